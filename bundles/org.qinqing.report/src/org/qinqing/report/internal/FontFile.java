package org.qinqing.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds a small TrueType font of just the characters that are needed. PDF libraries embed TrueType
 * outlines only, while the Chinese fonts of most Linux systems have PostScript ones; and one font
 * may so take what it lacks from another. The same glyphs give the same bytes.
 */
final class FontFile {
  /** The wide space of Chinese writing. */
  static final int WIDE_SPACE = 0x3000;

  /** A number that is no character; drawn as the wide space. */
  static final int STAND_IN = 0x2FE0;

  private static final int CHECKSUM_OF_FILE = 0xB1B0AFBA;

  /**
   * What a character looks like.
   *
   * @param advance width in font units
   */
  record Glyph(Outline outline, int advance) {
    private static final int BOLDER = 40;

    Glyph bolder() {
      return new Glyph(outline.struckTwice(advance / BOLDER), advance);
    }
  }

  private final String name;
  private final int unitsPerEm;
  private final int ascent;
  private final int descent;
  private final SortedMap<Integer, Glyph> glyphs = new TreeMap<>();

  FontFile(String name, int unitsPerEm, int ascent, int descent) {
    this.name = name;
    this.unitsPerEm = unitsPerEm;
    this.ascent = ascent;
    this.descent = descent;
  }

  int unitsPerEm() {
    return unitsPerEm;
  }

  void add(int character, Glyph glyph) {
    glyphs.put(character, glyph);
  }

  /** A hollow box of full width, for a character that no font draws. */
  Glyph missing() {
    int e = unitsPerEm;
    return new Glyph(Outline.box(e / 10, -e / 20, e - e / 10, e * 3 / 4, e / 25), e);
  }

  byte[] bytes() {
    List<Glyph> inOrder = new ArrayList<>();
    inOrder.add(missing());
    inOrder.addAll(glyphs.values());
    Table glyf = new Table();
    Table loca = new Table();
    Table hmtx = new Table();
    Extent extent = new Extent();
    for (Glyph glyph : inOrder) {
      loca.u32(glyf.size());
      int left = write(glyph, glyf, extent);
      hmtx.u16(glyph.advance());
      hmtx.u16(left);
    }
    loca.u32(glyf.size());
    Map<String, Table> tables = new TreeMap<>();
    tables.put("OS/2", os2());
    tables.put("cmap", cmap());
    tables.put("glyf", glyf);
    tables.put("head", head(extent));
    tables.put("hhea", hhea(extent, inOrder));
    tables.put("hmtx", hmtx);
    tables.put("loca", loca);
    tables.put("maxp", maxp(extent, inOrder.size()));
    tables.put("name", names());
    tables.put("post", post());
    return file(tables);
  }

  /** Largest sizes over all glyphs. */
  private static final class Extent {
    private int left;
    private int bottom;
    private int right;
    private int top;
    private int points;
    private int contours;
  }

  /** Writes one glyph and returns its left edge. */
  private static int write(Glyph glyph, Table out, Extent extent) {
    List<List<Outline.Point>> contours = glyph.outline().contours();
    if (contours.isEmpty()) {
      return 0;
    }
    List<Outline.Point> points = contours.stream().flatMap(List::stream).toList();
    int left = points.stream().mapToInt(Outline.Point::x).min().orElse(0);
    int right = points.stream().mapToInt(Outline.Point::x).max().orElse(0);
    int bottom = points.stream().mapToInt(Outline.Point::y).min().orElse(0);
    int top = points.stream().mapToInt(Outline.Point::y).max().orElse(0);
    extent.left = Math.min(extent.left, left);
    extent.right = Math.max(extent.right, right);
    extent.bottom = Math.min(extent.bottom, bottom);
    extent.top = Math.max(extent.top, top);
    extent.points = Math.max(extent.points, points.size());
    extent.contours = Math.max(extent.contours, contours.size());
    out.u16(contours.size());
    out.u16(left);
    out.u16(bottom);
    out.u16(right);
    out.u16(top);
    int end = -1;
    for (List<Outline.Point> contour : contours) {
      end += contour.size();
      out.u16(end);
    }
    out.u16(0);
    Table x = new Table();
    Table y = new Table();
    int fromX = 0;
    int fromY = 0;
    for (Outline.Point point : points) {
      int flag = point.on() ? 1 : 0;
      flag |= step(x, point.x() - fromX, 0x02, 0x10);
      flag |= step(y, point.y() - fromY, 0x04, 0x20);
      out.u8(flag);
      fromX = point.x();
      fromY = point.y();
    }
    out.append(x);
    out.append(y);
    out.align(4);
    return left;
  }

  /** Writes a way in the shortest form and returns its flags. */
  private static int step(Table out, int way, int isShort, int sameOrPositive) {
    if (way == 0) {
      return sameOrPositive;
    }
    if (Math.abs(way) < 256) {
      out.u8(Math.abs(way));
      return way > 0 ? isShort | sameOrPositive : isShort;
    }
    out.u16(way);
    return 0;
  }

  private Table cmap() {
    SortedMap<Integer, Integer> numbers = new TreeMap<>();
    for (int character : glyphs.keySet()) {
      numbers.put(character, numbers.size() + 1);
    }
    if (numbers.containsKey(WIDE_SPACE)) {
      numbers.put(STAND_IN, numbers.get(WIDE_SPACE));
    }
    Table out = new Table();
    out.u16(0);
    out.u16(1);
    out.u16(3);
    out.u16(10);
    out.u32(12);
    out.u16(12);
    out.u16(0);
    out.u32(16 + 12 * numbers.size());
    out.u32(0);
    out.u32(numbers.size());
    numbers.forEach(
        (character, glyph) -> {
          out.u32(character);
          out.u32(character);
          out.u32(glyph);
        });
    return out;
  }

  private Table head(Extent extent) {
    Table out = new Table();
    out.u32(0x00010000);
    out.u32(0x00010000);
    out.u32(0);
    out.u32(0x5F0F3CF5);
    out.u16(0x0003);
    out.u16(unitsPerEm);
    // No dates: the same glyphs give the same bytes.
    out.u32(0);
    out.u32(0);
    out.u32(0);
    out.u32(0);
    out.u16(extent.left);
    out.u16(extent.bottom);
    out.u16(extent.right);
    out.u16(extent.top);
    out.u16(0);
    out.u16(8);
    out.u16(2);
    out.u16(1);
    out.u16(0);
    return out;
  }

  private Table hhea(Extent extent, List<Glyph> inOrder) {
    Table out = new Table();
    out.u32(0x00010000);
    out.u16(ascent);
    out.u16(descent);
    out.u16(0);
    out.u16(inOrder.stream().mapToInt(Glyph::advance).max().orElse(unitsPerEm));
    out.u16(extent.left);
    out.u16(0);
    out.u16(extent.right);
    out.u16(1);
    for (int i = 0; i < 7; i++) {
      out.u16(0);
    }
    out.u16(inOrder.size());
    return out;
  }

  private static Table maxp(Extent extent, int count) {
    Table out = new Table();
    out.u32(0x00010000);
    out.u16(count);
    out.u16(extent.points);
    out.u16(extent.contours);
    out.u16(0);
    out.u16(0);
    out.u16(2);
    for (int i = 0; i < 8; i++) {
      out.u16(0);
    }
    return out;
  }

  private Table os2() {
    Table out = new Table();
    out.u16(4);
    out.u16(unitsPerEm);
    out.u16(400);
    out.u16(5);
    out.u16(0);
    int half = unitsPerEm / 2;
    for (int value :
        new int[] {half, half, 0, half / 4, half, half, 0, half, half / 10, half / 2}) {
      out.u16(value);
    }
    out.u16(0);
    for (int i = 0; i < 10; i++) {
      out.u8(0);
    }
    out.u32(1);
    out.u32(1 << 27);
    out.u32(0);
    out.u32(0);
    out.bytes("none".getBytes(StandardCharsets.US_ASCII));
    out.u16(0x40);
    out.u16(glyphs.isEmpty() ? 0 : Math.min(0xFFFF, glyphs.firstKey()));
    out.u16(glyphs.isEmpty() ? 0 : Math.min(0xFFFF, glyphs.lastKey()));
    out.u16(ascent);
    out.u16(descent);
    out.u16(0);
    out.u16(Math.max(0, ascent));
    out.u16(Math.max(0, -descent));
    out.u32(1 << 18);
    out.u32(0);
    out.u16(half);
    out.u16(unitsPerEm * 3 / 4);
    out.u16(0);
    out.u16(' ');
    out.u16(1);
    return out;
  }

  private Table names() {
    Map<Integer, String> texts = new TreeMap<>(Map.of(1, name, 2, "Regular", 4, name, 6, name));
    Table out = new Table();
    out.u16(0);
    out.u16(texts.size());
    out.u16(6 + 12 * texts.size());
    Table characters = new Table();
    for (Map.Entry<Integer, String> text : texts.entrySet()) {
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_16BE);
      out.u16(3);
      out.u16(1);
      out.u16(0x0409);
      out.u16(text.getKey());
      out.u16(bytes.length);
      out.u16(characters.size());
      characters.bytes(bytes);
    }
    out.append(characters);
    return out;
  }

  /** All glyphs are called .notdef there: a table without names makes the reader complain. */
  private Table post() {
    Table out = new Table();
    out.u32(0x00020000);
    out.u32(0);
    out.u16(-unitsPerEm / 10);
    out.u16(unitsPerEm / 20);
    for (int i = 0; i < 5; i++) {
      out.u32(0);
    }
    out.u16(glyphs.size() + 1);
    for (int i = 0; i <= glyphs.size(); i++) {
      out.u16(0);
    }
    return out;
  }

  private static byte[] file(Map<String, Table> tables) {
    int power = Integer.highestOneBit(tables.size());
    Table out = new Table();
    out.u32(0x00010000);
    out.u16(tables.size());
    out.u16(power * 16);
    out.u16(Integer.numberOfTrailingZeros(power));
    out.u16(tables.size() * 16 - power * 16);
    int offset = 12 + 16 * tables.size();
    Table body = new Table();
    int head = 0;
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      int length = table.getValue().size();
      table.getValue().align(4);
      if (table.getKey().equals("head")) {
        head = offset + body.size();
      }
      out.bytes(table.getKey().getBytes(StandardCharsets.US_ASCII));
      out.u32(checksum(table.getValue().bytes()));
      out.u32(offset + body.size());
      out.u32(length);
      body.append(table.getValue());
    }
    out.append(body);
    byte[] bytes = out.bytes();
    int adjustment = CHECKSUM_OF_FILE - checksum(bytes);
    for (int i = 0; i < 4; i++) {
      bytes[head + 8 + i] = (byte) (adjustment >>> (24 - 8 * i));
    }
    return bytes;
  }

  private static int checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i += 4) {
      sum += ByteBuffer.wrap(bytes, i, 4).getInt();
    }
    return sum;
  }

  /** Bytes of a table, most significant first. */
  private static final class Table {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void u8(int value) {
      bytes.write(value);
    }

    void u16(int value) {
      bytes.write(value >>> 8);
      bytes.write(value);
    }

    void u32(int value) {
      u16(value >>> 16);
      u16(value);
    }

    void bytes(byte[] value) {
      bytes.writeBytes(value);
    }

    void append(Table other) {
      try {
        other.bytes.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void align(int to) {
      while (bytes.size() % to != 0) {
        bytes.write(0);
      }
    }

    int size() {
      return bytes.size();
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
