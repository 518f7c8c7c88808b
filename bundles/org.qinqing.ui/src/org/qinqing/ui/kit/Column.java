package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;

/** Fills the width up to a limit, so that lines stay readable in a wide window. */
public final class Column extends Composite {
  private final Composite body;

  /**
   * Makes one.
   *
   * @param most greatest width of its content, in pixels
   * @param centred whether what is left of the width is shared between both sides
   */
  public Column(Composite parent, int most, boolean centred) {
    super(parent, SWT.NONE);
    setBackground(parent.getBackground());
    setLayoutData(Parts.wide());
    body = new Composite(this, SWT.NONE);
    body.setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 12;
    body.setLayout(layout);
    setLayout(
        new Layout() {
          @Override
          protected Point computeSize(Composite it, int width, int height, boolean flush) {
            int inner = width == SWT.DEFAULT ? most : Math.min(width, most);
            Point size = body.computeSize(inner, SWT.DEFAULT, flush);
            return new Point(width == SWT.DEFAULT ? size.x : width, size.y);
          }

          @Override
          protected void layout(Composite it, boolean flush) {
            Rectangle area = it.getClientArea();
            int width = Math.min(area.width, most);
            int left = centred ? (area.width - width) / 2 : 0;
            body.setBounds(left, 0, width, area.height);
          }
        });
  }

  /** Where children go. */
  public Composite body() {
    return body;
  }
}
