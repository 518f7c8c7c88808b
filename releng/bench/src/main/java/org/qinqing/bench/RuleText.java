package org.qinqing.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Rule;

/**
 * Our rules as rules of Drools over one object with an attribute for each fact. Drools knows true
 * and false only; what our rules leave unknown is not true there, and its opposite neither.
 */
final class RuleText {
  /** Below all numbers of facts. */
  static final double NO_NUMBER = -1;

  private final FactsModel model;

  RuleText(FactsModel model) {
    this.model = model;
  }

  /** Whether the rule can be said without a third value, a period or a dated figure. */
  static boolean sayable(Rule rule, FactsModel model) {
    RuleText text = new RuleText(model);
    return text.sayable(rule.when())
        && rule.unless().stream().allMatch(exemption -> text.sayable(exemption.when()));
  }

  private boolean sayable(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.stream().allMatch(this::sayable);
      case Condition.Any(List<Condition> parts) -> parts.stream().allMatch(this::sayable);
      case Condition.Not(Condition part) -> sayable(part);
      case Condition.Compare compare -> {
        Optional<FactsModel.Fact> fact = model.fact(compare.fact());
        yield fact.isPresent()
            && switch (compare.operator()) {
              case EQ, IN -> compare.operand() instanceof Condition.Terms;
              case LT, LE, GT, GE ->
                  compare.operand() instanceof Condition.Number
                      || (compare.operand() instanceof Condition.Terms && fact.get().ordered());
              case WITHIN, AFTER, EXISTS -> false;
            };
      }
    };
  }

  /** Attributes of the object; a number that is not known is {@link #NO_NUMBER}. */
  String declaration() {
    StringBuilder text = new StringBuilder("package bench\nglobal java.util.List hits\n");
    text.append("declare Situation\n");
    for (FactsModel.Fact fact : model.facts()) {
      String type =
          switch (fact.type()) {
            case TERM, FLAG, DATE, PLACE -> "String";
            case TERMS -> "java.util.List";
            case QUANTITY -> "Double";
          };
      text.append("  ").append(attribute(fact.id())).append(" : ").append(type).append('\n');
    }
    return text.append("end\n").toString();
  }

  static String attribute(String fact) {
    return "f_" + fact;
  }

  /** The rule; when it holds its number among {@code rules} is put into {@code hits}. */
  String rule(Rule rule, int number) {
    List<String> parts = new ArrayList<>();
    parts.add("f_side == \"" + rule.side().name().toLowerCase(java.util.Locale.ROOT) + '"');
    conjunction(rule.when(), parts);
    rule.unless().forEach(exemption -> parts.add(isFalse(exemption.when())));
    return "rule \"%s\" when Situation( %s ) then hits.add(%d); end%n"
        .formatted(rule.id(), String.join(", ", parts), number);
  }

  private void conjunction(Condition condition, List<String> parts) {
    if (condition instanceof Condition.All(List<Condition> all)) {
      all.forEach(part -> conjunction(part, parts));
    } else {
      parts.add(isTrue(condition));
    }
  }

  private String isTrue(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          joined(parts.stream().map(this::isTrue).toList(), " && ", "true");
      case Condition.Any(List<Condition> parts) ->
          joined(parts.stream().map(this::isTrue).toList(), " || ", "false");
      case Condition.Not(Condition part) -> isFalse(part);
      case Condition.Compare compare -> comparison(compare, true);
    };
  }

  private String isFalse(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          joined(parts.stream().map(this::isFalse).toList(), " || ", "false");
      case Condition.Any(List<Condition> parts) ->
          joined(parts.stream().map(this::isFalse).toList(), " && ", "true");
      case Condition.Not(Condition part) -> isTrue(part);
      case Condition.Compare compare -> comparison(compare, false);
    };
  }

  private static String joined(List<String> parts, String by, String none) {
    return parts.isEmpty() ? none : parts.stream().collect(Collectors.joining(by, "(", ")"));
  }

  private String comparison(Condition.Compare compare, boolean holds) {
    FactsModel.Fact fact = model.fact(compare.fact()).orElseThrow();
    String name = attribute(fact.id());
    if (compare.operand() instanceof Condition.Number number) {
      String sign =
          switch (compare.operator()) {
            case LT -> holds ? "<" : ">=";
            case LE -> holds ? "<=" : ">";
            case GT -> holds ? ">" : "<=";
            default -> holds ? ">=" : "<";
          };
      return "(%s >= 0.0 && %s %s %sd)".formatted(name, name, sign, number.value().toPlainString());
    }
    Set<String> values = values(fact, compare);
    if (fact.type() == FactsModel.Type.TERMS) {
      List<String> each =
          values.stream()
              .map(
                  value ->
                      "%s %s \"%s\"".formatted(name, holds ? "contains" : "not contains", value))
              .toList();
      return holds
          ? joined(each, " || ", "false")
          : "(%s != null && %s)".formatted(name, joined(each, " && ", "true"));
    }
    String list = values.stream().collect(Collectors.joining("\", \"", "(\"", "\")"));
    if (holds) {
      return values.size() == 1
          ? "%s == \"%s\"".formatted(name, values.iterator().next())
          : name + " in " + list;
    }
    return "(%s != null && %s not in %s)".formatted(name, name, list);
  }

  private Set<String> values(FactsModel.Fact fact, Condition.Compare compare) {
    Set<String> named =
        compare.operand() instanceof Condition.Terms(Set<String> values) ? values : Set.of();
    Set<String> all = new TreeSet<>();
    if (compare.operator() == Condition.Operator.EQ
        || compare.operator() == Condition.Operator.IN) {
      named.forEach(name -> all.addAll(members(fact, name)));
      return all;
    }
    List<String> order = fact.values().stream().map(FactsModel.Term::id).toList();
    int limit = order.indexOf(named.iterator().next());
    for (int i = 0; i < order.size(); i++) {
      boolean holds =
          switch (compare.operator()) {
            case LT -> i < limit;
            case LE -> i <= limit;
            case GT -> i > limit;
            default -> i >= limit;
          };
      if (holds) {
        all.add(order.get(i));
      }
    }
    return all;
  }

  private Set<String> members(FactsModel.Fact fact, String name) {
    Set<String> members = new LinkedHashSet<>();
    if (fact.id().equals("act")) {
      model.families().stream()
          .filter(family -> family.id().equals(name))
          .forEach(family -> family.acts().forEach(act -> members.add(act.id())));
    } else {
      model.groups().stream()
          .filter(group -> group.fact().equals(fact.id()) && group.id().equals(name))
          .forEach(group -> members.addAll(group.values()));
    }
    return members.isEmpty() ? Set.of(name) : members;
  }
}
