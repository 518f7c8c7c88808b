package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects figures and writes them for people and for programs. */
final class Report {
  private final PrintStream out;
  private final boolean json;
  private final List<Figure> figures = new ArrayList<>();
  private final List<List<String>> blocks = new ArrayList<>();

  /**
   * A report.
   *
   * @param json whether each figure goes out at once, a JSON object a line; else nothing goes out
   *     before {@link #print}
   */
  Report(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void add(Figure figure) {
    figures.add(figure);
    if (json) {
      out.println(figure.json());
      out.flush();
    }
  }

  /**
   * What does not go well into rows of the table: programs get the figures, people the lines, which
   * are Markdown.
   */
  void also(List<Figure> single, List<String> lines) {
    if (json) {
      single.forEach(figure -> out.println(figure.json()));
      out.flush();
    }
    if (!lines.isEmpty()) {
      blocks.add(List.copyOf(lines));
    }
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Writes the table, unless the figures went out as JSON. */
  void print(Machine machine) {
    if (!json) {
      machine.lines().forEach(out::println);
      out.println();
      rows().forEach(row -> out.println(aligned(row)));
      for (List<String> block : blocks) {
        out.println();
        block.forEach(out::println);
      }
    }
  }

  private static final int[] WIDTHS = {36, 24, 10, 34, 34, 34};

  private static String aligned(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(Math.max(1, WIDTHS[i] - row.get(i).length())));
    }
    return line.toString().stripTrailing();
  }

  /**
   * Writes the figures as a section of Markdown: in place of the last one when the file marks where
   * it stands, else as the whole file.
   *
   * @param section quality or search
   */
  void write(Path file, String section, Machine machine) throws IOException {
    String begin = "<!-- figures: %s -->".formatted(section);
    String end = "<!-- end of figures: %s -->".formatted(section);
    String text = begin + "\n" + String.join("\n", markdown(machine)) + "\n" + end;
    String before = Files.exists(file) ? Files.readString(file) : "";
    int from = before.indexOf(begin);
    int to = before.indexOf(end);
    boolean marked = from >= 0 && to > from;
    Files.writeString(
        file,
        marked
            ? before.substring(0, from) + text + before.substring(to + end.length())
            : text + "\n");
  }

  private List<String> markdown(Machine machine) {
    List<String> lines = new ArrayList<>();
    machine.lines().forEach(line -> lines.add("- " + line));
    lines.add("");
    List<List<String>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      lines.add("| " + String.join(" | ", rows.get(i)) + " |");
      if (i == 0) {
        lines.add("|" + "---|".repeat(rows.get(i).size()));
      }
    }
    for (List<String> block : blocks) {
      lines.add("");
      lines.addAll(block);
    }
    return lines;
  }

  /** A row a metric, its peers side by side; the first row is the heading. */
  private List<List<String>> rows() {
    Map<String, List<Figure>> byMetric = new LinkedHashMap<>();
    figures.forEach(
        figure -> byMetric.computeIfAbsent(figure.metric(), key -> new ArrayList<>()).add(figure));
    int peers =
        byMetric.values().stream()
            .mapToInt(same -> (int) same.stream().filter(f -> f.peer().isPresent()).count())
            .max()
            .orElse(0);
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>();
    heading.add(Messages.text("table.metric"));
    heading.add(Messages.text("table.ours"));
    heading.add(Messages.text("table.goal"));
    for (int i = 0; i < peers; i++) {
      heading.add(Messages.text("table.peer"));
    }
    rows.add(heading);
    byMetric.values().forEach(same -> rows.add(row(same, heading.size())));
    return rows;
  }

  private static List<String> row(List<Figure> same, int columns) {
    Figure first = same.getFirst();
    List<String> row = new ArrayList<>();
    row.add(first.metric());
    row.add(
        value(first.ours(), first.unit())
            + first
                .interval()
                .map(i -> " [%s, %s]".formatted(Figure.number(i.low()), Figure.number(i.high())))
                .orElse(""));
    row.add(
        String.join(
            "; ",
            same.stream()
                .flatMap(figure -> figure.goal().map(goal -> goal(goal, figure)).stream())
                .distinct()
                .toList()));
    same.stream().filter(figure -> figure.peer().isPresent()).forEach(f -> row.add(peer(f)));
    while (row.size() < columns) {
      row.add("");
    }
    return row;
  }

  private static String goal(Goal goal, Figure figure) {
    return goal.text() + (goal.met(figure) ? " ✓" : " ✗");
  }

  private static String peer(Figure figure) {
    String ratio =
        figure.ratio().stream()
            .mapToObj(r -> " (×" + Figure.number(r) + ")")
            .findFirst()
            .orElse("");
    return figure.peerName() + " " + value(figure.peer().orElse(0), figure.unit()) + ratio;
  }

  private static String value(double value, String unit) {
    return Figure.number(value) + (unit.isEmpty() ? "" : " " + unit);
  }
}
