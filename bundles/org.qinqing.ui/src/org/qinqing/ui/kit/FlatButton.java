package org.qinqing.ui.kit;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A button: the one main action, one of several, or a quiet link. */
public final class FlatButton extends Painted {
  /** How loud it is. */
  public enum Kind {
    PRIMARY,
    SECONDARY,
    LINK,
    /** On the status line or the top bar: text colour, no border. */
    QUIET
  }

  private static final int ICON = 16;
  private final Kind kind;
  private final String icon;
  private String text;

  /**
   * Makes one.
   *
   * @param icon name of an icon, empty for none
   */
  public FlatButton(Composite parent, Theme theme, Kind kind, String text, String icon) {
    super(parent, theme, text, ACC.ROLE_PUSHBUTTON);
    this.kind = kind;
    this.text = text;
    this.icon = icon;
  }

  /** Changes what it says. */
  public void text(String value) {
    text = value;
    name(value);
    redraw();
  }

  /** Gives a button that is only an icon its name, which is shown as a tip too. */
  public FlatButton named(String value) {
    name(value);
    setToolTipText(value);
    return this;
  }

  private Type type() {
    return kind == Kind.PRIMARY ? Type.STRONG : kind == Kind.QUIET ? Type.SECONDARY : Type.TEXT;
  }

  private int padding() {
    return switch (kind) {
      case PRIMARY, SECONDARY -> 14;
      case LINK -> 4;
      case QUIET -> 8;
    };
  }

  @Override
  protected Point size(int widthHint) {
    Point extent = measure(text, type());
    int iconWidth = icon.isEmpty() ? 0 : ICON + (text.isEmpty() ? 0 : 8);
    int height = kind == Kind.PRIMARY || kind == Kind.SECONDARY ? 32 : 26;
    return new Point(extent.x + iconWidth + 2 * padding(), Math.max(height, extent.y + 6));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    Role fore =
        switch (kind) {
          case PRIMARY -> Role.ON_ACCENT;
          case SECONDARY -> Role.TEXT;
          case LINK -> Role.ACCENT;
          case QUIET -> Role.TEXT_SECONDARY;
        };
    if (!isEnabled()) {
      fore = kind == Kind.QUIET ? Role.LINE : Role.TEXT_TERTIARY;
    }
    if (kind == Kind.PRIMARY || kind == Kind.SECONDARY) {
      Role ground =
          kind == Kind.PRIMARY
              ? (hovered() ? Role.ACCENT_STRONG : Role.ACCENT)
              : (hovered() ? Role.SURFACE_SUNKEN : Role.SURFACE);
      gc.setBackground(theme().color(isEnabled() ? ground : Role.SURFACE_SUNKEN));
      gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
      if (kind == Kind.SECONDARY) {
        gc.setForeground(theme().color(Role.CONTROL_BORDER));
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
      }
    } else if (hovered()) {
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    }
    gc.setFont(theme().font(type()));
    Point extent = gc.textExtent(text);
    int x = padding();
    boolean before = !icon.isEmpty() && !trails();
    if (before) {
      drawIcon(gc, fore, x, area);
      x += ICON + (text.isEmpty() ? 0 : 8);
    }
    gc.setForeground(theme().color(fore));
    gc.drawText(text, x, (area.height - extent.y) / 2, true);
    if (trails()) {
      drawIcon(gc, fore, x + extent.x + 8, area);
    }
  }

  /** An arrow onwards stands behind its word. */
  private boolean trails() {
    return !text.isEmpty() && (icon.equals("right") || icon.equals("down"));
  }

  private void drawIcon(GC gc, Role fore, int x, Rectangle area) {
    gc.drawImage(theme().icon(icon, fore, ICON), x, (area.height - ICON) / 2);
  }
}
