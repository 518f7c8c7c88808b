package org.qinqing.ui.library.internal;

import java.util.Map;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.library.Comparison.Change;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** A framed sign for what became of an article or a paragraph. */
final class ChangeSign extends Painted {
  private static final int SIZE = 22;
  private static final int ICON = 14;

  /** Signs that differ by shape. */
  static final Map<Change, String> ICONS =
      Map.of(
          Change.CHANGED, "edit", Change.ADDED, "plus", Change.DROPPED, "minus", Change.SAME, "");

  private static final Map<Change, Role> ROLES =
      Map.of(
          Change.CHANGED, Role.LOCAL_MARK,
          Change.ADDED, Role.VERDICT_PERMITTED,
          Change.DROPPED, Role.VERDICT_PROHIBITED,
          Change.SAME, Role.TEXT_TERTIARY);

  private final Change change;
  private boolean current;

  ChangeSign(Composite parent, Theme theme, Change change, String name) {
    super(parent, theme, name, ACC.ROLE_LABEL);
    this.change = change;
    setEnabled(false);
    setToolTipText(name);
  }

  static Role role(Change change) {
    return ROLES.getOrDefault(change, Role.TEXT_TERTIARY);
  }

  /** Marks the one that was gone to. */
  void current(boolean value) {
    current = value;
    redraw();
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(SIZE, SIZE);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    Role role = role(change);
    if (current) {
      gc.setBackground(theme().color(role));
      gc.fillRoundRectangle(0, 0, SIZE, SIZE, 4, 4);
    }
    gc.setForeground(theme().color(role));
    gc.drawRoundRectangle(0, 0, SIZE - 1, SIZE - 1, 4, 4);
    String icon = ICONS.getOrDefault(change, "");
    if (!icon.isEmpty()) {
      Role line = current ? Role.SURFACE : role;
      gc.drawImage(theme().icon(icon, line, ICON), (SIZE - ICON) / 2, (SIZE - ICON) / 2);
    }
  }
}
