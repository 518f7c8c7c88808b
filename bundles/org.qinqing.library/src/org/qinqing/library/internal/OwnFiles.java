package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.qinqing.data.AtomicFile;
import org.qinqing.library.Library.Imported;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's own files: {@code <data>/library/<name>.json} with a copy of the original beside it.
 * Another process may write; every search looks whether the counter in {@code changes} moved.
 */
final class OwnFiles {
  /** What the name of a stored file ends in. */
  static final String STORED = ".json";

  private static final String FOLDER = "library";
  private static final String CHANGES = "changes";

  private final Path folder;
  private final JsonMapper json = JsonMapper.builder().build();

  OwnFiles(Path data) {
    this.folder = data.resolve(FOLDER);
  }

  /**
   * A stored file as it lies in the folder; it is the same as long as both do not change.
   *
   * @param size in bytes
   * @param modified when it was written
   */
  record Stamp(long size, FileTime modified) {
    @Override
    public String toString() {
      return size + " " + modified.toMillis();
    }
  }

  /**
   * A stored file that was read.
   *
   * @param stored as it is kept
   * @param document the document it makes
   */
  record Kept(StoredDocument stored, Document document) {}

  /** Moves with every change; empty when nothing was ever imported. */
  String changes() throws IOException {
    return ChangeCounter.read(folder.resolve(CHANGES));
  }

  /** Says that the folder changed, or is about to. */
  void touch() throws IOException {
    Files.createDirectories(folder);
    ChangeCounter.count(folder.resolve(CHANGES));
  }

  /** The stored files, by name. */
  SortedMap<String, Stamp> list() throws IOException {
    SortedMap<String, Stamp> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(FileVisitOption.class),
          1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = name(file);
              if (name.endsWith(STORED)) {
                files.put(name, new Stamp(attributes.size(), attributes.lastModifiedTime()));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return files;
  }

  /** Names what lies in the folder, so that what others changed in it is noticed. */
  String inventory() throws IOException {
    CRC32C sum = new CRC32C();
    list()
        .forEach(
            (name, stamp) -> sum.update((name + stamp + "\n").getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(sum.getValue());
  }

  /**
   * Reads a stored file.
   *
   * @return empty when it is gone or damaged; it is left where it is
   */
  Optional<Kept> read(String name) {
    try {
      StoredDocument stored =
          json.readValue(Files.readAllBytes(folder.resolve(name)), StoredDocument.class);
      Document document = stored.document();
      boolean own = name.equals(fileOf(document.address())) || name.equals(stored.id() + STORED);
      return own ? Optional.of(new Kept(stored, document)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong inside (cut off, foreign, edited by hand).
      return Optional.empty();
    }
  }

  /** Under which name a document is kept: one file a version. */
  static String fileOf(Address address) {
    return address.document() + address.version().map(version -> "@" + version).orElse("") + STORED;
  }

  /** The files a path stands for, in order; what cannot be read is reported. */
  static List<Imported> expand(Path path, List<Path> files) {
    if (!Files.exists(path)) {
      return List.of(refused(path, "I-101", "import.missing"));
    }
    if (!Files.isDirectory(path)) {
      files.add(path);
      return List.of();
    }
    List<Imported> unreadable = new ArrayList<>();
    try {
      // A walk does not follow a link it begins at.
      Path root = path.toRealPath();
      Files.walkFileTree(
          root,
          EnumSet.noneOf(FileVisitOption.class),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean hidden = !folder.equals(root) && isHidden(folder);
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              boolean wanted = !isHidden(file) && !SourceFile.isPassedOver(file);
              if (attributes.isRegularFile() && wanted) {
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

  /** Whether a stored file is there. */
  boolean holds(String name) {
    return Files.exists(folder.resolve(name));
  }

  /**
   * Keeps a document and a copy of the file it came from.
   *
   * @return the name it is kept under
   */
  String store(Path file, Document document, byte[] original) throws IOException {
    String name = fileOf(document.address());
    String copy = copyOf(name) + suffix(name(file));
    String path = file.toAbsolutePath().normalize().toString();
    StoredDocument stored = StoredDocument.of(document, path, name(file), copy);
    Files.createDirectories(folder);
    // An import of thousands cannot wait for the disk at each; the files it came from are still
    // there.
    AtomicFile.writeSoon(folder.resolve(copy), original);
    AtomicFile.writeSoon(folder.resolve(name), json.writeValueAsBytes(stored));
    return name;
  }

  private static String copyOf(String name) {
    return name.substring(0, name.length() - STORED.length()) + ".original.";
  }

  /** Removes a stored file and the copies of its original; whether it was there. */
  boolean delete(String name) throws IOException {
    boolean there = Files.deleteIfExists(folder.resolve(name));
    List<Path> copies;
    try (Stream<Path> list = Files.list(folder)) {
      copies = list.filter(file -> name(file).startsWith(copyOf(name))).toList();
    }
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
    return there;
  }

  static Imported refused(Path file, String code, String key, Object... more) {
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
