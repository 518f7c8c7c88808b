package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.library.Library;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/**
 * The provisions found, the first ten in sight at once. Its rows are used again for the next
 * search, so that the list does not flicker while somebody types.
 */
final class ResultList {
  private static final int IN_SIGHT = 10;
  private static final int SIDE = 24;
  private final Theme theme;
  private final Pane pane;
  private final Composite before;
  private final Composite hits;
  private final Composite after;
  private final List<HitRow> rows = new ArrayList<>();
  private List<Line> lines = List.of();
  private final Actions actions;

  /**
   * A hit and how it is shown.
   *
   * @param named short name of the document, in its marks
   * @param hit the hit
   * @param tags whose it is and whether it counts
   * @param about shown when the mouse rests on it
   */
  record Line(String named, Library.Hit hit, List<Tag> tags, String about) {
    String reference() {
      return hit.address().toString();
    }
  }

  /**
   * What a person does with a hit.
   *
   * @param open takes its address
   * @param apart the same, in a new tab
   * @param leave goes back to where the words are typed
   */
  record Actions(Consumer<String> open, Consumer<String> apart, Runnable leave) {}

  ResultList(Composite parent, Theme theme, Actions actions) {
    this.theme = theme;
    this.actions = actions;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 0);
    ((GridLayout) pane.body().getLayout()).verticalSpacing = 0;
    before = plain();
    hits = plain();
    after = plain();
    pane.addListener(
        SWT.Resize,
        event -> {
          fit();
          pane.reflow();
        });
  }

  private Composite plain() {
    Composite group = Parts.group(pane.body(), 1);
    ((GridLayout) group.getLayout()).verticalSpacing = 0;
    return group;
  }

  Control control() {
    return pane;
  }

  /** Shows other hits; {@link #say} and {@link #link} add what stands below them. */
  void show(List<Line> wanted, boolean fromTheTop) {
    lines = List.copyOf(wanted);
    clear(before);
    clear(after);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      HitRow row = i < rows.size() ? rows.get(i) : add();
      row.show(line.named, line.hit, line.tags);
      row.setToolTipText(line.about);
      shown(row, true);
    }
    for (HitRow row : rows.subList(lines.size(), rows.size())) {
      if (row.isFocusControl()) {
        actions.leave.run();
      }
      shown(row, false);
    }
    fit();
    if (fromTheTop) {
      pane.setOrigin(0, 0);
    }
  }

  private static void shown(HitRow row, boolean visible) {
    ((GridData) row.getLayoutData()).exclude = !visible;
    row.setVisible(visible);
  }

  private HitRow add() {
    HitRow row = new HitRow(hits, theme);
    row.setLayoutData(Parts.wide());
    int index = rows.size();
    row.onAction(() -> actions.open.accept(lines.get(index).reference()));
    row.onAside(() -> actions.apart.accept(lines.get(index).reference()));
    row.onMove(step -> move(index, step));
    row.onLeave(actions.leave);
    rows.add(row);
    return row;
  }

  private static void clear(Composite group) {
    for (Control child : group.getChildren()) {
      child.dispose();
    }
  }

  private void move(int index, int step) {
    if (step == -1 && index == 0) {
      actions.leave.run();
    } else {
      long wanted = Math.max(0, Math.min(lines.size() - 1L, (long) index + step));
      rows.get((int) wanted).setFocus();
    }
  }

  /** Puts the keyboard on the first hit, if there is one. */
  boolean focusFirst() {
    return !lines.isEmpty() && rows.getFirst().setFocus();
  }

  /** The first hit, if there is one. */
  Optional<Line> first() {
    return lines.stream().findFirst();
  }

  /** Says something where the hits would be. */
  void message(Role role, String text) {
    note(before, role, text);
  }

  /** Says something below the hits. */
  Composite say(String text, int columns) {
    Composite group = Parts.group(after, columns);
    GridLayout layout = (GridLayout) group.getLayout();
    layout.marginWidth = SIDE;
    layout.marginHeight = 4;
    Parts.line(group, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
    return group;
  }

  /** The same with something to do about it. */
  void link(String text, String doing, Runnable action) {
    Composite group = say(text, 2);
    FlatButton link = new FlatButton(group, theme, FlatButton.Kind.LINK, doing, "");
    link.onAction(action);
  }

  private void note(Composite parent, Role role, String text) {
    Composite group = Parts.group(parent, 1);
    GridLayout layout = (GridLayout) group.getLayout();
    layout.marginWidth = SIDE;
    layout.marginHeight = 6;
    Parts.text(group, theme, Type.SECONDARY, role, text);
  }

  /** Lays out anew after all was said. */
  void finish() {
    pane.reflow();
  }

  /** Marks the hit that is read. */
  void mark(Predicate<Line> read) {
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      boolean here = !found && read.test(lines.get(i));
      rows.get(i).selected(here);
      found |= here;
    }
  }

  /**
   * Gives the first ten less room where they would not all be in sight: first those that lose
   * nothing that matches, then, from the last up, the others.
   */
  private void fit() {
    int width = pane.getClientArea().width;
    int height = pane.getClientArea().height;
    if (width <= 0) {
      return;
    }
    List<HitRow> first = rows.subList(0, Math.min(IN_SIGHT, lines.size()));
    first.forEach(row -> row.lines(HitRow.MOST_LINES));
    int all = first.stream().mapToInt(row -> row.height(width, HitRow.MOST_LINES)).sum();
    for (boolean losing : List.of(false, true)) {
      for (HitRow row : first.reversed()) {
        if (all <= height) {
          return;
        }
        if (row.needsAllLines(width) == losing) {
          all -= row.height(width, HitRow.MOST_LINES) - row.height(width, 1);
          row.lines(1);
        }
      }
    }
  }
}
