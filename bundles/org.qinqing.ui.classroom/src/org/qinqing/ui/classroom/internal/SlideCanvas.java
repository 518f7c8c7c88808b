package org.qinqing.ui.classroom.internal;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * A slide as it is drawn: type as large as the space allows and never under {@link #LEAST} pixels,
 * for it is read from the last row. What does not fit then is turned to.
 */
final class SlideCanvas extends Canvas {
  /** The smallest type, in pixels. */
  static final int LEAST = 28;

  private static final List<Integer> SIZES = List.of(60, 54, 48, 44, 40, 36, 32, LEAST);
  private static final int TICK_MILLIS = 250;
  private final Theme theme;
  private final Lettering lettering;
  private final Words words;
  private Slide slide;
  private Slide.Way way;
  private @Nullable ByteMatrix code;
  private String coded = "";
  private int page;
  private int pages = 1;
  private boolean ticking;

  SlideCanvas(Composite parent, Theme theme, Words words, Slide slide, Slide.Way way) {
    super(parent, SWT.DOUBLE_BUFFERED);
    this.theme = theme;
    this.words = words;
    this.slide = slide;
    this.way = way;
    lettering = new Lettering(parent.getDisplay(), theme);
    setBackground(theme.color(Role.SURFACE));
    addListener(SWT.Paint, event -> paint(event.gc));
    addListener(SWT.Dispose, event -> lettering.dispose());
    addListener(SWT.Resize, event -> turned());
    // What takes keys must be able to have them.
    addListener(SWT.KeyDown, event -> {});
    getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = SlideCanvas.this.slide.aloud();
              }
            });
    tick();
  }

  /** What is shown. */
  Slide slide() {
    return slide;
  }

  /** Shows another slide; of the same question it stays where it was turned to. */
  void show(Slide next, Slide.Way way) {
    boolean same = next.heading().equals(slide.heading()) && next.tag().equals(slide.tag());
    if (next.equals(slide) && way.equals(this.way)) {
      return;
    }
    slide = next;
    this.way = way;
    if (!same) {
      page = 0;
    }
    turned();
    tick();
  }

  private void turned() {
    GC gc = new GC(this);
    try {
      pages = pages(gc, space());
    } finally {
      gc.dispose();
    }
    page = Math.min(page, pages - 1);
    redraw();
  }

  /** How many screens the slide needs. */
  int pages() {
    return pages;
  }

  /**
   * Turns to the next or the last screen of the slide.
   *
   * @return whether there was one
   */
  boolean turn(int by) {
    int wanted = page + by;
    if (wanted < 0 || wanted >= pages) {
      return false;
    }
    page = wanted;
    redraw();
    return true;
  }

  private void tick() {
    if (slide.closesAt().isPresent() && !ticking) {
      ticking = true;
      getDisplay().timerExec(TICK_MILLIS, this::ticked);
    }
  }

  private void ticked() {
    ticking = false;
    if (!isDisposed()) {
      redraw();
      tick();
    }
  }

  // --- measures ----------------------------------------------------------------------------------

  private int unit() {
    Rectangle area = getClientArea();
    return Math.max(8, Math.min(area.width / 80, area.height / 45));
  }

  private int edge() {
    return 3 * unit();
  }

  private int headSize() {
    return Math.max(LEAST, 2 * unit());
  }

  /** How tall the heading is with what stands beside it. */
  private int headRow() {
    return Math.max(headSize() * 3 / 2, 2 * LEAST);
  }

  /** Where blocks go. */
  private Rectangle space() {
    Rectangle area = getClientArea();
    int head = edge() + headRow() + unit();
    int foot = LEAST * 3 / 2 + 2 * unit();
    return new Rectangle(
        edge(), head, Math.max(1, area.width - 2 * edge()), Math.max(1, area.height - head - foot));
  }

  private int gap(int size) {
    return size * 3 / 5;
  }

  private static int small(int size) {
    return Math.max(LEAST, size * 4 / 5);
  }

  private Font font(Slide.Manner manner, int size) {
    return switch (manner) {
      case TITLE -> lettering.font(size, true);
      case QUESTION -> lettering.font(size, false);
      case BODY, POINT -> lettering.font(small(size), false);
      case QUIET -> lettering.font(LEAST, false);
    };
  }

  private int size(GC gc, Rectangle space) {
    return SIZES.stream()
        .filter(size -> size <= Math.max(LEAST, space.height / 8))
        .filter(size -> total(gc, size, space.width) <= space.height)
        .findFirst()
        .orElse(LEAST);
  }

  private int total(GC gc, int size, int width) {
    int total = 0;
    for (Slide.Block block : slide.blocks()) {
      total += height(gc, block, size, width) + gap(size);
    }
    return Math.max(0, total - gap(size));
  }

  private int pages(GC gc, Rectangle space) {
    int size = size(gc, space);
    int total = total(gc, size, space.width);
    return total <= space.height ? 1 : starts(gc, size, space).length;
  }

  /** Where each screen begins: with a whole block, unless that alone is taller than a screen. */
  private int[] starts(GC gc, int size, Rectangle space) {
    java.util.ArrayList<Integer> starts = new java.util.ArrayList<>(List.of(0));
    int y = 0;
    for (Slide.Block block : slide.blocks()) {
      int bottom = y + height(gc, block, size, space.width);
      while (bottom > starts.getLast() + space.height) {
        int next = y > starts.getLast() ? y : starts.getLast() + space.height - 2 * size;
        starts.add(next);
      }
      y = bottom + gap(size);
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private int keyBox(int size) {
    return small(size) * 3 / 2;
  }

  private int barHeight(int size) {
    return Math.max(LEAST, small(size) * 4 / 5);
  }

  private int optionPadding(int size) {
    return small(size) / 3;
  }

  private int height(GC gc, Slide.Block block, int size, int width) {
    return switch (block) {
      case Slide.Prose prose ->
          Lettering.height(
              getDisplay(),
              font(prose.manner(), size),
              prose.text(),
              width - (prose.manner() == Slide.Manner.POINT ? small(size) : 0));
      case Slide.Option option -> {
        int text =
            Lettering.height(
                getDisplay(),
                font(Slide.Manner.BODY, size),
                optionText(option),
                optionWidth(size, width));
        yield Math.max(keyBox(size), text)
            + option.shares().size() * (barHeight(size) + small(size) / 5)
            + 2 * optionPadding(size);
      }
      case Slide.Join join -> space().height;
      case Slide.Standing line -> small(size) * 8 / 5;
      case Slide.Speaker speaker -> small(size) * 8 / 5;
    };
  }

  private int optionWidth(int size, int width) {
    return width - keyBox(size) - small(size) / 2 - 2 * optionPadding(size);
  }

  /** Right is said in a word too, not by colour alone. */
  private String optionText(Slide.Option option) {
    return option.right() ? option.text() + "　" + words.say("slide.right") : option.text();
  }

  // --- drawing -----------------------------------------------------------------------------------

  private void paint(GC gc) {
    gc.setAntialias(SWT.ON);
    gc.setTextAntialias(SWT.ON);
    Rectangle area = getClientArea();
    gc.setBackground(theme.color(Role.SURFACE));
    gc.fillRectangle(area);
    head(gc, area);
    foot(gc, area);
    Rectangle space = space();
    int size = size(gc, space);
    int offset = pages > 1 ? starts(gc, size, space)[page] : 0;
    int bottom =
        pages > 1 && page + 1 < pages ? starts(gc, size, space)[page + 1] : Integer.MAX_VALUE;
    int total = total(gc, size, space.width);
    gc.setClipping(space.x - unit(), space.y - 2, space.width + 2 * unit(), space.height + 4);
    int y = 0;
    int first = total < space.height ? space.y + (space.height - total) / 3 : space.y;
    for (Slide.Block block : slide.blocks()) {
      int height = height(gc, block, size, space.width);
      boolean begins = y >= offset && y < bottom;
      boolean goesOn = y < offset && y + height > offset;
      if (begins || goesOn) {
        draw(gc, block, size, space.x, first + y - offset, space.width, height);
      }
      y += height + gap(size);
    }
    gc.setClipping((Rectangle) null);
  }

  private void head(GC gc, Rectangle area) {
    int x = edge();
    int y = edge() / 2 + unit() / 2;
    int size = headSize();
    if (!slide.tag().isEmpty()) {
      Font font = lettering.font(LEAST, false);
      Point extent = Lettering.extent(gc, font, slide.tag());
      int height = extent.y + LEAST / 4;
      gc.setForeground(theme.color(Role.ACCENT));
      gc.setLineWidth(2);
      gc.drawRoundRectangle(x, y + (headRow() - height) / 2, extent.x + LEAST, height, 10, 10);
      gc.drawText(slide.tag(), x + LEAST / 2, y + (headRow() - extent.y) / 2, true);
      gc.setLineWidth(1);
      x += extent.x + LEAST * 2;
    }
    int right = area.width - edge();
    Optional<String> time = slide.closesAt().map(end -> clock(Instant.now(), end));
    if (time.isPresent()) {
      Font font = lettering.font(size * 5 / 4, true);
      Point extent = Lettering.extent(gc, font, time.get());
      right -= extent.x;
      gc.setForeground(theme.color(Role.TEXT));
      gc.drawText(time.get(), right, y + (headRow() - extent.y) / 2, true);
      right -= 2 * unit();
    }
    Font font = lettering.font(size, true);
    String heading = shortened(gc, font, slide.heading(), right - x);
    Point extent = Lettering.extent(gc, font, heading);
    gc.setForeground(theme.color(Role.TEXT));
    gc.drawText(heading, x, y + (headRow() - extent.y) / 2, true);
    gc.setForeground(theme.color(Role.LINE));
    int line = y + headRow() + unit() / 2;
    gc.drawLine(edge(), line, area.width - edge(), line);
  }

  private void foot(GC gc, Rectangle area) {
    Font font = lettering.font(LEAST, false);
    int y = area.height - LEAST * 3 / 2 - unit();
    gc.setFont(font);
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    gc.drawText(slide.count(), edge(), y, true);
    String right =
        pages > 1
            ? words.say("slide.page", Integer.toString(page + 1), Integer.toString(pages))
            : slide.blocks().stream().anyMatch(Slide.Join.class::isInstance)
                ? ""
                : words.say("slide.late", bare(way.address()), way.spaced());
    int width = gc.textExtent(right).x;
    gc.drawText(right, area.width - edge() - width, y, true);
  }

  private static String bare(String address) {
    return address.replaceFirst("^http://", "").replaceFirst("/$", "");
  }

  /** Minutes and seconds that are left, {@code 00:00} when none are. */
  static String clock(Instant now, Instant end) {
    long left = Math.max(0, (Duration.between(now, end).toMillis() + 999) / 1000);
    return String.format("%02d:%02d", left / 60, left % 60);
  }

  static String shortened(GC gc, Font font, String text, int width) {
    gc.setFont(font);
    String shown = text;
    int most = text.length();
    while (most > 0 && gc.textExtent(shown).x > width) {
      most--;
      shown = text.substring(0, most) + "…";
    }
    return shown;
  }

  private void draw(GC gc, Slide.Block block, int size, int x, int y, int width, int height) {
    switch (block) {
      case Slide.Prose prose -> prose(gc, prose, size, x, y, width);
      case Slide.Option option -> option(gc, option, size, new Rectangle(x, y, width, height));
      case Slide.Join join -> join(gc, join, new Rectangle(x, y, width, height));
      case Slide.Standing line -> standing(gc, line, size, new Rectangle(x, y, width, height));
      case Slide.Speaker line -> speaker(gc, line, size, new Rectangle(x, y, width, height));
    }
  }

  private void prose(GC gc, Slide.Prose prose, int size, int x, int y, int width) {
    int left = x;
    if (prose.manner() == Slide.Manner.POINT) {
      int dot = small(size) / 4;
      gc.setBackground(theme.color(Role.ACCENT));
      gc.fillOval(x + dot / 2, y + small(size) / 2, dot, dot);
      left += small(size);
    }
    gc.setForeground(
        theme.color(prose.manner() == Slide.Manner.QUIET ? Role.TEXT_SECONDARY : Role.TEXT));
    Lettering.draw(gc, font(prose.manner(), size), prose.text(), left, y, width - (left - x));
  }

  private void option(GC gc, Slide.Option option, int size, Rectangle at) {
    gc.setBackground(
        theme.color(option.right() ? Role.VERDICT_PERMITTED_SOFT : Role.WINDOW_BACKGROUND));
    gc.fillRoundRectangle(at.x, at.y, at.width, at.height, 12, 12);
    gc.setForeground(theme.color(option.right() ? Role.VERDICT_PERMITTED : Role.LINE));
    gc.setLineWidth(option.right() ? 3 : 1);
    gc.drawRoundRectangle(at.x, at.y, at.width - 1, at.height - 1, 12, 12);
    gc.setLineWidth(1);
    int padding = optionPadding(size);
    int box = keyBox(size);
    int x = at.x + padding;
    int y = at.y + padding;
    Font strong = lettering.font(small(size), true);
    gc.setForeground(theme.color(Role.CONTROL_BORDER));
    gc.drawRoundRectangle(x, y, box, box, 8, 8);
    Point extent = Lettering.extent(gc, strong, option.key());
    gc.setForeground(theme.color(Role.TEXT));
    gc.drawText(option.key(), x + (box - extent.x) / 2, y + (box - extent.y) / 2, true);
    Font font = font(Slide.Manner.BODY, size);
    int left = x + box + small(size) / 2;
    int width = optionWidth(size, at.width);
    int text = Lettering.height(getDisplay(), font, optionText(option), width);
    Lettering.draw(gc, font, optionText(option), left, y + Math.max(0, (box - text) / 2), width);
    int top = y + Math.max(box, text) + small(size) / 5;
    for (Slide.Share share : option.shares()) {
      share(gc, share, size, new Rectangle(left, top, width, barHeight(size)));
      top += barHeight(size) + small(size) / 5;
    }
  }

  private void share(GC gc, Slide.Share share, int size, Rectangle at) {
    Font font = lettering.font(LEAST, false);
    Font strong = lettering.font(LEAST, true);
    int labels = share.label().isEmpty() ? 0 : Lettering.extent(gc, font, share.label()).x;
    String figure = words.say("slide.share", Integer.toString(share.percent()), share.count());
    int figures = Lettering.extent(gc, strong, words.say("slide.share", "100", 1000)).x;
    BarLayout layout = BarLayout.of(at.width, labels, figures);
    Point extent = Lettering.extent(gc, font, share.label());
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    gc.drawText(share.label(), at.x, at.y + (at.height - extent.y) / 2, true);
    gc.setBackground(theme.color(Role.SURFACE_SUNKEN));
    gc.fillRectangle(at.x + layout.bar(), at.y, layout.length(), at.height);
    gc.setBackground(theme.color(Role.ACCENT));
    gc.fillRectangle(
        at.x + layout.bar(), at.y, layout.filled(share.count(), share.of()), at.height);
    extent = Lettering.extent(gc, strong, figure);
    gc.setForeground(theme.color(Role.TEXT));
    gc.drawText(figure, at.x + layout.figure(), at.y + (at.height - extent.y) / 2, true);
  }

  private ByteMatrix code(String link) {
    ByteMatrix known = code;
    if (known == null || !coded.equals(link)) {
      known = QrSquare.encode(link);
      code = known;
      coded = link;
    }
    return known;
  }

  private void join(GC gc, Slide.Join join, Rectangle at) {
    int side = QrSquare.fitting(code(join.link()), Math.min(at.height, at.width * 9 / 20));
    int left = at.x + Math.max(0, (at.width / 2 - side) / 2);
    int top = at.y + (at.height - side) / 2;
    QrSquare.draw(gc, code(join.link()), left, top, side);
    gc.setForeground(theme.color(Role.LINE));
    gc.drawRectangle(left - 1, top - 1, side + 1, side + 1);
    int x = at.x + at.width / 2 + 2 * unit();
    int width = at.width / 2 - 2 * unit();
    int how = Math.max(LEAST, 2 * unit());
    int address = fitting(gc, bare(join.address()), width, Math.max(LEAST, 3 * unit()));
    int number = fitting(gc, join.code(), width, Math.max(LEAST, 7 * unit()));
    Font small = lettering.font(how, false);
    int text = Lettering.height(getDisplay(), small, join.how(), width);
    int y = at.y + (at.height - text - address * 2 - number * 3 / 2) / 2;
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    Lettering.draw(gc, small, join.how(), x, y, width);
    y += text + address / 2;
    gc.setForeground(theme.color(Role.TEXT));
    gc.setFont(lettering.font(address, false));
    gc.drawText(bare(join.address()), x, y, true);
    y += address * 3 / 2;
    gc.setForeground(theme.color(Role.ACCENT));
    gc.setFont(lettering.font(number, true));
    gc.drawText(join.code(), x, y, true);
  }

  private int fitting(GC gc, String text, int width, int most) {
    int size = most;
    while (size > LEAST && Lettering.extent(gc, lettering.font(size, true), text).x > width) {
      size -= 4;
    }
    return Math.max(LEAST, size);
  }

  private void standing(GC gc, Slide.Standing line, int size, Rectangle at) {
    Font font = lettering.font(small(size), false);
    Font strong = lettering.font(small(size), true);
    int baseline = at.y + (at.height - Lettering.extent(gc, font, line.name()).y) / 2;
    gc.setForeground(theme.color(Role.LINE));
    gc.drawLine(at.x, at.y + at.height - 1, at.x + at.width, at.y + at.height - 1);
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    gc.drawText(Integer.toString(line.rank()), at.x, baseline, true);
    int points = Lettering.extent(gc, strong, line.points()).x;
    gc.setForeground(theme.color(Role.TEXT));
    gc.drawText(line.points(), at.x + at.width - points, baseline, true);
    int left = at.x + 2 * small(size);
    gc.drawText(
        shortened(gc, font, line.name(), at.width - points - 3 * small(size)),
        left,
        baseline,
        true);
  }

  private void speaker(GC gc, Slide.Speaker line, int size, Rectangle at) {
    Font font = lettering.font(small(size), line.called());
    if (line.called()) {
      gc.setBackground(theme.color(Role.ACCENT_SOFT));
      gc.fillRoundRectangle(at.x, at.y, at.width, at.height, 8, 8);
    }
    int baseline = at.y + (at.height - Lettering.extent(gc, font, line.name()).y) / 2;
    gc.setForeground(theme.color(Role.TEXT_SECONDARY));
    gc.drawText(Integer.toString(line.place()), at.x + unit() / 2, baseline, true);
    String state =
        line.right()
            .map(right -> words.say(right ? "slide.speaker.right" : "slide.speaker.wrong"))
            .orElse(line.called() ? words.say("slide.speaker.called") : "");
    int width = Lettering.extent(gc, font, state).x;
    gc.setForeground(
        theme.color(
            line.right()
                .map(right -> right ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED)
                .orElse(Role.ACCENT)));
    gc.drawText(state, at.x + at.width - width - unit() / 2, baseline, true);
    gc.setForeground(theme.color(Role.TEXT));
    gc.drawText(
        shortened(gc, font, line.name(), at.width - width - 3 * small(size)),
        at.x + 2 * small(size),
        baseline,
        true);
  }
}
