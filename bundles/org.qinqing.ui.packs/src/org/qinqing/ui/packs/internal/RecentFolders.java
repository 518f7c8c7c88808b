package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.data.DataFolder;

/**
 * Keeps which folders an author opened last, in {@code authoring-folders.txt} of the data folder.
 */
final class RecentFolders {
  private static final int MOST = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final DataFolder data;

  RecentFolders(DataFolder data) {
    this.data = data;
  }

  private Path file() {
    return data.root().resolve("authoring-folders.txt");
  }

  /** The folders that are still there, the newest first. */
  List<Path> list() {
    if (!Files.isReadable(file())) {
      return List.of();
    }
    try {
      return Files.readAllLines(file()).stream()
          .flatMap(line -> path(line).stream())
          .filter(folder -> Files.isRegularFile(folder.resolve("pack.yaml")))
          .limit(MOST)
          .toList();
    } catch (IOException e) {
      // Without the list one still opens a folder by hand.
      return List.of();
    }
  }

  private static Optional<Path> path(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(Path.of(line));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a folder first.
   *
   * @throws IOException when the data folder cannot be written, or another process writes to it
   */
  void add(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    List<String> lines = new ArrayList<>();
    lines.add(absolute.toString());
    list().stream().filter(old -> !old.equals(absolute)).forEach(old -> lines.add(old.toString()));
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Path written = Files.createTempFile(data.root(), "authoring-folders", ".tmp");
      Files.write(written, lines);
      Files.move(
          written, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
