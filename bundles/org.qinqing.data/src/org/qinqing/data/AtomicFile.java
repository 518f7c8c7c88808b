package org.qinqing.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes beside, then puts in place; the bytes are on the disk before the name is. Whoever calls
   * it holds the writer's lock of the data folder, or is the only one to write that file.
   *
   * @throws IOException when the disk refuses; a file that was there before is as it was
   */
  public static void write(Path file, byte[] bytes) throws IOException {
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

  /**
   * The same without waiting for the disk; for what can be made or fetched again.
   *
   * @throws IOException as {@link #write}
   */
  public static void writeSoon(Path file, byte[] bytes) throws IOException {
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
}
