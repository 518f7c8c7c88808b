package org.qinqing.ui.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** The mark of the program at the head of the rail. */
final class Seal extends Painted {
  private static final int SIDE = 40;
  private final String above;
  private final String below;

  Seal(Composite parent, Theme theme, String above, String below) {
    super(parent, theme, above + below, ACC.ROLE_LABEL);
    this.above = above;
    this.below = below;
    setEnabled(false);
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(RailItem.WIDTH, 60);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int left = (area.width - SIDE) / 2;
    gc.setForeground(theme().color(Role.RAIL_MARKER));
    gc.drawRoundRectangle(left, 8, SIDE - 1, SIDE - 1, 8, 8);
    gc.setFont(theme().font(Type.SECONDARY_STRONG));
    Point first = gc.textExtent(above);
    gc.drawText(above, (area.width - first.x) / 2, 8 + SIDE / 2 - first.y + 2, true);
    Point second = gc.textExtent(below);
    gc.drawText(below, (area.width - second.x) / 2, 8 + SIDE / 2 - 2, true);
  }
}
