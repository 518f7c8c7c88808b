package org.qinqing.report.internal;

import java.util.Optional;
import org.qinqing.report.Layout;

/**
 * The measures of a layout in a Word document. Lengths in twentieths of a point, sizes of type in
 * half points.
 *
 * @param width of the page
 * @param height of the page
 * @param top margin
 * @param right margin
 * @param bottom margin
 * @param left margin
 * @param footer from the lower edge of the page to that of the footer
 * @param face of the text
 * @param size of the text
 * @param line from line to line in the text
 * @param titleSize size of the title
 * @param titleLine from line to line in the title
 * @param smallSize size of notes and tables
 * @param smallLine from line to line in notes and tables
 * @param grid lines and characters of a page, where they are prescribed
 */
record WordSheet(
    int width,
    int height,
    int top,
    int right,
    int bottom,
    int left,
    int footer,
    Typeface face,
    int size,
    int line,
    int titleSize,
    int titleLine,
    int smallSize,
    int smallLine,
    Optional<Grid> grid) {

  /** Lines on a page, characters in a line. */
  record Grid(int lines, int characters) {}

  static WordSheet of(Layout layout) {
    return switch (layout) {
      case OFFICIAL_A4 ->
          new WordSheet(
              twips(210),
              twips(297),
              twips(37),
              twips(26),
              twips(35),
              twips(28),
              twips(25),
              Typeface.FANGSONG,
              32,
              579,
              44,
              720,
              24,
              360,
              Optional.of(new Grid(22, 28)));
      case PLAIN_A4 ->
          new WordSheet(
              twips(210),
              twips(297),
              twips(25),
              twips(25),
              twips(25),
              twips(25),
              twips(12),
              Typeface.SONG,
              24,
              400,
              40,
              600,
              20,
              310,
              Optional.empty());
      case BOOKLET_A6 ->
          new WordSheet(
              twips(105),
              twips(148),
              twips(11),
              twips(10),
              twips(13),
              twips(10),
              twips(5),
              Typeface.SONG,
              21,
              330,
              30,
              440,
              17,
              250,
              Optional.empty());
    };
  }

  int textWidth() {
    return width - left - right;
  }

  int textHeight() {
    return height - top - bottom;
  }

  /** Two characters of the text. */
  int indent() {
    return 2 * size * 10;
  }

  /** From line to line on the grid, so that all its lines fit. */
  static int pitch(WordSheet sheet, Grid grid) {
    return sheet.textHeight() / grid.lines();
  }

  /** What is added to the width of a character on the grid, in 1/4096 of a point. */
  static int spacing(WordSheet sheet, Grid grid) {
    double cell = sheet.textWidth() / 20.0 / grid.characters();
    return (int) Math.floor((cell - sheet.size() / 2.0) * 4096);
  }

  private static int twips(double millimetres) {
    return (int) Math.round(millimetres * 1440 / 25.4);
  }
}
