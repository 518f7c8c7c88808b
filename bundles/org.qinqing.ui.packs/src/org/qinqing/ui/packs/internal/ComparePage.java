package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.qinqing.authoring.PackComparison;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 对照: what the levels of a place say on each topic, side by side, and where they differ. */
final class ComparePage {
  private static final int SIGN = 16;
  private static final int MOST_CASES = 40;
  private final RoomContext context;
  private final Theme theme;
  private final Services services;
  private final PackRegistry registry;
  private final Words words;
  private final Composite whole;
  private final FlatButton places;
  private final Label day;
  private final ProgressBar progress;
  private final Pane pane;
  private final Background background;
  private final Set<String> open = new HashSet<>();
  private Locality place;
  private Optional<Asked> asked = Optional.empty();

  /** What the comparison on the screen is of. */
  private record Asked(Locality place, LocalDate day, long generation) {}

  ComparePage(
      Composite parent,
      RoomContext context,
      Services services,
      PackRegistry registry,
      Words words) {
    this.context = context;
    this.theme = context.theme();
    this.services = services;
    this.registry = registry;
    this.words = words;
    place = context.workplace().place();
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    whole.setLayout(layout);
    Composite head = Parts.group(whole, 4);
    ((GridLayout) head.getLayout()).marginWidth = 24;
    ((GridLayout) head.getLayout()).horizontalSpacing = 12;
    Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("compare.place"));
    places = new FlatButton(head, theme, FlatButton.Kind.SECONDARY, "", "down");
    places.onAction(this::choosePlace);
    day = Parts.line(head, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    day.setLayoutData(Parts.wide());
    progress = new ProgressBar(head, SWT.INDETERMINATE);
    GridData narrow = new GridData(SWT.END, SWT.CENTER, false, false);
    narrow.widthHint = 120;
    progress.setLayoutData(narrow);
    progress.setVisible(false);
    pane = new Pane(whole, theme, Role.WINDOW_BACKGROUND, 24);
    pane.setLayoutData(Parts.fill());
    ((GridLayout) pane.body().getLayout()).marginHeight = 12;
    background = new Background(whole);
  }

  Control control() {
    return whole;
  }

  Locality place() {
    return place;
  }

  void place(Locality value) {
    place = value;
    refresh();
  }

  void focus() {
    if (whole.isVisible()) {
      places.setFocus();
    }
  }

  private void choosePlace() {
    DropDown menu = new DropDown(places);
    for (Pack pack : registry.snapshot().packs()) {
      Locality own = pack.locality();
      if (own.equals(Locality.TEMPLATE)) {
        // It speaks for no place until somebody fills it in.
        continue;
      }
      menu.choice(
          own.equals(Locality.NATIONAL)
              ? words.say("place.national")
              : words.say("place.code", pack.place(), own.code()),
          own.equals(place),
          () -> place(own));
    }
    menu.open();
  }

  /** Compares again when place, day or what is installed is another. */
  void refresh() {
    PackSnapshot snapshot = registry.snapshot();
    if (place.equals(Locality.NATIONAL)) {
      // The country alone has nothing to be compared with.
      snapshot.packs().stream()
          .map(Pack::locality)
          .filter(own -> !own.equals(Locality.NATIONAL) && !own.equals(Locality.TEMPLATE))
          .findFirst()
          .filter(own -> asked.isEmpty())
          .ifPresent(own -> place = own);
    }
    LocalDate asOf = context.workplace().asOf();
    Naming naming = new Naming(snapshot, words);
    places.text(naming.place(place));
    places.requestLayout();
    day.setText(words.say("compare.day", asOf.toString()));
    Asked now = new Asked(place, asOf, snapshot.generation());
    Optional<PackComparison> service = services.comparison();
    if (service.isEmpty() || asked.filter(now::equals).isPresent()) {
      return;
    }
    asked = Optional.of(now);
    progress.setVisible(true);
    context.say(words.say("compare.running"));
    background.run(
        words.say("job"),
        () -> service.get().compare(now.place, snapshot, asOf),
        found -> {
          ended();
          show(found, naming);
        },
        failure -> {
          ended();
          asked = Optional.empty();
          pane.clear();
          Parts.text(
              pane.body(),
              theme,
              Type.TEXT,
              Role.VERDICT_PROHIBITED,
              words.say("error.compare", String.valueOf(failure.getMessage())));
          pane.reflow();
        });
  }

  private void ended() {
    progress.setVisible(false);
    context.say("");
  }

  // --- what came of it ---------------------------------------------------------------------------

  private void show(PackComparison.Comparison found, Naming naming) {
    pane.clear();
    if (found.levels().size() < 2) {
      empty();
    } else {
      contradictions(found, naming);
      topics(found, naming);
    }
    pane.reflow();
    pane.setOrigin(0, 0);
  }

  private void empty() {
    Composite space = Parts.group(pane.body(), 1);
    GridLayout layout = (GridLayout) space.getLayout();
    layout.marginTop = 120;
    layout.verticalSpacing = 12;
    layout.marginWidth = 60;
    Parts.text(space, theme, Type.HEADING, Role.TEXT, words.say("compare.empty.title"))
        .setAlignment(SWT.CENTER);
    Parts.text(space, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("compare.empty.text"))
        .setAlignment(SWT.CENTER);
  }

  private void contradictions(PackComparison.Comparison found, Naming naming) {
    if (found.contradictions().isEmpty()) {
      Parts.text(
          pane.body(),
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say("compare.noContradiction"));
      return;
    }
    Parts.text(
        pane.body(),
        theme,
        Type.SECONDARY_STRONG,
        Role.VERDICT_PROHIBITED,
        words.say("compare.contradictions", Integer.toString(found.contradictions().size())));
    Card card = card(Role.VERDICT_PROHIBITED);
    head(card, found, words.say("compare.situation"));
    for (PackComparison.Case one : found.contradictions()) {
      situation(card, one, naming);
    }
  }

  private Card card(Role line) {
    Card card = new Card(pane.body(), theme, Role.SURFACE, line, false, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    return card;
  }

  private void head(Card card, PackComparison.Comparison found, String first) {
    new CompareRow(
            card,
            theme,
            CompareRow.Kind.HEAD,
            first,
            found.levels().stream()
                .map(
                    level ->
                        new CompareRow.Cell(
                            Optional.empty(),
                            level.locality().equals(Locality.NATIONAL)
                                ? words.say("place.national")
                                : words.say("compare.level", level.place(), level(level)),
                            "",
                            Role.TEXT_SECONDARY))
                .toList())
        .setLayoutData(Parts.wide());
  }

  private String level(PackComparison.Level level) {
    return words.say("level." + level.locality().depth());
  }

  private void topics(PackComparison.Comparison found, Naming naming) {
    Parts.text(
        pane.body(),
        theme,
        Type.SECONDARY_STRONG,
        Role.TEXT_SECONDARY,
        words.say("compare.topics", Integer.toString(found.topics().size())));
    Card card = card(Role.LINE);
    head(card, found, words.say("compare.topic"));
    for (PackComparison.Topic topic : found.topics()) {
      CompareRow row =
          new CompareRow(
              card, theme, CompareRow.Kind.TOPIC, naming.topic(topic.topic()), cells(topic));
      row.setLayoutData(Parts.wide());
      Composite cases = Parts.group(card, 1);
      ((GridLayout) cases.getLayout()).verticalSpacing = 0;
      unfold(row, cases, topic, naming, open.contains(topic.topic()));
      row.onAction(
          () -> {
            boolean now = !open.remove(topic.topic());
            if (now) {
              open.add(topic.topic());
            }
            unfold(row, cases, topic, naming, now);
            pane.reflow();
          });
    }
  }

  private void unfold(
      CompareRow row, Composite cases, PackComparison.Topic topic, Naming naming, boolean shown) {
    row.open(shown);
    for (Control child : cases.getChildren()) {
      child.dispose();
    }
    cases.setVisible(shown);
    ((GridData) cases.getLayoutData()).exclude = !shown;
    if (!shown) {
      return;
    }
    if (topic.cases().isEmpty()) {
      note(cases, words.say("compare.noCase"));
    }
    topic.cases().stream().limit(MOST_CASES).forEach(one -> situation(cases, one, naming));
    if (topic.cases().size() > MOST_CASES) {
      note(cases, words.say("compare.more", Integer.toString(topic.cases().size() - MOST_CASES)));
    }
  }

  private void note(Composite parent, String text) {
    Composite space = Parts.group(parent, 1);
    ((GridLayout) space.getLayout()).marginWidth = 38;
    ((GridLayout) space.getLayout()).marginHeight = 8;
    Parts.text(space, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }

  private List<CompareRow.Cell> cells(PackComparison.Topic topic) {
    List<CompareRow.Cell> cells = new ArrayList<>();
    for (int i = 0; i < topic.rules().size(); i++) {
      String count = words.say("compare.rules", Integer.toString(topic.rules().get(i).size()));
      if (i == 0) {
        cells.add(new CompareRow.Cell(Optional.empty(), count, "", Role.TEXT));
      } else {
        PackComparison.Mark mark = topic.marks().get(i - 1);
        Role role = role(mark);
        cells.add(
            new CompareRow.Cell(
                Optional.of(theme.icon(icon(mark), role, SIGN)),
                words.say("mark." + mark.name()),
                topic.rules().get(i).isEmpty() ? "" : count,
                role));
      }
    }
    return cells;
  }

  private static String icon(PackComparison.Mark mark) {
    return switch (mark) {
      case STRICTER -> "up";
      case LOOSER -> "dn";
      case SAME -> "check";
      case SILENT -> "minus";
    };
  }

  private static Role role(PackComparison.Mark mark) {
    return switch (mark) {
      case STRICTER -> Role.VERDICT_PROHIBITED;
      case LOOSER -> Role.VERDICT_CONDITIONAL;
      case SAME -> Role.VERDICT_PERMITTED;
      case SILENT -> Role.TEXT_TERTIARY;
    };
  }

  private void situation(Composite parent, PackComparison.Case one, Naming naming) {
    List<CompareRow.Cell> cells = new ArrayList<>();
    for (int i = 0; i < one.verdicts().size(); i++) {
      Verdict verdict = one.verdicts().get(i);
      cells.add(
          new CompareRow.Cell(
              Optional.of(theme.sign(verdict, SIGN)),
              naming.verdict(verdict),
              one.rules().get(i).orElse(""),
              Role.of(verdict)));
    }
    new CompareRow(parent, theme, CompareRow.Kind.CASE, naming.situation(one.facts()), cells)
        .setLayoutData(Parts.wide());
  }
}
