package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/** Something we draw that a person can act on with mouse, keyboard or a screen reader. */
public abstract class Painted extends Canvas {
  private static final int FOCUS_WIDTH = 2;
  private final Theme theme;
  private String name;
  private Runnable action = () -> {};
  private @Nullable Runnable aside;
  private boolean hovered;

  /**
   * Makes it.
   *
   * @param name accessible name
   * @param role accessible role, one of {@link ACC}
   */
  protected Painted(Composite parent, Theme theme, String name, int role) {
    this(parent, theme, name, role, SWT.NONE);
  }

  /**
   * Makes one that may scroll.
   *
   * @param name accessible name
   * @param role accessible role, one of {@link ACC}
   * @param style such as {@link SWT#V_SCROLL}
   */
  protected Painted(Composite parent, Theme theme, String name, int role, int style) {
    super(parent, SWT.DOUBLE_BUFFERED | style);
    this.theme = theme;
    this.name = name;
    setBackground(parent.getBackground());
    addListener(SWT.Paint, event -> paint(event.gc));
    if (role != ACC.ROLE_LABEL) {
      setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
      addListener(SWT.MouseEnter, event -> hover(true));
      addListener(SWT.MouseExit, event -> hover(false));
      addListener(SWT.FocusIn, event -> redraw());
      addListener(SWT.FocusOut, event -> redraw());
      addListener(SWT.MouseDown, event -> forceFocus());
      addListener(SWT.MouseUp, this::clicked);
      addListener(SWT.KeyDown, this::keyPressed);
      addListener(SWT.Traverse, event -> event.doit = leaves(event.detail));
    }
    getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = Painted.this.name;
              }
            });
    getAccessible()
        .addAccessibleControlListener(
            new AccessibleControlAdapter() {
              @Override
              public void getRole(AccessibleControlEvent event) {
                event.detail = role;
              }
            });
  }

  private static boolean leaves(int traversal) {
    return switch (traversal) {
      case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> true;
      default -> false;
    };
  }

  private void hover(boolean now) {
    hovered = now;
    redraw();
  }

  private void clicked(Event event) {
    if (!isEnabled() || !getClientArea().contains(event.x, event.y)) {
      return;
    }
    boolean command = (event.stateMask & SWT.MOD1) != 0;
    if (aside != null && (event.button == 2 || event.button == 1 && command)) {
      aside.run();
    } else if (event.button == 1) {
      pressed(event.x);
    }
  }

  /** A key; {@code Enter} and blank act, others may be added. */
  protected void keyPressed(Event event) {
    boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (enter && aside != null && (event.stateMask & SWT.MOD1) != 0) {
      aside.run();
    } else if (enter || event.keyCode == ' ') {
      act();
    }
  }

  /** A click at that x. */
  protected void pressed(int x) {
    act();
  }

  /** What happens when a person acts on it. */
  public void onAction(Runnable wanted) {
    action = wanted;
  }

  /** What a middle click, or Ctrl with a click or Enter, does; such as opening it in a new tab. */
  public final void onAside(Runnable wanted) {
    aside = wanted;
  }

  /** Does it, as a click would. */
  public final void act() {
    action.run();
  }

  /** The accessible name, also what tests look for. */
  public final String name() {
    return name;
  }

  /** Changes the accessible name. */
  protected final void name(String value) {
    name = value;
  }

  /** The look. */
  protected final Theme theme() {
    return theme;
  }

  /** Whether the mouse is over it. */
  protected final boolean hovered() {
    return hovered;
  }

  private void paint(GC gc) {
    gc.setAntialias(SWT.ON);
    gc.setTextAntialias(SWT.ON);
    Rectangle area = getClientArea();
    draw(gc, area);
    if (isFocusControl()) {
      gc.setForeground(theme.color(Role.ACCENT));
      gc.setLineWidth(FOCUS_WIDTH);
      gc.drawRoundRectangle(1, 1, area.width - 2, area.height - 2, 8, 8);
    }
  }

  /** Draws it; the focus ring is drawn afterwards. */
  protected abstract void draw(GC gc, Rectangle area);

  /** How large it wants to be. */
  protected abstract Point size(int widthHint);

  @Override
  public Point computeSize(int widthHint, int heightHint, boolean changed) {
    Point wanted = size(widthHint);
    return new Point(
        widthHint == SWT.DEFAULT ? wanted.x : widthHint,
        heightHint == SWT.DEFAULT ? wanted.y : heightHint);
  }

  /** The extent of a line of text. */
  protected final Point measure(String text, Type type) {
    GC gc = new GC(this);
    try {
      gc.setFont(theme.font(type));
      return gc.textExtent(text);
    } finally {
      gc.dispose();
    }
  }
}
