package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.qinqing.pack.Locality;

/**
 * The bundles a user installed: {@code packs/<id>/<version>/<sha256>.qinqing}. It is the truth (law
 * 12); a file is never overwritten, and its name says what it must contain.
 *
 * <p>Every change is one swap, whatever happens in between. What comes and what goes is written to
 * {@code .pending-*} first: what it says comes does not count. Then the files are put in place, and
 * renaming that note to {@code .done-*} is the one step that counts: from then on what it says goes
 * does not count. A note that was left behind is carried out, or taken back, by the next writer;
 * readers need only read it.
 */
final class PackStore {
  /** Suffix of a stored bundle. */
  static final String SUFFIX = ".qinqing";

  private static final String NUMBER = "\\d+\\.\\d+\\.\\d+";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile(NUMBER);
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}\\.qinqing");
  private static final String HELD = "held-";
  private static final Pattern MARK = Pattern.compile(HELD + "(" + NUMBER + ")");
  private static final String INCOMING = ".incoming-";
  private static final String PENDING = ".pending-";
  private static final String DONE = ".done-";
  private static final Pattern LEFT = Pattern.compile("\\.(?:incoming|removed)-.*");
  private static final Pattern NOTE = Pattern.compile("\\.(?:pending|done)-.*");

  /** A line of a note names a version or a mark of one bundle, never anything else. */
  private static final Pattern LINE =
      Pattern.compile("([+-])(" + ID + "/(?:" + HELD + ")?" + NUMBER + ")");

  private static final String PLACE = "place";
  private static final String REVOKED = "revoked";

  /** A writer changes the folder a few times for one swap; a reader meets two or three of them. */
  private static final int READS = 1000;

  private final Path root;

  /**
   * A store.
   *
   * @param root its folder; need not exist
   */
  PackStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** A bundle in the store. */
  record Stored(String id, String version, String sha256, Path file) {
    /** Whether the file still is what it was when it was stored. */
    boolean whole() {
      try {
        return digest(file).equals(sha256);
      } catch (IOException e) {
        return false;
      }
    }

    Version number() {
      return Version.parseVersion(version);
    }
  }

  /**
   * A bundle that is to be stored.
   *
   * @param taken file in the store's own folder
   * @param sha256 of the bytes that were checked; should the file be another by now, its name will
   *     not fit and it is never given to the framework
   * @param place for which it speaks, written beside it: when the file is damaged one day, it
   *     cannot be asked any more
   */
  record Arrival(Path taken, String sha256, String id, String version, Locality place) {}

  /**
   * What becomes different in one step.
   *
   * @param coming bundles
   * @param going bundles
   * @param held versions that are held back from now on, by id
   * @param freed versions that are held back no longer, by id
   */
  record Change(List<Arrival> coming, List<Stored> going, List<Held> held, List<Held> freed) {
    Change {
      coming = List.copyOf(coming);
      going = List.copyOf(going);
      held = List.copyOf(held);
      freed = List.copyOf(freed);
    }

    boolean none() {
      return coming.isEmpty() && going.isEmpty() && held.isEmpty() && freed.isEmpty();
    }
  }

  /** A version that somebody went back from, and that is not to come again by itself. */
  record Held(String id, String version) {}

  /**
   * A swap that was prepared: all is in place and nothing counts yet.
   *
   * @param note the file that says so
   * @param stored what is stored once it counts
   */
  record Prepared(Path note, List<Stored> stored) {
    Prepared {
      stored = List.copyOf(stored);
    }
  }

  // --- reading -----------------------------------------------------------------------------------

  /**
   * What the notes say.
   *
   * @param names of them
   * @param changed when the folder last did; both equal before and after reading mean that nobody
   *     swapped in between
   * @param aside what does not count
   */
  private record Notes(Set<String> names, Optional<FileTime> changed, Set<String> aside) {}

  /** Everything that is stored, ordered by id and version; empty when there is no store yet. */
  List<Stored> list() throws IOException {
    return steady(notes -> scan(notes.aside()));
  }

  /** The versions of a bundle that are held back, the newest last. */
  List<Held> held(String id) throws IOException {
    return steady(notes -> held(id, notes.aside()));
  }

  /** The same of all bundles, by id; one without any is left out. */
  Map<String, List<Held>> held() throws IOException {
    return steady(
        notes -> {
          Map<String, List<Held>> all = new HashMap<>();
          for (Path id : children(root, ID)) {
            List<Held> held = held(name(id), notes.aside());
            if (!held.isEmpty()) {
              all.put(name(id), held);
            }
          }
          return all;
        });
  }

  private List<Held> held(String id, Set<String> aside) throws IOException {
    List<Held> held = new ArrayList<>();
    for (Path mark : children(root.resolve(id), MARK)) {
      Matcher matcher = MARK.matcher(name(mark));
      if (matcher.matches() && !aside.contains(id + "/" + name(mark))) {
        held.add(new Held(id, matcher.group(1)));
      }
    }
    held.sort(Comparator.comparing(each -> Version.parseVersion(each.version())));
    return held;
  }

  private interface Reading<T> {
    T read(Notes notes) throws IOException;
  }

  /** Reads until nobody has swapped meanwhile, so that no half of a swap is seen. */
  private <T> T steady(Reading<T> reading) throws IOException {
    for (int i = 0; i < READS; i++) {
      try {
        Notes before = notes();
        T read = reading.read(before);
        if (before.equals(notes())) {
          return read;
        }
      } catch (NoSuchFileException e) {
        continue; // swapped meanwhile
      }
    }
    throw new IOException(root.toString());
  }

  private Notes notes() throws IOException {
    Optional<FileTime> changed = changed();
    Set<String> names = new HashSet<>();
    Set<String> aside = new HashSet<>();
    for (Path note : children(root, NOTE)) {
      names.add(name(note));
      aside.addAll(paths(note, name(note).startsWith(PENDING) ? "+" : "-"));
    }
    return new Notes(names, changed, aside);
  }

  private Optional<FileTime> changed() throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(root));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** What a note says comes ({@code +}) or goes ({@code -}). */
  private static List<String> paths(Path note, String sign) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String line : Files.readAllLines(note)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && matcher.group(1).equals(sign)) {
        paths.add(matcher.group(2));
      }
    }
    return paths;
  }

  private List<Stored> scan(Set<String> aside) throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Path id : children(root, ID)) {
      List<Path> versions = children(id, VERSION);
      versions.sort(Comparator.comparing(version -> Version.parseVersion(name(version))));
      for (Path version : versions) {
        if (!aside.contains(name(id) + "/" + name(version))) {
          all.addAll(stored(name(id), version));
        }
      }
    }
    return all;
  }

  private static List<Stored> stored(String id, Path version) throws IOException {
    List<Stored> stored = new ArrayList<>();
    for (Path file : children(version, FILE)) {
      String digest = name(file).substring(0, name(file).length() - SUFFIX.length());
      stored.add(new Stored(id, name(version), digest, file));
    }
    return stored;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> children(Path folder, Pattern names) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, path -> names.matcher(name(path)).matches())) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return children; // that is no store, or none yet; anything else must not look like an empty
      // one
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  /** The place a stored bundle spoke for when it was installed; empty when that is not known. */
  Optional<Locality> place(Stored stored) {
    try {
      return Locality.of(Files.readString(stored.file().resolveSibling(PLACE)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a stored bundle can be used.
   *
   * @throws IOException when that cannot be found out; on its answer others are thrown away
   */
  boolean fit(Stored stored) throws IOException {
    return !there(stored.file().resolveSibling(REVOKED))
        && digest(stored.file()).equals(stored.sha256());
  }

  /** Whether a stored bundle was marked as signed by a key in wrong hands. */
  boolean revoked(Stored stored) {
    try {
      return there(stored.file().resolveSibling(REVOKED));
    } catch (IOException e) {
      return true; // nobody knows, so it is not used
    }
  }

  /** Unlike {@link Files#exists} it does not take what cannot be asked for absent. */
  private static boolean there(Path path) throws IOException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  // --- writing; whoever does holds the lock of the data folder -----------------------------------

  /** Marks a stored bundle whose signer's key turned out to be in wrong hands. */
  void revoke(Stored stored) throws IOException {
    Path mark = stored.file().resolveSibling(REVOKED);
    if (!there(mark)) {
      Files.createFile(mark);
    }
  }

  /**
   * Finishes, or takes back, what an earlier writer left half done. What cannot be cleared away (a
   * file still open elsewhere) does not count, because its note stays, and waits for the next one.
   */
  void tidy() {
    try {
      for (Path note : children(root, NOTE)) {
        tidy(note);
      }
      for (Path left : children(root, LEFT)) {
        tidy(left);
      }
      deleteIfEmpty(root);
    } catch (IOException e) {
      return;
    }
  }

  private void tidy(Path left) {
    try {
      if (name(left).startsWith(PENDING)) {
        clear(left, "+");
      } else if (name(left).startsWith(DONE)) {
        clear(left, "-");
      } else {
        delete(left);
      }
    } catch (IOException e) {
      return;
    }
  }

  /** Puts content that was checked into the store's own folder, not yet as a bundle. */
  Path take(byte[] content) throws IOException {
    Path copy = Files.createDirectories(root).resolve(INCOMING + UUID.randomUUID() + SUFFIX);
    write(copy, content);
    return copy;
  }

  /** Takes back what was taken and is not wanted; else the next writer does. */
  void leave(Path taken) {
    try {
      Files.deleteIfExists(taken);
      deleteIfEmpty(root);
    } catch (IOException e) {
      return;
    }
  }

  /**
   * Puts everything in place for a swap.
   *
   * @throws FileAlreadyExistsException when a version that would come is there already
   * @throws IOException when the disk refuses; nothing is different then
   */
  Prepared prepare(Change change) throws IOException {
    Set<String> aside = notes().aside();
    for (Arrival arrival : change.coming()) {
      String path = arrival.id() + "/" + arrival.version();
      // What could not be cleared away yet would hide what comes to the same place.
      if (aside.contains(path) || !children(root.resolve(path), FILE).isEmpty()) {
        throw new FileAlreadyExistsException(root.resolve(path).toString());
      }
    }
    Files.createDirectories(root);
    String name = UUID.randomUUID().toString();
    Path written = root.resolve(INCOMING + name);
    Path note = root.resolve(PENDING + name);
    try {
      write(written, String.join("\n", lines(change)).getBytes(StandardCharsets.UTF_8));
      Files.move(written, note, StandardCopyOption.ATOMIC_MOVE);
      sync(root);
      for (Arrival arrival : change.coming()) {
        Path version = root.resolve(arrival.id()).resolve(arrival.version());
        Files.createDirectories(version);
        write(version.resolve(PLACE), arrival.place().code().getBytes(StandardCharsets.UTF_8));
        Files.move(
            arrival.taken(),
            version.resolve(arrival.sha256() + SUFFIX),
            StandardCopyOption.ATOMIC_MOVE);
        sync(version);
        sync(root.resolve(arrival.id()));
      }
      for (Held held : change.held()) {
        Path mark = Files.createDirectories(root.resolve(held.id())).resolve(mark(held));
        if (!there(mark)) {
          write(mark, new byte[0]);
        }
      }
      sync(root);
      return new Prepared(note, after(note));
    } catch (IOException e) {
      try {
        Files.deleteIfExists(written);
        abandon(note);
      } catch (IOException later) {
        e.addSuppressed(later); // what is left does not count, and the next writer clears it away
      }
      throw e;
    }
  }

  private List<String> lines(Change change) throws IOException {
    List<String> lines = new ArrayList<>();
    change.coming().forEach(c -> lines.add("+" + c.id() + "/" + c.version()));
    change.going().forEach(g -> lines.add("-" + g.id() + "/" + g.version()));
    for (Held held : change.held()) {
      // A mark that is there already must survive should this be taken back.
      if (!there(root.resolve(held.id()).resolve(mark(held)))) {
        lines.add("+" + held.id() + "/" + mark(held));
      }
    }
    change.freed().forEach(f -> lines.add("-" + f.id() + "/" + mark(f)));
    return lines;
  }

  private static String mark(Held held) {
    return HELD + held.version();
  }

  /** What is stored once a note that is pending counts. */
  private List<Stored> after(Path note) throws IOException {
    Set<String> aside = new HashSet<>(notes().aside());
    aside.removeAll(paths(note, "+"));
    aside.addAll(paths(note, "-"));
    return scan(aside);
  }

  /**
   * The one step that makes a swap count. What goes is cleared away afterwards; what cannot be (a
   * file still open elsewhere) does not count any more, and the next writer clears it away.
   *
   * @throws IOException when it does not count; it is taken back then
   */
  void commit(Prepared prepared) throws IOException {
    Path note = prepared.note();
    Path done = root.resolve(DONE + name(note).substring(PENDING.length()));
    try {
      Files.move(note, done, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        abandon(note);
      } catch (IOException later) {
        e.addSuppressed(later);
      }
      throw e;
    }
    sync(root);
  }

  /** Takes back a swap that does not count. */
  void abandon(Prepared prepared) throws IOException {
    abandon(prepared.note());
  }

  private void abandon(Path note) throws IOException {
    if (there(note)) {
      clear(note, "+");
    }
    deleteIfEmpty(root);
  }

  /** Deletes what a note names, then the note: in this order, so that it can be done again. */
  private void clear(Path note, String sign) throws IOException {
    for (String path : paths(note, sign)) {
      Path named = root.resolve(path);
      if (there(named)) {
        delete(named);
      }
      Path id = named.getParent();
      if (id != null) {
        deleteIfEmpty(id);
      }
    }
    Files.deleteIfExists(note);
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return; // then it stays
    }
  }

  /** Writes a new file; its bytes are on the disk when this returns. */
  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Makes the new name durable where the system allows to; elsewhere a move is durable enough. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** SHA-256 of a file in lower-case hexadecimal. */
  static String digest(Path file) throws IOException {
    try (InputStream plain = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(plain, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
