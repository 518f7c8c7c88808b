package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library.Imported;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's own files: {@code <data>/library/<id>.json} with a copy of the original beside it.
 * Another process may write; every search looks whether the counter in {@code changes} moved.
 */
final class ImportStore {
  private static final String FOLDER = "library";
  private static final String CHANGES = "changes";
  private static final long LARGEST = 20L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> TEXT = Set.of("md", "markdown", "txt", "text");
  private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
  private static final Set<String> LATER = Set.of("doc", "docx", "pdf", "ofd", "wps", "rtf", "odt");

  private final DataFolder data;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Held by who writes; readers go on with what was there. */
  private final Object writing = new Object();

  private final Map<String, Held> held = new TreeMap<>();
  private String seen = "-";
  private List<Document> documents = List.of();
  private List<Diagnostic> findings = List.of();

  /** A stored file as it was when it was read; a broken one has no document. */
  private record Held(
      long size, FileTime modified, Optional<StoredDocument> stored, Optional<Document> document) {}

  ImportStore(DataFolder data) {
    this.data = data;
  }

  /** All imported documents by title; the same list as long as nothing changed. */
  synchronized List<Document> documents() throws IOException {
    String now = changes();
    if (!now.equals(seen)) {
      load();
      seen = now;
    }
    return documents;
  }

  /** What is wrong with stored files. */
  synchronized List<Diagnostic> findings() throws IOException {
    documents();
    return findings;
  }

  private Path folder() {
    return data.root().resolve(FOLDER);
  }

  private String changes() throws IOException {
    Path file = folder().resolve(CHANGES);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private void load() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(folder())) {
      try (Stream<Path> list = Files.list(folder())) {
        list.filter(file -> file.toString().endsWith(".json"))
            .forEach(file -> files.put(file.getFileName().toString(), file));
      }
    }
    held.keySet().retainAll(files.keySet());
    List<Diagnostic> broken = new ArrayList<>();
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      Held now = read(entry.getKey(), entry.getValue());
      held.put(entry.getKey(), now);
      if (now.document().isEmpty()) {
        String name = entry.getKey();
        broken.add(
            Findings.error(
                "I-301", name, "stored.broken", name, name.replaceFirst("\\.json$", "")));
      }
    }
    documents =
        held.values().stream()
            .flatMap(file -> file.document().stream())
            .sorted(
                Comparator.comparing(Document::title)
                    .thenComparing(document -> document.address().toString()))
            .toList();
    findings = List.copyOf(broken);
  }

  private Held read(String name, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    FileTime modified = attributes.lastModifiedTime();
    Held before = held.get(name);
    if (before != null
        && before.size() == attributes.size()
        && before.modified().equals(modified)) {
      return before;
    }
    try {
      StoredDocument stored = json.readValue(Files.readAllBytes(file), StoredDocument.class);
      Document document = stored.document();
      if (!name.equals(stored.id() + ".json")) {
        throw new IllegalStateException(stored.id());
      }
      return new Held(attributes.size(), modified, Optional.of(stored), Optional.of(document));
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong inside (cut off, foreign, edited by hand): it is named and left where it
      // is.
      return new Held(attributes.size(), modified, Optional.empty(), Optional.empty());
    }
  }

  /** Imports files and folders. */
  List<Imported> importFiles(List<Path> paths, Consumer<Path> progress) throws IOException {
    synchronized (writing) {
      return importAll(paths, progress);
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private List<Imported> importAll(List<Path> paths, Consumer<Path> progress) throws IOException {
    List<Imported> reports = new ArrayList<>();
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      data.folder(FOLDER);
      Map<String, String> ids = idsByPath();
      boolean wrote = false;
      try {
        for (Path path : paths) {
          List<Path> files = new ArrayList<>();
          reports.addAll(expand(path, files));
          for (Path file : files) {
            progress.accept(file);
            Imported report = importFile(file, ids);
            wrote |= report.document().isPresent();
            reports.add(report);
          }
        }
      } finally {
        // Also after a cancel half way: what was written is there and must be seen.
        if (wrote) {
          touch();
        }
      }
    }
    return reports;
  }

  private synchronized Map<String, String> idsByPath() throws IOException {
    documents();
    Map<String, String> ids = new TreeMap<>();
    held.values().stream()
        .flatMap(file -> file.stored().stream())
        .forEach(stored -> ids.put(stored.path(), stored.id()));
    return ids;
  }

  private static List<Imported> expand(Path path, List<Path> files) {
    if (!Files.exists(path)) {
      return List.of(refused(path, "I-101", "import.missing"));
    }
    if (!Files.isDirectory(path)) {
      files.add(path);
      return List.of();
    }
    List<Imported> unreadable = new ArrayList<>();
    try {
      Files.walkFileTree(
          path,
          EnumSet.noneOf(FileVisitOption.class),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean hidden = !folder.equals(path) && isHidden(folder);
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !isHidden(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unreadable.add(refused(file, "I-102", "import.unreadable", reason(e)));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable.add(refused(path, "I-102", "import.unreadable", reason(e)));
    }
    files.sort(Comparator.comparing(Path::toString));
    if (files.isEmpty() && unreadable.isEmpty()) {
      unreadable.add(refused(path, "I-108", "import.nothing"));
    }
    return unreadable;
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  private Imported importFile(Path file, Map<String, String> ids) throws IOException {
    Read read = read(file);
    Optional<Document> document = read.report().document();
    if (document.isEmpty()) {
      return read.report();
    }
    boolean replaced = store(file, document.get(), suffix(name(file)), read.original(), ids);
    return new Imported(file, document, replaced, read.report().findings());
  }

  /** What an import of the file would say; nothing is written. */
  static Imported preview(Path file) {
    return Files.exists(file) ? read(file).report() : refused(file, "I-101", "import.missing");
  }

  /** A file that was read, with its bytes; none when it was refused. */
  private record Read(Imported report, byte[] original) {
    static Read refused(Imported report) {
      return new Read(report, new byte[0]);
    }
  }

  private static Read read(Path file) {
    String name = name(file);
    String suffix = suffix(name);
    if (LATER.contains(suffix)) {
      return Read.refused(refused(file, "I-106", "import.later", suffix));
    }
    boolean html = HTML.contains(suffix);
    if (!html && !TEXT.contains(suffix)) {
      return Read.refused(refused(file, "I-107", "import.suffix", suffix));
    }
    byte[] bytes;
    try {
      if (Files.size(file) > LARGEST) {
        return Read.refused(refused(file, "I-105", "import.large"));
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      return Read.refused(refused(file, "I-102", "import.unreadable", reason(e)));
    }
    Optional<FileText> text = FileText.of(bytes);
    if (text.isEmpty()) {
      return Read.refused(refused(file, "I-104", "import.binary"));
    }
    Optional<ImportReader.Read> read = ImportReader.read(name, text.get().text(), html);
    if (read.isEmpty()) {
      return Read.refused(refused(file, "I-103", "import.empty"));
    }
    List<Diagnostic> remarks = new ArrayList<>(read.get().findings());
    if (!text.get().clean()) {
      remarks.addFirst(
          Findings.warning("I-204", name, "import.charset", name, text.get().charset().name()));
    }
    return new Read(new Imported(file, Optional.of(read.get().document()), false, remarks), bytes);
  }

  private boolean store(
      Path file, Document document, String suffix, byte[] original, Map<String, String> ids)
      throws IOException {
    String id = document.address().document();
    String path = file.toAbsolutePath().normalize().toString();
    String copy = id + ".original." + suffix;
    StoredDocument stored = StoredDocument.of(document, path, name(file), copy);
    boolean replaced = Files.exists(folder().resolve(id + ".json"));
    write(copy, original);
    write(id + ".json", json.writeValueAsBytes(stored));
    forget(id + ".json");
    String before = ids.put(path, id);
    if (before != null && !before.equals(id)) {
      // The same file under a new title.
      delete(before);
      replaced = true;
    }
    return replaced;
  }

  /** A file written twice within one tick of the clock may keep its size too. */
  private synchronized void forget(String name) {
    held.remove(name);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path temporary = folder().resolve(name + ".new");
    Files.write(temporary, bytes);
    Files.move(
        temporary,
        folder().resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a document; whether there was one. */
  boolean remove(String id) throws IOException {
    synchronized (writing) {
      return removeOne(id);
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private boolean removeOne(String id) throws IOException {
    if (!id.matches("[a-z0-9][a-z0-9-]*") || !Files.exists(folder().resolve(id + ".json"))) {
      return false;
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      boolean there = delete(id);
      touch();
      return there;
    }
  }

  private boolean delete(String id) throws IOException {
    boolean there = Files.deleteIfExists(folder().resolve(id + ".json"));
    List<Path> copies;
    try (Stream<Path> list = Files.list(folder())) {
      copies =
          list.filter(file -> file.getFileName().toString().startsWith(id + ".original.")).toList();
    }
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
    return there;
  }

  private void touch() throws IOException {
    long next;
    try {
      next = Long.parseLong(changes().strip()) + 1;
    } catch (NumberFormatException e) {
      next = System.currentTimeMillis();
    }
    write(CHANGES, Long.toString(next).getBytes(StandardCharsets.UTF_8));
  }

  private static Imported refused(Path file, String code, String key, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = name(file);
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new Imported(
        file, Optional.empty(), false, List.of(Findings.error(code, name(file), key, arguments)));
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName();
  }
}
