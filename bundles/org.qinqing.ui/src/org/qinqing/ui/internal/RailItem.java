package org.qinqing.ui.internal;

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

/** A room on the rail: icon above its name, with a marker when it is open. */
final class RailItem extends Painted {
  static final int WIDTH = 88;
  private static final int HEIGHT = 64;
  private static final int ICON = 24;
  private final String icon;
  private final String label;
  private boolean selected;

  RailItem(Composite parent, Theme theme, String icon, String label) {
    super(parent, theme, label, ACC.ROLE_TABITEM);
    this.icon = icon;
    this.label = label;
  }

  void selected(boolean value) {
    selected = value;
    redraw();
  }

  boolean selected() {
    return selected;
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> traverse(SWT.TRAVERSE_TAB_NEXT);
      case SWT.ARROW_UP -> traverse(SWT.TRAVERSE_TAB_PREVIOUS);
      default -> super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(WIDTH, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (selected || hovered()) {
      gc.setBackground(theme().color(Role.RAIL_SELECTED));
      gc.fillRectangle(area);
    }
    if (selected) {
      gc.setBackground(theme().color(Role.RAIL_MARKER));
      gc.fillRectangle(0, 8, 3, area.height - 16);
    }
    gc.drawImage(theme().icon(icon, Role.RAIL_TEXT, ICON), (area.width - ICON) / 2, 9);
    gc.setFont(theme().font(selected ? Type.SECONDARY_STRONG : Type.SECONDARY));
    gc.setForeground(theme().color(Role.RAIL_TEXT));
    Point extent = gc.textExtent(label);
    gc.drawText(label, (area.width - extent.x) / 2, 38, true);
  }
}
