package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A line of the comparison: a text that wraps, then one cell a level. */
final class CompareRow extends Painted {
  /** What a row is. */
  enum Kind {
    HEAD,
    TOPIC,
    CASE
  }

  /**
   * One cell.
   *
   * @param sign its sign, drawn before the words; may be a one by one image of nothing
   * @param text its words
   * @param note what stands below in small, may be empty
   * @param role colour of the words
   */
  record Cell(Optional<Image> sign, String text, String note, Role role) {}

  private static final int MARGIN = 14;
  private static final int SIGN = 16;
  private static final int INDENT = 24;
  private static final double TEXT_SHARE = 0.42;
  private final Kind kind;
  private final String text;
  private final List<Cell> cells;
  private boolean open;

  CompareRow(Composite parent, Theme theme, Kind kind, String text, List<Cell> cells) {
    super(
        parent, theme, name(text, cells), kind == Kind.TOPIC ? ACC.ROLE_TREEITEM : ACC.ROLE_LABEL);
    this.kind = kind;
    this.text = text;
    this.cells = List.copyOf(cells);
    if (kind != Kind.TOPIC) {
      setEnabled(false);
    }
  }

  private static String name(String text, List<Cell> cells) {
    return text
        + cells.stream()
            .map(cell -> (cell.text + " " + cell.note).strip())
            .collect(Collectors.joining("  ", "  ", ""));
  }

  /** Shows whether what belongs to it stands below. */
  void open(boolean value) {
    open = value;
    redraw();
  }

  /** Whether notes stand below the words rather than behind them. */
  private boolean below() {
    return kind == Kind.CASE;
  }

  private int left() {
    return MARGIN + (kind == Kind.HEAD ? 0 : INDENT);
  }

  private int textWidth(int width) {
    return (int) (width * TEXT_SHARE) - left() - MARGIN;
  }

  private Type type() {
    return switch (kind) {
      case HEAD -> Type.SECONDARY_STRONG;
      case TOPIC -> Type.STRONG;
      case CASE -> Type.SECONDARY;
    };
  }

  @Override
  protected Point size(int widthHint) {
    int width = widthHint < 0 ? 600 : widthHint;
    int height = layout(text, type(), textWidth(width), layout -> layout.getBounds().height);
    boolean notes = below() && cells.stream().anyMatch(cell -> !cell.note.isEmpty());
    return new Point(width, Math.max(height, notes ? 38 : 20) + (kind == Kind.HEAD ? 14 : 18));
  }

  private <T> T layout(String words, Type type, int width, Function<TextLayout, T> use) {
    TextLayout layout = new TextLayout(getDisplay());
    try {
      layout.setFont(theme().font(type));
      layout.setText(words.isEmpty() ? " " : words);
      layout.setWidth(Math.max(1, width));
      layout.setSpacing(3);
      return use.apply(layout);
    } finally {
      layout.dispose();
    }
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    if (hovered() || kind == Kind.HEAD) {
      gc.setBackground(theme().color(Role.SURFACE_SUNKEN));
      gc.fillRectangle(area);
    }
    if (kind != Kind.HEAD) {
      gc.setForeground(theme().color(Role.LINE));
      gc.drawLine(0, 0, area.width, 0);
    }
    int top = kind == Kind.HEAD ? 7 : 9;
    if (kind == Kind.TOPIC) {
      gc.drawImage(
          theme().icon(open ? "down" : "right", Role.TEXT_SECONDARY, SIGN), MARGIN - 2, top + 2);
    }
    gc.setForeground(theme().color(kind == Kind.TOPIC ? Role.TEXT : Role.TEXT_SECONDARY));
    layout(
        text,
        type(),
        textWidth(area.width),
        layout -> {
          layout.draw(gc, left(), top);
          return layout;
        });
    int from = (int) (area.width * TEXT_SHARE);
    int each = (area.width - from) / Math.max(1, cells.size());
    for (int i = 0; i < cells.size(); i++) {
      cell(gc, cells.get(i), from + i * each, top);
    }
  }

  private void cell(GC gc, Cell cell, int x, int top) {
    int left = x;
    if (cell.sign.isPresent()) {
      gc.drawImage(cell.sign.get(), left, top + 2);
      left += SIGN + 6;
    }
    gc.setFont(theme().font(kind == Kind.HEAD ? Type.SECONDARY_STRONG : Type.SECONDARY));
    gc.setForeground(theme().color(cell.role));
    gc.drawText(cell.text, left, top + 1, true);
    int behind = left + gc.textExtent(cell.text).x + 12;
    if (!cell.note.isEmpty()) {
      gc.setFont(theme().font(Type.NOTE));
      gc.setForeground(theme().color(Role.TEXT_TERTIARY));
      gc.drawText(cell.note, below() ? left : behind, top + (below() ? 20 : 2), true);
    }
  }
}
