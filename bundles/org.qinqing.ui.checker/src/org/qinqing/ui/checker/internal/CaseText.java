package org.qinqing.ui.checker.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case as JSON. */
final class CaseText {
  static final String KIND = "case";
  private final JsonMapper json = JsonMapper.builder().build();

  String write(Case one) {
    ObjectNode root = json.createObjectNode();
    root.put("text", one.text());
    root.put("verdict", one.verdict().name());
    root.put("asOf", one.asOf().toString());
    ArrayNode given = root.putArray("given");
    for (CheckRequest.Given fact : one.given()) {
      ObjectNode node = given.addObject();
      fact.event().ifPresent(event -> node.put("event", event.intValue()));
      node.put("fact", fact.fact());
      fact.content().ifPresent(content -> write(node.putObject("content"), content));
    }
    return json.writeValueAsString(root);
  }

  private static void write(ObjectNode node, FactContent content) {
    switch (content) {
      case FactContent.Terms terms -> {
        ArrayNode values = node.putArray("terms");
        terms.values().stream().sorted().forEach(values::add);
      }
      case FactContent.Day day -> node.put("day", day.date().toString());
      case FactContent.Quantity number -> {
        number.least().ifPresent(least -> node.put("least", least.toPlainString()));
        number.most().ifPresent(most -> node.put("most", most.toPlainString()));
        node.put("mostExclusive", number.mostExclusive());
        node.put("unit", number.unit());
        node.put("approximate", number.approximate());
      }
    }
  }

  /** Empty when it is no case, or one of a version that cannot be read. */
  Optional<Case> read(String text) {
    try {
      JsonNode root = json.readTree(text);
      List<CheckRequest.Given> given = new ArrayList<>();
      for (JsonNode node : root.path("given")) {
        given.add(
            new CheckRequest.Given(
                node.has("event") ? Optional.of(node.path("event").asInt()) : Optional.empty(),
                node.required("fact").asString(),
                node.has("content")
                    ? Optional.of(content(node.path("content")))
                    : Optional.empty()));
      }
      return Optional.of(
          new Case(
              root.required("text").asString(),
              given,
              Verdict.valueOf(root.required("verdict").asString()),
              LocalDate.parse(root.required("asOf").asString())));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static FactContent content(JsonNode node) {
    if (node.has("terms")) {
      Set<String> terms = new LinkedHashSet<>();
      node.path("terms").forEach(term -> terms.add(term.asString()));
      return new FactContent.Terms(terms);
    }
    if (node.has("day")) {
      return new FactContent.Day(LocalDate.parse(node.path("day").asString()));
    }
    return new FactContent.Quantity(
        number(node, "least"),
        number(node, "most"),
        node.path("mostExclusive").asBoolean(),
        node.required("unit").asString(),
        node.path("approximate").asBoolean());
  }

  private static Optional<BigDecimal> number(JsonNode node, String name) {
    return node.has(name)
        ? Optional.of(new BigDecimal(node.path(name).asString()))
        : Optional.empty();
  }
}
