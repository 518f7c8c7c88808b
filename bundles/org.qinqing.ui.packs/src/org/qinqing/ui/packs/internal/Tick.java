package org.qinqing.ui.packs.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A box to tick, with what one says by it. */
final class Tick extends Painted {
  private static final int BOX = 18;
  private static final int HEIGHT = 32;
  private final String text;
  private boolean ticked;
  private Runnable changed = () -> {};

  Tick(Composite parent, Theme theme, String text) {
    super(parent, theme, text, ACC.ROLE_CHECKBUTTON);
    this.text = text;
    onAction(
        () -> {
          ticked = !ticked;
          getAccessible().selectionChanged();
          redraw();
          changed.run();
        });
    getAccessible()
        .addAccessibleControlListener(
            new AccessibleControlAdapter() {
              @Override
              public void getState(AccessibleControlEvent event) {
                event.detail |= ACC.STATE_FOCUSABLE | (ticked ? ACC.STATE_CHECKED : 0);
              }
            });
  }

  /** Told whenever it was ticked or not any more. */
  void onChange(Runnable wanted) {
    changed = wanted;
  }

  boolean ticked() {
    return ticked;
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(BOX + 18 + measure(text, Type.TEXT).x, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int top = (area.height - BOX) / 2;
    gc.setBackground(theme().color(ticked ? Role.ACCENT : Role.SURFACE));
    gc.fillRoundRectangle(4, top, BOX, BOX, 6, 6);
    gc.setForeground(theme().color(ticked ? Role.ACCENT : Role.CONTROL_BORDER));
    gc.setLineWidth(1);
    gc.setLineStyle(SWT.LINE_SOLID);
    gc.drawRoundRectangle(4, top, BOX, BOX, 6, 6);
    if (ticked) {
      gc.setForeground(theme().color(Role.ON_ACCENT));
      gc.setLineWidth(2);
      gc.drawPolyline(new int[] {8, top + 9, 12, top + 13, 18, top + 5});
      gc.setLineWidth(1);
    }
    gc.setFont(theme().font(Type.TEXT));
    gc.setForeground(theme().color(Role.TEXT));
    Point extent = gc.textExtent(text);
    gc.drawText(text, 4 + BOX + 8, (area.height - extent.y) / 2, true);
  }
}
