package org.qinqing.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A dated figure such as 200 yuan, 3 months, 10 %.
 *
 * @param id kebab-case
 * @param label Chinese name
 * @param values each from its day on
 */
public record Parameter(String id, String label, List<Value> values) {
  public Parameter {
    values = List.copyOf(values);
  }

  /** A figure from a day on, with the provisions it stands on. */
  public record Value(LocalDate from, BigDecimal figure, String unit, List<Address> basis) {}

  /** The figure on the day, empty when none was in force yet. */
  public Optional<Value> on(LocalDate day) {
    return values.stream()
        .filter(value -> !value.from().isAfter(day))
        .max(Comparator.comparing(Value::from));
  }
}
