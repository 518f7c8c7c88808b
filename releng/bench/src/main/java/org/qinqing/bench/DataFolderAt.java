package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.qinqing.data.DataFolder;

/** A data folder that only this process uses, so nobody is ever waited for. */
record DataFolderAt(Path root) implements DataFolder {
  @Override
  public Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Override
  public Lock write(Duration patience) {
    return () -> {};
  }
}
