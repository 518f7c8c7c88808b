package org.qinqing.ui.kit;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Something with a title, a second text that wraps, and tags at the right; opens on click or Enter.
 */
public final class Row extends Painted {
  private static final int MARGIN = 14;
  private static final int TAG_GAP = 4;
  private final String title;
  private final String text;
  private final List<Tag> tags;
  private final boolean divider;
  private boolean selected;

  /**
   * Makes one.
   *
   * @param divider whether a line is drawn above it
   */
  public Row(
      Composite parent, Theme theme, String title, String text, List<Tag> tags, boolean divider) {
    super(parent, theme, title, ACC.ROLE_LISTITEM);
    this.title = title;
    this.text = text;
    this.tags = List.copyOf(tags);
    this.divider = divider;
  }

  /** Marks it as the one that is shown. */
  public void selected(boolean value) {
    selected = value;
    redraw();
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> traverse(SWT.TRAVERSE_TAB_NEXT);
      case SWT.ARROW_UP -> traverse(SWT.TRAVERSE_TAB_PREVIOUS);
      default -> super.keyPressed(event);
    }
  }

  private int tagsWidth(GC gc) {
    return tags.stream().mapToInt(tag -> tag.width(gc, theme()) + TAG_GAP).sum();
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? 400 : widthHint;
    GC gc = new GC(this);
    int titleHeight;
    try {
      titleHeight =
          Paragraph.height(
              getDisplay(), theme(), title, Type.STRONG, width - 2 * MARGIN - tagsWidth(gc));
    } finally {
      gc.dispose();
    }
    int below =
        text.isEmpty()
            ? 0
            : 4 + Paragraph.height(getDisplay(), theme(), text, Type.SECONDARY, width - 2 * MARGIN);
    return new Point(width, titleHeight + below + 20);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (selected || hovered()) {
      gc.setBackground(theme().color(selected ? Role.ACCENT_SOFT : Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    if (selected) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(0, 0, 3, area.height);
    }
    if (divider) {
      gc.setForeground(theme().color(Role.LINE));
      gc.drawLine(0, 0, area.width, 0);
    }
    int tagsWidth = tagsWidth(gc);
    int titleWidth = area.width - 2 * MARGIN - tagsWidth;
    Paragraph.draw(
        gc,
        theme(),
        title,
        Type.STRONG,
        theme().color(Role.TEXT),
        new Rectangle(MARGIN, 10, titleWidth, 0));
    int x = area.width - MARGIN - tagsWidth + TAG_GAP;
    for (Tag tag : tags) {
      tag.draw(gc, theme(), x, 10);
      x += tag.width(gc, theme()) + TAG_GAP;
    }
    if (!text.isEmpty()) {
      int y = 14 + Paragraph.height(getDisplay(), theme(), title, Type.STRONG, titleWidth);
      Paragraph.draw(
          gc,
          theme(),
          text,
          Type.SECONDARY,
          theme().color(Role.TEXT_SECONDARY),
          new Rectangle(MARGIN, y, area.width - 2 * MARGIN, 0));
    }
  }
}
