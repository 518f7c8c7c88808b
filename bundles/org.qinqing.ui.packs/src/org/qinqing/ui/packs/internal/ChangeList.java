package org.qinqing.ui.packs.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Theme;

/** Any number of changes, to be read through; only those in sight are drawn. */
final class ChangeList extends Painted {
  private static final int STEP = 48;
  private final List<ChangeLine> lines;
  private int[] tops = {0};
  private int measured = -1;
  private int top;

  /**
   * Makes it.
   *
   * @param name accessible name of the whole
   */
  ChangeList(Composite parent, Theme theme, String name, List<ChangeLine> lines) {
    super(parent, theme, name, ACC.ROLE_LIST, SWT.V_SCROLL);
    this.lines = List.copyOf(lines);
    setCursor(null);
    addListener(SWT.Resize, event -> scrolled(top));
    addListener(SWT.MouseWheel, event -> scrolled(top - event.count * STEP / 2));
    bar().setVisible(false);
    bar().addListener(SWT.Selection, event -> scrolled(bar().getSelection()));
  }

  private ScrollBar bar() {
    return getVerticalBar();
  }

  /** What is shown. */
  List<ChangeLine> lines() {
    return lines;
  }

  private void measure(int width) {
    if (width == measured) {
      return;
    }
    tops = new int[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      tops[i + 1] = tops[i] + lines.get(i).height(getDisplay(), theme(), width);
    }
    measured = width;
  }

  private void scrolled(int wanted) {
    Rectangle area = getClientArea();
    if (area.width <= 0) {
      return;
    }
    measure(area.width);
    int all = tops[lines.size()];
    int height = Math.max(1, area.height);
    top = Math.max(0, Math.min(wanted, all - height));
    bar().setVisible(all > height);
    bar().setValues(top, 0, Math.max(height, all), height, STEP, height);
    redraw();
  }

  @Override
  protected void keyPressed(Event event) {
    int page = Math.max(STEP, getClientArea().height - STEP);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> scrolled(top + STEP);
      case SWT.ARROW_UP -> scrolled(top - STEP);
      case SWT.PAGE_DOWN, ' ' -> scrolled(top + page);
      case SWT.PAGE_UP -> scrolled(top - page);
      case SWT.HOME -> scrolled(0);
      case SWT.END -> scrolled(tops[lines.size()]);
      default -> {}
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(600, 400);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    measure(area.width);
    for (int i = 0; i < lines.size(); i++) {
      if (tops[i + 1] > top && tops[i] < top + area.height) {
        lines.get(i).draw(gc, theme(), tops[i] - top, area.width);
      }
    }
  }
}
