package org.qinqing.checker.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Type;

/**
 * The answers a question about a fact can have: each value, or for a number each stretch between
 * limits of the rules.
 */
final class Answers {
  private Answers() {}

  /**
   * One answer.
   *
   * @param value as a person or a program would write it
   * @param label as it is shown
   * @param content as the rules see it
   */
  record Answer(String value, String label, FactContent content) {}

  /**
   * All answers that are compatible with what is known.
   *
   * @param known what is known of the fact so far: several possible values, or a range
   * @param clauses rules whose limits divide a number
   */
  static List<Answer> of(
      Fact fact, Optional<FactValue> known, List<Clause> clauses, Evaluator evaluator) {
    if (fact.type() == Type.QUANTITY) {
      return stretches(fact, known, clauses, evaluator);
    }
    Optional<Set<String>> possible =
        known
            .map(FactValue::content)
            .filter(FactContent.Terms.class::isInstance)
            .map(FactContent.Terms.class::cast)
            .map(FactContent.Terms::values)
            .filter(values -> values.size() > 1);
    List<FactsModel.Term> terms =
        fact.type() == Type.FLAG && fact.values().isEmpty()
            ? List.of(
                new FactsModel.Term("true", Messages.text("yes")),
                new FactsModel.Term("false", Messages.text("no")))
            : fact.values();
    List<Answer> answers = new ArrayList<>();
    for (FactsModel.Term term : terms) {
      // A closed fact is asked only where its usual value is impossible (a relative's business is
      // never one's own).
      boolean usual = fact.presumed().filter(term.id()::equals).isPresent();
      boolean unsaid = term.id().equals(FactsIndex.UNSAID);
      if (!usual && !unsaid && possible.map(values -> values.contains(term.id())).orElse(true)) {
        answers.add(new Answer(term.id(), term.label(), FactContent.Terms.of(term.id())));
      }
    }
    return answers;
  }

  /** Every other value the fact could have had, for "what if". */
  static List<Answer> others(
      Fact fact, FactValue known, List<Clause> clauses, Evaluator evaluator) {
    List<Answer> others = new ArrayList<>();
    if (fact.type() == Type.QUANTITY) {
      for (Answer answer : stretches(fact, Optional.empty(), clauses, evaluator)) {
        if (!overlap(answer.content(), known.content())) {
          others.add(answer);
        }
      }
      return others;
    }
    for (FactsModel.Term term : fact.values()) {
      if (!term.id().equals(FactsIndex.UNSAID)
          && !(known.content() instanceof FactContent.Terms(Set<String> values)
              && values.contains(term.id()))) {
        others.add(new Answer(term.id(), term.label(), FactContent.Terms.of(term.id())));
      }
    }
    return others;
  }

  private static List<Answer> stretches(
      Fact fact, Optional<FactValue> known, List<Clause> clauses, Evaluator evaluator) {
    TreeSet<BigDecimal> limits = new TreeSet<>();
    for (Clause clause : clauses) {
      limits(clause.whole(), fact.id(), evaluator, limits);
    }
    List<Answer> answers = new ArrayList<>();
    Optional<BigDecimal> from = Optional.empty();
    for (BigDecimal limit : limits) {
      add(fact, from, Optional.of(limit), known, answers);
      from = Optional.of(limit);
    }
    add(fact, from, Optional.empty(), known, answers);
    return answers;
  }

  private static void add(
      Fact fact,
      Optional<BigDecimal> from,
      Optional<BigDecimal> to,
      Optional<FactValue> known,
      List<Answer> answers) {
    FactContent.Quantity stretch =
        new FactContent.Quantity(from, to, to.isPresent(), fact.unit(), false);
    if (known.filter(value -> !overlap(stretch, value.content())).isPresent()) {
      return;
    }
    String low = from.map(BigDecimal::toPlainString).orElse("");
    String high = to.map(BigDecimal::toPlainString).orElse("");
    String unit =
        switch (fact.unit()) {
          case "CNY", "year", "month", "day" -> Messages.text("unit." + fact.unit());
          default -> fact.unit();
        };
    if (from.isEmpty() && to.isEmpty()) {
      return;
    }
    if (from.isEmpty()) {
      answers.add(new Answer("<" + high, Messages.text("answer.below", high, unit), stretch));
    } else if (to.isEmpty()) {
      answers.add(new Answer(">=" + low, Messages.text("answer.from", low, unit), stretch));
    } else {
      answers.add(
          new Answer(low + "–" + high, Messages.text("answer.between", low, high, unit), stretch));
    }
  }

  /** The numbers with which a condition compares the fact. */
  private static void limits(
      Condition condition, String fact, Evaluator evaluator, Set<BigDecimal> found) {
    switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.forEach(part -> limits(part, fact, evaluator, found));
      case Condition.Any(List<Condition> parts) ->
          parts.forEach(part -> limits(part, fact, evaluator, found));
      case Condition.Not(Condition part) -> limits(part, fact, evaluator, found);
      case Condition.Compare compare -> {
        if (compare.fact().equals(fact)) {
          evaluator.number(compare.operand()).map(Condition.Number::value).ifPresent(found::add);
        }
      }
    }
  }

  private static boolean overlap(FactContent one, FactContent other) {
    if (one instanceof FactContent.Quantity a && other instanceof FactContent.Quantity b) {
      return !before(a, b) && !before(b, a);
    }
    return true;
  }

  private static boolean before(FactContent.Quantity one, FactContent.Quantity other) {
    if (one.most().isEmpty() || other.least().isEmpty()) {
      return false;
    }
    int comparison = one.most().get().compareTo(other.least().get());
    return comparison < 0 || (comparison == 0 && one.mostExclusive());
  }

  /** Facts by id with one of them answered. */
  static Map<String, FactValue> with(
      Map<String, FactValue> said, String fact, FactContent content) {
    Map<String, FactValue> changed = new HashMap<>(said);
    changed.put(fact, FactValue.answered(content));
    return changed;
  }
}
