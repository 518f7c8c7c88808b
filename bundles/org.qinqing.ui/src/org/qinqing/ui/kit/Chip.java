package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** A fact: stated (solid), presumed (grey, says so), or unknown (dashed). */
public final class Chip extends Painted {
  /** How sure the fact is. */
  public enum Kind {
    STATED,
    IMPLIED,
    PRESUMED,
    UNKNOWN
  }

  private static final int PADDING = 10;
  private static final int BADGE = 16;
  private final Kind kind;
  private final String number;
  private final String label;
  private final String value;
  private Runnable reset = () -> {};

  /**
   * Makes one.
   *
   * @param number ties it to words of the text; empty for none
   */
  public Chip(Composite parent, Theme theme, Kind kind, String number, String label, String value) {
    super(parent, theme, (label + " " + value).strip(), ACC.ROLE_PUSHBUTTON);
    this.kind = kind;
    this.number = number;
    this.label = label;
    this.value = value;
  }

  /** What {@code Delete} does. */
  public void onReset(Runnable wanted) {
    reset = wanted;
  }

  @Override
  protected void keyPressed(Event event) {
    if (event.keyCode == SWT.DEL || event.keyCode == SWT.BS) {
      reset.run();
    } else {
      super.keyPressed(event);
    }
  }

  private int badge() {
    return number.isEmpty() ? 0 : BADGE + 6;
  }

  @Override
  protected Point size(int widthHint) {
    int text =
        (label.isEmpty() ? 0 : measure(label, Type.SECONDARY).x + 6) + measure(value, Type.TEXT).x;
    return new Point(text + badge() + 2 * PADDING, 30);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    boolean stated = kind == Kind.STATED || kind == Kind.IMPLIED;
    Role ground =
        hovered() ? Role.SURFACE_SUNKEN : kind == Kind.STATED ? Role.ACCENT_SOFT : Role.SURFACE;
    gc.setBackground(theme().color(ground));
    gc.fillRoundRectangle(0, 0, area.width, area.height, area.height, area.height);
    gc.setForeground(theme().color(stated ? Role.ACCENT : Role.CONTROL_BORDER));
    gc.setLineStyle(stated ? SWT.LINE_SOLID : SWT.LINE_DASH);
    gc.setLineWidth(1);
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, area.height, area.height);
    gc.setLineStyle(SWT.LINE_SOLID);
    int x = PADDING;
    if (!number.isEmpty()) {
      gc.setBackground(theme().color(Role.TEXT_SECONDARY));
      gc.fillOval(x, (area.height - BADGE) / 2, BADGE, BADGE);
      gc.setFont(theme().font(Type.NOTE));
      gc.setForeground(theme().color(Role.SURFACE));
      Point extent = gc.textExtent(number);
      gc.drawText(number, x + (BADGE - extent.x) / 2, (area.height - extent.y) / 2, true);
      x += badge();
    }
    if (!label.isEmpty()) {
      gc.setFont(theme().font(Type.SECONDARY));
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      Point extent = gc.textExtent(label);
      gc.drawText(label, x, (area.height - extent.y) / 2, true);
      x += extent.x + 6;
    }
    gc.setFont(theme().font(Type.TEXT));
    gc.setForeground(theme().color(Role.TEXT));
    gc.drawText(value, x, (area.height - gc.textExtent(value).y) / 2, true);
  }
}
