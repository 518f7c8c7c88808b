package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  /** The same without waiting for the disk; for what can be made or fetched again. */
  static void writeSoon(Path file, byte[] bytes) throws IOException {
    Files.write(beside(file), bytes);
    putInPlace(beside(file), file);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static void putInPlace(Path temporary, Path file) throws IOException {
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A counter of changes; empty when nothing was ever counted. */
  static String counter(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /**
   * Counts on in a counter of changes. It begins far on: a folder that was thrown away and made
   * again must not come to a number that somebody has seen.
   */
  static void count(Path file) throws IOException {
    long next;
    try {
      next = Long.parseLong(counter(file).strip()) + 1;
    } catch (NumberFormatException e) {
      next = System.currentTimeMillis();
    }
    // It only matters to processes that run now, so the disk need not be waited for.
    writeSoon(file, Long.toString(next).getBytes(StandardCharsets.UTF_8));
  }
}
