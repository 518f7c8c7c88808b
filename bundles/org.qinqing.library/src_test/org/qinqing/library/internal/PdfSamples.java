package org.qinqing.library.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Writes pdf files with Chinese text and no font: codes of a plain font, as wide as Chinese
 * characters are, and a table that says which character each code means — as much as a text layer
 * needs.
 */
final class PdfSamples {
  static final int SIZE = 12;

  /** Characters of a full line. */
  static final int WIDE = 30;

  static final double LEFT = 100;
  private static final int CODES = 200;
  private static final int FIRST = 33;

  private final PDDocument document = new PDDocument();
  private final Map<Character, Integer> codes = new HashMap<>();
  private final List<List<Placed>> pages = new ArrayList<>();

  private record Placed(double x, double y, double size, String text) {}

  /** Begins a page. */
  PdfSamples page() {
    pages.add(new ArrayList<>());
    return this;
  }

  /** Sets text; {@code y} counts from the top. */
  PdfSamples at(double x, double y, String text) {
    return at(x, y, SIZE, text);
  }

  PdfSamples at(double x, double y, double size, String text) {
    pages.getLast().add(new Placed(x, y, size, text));
    return this;
  }

  /**
   * Sets a text as it is set in print: lines of {@link #WIDE} characters from the left margin.
   *
   * @param y of the first line
   * @return y below the last
   */
  double paragraph(double y, String text) {
    double at = y;
    for (int from = 0; from < text.length(); from += WIDE) {
      String line = text.substring(from, Math.min(from + WIDE, text.length()));
      int blanks = 0;
      while (blanks < line.length() && line.charAt(blanks) == '　') {
        blanks++;
      }
      at(LEFT + blanks * SIZE, at, line.substring(blanks));
      at += SIZE * 1.6;
    }
    return at;
  }

  /** The file. */
  byte[] bytes() throws IOException {
    return bytes("", "");
  }

  /** The file, locked. */
  byte[] bytes(String owner, String user) throws IOException {
    try (document;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pages.forEach(page -> page.forEach(p -> p.text().chars().forEach(this::code)));
      COSDictionary font = font();
      for (List<Placed> texts : pages) {
        PDPage page = new PDPage(PDRectangle.A4);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F"), font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
        page.setContents(stream(content(texts)));
        document.addPage(page);
      }
      if (!owner.isEmpty()) {
        document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private int code(int c) {
    return codes.computeIfAbsent((char) c, k -> FIRST + codes.size());
  }

  private PDStream stream(byte[] content) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
    return stream;
  }

  private byte[] content(List<Placed> texts) {
    StringBuilder content = new StringBuilder("BT\n");
    for (Placed text : texts) {
      content.append("/F ").append(text.size()).append(" Tf 1 0 0 1 ").append(text.x()).append(' ');
      content.append(PDRectangle.A4.getHeight() - text.y()).append(" Tm <");
      text.text().chars().forEach(c -> content.append("%02X".formatted(code(c))));
      content.append("> Tj\n");
    }
    return content.append("ET\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private COSDictionary font() throws IOException {
    if (codes.size() > CODES) {
      throw new IOException("too many different characters: " + codes.size());
    }
    StringBuilder map =
        new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def"
                + " /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n");
    codes.forEach(
        (c, code) ->
            map.append("1 beginbfchar <%02X> <%04X> endbfchar\n".formatted(code, (int) c)));
    map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "NotThere");
    font.setInt(COSName.FIRST_CHAR, FIRST);
    font.setInt(COSName.LAST_CHAR, FIRST + CODES);
    COSArray widths = new COSArray();
    for (int i = 0; i <= CODES; i++) {
      widths.add(COSInteger.get(1000));
    }
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(COSName.TO_UNICODE, stream(map.toString().getBytes(StandardCharsets.US_ASCII)));
    return font;
  }
}
