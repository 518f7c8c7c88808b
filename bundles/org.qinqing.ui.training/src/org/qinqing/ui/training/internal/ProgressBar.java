package org.qinqing.ui.training.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** How far a person got in a set of questions. */
final class ProgressBar extends Painted {
  private static final int HEIGHT = 8;
  private final int done;
  private final int all;
  private final int width;

  ProgressBar(Composite parent, Theme theme, int done, int all, int width) {
    super(parent, theme, done + " / " + all, ACC.ROLE_LABEL);
    this.done = done;
    this.all = Math.max(1, all);
    this.width = width;
    setEnabled(false);
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(width, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
    gc.fillRectangle(area);
    gc.setBackground(theme().color(Role.ACCENT));
    gc.fillRectangle(0, 0, area.width * done / all, area.height);
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
  }
}
