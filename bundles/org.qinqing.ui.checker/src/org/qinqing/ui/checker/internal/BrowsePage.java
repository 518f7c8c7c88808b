package org.qinqing.ui.checker.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.pocketbook.Papers;
import org.qinqing.pocketbook.Pocketbook;
import org.qinqing.pocketbook.Standing;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * 翻一翻: topics at the left; at the right what one may do, may do after a step, and may not do, and
 * how to go about it. The whole can be printed as a booklet.
 */
final class BrowsePage {
  private static final int TOPICS_WIDTH = 228;
  private static final int SIGN = 20;
  private static final int HOW_COLUMNS = 3;
  private static final int NARROWEST_STEP = 100;

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final Checker checker;
  private final PackRegistry registry;
  private final Services services;
  private final Composite whole;
  private final Pane topics;
  private final Pane page;
  private final Background weighing;
  private final Set<Verdict> opened = new HashSet<>();
  private Weighed weighed = new Weighed(-1, Locality.NATIONAL, LocalDate.MIN, Map.of(), List.of());
  private String topic = "";
  private boolean printing;

  /**
   * What takes a while to find out.
   *
   * @param generation of the bundles it was found with
   * @param standings how rules of the place stand to those of the country
   * @param cards replies kept on this computer
   */
  private record Weighed(
      long generation,
      Locality place,
      LocalDate asOf,
      Map<String, Standing> standings,
      List<LocalCard> cards) {
    boolean isFor(PackSnapshot snapshot, Locality where, LocalDate day) {
      return generation == snapshot.generation() && place.equals(where) && asOf.equals(day);
    }
  }

  BrowsePage(
      Composite parent,
      RoomContext context,
      Words words,
      Checker checker,
      PackRegistry registry,
      Services services) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.checker = checker;
    this.registry = registry;
    this.services = services;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
    weighing = new Background(whole);
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 0;
    columns.marginHeight = 0;
    columns.horizontalSpacing = 0;
    whole.setLayout(columns);
    topics = new Pane(whole, theme, Role.SURFACE, 0);
    ((GridLayout) topics.body().getLayout()).verticalSpacing = 0;
    GridData narrow = new GridData(SWT.FILL, SWT.FILL, false, true);
    narrow.widthHint = TOPICS_WIDTH;
    topics.setLayoutData(narrow);
    page = new Pane(whole, theme, Role.WINDOW_BACKGROUND, 24);
    page.setLayoutData(Parts.fill());
  }

  Control control() {
    return whole;
  }

  String topic() {
    return topic;
  }

  void topic(String value) {
    if (!value.equals(topic)) {
      opened.clear();
    }
    topic = value;
    refresh();
  }

  void refresh() {
    PackSnapshot snapshot = registry.snapshot();
    Locality place = context.workplace().place();
    LocalDate asOf = context.workplace().asOf();
    boolean known = weighed.isFor(snapshot, place, asOf);
    Pocketbook book =
        Pocketbook.of(
            snapshot,
            place,
            context.workplace().side(),
            asOf,
            known ? weighed.standings : Map.of());
    show(snapshot, book);
    if (!known) {
      weighing.run(
          words.say("browse.job"),
          () ->
              new Weighed(
                  snapshot.generation(),
                  place,
                  asOf,
                  Standing.of(checker, snapshot, place, asOf),
                  cards()),
          found -> {
            weighed = found;
            refresh();
          },
          failure -> ILog.of(BrowsePage.class).warn("standings", failure));
    }
  }

  /** Replies are looked for again, for one may have been noted. */
  void enter() {
    weighed = new Weighed(-1, Locality.NATIONAL, LocalDate.MIN, Map.of(), List.of());
    refresh();
  }

  private List<LocalCard> cards() throws Exception {
    return services.cards.use(LocalCards::kept).map(LocalCards.Kept::cards).orElse(List.of());
  }

  private void show(PackSnapshot snapshot, Pocketbook book) {
    if (book.topic(topic).isEmpty()) {
      topic = book.topics().isEmpty() ? "" : book.topics().getFirst().id();
    }
    topics.clear();
    for (Pocketbook.Topic entry : book.topics()) {
      Row row =
          new Row(
              topics.body(),
              theme,
              entry.label(),
              "",
              List.of(Tag.bare(Integer.toString(entry.size()), Role.TEXT_TERTIARY)),
              false);
      row.setLayoutData(Parts.wide());
      row.selected(entry.id().equals(topic));
      row.onAction(() -> row.getDisplay().asyncExec(() -> chosen(entry.id())));
    }
    topics.reflow();
    page.clear();
    if (printing) {
      print(snapshot, book);
    }
    book.topic(topic)
        .ifPresentOrElse(
            found -> topic(snapshot, book, found),
            () ->
                Parts.text(
                    page.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("browse.empty")));
    page.reflow();
  }

  private void chosen(String id) {
    if (!whole.isDisposed()) {
      topic(id);
    }
  }

  private void topic(PackSnapshot snapshot, Pocketbook book, Pocketbook.Topic shown) {
    Names names = new Names(snapshot, words);
    Composite head = Parts.group(page.body(), 3);
    Parts.line(head, theme, Type.ROOM, Role.TEXT, shown.label());
    Parts.text(head, theme, Type.TEXT, Role.TEXT_SECONDARY, shown.say());
    Composite tools = Parts.group(head, 2);
    tools.setLayoutData(Parts.right());
    if (context.has("training")) {
      new FlatButton(tools, theme, FlatButton.Kind.LINK, words.say("browse.practise"), "train")
          .onAction(() -> context.go(new Target("training", "topic", topic)));
    }
    if (services.writer.isHere()) {
      new FlatButton(tools, theme, FlatButton.Kind.SECONDARY, words.say("browse.booklet"), "print")
          .onAction(
              () -> {
                printing = !printing;
                refresh();
              });
    }
    List<Tag> standings = standings(book, shown);
    if (!standings.isEmpty()) {
      new Tags(page.body(), theme, standings);
    }
    Composite columns = Parts.group(page.body(), 3);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 12;
    column(columns, names, book, Verdict.PERMITTED, shown.may());
    column(columns, names, book, Verdict.CONDITIONAL, shown.procedure());
    column(columns, names, book, Verdict.PROHIBITED, shown.mayNot());
    how(shown.how());
    replies(shown.id());
    basis(names, book, shown);
  }

  private List<Tag> standings(Pocketbook book, Pocketbook.Topic shown) {
    List<Tag> tags = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      int count = shown.standings().getOrDefault(standing, 0);
      if (count > 0) {
        tags.add(
            Tag.of(
                words.say("standing." + standing.name(), book.place(), Integer.toString(count)),
                Role.LOCAL_MARK));
      }
    }
    return tags;
  }

  private void column(
      Composite inside, Names names, Pocketbook book, Verdict verdict, Pocketbook.Column column) {
    Card card = new Card(inside, theme, Role.SURFACE, Role.LINE, false, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Composite bar = new Composite(card, SWT.NONE);
    bar.setBackground(theme.color(Role.of(verdict)));
    GridData thin = Parts.wide();
    thin.heightHint = 4;
    bar.setLayoutData(thin);
    Composite head = Parts.group(card, 3);
    ((GridLayout) head.getLayout()).marginWidth = 14;
    ((GridLayout) head.getLayout()).marginHeight = 10;
    new Picture(
        head, theme, words.say("browse." + verdict.name()), SIGN, () -> theme.sign(verdict, SIGN));
    Parts.line(head, theme, Type.HEADING, Role.TEXT, words.say("browse." + verdict.name()))
        .setLayoutData(Parts.wide());
    Parts.line(
        head,
        theme,
        Type.NOTE,
        Role.TEXT_TERTIARY,
        words.say("browse.count", Integer.toString(column.size())));
    // A column without lines of its own shows what there is at once.
    boolean all = opened.contains(verdict) || column.lines().isEmpty();
    column.lines().forEach(line -> line(card, names, book, line));
    if (all) {
      column.further().forEach(line -> line(card, names, book, line));
    } else if (!column.further().isEmpty()) {
      FlatButton more =
          new FlatButton(
              card,
              theme,
              FlatButton.Kind.LINK,
              words.say("browse.further", Integer.toString(column.further().size())),
              "down");
      GridData indented = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
      indented.horizontalIndent = 10;
      more.setLayoutData(indented);
      ((GridLayout) card.getLayout()).marginBottom = 8;
      more.onAction(
          () -> {
            opened.add(verdict);
            refresh();
          });
    }
  }

  private void line(Composite card, Names names, Pocketbook book, Pocketbook.Line line) {
    List<Tag> tags = line.local() ? List.of(Tag.of(line.place(), Role.LOCAL_MARK)) : List.of();
    String first = names.citation(line.basis().getFirst(), book.asOf());
    String citation =
        line.basis().size() == 1
            ? first
            : words.say("browse.basis", first, Integer.toString(line.basis().size()));
    // The provisions of a card stand behind all its lines; they are listed below the columns.
    String below = line.card() && line.basis().size() > 1 ? "" : citation;
    Row row =
        new Row(
            card,
            theme,
            line.text(),
            line.standing()
                .map(
                    standing ->
                        below + "\n" + words.say("tag.difference." + standing.name(), line.place()))
                .orElse(below),
            tags,
            true);
    row.setLayoutData(Parts.wide());
    row.onAction(
        () -> context.go(new Target("library", "address", line.basis().getFirst().toString())));
  }

  private void how(List<Pocketbook.Line> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Card card = new Card(page.body(), theme, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("browse.how"));
    Composite columns = Parts.group(card, HOW_COLUMNS);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 24;
    layout.verticalSpacing = 8;
    int number = 0;
    for (Pocketbook.Line step : steps) {
      number++;
      String text = words.say("browse.step", Integer.toString(number), step.text());
      GridData top = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
      top.widthHint = NARROWEST_STEP;
      Parts.text(
              columns,
              theme,
              Type.TEXT,
              Role.TEXT,
              step.local() ? words.say("browse.how.local", text, step.place()) : text)
          .setLayoutData(top);
    }
  }

  /** What the cards stand on, each a way into the library. */
  private void basis(Names names, Pocketbook book, Pocketbook.Topic shown) {
    if (shown.basis().isEmpty()) {
      return;
    }
    Card card = new Card(page.body(), theme, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("browse.sources"));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    for (Address address : shown.basis()) {
      new FlatButton(flow, theme, FlatButton.Kind.LINK, names.citation(address, book.asOf()), "")
          .onAction(() -> context.go(new Target("library", "address", address.toString())));
    }
  }

  private void replies(String shown) {
    List<LocalCard> replies =
        weighed.cards.stream().filter(card -> card.topic().equals(shown)).toList();
    if (replies.isEmpty()) {
      return;
    }
    Card card = new Card(page.body(), theme, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("browse.replies"));
    for (LocalCard reply : replies) {
      Parts.text(card, theme, Type.STRONG, Role.TEXT, reply.title());
      Parts.text(card, theme, Type.TEXT, Role.TEXT, reply.reply());
      Parts.text(
          card,
          theme,
          Type.NOTE,
          Role.TEXT_TERTIARY,
          words.say("reply.when", reply.repliedOn().toString(), reply.repliedBy()));
    }
  }

  // --- the booklet -------------------------------------------------------------------------------

  private void print(PackSnapshot snapshot, Pocketbook book) {
    Card card = new Card(page.body(), theme, Role.SURFACE, Role.ACCENT, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("browse.booklet"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("booklet.text"));
    String place = book.place().isEmpty() ? words.say("place.national") : book.place();
    LocalDate today = LocalDate.now();
    new SaveLine(
        card,
        theme,
        words,
        SaveLine.free(SaveLine.folder(), words.say("booklet.file", place, today.toString()), "pdf")
            .toString(),
        Format.PDF.extension(),
        typed -> {},
        () -> {
          printing = false;
          refresh();
        },
        page::reflow,
        target -> write(snapshot, book, today, target));
  }

  private List<String> write(PackSnapshot snapshot, Pocketbook book, LocalDate today, Path target)
      throws Exception {
    Optional<Pocketbook> marked =
        book.place().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Pocketbook.of(
                    snapshot,
                    book.locality(),
                    book.side(),
                    book.asOf(),
                    Standing.of(checker, snapshot, book.locality(), book.asOf())));
    return services.write(
        Papers.booklet(marked.orElse(book), snapshot, cards(), today),
        Layout.BOOKLET_A6,
        Format.PDF,
        target,
        words.say("save.noWriter"));
  }
}
