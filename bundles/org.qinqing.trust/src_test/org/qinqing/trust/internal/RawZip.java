package org.qinqing.trust.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files byte by byte, so that any of them can lie. */
final class RawZip {
  final List<Entry> entries = new ArrayList<>();
  byte[] before = new byte[0];
  byte[] gap = new byte[0];
  byte[] comment = new byte[0];
  byte[] after = new byte[0];
  int offsetShift;
  int countShift;
  int diskNumber;
  boolean wideLocator;
  boolean wideCount;

  static final class Entry {
    byte[] name;
    byte[] localName;
    byte[] packed;
    int flags = 1 << 11;
    int localFlags = 1 << 11;
    int method;
    int localMethod;
    int sum;
    int localSum;
    int size;
    int localSize;
    int mode;
    int disk;
    byte[] extra = new byte[0];
    byte[] localExtra = new byte[0];

    Entry(String name, byte[] content) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      localName = this.name;
      packed = content;
      CRC32 crc = new CRC32();
      crc.update(content);
      sum = (int) crc.getValue();
      localSum = sum;
      size = content.length;
      localSize = size;
    }

    Entry deflated() {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(packed);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] block = new byte[8192];
      while (!deflater.finished()) {
        out.write(block, 0, deflater.deflate(block));
      }
      deflater.end();
      packed = out.toByteArray();
      method = 8;
      localMethod = 8;
      return this;
    }
  }

  static RawZip of(Map<String, byte[]> files) {
    RawZip zip = new RawZip();
    files.forEach((name, content) -> zip.entries.add(new Entry(name, content)));
    return zip;
  }

  RawZip add(String name, String content) {
    entries.add(new Entry(name, content.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  Entry last() {
    return entries.getLast();
  }

  byte[] build() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    List<Integer> offsets = new ArrayList<>();
    for (Entry e : entries) {
      offsets.add(out.size() + offsetShift);
      ByteBuffer b = buffer(30);
      b.putInt(0x04034b50).putShort((short) 20).putShort((short) e.localFlags);
      b.putShort((short) e.localMethod).putShort((short) 0).putShort((short) 0x21);
      b.putInt(e.localSum).putInt(e.packed.length).putInt(e.localSize);
      b.putShort((short) e.localName.length).putShort((short) e.localExtra.length);
      out.writeBytes(b.array());
      out.writeBytes(e.localName);
      out.writeBytes(e.localExtra);
      out.writeBytes(e.packed);
    }
    out.writeBytes(gap);
    int start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      Entry e = entries.get(i);
      ByteBuffer b = buffer(46);
      b.putInt(0x02014b50).putShort((short) 0x314).putShort((short) 20).putShort((short) e.flags);
      b.putShort((short) e.method).putShort((short) 0).putShort((short) 0x21);
      b.putInt(e.sum).putInt(e.packed.length).putInt(e.size);
      b.putShort((short) e.name.length).putShort((short) e.extra.length).putShort((short) 0);
      b.putShort((short) e.disk).putShort((short) 0).putInt(e.mode << 16).putInt(offsets.get(i));
      out.writeBytes(b.array());
      out.writeBytes(e.name);
      out.writeBytes(e.extra);
    }
    int size = out.size() - start;
    if (wideLocator) {
      ByteBuffer b = buffer(20);
      b.putInt(0x07064b50).putInt(0).putLong(0).putInt(1);
      out.writeBytes(b.array());
      size += 20;
    }
    ByteBuffer b = buffer(22);
    int count = wideCount ? 0xFFFF : entries.size() + countShift;
    b.putInt(0x06054b50).putShort((short) diskNumber).putShort((short) diskNumber);
    b.putShort((short) count).putShort((short) count);
    b.putInt(size).putInt(start + offsetShift).putShort((short) comment.length);
    out.writeBytes(b.array());
    out.writeBytes(comment);
    out.writeBytes(after);
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
