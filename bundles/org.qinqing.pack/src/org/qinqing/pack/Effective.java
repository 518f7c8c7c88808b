package org.qinqing.pack;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of days.
 *
 * @param from first day, empty for "always so far"
 * @param until last day, inclusive, empty for "no end known"
 */
public record Effective(Optional<LocalDate> from, Optional<LocalDate> until) {
  /** Without limits. */
  public static final Effective ALWAYS = new Effective(Optional.empty(), Optional.empty());

  /** Whether the day lies in the stretch. */
  public boolean covers(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
