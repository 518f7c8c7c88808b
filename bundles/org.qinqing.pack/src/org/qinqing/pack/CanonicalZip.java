package org.qinqing.pack;

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
 * The one form in which bundles are packed and signed files written: entries stored as they are, in
 * one order, with one date. The same content makes the same bytes everywhere, and a signed file can
 * be checked by writing it again: whatever else lies in its bytes makes a difference. Compression
 * is left out because its bytes depend on the library of the machine.
 */
public final class CanonicalZip {
  /** What comes first in a rule bundle, as far as it is there. */
  public static final List<String> PACK_FIRST = List.of(AllowList.MANIFEST, "pack.yaml");

  /** A day without meaning that an archive can say without an extra field. */
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 2, 1, 0, 0);

  private CanonicalZip() {}

  /**
   * Writes entries.
   *
   * @param entries path with {@code /} between its parts → content
   * @param first names that come first, as far as they are there; the others follow by name
   */
  public static byte[] of(Map<String, byte[]> entries, List<String> first) {
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
