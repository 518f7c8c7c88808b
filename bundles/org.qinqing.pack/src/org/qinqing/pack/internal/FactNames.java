package org.qinqing.pack.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Condition.Operator;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Type;
import org.qinqing.pack.SourceLocation;

/** Which names a rule may use, by the facts model; misses are findings. */
final class FactNames {
  private static final String ACT = "act";

  private final Map<String, FactsModel.Fact> facts = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<String> topics = new HashSet<>();
  private final Set<String> parameters;

  FactNames(FactsModel model, Set<String> parameters) {
    this.parameters = Set.copyOf(parameters);
    for (FactsModel.Fact fact : model.facts()) {
      facts.put(fact.id(), fact);
      Set<String> known = values.computeIfAbsent(fact.id(), k -> new HashSet<>());
      fact.values().forEach(term -> known.add(term.id()));
      fact.presumed().ifPresent(known::add);
      if (fact.type() == Type.FLAG) {
        known.add("true");
        known.add("false");
      }
    }
    model.groups().forEach(g -> values.computeIfAbsent(g.fact(), k -> new HashSet<>()).add(g.id()));
    for (FactsModel.Family family : model.families()) {
      Set<String> acts = values.computeIfAbsent(ACT, k -> new HashSet<>());
      acts.add(family.id());
      family.acts().forEach(act -> acts.add(act.id()));
    }
    model.topics().forEach(topic -> topics.add(topic.id()));
  }

  void topic(String topic, SourceLocation where, Findings findings) {
    if (!topics.contains(topic)) {
      findings.add(Code.UNKNOWN_TOPIC, where, topic);
    }
  }

  void parameter(String parameter, SourceLocation where, Findings findings) {
    if (!parameters.contains(parameter)) {
      findings.add(Code.UNKNOWN_PARAMETER, where, parameter);
    }
  }

  void fact(String fact, SourceLocation where, Findings findings) {
    if (!facts.containsKey(fact)) {
      findings.add(Code.UNKNOWN_FACT, where, fact);
    }
  }

  void value(String fact, String value, SourceLocation where, Findings findings) {
    Optional<FactsModel.Fact> known = Optional.ofNullable(facts.get(fact));
    if (known.isEmpty()) {
      findings.add(Code.UNKNOWN_FACT, where, fact);
      return;
    }
    boolean closed = known.get().type() != Type.PLACE;
    if (closed && !values.getOrDefault(fact, Set.of()).contains(value)) {
      findings.add(Code.UNKNOWN_VALUE, where, fact, value);
    }
  }

  void content(String fact, FactContent content, SourceLocation where, Findings findings) {
    switch (content) {
      case FactContent.Terms(Set<String> terms) -> {
        for (String term : terms) {
          value(fact, term, where, findings);
        }
      }
      case FactContent.Quantity quantity -> expect(fact, Type.QUANTITY, where, findings);
      case FactContent.Day day -> expect(fact, Type.DATE, where, findings);
    }
  }

  private void expect(String fact, Type type, SourceLocation where, Findings findings) {
    Optional<FactsModel.Fact> known = Optional.ofNullable(facts.get(fact));
    if (known.isEmpty()) {
      findings.add(Code.UNKNOWN_FACT, where, fact);
    } else if (known.get().type() != type) {
      findings.add(Code.BAD_OPERATOR, where, fact, type);
    }
  }

  void condition(Condition condition, SourceLocation where, Findings findings) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(part -> condition(part, where, findings));
      case Condition.Any any -> any.parts().forEach(part -> condition(part, where, findings));
      case Condition.Not not -> condition(not.part(), where, findings);
      case Condition.Compare compare -> compare(compare, where, findings);
    }
  }

  private void compare(Condition.Compare compare, SourceLocation where, Findings findings) {
    Optional<FactsModel.Fact> known = Optional.ofNullable(facts.get(compare.fact()));
    if (known.isEmpty()) {
      findings.add(Code.UNKNOWN_FACT, where, compare.fact());
      return;
    }
    if (compare.operator() == Operator.EXISTS) {
      return;
    }
    if (compare.operand() instanceof Condition.ParameterReference reference) {
      parameter(reference.parameter(), where, findings);
    }
    if (!fits(known.get(), compare)) {
      findings.add(Code.BAD_OPERATOR, where, compare.fact(), compare.operator());
    } else if (compare.operand() instanceof Condition.Terms(Set<String> terms)) {
      for (String term : terms) {
        value(compare.fact(), term, where, findings);
      }
    }
  }

  private static boolean fits(FactsModel.Fact fact, Condition.Compare compare) {
    Condition.Operand operand = compare.operand();
    boolean number =
        operand instanceof Condition.Number || operand instanceof Condition.ParameterReference;
    boolean order =
        switch (compare.operator()) {
          case LT, LE, GT, GE -> true;
          default -> false;
        };
    return switch (fact.type()) {
      case TERM, TERMS, PLACE -> operand instanceof Condition.Terms && (!order || fact.ordered());
      case FLAG -> operand instanceof Condition.Terms && !order;
      case QUANTITY -> number;
      case DATE ->
          operand instanceof Condition.Day
              || operand instanceof Condition.Length
              || (operand instanceof Condition.ParameterReference && !order);
    };
  }
}
