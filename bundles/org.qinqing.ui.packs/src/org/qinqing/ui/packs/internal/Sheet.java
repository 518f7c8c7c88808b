package org.qinqing.ui.packs.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/**
 * The window of a question that is answered by its buttons: a head, one pane under it that takes
 * the room it needs, buttons at the foot of which the first leaves. Escape leaves as well; the
 * keyboard goes back to where it was.
 */
final class Sheet {
  private static final int WIDTH = 760;
  private static final int LOWEST = 300;
  private static final int TALLEST = 720;
  private static final int MARGIN = 24;
  private static final int SIGN = 20;

  private final Shell shell;
  private final Theme theme;
  private final Display display;
  private final @Nullable Control before;
  private final Runnable closed;
  private final Label title;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final Composite footer;
  private final Listener keys = this::key;
  private boolean held;
  private @Nullable Pane pane;

  /**
   * Makes it; {@link #open} shows it.
   *
   * @param text what the window is called
   * @param closed told once it is closed and the keyboard is back
   */
  Sheet(Shell parent, Theme theme, String text, Runnable closed) {
    this.theme = theme;
    this.closed = closed;
    display = parent.getDisplay();
    before = display.getFocusControl();
    shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE);
    shell.setText(text);
    // A line around it, for window systems that draw no frame.
    shell.setBackground(theme.color(Role.CONTROL_BORDER));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 1;
    layout.marginHeight = 1;
    layout.verticalSpacing = 0;
    shell.setLayout(layout);
    Composite head = Parts.group(shell, 1);
    head.setBackground(theme.color(Role.SURFACE));
    ((GridLayout) head.getLayout()).marginWidth = MARGIN;
    ((GridLayout) head.getLayout()).marginTop = 16;
    ((GridLayout) head.getLayout()).marginBottom = 8;
    title = Parts.text(head, theme, Type.ROOM, Role.TEXT, "");
    body = new Composite(shell, SWT.NONE);
    body.setBackground(theme.color(Role.SURFACE));
    body.setLayoutData(Parts.fill());
    body.setLayout(stack);
    Composite line = new Composite(shell, SWT.NONE);
    line.setBackground(theme.color(Role.LINE));
    GridData thin = Parts.wide();
    thin.heightHint = 1;
    line.setLayoutData(thin);
    footer = Parts.group(shell, 1);
    footer.setBackground(theme.color(Role.SURFACE));
    ((GridLayout) footer.getLayout()).marginWidth = MARGIN;
    ((GridLayout) footer.getLayout()).marginHeight = 14;
    display.addFilter(SWT.KeyDown, keys);
    shell.addListener(SWT.Close, event -> event.doit = !held);
    shell.addListener(SWT.Dispose, event -> leftAlone());
  }

  private void leftAlone() {
    display.removeFilter(SWT.KeyDown, keys);
    display.asyncExec(
        () -> {
          if (before != null && !before.isDisposed() && before.isVisible()) {
            before.setFocus();
          }
          closed.run();
        });
  }

  /** Escape closes; what cannot take the keyboard itself is scrolled from anywhere. */
  private void key(Event event) {
    if (!(event.widget instanceof Control control) || control.getShell() != shell) {
      return;
    }
    if (event.keyCode == SWT.ESC) {
      event.doit = false;
      shell.close();
      return;
    }
    Pane scrolled = pane;
    if (scrolled == null || scrolled.isDisposed() || stack.topControl != scrolled) {
      return;
    }
    Point at = scrolled.getOrigin();
    int page = Math.max(40, scrolled.getClientArea().height - 40);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> scrolled.setOrigin(0, at.y + 40);
      case SWT.ARROW_UP -> scrolled.setOrigin(0, at.y - 40);
      case SWT.PAGE_DOWN -> scrolled.setOrigin(0, at.y + page);
      case SWT.PAGE_UP -> scrolled.setOrigin(0, at.y - page);
      default -> {}
    }
  }

  // --- the window --------------------------------------------------------------------------------

  void open() {
    shell.open();
  }

  void close() {
    shell.close();
  }

  /** Whether it may not be closed, because something is being done that has an end. */
  void hold(boolean value) {
    held = value;
  }

  Display display() {
    return display;
  }

  /** What belongs to it ends with it. */
  Composite whole() {
    return shell;
  }

  // --- what stands in it -------------------------------------------------------------------------

  /** Takes away what stood in it and begins anew. */
  Composite begin(String head) {
    title.setText(head.replace("&", "&&"));
    for (Control child : body.getChildren()) {
      child.dispose();
    }
    for (Control child : footer.getChildren()) {
      child.dispose();
    }
    Pane made = new Pane(body, theme, Role.SURFACE, MARGIN);
    GridLayout layout = (GridLayout) made.body().getLayout();
    layout.marginHeight = 4;
    layout.marginBottom = 12;
    pane = made;
    stack.topControl = made;
    return made.body();
  }

  /**
   * Says that something takes its time.
   *
   * @param leave name of the button that leaves, empty when nobody may leave now
   */
  void waiting(String head, String text, String leave) {
    Composite shown = begin(head);
    Parts.text(shown, theme, Type.TEXT, Role.TEXT_SECONDARY, text);
    ProgressBar progress = new ProgressBar(shown, SWT.INDETERMINATE);
    progress.setLayoutData(Parts.wide());
    FlatButton no = buttons(leave);
    ready();
    if (!leave.isEmpty()) {
      no.setFocus();
    }
  }

  /** A page of its own that can take the place of the pane; {@link #turn} does. */
  Composite page() {
    Composite page = new Composite(body, SWT.NONE);
    page.setBackground(body.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = MARGIN;
    layout.marginHeight = 0;
    page.setLayout(layout);
    return page;
  }

  /** Shows the page in place of the pane, or the pane again; true when the page is shown now. */
  boolean turn(Composite page) {
    boolean opens = stack.topControl != page;
    stack.topControl = opens ? page : pane;
    body.layout(true, true);
    return opens;
  }

  /** Takes the room it needs, over the middle of the window. */
  void ready() {
    shell.layout(true, true);
    Rectangle area = shell.getParent().getBounds();
    int width = Math.min(WIDTH, area.width - 40);
    Pane shown = pane;
    int inner =
        shown == null || shown.isDisposed()
            ? TALLEST
            : shown.body().computeSize(width, SWT.DEFAULT, true).y;
    int around = 0;
    for (Control child : shell.getChildren()) {
      around += child == body ? 0 : child.computeSize(width, SWT.DEFAULT, true).y;
    }
    Rectangle trim = shell.computeTrim(0, 0, width, inner + around + 2);
    int height = Math.max(LOWEST, Math.min(trim.height, Math.min(TALLEST, area.height - 48)));
    shell.setBounds(
        area.x + (area.width - trim.width) / 2,
        area.y + Math.max(24, (area.height - height) / 3),
        trim.width,
        height);
    shell.layout(true, true);
    if (shown != null && !shown.isDisposed()) {
      shown.reflow();
      shown.setOrigin(0, 0);
    }
  }

  // --- buttons -----------------------------------------------------------------------------------

  /** Begins the buttons at the foot with the one that leaves; with an empty name nobody can. */
  FlatButton buttons(String no) {
    GridLayout layout = (GridLayout) footer.getLayout();
    layout.numColumns = 2;
    Composite left = Parts.group(footer, 1);
    left.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    FlatButton leave = new FlatButton(footer, theme, FlatButton.Kind.SECONDARY, no, "");
    leave.setVisible(!no.isEmpty());
    leave.setLayoutData(Parts.right());
    leave.onAction(() -> later(shell::close));
    return leave;
  }

  /** One more button at the right. */
  FlatButton also(FlatButton.Kind kind, String text, Runnable action) {
    ((GridLayout) footer.getLayout()).numColumns++;
    FlatButton button = new FlatButton(footer, theme, kind, text, "");
    button.setLayoutData(Parts.right());
    button.onAction(() -> later(action));
    return button;
  }

  /** Where something may stand at the left of the buttons. */
  Composite left() {
    return (Composite) footer.getChildren()[0];
  }

  /** A button is gone when what it does shows something else. */
  private void later(Runnable action) {
    display.asyncExec(
        () -> {
          if (!shell.isDisposed()) {
            action.run();
          }
        });
  }

  // --- bands -------------------------------------------------------------------------------------

  /** Something to be seen first, with its sign. */
  Card band(Composite parent, Role role, String icon, String text) {
    Role soft = role == Role.ACCENT ? Role.ACCENT_SOFT : Role.valueOf(role.name() + "_SOFT");
    Card card = new Card(parent, theme, soft, role, false, 14);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 2;
    ((GridLayout) card.getLayout()).numColumns = 2;
    ((GridLayout) card.getLayout()).horizontalSpacing = 10;
    Picture sign = new Picture(card, theme, "", SIGN, () -> theme.icon(icon, role, SIGN));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Parts.text(card, theme, Type.STRONG, Role.TEXT, text);
    return card;
  }

  /** A sentence under what a band says. */
  void note(Card band, String text) {
    Label label = Parts.text(band, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
    ((GridData) label.getLayoutData()).horizontalIndent = SIGN + 10;
    ((GridData) label.getLayoutData()).horizontalSpan = 2;
  }

  /** What stays as it is, under everything else. */
  void kept(Composite parent, String text) {
    Composite line = Parts.group(parent, 2);
    ((GridLayout) line.getLayout()).marginTop = 2;
    new Picture(line, theme, "", 16, () -> theme.icon("note", Role.TEXT_SECONDARY, 16));
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }
}
