package org.qinqing.ui.classroom.internal;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Type of any size in the family of the window, and text that wraps. Disposed by who made it. */
final class Lettering {
  private static final double POINTS_PER_PIXEL = 0.75;

  private final Device device;
  private final String family;
  private final Map<String, Font> fonts = new HashMap<>();

  Lettering(Device device, Theme theme) {
    this.device = device;
    this.family = theme.font(Type.TEXT).getFontData()[0].getName();
  }

  /** A font of so many pixels. */
  Font font(int pixels, boolean bold) {
    return fonts.computeIfAbsent(
        pixels + (bold ? "b" : ""),
        key ->
            new Font(
                device,
                new FontData(
                    family,
                    (int) Math.round(pixels * POINTS_PER_PIXEL),
                    bold ? SWT.BOLD : SWT.NORMAL)));
  }

  /** How tall a text is when it wraps at that width. */
  static int height(Device device, Font font, String text, int width) {
    TextLayout layout = layout(device, font, text, width);
    try {
      return layout.getBounds().height;
    } finally {
      layout.dispose();
    }
  }

  /** Draws a text that wraps, in the foreground of the GC. */
  static void draw(GC gc, Font font, String text, int x, int y, int width) {
    TextLayout layout = layout(gc.getDevice(), font, text, width);
    try {
      layout.draw(gc, x, y);
    } finally {
      layout.dispose();
    }
  }

  private static TextLayout layout(Device device, Font font, String text, int width) {
    TextLayout layout = new TextLayout(device);
    layout.setFont(font);
    layout.setText(text.isEmpty() ? " " : text);
    layout.setWidth(Math.max(1, width));
    layout.setSpacing(Math.max(3, font.getFontData()[0].getHeight() / 4));
    return layout;
  }

  /** The extent of one line. */
  static Point extent(GC gc, Font font, String text) {
    gc.setFont(font);
    return gc.textExtent(text);
  }

  void dispose() {
    fonts.values().forEach(Font::dispose);
    fonts.clear();
  }
}
