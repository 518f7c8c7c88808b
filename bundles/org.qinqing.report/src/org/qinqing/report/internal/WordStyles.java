package org.qinqing.report.internal;

import java.util.List;
import org.qinqing.report.Block;
import org.qinqing.report.Layout;

/** The styles of a Word document, so that a person may change them all at once. */
final class WordStyles {
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String LATIN = "Times New Roman";

  private final WordSheet sheet;
  private final boolean official;
  private final XmlOut out = new XmlOut("w:styles", "xmlns:w", MAIN);

  private WordStyles(WordSheet sheet, Layout layout) {
    this.sheet = sheet;
    this.official = layout == Layout.OFFICIAL_A4;
  }

  static String of(WordSheet sheet, Layout layout) {
    return new WordStyles(sheet, layout).all();
  }

  /**
   * How a paragraph is set; in the order in which the elements must stand.
   *
   * @param keep with the next one on a page
   * @param border kinds of lines around it; empty for none
   * @param exact distance of its lines, 0 for that of the text
   * @param before space above
   * @param after space below
   * @param left indent
   * @param right indent
   * @param first indent of the first line in hundredths of a character
   * @param align as in {@code w:jc}
   */
  private record Shape(
      boolean keep,
      String border,
      int exact,
      int before,
      int after,
      int left,
      int right,
      int first,
      String align) {
    static final Shape TEXT = new Shape(false, "", 0, 0, 0, 0, 0, 200, "both");
    static final Shape CENTRE = new Shape(true, "", 0, 0, 0, 0, 0, 0, "center");

    Shape spaced(int above, int below) {
      return new Shape(keep, border, exact, above, below, left, right, first, align);
    }

    Shape lines(int twips) {
      return new Shape(keep, border, twips, before, after, left, right, first, align);
    }

    Shape from(int in, int of) {
      return new Shape(keep, border, exact, before, after, in, right, of, align);
    }

    Shape aligned(String how, int fromRight) {
      return new Shape(keep, border, exact, before, after, left, fromRight, first, how);
    }

    Shape framed(String kind) {
      return new Shape(keep, kind, exact, before, after, left, right, first, align);
    }

    Shape kept() {
      return new Shape(true, border, exact, before, after, left, right, first, align);
    }
  }

  private String all() {
    int line = sheet.line();
    int size = sheet.size();
    int small = sheet.smallSize();
    defaults();
    style("Normal", "Normal", new Shape(false, "", 0, 0, 0, 0, 0, 0, "both"), sheet.face(), size);
    style(
        "Title",
        "Title",
        Shape.CENTRE.lines(sheet.titleLine()).spaced(official ? line : 0, line / 2),
        Typeface.TITLE,
        sheet.titleSize());
    int head = official ? size : size - 2;
    style("Subtitle", "Subtitle", Shape.CENTRE, Typeface.KAI, head);
    style("Meta", "Meta", Shape.CENTRE, Typeface.KAI, head);
    style("BodyText", "Body Text", Shape.TEXT, sheet.face(), size);
    for (int level = 1; level <= Block.DEEPEST; level++) {
      boolean wide = !official || level <= 2;
      style(
          "Division" + level,
          "Division " + level,
          Shape.CENTRE.spaced(wide ? line / 2 : 0, wide ? line / 2 : 0),
          Typeface.HEI,
          official ? size : size + Math.max(0, 6 - 2 * level));
      Typeface face = level == 1 ? Typeface.HEI : level == 2 ? Typeface.KAI : sheet.face();
      style(
          "Heading" + level,
          "heading " + level,
          Shape.TEXT.kept().aligned("left", 0).spaced(official ? 0 : line / 4, 0),
          face,
          size);
      Shape item =
          official ? Shape.TEXT : Shape.TEXT.from(sheet.indent() * level / (level == 1 ? 1 : 2), 0);
      style("Item" + level, "Item " + level, item, sheet.face(), size);
    }
    Shape aside = Shape.TEXT.from(sheet.indent(), 0);
    style("Quote", "Quote", aside.framed("left"), Typeface.KAI, size);
    style(
        "QuoteSource",
        "Quote Source",
        aside.framed("left").aligned("right", 0),
        Typeface.KAI,
        size);
    style(
        "PlainWords",
        "Plain Words",
        Shape.TEXT.from(160, 0).aligned("both", 160).framed("box"),
        sheet.face(),
        official ? 28 : size - 2);
    Shape note = Shape.TEXT.from(0, 0).lines(sheet.smallLine());
    style("Note", "Note", note.spaced(60, 60), sheet.face(), small);
    Shape cell = note.aligned("left", 0);
    style("TableText", "Table Text", cell, sheet.face(), small);
    style("TableHead", "Table Head", cell.kept().aligned("center", 0), Typeface.HEI, small);
    Shape closing = Shape.TEXT.from(0, 0).aligned("right", sheet.indent());
    style("ClosingFirst", "Closing First", closing.kept().spaced(2 * line, 0), sheet.face(), size);
    style("Closing", "Closing", closing, sheet.face(), size);
    style("Gap", "Gap", Shape.CENTRE.lines(120), sheet.face(), small);
    style("Rule", "Rule", Shape.CENTRE.lines(200).framed("bottom"), sheet.face(), small);
    int number = official ? 28 : 18;
    Shape footer = new Shape(false, "", 0, 0, 0, 0, 0, 0, "center");
    style("FooterOdd", "Footer Odd", footer.aligned("right", 280), Typeface.SONG, number);
    style(
        "FooterEven", "Footer Even", footer.aligned("left", 0).from(280, 0), Typeface.SONG, number);
    style("FooterCentre", "Footer Centre", footer, Typeface.SONG, number);
    strong();
    return out.done();
  }

  private void defaults() {
    out.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
    fonts(sheet.face());
    size(sheet.size());
    out.empty("w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN").close().close();
    out.empty("w:pPrDefault").close();
  }

  private void style(String id, String name, Shape shape, Typeface face, int size) {
    if (id.equals("Normal")) {
      out.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", id);
      out.empty("w:name", "w:val", name);
    } else {
      out.open("w:style", "w:type", "paragraph", "w:styleId", id);
      out.empty("w:name", "w:val", name).empty("w:basedOn", "w:val", "Normal");
    }
    out.empty("w:qFormat").open("w:pPr");
    if (shape.keep()) {
      out.empty("w:keepNext");
    }
    out.empty("w:widowControl", "w:val", official ? "0" : "1");
    border(shape.border());
    boolean onGrid = sheet.grid().isPresent() && shape.exact() == 0 && size <= sheet.size();
    out.empty("w:snapToGrid", "w:val", onGrid ? "1" : "0");
    out.empty(
        "w:spacing",
        "w:before",
        Integer.toString(shape.before()),
        "w:after",
        Integer.toString(shape.after()),
        "w:line",
        Integer.toString(shape.exact() == 0 ? sheet.line() : shape.exact()),
        "w:lineRule",
        shape.exact() == 0 && !onGrid ? "atLeast" : "exact");
    out.empty(
        "w:ind",
        "w:left",
        Integer.toString(shape.left()),
        "w:right",
        Integer.toString(shape.right()),
        "w:firstLineChars",
        Integer.toString(shape.first()),
        "w:firstLine",
        Integer.toString(shape.first() * size / 10));
    out.empty("w:jc", "w:val", shape.align()).close();
    out.open("w:rPr");
    fonts(face);
    size(size);
    out.close().close();
  }

  private void border(String kind) {
    List<String> sides =
        switch (kind) {
          case "box" -> List.of("top", "left", "bottom", "right");
          case "" -> List.of();
          default -> List.of(kind);
        };
    if (sides.isEmpty()) {
      return;
    }
    out.open("w:pBdr");
    for (String side : sides) {
      boolean thick = side.equals("left");
      out.empty(
          "w:" + side,
          "w:val",
          "single",
          "w:sz",
          thick ? "18" : "6",
          "w:space",
          side.equals("bottom") && kind.equals("bottom") ? "1" : "6",
          "w:color",
          kind.equals("bottom") ? "000000" : "808080");
    }
    out.close();
    if (kind.equals("box")) {
      out.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "F6F6F4");
    }
  }

  private void strong() {
    out.open("w:style", "w:type", "character", "w:styleId", "Strong");
    out.empty("w:name", "w:val", "Strong").empty("w:qFormat").open("w:rPr");
    fonts(Typeface.HEI);
    out.close().close();
  }

  private void fonts(Typeface face) {
    String latin = face == Typeface.HEI ? face.wordName() : LATIN;
    out.empty(
        "w:rFonts",
        "w:ascii",
        latin,
        "w:eastAsia",
        face.wordName(),
        "w:hAnsi",
        latin,
        "w:cs",
        LATIN);
  }

  private void size(int halfPoints) {
    out.empty("w:sz", "w:val", Integer.toString(halfPoints));
    out.empty("w:szCs", "w:val", Integer.toString(halfPoints));
  }
}
