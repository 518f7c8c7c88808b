package org.qinqing.trust.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackTest;

/** A situation in a line, in the words of the facts model. */
final class SituationText {
  private static final String ACT = "act";

  private final FactsModel model;

  SituationText(FactsModel model) {
    this.model = model;
  }

  String of(PackTest test) {
    return switch (test.given()) {
      case PackTest.Given.Text given -> given.text();
      case PackTest.Given.Facts(List<Map<String, FactContent>> events) ->
          events.stream()
              .map(this::event)
              .collect(Collectors.joining(Code.text("situation.events")));
    };
  }

  /** What is done first, then the rest in the order of the model. */
  private String event(Map<String, FactContent> event) {
    Set<String> order = new LinkedHashSet<>();
    order.add(ACT);
    model.facts().forEach(fact -> order.add(fact.id()));
    order.addAll(new TreeSet<>(event.keySet()));
    List<String> parts = new ArrayList<>();
    for (String fact : order) {
      FactContent content = event.get(fact);
      if (content != null) {
        parts.add(fact(fact, content));
      }
    }
    return String.join(Code.text("situation.facts"), parts);
  }

  private String fact(String id, FactContent content) {
    String label = model.fact(id).map(FactsModel.Fact::label).orElse(id);
    return switch (content) {
      case FactContent.Terms(Set<String> values) when id.equals(ACT) -> terms(id, values);
      case FactContent.Terms(Set<String> values) ->
          Code.text("situation.fact", label, terms(id, values));
      case FactContent.Quantity quantity ->
          Code.text("situation.fact", label, quantity + " " + unit(quantity.unit()));
      case FactContent.Day day -> Code.text("situation.fact", label, day);
    };
  }

  private static String unit(String unit) {
    return switch (unit) {
      case "CNY" -> Code.text("situation.unit.CNY");
      default -> unit;
    };
  }

  private String terms(String fact, Set<String> values) {
    return new TreeSet<>(values)
        .stream()
            .map(value -> term(fact, value))
            .collect(Collectors.joining(Code.text("situation.terms")));
  }

  private String term(String fact, String value) {
    if (fact.equals(ACT)) {
      return model.act(value).map(FactsModel.Act::label).orElse(value);
    }
    Optional<String> label =
        model.fact(fact).flatMap(f -> f.term(value)).map(FactsModel.Term::label);
    return label.orElseGet(
        () ->
            switch (value) {
              case "true" -> Code.text("situation.yes");
              case "false" -> Code.text("situation.no");
              default -> value;
            });
  }
}
