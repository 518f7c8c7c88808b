package org.qinqing.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/** Any number of lines, of which one is chosen; only those in sight are drawn. One stop for Tab. */
public final class Listing extends Painted {
  /**
   * One line.
   *
   * @param id tells it apart from the others
   * @param title what stands first
   * @param text one line below, shortened where it does not fit
   * @param icon sign of its state, empty for none
   * @param state its state in a word or two, may be empty
   * @param role colour of sign and state
   */
  public record Line(String id, String title, String text, String icon, String state, Role role) {}

  private static final int HEIGHT = 50;
  private static final int MARGIN = 14;
  private static final int SIGN = 14;
  private static final String SHORTENED = "…";
  private List<Line> lines = List.of();
  private int chosen = -1;
  private int top;
  private Consumer<Line> listener = line -> {};

  /** Makes an empty one. */
  public Listing(Composite parent, Theme theme) {
    super(parent, theme, "", ACC.ROLE_LIST, SWT.V_SCROLL);
    addListener(SWT.Resize, event -> inSight());
    addListener(SWT.MouseDown, this::clickedAt);
    addListener(SWT.MouseWheel, event -> scrolled(top - event.count * HEIGHT / 2));
    getVerticalBar().addListener(SWT.Selection, event -> scrolled(bar().getSelection()));
  }

  private ScrollBar bar() {
    return getVerticalBar();
  }

  /** Shows other lines; the chosen one stays chosen as long as it is among them. */
  public void lines(List<Line> wanted) {
    Optional<String> before = chosen().map(Line::id);
    lines = List.copyOf(wanted);
    chosen = before.map(this::indexOf).orElse(-1);
    named();
    scrolled(top);
  }

  /** What is shown. */
  public List<Line> lines() {
    return lines;
  }

  /** The line that is chosen. */
  public Optional<Line> chosen() {
    return chosen < 0 ? Optional.empty() : Optional.of(lines.get(chosen));
  }

  /** Tells which line the person chose. */
  public void onChoice(Consumer<Line> wanted) {
    listener = wanted;
  }

  /** Marks a line and brings it into sight, without telling anybody. */
  public void mark(String id) {
    chosen = indexOf(id);
    named();
    inSight();
  }

  private void inSight() {
    int height = getClientArea().height;
    int from = Math.max(0, chosen) * HEIGHT;
    if (chosen >= 0 && from < top) {
      scrolled(from);
    } else if (chosen >= 0 && from + HEIGHT > top + height) {
      scrolled(from + HEIGHT - height);
    } else {
      scrolled(top);
    }
  }

  /** Chooses a line as a person would. */
  public void choose(int index) {
    if (index >= 0 && index < lines.size() && index != chosen) {
      Line line = lines.get(index);
      mark(line.id());
      listener.accept(line);
    }
  }

  private int indexOf(String id) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void named() {
    name(chosen().map(line -> line.title() + " " + line.state()).orElse("").strip());
    getAccessible().selectionChanged();
  }

  private void scrolled(int wanted) {
    int height = Math.max(1, getClientArea().height);
    int all = lines.size() * HEIGHT;
    top = Math.max(0, Math.min(wanted, all - height));
    bar().setVisible(all > height);
    bar().setValues(top, 0, Math.max(height, all), height, HEIGHT, height);
    redraw();
  }

  private void clickedAt(Event event) {
    choose((event.y + top) / HEIGHT);
  }

  @Override
  protected void keyPressed(Event event) {
    int page = Math.max(1, getClientArea().height / HEIGHT - 1);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> choose(Math.min(lines.size() - 1, chosen + 1));
      case SWT.ARROW_UP -> choose(Math.max(0, chosen - 1));
      case SWT.PAGE_DOWN -> choose(Math.min(lines.size() - 1, chosen + page));
      case SWT.PAGE_UP -> choose(Math.max(0, chosen - page));
      case SWT.HOME -> choose(0);
      case SWT.END -> choose(lines.size() - 1);
      default -> super.keyPressed(event);
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(240, 4 * HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int first = top / HEIGHT;
    int last = Math.min(lines.size() - 1, (top + area.height) / HEIGHT);
    for (int i = first; i <= last; i++) {
      line(gc, lines.get(i), i == chosen, i * HEIGHT - top, area.width);
    }
  }

  private void line(GC gc, Line line, boolean here, int y, int width) {
    if (here) {
      gc.setBackground(theme().color(Role.ACCENT_SOFT));
      gc.fillRectangle(0, y, width, HEIGHT);
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(0, y, 3, HEIGHT);
    }
    gc.setForeground(theme().color(Role.LINE));
    gc.drawLine(0, y + HEIGHT - 1, width, y + HEIGHT - 1);
    int right = width - MARGIN;
    if (!line.state().isEmpty()) {
      gc.setFont(theme().font(Type.NOTE));
      gc.setForeground(theme().color(line.role()));
      right -= gc.textExtent(line.state()).x;
      gc.drawText(line.state(), right, y + 7, true);
    }
    if (!line.icon().isEmpty()) {
      right -= SIGN + 4;
      gc.drawImage(theme().icon(line.icon(), line.role(), SIGN), right, y + 8);
    }
    gc.setFont(theme().font(Type.SECONDARY_STRONG));
    gc.setForeground(theme().color(Role.TEXT));
    gc.drawText(shortened(gc, line.title(), right - 8 - MARGIN), MARGIN, y + 6, true);
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    gc.drawText(shortened(gc, line.text(), width - 2 * MARGIN), MARGIN, y + 26, true);
  }

  private static String shortened(GC gc, String text, int width) {
    if (gc.textExtent(text).x <= width) {
      return text;
    }
    int most = text.length();
    while (most > 0 && gc.textExtent(text.substring(0, most) + SHORTENED).x > width) {
      most--;
    }
    return text.substring(0, most) + SHORTENED;
  }
}
