package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** An author's folder on disk. */
final class DraftFolder {
  /** What belongs to an author's tools, as the reader of bundles sees it. */
  private static final Pattern TOOLS =
      Pattern.compile("(?:\\..*|target|bin)(?:/.*)?|build\\.properties|(?:.*/)?\\.[^/]*");

  private static final Pattern TEXT = Pattern.compile(".*\\.(?:yaml|md)|META-INF/MANIFEST\\.MF");
  private static final int MOST_FILES = 5_000;
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;

  DraftFolder(Path folder) {
    this.folder = folder;
  }

  /** Whether a path in a folder belongs to an author's tools. */
  static boolean leftAside(String file) {
    return TOOLS.matcher(file).matches();
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  /**
   * Reads all files; of those that hold no text only that they are there.
   *
   * @throws IOException when this is no author's folder, or something cannot be read
   */
  SortedMap<String, byte[]> read() throws IOException {
    return read(false);
  }

  /** Reads all files whole. */
  SortedMap<String, byte[]> whole() throws IOException {
    return read(true);
  }

  private SortedMap<String, byte[]> read(boolean whole) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(Messages.text("draft.noFolder", folder));
    }
    if (!Files.isRegularFile(folder.resolve("pack.yaml"))) {
      throw new IOException(Messages.text("draft.noPack", folder));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      Files.walkFileTree(folder, new Reader(files, whole));
    } catch (FileSystemException e) {
      throw new IOException(Messages.text("draft.unreadable", e.getFile()), e);
    }
    return files;
  }

  private final class Reader extends SimpleFileVisitor<Path> {
    private final Map<String, byte[]> files;
    private final boolean whole;
    private long total;

    Reader(Map<String, byte[]> files, boolean whole) {
      this.files = files;
      this.whole = whole;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return !dir.equals(folder) && leftAside(name(dir))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = name(file);
      if (leftAside(name) || !attributes.isRegularFile()) {
        return FileVisitResult.CONTINUE;
      }
      boolean text = whole || TEXT.matcher(name).matches();
      total += text ? attributes.size() : 0;
      if (files.size() >= MOST_FILES || total > MOST_BYTES) {
        throw new IOException(Messages.text("draft.tooLarge", folder));
      }
      files.put(name, text ? Files.readAllBytes(file) : new byte[0]);
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
  }

  /** What a file holds now; empty when there is none. */
  Optional<byte[]> content(String file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes a file in one step, so that nobody ever reads half of it. */
  void write(String file, byte[] content) throws IOException {
    Path target = path(file);
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    replace(target, content);
  }

  /** Writes a file that is not there yet, in one step. */
  void add(String file, byte[] content) throws IOException {
    Path target = path(file);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // Without leave to replace: a file that came meanwhile stays.
      Files.move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  void delete(String file) throws IOException {
    Files.deleteIfExists(path(file));
  }

  /** Writes a file beside another and moves it there; the rights of the older one stay. */
  static void replace(Path target, byte[] content) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path beside = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      keepRights(real, beside);
      try {
        Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void keepRights(Path from, Path to) throws IOException {
    if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
      PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
      if (old != null && made != null) {
        made.setPermissions(old.readAttributes().permissions());
      }
    }
  }
}
