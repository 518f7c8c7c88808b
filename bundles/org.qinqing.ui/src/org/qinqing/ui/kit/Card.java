package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * A framed ground for what belongs together, with a bar at its left edge when it stands for
 * something.
 */
public final class Card extends Composite {
  private static final int EDGE = 6;

  /** A plain card. */
  public Card(Composite parent, Theme theme, int margin) {
    this(parent, theme, Role.SURFACE, Role.LINE, false, margin);
  }

  /**
   * Makes one.
   *
   * @param ground its colour
   * @param line colour of frame and edge
   * @param edge whether the left edge is a bar
   * @param margin between frame and content
   */
  public Card(Composite parent, Theme theme, Role ground, Role line, boolean edge, int margin) {
    super(parent, SWT.DOUBLE_BUFFERED);
    setBackground(theme.color(ground));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = Math.max(1, margin);
    layout.marginHeight = Math.max(1, margin);
    layout.marginLeft = edge ? EDGE : 0;
    layout.verticalSpacing = 8;
    setLayout(layout);
    addListener(SWT.Resize, event -> redraw());
    addListener(
        SWT.Paint,
        event -> {
          GC gc = event.gc;
          Rectangle area = getClientArea();
          gc.setAntialias(SWT.ON);
          gc.setForeground(theme.color(line));
          gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
          if (edge) {
            gc.setBackground(theme.color(line));
            gc.fillRectangle(0, 0, EDGE, area.height);
          }
        });
  }
}
