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
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
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
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
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
  private static final int WIDTH = 760;
  private static final int LOWEST = 300;
  private static final int TALLEST = 720;
  private static final int MARGIN = 24;
  private static final int FEW = 5;
  private static final int FEW_EACH = 3;
  private static final int SIGN = 20;

  /** Nobody that is known here vouches for the signer. */
  private static final String UNKNOWN_ROOT = "T-149";

  /**
   * What came of it.
   *
   * @param proposal what was carried out
   * @param outcomes empty when nothing was done
   */
  record Result(Proposal proposal, List<PackInstaller.Outcome> outcomes) {}

  private final Shell shell;
  private final Theme theme;
  private final PackInstaller installer;
  private final PackRegistry registry;
  private final Words words;
  private final Desk desk;
  private final Display display;
  private final @Nullable Control before;
  private final Runnable toTrust;
  private final Consumer<Result> ended;
  private final Label title;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final Composite footer;
  private final Background background;
  private final Listener keys = this::key;
  private Proposal proposal;
  private List<PackInstaller.Outcome> outcomes = List.of();
  private boolean working;
  private @Nullable Pane pane;

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
    this.ended = ended;
    display = parent.getDisplay();
    before = display.getFocusControl();
    shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE);
    shell.setText(words.say("consent.title"));
    // A line around it, for window systems that draw no frame.
    shell.setBackground(theme.color(Role.CONTROL_BORDER));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 1;
    layout.marginHeight = 1;
    layout.verticalSpacing = 0;
    shell.setLayout(layout);
    Composite head = Parts.group(shell, 1);
    head.setBackground(theme.color(Role.SURFACE));
    ((GridLayout) head.getLayout()).marginWidth = MARGIN;
    ((GridLayout) head.getLayout()).marginTop = 16;
    ((GridLayout) head.getLayout()).marginBottom = 8;
    title = Parts.text(head, theme, Type.ROOM, Role.TEXT, "");
    body = new Composite(shell, SWT.NONE);
    body.setBackground(theme.color(Role.SURFACE));
    body.setLayoutData(Parts.fill());
    body.setLayout(stack);
    Composite line = new Composite(shell, SWT.NONE);
    line.setBackground(theme.color(Role.LINE));
    GridData thin = Parts.wide();
    thin.heightHint = 1;
    line.setLayoutData(thin);
    footer = Parts.group(shell, 1);
    footer.setBackground(theme.color(Role.SURFACE));
    ((GridLayout) footer.getLayout()).marginWidth = MARGIN;
    ((GridLayout) footer.getLayout()).marginHeight = 14;
    background = new Background(shell);
    display.addFilter(SWT.KeyDown, keys);
    shell.addListener(SWT.Close, event -> event.doit = !working);
    shell.addListener(SWT.Dispose, event -> closed());
    examine();
    shell.open();
  }

  private void closed() {
    display.removeFilter(SWT.KeyDown, keys);
    Result result = new Result(proposal, outcomes);
    display.asyncExec(
        () -> {
          if (before != null && !before.isDisposed() && before.isVisible()) {
            before.setFocus();
          }
          ended.accept(result);
        });
  }

  /** Escape closes; what cannot take the keyboard itself is scrolled from anywhere. */
  private void key(Event event) {
    if (!(event.widget instanceof Control control) || control.getShell() != shell) {
      return;
    }
    if (event.keyCode == SWT.ESC) {
      event.doit = false;
      shell.close();
      return;
    }
    Pane scrolled = pane;
    if (scrolled == null || scrolled.isDisposed() || stack.topControl != scrolled) {
      return;
    }
    Point at = scrolled.getOrigin();
    int page = Math.max(40, scrolled.getClientArea().height - 40);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> scrolled.setOrigin(0, at.y + 40);
      case SWT.ARROW_UP -> scrolled.setOrigin(0, at.y - 40);
      case SWT.PAGE_DOWN -> scrolled.setOrigin(0, at.y + page);
      case SWT.PAGE_UP -> scrolled.setOrigin(0, at.y - page);
      default -> {}
    }
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
    waiting(words.say("consent.checking", name()), words.say("consent.checking.text"), true);
    background.run(
        words.say("job"),
        () -> examined.examine(installer),
        this::show,
        failure -> failed(desk.said(failure, "error.install")));
  }

  private void waiting(String head, String text, boolean leave) {
    clear(head);
    Pane waiting = pane();
    Parts.text(waiting.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, text);
    ProgressBar progress = new ProgressBar(waiting.body(), SWT.INDETERMINATE);
    progress.setLayoutData(Parts.wide());
    FlatButton no = buttons(leave ? words.say("consent.no") : "");
    ready();
    if (leave) {
      no.setFocus();
    }
  }

  private void clear(String head) {
    title.setText(head.replace("&", "&&"));
    for (Control child : body.getChildren()) {
      child.dispose();
    }
    for (Control child : footer.getChildren()) {
      child.dispose();
    }
  }

  private Pane pane() {
    Pane made = new Pane(body, theme, Role.SURFACE, MARGIN);
    GridLayout layout = (GridLayout) made.body().getLayout();
    layout.marginHeight = 4;
    layout.marginBottom = 12;
    pane = made;
    stack.topControl = made;
    return made;
  }

  /** Takes the room it needs, over the middle of the window. */
  private void ready() {
    shell.layout(true, true);
    Rectangle area = shell.getParent().getBounds();
    int width = Math.min(WIDTH, area.width - 40);
    Pane shown = pane;
    int inner =
        shown == null || shown.isDisposed()
            ? TALLEST
            : shown.body().computeSize(width, SWT.DEFAULT, true).y;
    int around = 0;
    for (Control child : shell.getChildren()) {
      around += child == body ? 0 : child.computeSize(width, SWT.DEFAULT, true).y;
    }
    Rectangle trim = shell.computeTrim(0, 0, width, inner + around + 2);
    int height = Math.max(LOWEST, Math.min(trim.height, Math.min(TALLEST, area.height - 48)));
    shell.setBounds(
        area.x + (area.width - trim.width) / 2,
        area.y + Math.max(24, (area.height - height) / 3),
        trim.width,
        height);
    shell.layout(true, true);
    if (shown != null && !shown.isDisposed()) {
      shown.reflow();
      shown.setOrigin(0, 0);
    }
  }

  /** The buttons at the foot; the first of them leaves. */
  private FlatButton buttons(String no) {
    GridLayout layout = (GridLayout) footer.getLayout();
    layout.numColumns = 2;
    Composite left = Parts.group(footer, 1);
    left.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    FlatButton leave = new FlatButton(footer, theme, FlatButton.Kind.SECONDARY, no, "");
    leave.setVisible(!no.isEmpty());
    leave.setLayoutData(Parts.right());
    leave.onAction(() -> display.asyncExec(this::leave));
    return leave;
  }

  private void leave() {
    if (!shell.isDisposed()) {
      shell.close();
    }
  }

  /** One more button at the right. */
  private FlatButton also(FlatButton.Kind kind, String text, Runnable action) {
    ((GridLayout) footer.getLayout()).numColumns++;
    FlatButton button = new FlatButton(footer, theme, kind, text, "");
    button.setLayoutData(Parts.right());
    // The button is gone when what it does shows something else.
    button.onAction(
        () ->
            display.asyncExec(
                () -> {
                  if (!shell.isDisposed()) {
                    action.run();
                  }
                }));
    return button;
  }

  private void failed(String why) {
    working = false;
    clear(words.say(proposal.key() + "not", name()));
    Pane shown = pane();
    Card band = band(shown.body(), Role.VERDICT_PROHIBITED, "warn", words.say("consent.failed"));
    note(band, why);
    buttons(words.say("consent.close")).setFocus();
    ready();
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
    clear(words.say("install.there", examined.parts().getFirst().title()));
    Pane shown = pane();
    Card band = band(shown.body(), Role.ACCENT, "info", words.say("install.there.text"));
    for (Proposal.Part part : examined.parts()) {
      note(band, words.say("install.there.part", part.title(), part.version()));
    }
    buttons(words.say("consent.close")).setFocus();
    ready();
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
    working = false;
    clear(words.say(proposal.key() + "not", name()));
    Pane shown = pane();
    Card band = band(shown.body(), Role.VERDICT_PROHIBITED, "warn", words.say("consent.refused"));
    note(band, words.say("consent.unchanged"));
    parts.stream()
        .flatMap(part -> part.signed().stream())
        // Of a collection others may have signed rightly.
        .filter(signed -> !signed.holds())
        .flatMap(signed -> signed.publisher().stream())
        .findFirst()
        .ifPresent(publisher -> note(band, words.say("consent.says", publisher.name())));
    Parts.text(shown.body(), theme, Type.STRONG, Role.TEXT, words.say("consent.reasons"));
    Findings.show(shown.body(), theme, errors);
    FlatButton close = buttons(words.say("consent.close"));
    if (errors.stream().anyMatch(finding -> finding.code().equals(UNKNOWN_ROOT))) {
      also(
          FlatButton.Kind.SECONDARY,
          words.say("consent.trust"),
          () -> {
            shell.close();
            display.asyncExec(toTrust);
          });
    }
    close.setFocus();
    ready();
  }

  /** What cannot be accepted without more is asked for in a step of its own. */
  private void ask(Proposal.Examined examined, Set<String> asked) {
    clear(words.say(asked.contains(Proposal.UNSIGNED) ? "ask.unsigned" : "ask.older", name()));
    Pane shown = pane();
    if (asked.contains(Proposal.UNSIGNED)) {
      unsigned(shown.body());
    }
    if (asked.contains(Proposal.OLDER)) {
      older(shown.body(), examined.errors());
    }
    FlatButton no = buttons(words.say("consent.no"));
    also(
        FlatButton.Kind.SECONDARY,
        words.say("ask.look"),
        () -> {
          if (proposal instanceof Proposal.Install install) {
            proposal = install.agreeing(examined);
            examine();
          }
        });
    ready();
    no.setFocus();
  }

  private void unsigned(Composite parent) {
    Card band = band(parent, Role.VERDICT_CONDITIONAL, "warn", words.say("unsigned.band"));
    note(band, words.say("unsigned.band.text"));
  }

  private void older(Composite parent, List<Diagnostic> findings) {
    Card band = band(parent, Role.VERDICT_CONDITIONAL, "undo", words.say("older.band"));
    findings.stream()
        .filter(finding -> finding.code().equals(Proposal.OLDER))
        .forEach(finding -> note(band, finding.message()));
    note(band, words.say("older.band.text"));
  }

  private Card band(Composite parent, Role role, String icon, String text) {
    Role soft = role == Role.ACCENT ? Role.ACCENT_SOFT : Role.valueOf(role.name() + "_SOFT");
    Card card = new Card(parent, theme, soft, role, false, 14);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 2;
    ((GridLayout) card.getLayout()).numColumns = 2;
    ((GridLayout) card.getLayout()).horizontalSpacing = 10;
    Picture sign = new Picture(card, theme, "", SIGN, () -> theme.icon(icon, role, SIGN));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Parts.text(card, theme, Type.STRONG, Role.TEXT, text);
    return card;
  }

  private void note(Card band, String text) {
    Label label = Parts.text(band, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
    ((GridData) label.getLayoutData()).horizontalIndent = SIGN + 10;
    ((GridData) label.getLayoutData()).horizontalSpan = 2;
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
    clear(question(examined));
    Pane shown = pane();
    boolean many = examined.parts().size() > 1;
    String signers = "";
    for (Proposal.Part part : examined.parts()) {
      if (many) {
        Parts.text(
            shown.body(),
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
        origin(shown.body(), part);
      }
      signers = signer;
      changes(shown.body(), part, many ? FEW_EACH : FEW);
      Findings.show(
          shown.body(),
          theme,
          part.findings().stream()
              .filter(finding -> finding.severity() == Diagnostic.Severity.WARNING)
              .filter(finding -> !AGREED.contains(finding.code()))
              .toList());
    }
    kept(shown.body());
    List<Tick> ticks = ticks(shown.body());
    FlatButton no = buttons(words.say(proposal.key() + "no"));
    FlatButton yes =
        also(
            FlatButton.Kind.PRIMARY,
            words.say(
                proposal instanceof Proposal.Install
                        && examined.parts().stream().allMatch(part -> part.replaces().isPresent())
                    ? "update.yes"
                    : proposal.key() + "yes"),
            () -> carryOut(examined));
    if (rowsHidden(examined, many)) {
      whole(shown, examined);
    }
    ready();
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

  private void kept(Composite parent) {
    Composite line = Parts.group(parent, 2);
    ((GridLayout) line.getLayout()).marginTop = 2;
    new Picture(line, theme, "", 16, () -> theme.icon("note", Role.TEXT_SECONDARY, 16));
    Parts.text(
        line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(proposal.key() + "kept"));
  }

  // --- who speaks --------------------------------------------------------------------------------

  private void origin(Composite parent, Proposal.Part part) {
    switch (proposal) {
      case Proposal.Install install -> signature(parent, install, part);
      case Proposal.RollBack back -> {
        Card band = band(parent, Role.ACCENT, "undo", words.say("back.band", part.version()));
        note(band, words.say("back.band.text", back.listed().version()));
      }
      case Proposal.Remove remove -> {
        Card band =
            band(
                parent,
                Role.ACCENT,
                "trash",
                remove
                    .returns()
                    .map(version -> words.say("drop.band.returns", version))
                    .orElseGet(() -> words.say("drop.band.none", instead(part))));
        note(band, words.say("drop.band.text"));
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
        band(
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
    note(band, String.join("　", facts));
    note(band, words.say("signed.print", publisher.get().words()));
    if (install.consent().downgrade().isPresent()) {
      Card older = band(parent, Role.VERDICT_CONDITIONAL, "undo", words.say("older.band"));
      note(older, words.say("older.band.text"));
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
  private void whole(Pane brief, Proposal.Examined examined) {
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
    Composite holder = new Composite(body, SWT.NONE);
    holder.setBackground(body.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = MARGIN;
    layout.marginHeight = 0;
    holder.setLayout(layout);
    String all = words.say("all.show", Integer.toString(examined.changes()));
    ChangeList list = new ChangeList(holder, theme, all, lines);
    list.setLayoutData(Parts.fill());
    Composite left = (Composite) footer.getChildren()[0];
    FlatButton more = new FlatButton(left, theme, FlatButton.Kind.LINK, all, "");
    more.onAction(
        () -> {
          boolean opens = stack.topControl == brief;
          stack.topControl = opens ? holder : brief;
          more.text(opens ? words.say("all.back") : all);
          more.requestLayout();
          body.layout(true, true);
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

  private void carryOut(Proposal.Examined examined) {
    if (working) {
      return;
    }
    working = true;
    Proposal agreed = proposal;
    waiting(words.say(proposal.key() + "running", name()), words.say("consent.running"), false);
    background.run(
        words.say("job"),
        () -> agreed.carryOut(installer, examined),
        done -> {
          working = false;
          if (done.stream().allMatch(PackInstaller.Outcome::done)) {
            outcomes = done;
            shell.close();
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
