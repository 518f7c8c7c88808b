package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes beside, then puts in place; the bytes are on the disk before the name is. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = beside(file);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    }
    putInPlace(temporary, file);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static void putInPlace(Path temporary, Path file) throws IOException {
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Counts on in a counter of changes; one that cannot be read begins anew, far on. */
  static void count(Path file) throws IOException {
    String before = Moment.counter(file).strip();
    long next;
    try {
      next = before.isEmpty() ? 1 : Long.parseLong(before) + 1;
    } catch (NumberFormatException e) {
      next = System.currentTimeMillis();
    }
    // It only matters to processes that run now, so the disk need not be waited for.
    Files.writeString(beside(file), Long.toString(next));
    putInPlace(beside(file), file);
  }
}
