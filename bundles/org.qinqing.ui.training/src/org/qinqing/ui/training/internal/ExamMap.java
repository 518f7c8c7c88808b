package org.qinqing.ui.training.internal;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The questions of a paper as numbered squares: a bar below for those that are answered, a triangle
 * in the corner for those to come back to, a strong frame around the one that is shown. One stop
 * for Tab; the arrow keys move, Enter opens.
 */
final class ExamMap extends Painted {
  private static final int CELL = 34;
  private static final int GAP = 6;
  private static final int MARK = 10;
  private static final int USUAL_WIDTH = 300;

  private final Words words;
  private List<Task> tasks;
  private int shown;
  private int cursor;
  private int clickedY;
  private IntConsumer opened = place -> {};

  /**
   * How a question stands.
   *
   * @param answered whether it has an answer
   * @param flagged whether the person wants to come back to it
   */
  record Task(boolean answered, boolean flagged) {}

  ExamMap(Composite parent, Theme theme, Words words, List<Task> tasks, int shown) {
    super(parent, theme, "", ACC.ROLE_LIST);
    this.words = words;
    this.tasks = List.copyOf(tasks);
    this.shown = shown;
    this.cursor = Math.max(0, shown);
    named();
    // Told before the click itself is.
    addListener(SWT.MouseDown, event -> clickedY = event.y);
  }

  /** Shows how they stand now. */
  void tasks(List<Task> wanted) {
    tasks = List.copyOf(wanted);
    named();
    redraw();
  }

  /** Tells which one the person wants to see. */
  void onOpen(IntConsumer wanted) {
    opened = wanted;
    onAction(() -> opened.accept(cursor));
  }

  private void named() {
    if (cursor < tasks.size()) {
      Task task = tasks.get(cursor);
      name(
          words.say(
              "exam.map.one",
              Integer.toString(cursor + 1),
              words.say(task.answered() ? "exam.map.answered" : "exam.map.open"),
              task.flagged() ? words.say("exam.map.flagged") : ""));
      getAccessible().selectionChanged();
    }
  }

  private int columns(int width) {
    return Math.max(1, (width + GAP) / (CELL + GAP));
  }

  @Override
  protected void keyPressed(Event event) {
    int row = columns(getClientArea().width);
    switch (event.keyCode) {
      case SWT.ARROW_LEFT -> move(cursor - 1);
      case SWT.ARROW_RIGHT -> move(cursor + 1);
      case SWT.ARROW_UP -> move(cursor - row);
      case SWT.ARROW_DOWN -> move(cursor + row);
      case SWT.HOME -> move(0);
      case SWT.END -> move(tasks.size() - 1);
      default -> super.keyPressed(event);
    }
  }

  private void move(int to) {
    if (to >= 0 && to < tasks.size()) {
      cursor = to;
      named();
      redraw();
    }
  }

  @Override
  protected void pressed(int x) {
    int columns = columns(getClientArea().width);
    int column = x / (CELL + GAP);
    int place = clickedY / (CELL + GAP) * columns + column;
    if (column < columns && place >= 0 && place < tasks.size()) {
      move(place);
      act();
    }
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? USUAL_WIDTH : widthHint;
    int columns = columns(width);
    int rows = (tasks.size() + columns - 1) / columns;
    return new Point(width, Math.max(1, rows * (CELL + GAP) - GAP + 2));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int columns = columns(area.width);
    gc.setFont(theme().font(Type.SECONDARY));
    for (int i = 0; i < tasks.size(); i++) {
      cell(gc, i, i % columns * (CELL + GAP) + 1, i / columns * (CELL + GAP) + 1);
    }
  }

  private void cell(GC gc, int place, int x, int y) {
    Task task = tasks.get(place);
    int side = CELL - 2;
    gc.setBackground(theme().color(task.answered() ? Role.ACCENT_SOFT : Role.SURFACE));
    gc.fillRectangle(x, y, side, side);
    if (task.answered()) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(x, y + side - 4, side, 4);
    }
    boolean strong = place == shown;
    gc.setLineWidth(strong ? 2 : 1);
    gc.setForeground(theme().color(strong ? Role.TEXT : Role.CONTROL_BORDER));
    gc.drawRectangle(x, y, side, side);
    gc.setLineWidth(1);
    if (isFocusControl() && place == cursor) {
      gc.setForeground(theme().color(Role.ACCENT));
      gc.setLineStyle(SWT.LINE_DOT);
      gc.drawRectangle(x + 3, y + 3, side - 6, side - 6);
      gc.setLineStyle(SWT.LINE_SOLID);
    }
    if (task.flagged()) {
      gc.setBackground(theme().color(Role.LOCAL_MARK));
      gc.fillPolygon(new int[] {x + side - MARK, y, x + side, y, x + side, y + MARK});
    }
    String number = Integer.toString(place + 1);
    Point extent = gc.textExtent(number);
    gc.setForeground(theme().color(Role.TEXT));
    gc.drawText(number, x + (side - extent.x) / 2, y + (side - extent.y) / 2 - 1, true);
  }
}
