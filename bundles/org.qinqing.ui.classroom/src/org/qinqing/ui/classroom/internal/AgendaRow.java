package org.qinqing.ui.classroom.internal;

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

/** A part of the class in the list of all: when it is meant to begin, what it is, how far it is. */
final class AgendaRow extends Painted {
  private static final int HEIGHT = 40;
  private static final int MINUTE = 44;
  private static final int MARGIN = 10;
  private final String minute;
  private final String title;
  private final String state;
  private final Role role;
  private final boolean here;

  /**
   * Makes one.
   *
   * @param minute when it begins, such as {@code 20′}; may be empty
   * @param state in a word; may be empty
   * @param here whether it goes on now
   */
  AgendaRow(
      Composite parent,
      Theme theme,
      String minute,
      String title,
      String state,
      Role role,
      boolean here) {
    super(parent, theme, (minute + " " + title + " " + state).strip(), ACC.ROLE_LISTITEM);
    this.minute = minute;
    this.title = title;
    this.state = state;
    this.role = role;
    this.here = here;
    setToolTipText(title);
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(widthHint <= 0 ? 224 : widthHint, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (here || hovered()) {
      gc.setBackground(theme().color(here ? Role.ACCENT_SOFT : Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    if (here) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(0, 0, 3, area.height);
    }
    Font font = theme().font(here ? Type.STRONG : Type.TEXT);
    int y = (area.height - Lettering.extent(gc, font, title).y) / 2;
    int left = MARGIN;
    if (!minute.isEmpty()) {
      Font small = theme().font(here ? Type.SECONDARY_STRONG : Type.SECONDARY);
      Point extent = Lettering.extent(gc, small, minute);
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      gc.drawText(minute, left, (area.height - extent.y) / 2, true);
      left += MINUTE;
    }
    int right = area.width - MARGIN;
    if (!state.isEmpty()) {
      Font small = theme().font(here ? Type.SECONDARY_STRONG : Type.SECONDARY);
      Point extent = Lettering.extent(gc, small, state);
      right -= extent.x;
      gc.setForeground(theme().color(role));
      gc.drawText(state, right, (area.height - extent.y) / 2, true);
      right -= 8;
    }
    gc.setForeground(theme().color(Role.TEXT));
    gc.drawText(SlideCanvas.shortened(gc, font, title, right - left), left, y, true);
  }
}
