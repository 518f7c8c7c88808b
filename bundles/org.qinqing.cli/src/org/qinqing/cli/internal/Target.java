package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qinqing.data.AtomicFile;

/** Files that a command is told to write. */
final class Target {
  private final Terminal terminal;

  Target(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Writes a file, or replaces one, in one step. */
  void write(Path file, byte[] content) throws IOException {
    AtomicFile.write(writable(file), content);
  }

  /** The whole path, when a file can stand there. */
  Path writable(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new WrongUse(terminal.say("error.noFolder", String.valueOf(parent)));
    }
    if (Files.isDirectory(whole)) {
      throw new WrongUse(terminal.say("error.isFolder", file.toString()));
    }
    return whole;
  }
}
