package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/**
 * Text for reading that can be selected and copied, with a bar at its left. What a person can do
 * with a selection stands in a menu, on keys, and in a small bar beside it.
 */
final class ReadingText {
  /**
   * Something to do with a selection.
   *
   * @param label what it is called
   * @param key letter that does it together with Ctrl
   * @param does told what is selected
   */
  record Deed(String label, char key, Runnable does) {}

  private final Theme theme;
  private final StyledText text;
  private final ProvisionText provision;
  private List<Deed> deeds = List.of();
  private Runnable selected = () -> {};

  ReadingText(Composite parent, Theme theme, Role bar, ProvisionText provision) {
    this.theme = theme;
    this.provision = provision;
    Composite group = Parts.group(parent, 2);
    group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) group.getLayout()).horizontalSpacing = 16;
    Composite edge = new Composite(group, SWT.NONE);
    edge.setBackground(theme.color(bar));
    GridData tall = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
    tall.widthHint = 3;
    tall.heightHint = 10;
    edge.setLayoutData(tall);
    text = Reading.show(group, theme, provision.shown());
    text.addListener(SWT.MouseUp, event -> selected.run());
    text.addListener(SWT.KeyUp, event -> selected.run());
    text.addListener(SWT.KeyDown, this::key);
  }

  StyledText control() {
    return text;
  }

  ProvisionText provision() {
    return provision;
  }

  /** What is selected, unit by unit. */
  List<ProvisionText.Stretch> selection() {
    Point range = text.getSelection();
    return provision.within(range.x, range.y);
  }

  /** Where the selection ends, in the coordinates of the display. */
  Optional<Point> end() {
    Point range = text.getSelection();
    if (range.x == range.y) {
      return Optional.empty();
    }
    Point at = text.getLocationAtOffset(range.y);
    return Optional.of(text.toDisplay(at.x, at.y + text.getLineHeight(range.y)));
  }

  /** Tells whenever the selection may have changed. */
  void onSelect(Runnable listener) {
    selected = listener;
  }

  /** What can be done with a selection. */
  void deeds(List<Deed> wanted) {
    deeds = List.copyOf(wanted);
    Menu menu = new Menu(text);
    for (Deed deed : deeds) {
      MenuItem item = new MenuItem(menu, SWT.PUSH);
      item.setText(deed.label + "\tCtrl+" + deed.key);
      item.addListener(SWT.Selection, event -> deed.does.run());
    }
    menu.addListener(
        SWT.Show,
        event -> {
          for (MenuItem item : menu.getItems()) {
            item.setEnabled(text.getSelectionCount() > 0);
          }
        });
    text.setMenu(menu);
  }

  private void key(Event event) {
    if ((event.stateMask & SWT.MODIFIER_MASK) != SWT.MOD1 || text.getSelectionCount() == 0) {
      return;
    }
    for (Deed deed : deeds) {
      if (event.keyCode == Character.toLowerCase(deed.key)) {
        event.doit = false;
        deed.does.run();
        return;
      }
    }
  }

  /**
   * Draws marks in the text: a ground for what is highlighted, a line below what has a note.
   *
   * @param highlights stretches that are highlighted
   * @param noted stretches that have a note
   */
  void mark(List<ProvisionText.Range> highlights, List<ProvisionText.Range> noted) {
    List<Integer> cuts = new ArrayList<>();
    for (List<ProvisionText.Range> ranges : List.of(highlights, noted)) {
      ranges.forEach(range -> cuts.addAll(List.of(range.from(), range.to())));
    }
    List<Integer> places = cuts.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    List<StyleRange> styles = new ArrayList<>();
    for (int i = 0; i + 1 < places.size(); i++) {
      int from = places.get(i);
      int to = places.get(i + 1);
      boolean ground = covers(highlights, from, to);
      boolean line = covers(noted, from, to);
      if (ground || line) {
        StyleRange style = new StyleRange();
        style.start = from;
        style.length = to - from;
        if (ground) {
          style.background = theme.color(Role.SEARCH_MARK);
        }
        style.underline = true;
        style.underlineColor = theme.color(line ? Role.ACCENT : Role.LOCAL_MARK);
        style.underlineStyle = line ? SWT.UNDERLINE_DOUBLE : SWT.UNDERLINE_SINGLE;
        styles.add(style);
      }
    }
    text.setStyleRanges(styles.toArray(new StyleRange[0]));
  }

  private static boolean covers(List<ProvisionText.Range> ranges, int from, int to) {
    return ranges.stream().anyMatch(range -> range.from() <= from && to <= range.to());
  }
}
