package org.qinqing.pocketbook.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qinqing.pocketbook.RequestSheet;
import org.qinqing.report.Block;
import org.qinqing.report.Report;

/**
 * A request sheet as a form of one page. The room is counted in lines of small print: the type area
 * of an official page takes 35 of them, from which title, rules, reply and signature are taken off.
 */
public final class SheetPaper {
  /** Lines there are for what may be long. */
  private static final int ROOM = 16;

  /** Widths are counted in twentieths of a Chinese character. */
  private static final int WIDE = 20;

  private static final int NARROW = 11;
  private static final int FIRST_WIDE = 0x250;

  /** Width of a line of the right column. */
  private static final int LINE = 28 * WIDE;

  /** Least height of the reply; where there is room it gets more. */
  private static final int REPLY_LINES = 3;

  private static final int MORE_REPLY_LINES = 4;
  private static final List<Double> WIDTHS = List.of(1.0, 5.4);

  private SheetPaper() {}

  /** See {@link org.qinqing.pocketbook.Papers#sheet}. */
  public static Report of(RequestSheet sheet) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("sheet.row.situation", List.of(oneLine(sheet.situation()))));
    rows.add(new Row("sheet.row.facts", List.of(facts(sheet))));
    rows.add(new Row(sheet.near() ? "sheet.row.near" : "sheet.row.provisions", provisions(sheet)));
    rows.add(new Row("sheet.row.question", sheet.question()));
    rows.add(new Row("sheet.row.handling", numbered(sheet.handling(), Function.identity())));
    rows.add(new Row("sheet.row.ask", List.of(sheet.ask())));
    boolean shortened = fit(rows);
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(List.of(Messages.text(row.key), String.join("\n", row.lines)));
    }
    cells.add(
        List.of(
            Messages.text("sheet.row.reply"),
            "\n".repeat(REPLY_LINES + Math.min(MORE_REPLY_LINES, ROOM - height(rows)))
                + Messages.text("sheet.sign.reply")));
    cells.add(
        List.of(
            Messages.text("sheet.row.from"),
            Messages.text(
                "sheet.sign.from",
                Integer.toString(sheet.made().getYear()),
                Integer.toString(sheet.made().getMonthValue()),
                Integer.toString(sheet.made().getDayOfMonth()))));
    String note = Messages.text("sheet.foot", sheet.place(), sheet.asOf().toString());
    return new Report(
        Messages.text("sheet.title"),
        "",
        List.of(),
        List.of(
            new Block.Table(List.of(), cells, WIDTHS),
            new Block.Note(shortened ? note + Messages.text("sheet.shortened") : note)),
        "",
        sheet.made());
  }

  private static String facts(RequestSheet sheet) {
    if (sheet.facts().isEmpty()) {
      return Messages.text("sheet.noFacts");
    }
    return sheet.facts().stream()
        .map(
            fact ->
                Messages.text(
                    fact.presumed() ? "sheet.presumed" : "sheet.fact",
                    fact.label(),
                    oneLine(fact.value())))
        .collect(Collectors.joining(Messages.text("sheet.facts")));
  }

  private static List<String> provisions(RequestSheet sheet) {
    if (sheet.provisions().isEmpty()) {
      return List.of(Messages.text("sheet.noProvisions"));
    }
    return numbered(
        sheet.provisions(),
        provision ->
            Messages.text("sheet.provision", provision.citation(), provision.address().toString())
                + (provision.plain().isEmpty()
                    ? ""
                    : Messages.text("sheet.plain", provision.plain())));
  }

  private static <T> List<String> numbered(List<T> items, Function<T, String> words) {
    if (items.size() == 1) {
      return List.of(words.apply(items.getFirst()));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      lines.add(Messages.text("sheet.number", Integer.toString(i + 1), words.apply(items.get(i))));
    }
    return lines;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  // --- room --------------------------------------------------------------------------------------

  /** One row of the form; its paragraphs may be made fewer and shorter. */
  private static final class Row {
    private final String key;
    private List<String> lines;

    Row(String key, List<String> lines) {
      this.key = key;
      this.lines = lines;
    }

    int height() {
      return lines.stream().mapToInt(SheetPaper::tall).sum();
    }

    /** Takes the last paragraph off, or some of the only one. */
    void shorten() {
      List<String> rest = new ArrayList<>(lines);
      String last = rest.removeLast();
      if (tall(last) > 1) {
        rest.add(cut(last, (tall(last) - 1) * LINE - WIDE) + "…");
      } else {
        String before = rest.removeLast();
        rest.add(cut(before, tall(before) * LINE - WIDE) + "…");
      }
      lines = List.copyOf(rest);
    }
  }

  /**
   * Takes from the tallest row until all fit.
   *
   * @return whether something was taken
   */
  private static boolean fit(List<Row> rows) {
    boolean shortened = false;
    while (height(rows) > ROOM) {
      Row tallest = rows.getFirst();
      for (Row row : rows) {
        if (row.height() > tallest.height()) {
          tallest = row;
        }
      }
      tallest.shorten();
      shortened = true;
    }
    return shortened;
  }

  private static int height(List<Row> rows) {
    return rows.stream().mapToInt(Row::height).sum();
  }

  private static int tall(String text) {
    return Math.max(1, Math.ceilDiv(width(text), LINE));
  }

  private static int width(String text) {
    return text.codePoints().map(SheetPaper::width).sum();
  }

  private static int width(int character) {
    return character < FIRST_WIDE ? NARROW : WIDE;
  }

  /** The beginning of a text, at most so wide, without a mark of a former cut. */
  private static String cut(String text, int most) {
    StringBuilder kept = new StringBuilder();
    int wide = 0;
    for (int character : text.replaceAll("…$", "").codePoints().toArray()) {
      wide += width(character);
      if (wide > most) {
        break;
      }
      kept.appendCodePoint(character);
    }
    return kept.toString();
  }
}
