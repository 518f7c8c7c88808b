package org.qinqing.ui.classroom.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** How often each choice was made, as bars that grow while answers come in. */
final class Bars extends Painted {
  /**
   * One choice.
   *
   * @param label what was chosen
   * @param count how often
   * @param of by how many
   * @param mark a word behind the label, such as that it is right; may be empty
   */
  record Bar(String label, int count, int of, String mark) {
    String figure() {
      return (of == 0 ? 0 : Math.round(100.0 * count / of)) + "%";
    }
  }

  private static final int BAR = 26;
  private static final int GAP = 14;
  private static final int FIGURES = 92;
  private List<Bar> bars;

  Bars(Composite parent, Theme theme, List<Bar> bars) {
    super(parent, theme, aloud(bars), ACC.ROLE_LABEL);
    this.bars = List.copyOf(bars);
    setEnabled(false);
  }

  private static String aloud(List<Bar> bars) {
    return bars.stream()
        .map(bar -> bar.label + " " + bar.mark + " " + bar.figure())
        .collect(Collectors.joining("\n"));
  }

  /** Shows other figures of the same choices. */
  void show(List<Bar> now) {
    if (!now.equals(bars)) {
      bars = List.copyOf(now);
      name(aloud(bars));
      redraw();
    }
  }

  private Font font() {
    return theme().font(Type.TEXT);
  }

  private static String label(Bar bar) {
    return bar.mark.isEmpty() ? bar.label : bar.label + "　" + bar.mark;
  }

  private BarLayout layout(int width) {
    int widest = bars.stream().mapToInt(bar -> measure(label(bar), Type.TEXT).x).max().orElse(0);
    return BarLayout.of(width, widest, FIGURES);
  }

  private int height(BarLayout layout, Bar bar) {
    return layout.beside()
        ? BAR
        : Lettering.height(getDisplay(), font(), label(bar), layout.label()) + 4 + BAR;
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint <= 0 ? 560 : widthHint;
    BarLayout layout = layout(width);
    int height = bars.stream().mapToInt(bar -> height(layout, bar) + GAP).sum();
    return new Point(width, Math.max(1, height - GAP));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    BarLayout layout = layout(area.width);
    int y = 0;
    for (Bar bar : bars) {
      int height = height(layout, bar);
      int top = y + height - BAR;
      gc.setForeground(theme().color(Role.TEXT));
      if (layout.beside()) {
        Point extent = Lettering.extent(gc, font(), label(bar));
        gc.drawText(label(bar), 0, top + (BAR - extent.y) / 2, true);
      } else {
        Lettering.draw(gc, font(), label(bar), 0, y, layout.label());
      }
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRectangle(layout.bar(), top, layout.length(), BAR);
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(layout.bar(), top, layout.filled(bar.count, bar.of), BAR);
      gc.setForeground(theme().color(Role.LINE));
      gc.drawRectangle(layout.bar(), top, layout.length() - 1, BAR - 1);
      Font strong = theme().font(Type.STRONG);
      Point extent = Lettering.extent(gc, strong, bar.figure());
      gc.setForeground(theme().color(Role.TEXT));
      gc.drawText(bar.figure(), layout.figure(), top + (BAR - extent.y) / 2, true);
      int x = layout.figure() + extent.x + 8;
      gc.setFont(theme().font(Type.SECONDARY));
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      String count = Integer.toString(bar.count);
      gc.drawText(count, x, top + (BAR - gc.textExtent(count).y) / 2, true);
      y += height + GAP;
    }
  }
}
