package org.qinqing.ui.kit;

import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** A row of choices of which one is chosen; arrow keys move. */
public final class Segments extends Painted {
  private static final int PADDING = 14;
  private List<String> labels;
  private int chosen;
  private IntConsumer listener = index -> {};

  /** Makes one. */
  public Segments(Composite parent, Theme theme, List<String> labels, int chosen) {
    super(parent, theme, labels.get(chosen), ACC.ROLE_TABFOLDER);
    this.labels = List.copyOf(labels);
    this.chosen = chosen;
  }

  /** Tells which was chosen by the person. */
  public void onChoice(IntConsumer wanted) {
    listener = wanted;
  }

  /** What can be chosen from. */
  public List<String> labels() {
    return labels;
  }

  /** Words the same choices anew, such as with another count. */
  public void labels(List<String> wanted) {
    if (wanted.size() != labels.size()) {
      throw new IllegalArgumentException(wanted.toString());
    }
    if (!wanted.equals(labels)) {
      labels = List.copyOf(wanted);
      name(labels.get(chosen));
      requestLayout();
      redraw();
    }
  }

  /** Which is chosen. */
  public int chosen() {
    return chosen;
  }

  /** Chooses as a person would. */
  public void choose(int index) {
    if (index >= 0 && index < labels.size() && index != chosen) {
      chosen = index;
      name(labels.get(index));
      redraw();
      listener.accept(index);
    }
  }

  @Override
  protected void keyPressed(Event event) {
    if (event.keyCode == SWT.ARROW_LEFT) {
      choose(chosen - 1);
    } else if (event.keyCode == SWT.ARROW_RIGHT) {
      choose(chosen + 1);
    }
  }

  @Override
  protected void pressed(int x) {
    int left = 0;
    for (int i = 0; i < labels.size(); i++) {
      left += width(labels.get(i));
      if (x < left) {
        choose(i);
        return;
      }
    }
  }

  private int width(String label) {
    return measure(label, Type.STRONG).x + 2 * PADDING;
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(labels.stream().mapToInt(this::width).sum() + 2, 32);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    gc.setBackground(theme().color(Role.SURFACE));
    gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    int x = 0;
    for (int i = 0; i < labels.size(); i++) {
      int width = width(labels.get(i)) + (i == labels.size() - 1 ? 2 : 0);
      boolean here = i == chosen;
      if (here) {
        gc.setBackground(theme().color(Role.ACCENT));
        gc.fillRoundRectangle(x, 0, width, area.height, 8, 8);
      } else if (i > 0 && i - 1 != chosen) {
        gc.setForeground(theme().color(Role.LINE));
        gc.drawLine(x, 1, x, area.height - 2);
      }
      gc.setFont(theme().font(here ? Type.STRONG : Type.TEXT));
      gc.setForeground(theme().color(here ? Role.ON_ACCENT : Role.TEXT_SECONDARY));
      Point extent = gc.textExtent(labels.get(i));
      gc.drawText(labels.get(i), x + (width - extent.x) / 2, (area.height - extent.y) / 2, true);
      x += width;
    }
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
  }
}
