package org.qinqing.pack.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Condition.Operator;
import org.qinqing.pack.FactContent;

/** Reads conditions and fact values. */
final class ConditionText {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LENGTH = Pattern.compile("P(?:\\d+[YMWD]){1,4}");
  private static final Pattern QUANTITY =
      Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,6})?)\\s+([A-Za-z%]+)");
  private static final String PARAMETER = "param:";

  private ConditionText() {}

  static Condition condition(Item item) {
    Map<String, Item> entries = item.entries();
    if (entries.size() != 1) {
      item.wrong(Code.BAD_CONDITION, item.shown());
      return new Condition.All(List.of());
    }
    Map.Entry<String, Item> only = entries.entrySet().iterator().next();
    return switch (only.getKey()) {
      case "all" -> new Condition.All(parts(only.getValue()));
      case "any" -> new Condition.Any(parts(only.getValue()));
      case "not" -> new Condition.Not(condition(only.getValue()));
      default -> compare(only.getKey(), only.getValue());
    };
  }

  private static List<Condition> parts(Item item) {
    List<Condition> parts = new ArrayList<>();
    for (Item part : item.items()) {
      parts.add(condition(part));
    }
    if (parts.isEmpty()) {
      item.wrong(Code.BAD_CONDITION, item.shown());
    }
    return parts;
  }

  private static Condition compare(String fact, Item item) {
    Optional<String> unit = Optional.empty();
    Optional<Operator> operator = Optional.empty();
    Optional<Item> value = Optional.empty();
    for (Map.Entry<String, Item> entry : item.entries().entrySet()) {
      if (entry.getKey().equals("unit")) {
        unit = Optional.of(entry.getValue().text());
        continue;
      }
      Optional<Operator> named = operator(entry.getKey());
      if (named.isEmpty() || operator.isPresent()) {
        item.wrong(Code.BAD_CONDITION, fact + ": " + entry.getKey());
        return new Condition.All(List.of());
      }
      operator = named;
      value = Optional.of(entry.getValue());
    }
    if (operator.isEmpty() || value.isEmpty()) {
      item.wrong(Code.BAD_CONDITION, fact);
      return new Condition.All(List.of());
    }
    Condition.Operand operand = operand(operator.get(), value.get(), unit.orElse(""));
    if (!fits(operator.get(), operand)) {
      value.get().wrong(Code.BAD_CONDITION, fact + ": " + value.get().shown());
    }
    return new Condition.Compare(fact, operator.get(), operand);
  }

  private static Optional<Operator> operator(String name) {
    for (Operator operator : Operator.values()) {
      if (operator.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private static Condition.Operand operand(Operator operator, Item item, String unit) {
    if (operator == Operator.IN) {
      Set<String> terms = new LinkedHashSet<>(item.texts());
      if (terms.isEmpty()) {
        item.wrong(Code.BAD_CONDITION, item.shown());
      }
      return new Condition.Terms(terms);
    }
    String text = item.text();
    if (item.isNumber()) {
      return new Condition.Number(item.number(), unit);
    }
    if (text.startsWith(PARAMETER)) {
      return new Condition.ParameterReference(text.substring(PARAMETER.length()));
    }
    if (DAY.matcher(text).matches()) {
      return new Condition.Day(item.date());
    }
    if (LENGTH.matcher(text).matches()) {
      return new Condition.Length(item.period());
    }
    Matcher quantity = QUANTITY.matcher(text);
    if (quantity.matches()) {
      return new Condition.Number(new BigDecimal(quantity.group(1)), quantity.group(2));
    }
    return new Condition.Terms(Set.of(text));
  }

  /** Whether the operator can be used with that kind of operand, whatever the fact. */
  private static boolean fits(Operator operator, Condition.Operand operand) {
    return switch (operator) {
      case EQ -> !(operand instanceof Condition.Length);
      case IN -> operand instanceof Condition.Terms;
      case LT, LE, GT, GE -> !(operand instanceof Condition.Length);
      case WITHIN ->
          operand instanceof Condition.Length || operand instanceof Condition.ParameterReference;
      case AFTER ->
          operand instanceof Condition.Length
              || operand instanceof Condition.Day
              || operand instanceof Condition.ParameterReference;
      case EXISTS ->
          operand instanceof Condition.Terms(Set<String> values)
              && (values.equals(Set.of("true")) || values.equals(Set.of("false")));
    };
  }

  /** The value of a fact in a test: a number without a unit means the fact's own unit. */
  static FactContent content(Item item) {
    if (item.isList()) {
      List<String> terms = item.texts();
      if (terms.isEmpty()) {
        item.wrong(Code.WRONG_COUNT, item.shown());
        return FactContent.Terms.of("");
      }
      return new FactContent.Terms(Set.copyOf(new LinkedHashSet<>(terms)));
    }
    if (item.isNumber()) {
      return FactContent.Quantity.exactly(item.number(), "");
    }
    String text = item.text();
    if (DAY.matcher(text).matches()) {
      LocalDate day = item.date();
      return new FactContent.Day(day);
    }
    Matcher quantity = QUANTITY.matcher(text);
    if (quantity.matches()) {
      return FactContent.Quantity.exactly(new BigDecimal(quantity.group(1)), quantity.group(2));
    }
    return FactContent.Terms.of(text);
  }
}
