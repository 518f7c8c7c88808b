package org.qinqing.ui.library.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** How many of something use a provision; opens them. */
final class CountCell extends Painted {
  private static final int WIDE = 112;
  private static final int HEIGHT = 64;
  private static final int MARGIN = 14;
  private static final int SIGN = 12;
  private final int count;
  private final String label;
  private boolean open;

  CountCell(Composite parent, Theme theme, int count, String label) {
    super(parent, theme, count + " " + label, ACC.ROLE_PUSHBUTTON);
    this.count = count;
    this.label = label;
    setEnabled(count > 0);
  }

  /** Shows that its list is open. */
  void open(boolean value) {
    open = value;
    redraw();
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(Math.max(WIDE, measure(label, Type.TEXT).x + 2 * MARGIN), HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(hovered() || open ? Role.SURFACE_SUNKEN : Role.SURFACE));
    gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    gc.setForeground(theme().color(open ? Role.ACCENT : Role.LINE));
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
    gc.setFont(theme().font(Type.ROOM));
    gc.setForeground(theme().color(count > 0 ? Role.TEXT : Role.TEXT_TERTIARY));
    gc.drawText(Integer.toString(count), MARGIN, 6, true);
    if (open) {
      gc.drawImage(theme().icon("up", Role.ACCENT, SIGN), area.width - MARGIN - SIGN, 14);
    }
    gc.setFont(theme().font(Type.TEXT));
    gc.setForeground(theme().color(count > 0 ? Role.ACCENT : Role.TEXT_TERTIARY));
    Point extent = gc.textExtent(label);
    gc.drawText(label, MARGIN, area.height - extent.y - 8, true);
  }
}
