package org.qinqing.ui.library.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
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

/**
 * A provision found: title with tags, and at most two lines of the text around the words that
 * match, marked. It can be given another provision to show.
 */
final class HitRow extends Painted {
  /** Most lines of text. */
  static final int MOST_LINES = 2;

  private static final int MARGIN = 24;
  private static final int TOP = 4;
  private static final int GAP = 0;
  private static final int TAG_GAP = 4;
  private static final String CUT = "……";
  private String title = "";
  private String item = "";
  private String heading = "";
  private String text = "";
  private List<Library.Mark> marks = List.of();
  private List<Tag> tags = List.of();
  private int lines = MOST_LINES;
  private final int[] heights = new int[MOST_LINES + 1];
  private int measuredAt = -1;
  private boolean usual;
  private boolean selected;
  private Runnable leave = () -> {};
  private IntConsumer move = step -> {};

  HitRow(Composite parent, Theme theme) {
    super(parent, theme, "", ACC.ROLE_LISTITEM);
  }

  /**
   * Shows a provision.
   *
   * @param named name of the document in its marks; cut where there is no room for all
   * @param labels the tags; the last one is left out where there is no room and it goes without
   *     saying
   */
  void show(String named, Library.Hit hit, List<Tag> labels) {
    title = named;
    item = hit.item();
    heading = hit.heading();
    tags = List.copyOf(labels);
    usual = hit.status() == Library.Status.IN_FORCE;
    Library.Snippet snippet = hit.snippet();
    String before = snippet.cutBefore() ? CUT : "";
    text = before + snippet.text().strip() + (snippet.cutAfter() ? CUT : "");
    int shift = before.length() - leading(snippet.text());
    marks =
        snippet.marks().stream()
            .map(mark -> new Library.Mark(mark.from() + shift, mark.to() + shift))
            .toList();
    lines = MOST_LINES;
    measuredAt = -1;
    name(named + item);
    redraw();
  }

  private static int leading(String words) {
    return words.length() - words.stripLeading().length();
  }

  /** What Escape does. */
  void onLeave(Runnable wanted) {
    leave = wanted;
  }

  /** What an arrow up (-1) or down (1) does, Home and End being as far as can be. */
  void onMove(IntConsumer wanted) {
    move = wanted;
  }

  void selected(boolean value) {
    if (value != selected) {
      selected = value;
      redraw();
    }
  }

  /** How many lines of text it may take. */
  void lines(int most) {
    lines = most;
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> move.accept(1);
      case SWT.ARROW_UP -> move.accept(-1);
      case SWT.HOME -> move.accept(Integer.MIN_VALUE);
      case SWT.END -> move.accept(Integer.MAX_VALUE);
      case SWT.ESC -> leave.run();
      default -> super.keyPressed(event);
    }
  }

  /** The text as it stands in the room it has, with what matches marked. */
  private TextLayout body(int width, int most) {
    TextLayout layout = new TextLayout(getDisplay());
    layout.setFont(theme().font(Type.SECONDARY));
    layout.setWidth(Math.max(1, width));
    layout.setText(text);
    String shown = text;
    int markable = text.length();
    if (layout.getLineCount() > most) {
      int end = Math.max(0, layout.getLineOffsets()[most] - CUT.length());
      shown = text.substring(0, end).stripTrailing();
      markable = shown.length();
      shown += CUT;
      layout.setText(shown);
    }
    TextStyle style =
        new TextStyle(
            theme().font(Type.SECONDARY_STRONG),
            theme().color(Role.TEXT),
            theme().color(Role.SEARCH_MARK));
    style.underline = true;
    style.underlineColor = theme().color(Role.LOCAL_MARK);
    for (Library.Mark mark : marks) {
      int from = Math.max(0, mark.from());
      int to = Math.min(markable, mark.to());
      if (from < to) {
        layout.setStyle(style, from, to - 1);
      }
    }
    return layout;
  }

  /** Whether words that match would be lost with less than two lines. */
  boolean needsAllLines(int width) {
    TextLayout layout = body(width - 2 * MARGIN, MOST_LINES);
    try {
      if (layout.getLineCount() < MOST_LINES) {
        return false;
      }
      int second = layout.getLineOffsets()[1] - CUT.length();
      return marks.stream().anyMatch(mark -> mark.to() > second)
          && marks.stream().noneMatch(mark -> mark.to() <= second);
    } finally {
      layout.dispose();
    }
  }

  /** How high it is with that many lines of text; measured once for each width. */
  int height(int width, int most) {
    if (width != measuredAt) {
      measuredAt = width;
      Arrays.fill(heights, 0);
    }
    if (heights[most] == 0) {
      heights[most] = measured(width, most);
    }
    return heights[most];
  }

  private int measured(int width, int most) {
    int head = Math.max(measure("《", Type.STRONG).y, Tags.HEIGHT);
    if (text.isEmpty()) {
      return head + 2 * TOP + 1;
    }
    TextLayout layout = body(width - 2 * MARGIN, most);
    try {
      return head + GAP + layout.getBounds().height + 2 * TOP + 1;
    } finally {
      layout.dispose();
    }
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? 400 : widthHint;
    return new Point(width, height(width, lines));
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
    gc.setFont(theme().font(Type.STRONG));
    int wanted = gc.textExtent(title + item).x;
    List<Tag> shownTags = tags;
    int tagsWidth = Tags.width(gc, theme(), tags, TAG_GAP);
    if (usual && wanted > area.width - 2 * MARGIN - tagsWidth - 8) {
      shownTags = tags.subList(0, tags.size() - 1);
      tagsWidth = Tags.width(gc, theme(), shownTags, TAG_GAP);
    }
    Tags.draw(gc, theme(), shownTags, TAG_GAP, area.width - MARGIN - tagsWidth, TOP);
    int right = area.width - MARGIN - tagsWidth - 8;
    gc.setFont(theme().font(Type.STRONG));
    gc.setForeground(theme().color(Role.TEXT));
    String shown = title(gc, right - MARGIN);
    Point extent = gc.textExtent(shown);
    int head = Math.max(extent.y, Tags.HEIGHT);
    gc.drawText(shown, MARGIN, TOP + (head - extent.y) / 2, true);
    int x = MARGIN + extent.x + 8;
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    if (!heading.isEmpty() && x + gc.textExtent(heading).x <= right) {
      gc.drawText(heading, x, TOP + (head - gc.textExtent(heading).y) / 2, true);
    }
    if (!text.isEmpty()) {
      TextLayout body = body(area.width - 2 * MARGIN, lines);
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      body.draw(gc, MARGIN, TOP + head + GAP);
      body.dispose();
    }
  }

  /** The number of the provision stays whole; the name of the document gives way. */
  private String title(GC gc, int width) {
    if (gc.textExtent(title + item).x <= width || title.length() < 3) {
      return Shortened.to(gc, title + item, width);
    }
    String close = title.substring(title.length() - 1);
    int most = title.length() - 1;
    while (most > 1 && gc.textExtent(title.substring(0, most) + "…" + close + item).x > width) {
      most--;
    }
    return Shortened.to(gc, title.substring(0, most) + "…" + close + item, width);
  }
}
