package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.CalendarYear;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.WorkingDays;

final class WorkingDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int SPAN = 3 * 365;

  private static CalendarYear year(int year, Set<LocalDate> rest, Set<LocalDate> work) {
    return new CalendarYear(year, rest, work, "样例", Certainty.M, SourceLocation.WHOLE);
  }

  /** Two of the three years have holidays and weekend days that are worked, drawn by chance. */
  private static WorkingDays calendar(Random random) {
    List<CalendarYear> years = new ArrayList<>();
    for (int y = 2024; y <= 2025; y++) {
      Set<LocalDate> rest = new HashSet<>();
      Set<LocalDate> work = new HashSet<>();
      for (int i = 0; i < 40; i++) {
        LocalDate day = LocalDate.ofYearDay(y, 1 + random.nextInt(365));
        boolean weekend =
            day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        (weekend && random.nextBoolean() ? work : rest).add(day);
      }
      rest.removeAll(work);
      years.add(year(y, rest, work));
    }
    return WorkingDays.of(years);
  }

  private static LocalDate day(Random random) {
    return FIRST.plusDays(random.nextInt(SPAN));
  }

  @Test
  void aDayIsCountedExactlyWhenItIsWorked() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      WorkingDays calendar = calendar(random);
      LocalDate day = day(random);
      assertEquals(
          calendar.working(day) ? 1 : 0, calendar.between(day.minusDays(1), day), "seed " + seed);
    }
  }

  @Test
  void stretchesAddUpAndNeverShrink() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      WorkingDays calendar = calendar(random);
      LocalDate from = day(random);
      LocalDate middle = from.plusDays(random.nextInt(60));
      LocalDate to = middle.plusDays(random.nextInt(60));
      String where = "seed " + seed;
      assertEquals(
          calendar.between(from, to),
          calendar.between(from, middle) + calendar.between(middle, to),
          where);
      assertEquals(0, calendar.between(to, from), where);
      assertEquals(0, calendar.between(from, from), where);
    }
  }

  @Test
  void theNthDayAfterIsTheFirstThatCompletesN() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      WorkingDays calendar = calendar(random);
      LocalDate from = day(random);
      int count = 1 + random.nextInt(30);
      LocalDate day = calendar.after(from, count);
      String where = "seed " + seed;
      assertEquals(count, calendar.between(from, day), where);
      assertTrue(calendar.working(day), where);
      assertEquals(count - 1, calendar.between(from, day.minusDays(1)), where);
      assertEquals(from, calendar.after(from, 0), where);
    }
  }

  @Test
  void aYearThatIsNotCarriedCountsByWeekdays() {
    WorkingDays calendar = calendar(new Random(1));
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
      assertFalse(calendar.known(day));
      assertEquals(day.getDayOfWeek().getValue() < 6, calendar.working(day));
    }
    assertTrue(calendar.known(LocalDate.of(2024, 6, 1)));
  }

  @Test
  void aWorkedSaturdayCountsAndAHolidayDoesNot() {
    LocalDate saturday = LocalDate.of(2024, 2, 3);
    LocalDate monday = LocalDate.of(2024, 2, 5);
    WorkingDays calendar = WorkingDays.of(List.of(year(2024, Set.of(monday), Set.of(saturday))));
    assertTrue(calendar.working(saturday));
    assertFalse(calendar.working(monday));
    assertEquals(1, calendar.between(LocalDate.of(2024, 2, 2), monday));
    assertEquals(LocalDate.of(2024, 2, 6), calendar.after(saturday, 1));
  }

  private static Sample cityWith(String rest, String work) {
    return Sample.city()
        .plus(
            "parameters.yaml",
            "calendar: [{year: 2026, rest: [%s], work: [%s], source: 本地, certainty: M}]\n"
                .formatted(rest, work));
  }

  @Test
  void aSmallerPlaceAddsDaysOff(@TempDir Path temp) {
    StandardPackLinter linter = new StandardPackLinter();
    Sample own = cityWith("2026-01-01/2026-01-03, 2026-05-01, 2026-05-20", "2026-01-04");
    PackSnapshot nation = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    PackSnapshot both = linter.with(own.pack(temp), nation);
    LocalDate local = LocalDate.of(2026, 5, 20);
    Locality city = Locality.of("440100").orElseThrow();
    assertTrue(WorkingDays.at(city, nation).working(local));
    assertFalse(WorkingDays.at(city, both).working(local));
    assertTrue(WorkingDays.at(Locality.NATIONAL, both).working(local));
  }

  /** The one that was there before the wider place made its calendar counts no longer. */
  @Test
  void aSmallerPlaceTakesNoDayOffAway(@TempDir Path temp) {
    StandardPackLinter linter = new StandardPackLinter();
    PackSnapshot nation = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    LocalDate labour = LocalDate.of(2026, 5, 1);
    LocalDate sunday = LocalDate.of(2026, 1, 4);
    Locality city = Locality.of("440100").orElseThrow();
    for (Sample own :
        List.of(
            cityWith("", ""),
            cityWith("2026-01-01/2026-01-03, 2026-05-01", ""),
            cityWith("2026-01-01/2026-01-03", "2026-01-04"))) {
      PackSnapshot both = linter.with(own.pack(temp), nation);
      assertFalse(WorkingDays.at(city, both).working(labour));
      assertTrue(WorkingDays.at(city, both).working(sunday));
    }
  }
}
