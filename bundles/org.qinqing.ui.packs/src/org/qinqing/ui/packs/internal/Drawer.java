package org.qinqing.ui.packs.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** A side column about what is chosen beside it; takes no room until something is. */
final class Drawer {
  private static final int WIDTH = 396;
  private static final int MARGIN = 16;
  private final Theme theme;
  private final Composite beside;
  private final Card card;
  private final Label title;
  private final FlatButton close;
  private final Pane pane;
  private Runnable closed = () -> {};
  private boolean held;

  /**
   * Makes a closed one.
   *
   * @param beside what it shares the width with
   */
  Drawer(Composite beside, Theme theme, Words words) {
    this.theme = theme;
    this.beside = beside;
    card = new Card(beside, theme, 1);
    GridData tall = new GridData(SWT.END, SWT.FILL, false, true);
    tall.widthHint = WIDTH;
    card.setLayoutData(tall);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    Composite head = Parts.group(card, 2);
    ((GridLayout) head.getLayout()).marginLeft = MARGIN;
    ((GridLayout) head.getLayout()).marginRight = 8;
    ((GridLayout) head.getLayout()).marginTop = 10;
    title = Parts.text(head, theme, Type.HEADING, Role.TEXT, "");
    close = new FlatButton(head, theme, FlatButton.Kind.QUIET, "", "close");
    close.named(words.say("drawer.close"));
    close.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
    close.onAction(() -> close.getDisplay().asyncExec(this::leave));
    pane = new Pane(card, theme, Role.SURFACE, MARGIN);
    pane.setLayoutData(Parts.fill());
    ((GridLayout) pane.body().getLayout()).marginHeight = 6;
    ((GridLayout) pane.body().getLayout()).marginBottom = 14;
    ((GridLayout) pane.body().getLayout()).verticalSpacing = 8;
    shown(false);
  }

  /** What happens after the person closed it. */
  void onClose(Runnable wanted) {
    closed = wanted;
  }

  private void shown(boolean value) {
    card.setVisible(value);
    GridData data = (GridData) card.getLayoutData();
    data.exclude = !value;
    ((GridLayout) beside.getLayout()).numColumns = value ? 2 : 1;
    // In a narrow window the list keeps more than half.
    int area = beside.getClientArea().width;
    data.widthHint = area <= 0 ? WIDTH : Math.min(WIDTH, area * 44 / 100);
    beside.layout(true, true);
  }

  private void leave() {
    if (!card.isDisposed()) {
      hide();
      closed.run();
    }
  }

  /** Whether it is open. */
  boolean isOpen() {
    return card.getVisible();
  }

  void hide() {
    if (isOpen()) {
      boolean lost = holdsKeyboard(card);
      shown(false);
      if (lost) {
        closed.run();
      }
    }
  }

  /** Whether the keyboard is somewhere inside a part. */
  private static boolean holdsKeyboard(Composite part) {
    for (Control at = part.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
      if (part.equals(at)) {
        return true;
      }
    }
    return false;
  }

  /** Opens it anew; what is shown goes into the returned part, then {@link #ready} is called. */
  Composite begin(String heading) {
    // The button that closes it stays, and keeps the keyboard.
    held = isOpen() && holdsKeyboard(pane.body());
    pane.clear();
    title.setText(heading.replace("&", "&&"));
    return pane.body();
  }

  void ready() {
    shown(true);
    pane.reflow();
    pane.setOrigin(0, 0);
    if (held) {
      // What had the keyboard was made anew.
      pane.body().setFocus();
    }
  }

  /** A line of a name and what it says. */
  void fact(String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    Composite line = Parts.group(pane.body(), 2);
    ((GridLayout) line.getLayout()).horizontalSpacing = 12;
    Label first = Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, name);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    narrow.widthHint = 64;
    first.setLayoutData(narrow);
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT, value);
  }

  /** A head above some lines. */
  void section(String name) {
    Label head = Parts.text(pane.body(), theme, Type.STRONG, Role.TEXT, name);
    ((GridData) head.getLayoutData()).verticalIndent = 8;
  }

  void text(String words) {
    Parts.text(pane.body(), theme, Type.SECONDARY, Role.TEXT, words);
  }

  /** Puts the keyboard into it. */
  void focus() {
    if (isOpen()) {
      pane.body().setFocus();
    }
  }

  Composite body() {
    return pane.body();
  }
}
