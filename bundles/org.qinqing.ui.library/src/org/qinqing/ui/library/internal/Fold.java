package org.qinqing.ui.library.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Head of a group that it opens and closes. */
final class Fold extends Painted {
  private static final int HEIGHT = 34;
  private static final int MARGIN = 24;
  private static final int ICON = 14;
  private final String text;
  private final String count;
  private boolean open;

  Fold(Composite parent, Theme theme, String text, int count, boolean open) {
    super(parent, theme, text, ACC.ROLE_TREEITEM);
    this.text = text;
    this.count = Integer.toString(count);
    this.open = open;
  }

  boolean open() {
    return open;
  }

  void open(boolean value) {
    open = value;
    redraw();
  }

  @Override
  protected void keyPressed(Event event) {
    boolean turns = event.keyCode == (open ? SWT.ARROW_LEFT : SWT.ARROW_RIGHT);
    if (turns) {
      act();
    } else if (event.keyCode == SWT.ARROW_DOWN) {
      traverse(SWT.TRAVERSE_TAB_NEXT);
    } else if (event.keyCode == SWT.ARROW_UP) {
      traverse(SWT.TRAVERSE_TAB_PREVIOUS);
    } else {
      super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (hovered()) {
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    gc.setForeground(theme().color(Role.LINE));
    gc.drawLine(0, 0, area.width, 0);
    gc.drawImage(
        theme().icon(open ? "down" : "right", Role.TEXT_SECONDARY, ICON),
        MARGIN,
        (area.height - ICON) / 2);
    gc.setFont(theme().font(Type.STRONG));
    gc.setForeground(theme().color(Role.TEXT));
    int x = MARGIN + ICON + 8;
    gc.drawText(text, x, (area.height - gc.textExtent(text).y) / 2, true);
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    Point extent = gc.textExtent(count);
    gc.drawText(count, area.width - MARGIN - extent.x, (area.height - extent.y) / 2, true);
  }
}
