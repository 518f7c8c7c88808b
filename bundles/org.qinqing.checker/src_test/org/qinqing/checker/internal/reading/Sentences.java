package org.qinqing.checker.internal.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.Event;
import org.qinqing.pack.FactContent;

/** Compares what was read with an expectation such as {@code act=x; tie=y + act=z}. */
final class Sentences {
  private Sentences() {}

  /** Differences in words; empty when all expected facts were read and no other act was. */
  static List<String> differences(String expected, List<Event> events) {
    List<String> out = new ArrayList<>();
    List<Event> left = new ArrayList<>(events);
    if (expected.equals("-")) {
      events.forEach(e -> out.add("extra " + e.term("act").orElse("?")));
      return out;
    }
    for (String frame : expected.split(" \\+ ")) {
      List<String[]> facts = new ArrayList<>();
      for (String fact : frame.split(";")) {
        facts.add(fact.strip().split("=", 2));
      }
      String act = facts.getFirst()[1];
      Event event =
          left.stream()
              .filter(e -> Set.of(act.split("/")).contains(e.term("act").orElse("")))
              .findFirst()
              .orElse(null);
      if (event == null) {
        out.add("no " + act);
        continue;
      }
      left.remove(event);
      for (String[] fact : facts.subList(1, facts.size())) {
        String read = read(event, fact[0]);
        boolean right = Set.of(fact[1].split("/")).stream().anyMatch(v -> agrees(v, read));
        if (!right) {
          out.add(fact[0] + " " + fact[1] + " but " + read);
        }
      }
    }
    left.forEach(e -> out.add("extra " + e.term("act").orElse("?")));
    return out;
  }

  private static boolean agrees(String wanted, String read) {
    if (wanted.equals("none")) {
      return read.isEmpty();
    }
    return read.equals(wanted) || List.of(read.split(",")).contains(wanted);
  }

  private static String read(Event event, String fact) {
    return event
        .fact(fact)
        .map(
            value ->
                switch (value.content()) {
                  case FactContent.Terms terms -> String.join(",", new TreeSet<>(terms.values()));
                  case FactContent.Quantity q ->
                      q.least().or(q::most).map(BigDecimal::toPlainString).orElse("");
                  case FactContent.Day day -> day.toString();
                })
        .orElse("");
  }

  static String show(Event event) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, ?> fact : event.facts().entrySet()) {
      out.append(fact.getKey()).append('=').append(read(event, fact.getKey())).append("; ");
    }
    return out.toString();
  }
}
