package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A column that scrolls when it is too tall; its width is the pane's. */
public final class Pane extends ScrolledComposite {
  private final Composite body;
  private final int margin;
  private int widest = Integer.MAX_VALUE;

  /** Makes one; children go into {@link #body()}. */
  public Pane(Composite parent, Theme theme, Role ground, int margin) {
    super(parent, SWT.V_SCROLL);
    setBackground(theme.color(ground));
    setExpandHorizontal(true);
    setExpandVertical(true);
    setShowFocusedControl(true);
    this.margin = margin;
    body = new Composite(this, SWT.NONE);
    body.setBackground(theme.color(ground));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = margin;
    layout.marginHeight = margin;
    layout.verticalSpacing = 12;
    body.setLayout(layout);
    setContent(body);
    addListener(SWT.Resize, event -> reflow());
  }

  /** Where children go. */
  public Composite body() {
    return body;
  }

  /** Keeps the column narrower than the pane on a large screen, so that lines stay readable. */
  public void widest(int pixels) {
    widest = pixels;
    reflow();
  }

  /** Takes all children away. */
  public void clear() {
    for (Control child : body.getChildren()) {
      child.dispose();
    }
  }

  /** Lays out anew after children changed. */
  public void reflow() {
    int width = getClientArea().width;
    if (width <= 0) {
      return;
    }
    GridLayout layout = (GridLayout) body.getLayout();
    layout.marginRight = Math.max(0, width - 2 * margin - layout.marginLeft - widest);
    Point size = body.computeSize(width, SWT.DEFAULT, true);
    setMinSize(0, size.y);
    getVerticalBar().setIncrement(32);
    body.layout(true, true);
  }
}
