package org.qinqing.ui.checker.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people write it: 2017, 2017 年, 2017-05, 2017-05-01, 2017年5月1日. */
final class DayText {
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})(?:\\s*[-年./]\\s*(\\d{1,2}))?(?:\\s*[-月./]\\s*(\\d{1,2}))?\\s*[年月日]?");
  private static final int MIDDLE = 7;

  private DayText() {}

  /** A year alone is taken in its middle, a month alone at its beginning. */
  static Optional<LocalDate> read(String text) {
    Matcher found = DAY.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(found.group(1)),
              found.group(2) == null ? MIDDLE : Integer.parseInt(found.group(2)),
              found.group(3) == null ? 1 : Integer.parseInt(found.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
