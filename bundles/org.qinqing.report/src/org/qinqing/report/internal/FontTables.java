package org.qinqing.report.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One face of a font file as a file of its own, with no more than what drawing needs: the parser
 * would read every face of a collection that stands before the wanted one, whole.
 */
final class FontTables {
  private static final Set<String> NEEDED =
      Set.of(
          "CFF ", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

  private static final int COLLECTION = 0x74746366;
  private static final int MOST_TABLES = 200;

  private record Table(int tag, int checksum, long offset, int length) {}

  private FontTables() {}

  /**
   * Reads a face.
   *
   * @throws IOException when the file cannot be read or is no font
   */
  static byte[] read(Face face) throws IOException {
    try (FileChannel file = FileChannel.open(face.file())) {
      long start = 0;
      if (at(file, 0, 4).getInt() == COLLECTION) {
        start = Integer.toUnsignedLong(at(file, 12 + 4L * face.index(), 4).getInt());
      }
      ByteBuffer head = at(file, start, 12);
      int kind = head.getInt();
      int count = head.getShort();
      if (count < 1 || count > MOST_TABLES) {
        throw new IOException(face + " has " + count + " tables");
      }
      List<Table> tables = new ArrayList<>();
      long size = 0;
      ByteBuffer directory = at(file, start + 12, 16 * count);
      for (int i = 0; i < count; i++) {
        Table table =
            new Table(
                directory.getInt(),
                directory.getInt(),
                Integer.toUnsignedLong(directory.getInt()),
                directory.getInt());
        if (NEEDED.contains(tag(table)) && table.length() >= 0) {
          tables.add(table);
          size += (table.length() + 3L) / 4 * 4;
        }
      }
      if (size > file.size() + 4L * count) {
        throw new IOException(face + " is damaged");
      }
      ByteBuffer out = ByteBuffer.allocate((int) (12 + 16L * tables.size() + size));
      out.putInt(kind).putShort((short) tables.size()).putShort((short) 0).putInt(0);
      int offset = 12 + 16 * tables.size();
      for (Table table : tables) {
        out.putInt(table.tag()).putInt(table.checksum()).putInt(offset).putInt(table.length());
        fill(file, table.offset(), out.slice(offset, table.length()));
        offset += (table.length() + 3) / 4 * 4;
      }
      return out.array();
    }
  }

  private static String tag(Table table) {
    return new String(
        ByteBuffer.allocate(4).putInt(table.tag()).array(), StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer at(FileChannel file, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    fill(file, offset, bytes);
    return bytes.flip();
  }

  private static void fill(FileChannel file, long offset, ByteBuffer target) throws IOException {
    long from = offset;
    while (target.hasRemaining()) {
      int read = file.read(target, from);
      if (read < 0) {
        throw new EOFException("font ends at " + from);
      }
      from += read;
    }
  }
}
