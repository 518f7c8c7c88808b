package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.report.internal.Outline.Point;

class FontFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Outline drawn =
        new Outline(
            List.of(
                List.of(
                    new Point(0, -20, true),
                    new Point(300, 900, false),
                    new Point(600, -20, true),
                    new Point(300, 10, true))));
    FontFile font = new FontFile("FangSong", 1000, 880, -120);
    font.add(0x4E00, new FontFile.Glyph(drawn, 1000));
    font.add(' ', new FontFile.Glyph(Outline.EMPTY, 500));
    font.add(0x20BB7, new FontFile.Glyph(Outline.box(0, 0, 900, 900, 30), 960));
    Path file = Files.write(folder.resolve("a.ttf"), font.bytes());
    Face face = new InstalledFonts(() -> Set.of(file)).chain(Typeface.FANGSONG).getFirst();
    assertEquals("FangSong", face.name());
    assertTrue(face.simplified());
    try (OpenFace open = OpenFace.open(face)) {
      assertEquals(1000, open.unitsPerEm());
      assertEquals(880, open.ascent());
      assertEquals(-120, open.descent());
      assertEquals(0, open.glyph('x'));
      assertEquals(1000, open.advance(open.glyph(0x4E00)));
      assertEquals(500, open.advance(open.glyph(' ')));
      assertEquals(960, open.advance(open.glyph(0x20BB7)));
      assertEquals(drawn, open.outline(open.glyph(0x4E00), 1));
      assertEquals(Outline.EMPTY, open.outline(open.glyph(' '), 1));
      assertEquals(2, open.outline(open.glyph(0x20BB7), 1).contours().size());
    }
  }

  @Test
  void theSameGlyphsGiveTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(Samples.font(folder.resolve("1.ttf"), "SimSun"));
    byte[] second = Files.readAllBytes(Samples.font(folder.resolve("2.ttf"), "SimSun"));
    assertArrayEquals(first, second);
  }

  @Test
  void aFaceOfACollectionIsReadAlone() throws IOException {
    byte[] font = Files.readAllBytes(Samples.font(folder.resolve("one.ttf"), "SimHei"));
    // Two faces: the second begins after the first, so its tables are found by their offsets.
    java.nio.ByteBuffer both = java.nio.ByteBuffer.allocate(20 + 2 * font.length);
    both.put("ttcf".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    both.putInt(0x00010000).putInt(2).putInt(20).putInt(20 + font.length);
    for (int start : new int[] {20, 20 + font.length}) {
      both.position(start);
      both.put(font);
      int tables = both.getShort(start + 4);
      for (int i = 0; i < tables; i++) {
        int at = start + 12 + 16 * i + 8;
        both.putInt(at, both.getInt(at) + start);
      }
    }
    Path file = Files.write(folder.resolve("two.ttc"), both.array());
    List<Face> faces = new InstalledFonts(() -> Set.of(file)).chain(Typeface.HEI);
    assertEquals(List.of(0, 1), faces.stream().map(Face::index).toList());
    try (OpenFace open = OpenFace.open(faces.getLast())) {
      assertEquals(1000, open.advance(open.glyph(0x4E00)));
    }
  }

  @Test
  void aDamagedFileIsNoFont() throws IOException {
    byte[] font = Files.readAllBytes(Samples.font(folder.resolve("one.ttf"), "SimHei"));
    Path cut = Files.write(folder.resolve("cut.ttf"), java.util.Arrays.copyOf(font, 300));
    Path words = Files.writeString(folder.resolve("words.ttf"), "no font at all");
    Path empty = Files.createFile(folder.resolve("empty.otf"));
    assertEquals(
        List.of(), new InstalledFonts(() -> Set.of(cut, words, empty)).chain(Typeface.HEI));
    assertThrows(
        IOException.class, () -> OpenFace.open(new Face(words, 0, "Words", "Words", true)));
  }

  @Test
  void aFontThatForbidsEmbeddingIsLeftAlone() throws IOException {
    byte[] font = Files.readAllBytes(Samples.font(folder.resolve("one.ttf"), "SimHei"));
    java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(font);
    int os2 = bytes.getInt(12 + 8);
    bytes.putShort(os2 + 8, (short) 0x0002);
    Path file = Files.write(folder.resolve("forbidden.ttf"), font);
    assertEquals(List.of(), new InstalledFonts(() -> Set.of(file)).chain(Typeface.HEI));
  }

  @Test
  void fontsInstalledLaterAreFound() {
    java.util.Set<Path> files = new java.util.HashSet<>();
    InstalledFonts fonts = new InstalledFonts(() -> Set.copyOf(files));
    assertEquals(List.of(), fonts.chain(Typeface.SONG));
    files.add(Samples.font(folder.resolve("late.ttf"), "SimSun"));
    assertEquals("SimSun", fonts.chain(Typeface.SONG).getFirst().name());
  }

  @Test
  void cubicCurvesBecomeParabolasNearby() {
    GeneralPath circle = new GeneralPath();
    double k = 0.5522847498 * 500;
    circle.moveTo(500, 0);
    circle.curveTo(500, k, k, 500, 0, 500);
    circle.curveTo(-k, 500, -500, k, -500, 0);
    circle.curveTo(-500, -k, -k, -500, 0, -500);
    circle.curveTo(k, -500, 500, -k, 500, 0);
    circle.closePath();
    List<Point> points = Outline.of(circle, 2).contours().getFirst();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      if (p.on()) {
        assertEquals(1000, Math.hypot(p.x(), p.y()), 1.5);
      } else {
        Point before = points.get(i - 1);
        Point after = points.get((i + 1) % points.size());
        double x = (before.x() + 2.0 * p.x() + after.x()) / 4;
        double y = (before.y() + 2.0 * p.y() + after.y()) / 4;
        assertEquals(1000, Math.hypot(x, y), 1.5);
      }
    }
    assertTrue(points.size() >= 16, "" + points.size());
  }
}
