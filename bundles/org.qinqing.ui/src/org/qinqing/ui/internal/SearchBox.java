package org.qinqing.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** The one search box: a plain text field, so that input methods work, in our own frame. */
final class SearchBox extends Composite {
  private static final int HEIGHT = 34;
  private static final int WIDTH = 520;
  final Text field;

  SearchBox(Composite parent, Theme theme, String hint, String key) {
    super(parent, SWT.DOUBLE_BUFFERED);
    setBackground(theme.color(Role.SURFACE));
    field = Parts.field(this, theme, hint, hint);
    field.addListener(SWT.FocusIn, event -> redraw());
    field.addListener(SWT.FocusOut, event -> redraw());
    addListener(SWT.Resize, event -> place());
    addListener(
        SWT.Paint,
        event -> {
          GC gc = event.gc;
          gc.setAntialias(SWT.ON);
          Rectangle area = getClientArea();
          gc.setForeground(theme.color(field.isFocusControl() ? Role.ACCENT : Role.CONTROL_BORDER));
          gc.setLineWidth(field.isFocusControl() ? 2 : 1);
          gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 8, 8);
          gc.setLineWidth(1);
          gc.drawImage(theme.icon("search", Role.TEXT_SECONDARY, 16), 12, (area.height - 16) / 2);
          gc.setFont(theme.font(Type.NOTE));
          Point extent = gc.textExtent(key);
          int x = area.width - extent.x - 18;
          gc.setForeground(theme.color(Role.LINE));
          gc.drawRoundRectangle(x - 6, 7, extent.x + 12, area.height - 15, 4, 4);
          gc.setForeground(theme.color(Role.TEXT_TERTIARY));
          gc.drawText(key, x, (area.height - extent.y) / 2, true);
        });
  }

  private void place() {
    Rectangle area = getClientArea();
    int height = field.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    int inner = Math.min(height, area.height - 6);
    field.setBounds(36, (area.height - inner) / 2, Math.max(10, area.width - 36 - 80), inner);
  }

  @Override
  public Point computeSize(int widthHint, int heightHint, boolean changed) {
    return new Point(widthHint == SWT.DEFAULT ? WIDTH : widthHint, HEIGHT);
  }
}
