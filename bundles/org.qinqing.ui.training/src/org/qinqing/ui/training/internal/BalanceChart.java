package org.qinqing.ui.training.internal;

import java.util.List;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.Range;
import org.qinqing.training.statistics.Balance;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * 亲 × 清: a point for each topic. Who takes the improper for proper lets go of 清 (to the left), who
 * takes the proper for improper lets go of 亲 (down). Topics where this happened more than once in
 * ten answers are squares, the others dots.
 */
final class BalanceChart {
  private static final double TENTH = 0.1;
  private static final double EDGE = 6;
  private static final double ALL = 100;

  private BalanceChart() {}

  /** How much of 清 is kept, 0 to 100. */
  static double clean(Balance balance) {
    return ALL * (balance.answers() - balance.lax()) / balance.answers();
  }

  /** How much of 亲 is kept, 0 to 100. */
  static double close(Balance balance) {
    return ALL * (balance.answers() - balance.strict()) / balance.answers();
  }

  /** Whether the topic goes wrong to a side often enough to be looked at. */
  static boolean off(Balance balance) {
    return balance.strict() > TENTH * balance.answers()
        || balance.lax() > TENTH * balance.answers();
  }

  static void draw(
      Composite card, Theme theme, Words words, List<Balance> balances, int height, String said) {
    ChartLook look = new ChartLook(theme);
    Chart chart = look.chart(card, height, words.say("results.balance"), said);
    for (IAxis axis : chart.getAxisSet().getAxes()) {
      axis.setRange(new Range(-EDGE, ALL + EDGE));
      axis.getTick().setVisible(false);
    }
    series(look, chart, balances, "on", balance -> !off(balance), true, Role.ACCENT);
    series(look, chart, balances, "off", BalanceChart::off, false, Role.VERDICT_PROHIBITED);
    chart
        .getPlotArea()
        .addCustomPaintListener(
            new ICustomPaintListener() {
              @Override
              public void paintControl(PaintEvent event) {
                frame(event.gc, chart, theme, words);
              }

              @Override
              public boolean drawBehindSeries() {
                return true;
              }
            });
  }

  private static void series(
      ChartLook look,
      Chart chart,
      List<Balance> balances,
      String id,
      Predicate<Balance> which,
      boolean round,
      Role role) {
    List<Balance> chosen = balances.stream().filter(which).toList();
    if (!chosen.isEmpty()) {
      look.points(
          chart,
          id,
          chosen.stream().map(BalanceChart::clean).toList(),
          chosen.stream().map(BalanceChart::close).toList(),
          round,
          role);
    }
  }

  /** The cross and the four words at its ends. */
  private static void frame(GC gc, Chart chart, Theme theme, Words words) {
    Point size = chart.getPlotArea().getSize();
    IAxis x = chart.getAxisSet().getXAxis(0);
    IAxis y = chart.getAxisSet().getYAxis(0);
    int middle = x.getPixelCoordinate(ALL / 2);
    int level = y.getPixelCoordinate(ALL / 2);
    gc.setLineStyle(SWT.LINE_SOLID);
    gc.setLineWidth(1);
    gc.setForeground(theme.color(Role.LINE));
    gc.drawRectangle(new Rectangle(0, 0, size.x - 1, size.y - 1));
    gc.drawLine(middle, 0, middle, size.y);
    gc.drawLine(0, level, size.x, level);
    gc.setFont(theme.font(Type.NOTE));
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    String left = words.say("results.balance.left");
    String right = words.say("results.balance.right");
    String up = words.say("results.balance.up");
    String down = words.say("results.balance.down");
    int line = gc.textExtent(up).y;
    // Where the fewest points are: along the left and the lower edge.
    gc.drawText(up, 4, 2, true);
    gc.drawText(down, 4, size.y - 2 * line - 4, true);
    gc.drawText(left, 4, size.y - line - 2, true);
    gc.drawText(right, size.x - gc.textExtent(right).x - 4, size.y - line - 2, true);
  }
}
