package org.qinqing.ui.training.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** How well it was recalled, and when it comes again then. */
final class SpacingButton extends Painted {
  private static final int HEIGHT = 58;
  private final String word;
  private final String interval;

  SpacingButton(Composite parent, Theme theme, String word, String interval) {
    super(parent, theme, word + " " + interval, ACC.ROLE_PUSHBUTTON);
    this.word = word;
    this.interval = interval;
  }

  @Override
  protected Point size(int widthHint) {
    int text = Math.max(measure(word, Type.TEXT).x, measure(interval, Type.SECONDARY).x);
    return new Point(Math.max(120, text + 28), HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(hovered() ? Role.SURFACE_SUNKEN : Role.SURFACE));
    gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
    line(gc, word, Type.TEXT, Role.TEXT, area, 10);
    line(gc, interval, Type.SECONDARY, Role.TEXT_SECONDARY, area, 32);
  }

  private void line(GC gc, String text, Type type, Role role, Rectangle area, int top) {
    gc.setFont(theme().font(type));
    gc.setForeground(theme().color(role));
    gc.drawText(text, (area.width - gc.textExtent(text).x) / 2, top, true);
  }
}
