package org.qinqing.ui.packs.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.Authority;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.Publisher;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * Shows who speaks and what would become different before anything is installed, updated, taken
 * back or removed; then does exactly that. Closing it changes nothing.
 */
final class ConsentDialog {
  private static final int FEW = 5;
  private static final int FEW_EACH = 3;

  /** Nobody that is known here vouches for the signer. */
  private static final String UNKNOWN_ROOT = "T-149";

  /**
   * What came of it.
   *
   * @param proposal what was carried out
   * @param outcomes empty when nothing was done
   */
  record Result(Proposal proposal, List<PackInstaller.Outcome> outcomes) {}

  private final Sheet sheet;
  private final Theme theme;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Words words;
  private final Desk desk;
  private final Display display;
  private final Runnable toTrust;
  private final Background background;
  private Proposal proposal;
  private List<PackInstaller.Outcome> outcomes = List.of();
  private boolean working;

  /**
   * Opens it and begins to examine.
   *
   * @param toTrust leads to where roots are pinned
   * @param ended told once it is closed
   */
  ConsentDialog(
      Shell parent,
      Theme theme,
      PackInstaller installer,
      PackRegistry registry,
      Desk desk,
      Words words,
      Proposal proposal,
      Runnable toTrust,
      Consumer<Result> ended) {
    this.theme = theme;
    this.installer = installer;
    this.registry = registry;
    this.desk = desk;
    this.words = words;
    this.proposal = proposal;
    this.toTrust = toTrust;
    display = parent.getDisplay();
    sheet =
        new Sheet(
            parent,
            theme,
            words.say("consent.title"),
            () -> ended.accept(new Result(this.proposal, outcomes)));
    background = new Background(sheet.whole());
    examine();
    sheet.open();
  }

  // --- examining ---------------------------------------------------------------------------------

  private String name() {
    return switch (proposal) {
      case Proposal.Install install -> install.name();
      case Proposal.RollBack back -> title(back.listed());
      case Proposal.Remove remove -> title(remove.listed());
    };
  }

  private static String title(PackInstaller.Listed listed) {
    return listed.title().isEmpty() ? listed.id() : listed.title();
  }

  private void examine() {
    Proposal examined = proposal;
    sheet.waiting(
        words.say("consent.checking", name()),
        words.say("consent.checking.text"),
        words.say("consent.no"));
    background.run(
        words.say("job"),
        () -> examined.examine(installer),
        this::show,
        failure -> failed(desk.said(failure, "error.install")));
  }

  private void failed(String why) {
    working(false);
    Composite shown = sheet.begin(words.say(proposal.key() + "not", name()));
    Card band = sheet.band(shown, Role.VERDICT_PROHIBITED, "warn", words.say("consent.failed"));
    sheet.note(band, why);
    sheet.buttons(words.say("consent.close")).setFocus();
    sheet.ready();
  }

  // --- what was found ----------------------------------------------------------------------------

  private void show(Proposal.Examined examined) {
    if (!examined.accepted()) {
      refused(examined);
    } else if (proposal instanceof Proposal.Install && examined.nothingNew()) {
      nothingNew(examined);
    } else {
      propose(examined);
    }
  }

  private void nothingNew(Proposal.Examined examined) {
    Composite shown = sheet.begin(words.say("install.there", examined.parts().getFirst().title()));
    Card band = sheet.band(shown, Role.ACCENT, "info", words.say("install.there.text"));
    for (Proposal.Part part : examined.parts()) {
      sheet.note(band, words.say("install.there.part", part.title(), part.version()));
    }
    sheet.buttons(words.say("consent.close")).setFocus();
    sheet.ready();
  }

  private void refused(Proposal.Examined examined) {
    Set<String> asked =
        proposal instanceof Proposal.Install ? Proposal.Install.asked(examined) : Set.of();
    if (!asked.isEmpty()) {
      ask(examined, asked);
      return;
    }
    refused(examined.errors(), examined.parts());
  }

  private void refused(List<Diagnostic> errors, List<Proposal.Part> parts) {
    working(false);
    Composite shown = sheet.begin(words.say(proposal.key() + "not", name()));
    Card band = sheet.band(shown, Role.VERDICT_PROHIBITED, "warn", words.say("consent.refused"));
    sheet.note(band, words.say("consent.unchanged"));
    parts.stream()
        .flatMap(part -> part.signed().stream())
        // Of a collection others may have signed rightly.
        .filter(signed -> !signed.holds())
        .flatMap(signed -> signed.publisher().stream())
        .findFirst()
        .ifPresent(publisher -> sheet.note(band, words.say("consent.says", publisher.name())));
    Parts.text(shown, theme, Type.STRONG, Role.TEXT, words.say("consent.reasons"));
    Findings.show(shown, theme, errors);
    FlatButton close = sheet.buttons(words.say("consent.close"));
    if (errors.stream().anyMatch(finding -> finding.code().equals(UNKNOWN_ROOT))) {
      sheet.also(
          FlatButton.Kind.SECONDARY,
          words.say("consent.trust"),
          () -> {
            sheet.close();
            display.asyncExec(toTrust);
          });
    }
    close.setFocus();
    sheet.ready();
  }

  /** What cannot be accepted without more is asked for in a step of its own. */
  private void ask(Proposal.Examined examined, Set<String> asked) {
    Composite shown =
        sheet.begin(
            words.say(asked.contains(Proposal.UNSIGNED) ? "ask.unsigned" : "ask.older", name()));
    if (asked.contains(Proposal.UNSIGNED)) {
      unsigned(shown);
    }
    if (asked.contains(Proposal.OLDER)) {
      older(shown, examined.errors());
    }
    FlatButton no = sheet.buttons(words.say("consent.no"));
    sheet.also(
        FlatButton.Kind.SECONDARY,
        words.say("ask.look"),
        () -> {
          if (proposal instanceof Proposal.Install install) {
            proposal = install.agreeing(examined);
            examine();
          }
        });
    sheet.ready();
    no.setFocus();
  }

  private void unsigned(Composite parent) {
    Card band = sheet.band(parent, Role.VERDICT_CONDITIONAL, "warn", words.say("unsigned.band"));
    sheet.note(band, words.say("unsigned.band.text"));
  }

  private void older(Composite parent, List<Diagnostic> findings) {
    Card band = sheet.band(parent, Role.VERDICT_CONDITIONAL, "undo", words.say("older.band"));
    findings.stream()
        .filter(finding -> finding.code().equals(Proposal.OLDER))
        .forEach(finding -> sheet.note(band, finding.message()));
    sheet.note(band, words.say("older.band.text"));
  }

  // --- what would change -------------------------------------------------------------------------

  private String question(Proposal.Examined examined) {
    Proposal.Part part = examined.parts().getFirst();
    return switch (proposal) {
      case Proposal.Install install when examined.parts().size() > 1 ->
          words.say("install.many", Integer.toString(examined.parts().size()));
      case Proposal.Install install ->
          part.replaces().isEmpty()
              ? words.say("install.ask", part.title(), part.version())
              : words.say(
                  install.consent().downgrade().isPresent() ? "older.ask" : "update.ask",
                  part.title(),
                  part.replaces().get(),
                  part.version());
      case Proposal.RollBack back ->
          words.say("back.ask", part.title(), back.listed().version(), part.version());
      case Proposal.Remove remove -> words.say("drop.ask", part.title(), remove.listed().version());
    };
  }

  private void propose(Proposal.Examined examined) {
    Composite shown = sheet.begin(question(examined));
    boolean many = examined.parts().size() > 1;
    String signers = "";
    for (Proposal.Part part : examined.parts()) {
      if (many) {
        Parts.text(
            shown,
            theme,
            Type.HEADING,
            Role.TEXT,
            part.replaces().isEmpty()
                ? words.say("install.part", part.title(), part.version())
                : words.say("update.part", part.title(), part.replaces().get(), part.version()));
      }
      String signer =
          part.signed().flatMap(PackSigner.Verification::publisher).map(Publisher::name).orElse("");
      if (!many || signer.isEmpty() || !signer.equals(signers)) {
        origin(shown, part);
      }
      signers = signer;
      changes(shown, part, many ? FEW_EACH : FEW);
      Findings.show(
          shown,
          theme,
          part.findings().stream()
              .filter(finding -> finding.severity() == Diagnostic.Severity.WARNING)
              .filter(finding -> !AGREED.contains(finding.code()))
              .toList());
    }
    sheet.kept(shown, words.say(proposal.key() + "kept"));
    List<Tick> ticks = ticks(shown);
    FlatButton no = sheet.buttons(words.say(proposal.key() + "no"));
    FlatButton yes =
        sheet.also(
            FlatButton.Kind.PRIMARY,
            words.say(
                proposal instanceof Proposal.Install
                        && examined.parts().stream().allMatch(part -> part.replaces().isPresent())
                    ? "update.yes"
                    : proposal.key() + "yes"),
            () -> carryOut(examined));
    if (rowsHidden(examined, many)) {
      whole(examined);
    }
    sheet.ready();
    boolean plain =
        ticks.isEmpty()
            && proposal instanceof Proposal.Install
            && examined.parts().stream().noneMatch(ConsentDialog::loosens);
    (plain ? yes : no).setFocus();
    for (Tick tick : ticks) {
      tick.onChange(() -> allow(yes, ticks));
    }
    allow(yes, ticks);
  }

  /** Findings that only repeat what the person agreed to in this dialog. */
  private static final Set<String> AGREED = Set.of("T-104", "T-176");

  private static void allow(FlatButton yes, List<Tick> ticks) {
    yes.setEnabled(ticks.stream().allMatch(Tick::ticked));
    yes.redraw();
  }

  private static boolean loosens(Proposal.Part part) {
    return part.changes().changes().stream().anyMatch(c -> c.kind() == PackChanges.Kind.LOOSER)
        || part.changes().turned().stream()
            .anyMatch(turned -> turned.kind() == PackChanges.Kind.LOOSER);
  }

  private List<Tick> ticks(Composite parent) {
    List<Tick> ticks = new ArrayList<>();
    if (proposal instanceof Proposal.Install install) {
      if (install.consent().unsigned()) {
        ticks.add(new Tick(parent, theme, words.say("unsigned.tick")));
      }
      if (install.consent().downgrade().isPresent()) {
        ticks.add(new Tick(parent, theme, words.say("older.tick")));
      }
    }
    return ticks;
  }

  // --- who speaks --------------------------------------------------------------------------------

  private void origin(Composite parent, Proposal.Part part) {
    switch (proposal) {
      case Proposal.Install install -> signature(parent, install, part);
      case Proposal.RollBack back -> {
        Card band = sheet.band(parent, Role.ACCENT, "undo", words.say("back.band", part.version()));
        sheet.note(band, words.say("back.band.text", back.listed().version()));
      }
      case Proposal.Remove remove -> {
        Card band =
            sheet.band(
                parent,
                Role.ACCENT,
                "trash",
                remove
                    .returns()
                    .map(version -> words.say("drop.band.returns", version))
                    .orElseGet(() -> words.say("drop.band.none", instead(part))));
        sheet.note(band, words.say("drop.band.text"));
      }
    }
  }

  /** Who answers for a place once its own bundle is gone. */
  private String instead(Proposal.Part part) {
    PackSnapshot snapshot = registry.snapshot();
    return Locality.of(part.locality()).stream()
        .flatMap(place -> snapshot.chain(place).answering().stream())
        .filter(pack -> !pack.id().equals(part.id()))
        .map(
            pack ->
                pack.locality().equals(Locality.NATIONAL)
                    ? words.say("drop.national")
                    : pack.place())
        .reduce((one, next) -> words.say("drop.and", one, next))
        .orElseGet(() -> words.say("drop.nobody"));
  }

  private void signature(Composite parent, Proposal.Install install, Proposal.Part part) {
    Optional<PackSigner.Verification> signed = part.signed();
    Optional<Publisher> publisher = signed.flatMap(PackSigner.Verification::publisher);
    if (publisher.isEmpty()) {
      unsigned(parent);
      return;
    }
    boolean holds = signed.filter(PackSigner.Verification::holds).isPresent();
    Card band =
        sheet.band(
            parent,
            holds ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED,
            holds ? "shield" : "warn",
            words.say(holds ? "signed.band" : "signed.not", publisher.get().name()));
    List<String> facts = new ArrayList<>();
    signed
        .flatMap(PackSigner.Verification::signedAt)
        .map(time -> LocalDate.ofInstant(time, ZoneId.systemDefault()))
        .ifPresent(day -> facts.add(words.say("signed.at", day.toString())));
    facts.add(scope(publisher.get().authority(), part));
    sheet.note(band, String.join("　", facts));
    sheet.note(band, words.say("signed.print", publisher.get().words()));
    if (install.consent().downgrade().isPresent()) {
      Card older = sheet.band(parent, Role.VERDICT_CONDITIONAL, "undo", words.say("older.band"));
      sheet.note(older, words.say("older.band.text"));
    }
  }

  private String scope(Authority authority, Proposal.Part part) {
    Locality place = authority.locality();
    if (place.equals(Locality.NATIONAL)) {
      return words.say("signed.scope.national");
    }
    Places places = new Places(registry.snapshot(), words);
    String name =
        places
            .known(place.code())
            .orElseGet(
                () ->
                    place.code().equals(part.locality())
                        ? words.say("signed.scope.here", place.code())
                        : words.say("place.coded", place.code()));
    return words.say(place.depth() == 3 ? "signed.scope.one" : "signed.scope", name);
  }

  // --- what becomes different --------------------------------------------------------------------

  private void changes(Composite parent, Proposal.Part part, int most) {
    PackChanges changes = part.changes();
    Composite head = Parts.group(parent, 2);
    ((GridLayout) head.getLayout()).marginTop = 6;
    Label first =
        Parts.line(head, theme, Type.STRONG, Role.TEXT, words.say(proposal.key() + "changes"));
    first.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Label tried =
        Parts.text(
            head,
            theme,
            Type.SECONDARY,
            loosens(part) ? Role.VERDICT_CONDITIONAL : Role.TEXT_SECONDARY,
            tried(changes));
    tried.setAlignment(SWT.RIGHT);
    if (changes.changes().isEmpty()) {
      Parts.text(parent, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("change.nothing"));
      return;
    }
    if (changes.changes().size() > most) {
      new Tags(
          parent,
          theme,
          ChangeLine.counts(changes, words).stream()
              .map(count -> Tag.of(count, Role.TEXT_SECONDARY))
              .toList());
    }
    Composite rows = Parts.group(parent, 1);
    ((GridLayout) rows.getLayout()).verticalSpacing = 0;
    for (PackChanges.Change change : ChangeLine.first(changes, most)) {
      new ChangeRow(rows, theme, ChangeLine.of(change, words)).setLayoutData(Parts.wide());
    }
  }

  /** In how many situations the verdict is another one. */
  private String tried(PackChanges changes) {
    if (changes.situations() == 0) {
      return words.say("tried.none");
    }
    String all = Integer.toString(changes.situations());
    if (changes.turned().isEmpty()) {
      return words.say("tried.same", all);
    }
    long looser =
        changes.turned().stream()
            .filter(turned -> turned.kind() == PackChanges.Kind.LOOSER)
            .count();
    boolean plain =
        changes.turned().stream()
            .map(PackChanges.Turned::kind)
            .allMatch(k -> k == PackChanges.Kind.STRICTER || k == PackChanges.Kind.NEW);
    String turned = Integer.toString(changes.turned().size());
    return looser > 0
        ? words.say("tried.looser", all, turned, Long.toString(looser))
        : words.say(plain ? "tried.stricter" : "tried.turned", all, turned);
  }

  private static boolean rowsHidden(Proposal.Examined examined, boolean many) {
    return examined.parts().stream()
        .anyMatch(
            part ->
                part.changes().changes().size() > (many ? FEW_EACH : FEW)
                    || !part.changes().turned().isEmpty());
  }

  /** The list of everything, shown in place of the short one. */
  private void whole(Proposal.Examined examined) {
    List<ChangeLine> lines = new ArrayList<>();
    boolean many = examined.parts().size() > 1;
    for (Proposal.Part part : examined.parts()) {
      Map<String, List<ChangeLine>> groups = new LinkedHashMap<>();
      groups.put(
          words.say("all.changes", Integer.toString(part.changes().changes().size())),
          ChangeLine.ordered(part.changes()).stream().map(c -> ChangeLine.of(c, words)).toList());
      groups.put(
          words.say("all.turned", Integer.toString(part.changes().turned().size())),
          part.changes().turned().stream().map(t -> ChangeLine.of(t, words)).toList());
      groups.forEach(
          (name, group) -> {
            if (!group.isEmpty()) {
              lines.add(ChangeLine.heading(many ? words.say("all.of", part.title(), name) : name));
              lines.addAll(group);
            }
          });
    }
    Composite page = sheet.page();
    String all = words.say("all.show", Integer.toString(examined.changes()));
    ChangeList list = new ChangeList(page, theme, all, lines);
    list.setLayoutData(Parts.fill());
    FlatButton more = new FlatButton(sheet.left(), theme, FlatButton.Kind.LINK, all, "");
    more.onAction(
        () -> {
          boolean opens = sheet.turn(page);
          more.text(opens ? words.say("all.back") : all);
          more.requestLayout();
          if (opens) {
            // It can take the keyboard only once it is on the screen.
            display.asyncExec(
                () -> {
                  if (!list.isDisposed()) {
                    list.setFocus();
                  }
                });
          }
        });
  }

  // --- doing it ----------------------------------------------------------------------------------

  private void working(boolean value) {
    working = value;
    sheet.hold(value);
  }

  private void carryOut(Proposal.Examined examined) {
    if (working) {
      return;
    }
    working(true);
    Proposal agreed = proposal;
    sheet.waiting(words.say(proposal.key() + "running", name()), words.say("consent.running"), "");
    background.run(
        words.say("job"),
        () -> agreed.carryOut(installer, examined),
        done -> {
          working(false);
          if (done.stream().allMatch(PackInstaller.Outcome::done)) {
            outcomes = done;
            sheet.close();
          } else {
            refused(
                done.stream()
                    .flatMap(outcome -> outcome.findings().stream())
                    .filter(Diagnostic::isError)
                    .toList(),
                List.of());
          }
        },
        failure -> failed(desk.said(failure, proposal.key() + "error")));
  }
}
