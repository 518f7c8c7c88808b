package org.qinqing.cli.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON on one line, fields in the order in which they are put. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode strings(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode addresses(List<Address> values) {
    return strings(values.stream().map(Address::toString).toList());
  }

  static ArrayNode ruleIds(List<Rule> values) {
    return strings(values.stream().map(Rule::id).toList());
  }

  static ArrayNode diagnostics(List<Diagnostic> findings) {
    ArrayNode array = array();
    for (Diagnostic finding : findings) {
      array.add(
          object()
              .put("pack", finding.pack())
              .put("severity", finding.severity().name())
              .put("code", finding.code())
              .put("file", finding.location().file())
              .put("line", finding.location().line())
              .put("message", finding.message())
              .put("mend", finding.mend()));
    }
    return array;
  }

  static ObjectNode error(JsonNode id, String code, String message) {
    ObjectNode answer = object();
    answer.set("id", id);
    answer.set("error", object().put("code", code).put("message", message));
    return answer;
  }

  /** Puts a fact's value under {@code value}, its bounds and unit beside it. */
  static void putValue(ObjectNode node, FactContent content) {
    switch (content) {
      case FactContent.Terms terms -> node.set("value", term(terms));
      case FactContent.Day day -> node.put("value", day.date().toString());
      case FactContent.Quantity quantity -> putQuantity(node, quantity);
    }
  }

  private static void putQuantity(ObjectNode node, FactContent.Quantity quantity) {
    boolean exact =
        quantity.least().isPresent()
            && quantity.least().equals(quantity.most())
            && !quantity.mostExclusive();
    if (exact) {
      node.put("value", plain(quantity.least().get()));
    } else {
      node.putNull("value");
      quantity.least().ifPresent(least -> node.put("min", plain(least)));
      quantity
          .most()
          .ifPresent(most -> node.put(quantity.mostExclusive() ? "below" : "max", plain(most)));
    }
    if (!quantity.unit().isEmpty()) {
      node.put("unit", quantity.unit());
    }
    if (quantity.approximate()) {
      node.put("approximate", true);
    }
  }

  /** 2000 rather than 2E+3. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static JsonNode term(FactContent.Terms terms) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (terms.values().size() == 1) {
      String value = terms.values().iterator().next();
      return value.equals("true") || value.equals("false")
          ? factory.booleanNode(Boolean.parseBoolean(value))
          : factory.stringNode(value);
    }
    return strings(terms.values().stream().sorted().toList());
  }

  static String line(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }
}
