package org.qinqing.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * Any number of rows in columns, some inside others; only those in sight are drawn. One stop for
 * Tab: arrows move, left and right fold, Enter acts.
 */
public final class Outline extends Painted {
  /**
   * A column.
   *
   * @param title its head
   * @param width least width, pixels
   * @param weight its share of what is left
   * @param rank columns of the highest rank leave first when it gets narrow; those of 0 stay
   */
  public record Column(String title, int width, int weight, int rank) {}

  /**
   * What stands in one column.
   *
   * @param text first line
   * @param note second line, may be empty
   * @param role colour of the second line
   */
  public record Cell(String text, String note, Role role) {
    /** One whose second line is quiet. */
    public static Cell of(String text, String note) {
      return new Cell(text, note, Role.TEXT_SECONDARY);
    }
  }

  /** Whether something is inside a row. */
  public enum Fold {
    NONE,
    OPEN,
    CLOSED
  }

  /**
   * One row.
   *
   * @param id tells it apart from the others
   * @param depth how far it is inside others, 0 for not
   * @param fold whether something is inside it
   * @param heading whether it only holds others and cannot be chosen
   * @param cells one a column; a heading has one
   * @param tags at the right
   */
  public record Row(
      String id, int depth, Fold fold, boolean heading, List<Cell> cells, List<Tag> tags) {
    public Row {
      cells = List.copyOf(cells);
      tags = List.copyOf(tags);
    }

    /** Everything it says, as one reads it. */
    public String said() {
      return (cells.stream()
                  .map(cell -> (cell.text + " " + cell.note).strip())
                  .collect(Collectors.joining(" "))
              + " "
              + tags.stream().map(Tag::text).collect(Collectors.joining(" ")))
          .strip();
    }
  }

  private static final int HEAD = 31;
  private static final int TALL = 56;
  private static final int LOW = 40;
  private static final int MARGIN = 12;
  private static final int GAP = 16;
  private static final int INDENT = 22;
  private static final int SIGN = 16;
  private static final int TAG_GAP = 6;
  private static final String SHORTENED = "…";
  private final List<Column> columns;
  private final String tagsTitle;
  private final int tagsWidth;
  private List<Row> rows = List.of();
  private int[] tops = {0};
  private boolean folding;
  private int chosen = -1;
  private int top;
  private Consumer<Row> choice = row -> {};
  private Consumer<Row> fold = row -> {};

  /**
   * Makes an empty one.
   *
   * @param name accessible name of the whole
   * @param columns the first one shows what is inside what
   * @param tagsTitle head of the column with the tags
   * @param tagsWidth room for the tags, pixels
   */
  public Outline(
      Composite parent,
      Theme theme,
      String name,
      List<Column> columns,
      String tagsTitle,
      int tagsWidth) {
    super(parent, theme, name, ACC.ROLE_TREE, SWT.V_SCROLL);
    this.columns = List.copyOf(columns);
    this.tagsTitle = tagsTitle;
    this.tagsWidth = tagsWidth;
    addListener(SWT.Resize, event -> inSight());
    addListener(SWT.MouseDown, this::clickedAt);
    addListener(
        SWT.MouseDoubleClick,
        event -> at(event.y).filter(row -> !row.heading).ifPresent(r -> act()));
    addListener(SWT.MouseWheel, event -> scrolled(top - event.count * TALL / 2));
    bar().setVisible(false);
    bar().addListener(SWT.Selection, event -> scrolled(bar().getSelection()));
  }

  private ScrollBar bar() {
    return getVerticalBar();
  }

  /** Shows other rows; the chosen one stays chosen as long as it is among them. */
  public void rows(List<Row> wanted) {
    Optional<String> before = current().map(Row::id);
    rows = List.copyOf(wanted);
    folding = rows.stream().anyMatch(row -> row.fold != Fold.NONE || row.depth > 0);
    tops = new int[rows.size() + 1];
    for (int i = 0; i < rows.size(); i++) {
      tops[i + 1] = tops[i] + (rows.get(i).heading ? LOW : TALL);
    }
    chosen = before.map(this::indexOf).orElse(-1);
    scrolled(top);
  }

  /** What is shown, folded rows left out. */
  public List<Row> rows() {
    return rows;
  }

  /** The row that is chosen, if it is not a heading. */
  public Optional<Row> chosen() {
    return current().filter(row -> !row.heading);
  }

  private Optional<Row> current() {
    return chosen < 0 ? Optional.empty() : Optional.of(rows.get(chosen));
  }

  /** Tells which row the person went to; headings too. */
  public void onChoice(Consumer<Row> wanted) {
    choice = wanted;
  }

  /** Tells which row the person wants folded or unfolded. */
  public void onFold(Consumer<Row> wanted) {
    fold = wanted;
  }

  /** Marks a row and brings it into sight, without telling anybody; empty for none. */
  public void mark(String id) {
    chosen = indexOf(id);
    told();
    inSight();
  }

  /** Goes to a row as a person would. */
  public void choose(int index) {
    if (index >= 0 && index < rows.size() && index != chosen) {
      Row row = rows.get(index);
      mark(row.id);
      choice.accept(row);
    }
  }

  /** Folds or unfolds a row as a person would. */
  public void fold(int index) {
    if (index >= 0 && index < rows.size() && rows.get(index).fold != Fold.NONE) {
      fold.accept(rows.get(index));
    }
  }

  private int indexOf(String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id.equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void told() {
    current().map(Row::said).ifPresent(this::name);
    getAccessible().selectionChanged();
  }

  private int rowsHeight() {
    return Math.max(1, getClientArea().height - HEAD - 1);
  }

  private void inSight() {
    int height = rowsHeight();
    if (chosen >= 0 && tops[chosen] < top) {
      scrolled(tops[chosen]);
    } else if (chosen >= 0 && tops[chosen + 1] > top + height) {
      scrolled(tops[chosen + 1] - height);
    } else {
      scrolled(top);
    }
  }

  private void scrolled(int wanted) {
    int height = rowsHeight();
    int all = tops[rows.size()];
    top = Math.max(0, Math.min(wanted, all - height));
    bar().setVisible(all > height);
    bar().setValues(top, 0, Math.max(height, all), height, TALL, height);
    redraw();
  }

  private int indexAt(int y) {
    int wanted = y - HEAD + top;
    if (y < HEAD || wanted >= tops[rows.size()]) {
      return -1;
    }
    int from = 0;
    int to = rows.size() - 1;
    while (from < to) {
      int middle = (from + to + 1) / 2;
      if (tops[middle] <= wanted) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from;
  }

  private Optional<Row> at(int y) {
    int index = indexAt(y);
    return index < 0 ? Optional.empty() : Optional.of(rows.get(index));
  }

  private void clickedAt(Event event) {
    int index = indexAt(event.y);
    if (index < 0) {
      return;
    }
    Row row = rows.get(index);
    boolean onSign = event.x < MARGIN + row.depth * INDENT + INDENT;
    if (row.fold != Fold.NONE && (row.heading || onSign)) {
      mark(row.id);
      fold(index);
    } else {
      choose(index);
    }
  }

  @Override
  protected void pressed(int x) {
    // A click chooses; only Enter and a double click go further.
  }

  @Override
  protected void keyPressed(Event event) {
    int page = Math.max(1, rowsHeight() / TALL - 1);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> choose(Math.min(rows.size() - 1, chosen + 1));
      case SWT.ARROW_UP -> choose(Math.max(0, chosen - 1));
      case SWT.PAGE_DOWN -> choose(Math.min(rows.size() - 1, chosen + page));
      case SWT.PAGE_UP -> choose(Math.max(0, chosen - page));
      case SWT.HOME -> choose(0);
      case SWT.END -> choose(rows.size() - 1);
      case SWT.ARROW_RIGHT -> current().filter(row -> row.fold == Fold.CLOSED).ifPresent(fold);
      case SWT.ARROW_LEFT -> left();
      default -> {
        if (current().filter(Row::heading).isPresent()) {
          if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR || event.keyCode == ' ') {
            fold(chosen);
          }
        } else {
          super.keyPressed(event);
        }
      }
    }
  }

  /** Folds, or goes to what the row is inside of. */
  private void left() {
    Optional<Row> now = current();
    if (now.filter(row -> row.fold == Fold.OPEN).isPresent()) {
      fold(chosen);
      return;
    }
    for (int i = chosen - 1; i >= 0 && now.isPresent(); i--) {
      if (rows.get(i).depth < now.get().depth) {
        choose(i);
        return;
      }
    }
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(480, HEAD + tops[rows.size()] + 2);
  }

  /** Left edges of the columns that have room; -1 for those that have not. The last is the end. */
  private int[] edges(int width) {
    int room = width - 2 * MARGIN - tagsWidth - GAP;
    List<Column> shown = new ArrayList<>(columns);
    while (shown.stream().mapToInt(column -> column.width + GAP).sum() > room) {
      int highest = shown.stream().mapToInt(Column::rank).max().orElse(0);
      if (highest == 0) {
        break;
      }
      shown.removeIf(column -> column.rank == highest);
    }
    int spare = Math.max(0, room - shown.stream().mapToInt(column -> column.width + GAP).sum());
    int shares = Math.max(1, shown.stream().mapToInt(Column::weight).sum());
    int[] edges = new int[columns.size() + 1];
    int x = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (shown.contains(column)) {
        edges[i] = x;
        x += column.width + GAP + spare * column.weight / shares;
      } else {
        edges[i] = -1;
      }
    }
    edges[columns.size()] = x;
    return edges;
  }

  private static int end(int[] edges, int column) {
    for (int i = column + 1; i < edges.length; i++) {
      if (edges[i] >= 0) {
        return edges[i] - GAP;
      }
    }
    return edges[edges.length - 1];
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    int[] edges = edges(area.width);
    int bottom = Math.min(area.height, HEAD + tops[rows.size()] - top + 1);
    gc.setBackground(theme().color(Role.SURFACE));
    gc.fillRectangle(0, 0, area.width, bottom);
    if (!rows.isEmpty()) {
      int last = indexAt(Math.min(area.height - 1, bottom - 2));
      gc.setClipping(0, HEAD, area.width, bottom - HEAD);
      for (int i = Math.max(0, indexAt(HEAD)); i <= last; i++) {
        row(gc, i, HEAD + tops[i] - top, area.width, edges);
      }
      gc.setClipping((Rectangle) null);
    }
    head(gc, area.width, edges);
    gc.setForeground(theme().color(Role.LINE));
    gc.drawRectangle(0, 0, area.width - 1, bottom - 1);
  }

  private void head(GC gc, int width, int[] edges) {
    gc.setBackground(theme().color(Role.SURFACE));
    gc.fillRectangle(1, 1, width - 2, HEAD - 2);
    gc.setForeground(theme().color(Role.CONTROL_BORDER));
    gc.drawLine(0, HEAD - 1, width, HEAD - 1);
    gc.setFont(theme().font(Type.SECONDARY_STRONG));
    gc.setForeground(theme().color(Role.TEXT_SECONDARY));
    for (int i = 0; i < columns.size(); i++) {
      if (edges[i] >= 0) {
        gc.drawText(columns.get(i).title, edges[i], 5, true);
      }
    }
    gc.drawText(tagsTitle, edges[columns.size()], 5, true);
  }

  private void row(GC gc, int index, int y, int width, int[] edges) {
    Row row = rows.get(index);
    int height = row.heading ? LOW : TALL;
    boolean here = index == chosen;
    if (here || row.heading) {
      gc.setBackground(theme().color(here ? Role.ACCENT_SOFT : Role.SURFACE_SUNKEN));
      gc.fillRectangle(1, y, width - 2, height);
    }
    if (here) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(0, y, 3, height);
    }
    gc.setForeground(theme().color(Role.LINE));
    gc.drawLine(0, y + height - 1, width, y + height - 1);
    int left = MARGIN + row.depth * INDENT;
    if (row.fold != Fold.NONE) {
      String sign = row.fold == Fold.OPEN ? "down" : "right";
      gc.drawImage(
          theme().icon(sign, Role.TEXT_SECONDARY, SIGN),
          left,
          row.heading ? y + (height - SIGN) / 2 : y + 10);
    }
    left += folding ? INDENT : 0;
    if (row.heading) {
      heading(gc, row, left, y, width);
      return;
    }
    for (int i = 0; i < Math.min(columns.size(), row.cells.size()); i++) {
      if (edges[i] >= 0) {
        cell(gc, row.cells.get(i), i == 0 ? left : edges[i], end(edges, i), y, i == 0);
      }
    }
    tags(gc, row, edges[columns.size()], y, width);
  }

  private void heading(GC gc, Row row, int left, int y, int width) {
    Cell cell = row.cells.getFirst();
    gc.setFont(theme().font(Type.SECONDARY_STRONG));
    gc.setForeground(theme().color(Role.TEXT));
    String text = shortened(gc, cell.text, width - left - MARGIN);
    int from = (LOW - gc.textExtent(text).y) / 2;
    gc.drawText(text, left, y + from, true);
    int behind = left + gc.textExtent(text).x + 12;
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(cell.role));
    gc.drawText(shortened(gc, cell.note, width - behind - MARGIN), behind, y + from, true);
  }

  private void cell(GC gc, Cell cell, int left, int right, int y, boolean first) {
    boolean alone = cell.note.isEmpty();
    gc.setFont(theme().font(first ? Type.STRONG : Type.TEXT));
    gc.setForeground(theme().color(Role.TEXT));
    String text = shortened(gc, cell.text, right - left);
    gc.drawText(text, left, y + (alone ? (TALL - gc.textExtent(text).y) / 2 : 8), true);
    gc.setFont(theme().font(Type.SECONDARY));
    gc.setForeground(theme().color(cell.role));
    gc.drawText(shortened(gc, cell.note, right - left), left, y + 29, true);
  }

  /** As many as there is room for, in two lines at most; then how many more there are. */
  private void tags(GC gc, Row row, int left, int y, int width) {
    int right = width - MARGIN;
    List<List<Tag>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    int x = left;
    int put = 0;
    for (Tag tag : row.tags) {
      int wants = tag.width(gc, theme());
      if (x > left && x + wants > right) {
        if (lines.size() == 2) {
          break;
        }
        lines.add(new ArrayList<>());
        x = left;
      }
      lines.getLast().add(tag);
      x += wants + TAG_GAP;
      put++;
    }
    if (put < row.tags.size()) {
      lines.getLast().removeLast();
      lines.getLast().add(Tag.bare("+" + (row.tags.size() - put + 1), Role.TEXT_SECONDARY));
    }
    int from = y + (TALL - lines.size() * Tag.HEIGHT - (lines.size() - 1) * 4) / 2;
    for (List<Tag> line : lines) {
      Tags.draw(gc, theme(), line, TAG_GAP, left, from);
      from += Tag.HEIGHT + 4;
    }
  }

  private static String shortened(GC gc, String text, int width) {
    if (text.isEmpty() || gc.textExtent(text).x <= width) {
      return text;
    }
    int most = text.length();
    while (most > 0 && gc.textExtent(text.substring(0, most) + SHORTENED).x > width) {
      most--;
    }
    return text.substring(0, most) + SHORTENED;
  }
}
