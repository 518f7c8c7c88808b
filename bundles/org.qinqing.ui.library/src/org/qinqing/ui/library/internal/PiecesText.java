package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.library.Comparison;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/**
 * One side of a comparison: what the newer side lacks is struck through and underlined, what it
 * adds is bold and underlined, so that it is seen without colour too.
 */
final class PiecesText {
  private PiecesText() {}

  /** Adds a text; it fills the width. */
  static StyledText show(
      Composite parent, Theme theme, List<Comparison.Piece> pieces, boolean newer) {
    return show(parent, theme, "", pieces, newer);
  }

  /**
   * Adds a text; it fills the width.
   *
   * @param label what stands before it, such as 第一款; may be empty
   * @param newer whether it is the newer side
   */
  static StyledText show(
      Composite parent, Theme theme, String label, List<Comparison.Piece> pieces, boolean newer) {
    String before = label.isEmpty() ? "" : label + "　";
    String all = pieces.stream().map(Comparison.Piece::text).collect(Collectors.joining());
    StyledText text = Reading.show(parent, theme, before + all);
    text.setFont(theme.font(Type.TEXT));
    List<StyleRange> styles = new ArrayList<>();
    if (!label.isEmpty()) {
      styles.add(new StyleRange(0, label.length(), theme.color(Role.TEXT_SECONDARY), null));
    }
    int at = before.length();
    for (Comparison.Piece piece : pieces) {
      if (piece.changed()) {
        styles.add(style(theme, at, piece.text().length(), newer));
      }
      at += piece.text().length();
    }
    text.setStyleRanges(styles.toArray(new StyleRange[0]));
    return text;
  }

  private static StyleRange style(Theme theme, int from, int length, boolean newer) {
    Role fore = newer ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED;
    Role ground = newer ? Role.DIFF_INSERTED : Role.DIFF_DELETED;
    StyleRange style = new StyleRange(from, length, theme.color(fore), theme.color(ground));
    style.fontStyle = newer ? SWT.BOLD : SWT.NORMAL;
    style.underline = true;
    style.underlineColor = theme.color(fore);
    style.strikeout = !newer;
    if (!newer) {
      style.strikeoutColor = theme.color(fore);
    }
    return style;
  }
}
