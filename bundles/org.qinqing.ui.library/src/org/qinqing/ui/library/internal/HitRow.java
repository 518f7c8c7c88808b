package org.qinqing.ui.library.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.library.Library;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A provision found: title with tags, and the text around the words that match, marked. */
final class HitRow extends Painted {
  private static final int MARGIN = 24;
  private static final int TOP = 12;
  private static final int GAP = 4;
  private static final int LONGEST = 88;
  private static final int BEFORE = 16;
  private final String title;
  private final String text;
  private final int shift;
  private final List<Library.Mark> marks;
  private final List<Tag> tags;
  private boolean selected;

  HitRow(Composite parent, Theme theme, String title, Library.Hit hit, List<Tag> tags) {
    super(parent, theme, title, ACC.ROLE_LISTITEM);
    this.title = title;
    this.tags = List.copyOf(tags);
    this.marks = hit.marks();
    String whole = hit.text().replace('\n', ' ');
    int from = 0;
    if (whole.length() > LONGEST && !marks.isEmpty()) {
      from = Math.max(0, Math.min(marks.getFirst().from() - BEFORE, whole.length() - LONGEST));
    }
    int to = Math.min(whole.length(), from + LONGEST);
    String head = from > 0 ? "……" : "";
    this.text = head + whole.substring(from, to) + (to < whole.length() ? "……" : "");
    this.shift = head.length() - from;
  }

  void selected(boolean value) {
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

  private TextLayout layout(String words, Type type, int width) {
    TextLayout layout = new TextLayout(getDisplay());
    layout.setFont(theme().font(type));
    layout.setText(words.isEmpty() ? " " : words);
    layout.setWidth(Math.max(1, width));
    layout.setSpacing(3);
    return layout;
  }

  private TextLayout body(int width) {
    TextLayout layout = layout(text, Type.SECONDARY, width);
    TextStyle style =
        new TextStyle(
            theme().font(Type.SECONDARY_STRONG),
            theme().color(Role.TEXT),
            theme().color(Role.SEARCH_MARK));
    style.underline = true;
    style.underlineColor = theme().color(Role.LOCAL_MARK);
    for (Library.Mark mark : marks) {
      int from = Math.max(0, mark.from() + shift);
      int to = Math.min(text.length(), mark.to() + shift);
      if (from < to) {
        layout.setStyle(style, from, to - 1);
      }
    }
    return layout;
  }

  private int tagsWidth(GC gc) {
    return Tags.width(gc, theme(), tags, GAP);
  }

  private static int height(TextLayout layout) {
    try {
      return layout.getBounds().height;
    } finally {
      layout.dispose();
    }
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? 400 : widthHint;
    GC gc = new GC(this);
    try {
      int inner = width - 2 * MARGIN;
      int head = height(layout(title, Type.STRONG, inner - tagsWidth(gc) - 8));
      int below = text.isEmpty() ? 0 : GAP + height(body(inner));
      return new Point(width, Math.max(head, Tags.HEIGHT) + below + 2 * TOP);
    } finally {
      gc.dispose();
    }
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (selected || hovered()) {
      gc.setBackground(theme().color(selected ? Role.ACCENT_SOFT : Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    if (selected) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(0, 0, 4, area.height);
    }
    gc.setForeground(theme().color(Role.LINE));
    gc.drawLine(0, area.height - 1, area.width, area.height - 1);
    int tagsWidth = tagsWidth(gc);
    int inner = area.width - 2 * MARGIN;
    TextLayout head = layout(title, Type.STRONG, inner - tagsWidth - 8);
    int y = TOP + Math.max(head.getBounds().height, Tags.HEIGHT) + GAP;
    gc.setForeground(theme().color(Role.TEXT));
    head.draw(gc, MARGIN, TOP);
    head.dispose();
    Tags.draw(gc, theme(), tags, GAP, area.width - MARGIN - tagsWidth, TOP);
    if (!text.isEmpty()) {
      TextLayout body = body(inner);
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      body.draw(gc, MARGIN, y);
      body.dispose();
    }
  }
}
