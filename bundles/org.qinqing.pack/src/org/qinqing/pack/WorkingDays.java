package org.qinqing.pack;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts working days (工作日). Years the calendar does not carry are counted by weekdays alone, and
 * {@link #known} says so. Immutable.
 */
public final class WorkingDays {
  private final Map<Integer, CalendarYear> years;

  private WorkingDays(Map<Integer, CalendarYear> years) {
    this.years = Map.copyOf(years);
  }

  /**
   * The calendar that holds at a place: for each year that of the smallest place that carries one
   * and {@linkplain CalendarYear#keeps keeps} what wider places say of it.
   */
  public static WorkingDays at(Locality place, PackSnapshot snapshot) {
    List<Pack> answering = snapshot.chain(place).answering();
    Map<Integer, CalendarYear> years = new HashMap<>();
    for (Pack pack : answering) {
      pack.calendar().stream()
          .filter(year -> keepsWider(year, pack, answering))
          .forEach(year -> years.putIfAbsent(year.year(), year));
    }
    return new WorkingDays(years);
  }

  private static boolean keepsWider(CalendarYear year, Pack pack, List<Pack> answering) {
    return answering.stream()
        .filter(other -> other.locality().depth() < pack.locality().depth())
        .flatMap(other -> other.calendar().stream())
        .allMatch(year::keeps);
  }

  /** A calendar of these years. */
  public static WorkingDays of(List<CalendarYear> years) {
    Map<Integer, CalendarYear> byYear = new HashMap<>();
    years.forEach(year -> byYear.put(year.year(), year));
    return new WorkingDays(byYear);
  }

  /** Whether the holidays of that day's year are known. */
  public boolean known(LocalDate day) {
    return years.containsKey(day.getYear());
  }

  /** Whether people work on that day. */
  public boolean working(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    if (year != null && year.work().contains(day)) {
      return true;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && (year == null || !year.rest().contains(day));
  }

  /**
   * The working days after {@code from} up to and including {@code to}; 0 when {@code to} is not
   * later.
   */
  public int between(LocalDate from, LocalDate to) {
    int count = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      count += working(day) ? 1 : 0;
    }
    return count;
  }

  /**
   * The day on which the n-th working day after {@code from} falls; {@code from} itself is not
   * counted.
   *
   * @param count 0 or more; 0 gives {@code from}
   */
  public LocalDate after(LocalDate from, int count) {
    LocalDate day = from;
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      left -= working(day) ? 1 : 0;
    }
    return day;
  }
}
