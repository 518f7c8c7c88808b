package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Bundles by place, with a field to look for them when they are many. */
final class PlaceList {
  private static final int FIELD = 360;
  private static final int TAGS = 168;
  private final Words words;
  private final Composite whole;
  private final Composite bar;
  private final Text field;
  private final Label count;
  private final Outline outline;
  private final PlaceTree tree;
  private List<PlaceTree.Entry> entries = List.of();
  private Consumer<Optional<String>> choice = id -> {};

  /**
   * Makes an empty one.
   *
   * @param name accessible name of the list
   * @param tagged whether bundles may have tags
   */
  PlaceList(
      Composite parent,
      Theme theme,
      Words words,
      String name,
      List<Outline.Column> columns,
      boolean tagged) {
    this.words = words;
    tree = new PlaceTree(words);
    whole = Parts.group(parent, 1);
    whole.setLayoutData(Parts.fill());
    ((GridLayout) whole.getLayout()).verticalSpacing = 10;
    bar = Parts.group(whole, 2);
    ((GridLayout) bar.getLayout()).horizontalSpacing = 16;
    FieldFrame frame = new FieldFrame(bar, theme, 2, FieldFrame.BAR);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    narrow.widthHint = FIELD;
    frame.setLayoutData(narrow);
    new Picture(frame, theme, "", 16, () -> theme.icon("search", Role.TEXT_SECONDARY, 16));
    field = frame.around(Parts.field(frame, theme, words.say("find.hint"), words.say("find.name")));
    field.setLayoutData(Parts.wide());
    field.addListener(SWT.Modify, event -> show());
    field.addListener(SWT.KeyDown, this::key);
    count = Parts.text(bar, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    outline =
        new Outline(
            whole,
            theme,
            name,
            columns,
            tagged ? words.say("column.notes") : "",
            tagged ? TAGS : 0);
    // No taller than its rows, and as tall as there is room.
    outline.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, true));
    outline.onChoice(row -> choice.accept(outline.chosen().map(Outline.Row::id)));
    outline.addListener(SWT.KeyDown, this::listKey);
    outline.onFold(
        row -> {
          tree.turn(PlaceTree.code(row, entries));
          show();
        });
    searchable(false);
  }

  private void key(Event event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      event.doit = false;
      outline.setFocus();
      if (outline.chosen().isEmpty()) {
        outline.choose(0);
      }
    } else if (event.keyCode == SWT.ESC && !field.getText().isEmpty()) {
      event.doit = false;
      field.setText("");
    }
  }

  /** Escape closes what is shown about the chosen one. */
  private void listKey(Event event) {
    if (event.keyCode == SWT.ESC) {
      outline.mark("");
      choice.accept(Optional.empty());
    }
  }

  Control control() {
    return whole;
  }

  /** Tells which bundle the person chose; empty for a place without one. */
  void onChoice(Consumer<Optional<String>> wanted) {
    choice = wanted;
  }

  /** What Enter or a double click on a bundle does. */
  void onAction(Runnable wanted) {
    outline.onAction(wanted);
  }

  void entries(List<PlaceTree.Entry> wanted) {
    entries = List.copyOf(wanted);
    boolean many = entries.size() > PlaceTree.FEW;
    if (!many && !field.getText().isEmpty()) {
      field.setText("");
    }
    searchable(many);
    show();
  }

  private void searchable(boolean value) {
    if (bar.getVisible() != value || ((GridData) bar.getLayoutData()).exclude == value) {
      bar.setVisible(value);
      ((GridData) bar.getLayoutData()).exclude = !value;
      whole.layout(true, true);
    }
  }

  private void show() {
    List<Outline.Row> rows = tree.rows(entries, field.getText());
    outline.rows(rows);
    whole.layout(new Control[] {outline});
    long found = tree.found(entries, field.getText());
    count.setText(
        field.getText().isBlank()
            ? words.say("find.all", Integer.toString(entries.size()))
            : words.say(found == 0 ? "find.none" : "find.some", Long.toString(found)));
    count.requestLayout();
  }

  /** Looks for something, as if the person had typed it. */
  void find(String text) {
    field.setText(text);
  }

  Optional<String> chosen() {
    return outline.chosen().map(Outline.Row::id);
  }

  /** Marks a bundle without telling anybody; empty for none. */
  void mark(String id) {
    outline.mark(id);
  }

  void focus() {
    if (outline.isVisible()) {
      outline.setFocus();
    }
  }
}
