package org.qinqing.ui.checker.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** One of several deeds: its number, what it is, and the sign and word of its verdict. */
final class EventTab extends Painted {
  private static final int SIGN = 18;
  private static final int MARGIN = 12;
  private static final int GAP = 8;
  private static final int HEIGHT = 40;
  private static final String CUT = "…";
  private final String title;
  private final String word;
  private final Verdict verdict;
  private final boolean chosen;

  EventTab(
      Composite parent, Theme theme, String title, String word, Verdict verdict, boolean chosen) {
    super(parent, theme, title + " " + word, ACC.ROLE_TABITEM);
    this.title = title;
    this.word = word;
    this.verdict = verdict;
    this.chosen = chosen;
    setToolTipText(title + " " + word);
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_RIGHT -> traverse(SWT.TRAVERSE_TAB_NEXT);
      case SWT.ARROW_LEFT -> traverse(SWT.TRAVERSE_TAB_PREVIOUS);
      default -> super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    int wanted =
        2 * MARGIN
            + SIGN
            + 2 * GAP
            + measure(title, Type.STRONG).x
            + measure(word, Type.SECONDARY).x
            + GAP;
    return new Point(widthHint == SWT.DEFAULT ? wanted : widthHint, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(hovered() && !chosen ? Role.SURFACE_SUNKEN : Role.SURFACE));
    gc.fillRectangle(area);
    gc.setForeground(theme().color(chosen ? Role.ACCENT : Role.LINE));
    gc.setLineWidth(chosen ? 2 : 1);
    int inset = chosen ? 1 : 0;
    gc.drawRectangle(inset, inset, area.width - 1 - inset, area.height - 1 - inset);
    gc.setLineWidth(1);
    gc.drawImage(theme().sign(verdict, SIGN), MARGIN, (area.height - SIGN) / 2);
    gc.setFont(theme().font(Type.SECONDARY));
    Point right = gc.textExtent(word);
    gc.setForeground(theme().color(Role.of(verdict)));
    int wordLeft = area.width - MARGIN - right.x;
    gc.drawText(word, wordLeft, (area.height - right.y) / 2, true);
    gc.setFont(theme().font(chosen ? Type.STRONG : Type.TEXT));
    gc.setForeground(theme().color(Role.TEXT));
    int left = MARGIN + SIGN + GAP;
    String fitting = fitting(gc, wordLeft - GAP - left);
    gc.drawText(fitting, left, (area.height - gc.textExtent(fitting).y) / 2, true);
  }

  private String fitting(GC gc, int width) {
    String text = title;
    while (text.length() > 1 && gc.textExtent(text.equals(title) ? text : text + CUT).x > width) {
      text = text.substring(0, text.length() - 1);
    }
    return text.equals(title) ? text : text + CUT;
  }
}
