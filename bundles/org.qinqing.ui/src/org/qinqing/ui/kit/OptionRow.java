package org.qinqing.ui.kit;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.Verdict;

/** An answer with its key: of a quiz, or of the one question the checker asks. */
public final class OptionRow extends Painted {
  /** How it stands. */
  public enum State {
    OPEN,
    CHOSEN,
    RIGHT,
    WRONG
  }

  private static final int KEY = 24;
  private static final int MARGIN = 14;
  private static final int SIGN = 16;
  private final String key;
  private final String text;
  private String note = "";
  private Optional<Verdict> verdict = Optional.empty();
  private State state = State.OPEN;

  /** Makes an open one. */
  public OptionRow(Composite parent, Theme theme, String key, String text) {
    super(parent, theme, key + " " + text, ACC.ROLE_PUSHBUTTON);
    this.key = key;
    this.text = text;
  }

  /** Sets what stands at the right: a verdict's sign and a word. */
  public void outcome(Optional<Verdict> sign, String word) {
    verdict = sign;
    note = word;
    redraw();
  }

  /** Sets how it stands. */
  public void state(State value) {
    state = value;
    redraw();
  }

  /** How it stands. */
  public State state() {
    return state;
  }

  private int rightWidth() {
    int word = note.isEmpty() ? 0 : measure(note, Type.SECONDARY).x;
    return word + (verdict.isPresent() ? SIGN + 8 : 0) + (word > 0 ? 12 : 0);
  }

  private int textWidth(int width) {
    return width - 2 * MARGIN - KEY - 12 - rightWidth();
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint == SWT.DEFAULT ? 400 : widthHint;
    int height = Paragraph.height(getDisplay(), theme(), text, Type.TEXT, textWidth(width));
    return new Point(width, Math.max(40, height + 22));
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    Role border =
        switch (state) {
          case OPEN -> Role.CONTROL_BORDER;
          case CHOSEN -> Role.ACCENT;
          case RIGHT -> Role.VERDICT_PERMITTED;
          case WRONG -> Role.VERDICT_PROHIBITED;
        };
    Role ground =
        switch (state) {
          case OPEN -> hovered() ? Role.SURFACE_SUNKEN : Role.SURFACE;
          case CHOSEN -> Role.ACCENT_SOFT;
          case RIGHT -> Role.VERDICT_PERMITTED_SOFT;
          case WRONG -> Role.VERDICT_PROHIBITED_SOFT;
        };
    gc.setBackground(theme().color(ground));
    gc.fillRoundRectangle(0, 0, area.width, area.height, 8, 8);
    gc.setForeground(theme().color(border));
    gc.setLineWidth(state == State.OPEN ? 1 : 2);
    gc.drawRoundRectangle(1, 1, area.width - 2, area.height - 2, 8, 8);
    gc.setLineWidth(1);
    int keyTop = (area.height - KEY) / 2;
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.drawRoundRectangle(MARGIN, keyTop, KEY, KEY, 4, 4);
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    Point extent = gc.textExtent(key);
    gc.drawText(key, MARGIN + (KEY - extent.x) / 2 + 1, keyTop + (KEY - extent.y) / 2, true);
    int height = Paragraph.height(getDisplay(), theme(), text, Type.TEXT, textWidth(area.width));
    Paragraph.draw(
        gc,
        theme(),
        text,
        Type.TEXT,
        theme().color(Role.TEXT),
        new Rectangle(
            MARGIN + KEY + 12, (area.height - height) / 2, textWidth(area.width), height));
    int x = area.width - MARGIN - rightWidth() + (note.isEmpty() ? 0 : 12);
    if (verdict.isPresent()) {
      gc.drawImage(theme().sign(verdict.get(), SIGN), x, (area.height - SIGN) / 2);
      x += SIGN + 8;
    }
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(verdict.map(Role::of).orElse(Role.TEXT_SECONDARY)));
    gc.drawText(note, x, (area.height - gc.textExtent(note).y) / 2, true);
  }
}
