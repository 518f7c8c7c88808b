package org.qinqing.trust.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs the parts of an index. */
final class SitePacking {
  private SitePacking() {}

  static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing but memory is written
    }
    return packed.toByteArray();
  }

  /**
   * Unpacks what was announced, and never more.
   *
   * @param length how long it must be
   * @throws IOException when it is something else
   */
  static byte[] unpack(byte[] packed, int length) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = gzip.readNBytes(length);
      if (plain.length != length || gzip.read() >= 0) {
        throw new IOException("another length than announced");
      }
      return plain;
    }
  }
}
