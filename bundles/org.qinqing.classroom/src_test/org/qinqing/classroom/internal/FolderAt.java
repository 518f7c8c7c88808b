package org.qinqing.classroom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.qinqing.data.DataFolder;

/** A data folder of a test. */
record FolderAt(Path root) implements DataFolder {
  @Override
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Override
  public Lock write(Duration patience) {
    return () -> {};
  }
}
