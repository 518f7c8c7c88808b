package org.qinqing.library.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes files of Word 97, as small as [MS-DOC] allows: no library writes them from nothing, and
 * the project keeps no files of others.
 */
final class OldWordSamples {
  /** A list of its own: 第%1条 at level 0, （%2） at level 1, both in Chinese numerals. */
  static final int LIST = 1;

  private static final int PAGE = 512;
  private static final int TEXT_AT = 4 * PAGE;
  private static final int STYLES = 2;

  private final List<Run> runs = new ArrayList<>();
  private final List<Par> paragraphs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private record Run(int from, int to, byte[] properties) {}

  private record Par(int from, int to, int style, byte[] properties) {}

  /** A paragraph without properties. */
  OldWordSamples plain(String content) {
    return paragraph(content + "\r", 0);
  }

  /** A paragraph of the style heading 1. */
  OldWordSamples heading(String content) {
    return paragraph(content + "\r", 1);
  }

  /** A paragraph of the list. */
  OldWordSamples numbered(int level, String content) {
    return paragraph(content + "\r", 0, 0x0A, 0x26, level, 0x0B, 0x46, LIST, 0);
  }

  /** A row of a table. */
  OldWordSamples row(String... cells) {
    for (String cell : cells) {
      paragraph(cell + "\u0007", 0, 0x16, 0x24, 1);
    }
    return paragraph("\u0007", 0, 0x16, 0x24, 1, 0x17, 0x24, 1);
  }

  /** A paragraph of which a part was deleted with changes tracked. */
  OldWordSamples changed(String before, String deleted, String after) {
    int from = text.length() + before.length();
    paragraph(before + deleted + after + "\r", 0);
    runs.add(new Run(from, from + deleted.length(), new byte[] {0x00, 0x08, 1}));
    return this;
  }

  private OldWordSamples paragraph(String content, int style, int... sprms) {
    byte[] properties = new byte[sprms.length];
    for (int i = 0; i < sprms.length; i++) {
      properties[i] = (byte) sprms[i];
    }
    paragraphs.add(new Par(text.length(), text.length() + content.length(), style, properties));
    text.append(content);
    return this;
  }

  /** The file. */
  byte[] bytes() throws IOException {
    return bytes("WordDocument", 0);
  }

  /** The file, marked as locked by a password. */
  byte[] locked() throws IOException {
    return bytes("WordDocument", 0x0100);
  }

  /** A file of another program of that time. */
  static byte[] foreign(String stream) throws IOException {
    return new OldWordSamples().plain("x").bytes(stream, 0);
  }

  private byte[] bytes(String stream, int flags) throws IOException {
    byte[] written = text.toString().getBytes(StandardCharsets.UTF_16LE);
    int afterText = (TEXT_AT + written.length + PAGE - 1) / PAGE;
    List<byte[]> characterPages = List.of(characters());
    List<byte[]> paragraphPages = pages();
    ByteArrayOutputStream main = new ByteArrayOutputStream();
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    int[] at = new int[93 * 2];
    put(table, at, 1, styles());
    put(table, at, 6, sections());
    put(table, at, 12, bins(characterPages, afterText));
    put(table, at, 13, bins(paragraphPages, afterText + characterPages.size()));
    put(table, at, 15, new byte[] {0, 0, 0, 0});
    put(table, at, 31, new byte[500]);
    put(table, at, 33, pieces());
    put(table, at, 73, list());
    // The levels stand behind the list and do not count.
    at[73 * 2 + 1] = 2 + 28;
    put(table, at, 74, listUses());
    main.write(information(flags, at));
    pad(main, TEXT_AT);
    main.write(written);
    pad(main, afterText * PAGE);
    for (byte[] page : characterPages) {
      main.write(page);
    }
    for (byte[] page : paragraphPages) {
      main.write(page);
    }
    pad(main, Math.max(main.size(), 4096));
    pad(table, Math.max(table.size(), 4096));
    try (POIFSFileSystem file = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      file.createDocument(new ByteArrayInputStream(main.toByteArray()), stream);
      file.createDocument(new ByteArrayInputStream(table.toByteArray()), "1Table");
      file.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private byte[] information(int flags, int[] at) {
    ByteBuffer fib = buffer(32 + 2 + 28 + 2 + 88 + 2 + at.length * 4 + 2);
    fib.putShort((short) 0xA5EC)
        .putShort((short) 0x00C1)
        .putShort((short) 0)
        .putShort((short) 0x0804);
    fib.putShort((short) 0).putShort((short) (0x1200 | flags)).putShort((short) 0x00BF).putInt(0);
    fib.put((byte) 0).put((byte) 0).putShort((short) 0).putShort((short) 0);
    fib.putInt(TEXT_AT).putInt(TEXT_AT + text.length() * 2);
    fib.putShort((short) 14).put(new byte[28]);
    fib.putShort((short) 22);
    int[] lengths = new int[22];
    lengths[3] = text.length();
    for (int length : lengths) {
      fib.putInt(length);
    }
    fib.putShort((short) 93);
    for (int value : at) {
      fib.putInt(value);
    }
    fib.putShort((short) 0);
    return fib.array();
  }

  private static void put(ByteArrayOutputStream table, int[] at, int index, byte[] part)
      throws IOException {
    at[index * 2] = table.size();
    at[index * 2 + 1] = part.length;
    table.write(part);
    table.write(new byte[part.length % 2]);
  }

  private static byte[] styles() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        buffer(2 + 18)
            .putShort((short) 18)
            .putShort((short) STYLES)
            .putShort((short) 10)
            .putShort((short) 1)
            .putShort((short) 91)
            .putShort((short) 15)
            .array());
    for (String name : List.of("Normal", "heading 1")) {
      int base = name.equals("Normal") ? 0xFFF : 0;
      ByteBuffer style = buffer(10 + 2 + name.length() * 2 + 2 + 4 + 2);
      style.putShort((short) (name.equals("Normal") ? 0 : 1));
      style.putShort((short) (1 | base << 4)).putShort((short) 2);
      style.putShort((short) 0).putShort((short) 0);
      style.putShort((short) name.length()).put(name.getBytes(StandardCharsets.UTF_16LE));
      style.putShort((short) 0);
      style.putShort((short) 2).putShort((short) (name.equals("Normal") ? 0 : 1));
      style.putShort((short) 0);
      out.write(buffer(2).putShort((short) style.capacity()).array());
      out.write(style.array());
    }
    return out.toByteArray();
  }

  private byte[] sections() {
    return buffer(8 + 12).putInt(0).putInt(text.length()).putShort((short) 0).putInt(-1).array();
  }

  private byte[] pieces() {
    return buffer(5 + 8 + 8)
        .put((byte) 2)
        .putInt(16)
        .putInt(0)
        .putInt(text.length())
        .putShort((short) 0)
        .putInt(TEXT_AT)
        .putShort((short) 0)
        .array();
  }

  /** One list of nine levels. */
  private static byte[] list() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer head = buffer(2 + 28).putShort((short) 1).putInt(7).putInt(7);
    out.write(head.array());
    for (int level = 0; level < 9; level++) {
      String pattern = level == 0 ? "第\0条" : "（" + (char) level + "）";
      ByteBuffer data = buffer(28 + 2 + pattern.length() * 2);
      // 37 is chineseCounting; 2 is "nothing follows".
      data.putInt(1).put((byte) 37).put((byte) 0);
      data.put((byte) 2).put(new byte[8]);
      data.put((byte) (level == 0 ? 1 : 2)).putInt(0).putInt(0).putInt(0);
      data.putShort((short) pattern.length()).put(pattern.getBytes(StandardCharsets.UTF_16LE));
      out.write(data.array());
    }
    return out.toByteArray();
  }

  private static byte[] listUses() {
    return buffer(4 + 16 + 4).putInt(1).putInt(7).putInt(0).putInt(0).putInt(0).putInt(-1).array();
  }

  private byte[] bins(List<byte[]> pages, int firstPage) {
    ByteBuffer bins = buffer((pages.size() + 1) * 4 + pages.size() * 4);
    for (byte[] page : pages) {
      bins.putInt(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(0));
    }
    bins.putInt(place(text.length()));
    for (int i = 0; i < pages.size(); i++) {
      bins.putInt(firstPage + i);
    }
    return bins.array();
  }

  private static int place(int character) {
    return TEXT_AT + character * 2;
  }

  private byte[] characters() {
    List<Run> all = new ArrayList<>();
    int from = 0;
    for (Run run : runs) {
      if (run.from() > from) {
        all.add(new Run(from, run.from(), new byte[0]));
      }
      all.add(run);
      from = run.to();
    }
    all.add(new Run(from, text.length(), new byte[0]));
    ByteBuffer page = buffer(PAGE);
    all.forEach(run -> page.putInt(place(run.from())));
    page.putInt(place(text.length()));
    int offsets = page.position();
    int end = PAGE - 2;
    for (int i = 0; i < all.size(); i++) {
      byte[] properties = all.get(i).properties();
      if (properties.length > 0) {
        end = (end - properties.length - 1) / 2 * 2;
        page.put(end, (byte) properties.length);
        page.put(end + 1, properties);
        page.put(offsets + i, (byte) (end / 2));
      }
    }
    page.put(PAGE - 1, (byte) all.size());
    return page.array();
  }

  private List<byte[]> pages() {
    List<byte[]> pages = new ArrayList<>();
    int perPage = 12;
    for (int first = 0; first < paragraphs.size(); first += perPage) {
      List<Par> members = paragraphs.subList(first, Math.min(first + perPage, paragraphs.size()));
      ByteBuffer page = buffer(PAGE);
      members.forEach(par -> page.putInt(place(par.from())));
      page.putInt(place(members.getLast().to()));
      int offsets = page.position();
      int end = PAGE - 2;
      for (int i = 0; i < members.size(); i++) {
        byte[] properties = members.get(i).properties();
        // The length counts words, less one byte: style (2) and properties must be odd together.
        int size = 2 + properties.length;
        boolean odd = size % 2 == 1;
        end = (end - size - 2) / 2 * 2;
        int at = end;
        if (odd) {
          page.put(at++, (byte) ((size + 1) / 2));
        } else {
          page.put(at++, (byte) 0);
          page.put(at++, (byte) (size / 2));
        }
        page.putShort(at, (short) members.get(i).style());
        page.put(at + 2, properties);
        page.put(offsets + i * 13, (byte) (end / 2));
      }
      page.put(PAGE - 1, (byte) members.size());
      pages.add(page.array());
    }
    return pages;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void pad(ByteArrayOutputStream out, int size) throws IOException {
    out.write(new byte[size - out.size()]);
  }
}
