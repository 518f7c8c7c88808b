package org.qinqing.ui.library.internal;

import java.util.List;
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
 * can be opened, a dashed ring for one that nobody carries. Arrow keys or a click open another.
 */
final class Timeline extends Painted {
  private static final int HEIGHT = 84;
  private static final int DOT = 13;
  private static final int EARLIEST = 1900;
  private final List<Library.Version> versions;
  private final int shown;
  private final Words words;
  private final Consumer<Library.Version> opener;

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
  }

  @Override
  protected void keyPressed(Event event) {
    switch (event.keyCode) {
      case SWT.ARROW_LEFT -> step(-1);
      case SWT.ARROW_RIGHT -> step(1);
      default -> super.keyPressed(event);
    }
  }

  private void step(int by) {
    for (int i = shown + by; i >= 0 && i < versions.size(); i += by) {
      if (versions.get(i).carried()) {
        opener.accept(versions.get(i));
        return;
      }
    }
  }

  @Override
  protected void pressed(int x) {
    int index = Math.min(versions.size() - 1, x * versions.size() / Math.max(1, getSize().x));
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
      text(
          gc,
          above(version),
          here ? Type.SECONDARY_STRONG : Type.SECONDARY,
          theme().color(here ? Role.TEXT : Role.TEXT_SECONDARY),
          x,
          0,
          slot - 8);
      if (here || !version.carried()) {
        text(
            gc,
            words.say(here ? "history.now" : "history.absent"),
            Type.NOTE,
            theme().color(here ? Role.ACCENT : Role.TEXT_TERTIARY),
            x,
            y + DOT / 2 + 4,
            slot - 8);
      }
      gc.setForeground(theme().color(Role.CONTROL_BORDER));
    }
    gc.setLineWidth(1);
  }
}
