package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/**
 * A small framed word.
 *
 * @param text the word
 * @param role its colour
 * @param dashed whether what it says is not sure
 * @param framed whether it has a frame at all
 */
public record Tag(String text, Role role, boolean dashed, boolean framed) {
  static final int HEIGHT = 20;

  /** A framed one. */
  public Tag(String text, Role role, boolean dashed) {
    this(text, role, dashed, true);
  }

  /** One whose word is sure. */
  public static Tag of(String text, Role role) {
    return new Tag(text, role, false);
  }

  /** A word without a frame, such as a count. */
  public static Tag bare(String text, Role role) {
    return new Tag(text, role, false, false);
  }

  int width(GC gc, Theme theme) {
    gc.setFont(theme.font(Type.NOTE));
    return gc.textExtent(text).x + 12;
  }

  void draw(GC gc, Theme theme, int x, int y) {
    int width = width(gc, theme);
    gc.setForeground(theme.color(role));
    gc.setLineWidth(1);
    gc.setLineStyle(dashed ? SWT.LINE_DASH : SWT.LINE_SOLID);
    if (framed) {
      gc.drawRoundRectangle(x, y, width - 1, HEIGHT - 1, 4, 4);
    }
    gc.setLineStyle(SWT.LINE_SOLID);
    Point extent = gc.textExtent(text);
    gc.drawText(text, x + 6, y + (HEIGHT - extent.y) / 2, true);
  }
}
