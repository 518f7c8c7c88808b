package org.qinqing.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is known of one fact of a situation. */
public sealed interface FactContent {

  /**
   * One or more values of a closed list. A yes/no fact is the single term {@code true} or {@code
   * false}.
   *
   * @param values never empty
   */
  record Terms(Set<String> values) implements FactContent {
    public Terms {
      values = Set.copyOf(values);
    }

    /** A single term. */
    public static Terms of(String value) {
      return new Terms(Set.of(value));
    }

    /** Yes or no. */
    public static Terms of(boolean value) {
      return of(Boolean.toString(value));
    }

    @Override
    public String toString() {
      return new TreeSet<>(values).stream().collect(Collectors.joining(","));
    }
  }

  /**
   * A sum or a number, perhaps known only within bounds.
   *
   * @param least smallest possible value, inclusive; empty for no lower bound
   * @param most largest possible value, inclusive unless {@code mostExclusive}; empty for no upper
   *     bound
   * @param mostExclusive whether {@code most} itself is excluded (不到两百)
   * @param unit {@code CNY}, {@code USD}, {@code year}, …; empty for a bare number
   * @param approximate whether the words left it vague (五百多)
   */
  record Quantity(
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      boolean mostExclusive,
      String unit,
      boolean approximate)
      implements FactContent {

    /** An exact value. */
    public static Quantity exactly(BigDecimal value, String unit) {
      return new Quantity(Optional.of(value), Optional.of(value), false, unit, false);
    }

    @Override
    public String toString() {
      String low = least.map(BigDecimal::toPlainString).orElse("");
      String high = most.map(BigDecimal::toPlainString).orElse("");
      return low.equals(high) ? low : low + "–" + high;
    }
  }

  /**
   * A day.
   *
   * @param date the day
   */
  record Day(LocalDate date) implements FactContent {
    @Override
    public String toString() {
      return date.toString();
    }
  }
}
