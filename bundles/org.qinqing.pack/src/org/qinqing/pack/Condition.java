package org.qinqing.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule asks of the facts. Evaluated in three values: true, false, unknown (Kleene). On a
 * set-valued fact {@code EQ}/{@code IN} mean "some member".
 */
public sealed interface Condition {

  /** Every part holds. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold; unknown stays unknown. */
  record Not(Condition part) implements Condition {}

  /**
   * A comparison of one fact.
   *
   * @param fact id of the fact
   * @param operator how to compare
   * @param operand with what
   */
  record Compare(String fact, Operator operator, Operand operand) implements Condition {}

  /** How a fact is compared. */
  enum Operator {
    /** Equal; a family or group name in the operand stands for all its members. */
    EQ,
    /** One of. */
    IN,
    LT,
    LE,
    GT,
    GE,
    /** At most a period before the as-of date. */
    WITHIN,
    /** More than a period before the as-of date, or after a day. */
    AFTER,
    /** Known at all ({@code true}) or not known ({@code false}). */
    EXISTS
  }

  /** With what a fact is compared. */
  sealed interface Operand {}

  /** Values, family names or group names. */
  record Terms(Set<String> values) implements Operand {
    public Terms {
      values = Set.copyOf(values);
    }
  }

  /** A number with its unit, unit empty for a bare number. */
  record Number(BigDecimal value, String unit) implements Operand {}

  /**
   * A dated parameter of the bundle or of a wider one ({@code param:gift-register-limit}).
   *
   * @param parameter its id
   * @param pack id of the bundle whose rule names it, so that no bundle of a smaller place gives
   *     the rule another figure; empty as it is read
   */
  record ParameterReference(String parameter, String pack) implements Operand {
    /** As it is read, of no bundle yet. */
    public ParameterReference(String parameter) {
      this(parameter, "");
    }
  }

  /** A length of time. */
  record Length(Period period) implements Operand {}

  /** A day. */
  record Day(LocalDate date) implements Operand {}

  /**
   * All acts of a rule's condition that could satisfy it at the top level, empty when it names
   * none.
   */
  static Optional<Set<String>> acts(Condition condition) {
    return switch (condition) {
      case Compare(String fact, Operator operator, Terms(Set<String> values))
          when fact.equals("act") && (operator == Operator.EQ || operator == Operator.IN) ->
          Optional.of(values);
      case All(List<Condition> parts) ->
          parts.stream().map(Condition::acts).flatMap(Optional::stream).findFirst();
      default -> Optional.empty();
    };
  }
}
