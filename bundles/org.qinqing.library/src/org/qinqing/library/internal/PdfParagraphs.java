package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.qinqing.library.internal.PdfFile.Line;

/**
 * Makes paragraphs of lines. A line that reaches the right margin goes on in the next one, unless
 * that one is set in, or ends a sentence where nothing is set in.
 */
final class PdfParagraphs {
  /** What "reaches the margin" and "set in" allow for, in character widths. */
  private static final double REACHES = 1.8;

  private static final double SET_IN = 1.2;

  /** Text narrower than this part of its page does not show where its margin is. */
  private static final double NARROWEST = 0.55;

  private static final double LARGER = 1.15;
  private static final double GAP = 3.2;
  private static final double COLUMNS_CLEAR = 0.85;
  private static final double COLUMN_SHARE = 0.25;
  private static final int COLUMN_LINES = 16;

  /** Left and right edge of a column. */
  private record Margins(double left, double right, boolean full) {}

  private final List<Line> lines;
  private final Map<Integer, Boolean> inColumns = new HashMap<>();
  private final Map<Integer, Margins> margins = new HashMap<>();
  private final boolean setIn;

  private PdfParagraphs(List<Line> lines) {
    this.lines = lines;
    columns();
    Map<Integer, List<Line>> byColumn = new HashMap<>();
    lines.forEach(line -> byColumn.computeIfAbsent(column(line), c -> new ArrayList<>()).add(line));
    byColumn.forEach((column, members) -> margins.put(column, margins(column, members)));
    setIn = isSetIn();
  }

  /** The paragraphs in order. */
  static List<String> of(List<Line> lines) {
    PdfParagraphs reading = new PdfParagraphs(lines);
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && !reading.goesOn(lines.get(i - 1), lines.get(i))) {
        paragraphs.add(open.toString());
        open.setLength(0);
      }
      Blocks.join(open, lines.get(i).text());
    }
    if (!open.isEmpty()) {
      paragraphs.add(open.toString());
    }
    return paragraphs;
  }

  /** Finds the pages whose lines all keep to one half of the page. */
  private void columns() {
    Map<Integer, List<Line>> byPage = new HashMap<>();
    lines.forEach(line -> byPage.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line));
    byPage.forEach(
        (page, members) -> {
          double left =
              members.stream().filter(l -> l.x1() <= l.pageWidth() / 2 + l.size()).count();
          double right =
              members.stream().filter(l -> l.x0() >= l.pageWidth() / 2 - l.size()).count();
          int all = members.size();
          inColumns.put(
              page,
              all >= COLUMN_LINES
                  && left + right >= all * COLUMNS_CLEAR
                  && left >= all * COLUMN_SHARE
                  && right >= all * COLUMN_SHARE);
        });
  }

  private int column(Line line) {
    if (!inColumns.getOrDefault(line.page(), false)) {
      return 0;
    }
    return line.x0() < line.pageWidth() / 2 - line.size() ? 1 : 2;
  }

  private static Margins margins(int column, List<Line> members) {
    double left = share(members, Line::x0, 0.05);
    double right = share(members, Line::x1, 0.9);
    double narrowest = members.getFirst().pageWidth() * NARROWEST / (column == 0 ? 1 : 2);
    return new Margins(left, right, right - left >= narrowest);
  }

  private static double share(List<Line> members, ToDoubleFunction<Line> value, double share) {
    double[] sorted = members.stream().mapToDouble(value).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1L, Math.round((sorted.length - 1) * share))];
  }

  /** Whether paragraphs begin with blanks, as they do in nearly all official texts. */
  private boolean isSetIn() {
    int begun = 0;
    int inside = 0;
    for (int i = 1; i < lines.size(); i++) {
      if (!reachesMargin(lines.get(i - 1)) && reachesMargin(lines.get(i))) {
        begun++;
        inside += beginsSetIn(lines.get(i)) ? 1 : 0;
      }
    }
    return begun > 0 && inside * 2 >= begun;
  }

  private Margins of(Line line) {
    return margins.getOrDefault(column(line), new Margins(0, 0, false));
  }

  private boolean reachesMargin(Line line) {
    Margins margin = of(line);
    return margin.full() && line.x1() >= margin.right() - REACHES * line.size();
  }

  private boolean beginsSetIn(Line line) {
    return line.x0() >= of(line).left() + SET_IN * line.size();
  }

  private boolean goesOn(Line line, Line next) {
    if (!reachesMargin(line)) {
      return false;
    }
    boolean larger = line.size() > next.size() * LARGER || next.size() > line.size() * LARGER;
    boolean apart =
        line.page() == next.page()
            && column(line) == column(next)
            && next.y() - line.y() > GAP * line.size();
    if (larger || apart) {
      return false;
    }
    boolean ended = Outline.ended(line.text());
    if (setIn) {
      if (beginsSetIn(next)) {
        return false;
      }
      // Flush left below a full line stands the rest of it, whatever that begins with; below a full
      // line that ends a sentence something may begin that is not set in as paragraphs are.
      return !ended || !Outline.begins(next.text());
    }
    return !ended && !Outline.begins(next.text());
  }
}
