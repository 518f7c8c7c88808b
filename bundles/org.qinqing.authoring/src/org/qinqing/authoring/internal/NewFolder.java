package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder that is made with all its files, or not at all. */
final class NewFolder {
  private NewFolder() {}

  /**
   * Makes a folder in one step: the files are written beside it and moved when all are there.
   *
   * @param files path with {@code /} → content
   * @throws IOException when something is in the folder already, or it cannot be written; nothing
   *     is left behind
   */
  static List<Path> write(Path folder, Map<String, byte[]> files) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || !free(target)) {
      throw new IOException(Messages.text("new.notEmpty", folder));
    }
    Deque<Path> made = new ArrayDeque<>();
    boolean done = false;
    try {
      folders(parent, made);
      Path beside = parent.resolve("." + target.getFileName() + "." + UUID.randomUUID());
      folders(beside, made);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = beside.resolve(file.getKey());
        Path above = path.getParent();
        if (above != null) {
          folders(above, made);
        }
        made.push(path);
        Files.write(path, file.getValue());
      }
      // An empty folder gives way; one that somebody fills meanwhile does not.
      Files.deleteIfExists(target);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } catch (IOException e) {
      throw new IOException(Messages.text("new.notWritten", folder), e);
    } finally {
      if (!done) {
        undo(made);
      }
    }
    List<Path> written = new ArrayList<>();
    files.keySet().forEach(path -> written.add(folder.resolve(path)));
    return written;
  }

  /** Whether nothing is there, or a folder with nothing in it. */
  static boolean free(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return !Files.exists(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static void folders(Path folder, Deque<Path> made) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path at : missing) {
      Files.createDirectory(at);
      made.push(at);
    }
  }

  private static void undo(Deque<Path> made) {
    for (Path path : made) {
      // What cannot be taken away must not hide why writing failed.
      path.toFile().delete();
    }
  }
}
