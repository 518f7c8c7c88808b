package org.qinqing.ui.checker.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A fact with another value, and the sign and word of the verdict that follows. */
final class BoundaryRow extends Painted {
  private static final int SIGN = 18;
  private static final int MARGIN = 14;
  private static final int GAP = 8;
  private static final int LEAST = 100;
  private final String change;
  private final String word;
  private final Verdict verdict;
  private final boolean divider;

  BoundaryRow(
      Composite parent, Theme theme, String change, String word, Verdict verdict, boolean divider) {
    super(parent, theme, change + " " + word, ACC.ROLE_PUSHBUTTON);
    this.change = change;
    this.word = word;
    this.verdict = verdict;
    this.divider = divider;
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> traverse(SWT.TRAVERSE_TAB_NEXT);
      case SWT.ARROW_UP -> traverse(SWT.TRAVERSE_TAB_PREVIOUS);
      default -> super.keyPressed(event);
    }
  }

  private int right() {
    return SIGN + GAP + measure(word, Type.STRONG).x + MARGIN;
  }

  private TextLayout layout(int width) {
    TextLayout layout = new TextLayout(getDisplay());
    layout.setFont(theme().font(Type.TEXT));
    layout.setText(change);
    layout.setWidth(Math.max(LEAST, width - MARGIN - 2 * GAP - right()));
    layout.setSpacing(3);
    return layout;
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? 400 : widthHint;
    TextLayout layout = layout(width);
    try {
      return new Point(width, layout.getBounds().height + 16);
    } finally {
      layout.dispose();
    }
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (hovered()) {
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    if (divider) {
      gc.setForeground(theme().color(Role.LINE));
      gc.drawLine(0, 0, area.width, 0);
    }
    TextLayout layout = layout(area.width);
    try {
      gc.setForeground(theme().color(Role.TEXT));
      layout.draw(gc, MARGIN, (area.height - layout.getBounds().height) / 2);
    } finally {
      layout.dispose();
    }
    int x = area.width - right();
    gc.drawImage(theme().sign(verdict, SIGN), x, (area.height - SIGN) / 2);
    gc.setFont(theme().font(Type.STRONG));
    gc.setForeground(theme().color(Role.of(verdict)));
    gc.drawText(word, x + SIGN + GAP, (area.height - gc.textExtent(word).y) / 2, true);
  }
}
