package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.library.Library.Count;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Level;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/** The filters of the list: four menus, and below them what is in force of them. */
final class FilterBar {
  private static final int MOST_VALUES = 30;
  private static final int LONG_VALUE = 24;

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final Composite whole;
  private final FilterButton time;
  private final FilterButton where;
  private final FilterButton level;
  private final FilterButton further;
  private final Flow chips;
  private final Runnable changed;
  private final SearchDesk desk;
  private Places places;
  private Map<Facet, List<Count>> counts = Map.of();

  FilterBar(Composite parent, RoomContext context, Words words, SearchDesk desk, Runnable changed) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.desk = desk;
    this.changed = changed;
    places = new Places(PackSnapshot.EMPTY, words);
    whole = Parts.group(parent, 1);
    Flow row = new Flow(whole);
    ((RowLayout) row.getLayout()).spacing = 6;
    row.setLayoutData(Parts.wide());
    time = new FilterButton(row, theme, "cal", "down");
    time.onAction(this::timeMenu);
    where = new FilterButton(row, theme, "pin", "down");
    where.onAction(this::whereMenu);
    level = new FilterButton(row, theme, "", "down");
    level.onAction(this::levelMenu);
    further = new FilterButton(row, theme, "", "filter");
    further.onAction(this::furtherMenu);
    chips = new Flow(whole);
    ((RowLayout) chips.getLayout()).spacing = 6;
    chips.setLayoutData(Parts.wide());
    name();
  }

  /** What the person wants to see. */
  Filters filters() {
    return desk.filters();
  }

  /** Takes what is installed, and how many there are of each value. */
  void show(PackSnapshot snapshot, Map<Facet, List<Count>> found) {
    boolean first = places.snapshot().generation() == 0;
    places = new Places(snapshot, words);
    counts = Map.copyOf(found);
    if (first) {
      name();
    }
  }

  /** Another place: what was chosen of the old one's surroundings means nothing any more. */
  void placeChanged() {
    name();
  }

  /** Sets filters as a person would. */
  void choose(Filters wanted) {
    if (!wanted.equals(desk.filters())) {
      desk.filters(wanted);
      name();
      changed.run();
    }
  }

  private Locality place() {
    return context.workplace().place();
  }

  private String chain() {
    return place().equals(Locality.NATIONAL)
        ? places.name(Locality.NATIONAL)
        : words.say("filter.place.chain", places.name(place()));
  }

  private String whereText() {
    Set<String> single = filters().chosen().getOrDefault(Facet.PLACE, Set.of());
    if (single.size() == 1) {
      return places.value(Facet.PLACE, single.iterator().next());
    }
    if (!single.isEmpty()) {
      return words.say("filter.place.some", Integer.toString(single.size()));
    }
    if (filters().chainOnly()) {
      return words.say("filter.place.only", chain());
    }
    return place().equals(Locality.NATIONAL) ? words.say("filter.place.all") : chain();
  }

  private void name() {
    time.show(
        words.say("filter.time." + filters().time()), filters().time() != Filters.Time.IN_FORCE);
    where.show(whereText(), filters().chainOnly() || filters().chosen().containsKey(Facet.PLACE));
    level.show(words.say("filter.level"), filters().chosen().containsKey(Facet.LEVEL));
    further.show(
        words.say("filter.further"),
        Filters.further().stream().anyMatch(filters().chosen()::containsKey));
    for (Control child : chips.getChildren()) {
      child.dispose();
    }
    showChips();
    boolean any = chips.getChildren().length > 0;
    ((GridData) chips.getLayoutData()).exclude = !any;
    chips.setVisible(any);
    whole.getParent().getParent().layout(true, true);
  }

  private void showChips() {
    if (filters().time() != Filters.Time.IN_FORCE) {
      chip(
          words.say("filter.time." + filters().time()),
          () -> choose(filters().at(Filters.Time.IN_FORCE)));
    }
    if (filters().chainOnly()) {
      chip(words.say("filter.place.only", chain()), () -> choose(filters().chainOnly(false)));
    }
    for (Facet facet : Facet.values()) {
      filters().chosen().getOrDefault(facet, Set.of()).stream()
          .sorted()
          .forEach(
              value ->
                  chip(
                      words.say("filter.chip." + facet, places.value(facet, value)),
                      () -> choose(filters().toggled(facet, value))));
    }
    if (chips.getChildren().length > 0) {
      FlatButton clear =
          new FlatButton(chips, theme, FlatButton.Kind.QUIET, words.say("filter.clear"), "");
      clear.onAction(() -> choose(Filters.PLAIN));
    }
  }

  private void chip(String text, Runnable remove) {
    FilterChip chip = new FilterChip(chips, theme, text);
    chip.setToolTipText(words.say("filter.remove", text));
    chip.onAction(remove);
  }

  // --- menus -------------------------------------------------------------------------------------

  private void timeMenu() {
    DropDown menu = new DropDown(time);
    for (Filters.Time wanted : Filters.Time.values()) {
      Set<String> names = wanted.names();
      int number =
          counts.getOrDefault(Facet.STATUS, List.of()).stream()
              .filter(count -> names.isEmpty() || names.contains(count.value()))
              .mapToInt(Count::number)
              .sum();
      menu.choice(
          counted(words.say("filter.time." + wanted), number),
          wanted == filters().time(),
          () -> choose(filters().at(wanted)));
    }
    menu.open();
  }

  private String counted(String text, int number) {
    return number == 0 ? text : words.say("filter.count", text, Integer.toString(number));
  }

  private void whereMenu() {
    DropDown menu = new DropDown(where);
    boolean national = place().equals(Locality.NATIONAL);
    boolean single = filters().chosen().containsKey(Facet.PLACE);
    menu.choice(
        national
            ? words.say("filter.place.all")
            : words.say("filter.place.first", places.name(place())),
        !filters().chainOnly() && !single,
        () -> choose(filters().chainOnly(false)));
    if (!national) {
      menu.choice(
          words.say("filter.place.only", chain()),
          filters().chainOnly(),
          () -> choose(filters().chainOnly(true)));
    }
    menu.line();
    values(menu, Facet.PLACE);
    menu.open();
  }

  private void levelMenu() {
    DropDown menu = new DropDown(level);
    values(menu, Facet.LEVEL);
    menu.open();
  }

  private void furtherMenu() {
    DropDown menu = new DropDown(further);
    for (Facet facet : Filters.further()) {
      values(menu.group(words.say("filter.facet." + facet)), facet);
    }
    menu.open();
  }

  private void values(DropDown menu, Facet facet) {
    List<Count> all = new ArrayList<>(counts.getOrDefault(facet, List.of()));
    for (String value : filters().chosen().getOrDefault(facet, Set.of())) {
      if (all.stream().noneMatch(count -> count.value().equals(value))) {
        all.add(new Count(value, 0));
      }
    }
    if (facet == Facet.LEVEL) {
      List<String> order = Arrays.stream(Level.values()).map(Level::name).toList();
      all.sort(Comparator.comparingInt(count -> order.indexOf(count.value())));
    }
    for (Count count : all.subList(0, Math.min(MOST_VALUES, all.size()))) {
      menu.choice(
          counted(shortened(places.value(facet, count.value())), count.number()),
          filters().has(facet, count.value()),
          () -> choose(filters().toggled(facet, count.value())));
    }
    if (all.isEmpty()) {
      menu.add(words.say("filter.none"), () -> {}).setEnabled(false);
    } else if (all.size() > MOST_VALUES) {
      menu.add(words.say("filter.rest", Integer.toString(all.size() - MOST_VALUES)), () -> {})
          .setEnabled(false);
    }
  }

  private static String shortened(String text) {
    return text.length() > LONG_VALUE ? text.substring(0, LONG_VALUE) + "…" : text;
  }
}
