package org.qinqing.ui.training.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.training.statistics.Day;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The days of the last weeks, a column for each week from Monday to Sunday. The more answers, the
 * higher a day's square is filled, so that it reads without colour. Charts libraries have no
 * calendar; this is drawn by hand.
 */
final class CalendarChart extends Painted {
  private static final int WEEKS = 16;
  private static final int CELL = 18;
  private static final int GAP = 3;
  private static final int NAMES = 26;
  private static final int HEAD = 18;
  private static final int DAYS = 7;

  /** Answers from which a square is wholly filled. */
  private static final int FULL = 20;

  private final Map<LocalDate, Integer> answers = new HashMap<>();
  private final LocalDate today;
  private final Words words;

  CalendarChart(
      Composite parent, Theme theme, Words words, List<Day> days, LocalDate today, String said) {
    super(parent, theme, said, ACC.ROLE_LABEL);
    this.words = words;
    this.today = today;
    days.forEach(day -> answers.put(day.date(), day.share().answers()));
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(NAMES + WEEKS * (CELL + GAP), HEAD + DAYS * (CELL + GAP));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int weeks = Math.max(1, Math.min(WEEKS, (area.width - NAMES) / (CELL + GAP)));
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = monday.minusWeeks(weeks - 1L);
    gc.setFont(theme().font(Type.NOTE));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    for (int day = 0; day < DAYS; day += 2) {
      gc.drawText(words.say("results.day." + (day + 1)), 0, HEAD + day * (CELL + GAP), true);
    }
    int month = 0;
    for (int week = 0; week < weeks; week++) {
      LocalDate begin = first.plusWeeks(week);
      if (begin.getMonthValue() != month && week + 1 < weeks) {
        month = begin.getMonthValue();
        gc.setForeground(theme().color(Role.TEXT_SECONDARY));
        gc.drawText(
            words.say("results.month", Integer.toString(month)),
            NAMES + week * (CELL + GAP),
            0,
            true);
      }
    }
    for (long day = 0; day <= ChronoUnit.DAYS.between(first, today); day++) {
      LocalDate date = first.plusDays(day);
      int x = NAMES + (int) (day / DAYS) * (CELL + GAP);
      int y = HEAD + (int) (day % DAYS) * (CELL + GAP);
      int count = answers.getOrDefault(date, 0);
      int fill = count == 0 ? 0 : Math.max(3, CELL * Math.min(count, FULL) / FULL);
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRectangle(x, y, CELL, CELL);
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(x, y + CELL - fill, CELL, fill);
      gc.setForeground(theme().color(date.equals(today) ? Role.TEXT : Role.CONTROL_BORDER));
      gc.drawRectangle(x, y, CELL, CELL);
    }
  }
}
