package org.qinqing.ui.packs.internal;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Theme;

/** One change, which only shows. */
final class ChangeRow extends Painted {
  private final ChangeLine line;

  ChangeRow(Composite parent, Theme theme, ChangeLine line) {
    super(parent, theme, line.said(), ACC.ROLE_LABEL);
    this.line = line;
    setEnabled(false);
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint < 0 ? 600 : widthHint;
    return new Point(width, line.height(getDisplay(), theme(), width));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    line.draw(gc, theme(), 0, area.width);
  }
}
