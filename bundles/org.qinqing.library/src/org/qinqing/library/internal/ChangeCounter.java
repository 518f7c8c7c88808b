package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.qinqing.data.AtomicFile;

/** A file that counts changes, so that other processes notice them. */
final class ChangeCounter {
  private ChangeCounter() {}

  /** Where it stands; empty when nothing was ever counted. */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /**
   * Counts on. It begins far on: a folder that was thrown away and made again must not come to a
   * number that somebody has seen.
   */
  static void count(Path file) throws IOException {
    long next;
    try {
      next = Long.parseLong(read(file).strip()) + 1;
    } catch (NumberFormatException e) {
      next = System.currentTimeMillis();
    }
    // It only matters to processes that run now, so the disk need not be waited for.
    AtomicFile.writeSoon(file, Long.toString(next).getBytes(StandardCharsets.UTF_8));
  }
}
