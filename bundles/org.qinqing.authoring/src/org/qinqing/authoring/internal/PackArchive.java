package org.qinqing.authoring.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one file a bundle is handed over in: the same bytes for the same content, everywhere. */
final class PackArchive {
  /** A day without meaning that an archive can say without an extra field. */
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 2, 1, 0, 0);

  private PackArchive() {}

  /**
   * Packs files. They are stored as they are: how they would be compressed depends on the library
   * of the machine, and the same content must make the same file.
   *
   * @param files path with {@code /} → content
   */
  static byte[] of(SortedMap<String, byte[]> files) throws IOException {
    SortedMap<String, byte[]> rest = new TreeMap<>(files);
    List<String> order = new ArrayList<>();
    for (String first : List.of(PackHead.MANIFEST, "pack.yaml")) {
      if (rest.remove(first) != null) {
        order.add(first);
      }
    }
    order.addAll(rest.keySet());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (String path : order) {
        byte[] content = files.getOrDefault(path, new byte[0]);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(DAY);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
