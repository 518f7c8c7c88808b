package org.qinqing.report.internal;

import java.io.Closeable;
import java.io.IOException;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** A face whose glyphs can be read, whatever kind of outlines it has. */
final class OpenFace implements Closeable {
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final @Nullable CFFFont postScript;

  private OpenFace(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.postScript =
        font instanceof OpenTypeFont open && open.isPostScript() ? open.getCFF().getFont() : null;
  }

  /**
   * Opens a face.
   *
   * @throws IOException when it cannot be read, or holds outlines of a kind we do not know
   */
  static OpenFace open(Face face) throws IOException {
    TrueTypeFont font =
        new OTFParser(false).parse(new RandomAccessReadBuffer(FontTables.read(face)));
    try {
      return new OpenFace(font);
    } catch (IOException | RuntimeException e) {
      font.close();
      throw new IOException(e);
    }
  }

  int unitsPerEm() throws IOException {
    return font.getUnitsPerEm();
  }

  /** Height above the base line, in font units. */
  int ascent() throws IOException {
    @Nullable HorizontalHeaderTable table = font.getHorizontalHeader();
    return table == null ? unitsPerEm() : table.getAscender();
  }

  /** Depth below the base line, in font units, negative. */
  int descent() throws IOException {
    @Nullable HorizontalHeaderTable table = font.getHorizontalHeader();
    return table == null ? 0 : table.getDescender();
  }

  /** Number of the glyph of a character; 0 when there is none. */
  int glyph(int character) {
    return characters.getGlyphId(character);
  }

  int advance(int glyph) throws IOException {
    return font.getAdvanceWidth(glyph);
  }

  /** The outline of a glyph, enlarged by a factor. */
  Outline outline(int glyph, double scale) throws IOException {
    if (postScript != null) {
      int number =
          postScript instanceof CFFCIDFont ? postScript.getCharset().getCIDForGID(glyph) : glyph;
      return Outline.of(postScript.getType2CharString(number).getPath(), scale);
    }
    @Nullable GlyphData data = font.getGlyph().getGlyph(glyph);
    return data == null ? Outline.EMPTY : Outline.of(data.getPath(), scale);
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
