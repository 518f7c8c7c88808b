package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of an author's folder: taken as they are, and written all or none. */
final class AuthorFolder {
  private static final long LARGEST = 64L << 20;

  private AuthorFolder() {}

  /** Path with {@code /} → content; what belongs to tools is left aside. */
  static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.filter(file -> Files.isRegularFile(file)).toList();
    }
    long total = 0;
    for (Path file : found) {
      String path =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      if (path.matches("(?:.*/)?\\..*|(?:target|bin)/.*|build\\.properties")) {
        continue;
      }
      total += Files.size(file);
      if (total > LARGEST) {
        throw new IOException(Messages.text("sheet.folderTooLarge", folder));
      }
      files.put(path, Files.readAllBytes(file));
    }
    return files;
  }

  /**
   * Writes a new folder in one step.
   *
   * @throws IOException when it is there and not empty, or cannot be written; nothing is left
   */
  static List<Path> write(Path folder, Map<String, String> files) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    if (!free(target)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(parent);
    Path making = Files.createDirectory(parent.resolve(".new-bundle-" + UUID.randomUUID()));
    boolean done = false;
    try {
      List<Path> written = new ArrayList<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = making.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        written.add(folder.resolve(file.getKey()));
      }
      // An empty folder gives way; one that has been filled meanwhile does not.
      Files.deleteIfExists(target);
      Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return written;
    } finally {
      if (!done) {
        delete(making);
      }
    }
  }

  /** Whether a folder can be made there: nothing is there, or an empty folder. */
  static boolean free(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return !Files.exists(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(folder)) {
      all = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
