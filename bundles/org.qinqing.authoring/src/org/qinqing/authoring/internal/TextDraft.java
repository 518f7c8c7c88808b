package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/**
 * A draft as the texts of its files. Every state is immutable and shares what did not change with
 * the one before, so stepping back costs nothing and checking works on one state while the next is
 * typed.
 */
final class TextDraft implements PackDraft {
  /** How many characters the states that can be taken back may hold together. */
  private static final long REMEMBERED = 32L << 20;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** The services a draft is checked with. */
  record Checks(PackRegistry registry, PackReader reader, PackLinter linter, PackTester tester) {}

  /**
   * A state to go back to.
   *
   * @param weight characters of what was written in it
   */
  private record Step(SortedMap<String, DraftFile> files, long weight) {}

  private final Path folder;
  private final DraftFolder disk;
  private final Checks checks;
  private final Deque<Step> past = new ArrayDeque<>();
  private final Deque<Step> future = new ArrayDeque<>();
  private SortedMap<String, DraftFile> saved;
  private volatile SortedMap<String, DraftFile> files;

  private TextDraft(Path folder, DraftFolder disk, Checks checks, SortedMap<String, byte[]> read) {
    this.folder = folder;
    this.disk = disk;
    this.checks = checks;
    this.files = parsed(read);
    this.saved = new TreeMap<>(files);
  }

  /**
   * Opens a folder.
   *
   * @throws IOException when it is none, or holds no bundle
   */
  static TextDraft open(Path folder, Checks checks) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    DraftFolder disk = new DraftFolder(whole);
    return new TextDraft(whole, disk, checks, disk.read());
  }

  private static SortedMap<String, DraftFile> parsed(Map<String, byte[]> read) {
    SortedMap<String, DraftFile> files = new TreeMap<>();
    read.forEach((path, bytes) -> files.put(path, DraftFile.of(path, bytes)));
    return Collections.unmodifiableSortedMap(files);
  }

  @Override
  public Path folder() {
    return folder;
  }

  // Parts

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (DraftFile file : files.values()) {
      file.slots().forEach(slot -> parts.add(part(file, slot)));
    }
    return List.copyOf(parts);
  }

  private static Part part(DraftFile file, Outline.Slot slot) {
    return new Part(slot.kind(), slot.id(), slot.title(), file.path(), slot.line());
  }

  /** A part that was found again. */
  private record Place(DraftFile file, int index) {
    Outline.Slot slot() {
      return file.slots().get(index);
    }

    String text() {
      return file.text().orElse("");
    }

    String source() {
      return PartSource.read(text(), slot());
    }
  }

  /** Parts move as others are edited: the id finds them, and among equal ones the line. */
  private Place place(Part part) {
    DraftFile file = files.get(part.file());
    if (file != null) {
      List<Outline.Slot> slots = file.slots();
      int found = -1;
      for (int i = 0; i < slots.size(); i++) {
        Outline.Slot slot = slots.get(i);
        boolean sameId = slot.kind() == part.kind() && slot.id().equals(part.id());
        if (sameId
            && (found < 0
                || Math.abs(slot.line() - part.line())
                    < Math.abs(slots.get(found).line() - part.line()))) {
          found = i;
        }
      }
      if (found >= 0) {
        return new Place(file, found);
      }
    }
    throw new NoSuchElementException(Messages.text("draft.gone", part.id(), part.file()));
  }

  @Override
  public String source(Part part) {
    return place(part).source();
  }

  @Override
  public Map<String, String> values(Part part) {
    Place place = place(part);
    return Collections.unmodifiableMap(
        new LinkedHashMap<>(PartText.of(PartShape.of(part.kind()), place.source()).values()));
  }

  @Override
  public Part replace(Part part, String source) {
    return written(place(part), source);
  }

  @Override
  public Part change(Part part, Map<String, String> values) {
    Place place = place(part);
    String source = place.source();
    for (Map.Entry<String, String> value : values.entrySet()) {
      source =
          PartText.of(PartShape.of(part.kind()), source).with(value.getKey(), value.getValue());
    }
    return written(place, source);
  }

  private Part written(Place place, String source) {
    String text = PartSource.write(place.text(), place.slot(), source);
    if (text.equals(place.text())) {
      return part(place.file(), place.slot());
    }
    DraftFile file = DraftFile.edited(place.file(), place.index(), text);
    step(with(file));
    return part(file, file.slots().get(place.index()));
  }

  @Override
  public Part add(Kind kind, String id, String topic) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(Messages.text("draft.id.form", id));
    }
    if (parts().stream().anyMatch(part -> part.id().equals(id))) {
      throw new IllegalArgumentException(Messages.text("draft.id.taken", id));
    }
    PartShape shape = PartShape.of(kind);
    DraftFile file = fileFor(kind, topic);
    String text = PartFile.added(shape, file.text().orElse(""), PartFile.blank(kind, id, topic));
    DraftFile made = DraftFile.of(file.path(), text);
    step(with(made));
    return made.slots().stream()
        .filter(slot -> slot.id().equals(id))
        .map(slot -> part(made, slot))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException(Messages.text("draft.gone", id, made.path())));
  }

  /** The file of its topic, else the last that holds parts of the kind, else a new one. */
  private DraftFile fileFor(Kind kind, String topic) {
    PartShape shape = PartShape.of(kind);
    boolean named = topic.matches("[A-Za-z0-9._-]+");
    String wanted = shape.folder() + "/" + (named ? topic : shape.list()) + ".yaml";
    DraftFile byTopic = files.get(wanted);
    if (byTopic != null && PartFile.takes(shape, byTopic)) {
      return byTopic;
    }
    boolean byKind = kind == Kind.CARD || kind == Kind.QUESTION || !named;
    Optional<DraftFile> last =
        files.values().stream()
            .filter(file -> file.path().startsWith(shape.folder() + "/"))
            .filter(file -> !file.slots().isEmpty() && PartFile.takes(shape, file))
            .reduce((before, after) -> after);
    if (byKind && last.isPresent()) {
      return last.get();
    }
    String free = wanted;
    for (int i = 2; files.containsKey(free); i++) {
      free = wanted.replaceFirst("\\.yaml$", "-" + i + ".yaml");
    }
    return DraftFile.of(free, "");
  }

  @Override
  public void remove(Part part) {
    Place place = place(part);
    Optional<String> text =
        PartFile.removed(PartShape.of(part.kind()), place.text(), place.slot(), place.file());
    SortedMap<String, DraftFile> next = new TreeMap<>(files);
    String path = place.file().path();
    text.ifPresentOrElse(left -> next.put(path, DraftFile.of(path, left)), () -> next.remove(path));
    step(next);
  }

  // Steps

  private SortedMap<String, DraftFile> with(DraftFile file) {
    SortedMap<String, DraftFile> next = new TreeMap<>(files);
    next.put(file.path(), file);
    return next;
  }

  private void step(SortedMap<String, DraftFile> next) {
    long weight = weight(files, next);
    past.push(new Step(files, weight));
    long all = past.stream().mapToLong(Step::weight).sum();
    while (all > REMEMBERED && past.size() > 1) {
      all -= past.removeLast().weight();
    }
    future.clear();
    files = Collections.unmodifiableSortedMap(next);
  }

  private static long weight(Map<String, DraftFile> before, Map<String, DraftFile> next) {
    return before.values().stream()
        .filter(file -> !file.equals(next.get(file.path())))
        .mapToLong(file -> file.text().orElse("").length())
        .sum();
  }

  @Override
  public void undo() {
    if (!past.isEmpty()) {
      Step step = past.pop();
      future.push(new Step(files, step.weight()));
      files = step.files();
    }
  }

  @Override
  public void redo() {
    if (!future.isEmpty()) {
      Step step = future.pop();
      past.push(new Step(files, step.weight()));
      files = step.files();
    }
  }

  // Disk

  @Override
  public boolean changed() {
    return !changes().isEmpty();
  }

  /** Paths of the files that are not on disk as they are here. */
  private List<String> changes() {
    TreeSet<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(saved.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(saved.get(path), files.get(path)))
        .filter(path -> !same(bytes(saved, path), bytes(files, path)))
        .toList();
  }

  private static Optional<byte[]> bytes(Map<String, DraftFile> files, String path) {
    return Optional.ofNullable(files.get(path)).map(DraftFile::bytes);
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
  }

  @Override
  public List<Path> save() throws IOException {
    List<Path> others = new ArrayList<>();
    for (String path : changes()) {
      if (untouched(path)) {
        write(path);
      } else {
        others.add(disk.path(path));
      }
    }
    return List.copyOf(others);
  }

  /** Whether a file is on disk as it was read, or already as it is to be. */
  private boolean untouched(String path) throws IOException {
    try {
      Optional<byte[]> now = disk.content(path);
      return same(now, bytes(saved, path)) || same(now, bytes(files, path));
    } catch (IOException e) {
      throw new IOException(Messages.text("draft.notWritten", disk.path(path)), e);
    }
  }

  @Override
  public void saveOver() throws IOException {
    for (String path : changes()) {
      write(path);
    }
  }

  private void write(String path) throws IOException {
    DraftFile file = files.get(path);
    try {
      if (file != null) {
        disk.write(path, file.bytes());
        saved.put(path, file);
      } else {
        disk.delete(path);
        saved.remove(path);
      }
    } catch (IOException e) {
      throw new IOException(Messages.text("draft.notWritten", disk.path(path)), e);
    }
  }

  @Override
  public void reload() throws IOException {
    SortedMap<String, byte[]> read = disk.read();
    files = parsed(read);
    saved = new TreeMap<>(files);
    past.clear();
    future.clear();
  }

  // Checking

  /** Path → content as it stands in memory. */
  Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, file) -> contents.put(path, file.bytes()));
    return contents;
  }

  @Override
  public Checked check() {
    Map<String, byte[]> contents = contents();
    PackSnapshot installed = checks.registry().snapshot();
    PackReader.Reading reading =
        checks.reader().read(String.valueOf(folder.getFileName()), contents);
    if (reading.pack().isEmpty()) {
      return new Checked(Optional.empty(), reading.findings(), Optional.empty(), installed);
    }
    Pack pack = reading.pack().get();
    PackSnapshot world = checks.linter().with(pack, installed);
    List<Diagnostic> findings = new ArrayList<>(reading.findings());
    findings.addAll(checks.linter().lint(pack, installed));
    return new Checked(
        Optional.of(pack), findings, Optional.of(checks.tester().test(pack, world, false)), world);
  }
}
