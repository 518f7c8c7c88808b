package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.library.Library;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The versions of a provision, oldest first: a filled dot for the one shown, a ring for one that
 * can be opened, a dashed ring for one that nobody carries. Arrow keys or a click open another;
 * with Shift or Ctrl they choose the one to compare with, which has a second ring.
 */
final class Timeline extends Painted {
  private static final int HEIGHT = 86;
  private static final int DOT = 13;
  private static final int EARLIEST = 1900;
  private final List<Library.Version> versions;
  private final int shown;
  private final Words words;
  private final Consumer<Library.Version> opener;
  private Consumer<Library.Version> marker = version -> {};
  private int marked = -1;
  private int at;

  Timeline(
      Composite parent,
      Theme theme,
      Words words,
      List<Library.Version> versions,
      int shown,
      Consumer<Library.Version> opener) {
    super(parent, theme, words.say("history"), ACC.ROLE_LIST);
    this.words = words;
    this.versions = List.copyOf(versions);
    this.shown = shown;
    this.opener = opener;
    addListener(SWT.MouseDown, event -> at = event.x);
  }

  /** Chooses the version to compare with, and tells of every other choice. */
  void compared(int index, Consumer<Library.Version> listener) {
    marked = index;
    marker = listener;
    onAside(() -> mark(indexAt(at)));
    redraw();
  }

  private void mark(int index) {
    if (index != shown && versions.get(index).carried()) {
      marked = index;
      redraw();
      marker.accept(versions.get(index));
    }
  }

  private int indexAt(int x) {
    return Math.min(versions.size() - 1, x * versions.size() / Math.max(1, getSize().x));
  }

  @Override
  protected void keyPressed(Event event) {
    int modifiers = event.stateMask & SWT.MODIFIER_MASK;
    int by = event.keyCode == SWT.ARROW_LEFT ? -1 : event.keyCode == SWT.ARROW_RIGHT ? 1 : 0;
    if (by != 0 && modifiers == 0) {
      next(shown, by).ifPresent(index -> opener.accept(versions.get(index)));
    } else if (by != 0 && modifiers == SWT.SHIFT) {
      next(marked < 0 ? shown : marked, by).ifPresent(this::mark);
    } else if (by == 0) {
      super.keyPressed(event);
    }
  }

  /** The next version in that direction that can be opened and is not the one shown. */
  private Optional<Integer> next(int from, int by) {
    for (int i = from + by; i >= 0 && i < versions.size(); i += by) {
      if (versions.get(i).carried() && i != shown) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  @Override
  protected void pressed(int x) {
    int index = indexAt(x);
    if (index != shown && versions.get(index).carried()) {
      opener.accept(versions.get(index));
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, HEIGHT);
  }

  private String above(Library.Version version) {
    String day =
        version.from().getYear() < EARLIEST
            ? words.say("history.undated")
            : words.say("history.from", version.from().toString());
    return day + "\n" + version.label();
  }

  private void text(GC gc, String text, Type type, Color color, int middle, int y, int width) {
    TextLayout layout = new TextLayout(getDisplay());
    layout.setFont(theme().font(type));
    layout.setText(text);
    layout.setAlignment(SWT.CENTER);
    layout.setWidth(Math.max(1, width));
    gc.setForeground(color);
    layout.draw(gc, middle - width / 2, y);
    layout.dispose();
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int slot = area.width / versions.size();
    int y = 52;
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.setLineWidth(2);
    gc.drawLine(slot / 2, y, slot * (versions.size() - 1) + slot / 2, y);
    for (int i = 0; i < versions.size(); i++) {
      Library.Version version = versions.get(i);
      int x = slot * i + slot / 2;
      boolean here = i == shown;
      gc.setBackground(theme().color(here ? Role.ACCENT : Role.SURFACE));
      gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      if (!here) {
        gc.setLineStyle(version.carried() ? SWT.LINE_SOLID : SWT.LINE_DOT);
        gc.drawOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
        gc.setLineStyle(SWT.LINE_SOLID);
      }
      if (i == marked) {
        gc.setForeground(theme().color(Role.ACCENT));
        gc.drawOval(x - DOT / 2 - 4, y - DOT / 2 - 4, DOT + 8, DOT + 8);
      }
      text(
          gc,
          above(version),
          here ? Type.SECONDARY_STRONG : Type.SECONDARY,
          theme().color(here ? Role.TEXT : Role.TEXT_SECONDARY),
          x,
          0,
          slot - 8);
      if (here || i == marked || !version.carried()) {
        text(
            gc,
            words.say(here ? "history.now" : i == marked ? "history.other" : "history.absent"),
            Type.NOTE,
            theme().color(here ? Role.ACCENT : Role.TEXT_SECONDARY),
            x,
            y + DOT / 2 + 6,
            slot - 8);
      }
      gc.setForeground(theme().color(Role.CONTROL_BORDER));
    }
    gc.setLineWidth(1);
  }
}
