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

  /** Makes one; children go into {@link #body()}. */
  public Pane(Composite parent, Theme theme, Role ground, int margin) {
    super(parent, SWT.V_SCROLL);
    setBackground(theme.color(ground));
    setExpandHorizontal(true);
    setExpandVertical(true);
    setShowFocusedControl(true);
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
    body.layout(true, true);
    Point size = body.computeSize(width, SWT.DEFAULT, true);
    setMinSize(0, size.y);
    getVerticalBar().setIncrement(32);
    body.layout(true, true);
  }
}
