package org.qinqing.ui.library.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** A dashed frame around what is missing. */
final class DashedBox extends Composite {
  DashedBox(Composite parent, Theme theme) {
    super(parent, SWT.DOUBLE_BUFFERED);
    setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 16;
    layout.marginHeight = 16;
    layout.verticalSpacing = 8;
    setLayout(layout);
    addListener(SWT.Resize, event -> redraw());
    addListener(
        SWT.Paint,
        event -> {
          Rectangle area = getClientArea();
          event.gc.setAntialias(SWT.ON);
          event.gc.setForeground(theme.color(Role.CONTROL_BORDER));
          event.gc.setLineDash(new int[] {4, 3});
          event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
        });
  }
}
