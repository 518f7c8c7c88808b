package org.qinqing.ui.training.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** The lines between two columns of what is joined; the rows say the same in words. */
final class JoinLines extends Painted {
  private static final int WIDTH = 56;
  private static final int DOT = 6;
  private List<Line> lines = List.of();

  /**
   * A line from the right edge of one row to the left edge of another.
   *
   * @param from in the left column
   * @param to in the right column
   * @param role its colour
   * @param dashed whether it is what would have been right
   */
  record Line(Control from, Control to, Role role, boolean dashed) {}

  JoinLines(Composite parent, Theme theme) {
    super(parent, theme, "", ACC.ROLE_LABEL);
    setEnabled(false);
  }

  /** Draws these. */
  void lines(List<Line> wanted) {
    lines = List.copyOf(wanted);
    redraw();
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(WIDTH, 40);
  }

  private int middle(Control row) {
    return getDisplay().map(row, this, 0, row.getSize().y / 2).y;
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    for (Line line : lines) {
      int from = middle(line.from());
      int to = middle(line.to());
      gc.setForeground(theme().color(line.role()));
      gc.setBackground(theme().color(line.role()));
      gc.setLineWidth(2);
      gc.setLineStyle(line.dashed() ? SWT.LINE_DASH : SWT.LINE_SOLID);
      gc.drawLine(DOT, from, area.width - DOT, to);
      gc.setLineStyle(SWT.LINE_SOLID);
      gc.fillOval(DOT / 2, from - DOT / 2, DOT, DOT);
      gc.fillOval(area.width - DOT - DOT / 2, to - DOT / 2, DOT, DOT);
    }
  }
}
