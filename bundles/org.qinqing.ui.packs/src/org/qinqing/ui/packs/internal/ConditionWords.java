package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qinqing.pack.FactsModel;

/** Says conditions in words, so that one sees what the names written in YAML mean. */
record ConditionWords(Naming naming) {
  /** A length of time of one unit, such as P3Y. */
  private static final Pattern LENGTH = Pattern.compile("P(\\d+)([YMD])");

  /** The conditions in words; empty while they are not whole. */
  String say(String when) {
    Map<String, Object> written = YamlText.mapping(when);
    return written.isEmpty() ? "" : condition(written);
  }

  private String condition(Map<String, Object> written) {
    return written.entrySet().stream()
        .map(
            entry ->
                switch (entry.getKey()) {
                  case "all" -> parts(entry.getValue(), "condition.and");
                  case "any" -> parts(entry.getValue(), "condition.or");
                  case "not" ->
                      naming.words().say("condition.not", parts(entry.getValue(), "condition.and"));
                  default -> compare(entry.getKey(), entry.getValue());
                })
        .collect(Collectors.joining(naming.words().say("condition.and")));
  }

  private String parts(Object value, String between) {
    List<?> parts = value instanceof List<?> several ? several : List.of(value);
    String said =
        parts.stream()
            .filter(Map.class::isInstance)
            .map(part -> condition(YamlText.strings(part)))
            .collect(Collectors.joining(naming.words().say(between)));
    return parts.size() > 1 && between.equals("condition.or")
        ? naming.words().say("condition.group", said)
        : said;
  }

  private String compare(String fact, Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return naming.fact(fact);
    }
    Map<String, Object> comparison = YamlText.strings(value);
    String unit = String.valueOf(comparison.getOrDefault("unit", ""));
    return comparison.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("unit"))
        .map(entry -> compare(fact, entry.getKey(), entry.getValue(), unit))
        .collect(Collectors.joining(naming.words().say("condition.and")));
  }

  private String compare(String fact, String operator, Object operand, String unit) {
    String key =
        switch (operator) {
          case "eq", "in" -> "condition.is";
          case "lt" -> "condition.lt";
          case "le" -> "condition.le";
          case "gt" -> "condition.gt";
          case "ge" -> "condition.ge";
          case "within" -> "condition.in";
          case "after" -> "condition.past";
          default ->
              "false".equals(String.valueOf(operand)) ? "condition.unsaid" : "condition.said";
        };
    return naming.words().say(key, naming.fact(fact), operand(fact, operand, unit));
  }

  private String operand(String fact, Object operand, String unit) {
    List<?> values =
        operand instanceof List<?> several
            ? several
            : List.of(Optional.ofNullable(operand).orElse(""));
    String said =
        values.stream()
            .map(value -> term(fact, String.valueOf(value)))
            .collect(Collectors.joining(naming.words().say("list.or")));
    return unit.equals("CNY") ? naming.words().say("value.yuan", said) : said;
  }

  private String term(String fact, String value) {
    Matcher length = LENGTH.matcher(value);
    if (length.matches()) {
      return naming.words().say("period." + length.group(2), length.group(1));
    }
    return naming.snapshot().facts().groups().stream()
        .filter(group -> group.fact().equals(fact) && group.id().equals(value))
        .map(FactsModel.Group::label)
        .findFirst()
        .orElseGet(() -> naming.term(fact, value));
  }
}
