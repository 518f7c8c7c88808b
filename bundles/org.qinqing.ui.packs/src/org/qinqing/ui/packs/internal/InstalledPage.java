package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 已安装: what is installed by place, how it stands, and everything about the chosen one. */
final class InstalledPage {
  private static final String BETWEEN = " ";
  private final RoomContext context;
  private final Theme theme;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Offered offered;
  private final Words words;
  private final Composite whole;
  private final Composite warning;
  private final PlaceFrame frame;
  private final PlaceList list;
  private final Drawer drawer;
  private final PackDetails details;
  private final Background reading;
  private IntConsumer counted = count -> {};
  private Shelf shelf = new Shelf(List.of(), List.of(), PackSnapshot.EMPTY);

  /** Id of the bundle whose details were asked for. */
  private Optional<String> told = Optional.empty();

  /**
   * What is installed.
   *
   * @param all every version
   * @param shown those that are not behind a newer one
   */
  private record Shelf(
      List<PackInstaller.Listed> all, List<PackInstaller.Listed> shown, PackSnapshot snapshot) {}

  InstalledPage(
      Composite parent,
      RoomContext context,
      PackInstaller installer,
      PackRegistry registry,
      DataFolder data,
      Services services,
      Offered offered,
      Words words,
      PackDetails.Wishes wishes) {
    this.context = context;
    this.theme = context.theme();
    this.installer = installer;
    this.registry = registry;
    this.offered = offered;
    this.words = words;
    whole = PlaceFrame.page(parent);
    warning = Parts.group(whole, 1);
    frame =
        new PlaceFrame(
            whole,
            theme,
            words,
            words.say("page.INSTALLED"),
            List.of(
                new Outline.Column(words.say("column.place"), 150, 3, 0),
                new Outline.Column(words.say("column.version"), 84, 0, 0),
                new Outline.Column(words.say("column.publisher"), 180, 5, 1),
                new Outline.Column(words.say("column.coverage"), 132, 1, 3),
                new Outline.Column(words.say("column.dates"), 148, 1, 2),
                new Outline.Column(words.say("column.size"), 70, 0, 4)),
            true);
    list = frame.list();
    drawer = frame.drawer();
    details =
        new PackDetails(drawer, whole, context, words, registry, data, services, offered, wishes);
    drawer.onClose(
        () -> {
          forget();
          list.mark("");
          list.focus();
        });
    list.onChoice(id -> id.flatMap(this::listed).ifPresentOrElse(this::show, this::closeDetails));
    list.onAction(drawer::focus);
    frame.tell(words.say("empty.title"), words.say("empty.text"));
    PlaceFrame.shown(warning, false);
    reading = new Background(whole);
  }

  Control control() {
    return whole;
  }

  /** Told how many bundles are installed. */
  void onCount(IntConsumer wanted) {
    counted = wanted;
  }

  // --- what is installed -------------------------------------------------------------------------

  /** What has to be worked out before it can be shown. */
  private record Read(Shelf shelf, List<PlaceTree.Entry> entries) {}

  void refresh() {
    LocalDate day = context.workplace().asOf();
    Offered.Known known = offered.known();
    reading.run(
        words.say("job"),
        () -> read(day, known),
        this::fill,
        failure -> {
          PlaceFrame.shown(warning, true);
          warn(words.say("error.read", String.valueOf(failure.getMessage())), false);
          whole.layout(true, true);
        });
  }

  private Read read(LocalDate day, Offered.Known known) {
    PackSnapshot snapshot = registry.snapshot();
    List<PackInstaller.Listed> all = installer.list();
    List<PackInstaller.Listed> shown =
        all.stream().filter(pack -> pack.state() != PackInstaller.State.SHADOWED).toList();
    Map<String, Pack> used = new HashMap<>();
    snapshot.packs().forEach(pack -> used.put(key(pack.id(), pack.version()), pack));
    Places places = new Places(snapshot, words);
    List<PlaceTree.Entry> entries = new ArrayList<>();
    for (PackInstaller.Listed listed : shown) {
      Optional<Pack> pack = Optional.ofNullable(used.get(key(listed.id(), listed.version())));
      entries.add(entry(listed, pack, places, day, known));
    }
    return new Read(new Shelf(all, shown, snapshot), entries);
  }

  private static String key(String id, String version) {
    return id + BETWEEN + version;
  }

  private void fill(Read read) {
    shelf = read.shelf;
    list.entries(read.entries);
    counted.accept(shelf.shown.size());
    long broken =
        shelf.shown.stream().filter(p -> p.state() == PackInstaller.State.REFUSED).count();
    PlaceFrame.shown(warning, broken > 0);
    if (broken > 0) {
      warn(words.say("unhealthy.count", Long.toString(broken)), true);
    }
    frame.some(!shelf.shown.isEmpty());
    if (drawer.isOpen()) {
      list.chosen()
          .flatMap(this::listed)
          .or(this::otherVersion)
          .ifPresentOrElse(this::show, this::closeDetails);
    }
    whole.layout(true, true);
  }

  private void warn(String text, boolean reasons) {
    for (Control child : warning.getChildren()) {
      child.dispose();
    }
    Card card =
        new Card(warning, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, false, 10);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).numColumns = reasons ? 3 : 2;
    ((GridLayout) card.getLayout()).horizontalSpacing = 10;
    new Picture(card, theme, "", 16, () -> theme.icon("warn", Role.VERDICT_PROHIBITED, 16));
    Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
    if (reasons) {
      FlatButton why =
          new FlatButton(card, theme, FlatButton.Kind.LINK, words.say("unhealthy.why"), "right");
      why.onAction(
          () ->
              shelf.shown.stream()
                  .filter(pack -> pack.state() == PackInstaller.State.REFUSED)
                  .findFirst()
                  .ifPresent(this::choose));
    }
  }

  /** What has taken the place of the bundle whose details are open, such as its update. */
  private Optional<PackInstaller.Listed> otherVersion() {
    Optional<PackInstaller.Listed> other = told.flatMap(this::newest);
    other.ifPresent(pack -> list.mark(key(pack.id(), pack.version())));
    return other;
  }

  private void choose(PackInstaller.Listed pack) {
    list.find(shelf.shown.size() > PlaceTree.FEW ? pack.id() : "");
    list.mark(key(pack.id(), pack.version()));
    show(pack);
  }

  /** Chooses a bundle by its id, such as the one that was just installed. */
  void choose(String id) {
    newest(id).ifPresent(this::choose);
  }

  private Optional<PackInstaller.Listed> newest(String id) {
    return shelf.shown.stream().filter(pack -> pack.id().equals(id)).findFirst();
  }

  private Optional<PackInstaller.Listed> listed(String key) {
    return shelf.shown.stream()
        .filter(pack -> key(pack.id(), pack.version()).equals(key))
        .findFirst();
  }

  private void show(PackInstaller.Listed listed) {
    told = Optional.of(listed.id());
    details.show(listed, shelf.all);
  }

  private void forget() {
    told = Optional.empty();
    details.forget();
  }

  private void closeDetails() {
    forget();
    drawer.hide();
  }

  private PlaceTree.Entry entry(
      PackInstaller.Listed listed,
      Optional<Pack> pack,
      Places places,
      LocalDate day,
      Offered.Known known) {
    String place =
        pack.map(used -> used.locality().equals(Locality.NATIONAL) ? "" : used.place())
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> places.name(listed.locality()));
    List<Outline.Cell> cells = new ArrayList<>();
    cells.add(Outline.Cell.of(place, places.below(listed.locality())));
    cells.add(
        known
            .update(listed.id())
            .map(
                offer ->
                    new Outline.Cell(
                        listed.version(), words.say("update.to", offer.version()), Role.ACCENT))
            .orElseGet(() -> Outline.Cell.of(listed.version(), "")));
    cells.add(
        new Outline.Cell(
            listed.publisher().isEmpty() ? words.say("publisher.unknown") : listed.publisher(),
            words.say("signature." + listed.signature().name()),
            switch (listed.signature()) {
              case VERIFIED -> Role.VERDICT_PERMITTED;
              case UNSIGNED -> Role.VERDICT_CONDITIONAL;
              case REVOKED -> Role.VERDICT_PROHIBITED;
              case UNKNOWN, NONE -> Role.TEXT_SECONDARY;
            }));
    Optional<Coverage> coverage = pack.map(used -> Coverage.of(used, day));
    cells.add(
        coverage
            .map(
                all ->
                    Outline.Cell.of(
                        words.say(
                            "coverage.texts",
                            Integer.toString(all.documents()),
                            Integer.toString(all.provisions())),
                        words.say("coverage.rules", Integer.toString(all.rules()))))
            .orElseGet(() -> Outline.Cell.of("", "")));
    cells.add(
        Outline.Cell.of(
            listed
                .since()
                .map(time -> LocalDate.ofInstant(time, ZoneId.systemDefault()).toString())
                .map(since -> words.say("since", since))
                .orElseGet(() -> listed.builtIn() ? words.say("since.builtIn") : ""),
            pack.map(used -> used.review().on().plus(used.review().every()))
                .map(due -> words.say("review.due", due.toString()))
                .orElse("")));
    cells.add(Outline.Cell.of(Size.of(listed.size(), words), ""));
    return new PlaceTree.Entry(
        key(listed.id(), listed.version()),
        listed.locality(),
        place,
        String.join(
            BETWEEN, place, listed.id(), listed.locality(), listed.title(), listed.publisher()),
        cells,
        tags(listed, pack, day, words));
  }

  /** What a person should know at a glance, the worst first; mostly nothing. */
  static List<Tag> tags(
      PackInstaller.Listed listed, Optional<Pack> pack, LocalDate day, Words words) {
    List<Tag> tags = new ArrayList<>();
    if (listed.state() == PackInstaller.State.REFUSED) {
      tags.add(Tag.of(words.say("state.REFUSED"), Role.VERDICT_PROHIBITED));
    }
    pack.ifPresent(
        used -> {
          Coverage coverage = Coverage.of(used, day);
          if (used.review().overdue(day)) {
            tags.add(Tag.of(words.say("tag.overdue"), Role.VERDICT_CONDITIONAL));
          }
          if (used.maturity() == Pack.Maturity.DRAFT) {
            tags.add(new Tag(words.say("tag.draft"), Role.VERDICT_CONDITIONAL, true));
          }
          if (coverage.unlisted() > 0) {
            tags.add(
                Tag.of(
                    words.say("tag.unlisted", Integer.toString(coverage.unlisted())),
                    Role.VERDICT_CONDITIONAL));
          }
          if (coverage.superseded() > 0) {
            tags.add(
                Tag.of(
                    words.say("tag.superseded", Integer.toString(coverage.superseded())),
                    Role.TEXT_SECONDARY));
          }
        });
    return tags;
  }

  void focus() {
    list.focus();
  }
}
