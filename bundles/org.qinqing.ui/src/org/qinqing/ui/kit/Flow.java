package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

/** Parts one after the other, wrapping at the right edge. */
public final class Flow extends Composite {
  /** Makes one with 8 pixels between parts. */
  public Flow(Composite parent) {
    super(parent, SWT.NONE);
    setBackground(parent.getBackground());
    RowLayout layout = new RowLayout(SWT.HORIZONTAL);
    layout.wrap = true;
    layout.spacing = 8;
    layout.marginLeft = 0;
    layout.marginRight = 0;
    layout.marginTop = 0;
    layout.marginBottom = 0;
    layout.center = true;
    setLayout(layout);
  }
}
