package org.qinqing.ui.training.internal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.IErrorBar;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.qinqing.training.statistics.Share;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Charts in the colours and type of the window, with their figures for who cannot see them. */
final class ChartLook {
  private static final double ALL = 100;
  private static final int SYMBOL = 5;

  private final Theme theme;

  ChartLook(Theme theme) {
    this.theme = theme;
  }

  /**
   * An empty chart that fills the width.
   *
   * @param name what it shows
   * @param figures the same in words, with every figure
   */
  Chart chart(Composite parent, int height, String name, String figures) {
    Chart chart = new Chart(parent, SWT.NONE);
    GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
    wide.heightHint = height;
    wide.widthHint = 100;
    chart.setLayoutData(wide);
    Color ground = parent.getBackground();
    chart.setBackground(ground);
    chart.getPlotArea().setBackground(ground);
    chart.getTitle().setVisible(false);
    chart.getLegend().setVisible(false);
    for (IAxis axis : chart.getAxisSet().getAxes()) {
      axis.getTitle().setVisible(false);
      axis.getTick().setFont(theme.font(Type.NOTE));
      axis.getTick().setForeground(theme.color(Role.TEXT_SECONDARY));
      axis.getGrid().setForeground(theme.color(Role.LINE));
      axis.getGrid().setStyle(LineStyle.NONE);
    }
    chart
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }

              @Override
              public void getDescription(AccessibleEvent event) {
                event.result = figures;
              }
            });
    chart
        .getAccessible()
        .addAccessibleControlListener(
            new AccessibleControlAdapter() {
              @Override
              public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
              }
            });
    return chart;
  }

  /** Makes an axis one of percents from 0 to 100, with lines across. */
  void percent(IAxis axis) {
    axis.setRange(new Range(0, ALL));
    // A quoted sign: an unquoted one would multiply by a hundred.
    axis.getTick()
        .setFormat(new DecimalFormat("0'%'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    axis.getTick().setTickMarkStepHint(40);
    axis.getGrid().setStyle(LineStyle.SOLID);
  }

  /** Makes an axis one of names; once its series is there. */
  void names(IAxis axis, List<String> names) {
    axis.setCategorySeries(names.toArray(String[]::new));
    axis.enableCategory(true);
    // By places; without it only the first two are shown.
    axis.setRange(new Range(0, Math.max(0, names.size() - 1)));
  }

  /** Points joined by a line. */
  ILineSeries<?> line(Chart chart, String id, List<Double> values) {
    ILineSeries<?> series =
        (ILineSeries<?>) chart.getSeriesSet().createSeries(ISeries.SeriesType.LINE, id);
    series.setYSeries(numbers(values));
    series.setLineColor(theme.color(Role.ACCENT));
    series.setLineWidth(2);
    series.setSymbolType(ILineSeries.PlotSymbolType.CIRCLE);
    series.setSymbolSize(SYMBOL);
    series.setSymbolColor(theme.color(Role.ACCENT));
    return series;
  }

  /** Points by themselves. */
  ILineSeries<?> points(
      Chart chart, String id, List<Double> xs, List<Double> ys, boolean round, Role role) {
    ILineSeries<?> series =
        (ILineSeries<?>) chart.getSeriesSet().createSeries(ISeries.SeriesType.LINE, id);
    series.setXSeries(numbers(xs));
    series.setYSeries(numbers(ys));
    series.setLineStyle(LineStyle.NONE);
    series.setSymbolType(
        round ? ILineSeries.PlotSymbolType.CIRCLE : ILineSeries.PlotSymbolType.SQUARE);
    series.setSymbolSize(SYMBOL);
    series.setSymbolColor(theme.color(role));
    return series;
  }

  /** Bars. */
  IBarSeries<?> bars(Chart chart, String id, List<Double> values) {
    IBarSeries<?> series =
        (IBarSeries<?>) chart.getSeriesSet().createSeries(ISeries.SeriesType.BAR, id);
    series.setYSeries(numbers(values));
    series.setBarColor(theme.color(Role.ACCENT));
    series.setBarPadding(40);
    return series;
  }

  /** The interval of each share, as a bar through its point. */
  void intervals(ISeries<?> series, List<Share> shares) {
    IErrorBar bar = series.getYErrorBar();
    bar.setType(IErrorBar.ErrorBarType.BOTH);
    bar.setPlusErrors(
        shares.stream().mapToDouble(share -> (share.high() - share.value()) * ALL).toArray());
    bar.setMinusErrors(
        shares.stream().mapToDouble(share -> (share.value() - share.low()) * ALL).toArray());
    bar.setColor(theme.color(Role.TEXT_SECONDARY));
    bar.setVisible(true);
  }

  /** A share in percent. */
  static double percent(Share share) {
    return share.value() * ALL;
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
