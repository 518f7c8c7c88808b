package org.qinqing.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How often each right answer was answered how. */
final class Confusion<T extends Enum<T>> {
  private final Class<T> type;
  private final Map<T, Map<T, Integer>> counts;

  Confusion(Class<T> type) {
    this.type = type;
    this.counts = new EnumMap<>(type);
  }

  void add(T right, T answered) {
    counts.computeIfAbsent(right, key -> new EnumMap<>(type)).merge(answered, 1, Integer::sum);
  }

  int count(T right, T answered) {
    return counts.getOrDefault(right, Map.of()).getOrDefault(answered, 0);
  }

  /** How many have this right answer. */
  int right(T right) {
    return counts.getOrDefault(right, Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  /** A figure for each pair that happened. */
  List<Figure> figures(String metric, Function<T, String> id) {
    List<Figure> figures = new ArrayList<>();
    for (T right : type.getEnumConstants()) {
      for (T answered : type.getEnumConstants()) {
        if (count(right, answered) > 0) {
          figures.add(
              Figure.more(
                  metric + "." + id.apply(right) + "." + id.apply(answered),
                  "",
                  count(right, answered),
                  right(right)));
        }
      }
    }
    return figures;
  }

  /** A table of Markdown: a row a right answer, a column an answer given. */
  List<String> table(Function<T, String> label) {
    List<String> lines = new ArrayList<>();
    StringBuilder heading = new StringBuilder("| " + Messages.text("table.confusion") + " |");
    StringBuilder rule = new StringBuilder("|---|");
    for (T answered : type.getEnumConstants()) {
      heading.append(' ').append(label.apply(answered)).append(" |");
      rule.append("---:|");
    }
    lines.add(heading.toString());
    lines.add(rule.toString());
    for (T right : type.getEnumConstants()) {
      StringBuilder line = new StringBuilder("| " + label.apply(right) + " |");
      for (T answered : type.getEnumConstants()) {
        int count = count(right, answered);
        line.append(' ').append(count == 0 ? "·" : Integer.toString(count)).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
