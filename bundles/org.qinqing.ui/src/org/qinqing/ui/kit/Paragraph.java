package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;

/** Text that wraps at a width: measured and drawn the same way. */
final class Paragraph {
  private Paragraph() {}

  static int height(Device device, Theme theme, String text, Type type, int width) {
    TextLayout layout = layout(device, theme, text, type, width);
    try {
      return layout.getBounds().height;
    } finally {
      layout.dispose();
    }
  }

  static void draw(GC gc, Theme theme, String text, Type type, Color color, Rectangle where) {
    TextLayout layout = layout(gc.getDevice(), theme, text, type, where.width);
    try {
      gc.setForeground(color);
      layout.draw(gc, where.x, where.y);
    } finally {
      layout.dispose();
    }
  }

  private static TextLayout layout(Device device, Theme theme, String text, Type type, int width) {
    TextLayout layout = new TextLayout(device);
    layout.setFont(theme.font(type));
    layout.setText(text.isEmpty() ? " " : text);
    layout.setWidth(Math.max(1, width));
    layout.setSpacing(3);
    layout.setAlignment(SWT.LEFT);
    return layout;
  }
}
