package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.qinqing.data.DataFolder;

/** A folder that nobody else writes to. */
record PlainFolder(Path root) implements DataFolder {
  @Override
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Override
  public Lock write(Duration patience) {
    return () -> {};
  }
}
