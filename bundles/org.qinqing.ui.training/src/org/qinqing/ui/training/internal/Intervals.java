package org.qinqing.ui.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.qinqing.ui.kit.Words;

/**
 * How long until something comes again, as people say it.
 *
 * @param words of the room
 * @param zone whose midnight ends the day
 */
record Intervals(Words words, ZoneId zone) {
  private static final int DAY_HOURS = 24;
  private static final int MONTH_DAYS = 30;
  private static final int YEAR_DAYS = 365;

  /** From one time to another: in minutes or hours within a day, else in whole local days. */
  String say(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    long days =
        ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
    if (length.toHours() < DAY_HOURS && days < 1 || length.toHours() < 1) {
      long minutes = Math.max(1, (length.toSeconds() + 59) / 60);
      return minutes < 60
          ? words.say("interval.minutes", Long.toString(minutes))
          : words.say("interval.hours", Long.toString(minutes / 60));
    }
    if (days < 2 * MONTH_DAYS) {
      return words.say("interval.days", Long.toString(Math.max(1, days)));
    }
    return days < 2 * YEAR_DAYS
        ? words.say("interval.months", Long.toString(days / MONTH_DAYS))
        : words.say("interval.years", Long.toString(days / YEAR_DAYS));
  }
}
