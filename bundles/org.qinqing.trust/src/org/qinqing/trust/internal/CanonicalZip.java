package org.qinqing.trust.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The one form in which signed files are written: entries stored as they are, in one order, with
 * one date. Because there is only one, a signed file can be checked by writing it again: whatever
 * else lies in its bytes makes a difference. Compression is left out because its bytes depend on
 * the library of the machine.
 */
final class CanonicalZip {
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 2, 1, 0, 0);

  private CanonicalZip() {}

  /**
   * Writes entries.
   *
   * @param first names that come first, as far as they are there; the others follow by name
   */
  static byte[] of(Map<String, byte[]> entries, List<String> first) {
    SortedMap<String, byte[]> rest = new TreeMap<>(entries);
    List<String> order = new ArrayList<>();
    for (String name : first) {
      if (rest.remove(name) != null) {
        order.add(name);
      }
    }
    order.addAll(rest.keySet());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (String name : order) {
        byte[] content = entries.getOrDefault(name, new byte[0]);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(DAY);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing but memory is written
    }
    return bytes.toByteArray();
  }
}
