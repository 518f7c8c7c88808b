package org.qinqing.checker.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.FactsModel.Type;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Parameter;

/**
 * Evaluates expanded conditions over the facts of one event, on one day, with the parameters of one
 * chain.
 *
 * <p>A missing fact is unknown; only a fact in the person's own hand has a value of its own when
 * unsaid.
 */
final class Evaluator {
  private final FactsIndex index;
  private final List<Pack> chain;
  private final LocalDate asOf;

  /**
   * Makes an evaluator.
   *
   * @param chain bundles whose parameters count, smallest place first
   * @param asOf the day that parameters and periods refer to
   */
  Evaluator(FactsIndex index, List<Pack> chain, LocalDate asOf) {
    this.index = index;
    this.chain = chain;
    this.asOf = asOf;
  }

  Truth evaluate(Condition condition, Map<String, FactValue> facts) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> {
        Truth all = Truth.TRUE;
        for (Condition part : parts) {
          all = all.and(evaluate(part, facts));
          if (all == Truth.FALSE) {
            return all;
          }
        }
        return all;
      }
      case Condition.Any(List<Condition> parts) -> {
        Truth any = Truth.FALSE;
        for (Condition part : parts) {
          any = any.or(evaluate(part, facts));
          if (any == Truth.TRUE) {
            return any;
          }
        }
        return any;
      }
      case Condition.Not(Condition part) -> {
        return evaluate(part, facts).not();
      }
      case Condition.Compare compare -> {
        return compare(compare, facts.get(compare.fact()));
      }
    }
  }

  /** Adds the facts whose value is what keeps the condition unknown. */
  void unknowns(Condition condition, Map<String, FactValue> facts, Set<String> found) {
    if (evaluate(condition, facts) != Truth.UNKNOWN) {
      return;
    }
    switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.forEach(part -> unknowns(part, facts, found));
      case Condition.Any(List<Condition> parts) ->
          parts.forEach(part -> unknowns(part, facts, found));
      case Condition.Not(Condition part) -> unknowns(part, facts, found);
      case Condition.Compare compare -> found.add(compare.fact());
    }
  }

  /** The figure an operand stands for on the day, empty when it is no number. */
  Optional<Condition.Number> number(Condition.Operand operand) {
    return switch (operand) {
      case Condition.Number number -> Optional.of(number);
      case Condition.ParameterReference reference ->
          parameter(reference).map(value -> new Condition.Number(value.figure(), value.unit()));
      case Condition.Terms(Set<String> values) when values.size() == 1 ->
          decimal(values.iterator().next()).map(value -> new Condition.Number(value, ""));
      default -> Optional.empty();
    };
  }

  /** One comparison with what is known of its fact. */
  Truth compare(Condition.Compare compare, @Nullable FactValue value) {
    if (compare.operator() == Condition.Operator.EXISTS) {
      return exists(compare.operand(), value);
    }
    if (value == null) {
      if (index.silence(compare.fact()) == Silence.OWN_HAND) {
        return terms(compare, FactContent.Terms.of(FactsIndex.UNSAID));
      }
      return Truth.UNKNOWN;
    }
    return switch (value.content()) {
      case FactContent.Terms terms -> terms(compare, terms);
      case FactContent.Quantity quantity -> quantity(compare, quantity);
      case FactContent.Day(LocalDate day) -> day(compare, day);
    };
  }

  private static Truth exists(Condition.Operand operand, @Nullable FactValue value) {
    boolean wanted =
        !(operand instanceof Condition.Terms(Set<String> values) && values.contains("false"));
    boolean known =
        value != null
            && value.source() != FactValue.Source.DEFAULT
            && !(value.content() instanceof FactContent.Terms(Set<String> values)
                && values.contains(FactsIndex.UNSAID));
    return Truth.of(known == wanted);
  }

  private Truth terms(Condition.Compare compare, FactContent.Terms known) {
    Optional<FactsModel.Fact> fact = index.fact(compare.fact());
    switch (compare.operator()) {
      case EQ, IN -> {
        if (!(compare.operand() instanceof Condition.Terms(Set<String> wanted))) {
          return Truth.UNKNOWN;
        }
        int hits = 0;
        for (String value : known.values()) {
          hits += wanted.contains(value) ? 1 : 0;
        }
        if (hits == 0) {
          return Truth.FALSE;
        }
        // A set of true members: one is enough. Otherwise several values mean "one of these".
        boolean set = fact.filter(f -> f.type() == Type.TERMS).isPresent();
        return set || hits == known.values().size() ? Truth.TRUE : Truth.UNKNOWN;
      }
      case LT, LE, GT, GE -> {
        if (fact.isEmpty()
            || !(compare.operand() instanceof Condition.Terms(Set<String> limits))
            || limits.size() != 1) {
          return Truth.UNKNOWN;
        }
        List<String> order = fact.get().values().stream().map(FactsModel.Term::id).toList();
        int limit = order.indexOf(limits.iterator().next());
        if (limit < 0 || !fact.get().ordered()) {
          return Truth.UNKNOWN;
        }
        int hits = 0;
        for (String value : known.values()) {
          int at = order.indexOf(value);
          if (at < 0) {
            return value.equals(FactsIndex.UNSAID) ? Truth.FALSE : Truth.UNKNOWN;
          }
          hits += holds(compare.operator(), Integer.compare(at, limit)) ? 1 : 0;
        }
        return hits == 0 ? Truth.FALSE : hits == known.values().size() ? Truth.TRUE : Truth.UNKNOWN;
      }
      default -> {
        return Truth.UNKNOWN;
      }
    }
  }

  static boolean holds(Condition.Operator operator, int comparison) {
    return switch (operator) {
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      default -> comparison == 0;
    };
  }

  private Truth quantity(Condition.Compare compare, FactContent.Quantity known) {
    if (compare.operator() == Condition.Operator.WITHIN
        || compare.operator() == Condition.Operator.AFTER) {
      return lapse(compare, known);
    }
    Optional<Condition.Number> limit = number(compare.operand());
    if (limit.isEmpty() || unlike(limit.get().unit(), known.unit())) {
      return Truth.UNKNOWN;
    }
    return quantity(compare.operator(), known, limit.get().value());
  }

  /** Compares a range with a limit; a range that straddles the limit is unknown there. */
  static Truth quantity(Condition.Operator operator, FactContent.Quantity known, BigDecimal limit) {
    boolean reaches = known.least().filter(least -> least.compareTo(limit) >= 0).isPresent();
    boolean exceeds = known.least().filter(least -> least.compareTo(limit) > 0).isPresent();
    boolean below =
        known
            .most()
            .filter(
                most ->
                    most.compareTo(limit) < 0
                        || (known.mostExclusive() && most.compareTo(limit) == 0))
            .isPresent();
    boolean atMost = known.most().filter(most -> most.compareTo(limit) <= 0).isPresent();
    return switch (operator) {
      case GE -> reaches ? Truth.TRUE : below ? Truth.FALSE : Truth.UNKNOWN;
      case LT -> below ? Truth.TRUE : reaches ? Truth.FALSE : Truth.UNKNOWN;
      case GT -> exceeds ? Truth.TRUE : atMost ? Truth.FALSE : Truth.UNKNOWN;
      case LE -> atMost ? Truth.TRUE : exceeds ? Truth.FALSE : Truth.UNKNOWN;
      case EQ, IN ->
          exceeds || below ? Truth.FALSE : reaches && atMost ? Truth.TRUE : Truth.UNKNOWN;
      default -> Truth.UNKNOWN;
    };
  }

  /** A time that has passed, given as a number of years, months or days, against a period. */
  private Truth lapse(Condition.Compare compare, FactContent.Quantity known) {
    Optional<Period> period = period(compare.operand());
    if (period.isEmpty()) {
      return Truth.UNKNOWN;
    }
    BigDecimal days = days(period.get());
    BigDecimal unit =
        switch (known.unit()) {
          case "day" -> BigDecimal.ONE;
          case "month" -> days(Period.ofMonths(1));
          default -> days(Period.ofYears(1));
        };
    FactContent.Quantity inDays =
        new FactContent.Quantity(
            known.least().map(unit::multiply),
            known.most().map(unit::multiply),
            known.mostExclusive(),
            "day",
            known.approximate());
    return quantity(
        compare.operator() == Condition.Operator.WITHIN
            ? Condition.Operator.LE
            : Condition.Operator.GT,
        inDays,
        days);
  }

  private static BigDecimal days(Period period) {
    return BigDecimal.valueOf(period.toTotalMonths())
        .multiply(new BigDecimal("30.4375"))
        .add(BigDecimal.valueOf(period.getDays()));
  }

  private Truth day(Condition.Compare compare, LocalDate known) {
    switch (compare.operator()) {
      case WITHIN -> {
        return period(compare.operand())
            .map(p -> Truth.of(!known.isBefore(asOf.minus(p)) && !known.isAfter(asOf)))
            .orElse(Truth.UNKNOWN);
      }
      case AFTER -> {
        if (compare.operand() instanceof Condition.Day(LocalDate limit)) {
          return Truth.of(known.isAfter(limit));
        }
        return period(compare.operand())
            .map(p -> Truth.of(known.isBefore(asOf.minus(p))))
            .orElse(Truth.UNKNOWN);
      }
      case EQ, LT, LE, GT, GE -> {
        return compare.operand() instanceof Condition.Day(LocalDate limit)
            ? Truth.of(holds(compare.operator(), known.compareTo(limit)))
            : Truth.UNKNOWN;
      }
      default -> {
        return Truth.UNKNOWN;
      }
    }
  }

  private Optional<Period> period(Condition.Operand operand) {
    return switch (operand) {
      case Condition.Length(Period period) -> Optional.of(period);
      case Condition.ParameterReference reference ->
          parameter(reference)
              .flatMap(
                  value -> {
                    int figure = value.figure().intValue();
                    return switch (value.unit()) {
                      case "day" -> Optional.of(Period.ofDays(figure));
                      case "month" -> Optional.of(Period.ofMonths(figure));
                      case "year" -> Optional.of(Period.ofYears(figure));
                      default -> Optional.empty();
                    };
                  });
      default -> Optional.empty();
    };
  }

  /**
   * The figure of the bundle that names it, else of the nearest place around; never one of a
   * smaller place, which could use the same name for another figure.
   */
  private Optional<Parameter.Value> parameter(Condition.ParameterReference reference) {
    return outward(reference.pack())
        .flatMap(pack -> pack.parameters().stream())
        .filter(parameter -> parameter.id().equals(reference.parameter()))
        .flatMap(parameter -> parameter.on(asOf).stream())
        .findFirst();
  }

  private Stream<Pack> outward(String id) {
    Optional<Pack> own = chain.stream().filter(pack -> pack.id().equals(id)).findFirst();
    return own.isEmpty()
        ? chain.reversed().stream()
        : Stream.concat(
            own.stream(),
            chain.stream()
                .filter(other -> other.locality().depth() < own.get().locality().depth()));
  }

  private static boolean unlike(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
