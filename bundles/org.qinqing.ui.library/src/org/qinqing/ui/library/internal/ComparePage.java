package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.library.Comparison;
import org.qinqing.library.Comparison.Change;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Two versions of a document side by side: its articles at the left, one of them at the right. */
final class ComparePage {
  private static final int SIDE = 280;
  private static final int MARGIN = 24;
  private static final int WIDEST = 1200;
  private static final int CELL = 16;
  private static final int MIDDLE = 42;
  private static final int EARLIEST = 1900;

  /** What the page shows and can be gone back to. */
  record Pair(Address older, Address newer) {
    static Optional<Pair> parse(String value) {
      int cut = value.indexOf(' ');
      if (cut < 0) {
        return Optional.empty();
      }
      Optional<Address> older = Address.parse(value.substring(0, cut));
      Optional<Address> newer = Address.parse(value.substring(cut + 1));
      return older.isPresent() && newer.isPresent()
          ? Optional.of(new Pair(older.get(), newer.get()))
          : Optional.empty();
    }

    String value() {
      return older + " " + newer;
    }
  }

  /** A version one can choose. */
  private record Choice(Address address, LocalDate effective, String title) {}

  private record Loaded(Pair pair, Comparison comparison, List<Choice> choices) {}

  /** A place that changed: a line of a row, or the row as a whole. */
  private record Spot(int row, int line) {}

  private final Surroundings around;
  private final Theme theme;
  private final Words words;
  private final Composite whole;
  private final Composite head;
  private final Label counts;
  private final Segments filter;
  private final Listing list;
  private final Label how;
  private final Pane pane;
  private final Background loading;
  private final Background noting;
  private final List<Spot> spots = new ArrayList<>();
  private final List<Optional<ChangeSign>> signs = new ArrayList<>();
  private Optional<Loaded> loaded = Optional.empty();
  private Optional<Pair> wanted = Optional.empty();
  private Optional<Label> where = Optional.empty();
  private Composite column;
  private int row = -1;
  private int spot = -1;

  ComparePage(Composite parent, Surroundings around) {
    this.around = around;
    this.theme = around.theme();
    this.words = around.words();
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.LINE));
    whole.setLayout(tight(1, 1));
    head = new Composite(whole, SWT.NONE);
    head.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    GridLayout headLayout = new GridLayout(6, false);
    headLayout.marginWidth = MARGIN;
    headLayout.marginHeight = 10;
    headLayout.horizontalSpacing = 12;
    head.setLayout(headLayout);
    head.setLayoutData(Parts.wide());

    Composite body = new Composite(whole, SWT.NONE);
    body.setBackground(theme.color(Role.LINE));
    body.setLayout(tight(2, 1));
    body.setLayoutData(Parts.fill());
    Composite left = new Composite(body, SWT.NONE);
    left.setBackground(theme.color(Role.SURFACE));
    left.setLayout(tight(1, 0));
    GridData leftData = new GridData(SWT.FILL, SWT.FILL, false, true);
    leftData.widthHint = SIDE;
    left.setLayoutData(leftData);
    Composite leftHead = Parts.group(left, 1);
    ((GridLayout) leftHead.getLayout()).marginWidth = 14;
    ((GridLayout) leftHead.getLayout()).marginHeight = 10;
    ((GridLayout) leftHead.getLayout()).verticalSpacing = 8;
    filter =
        new Segments(
            leftHead,
            theme,
            List.of(words.say("compare.all"), words.say("compare.onlyChanged")),
            0);
    filter.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    filter.onChoice(index -> showList());
    counts = Parts.text(leftHead, theme, Type.NOTE, Role.TEXT_SECONDARY, "");
    list = new Listing(left, theme);
    list.setLayoutData(Parts.fill());
    list.onChoice(line -> chosen(Integer.parseInt(line.id())));
    Composite foot = Parts.group(left, 1);
    ((GridLayout) foot.getLayout()).marginWidth = 14;
    ((GridLayout) foot.getLayout()).marginHeight = 10;
    how = Parts.text(foot, theme, Type.NOTE, Role.TEXT_TERTIARY, "");

    pane = new Pane(body, theme, Role.WINDOW_BACKGROUND, MARGIN);
    pane.setLayoutData(Parts.fill());
    column = pane.body();
    loading = new Background(whole);
    noting = new Background(whole);
  }

  private static GridLayout tight(int columns, int gap) {
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = gap;
    layout.verticalSpacing = gap;
    return layout;
  }

  Control control() {
    return whole;
  }

  /** What is compared. */
  Optional<Pair> pair() {
    return wanted;
  }

  void focus() {
    if (!list.isDisposed()) {
      list.setFocus();
    }
  }

  /** Compares two versions, beginning at the article the newer address names. */
  void open(Pair pair) {
    boolean same = wanted.filter(pair::equals).isPresent() && loaded.isPresent();
    wanted = Optional.of(pair);
    if (same) {
      return;
    }
    load(pair, start(pair));
  }

  /** Bundles or the day changed. */
  void refresh() {
    wanted.ifPresent(
        pair -> {
          int now = row;
          load(pair, comparison -> now);
        });
  }

  private interface Start {
    int row(Comparison comparison);
  }

  private static Start start(Pair pair) {
    return comparison -> {
      for (int i = 0; i < comparison.rows().size(); i++) {
        Comparison.Row row = comparison.rows().get(i);
        boolean newer = isIn(row.newer(), pair.newer);
        if (newer || row.newer().isEmpty() && isIn(row.older(), pair.older)) {
          return i;
        }
      }
      return -1;
    };
  }

  private static boolean isIn(Optional<Document.Provision> unit, Address address) {
    return !address.anchor().isEmpty()
        && unit.filter(one -> one.address().anchor().equals(address.anchor())).isPresent();
  }

  private static Address document(Address address) {
    return new Address(address.pack(), address.document(), address.version(), "");
  }

  private void load(Pair pair, Start start) {
    loading.run(
        words.say("compare.job"),
        () -> {
          Optional<Comparison> comparison =
              around.library().compare(document(pair.older), document(pair.newer));
          return comparison.isPresent()
              ? Optional.of(new Loaded(pair, comparison.get(), choices(comparison.get())))
              : Optional.<Loaded>empty();
        },
        found ->
            found.ifPresentOrElse(one -> fill(one, start), () -> fail(words.say("compare.gone"))),
        failure -> fail(words.say("error.compare", String.valueOf(failure.getMessage()))));
  }

  private List<Choice> choices(Comparison comparison) throws IOException {
    List<Choice> choices = new ArrayList<>();
    Versions versions = new Versions(around.registry().snapshot());
    for (Document side : List.of(comparison.newer(), comparison.older())) {
      for (Document document : versions.of(side)) {
        add(choices, document.address(), document.effective(), document.title());
      }
      add(choices, side.address(), side.effective(), side.title());
      for (Library.OwnDocument own : around.library().imports()) {
        boolean related =
            own.address().unversioned().equals(side.address().unversioned())
                || CitationText.title(side).equals(own.title());
        if (related) {
          add(choices, own.address(), own.effective(), own.title());
        }
      }
    }
    choices.sort(Comparator.comparing(Choice::effective).thenComparing(c -> c.address.toString()));
    return choices;
  }

  private static void add(List<Choice> choices, Address address, LocalDate from, String title) {
    if (choices.stream().noneMatch(choice -> choice.address.equals(address))) {
      choices.add(new Choice(address, from, title));
    }
  }

  private void fail(String text) {
    loaded = Optional.empty();
    for (Control child : head.getChildren()) {
      child.dispose();
    }
    back();
    Parts.text(head, theme, Type.ROOM, Role.TEXT, words.say("compare.title.plain"));
    list.lines(List.of());
    spots.clear();
    pane.clear();
    column = new Column(pane.body(), WIDEST, false).body();
    Parts.text(column, theme, Type.TEXT, Role.TEXT, text);
    whole.layout(true, true);
    pane.reflow();
  }

  // --- the head ----------------------------------------------------------------------------------

  private void back() {
    FlatButton back =
        new FlatButton(head, theme, FlatButton.Kind.QUIET, "", "left")
            .named(words.say("compare.back"));
    back.onAction(this::leave);
  }

  /** Back to reading the article that is shown. */
  void leave() {
    Optional<Address> article =
        loaded
            .filter(one -> row >= 0 && row < one.comparison.rows().size())
            .map(one -> one.comparison.rows().get(row))
            .flatMap(one -> one.newer().or(one::older))
            .map(Document.Provision::address);
    article
        .or(() -> wanted.map(Pair::newer))
        .ifPresent(
            address ->
                around.context().go(new Target(Surroundings.ROOM, "address", address.toString())));
  }

  private void fill(Loaded found, Start start) {
    loaded = Optional.of(found);
    for (Control child : head.getChildren()) {
      child.dispose();
    }
    back();
    Document newer = found.comparison.newer();
    String name =
        newer.shortNames().stream().findFirst().orElseGet(() -> CitationText.title(newer));
    Label title =
        Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("compare.title", shortened(name)));
    title.setToolTipText(newer.title());
    choice(found, found.comparison.older(), true);
    Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("compare.and"));
    choice(found, newer, false);
    if (around.services().canWrite()) {
      FlatButton export =
          new FlatButton(
              head, theme, FlatButton.Kind.SECONDARY, words.say("compare.export"), "doc");
      export.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
      export.onAction(this::export);
    } else {
      Parts.text(head, theme, Type.NOTE, Role.TEXT, "");
    }
    spots.clear();
    Map<Change, Integer> sums = new EnumMap<>(Change.class);
    List<Comparison.Row> rows = found.comparison.rows();
    for (int i = 0; i < rows.size(); i++) {
      sums.merge(rows.get(i).change(), 1, Integer::sum);
      spots(rows.get(i), i);
    }
    counts.setText(
        words.say(
            "compare.counts",
            sum(sums, Change.CHANGED),
            sum(sums, Change.ADDED),
            sum(sums, Change.DROPPED),
            sum(sums, Change.SAME)));
    how.setText(words.say("compare.note.how"));
    spot = -1;
    row = -1;
    int first = start.row(found.comparison);
    showList();
    chosen(
        first >= 0 ? Math.min(first, rows.size() - 1) : spots.isEmpty() ? 0 : spots.getFirst().row);
    whole.layout(true, true);
    pane.reflow();
  }

  private static String sum(Map<Change, Integer> sums, Change change) {
    return Integer.toString(sums.getOrDefault(change, 0));
  }

  private static String shortened(String name) {
    return name.length() <= 16 ? name : name.substring(0, 15) + "…";
  }

  private void spots(Comparison.Row one, int index) {
    switch (one.change()) {
      case SAME -> {}
      case ADDED, DROPPED -> spots.add(new Spot(index, 0));
      case CHANGED -> {
        int before = spots.size();
        for (int line = 0; line < one.lines().size(); line++) {
          if (one.lines().get(line).changed()) {
            spots.add(new Spot(index, line));
          }
        }
        if (spots.size() == before) {
          spots.add(new Spot(index, 0));
        }
      }
    }
  }

  private void choice(Loaded found, Document side, boolean older) {
    FlatButton button =
        new FlatButton(
            head,
            theme,
            FlatButton.Kind.SECONDARY,
            name(found.choices, side.address(), side.effective()),
            "down");
    button.setToolTipText(words.say(older ? "compare.choose.older" : "compare.choose.newer"));
    button.onAction(
        () -> {
          DropDown menu = new DropDown(button);
          for (Choice choice : found.choices) {
            menu.choice(
                words.say(
                    "compare.choice",
                    name(found.choices, choice.address, choice.effective),
                    choice.title),
                choice.address.equals(side.address()),
                () -> choose(found.pair, choice.address, older));
          }
          menu.open();
        });
  }

  /** A version by its first day; an own file says so when there is another of that day. */
  private String name(List<Choice> choices, Address address, LocalDate effective) {
    String day =
        effective.getYear() < EARLIEST
            ? words.say("history.undated")
            : words.say("compare.version", effective.toString());
    boolean several = choices.stream().filter(c -> c.effective.equals(effective)).count() > 1;
    return several && address.pack().equals("user") ? words.say("compare.own", day) : day;
  }

  private void choose(Pair pair, Address address, boolean older) {
    Address one = older ? address : pair.older;
    Address other = older ? pair.newer : address;
    around.compare(one, other);
  }

  // --- the list ----------------------------------------------------------------------------------

  private void showList() {
    loaded.ifPresent(
        found -> {
          List<Listing.Line> lines = new ArrayList<>();
          List<Comparison.Row> rows = found.comparison.rows();
          for (int i = 0; i < rows.size(); i++) {
            if (filter.chosen() == 0 || rows.get(i).change() != Change.SAME) {
              lines.add(line(rows.get(i), i));
            }
          }
          list.lines(lines);
          list.mark(Integer.toString(row));
        });
  }

  private Listing.Line line(Comparison.Row one, int index) {
    Document.Provision unit = one.newer().or(one::older).orElseThrow();
    String heading = unit.heading();
    String text =
        one.moved() && one.older().isPresent()
            ? (words.say("compare.was", one.older().get().label()) + "　" + heading).strip()
            : heading;
    return new Listing.Line(
        Integer.toString(index),
        unit.label().isEmpty() ? heading : unit.label(),
        text,
        ChangeSign.ICONS.getOrDefault(one.change(), ""),
        words.say("compare." + one.change().name()),
        ChangeSign.role(one.change()));
  }

  /** An article was chosen: its first change is the one to go on from. */
  private void chosen(int index) {
    spot = -1;
    for (int i = spots.size() - 1; i >= 0; i--) {
      if (spots.get(i).row == index) {
        spot = i;
      }
    }
    showRow(index);
  }

  /** Goes to the next change, or back to the one before. */
  void step(int by) {
    if (spots.isEmpty()) {
      around.context().say(words.say("compare.none"));
      return;
    }
    int next;
    if (spot >= 0) {
      next = spot + by;
    } else {
      next = by > 0 ? after(row) : after(row) - 1;
    }
    if (next < 0 || next >= spots.size()) {
      around.context().say(words.say(by > 0 ? "compare.last" : "compare.first"));
      return;
    }
    around.context().say("");
    spot = next;
    Spot to = spots.get(spot);
    if (to.row == row) {
      point();
    } else {
      showRow(to.row);
    }
  }

  /** The first change behind an article. */
  private int after(int index) {
    int first = 0;
    while (first < spots.size() && spots.get(first).row <= index) {
      first++;
    }
    return first;
  }

  // --- one article -------------------------------------------------------------------------------

  private void showRow(int index) {
    row = index;
    list.mark(Integer.toString(index));
    pane.clear();
    pane.setOrigin(0, 0);
    signs.clear();
    column = new Column(pane.body(), WIDEST, false).body();
    loaded.ifPresent(
        found -> {
          if (index >= 0 && index < found.comparison.rows().size()) {
            article(found, found.comparison.rows().get(index));
          } else {
            Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("compare.empty"));
          }
        });
    pane.reflow();
    point();
  }

  private void article(Loaded found, Comparison.Row one) {
    Document.Provision unit = one.newer().or(one::older).orElseThrow();
    Composite top = Parts.group(column, 4);
    Parts.text(
        top,
        theme,
        Type.HEADING,
        Role.TEXT,
        unit.heading().isEmpty() ? unit.label() : unit.heading());
    Label place = Parts.line(top, theme, Type.NOTE, Role.TEXT_SECONDARY, place());
    place.setLayoutData(Parts.right());
    where = Optional.of(place);
    go(top, words.say("compare.previous"), "up", -1);
    go(top, words.say("compare.next"), "dn", 1);

    Card card = new Card(column, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    Composite heads = three(card, Role.SURFACE_SUNKEN);
    sideHead(heads, found.comparison.older(), one.older());
    middle(heads, Role.SURFACE_SUNKEN);
    sideHead(heads, found.comparison.newer(), one.newer());
    if (one.lines().isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("text.none"));
    }
    for (Comparison.Line line : one.lines()) {
      Composite rule = new Composite(card, SWT.NONE);
      rule.setBackground(theme.color(Role.LINE));
      GridData thin = new GridData(SWT.FILL, SWT.CENTER, true, false);
      thin.heightHint = 1;
      rule.setLayoutData(thin);
      Composite cells = three(card, Role.SURFACE);
      side(cells, line.olderLabel(), line.older(), false);
      Composite middle = middle(cells, Role.SURFACE_SUNKEN);
      if (line.changed() || one.change() == Change.ADDED || one.change() == Change.DROPPED) {
        Change change =
            line.older().isEmpty()
                ? Change.ADDED
                : line.newer().isEmpty() ? Change.DROPPED : Change.CHANGED;
        ChangeSign sign =
            new ChangeSign(middle, theme, change, words.say("compare." + change.name()));
        sign.setLayoutData(new GridData(SWT.CENTER, SWT.BEGINNING, true, false));
        signs.add(Optional.of(sign));
      } else {
        signs.add(Optional.empty());
      }
      side(cells, line.newerLabel(), line.newer(), true);
    }
    Parts.text(
        column,
        theme,
        Type.NOTE,
        Role.TEXT_TERTIARY,
        new ComparisonReport(words).notes(found.comparison));
    notes(one);
  }

  private String place() {
    return spot < 0
        ? words.say("compare.places", Integer.toString(spots.size()))
        : words.say("compare.place", Integer.toString(spot + 1), Integer.toString(spots.size()));
  }

  private void go(Composite top, String name, String icon, int by) {
    FlatButton button = new FlatButton(top, theme, FlatButton.Kind.SECONDARY, name, icon);
    button.setLayoutData(Parts.right());
    button.setEnabled(!spots.isEmpty());
    button.onAction(() -> step(by));
  }

  /** Old at the left, new at the right, both as wide as the other. */
  private Composite three(Composite card, Role ground) {
    Composite cells = new Composite(card, SWT.NONE);
    cells.setBackground(theme.color(ground));
    cells.setLayoutData(Parts.wide());
    GridLayout layout = tight(3, 0);
    cells.setLayout(layout);
    return cells;
  }

  private Composite cell(Composite cells) {
    Composite cell = Parts.group(cells, 1);
    GridData half = new GridData(SWT.FILL, SWT.FILL, true, true);
    half.widthHint = 100;
    cell.setLayoutData(half);
    GridLayout layout = (GridLayout) cell.getLayout();
    layout.marginWidth = CELL;
    layout.marginHeight = 12;
    return cell;
  }

  private Composite middle(Composite cells, Role ground) {
    Composite middle = new Composite(cells, SWT.NONE);
    middle.setBackground(theme.color(ground));
    GridData data = new GridData(SWT.CENTER, SWT.FILL, false, true);
    data.widthHint = MIDDLE;
    middle.setLayoutData(data);
    GridLayout layout = tight(1, 0);
    layout.marginHeight = 14;
    middle.setLayout(layout);
    return middle;
  }

  private void sideHead(Composite cells, Document document, Optional<Document.Provision> unit) {
    Composite cell = cell(cells);
    Composite line = Parts.group(cell, 2);
    String days =
        document
            .repealed()
            .map(end -> words.say("compare.days", days(document), end.minusDays(1).toString()))
            .orElseGet(() -> words.say("history.from", days(document)));
    Parts.line(
        line,
        theme,
        Type.SECONDARY_STRONG,
        Role.TEXT,
        unit.map(Document.Provision::label).orElseGet(() -> words.say("compare.nothing.short")));
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, days);
  }

  private String days(Document document) {
    return document.effective().getYear() < EARLIEST
        ? words.say("history.undated")
        : document.effective().toString();
  }

  private void side(Composite cells, String label, List<Comparison.Piece> pieces, boolean newer) {
    Composite cell = cell(cells);
    if (pieces.isEmpty()) {
      Parts.text(cell, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("compare.nothing"));
    } else {
      PiecesText.show(cell, theme, label, pieces, newer);
    }
  }

  /** Marks the change that was gone to, and brings it into sight. */
  private void point() {
    int line = spot >= 0 && spots.get(spot).row == row ? spots.get(spot).line : -1;
    for (int i = 0; i < signs.size(); i++) {
      boolean here = i == line;
      signs
          .get(i)
          .ifPresent(
              sign -> {
                sign.current(here);
                if (here) {
                  pane.showControl(sign.getParent().getParent());
                }
              });
    }
    where
        .filter(label -> !label.isDisposed())
        .ifPresent(
            label -> {
              label.setText(place());
              label.getParent().layout(true);
            });
  }

  /** How many notes stand on the article, with the way to them. */
  private void notes(Comparison.Row one) {
    Optional<Notes> service = around.services().notes();
    Optional<Address> address = one.newer().or(one::older).map(Document.Provision::address);
    Composite into = column;
    if (service.isEmpty() || address.isEmpty()) {
      return;
    }
    noting.run(
        words.say("note.job"),
        () -> service.get().on(address.get()),
        marks -> {
          if (!marks.isEmpty() && !into.isDisposed()) {
            Card card = new Card(into, theme, 12);
            card.setLayoutData(Parts.wide());
            Composite line = Parts.group(card, 3);
            new Picture(line, theme, "", 16, () -> theme.icon("note", Role.TEXT_SECONDARY, 16));
            Parts.text(line, theme, Type.TEXT, Role.TEXT, marksSaid(marks));
            FlatButton see =
                new FlatButton(
                    line, theme, FlatButton.Kind.LINK, words.say("compare.notes.see"), "");
            see.onAction(() -> around.go(address.get()));
            pane.reflow();
          }
        },
        failure -> around.context().say(around.said(failure, "error.note")));
  }

  private String marksSaid(List<Notes.Placed> marks) {
    long moved = marks.stream().filter(mark -> mark.standing() == Notes.Standing.MOVED).count();
    String count = Integer.toString(marks.size());
    return moved == 0
        ? words.say("compare.notes", count)
        : words.say("compare.notes.moved", count, Long.toString(moved));
  }

  // --- the table as a file -----------------------------------------------------------------------

  private void export() {
    loaded.ifPresent(
        found -> {
          Composite top = ExportPart.place(pane);
          String title = CitationText.title(found.comparison.newer());
          ExportPart part =
              new ExportPart(
                  top,
                  theme,
                  words,
                  around.services(),
                  pane::reflow,
                  words.say("compare.export"),
                  words.say("compare.export.title", title),
                  List.of(
                      new ExportPart.Choice(
                          words.say("compare.export.rows"),
                          List.of(words.say("compare.onlyChanged"), words.say("compare.all")),
                          0)),
                  Optional.empty(),
                  (chosen, which) ->
                      Optional.of(
                          new ComparisonReport(words)
                              .of(found.comparison, chosen.getFirst() == 0, LocalDate.now())));
          pane.reflow();
          pane.setOrigin(0, 0);
          part.focus();
        });
  }
}
