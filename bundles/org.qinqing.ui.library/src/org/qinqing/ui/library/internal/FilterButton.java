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

/** Opens the choices of one filter; says the choice in force. */
final class FilterButton extends Painted {
  private static final int HEIGHT = 28;
  private static final int ICON = 14;
  private static final int PADDING = 7;
  private static final int GAP = 5;
  private static final int MOST = 140;
  private final String icon;
  private final String sign;
  private String text = "";
  private boolean active;

  /**
   * Makes one.
   *
   * @param icon in front, empty for none
   * @param sign behind, such as an arrow down
   */
  FilterButton(Composite parent, Theme theme, String icon, String sign) {
    super(parent, theme, "", ACC.ROLE_COMBOBOX);
    this.icon = icon;
    this.sign = sign;
  }

  /** Changes what it says, and whether it limits what is seen more than usual. */
  void show(String words, boolean limits) {
    text = words;
    active = limits;
    name(words);
    redraw();
  }

  @Override
  protected void keyPressed(Event event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      act();
    } else {
      super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    int front = icon.isEmpty() ? 0 : ICON + GAP;
    int words = Math.min(MOST, measure(text, Type.SECONDARY).x);
    return new Point(2 * PADDING + front + words + GAP + ICON, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(
        theme().color(active ? Role.ACCENT_SOFT : hovered() ? Role.SURFACE_SUNKEN : Role.SURFACE));
    gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    gc.setForeground(theme().color(active ? Role.ACCENT : Role.CONTROL_BORDER));
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
    int x = PADDING;
    int middle = (area.height - ICON) / 2;
    if (!icon.isEmpty()) {
      gc.drawImage(theme().icon(icon, Role.TEXT_SECONDARY, ICON), x, middle);
      x += ICON + GAP;
    }
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(Role.TEXT));
    int room = area.width - x - PADDING - GAP - ICON;
    String shown = Shortened.to(gc, text, room);
    gc.drawText(shown, x, (area.height - gc.textExtent(shown).y) / 2, true);
    gc.drawImage(
        theme().icon(sign, Role.TEXT_SECONDARY, ICON), area.width - PADDING - ICON, middle);
  }
}
