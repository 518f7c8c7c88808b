package org.qinqing.ui.kit;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** Tags side by side, which only show; also drawn inside other painted parts. */
public final class Tags extends Painted {
  /** Height of a tag in pixels. */
  public static final int HEIGHT = Tag.HEIGHT;

  private static final int GAP = 8;
  private final List<Tag> tags;

  /** Makes them. */
  public Tags(Composite parent, Theme theme, List<Tag> tags) {
    super(
        parent,
        theme,
        tags.stream().map(Tag::text).collect(Collectors.joining(" ")),
        ACC.ROLE_LABEL);
    this.tags = List.copyOf(tags);
    setEnabled(false);
  }

  /** The width tags take with that gap between them. */
  public static int width(GC gc, Theme theme, List<Tag> tags, int gap) {
    int width = tags.stream().mapToInt(tag -> tag.width(gc, theme) + gap).sum();
    return Math.max(0, width - gap);
  }

  /** Draws tags one after the other. */
  public static void draw(GC gc, Theme theme, List<Tag> tags, int gap, int left, int top) {
    int x = left;
    for (Tag tag : tags) {
      tag.draw(gc, theme, x, top);
      x += tag.width(gc, theme) + gap;
    }
  }

  @Override
  protected Point size(int widthHint) {
    GC gc = new GC(this);
    try {
      return new Point(Math.max(1, width(gc, theme(), tags, GAP)), HEIGHT);
    } finally {
      gc.dispose();
    }
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    draw(gc, theme(), tags, GAP, 0, (area.height - HEIGHT) / 2);
  }
}
