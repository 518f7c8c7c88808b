package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.Publisher;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/** Everything about one installed bundle, and what can be done with it. */
final class PackDetails {
  private static final int MOST_GAPS = 6;
  private static final int MOST_FINDINGS = 12;

  /** What a person wants done with a bundle. */
  interface Wishes {
    /** Something that changes what is installed. */
    void propose(Proposal proposal);

    /** An update by what a site offers. */
    void update(PackSites.Offer offer);

    /** The files of it, for writing. */
    void write(Path stored, PackInstaller.Listed listed);
  }

  private final Drawer drawer;
  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final PackRegistry registry;
  private final DataFolder data;
  private final Services services;
  private final Offered offered;
  private final Wishes wishes;
  private final Background reading;

  /**
   * What has to be read before it can be shown.
   *
   * @param pack empty when it cannot be used
   * @param questions how many questions it brings
   * @param stored its file in the pack store, if it did not come with the program
   * @param signed what its signature says now
   * @param findings why it cannot be used
   */
  private record Read(
      Optional<Pack> pack,
      int questions,
      Optional<Path> stored,
      Optional<PackSigner.Verification> signed,
      List<Diagnostic> findings) {}

  PackDetails(
      Drawer drawer,
      Composite owner,
      RoomContext context,
      Words words,
      PackRegistry registry,
      DataFolder data,
      Services services,
      Offered offered,
      Wishes wishes) {
    this.drawer = drawer;
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.registry = registry;
    this.data = data;
    this.services = services;
    this.offered = offered;
    this.wishes = wishes;
    reading = new Background(owner);
  }

  /**
   * Shows one bundle.
   *
   * @param all everything that is installed
   */
  void show(PackInstaller.Listed listed, List<PackInstaller.Listed> all) {
    reading.run(
        words.say("job"),
        () -> read(listed),
        found -> fill(listed, all, found),
        failure -> {
          drawer.begin(title(listed));
          drawer.text(words.say("error.read", String.valueOf(failure.getMessage())));
          drawer.ready();
        });
  }

  /** What is still being read is not shown any more. */
  void forget() {
    reading.forget();
  }

  private Read read(PackInstaller.Listed listed) throws IOException {
    PackSnapshot snapshot = registry.snapshot();
    Optional<Pack> pack =
        snapshot.pack(listed.id()).filter(used -> used.version().equals(listed.version()));
    Optional<Path> stored = listed.builtIn() ? Optional.empty() : stored(listed);
    Optional<PackSigner.Verification> signed = Optional.empty();
    if (stored.isPresent() && services.signer().isPresent()) {
      signed = services.signer().get().verify(stored.get()).stream().findFirst();
    }
    List<Diagnostic> findings =
        snapshot.unhealthy().stream()
            .filter(one -> one.id().equals(listed.id()) && one.version().equals(listed.version()))
            .flatMap(one -> one.findings().stream())
            .toList();
    return new Read(pack, pack.map(p -> p.questions().size()).orElse(0), stored, signed, findings);
  }

  /** The pack store keeps every version at a known place (law 12 of the house). */
  private Optional<Path> stored(PackInstaller.Listed listed) throws IOException {
    Path folder = data.root().resolve("packs").resolve(listed.id()).resolve(listed.version());
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".qinqing")).findFirst();
    }
  }

  private static String title(PackInstaller.Listed listed) {
    return listed.title().isEmpty() ? listed.id() : listed.title();
  }

  private void fill(PackInstaller.Listed listed, List<PackInstaller.Listed> all, Read read) {
    Composite body = drawer.begin(title(listed));
    List<Tag> tags = InstalledPage.tags(listed, read.pack, context.workplace().asOf(), words);
    if (!tags.isEmpty()) {
      new Tags(body, theme, tags.stream().limit(3).toList());
    }
    actions(body, listed, all, read);
    if (!read.findings.isEmpty()) {
      drawer.section(words.say("details.broken"));
      drawer.text(words.say("unhealthy.text"));
      Findings.show(body, theme, read.findings.stream().limit(MOST_FINDINGS).toList());
    }
    about(listed, all, read);
    publisher(body, listed, read);
    read.pack.ifPresent(pack -> coverage(pack, read.questions));
    read.pack.ifPresent(this::changes);
    drawer.ready();
  }

  // --- what can be done --------------------------------------------------------------------------

  private void actions(
      Composite body, PackInstaller.Listed listed, List<PackInstaller.Listed> all, Read read) {
    Flow flow = new Flow(body);
    flow.setLayoutData(Parts.wide());
    offered
        .known()
        .update(listed.id())
        .ifPresent(
            offer ->
                button(
                    flow,
                    FlatButton.Kind.PRIMARY,
                    words.say("details.update", offer.version()),
                    "",
                    () -> wishes.update(offer)));
    if (!listed.builtIn()) {
      listed
          .former()
          .ifPresent(
              former ->
                  button(
                      flow,
                      FlatButton.Kind.SECONDARY,
                      words.say("details.back", former),
                      "undo",
                      () -> wishes.propose(new Proposal.RollBack(listed))));
      button(
          flow,
          FlatButton.Kind.SECONDARY,
          words.say("details.drop"),
          "trash",
          () -> wishes.propose(new Proposal.Remove(listed, builtIn(listed, all))));
    }
    read.pack
        .flatMap(pack -> pack.documents().stream().findFirst())
        .filter(document -> context.has("library"))
        .ifPresent(
            document ->
                button(
                    flow,
                    FlatButton.Kind.SECONDARY,
                    words.say("details.read"),
                    "library",
                    () -> context.go(new Target("library", "address", first(document)))));
    if (services.authoring().isPresent()) {
      read.stored.ifPresent(
          stored ->
              button(
                  flow,
                  FlatButton.Kind.SECONDARY,
                  words.say("details.write"),
                  "edit",
                  () -> wishes.write(stored, listed)));
    }
    if (flow.getChildren().length == 0) {
      flow.dispose();
    }
  }

  private void button(Flow flow, FlatButton.Kind kind, String text, String icon, Runnable action) {
    FlatButton button = new FlatButton(flow, theme, kind, text, icon);
    button.onAction(() -> button.getDisplay().asyncExec(action));
  }

  private static String first(Document document) {
    return document.provisions().stream()
        .findFirst()
        .map(provision -> provision.address().toString())
        .orElseGet(() -> document.address().toString());
  }

  /** The version that came with the program and would be used again. */
  private static Optional<String> builtIn(
      PackInstaller.Listed listed, List<PackInstaller.Listed> all) {
    return all.stream()
        .filter(other -> other.builtIn() && other.id().equals(listed.id()))
        .map(PackInstaller.Listed::version)
        .findFirst();
  }

  // --- what there is to know ---------------------------------------------------------------------

  private void about(PackInstaller.Listed listed, List<PackInstaller.Listed> all, Read read) {
    drawer.section(words.say("details.about"));
    drawer.fact(
        words.say("column.place"), new Places(registry.snapshot(), words).full(listed.locality()));
    drawer.fact(words.say("column.version"), listed.version());
    drawer.fact(
        words.say("details.since"),
        listed
            .since()
            .map(time -> LocalDate.ofInstant(time, ZoneId.systemDefault()).toString())
            .orElseGet(() -> listed.builtIn() ? words.say("since.builtIn") : ""));
    read.pack.ifPresent(
        pack -> {
          LocalDate due = pack.review().on().plus(pack.review().every());
          drawer.fact(
              words.say("details.review"),
              words.say(
                  pack.review().overdue(context.workplace().asOf())
                      ? "details.review.overdue"
                      : "details.review.due",
                  pack.review().on().toString(),
                  due.toString()));
          drawer.fact(words.say("details.contact"), pack.contact());
          drawer.fact(words.say("details.licence"), pack.licence());
        });
    drawer.fact(words.say("column.size"), Size.of(listed.size(), words));
    List<String> shadowed =
        all.stream()
            .filter(other -> other.id().equals(listed.id()) && !other.equals(listed))
            .map(
                other ->
                    other.builtIn()
                        ? words.say("details.shadowed.builtIn", other.version())
                        : other.version())
            .toList();
    drawer.fact(words.say("details.shadowed"), String.join(words.say("list.and"), shadowed));
    drawer.fact(
        words.say("details.held"),
        listed.held().map(version -> words.say("details.held.text", version)).orElse(""));
  }

  private void publisher(Composite body, PackInstaller.Listed listed, Read read) {
    drawer.section(words.say("column.publisher"));
    drawer.text(listed.publisher().isEmpty() ? words.say("publisher.unknown") : listed.publisher());
    Optional<Publisher> publisher = read.signed.flatMap(PackSigner.Verification::publisher);
    if (publisher.isEmpty()) {
      drawer.text(words.say("details.origin." + listed.signature().name()));
      return;
    }
    boolean holds = read.signed.filter(PackSigner.Verification::holds).isPresent();
    new Tags(
        body,
        theme,
        List.of(
            holds
                ? Tag.of(words.say("signature.VERIFIED"), Role.VERDICT_PERMITTED)
                : Tag.of(words.say("details.noLonger"), Role.VERDICT_PROHIBITED)));
    drawer.fact(words.say("details.signer"), publisher.get().name());
    read.signed
        .flatMap(PackSigner.Verification::signedAt)
        .map(time -> LocalDate.ofInstant(time, ZoneId.systemDefault()).toString())
        .ifPresent(day -> drawer.fact(words.say("details.signed"), day));
    drawer.fact(words.say("details.print"), publisher.get().words());
    Findings.show(body, theme, read.signed.get().findings());
  }

  private void coverage(Pack pack, int questions) {
    Coverage coverage = Coverage.of(pack, context.workplace().asOf());
    drawer.section(words.say("column.coverage"));
    drawer.text(
        words.say(
            "details.coverage",
            Integer.toString(coverage.documents()),
            Integer.toString(coverage.provisions()),
            Integer.toString(coverage.rules()),
            Integer.toString(questions)));
    if (coverage.superseded() > 0) {
      drawer.text(words.say("details.superseded", Integer.toString(coverage.superseded())));
    }
    List<Document.Provision> gaps = Coverage.gaps(pack);
    for (Document.Provision gap : gaps.stream().limit(MOST_GAPS).toList()) {
      drawer.text(
          words.say(
              "details.gap",
              pack.document(gap.address(), context.workplace().asOf())
                  .map(Document::title)
                  .orElse(""),
              gap.label(),
              gap.declared().map(String::valueOf).orElse(""),
              gap.itemised().map(String::valueOf).orElse("")));
    }
    if (gaps.size() > MOST_GAPS) {
      drawer.text(words.say("details.gaps.more", Integer.toString(gaps.size() - MOST_GAPS)));
    }
  }

  private void changes(Pack pack) {
    if (pack.changes().isEmpty()) {
      return;
    }
    drawer.section(words.say("details.changes"));
    for (Pack.Change change : pack.changes()) {
      drawer.fact(change.version(), change.say());
    }
  }
}
