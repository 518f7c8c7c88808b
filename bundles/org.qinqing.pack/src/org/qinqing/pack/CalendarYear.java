package org.qinqing.pack;

import java.time.LocalDate;
import java.util.Set;

/**
 * The public holidays of one year (节假日) and the weekend days that are worked instead (调休上班).
 *
 * @param year calendar year
 * @param rest days off that would be working days, or that are listed as holidays
 * @param work Saturdays and Sundays that are worked
 * @param source the notice it was taken from, as a citation
 * @param certainty how far it was checked
 * @param location where it is written
 */
public record CalendarYear(
    int year,
    Set<LocalDate> rest,
    Set<LocalDate> work,
    String source,
    Certainty certainty,
    SourceLocation location) {
  public CalendarYear {
    rest = Set.copyOf(rest);
    work = Set.copyOf(work);
  }

  /**
   * Whether this leaves alone what a wider place says of the same year: its days off stay, more may
   * be added, and the days worked are the same. A calendar of another year leaves everything alone.
   */
  public boolean keeps(CalendarYear wider) {
    return year != wider.year || (rest.containsAll(wider.rest) && work.equals(wider.work));
  }
}
