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

/** A filter in force; a click, Enter or Delete takes it away. */
final class FilterChip extends Painted {
  private static final int HEIGHT = 24;
  private static final int PADDING = 10;
  private static final int CROSS = 12;
  private static final int GAP = 4;
  private static final int MOST = 220;
  private final String text;

  FilterChip(Composite parent, Theme theme, String text) {
    super(parent, theme, text, ACC.ROLE_PUSHBUTTON);
    this.text = text;
  }

  @Override
  protected void keyPressed(Event event) {
    if (event.keyCode == SWT.DEL || event.keyCode == SWT.BS) {
      act();
    } else {
      super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    int words = Math.min(MOST, measure(text, Type.NOTE).x);
    return new Point(2 * PADDING + words + GAP + CROSS, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(hovered() ? Role.SURFACE_SUNKEN : Role.ACCENT_SOFT));
    gc.fillRoundRectangle(0, 0, area.width, area.height, area.height, area.height);
    gc.setForeground(theme().color(Role.ACCENT));
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, area.height, area.height);
    gc.setFont(theme().font(Type.NOTE));
    gc.setForeground(theme().color(Role.TEXT));
    String shown = Shortened.to(gc, text, area.width - 2 * PADDING - GAP - CROSS);
    gc.drawText(shown, PADDING, (area.height - gc.textExtent(shown).y) / 2, true);
    gc.drawImage(
        theme().icon("close", Role.TEXT_SECONDARY, CROSS),
        area.width - PADDING - CROSS,
        (area.height - CROSS) / 2);
  }
}
