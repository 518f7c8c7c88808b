package org.qinqing.checker.internal.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Verdict;

/**
 * A sentence with what it says: what the reader learns from. Written as a line, with tabs between:
 * the sentence, the facts of each deed ({@code act=receive-card; amount=2000 + act=…}, {@code -}
 * for none), the verdict by these facts, and perhaps {@code locality=guangzhou; asOf=2017-05-01}.
 *
 * @param text the sentence
 * @param deeds facts of each deed
 * @param verdict the verdict that the rules give on these facts
 * @param locality id of the bundle of the place; the whole country when empty
 * @param asOf by the rules of which day; today when empty
 */
record Example(
    String text,
    List<Map<String, FactContent>> deeds,
    Verdict verdict,
    Optional<String> locality,
    Optional<LocalDate> asOf) {
  private static final String NOTHING = "-";

  Example {
    deeds = List.copyOf(deeds);
  }

  /** The lines of a file; empty ones and remarks ({@code #}) are passed over. */
  static List<Example> read(List<String> lines, FactsModel model) {
    List<Example> examples = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          examples.add(parse(line, model));
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException(e.getMessage() + " in: " + line, e);
        }
      }
    }
    return examples;
  }

  private static Example parse(String line, FactsModel model) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 3) {
      throw new IllegalArgumentException("wants sentence, facts and verdict");
    }
    List<Map<String, FactContent>> deeds = new ArrayList<>();
    if (!columns[1].strip().equals(NOTHING)) {
      for (String deed : columns[1].split(" \\+ ")) {
        Map<String, FactContent> facts = new LinkedHashMap<>();
        pairs(deed).forEach((fact, value) -> facts.put(fact, content(fact, value, model)));
        deeds.add(facts);
      }
    }
    Map<String, String> around = columns.length > 3 ? pairs(columns[3]) : Map.of();
    return new Example(
        columns[0].strip(),
        deeds,
        Verdict.valueOf(columns[2].strip()),
        Optional.ofNullable(around.get("locality")),
        Optional.ofNullable(around.get("asOf")).map(LocalDate::parse));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(";")) {
      int is = pair.indexOf('=');
      if (is > 0) {
        pairs.put(pair.substring(0, is).strip(), pair.substring(is + 1).strip());
      }
    }
    return pairs;
  }

  private static FactContent content(String id, String value, FactsModel model) {
    FactsModel.Fact fact =
        model.fact(id).orElseThrow(() -> new IllegalArgumentException("no fact " + id));
    return switch (fact.type()) {
      case QUANTITY -> FactContent.Quantity.exactly(new BigDecimal(value), fact.unit());
      case DATE -> new FactContent.Day(LocalDate.parse(value));
      default -> {
        Set<String> values = Set.of(value.split("/"));
        Set<String> unknown = new java.util.TreeSet<>(values);
        unknown.removeIf(one -> known(fact, one, model));
        if (!unknown.isEmpty()) {
          throw new IllegalArgumentException("no value " + id + "=" + unknown);
        }
        yield new FactContent.Terms(values);
      }
    };
  }

  private static boolean known(FactsModel.Fact fact, String value, FactsModel model) {
    if (fact.id().equals("act")) {
      return model.families().stream()
          .flatMap(family -> family.acts().stream())
          .anyMatch(act -> act.id().equals(value));
    }
    return fact.type() == FactsModel.Type.FLAG
        ? value.equals("true") || value.equals("false")
        : fact.values().stream().anyMatch(term -> term.id().equals(value));
  }
}
