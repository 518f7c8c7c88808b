package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.Written;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * What is read: provisions in tabs with an outline beside them, two versions compared, all notes,
 * or what came of an import.
 */
final class Reader {
  private static final int MARGIN = 24;
  private static final int WIDEST = 1120;
  private static final int EMPTY_TOP = 160;
  private static final int OUTLINE = 248;
  private static final int OUTLINE_FROM = 1180;
  private static final Map<String, String> KINDS =
      Map.of(
          "party-regulation", "kind.party-regulation",
          "law", "kind.law",
          "administrative-regulation", "kind.administrative-regulation",
          "normative", "kind.normative",
          "opinion", "kind.opinion",
          "report", "kind.report",
          "guide", "kind.guide",
          "import", "kind.import");

  /** What stands on the page. */
  private enum Mode {
    NOTHING,
    PROVISION,
    NOTES,
    COMPARISON,
    MESSAGE
  }

  private final RoomContext context;
  private final Theme theme;
  private final Library library;
  private final PackRegistry registry;
  private final Services services;
  private final ReadingDesk desk;
  private final Words words;
  private final Runnable importer;
  private final Consumer<Boolean> alone;
  private final Composite whole;
  private final StackLayout stack = new StackLayout();
  private final Composite reading;
  private final TabStrip strip;
  private final FlatButton outlineButton;
  private final FlatButton star;
  private final FlatButton cite;
  private final FlatButton print;
  private final Composite body;
  private final OutlinePart outline;
  private final Pane pane;
  private final Background background;
  private final Background printing;
  private final Surroundings around;
  private final ComparePage comparison;
  private final Listener keys = this::key;
  private Mode mode = Mode.NOTHING;
  private Optional<ArticlePart> article = Optional.empty();
  private Optional<NotesPage> notesPage = Optional.empty();
  private Runnable listener = () -> {};

  Reader(
      Composite parent,
      RoomContext context,
      Library library,
      PackRegistry registry,
      Services services,
      ReadingDesk desk,
      Words words,
      Runnable importer,
      Consumer<Boolean> alone) {
    this.context = context;
    this.theme = context.theme();
    this.library = library;
    this.registry = registry;
    this.services = services;
    this.desk = desk;
    this.words = words;
    this.importer = importer;
    this.alone = alone;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.SURFACE));
    whole.setLayout(stack);
    reading = new Composite(whole, SWT.NONE);
    reading.setBackground(theme.color(Role.SURFACE));
    reading.setLayout(tight(1, 0));

    Composite head = Parts.group(reading, 6);
    GridLayout headLayout = (GridLayout) head.getLayout();
    headLayout.marginLeft = MARGIN - 8;
    headLayout.marginRight = MARGIN - 8;
    headLayout.horizontalSpacing = 2;
    outlineButton = quiet(head, "", "list").named(words.say("outline"));
    outlineButton.onAction(() -> outline(!outlineShown()));
    strip = new TabStrip(head, theme, words, desk.tabs(), new TabDeeds());
    strip.setLayoutData(Parts.wide());
    star = quiet(head, words.say("star"), "star");
    star.onAction(this::turnFavourite);
    cite = quiet(head, words.say("cite.short"), "copy");
    cite.onAction(this::citeMenu);
    print = quiet(head, "", "print").named(words.say("print"));
    print.onAction(this::print);
    FlatButton more = quiet(head, words.say("more"), "down").named(words.say("more.name"));
    more.onAction(() -> moreMenu(more));
    Composite rule = new Composite(reading, SWT.NONE);
    rule.setBackground(theme.color(Role.LINE));
    GridData thin = new GridData(SWT.FILL, SWT.CENTER, true, false);
    thin.heightHint = 1;
    rule.setLayoutData(thin);

    body = new Composite(reading, SWT.NONE);
    body.setBackground(theme.color(Role.LINE));
    body.setLayout(tight(2, 1));
    body.setLayoutData(Parts.fill());
    outline = new OutlinePart(body, theme, words, this::go, this::aside);
    GridData outlineData = new GridData(SWT.FILL, SWT.FILL, false, true);
    outlineData.widthHint = OUTLINE;
    outlineData.exclude = true;
    outline.control().setLayoutData(outlineData);
    outline.control().setVisible(false);
    pane = new Pane(body, theme, Role.SURFACE, MARGIN);
    pane.setLayoutData(Parts.fill());
    background = new Background(whole);
    printing = new Background(whole);
    around =
        new Surroundings(
            context, library, registry, services, desk, words, pane, this::reload, importer);
    comparison = new ComparePage(whole, around);
    stack.topControl = reading;
    Display display = whole.getDisplay();
    display.addFilter(SWT.KeyDown, keys);
    Runnable deaf = services.onChange(() -> onScreen(display, this::servicesChanged));
    whole.addListener(
        SWT.Dispose,
        event -> {
          display.removeFilter(SWT.KeyDown, keys);
          deaf.run();
        });
    whole.addListener(SWT.Resize, event -> outlineFits());
    if (desk.tabs().reading().isPresent()) {
      mode = Mode.PROVISION;
      load(true);
    } else {
      showEmpty();
    }
  }

  private void onScreen(Display display, Runnable work) {
    if (!display.isDisposed()) {
      display.asyncExec(
          () -> {
            if (!whole.isDisposed()) {
              work.run();
            }
          });
    }
  }

  private static GridLayout tight(int columns, int gap) {
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = gap;
    layout.verticalSpacing = 0;
    return layout;
  }

  private FlatButton quiet(Composite head, String text, String icon) {
    return new FlatButton(head, theme, FlatButton.Kind.QUIET, text, icon);
  }

  Control control() {
    return whole;
  }

  /** Told whenever another provision is shown, or none. */
  void onShown(Runnable wanted) {
    listener = wanted;
  }

  /** The provision that is shown; empty for none. */
  String reference() {
    return mode == Mode.PROVISION
        ? desk.tabs()
            .reading()
            .map(tab -> tab.address().isEmpty() ? tab.reference() : tab.address())
            .orElse("")
        : "";
  }

  static String kindOf(Words words, String kind) {
    return words.say(KINDS.getOrDefault(kind, "kind.other"));
  }

  /** The article of a paragraph or item; lists and sections stay as they are. */
  static Address unit(Address address) {
    Address unit = address;
    while (unit.segments().size() > 1
        && (unit.segments().getFirst().startsWith("art-")
            || unit.segments().getLast().startsWith("p-"))) {
      unit = unit.parent().orElse(unit);
    }
    return unit;
  }

  private static String normal(String wanted) {
    return Address.parse(wanted).map(address -> unit(address).toString()).orElse(wanted);
  }

  private void go(Address address) {
    around.go(address);
  }

  private void aside(Address address) {
    around.aside(address);
  }

  // --- what is asked for -------------------------------------------------------------------------

  /** Shows something; false when it is not the reader's. */
  boolean show(Target target) {
    switch (target.what()) {
      case "address" -> {
        keepPlace();
        desk.tabs().show(normal(target.value()));
        provision();
      }
      case "tab" -> {
        keepPlace();
        desk.tabs().open(normal(target.value()));
        provision();
      }
      case "notes" -> showNotes();
      case "compare" -> {
        Optional<ComparePage.Pair> pair = ComparePage.Pair.parse(target.value());
        if (pair.isEmpty()) {
          return false;
        }
        background.forget();
        turn(Mode.COMPARISON);
        comparison.open(pair.get());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What can be gone back to; empty when nothing is read. */
  Optional<Target> current() {
    return switch (mode) {
      case PROVISION ->
          desk.tabs()
              .reading()
              .map(tab -> new Target(Surroundings.ROOM, "address", tab.reference()));
      case NOTES -> Optional.of(new Target(Surroundings.ROOM, "notes", ""));
      case COMPARISON ->
          comparison.pair().map(pair -> new Target(Surroundings.ROOM, "compare", pair.value()));
      case NOTHING, MESSAGE -> Optional.empty();
    };
  }

  /** Place, role, day or installed bundles changed. */
  void refresh() {
    switch (mode) {
      case PROVISION -> load(true);
      case NOTES -> showNotes();
      case COMPARISON -> comparison.refresh();
      case NOTHING, MESSAGE -> {}
    }
  }

  private void servicesChanged() {
    if (mode == Mode.NOTES && services.notes().isEmpty()) {
      showEmpty();
    } else {
      refresh();
    }
    headChanged();
  }

  void open(String wanted) {
    show(new Target(Surroundings.ROOM, "address", wanted));
  }

  private void reload() {
    refresh();
  }

  private void turn(Mode wanted) {
    boolean wide = wanted == Mode.COMPARISON;
    boolean was = mode == Mode.COMPARISON;
    mode = wanted;
    stack.topControl = wide ? comparison.control() : reading;
    whole.layout(true);
    if (wide != was) {
      alone.accept(wide);
    }
    if (wanted != Mode.PROVISION) {
      article = Optional.empty();
      outlineFits();
    }
    if (wanted != Mode.NOTES) {
      notesPage = Optional.empty();
    }
    headChanged();
    listener.run();
  }

  private void headChanged() {
    boolean provision = mode == Mode.PROVISION && article.isPresent();
    strip.changed(mode == Mode.PROVISION);
    outlineButton.setEnabled(provision);
    star.setEnabled(provision && services.notes().isPresent());
    star.setVisible(services.notes().isPresent());
    ((GridData) layoutData(star)).exclude = services.notes().isEmpty();
    star.text(
        words.say(
            article.filter(part -> part.shown().isFavourite()).isPresent() ? "star.on" : "star"));
    cite.setEnabled(provision);
    print.setEnabled(provision);
    for (FlatButton button : List.of(outlineButton, star, cite, print)) {
      button.redraw();
    }
    star.getParent().layout(true);
  }

  private static Object layoutData(Control control) {
    if (control.getLayoutData() == null) {
      control.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    }
    return control.getLayoutData();
  }

  // --- a provision -------------------------------------------------------------------------------

  private void keepPlace() {
    if (mode == Mode.PROVISION) {
      desk.tabs().reading().ifPresent(tab -> desk.scrolled(tab.reference(), pane.getOrigin().y));
    }
  }

  private void provision() {
    turn(Mode.PROVISION);
    load(false);
  }

  /**
   * Reads what the tab stands for.
   *
   * @param stay whether the page stays where it is scrolled to
   */
  private void load(boolean stay) {
    Optional<TabSet.Tab> tab = desk.tabs().reading();
    if (tab.isEmpty()) {
      showEmpty();
      return;
    }
    String asked = tab.get().reference();
    int y = stay && article.isPresent() ? pane.getOrigin().y : desk.scrolled(asked);
    LocalDate day = context.workplace().asOf();
    Optional<Notes> notes = services.notes();
    background.run(
        words.say("loading"),
        () -> {
          Optional<Library.Page> page = library.show(asked, day);
          return page.isPresent()
              ? Optional.of(shown(page.get(), notes, day))
              : Optional.<ArticlePart.Shown>empty();
        },
        found -> found.ifPresentOrElse(shown -> fill(asked, shown, y), () -> gone(asked)),
        failure -> showError(words.say("error.open", String.valueOf(failure.getMessage())), true));
  }

  private void gone(String asked) {
    desk.tabs().found(asked, "", words.say("tab.gone"));
    showError(words.say("error.gone", asked), false);
  }

  private ArticlePart.Shown shown(Library.Page page, Optional<Notes> notes, LocalDate day)
      throws IOException {
    List<Notes.Placed> marks =
        notes.isPresent() ? notes.get().on(page.provision().address()) : List.of();
    return new ArticlePart.Shown(
        page,
        marks,
        page.status() == Library.Status.IN_FORCE ? Optional.empty() : successor(page, day));
  }

  /** The same provision in the version that counts on the day, or what replaced the document. */
  private Optional<ArticlePart.Successor> successor(Library.Page page, LocalDate day) {
    Optional<Library.Version> counts =
        page.versions().stream()
            .filter(version -> version.carried() && !version.from().isAfter(day))
            .filter(version -> !version.address().equals(page.provision().address()))
            .reduce((one, later) -> later);
    Optional<Address> there =
        counts.map(Library.Version::address).or(() -> page.document().repealedBy());
    return there
        .flatMap(address -> library.show(address.toString(), day))
        .filter(next -> next.status() == Library.Status.IN_FORCE)
        .map(
            next ->
                new ArticlePart.Successor(
                    next.provision().address(),
                    next.provision().label().isEmpty()
                        ? words.say("read.document", CitationText.title(next.document()))
                        : next.provision().label()));
  }

  private void fill(String asked, ArticlePart.Shown shown, int y) {
    boolean focused = hasFocus();
    boolean writing = focused && isWriting();
    Document document = shown.page().document();
    Document.Provision provision = shown.page().provision();
    String title =
        provision.label().isEmpty()
            ? document.shortNames().stream().findFirst().orElseGet(document::title)
            : provision.label();
    desk.tabs().found(asked, provision.address().toString(), title);
    Composite column = start();
    ArticlePart part = new ArticlePart(column, around, shown);
    article = Optional.of(part);
    outline.show(document, provision.address());
    outlineFits();
    finish(y);
    headChanged();
    listener.run();
    if (writing) {
      part.notes().ifPresent(NotesPart::focus);
    } else if (focused) {
      focus();
    }
  }

  private boolean isWriting() {
    return whole.getDisplay().getFocusControl() instanceof StyledText text && text.getEditable();
  }

  void focus() {
    if (mode == Mode.COMPARISON) {
      comparison.focus();
    } else if (mode == Mode.NOTES && notesPage.isPresent()) {
      notesPage.get().focus();
    } else if (!pane.body().setFocus()) {
      pane.setFocus();
    }
  }

  private Composite start() {
    pane.clear();
    return new Column(pane.body(), WIDEST, false).body();
  }

  private void finish(int y) {
    pane.reflow();
    pane.setOrigin(0, y);
  }

  private boolean hasFocus() {
    for (Control at = pane.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
      if (at == pane) {
        return true;
      }
    }
    return false;
  }

  // --- the outline -------------------------------------------------------------------------------

  private boolean outlineShown() {
    return outline.control().isVisible();
  }

  private void outline(boolean open) {
    desk.outline(open);
    outlineFits();
    if (open && article.isPresent()) {
      outline.find();
    } else {
      strip.setFocus();
    }
  }

  /** Open when a person wants it, else when there is room for it. */
  private void outlineFits() {
    boolean room = whole.getClientArea().width >= OUTLINE_FROM;
    boolean open = mode == Mode.PROVISION && article.isPresent() && desk.outline().orElse(room);
    GridData data = (GridData) outline.control().getLayoutData();
    if (data.exclude == open) {
      data.exclude = !open;
      outline.control().setVisible(open);
      body.layout(true);
    }
  }

  // --- tabs --------------------------------------------------------------------------------------

  /** What a person does with the tabs. */
  private final class TabDeeds implements TabStrip.Actions {
    @Override
    public void go(int index) {
      String reference = desk.tabs().tabs().get(index).reference();
      context.go(new Target(Surroundings.ROOM, "address", reference));
      strip.setFocus();
    }

    @Override
    public void close(int index) {
      boolean active = index == desk.tabs().active();
      boolean focused = strip.isFocusControl();
      desk.tabs().close(index);
      if (!active || mode != Mode.PROVISION) {
        headChanged();
      } else if (desk.tabs().reading().isPresent()) {
        article = Optional.empty();
        load(false);
        headChanged();
      } else {
        showEmpty();
      }
      if (focused) {
        strip.setFocus();
      }
    }

    @Override
    public void hold(int index, boolean value) {
      desk.tabs().hold(index, value);
      headChanged();
    }
  }

  private void key(Event event) {
    if (whole.isDisposed()
        || !whole.isVisible()
        || !(event.widget instanceof Control control)
        || control.getShell() != whole.getShell()) {
      return;
    }
    int modifiers = event.stateMask & SWT.MODIFIER_MASK;
    boolean command = modifiers == SWT.MOD1;
    boolean reads = mode == Mode.PROVISION;
    if (command && event.keyCode == 'w' && reads && desk.tabs().active() >= 0) {
      new TabDeeds().close(desk.tabs().active());
    } else if (event.keyCode == SWT.TAB && (modifiers & SWT.MOD1) != 0 && mode != Mode.COMPARISON) {
      int by = (modifiers & SWT.SHIFT) != 0 ? -1 : 1;
      desk.tabs()
          .beside(by)
          .ifPresent(tab -> context.go(new Target(Surroundings.ROOM, "address", tab.reference())));
    } else if (command && event.keyCode == 'f' && reads && isInside(control)) {
      outline(true);
    } else if (mode == Mode.COMPARISON && event.keyCode == SWT.F7) {
      comparison.step((modifiers & SWT.SHIFT) != 0 ? -1 : 1);
    } else if (mode == Mode.COMPARISON && event.keyCode == SWT.ESC && !(control instanceof Text)) {
      comparison.leave();
    } else {
      return;
    }
    event.doit = false;
  }

  private boolean isInside(Control control) {
    for (Control at = control; at != null; at = at.getParent()) {
      if (at == whole) {
        return true;
      }
    }
    return false;
  }

  // --- what one can do with the page -------------------------------------------------------------

  private void turnFavourite() {
    article.ifPresent(
        part -> part.notes().ifPresent(notes -> notes.favourite(part.shown().favourites())));
  }

  private void citeMenu() {
    article.ifPresent(
        part -> {
          DropDown menu = new DropDown(cite);
          menu.add(words.say("cite"), part::cite);
          menu.add(words.say("cite.withText"), part::citeWithText);
          menu.open();
        });
  }

  private void moreMenu(FlatButton under) {
    DropDown menu = new DropDown(under);
    boolean provision = article.isPresent();
    menu.add(words.say("export"), this::export).setEnabled(provision && services.canWrite());
    if (services.notes().isPresent()) {
      menu.add(words.say("note.all"), () -> context.go(new Target(Surroundings.ROOM, "notes", "")));
    }
    menu.line();
    menu.choice(words.say("outline"), outlineShown(), () -> outline(!outlineShown()));
    int active = desk.tabs().active();
    if (active >= 0) {
      boolean held = desk.tabs().tabs().get(active).held();
      menu.choice(words.say("tab.hold"), held, () -> new TabDeeds().hold(active, !held));
      menu.add(words.say("tab.close"), () -> new TabDeeds().close(active));
    }
    menu.open();
  }

  private DocumentExport exported(ArticlePart part) {
    return new DocumentExport(
        library,
        services.notes(),
        words,
        part.shown().page().document(),
        context.workplace().asOf());
  }

  private void export() {
    article.ifPresent(
        part -> {
          Library.Page page = part.shown().page();
          Document document = page.document();
          String anchor = page.provision().address().anchor();
          boolean single = !anchor.isEmpty();
          boolean digest = document.wording() == Document.Wording.DIGEST;
          boolean noted = services.notes().isPresent();
          List<ExportPart.Choice> choices = new ArrayList<>();
          List<String> scopes =
              single
                  ? List.of(
                      words.say("export.scope.article"),
                      words.say("export.scope.some"),
                      words.say("export.scope.whole"))
                  : List.of(words.say("export.scope.some"), words.say("export.scope.whole"));
          choices.add(new ExportPart.Choice(words.say("export.scope"), scopes, single ? 0 : 1));
          List<DocumentReport.Wording> wordings =
              digest
                  ? List.of(DocumentReport.Wording.values())
                  : List.of(DocumentReport.Wording.OWN, DocumentReport.Wording.BOTH);
          choices.add(
              new ExportPart.Choice(
                  words.say("export.wording"),
                  wordings.stream().map(one -> wording(one, digest)).toList(),
                  page.counterpart().isPresent() ? wordings.size() - 1 : 0));
          if (noted) {
            choices.add(
                new ExportPart.Choice(
                    words.say("export.notes"),
                    List.of(words.say("export.notes.no"), words.say("export.notes.yes")),
                    0));
          }
          Composite top = ExportPart.place(pane);
          DocumentExport export = exported(part);
          ExportPart form =
              new ExportPart(
                  top,
                  theme,
                  words,
                  services,
                  pane::reflow,
                  words.say("export.title"),
                  CitationText.title(document) + page.provision().label(),
                  choices,
                  Optional.of(new ExportPart.Asked(number(anchor), single ? 1 : 0)),
                  (chosen, which) ->
                      export.report(
                          DocumentExport.Scope.values()[chosen.getFirst() + (single ? 0 : 1)],
                          anchor,
                          which,
                          wordings.get(chosen.get(1)),
                          noted && chosen.get(2) == 1));
          pane.reflow();
          pane.setOrigin(0, 0);
          form.focus();
        });
  }

  private String wording(DocumentReport.Wording wording, boolean digest) {
    return switch (wording) {
      case OWN -> words.say(digest ? "export.wording.digest" : "export.wording.official");
      case OFFICIAL -> words.say("export.wording.official");
      case BOTH -> words.say("export.wording.both");
    };
  }

  private static String number(String anchor) {
    return anchor.startsWith("art-") ? anchor.substring("art-".length()) : "";
  }

  /** Prints by way of a file that the system's own viewer prints; without a writer, the text. */
  private void print() {
    if (article.isEmpty()) {
      return;
    }
    ArticlePart part = article.get();
    String anchor = part.shown().page().provision().address().anchor();
    DocumentReport.Wording wording =
        part.shown().page().counterpart().isPresent()
            ? DocumentReport.Wording.BOTH
            : DocumentReport.Wording.OWN;
    DocumentExport export = exported(part);
    Optional<Callable<Optional<Path>>> work =
        services.writing(
            writer -> {
              Optional<Report> report =
                  export.report(
                      anchor.isEmpty() ? DocumentExport.Scope.WHOLE : DocumentExport.Scope.ARTICLE,
                      anchor,
                      "",
                      wording,
                      false);
              if (report.isEmpty()) {
                return Optional.empty();
              }
              Path file = Files.createTempFile("qinqing-", ".pdf");
              file.toFile().deleteOnExit();
              Written written = writer.write(report.get(), Layout.OFFICIAL_A4, Format.PDF, file);
              return written.done() ? Optional.of(file) : Optional.empty();
            });
    if (work.isEmpty()) {
      printText(part);
      return;
    }
    context.say(words.say("print.running"));
    printing.run(
        words.say("print"),
        work.get(),
        file -> {
          if (file.isEmpty()) {
            printText(part);
          } else {
            boolean open = Program.launch(file.get().toString());
            context.say(words.say(open ? "print.opened" : "print.file", file.get().toString()));
          }
        },
        failure -> context.say(words.say("error.print", String.valueOf(failure.getMessage()))));
  }

  private void printText(ArticlePart part) {
    if (Printer.getDefaultPrinterData() == null || part.firstText().isEmpty()) {
      context.say(words.say("print.none"));
      return;
    }
    PrinterData chosen = new PrintDialog(whole.getShell()).open();
    if (chosen != null) {
      Printer printer = new Printer(chosen);
      Runnable job = part.firstText().get().control().print(printer);
      printing.run(
          words.say("print"),
          () -> {
            job.run();
            return true;
          },
          done -> printer.dispose(),
          failure -> printer.dispose());
    }
  }

  // --- other pages -------------------------------------------------------------------------------

  void showEmpty() {
    background.forget();
    turn(Mode.NOTHING);
    pane.clear();
    Composite space = Parts.group(pane.body(), 1);
    ((GridLayout) space.getLayout()).marginTop = EMPTY_TOP;
    ((GridLayout) space.getLayout()).verticalSpacing = 12;
    ((GridLayout) space.getLayout()).marginWidth = 40;
    centred(space, Type.HEADING, Role.TEXT, words.say("empty.title"));
    centred(space, Type.TEXT, Role.TEXT_SECONDARY, words.say("empty.text"));
    FlatButton button =
        new FlatButton(
            space, theme, FlatButton.Kind.SECONDARY, words.say("official.import"), "doc");
    button.onAction(importer);
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    finish(0);
  }

  private void centred(Composite parent, Type type, Role role, String text) {
    Parts.text(parent, theme, type, role, text).setAlignment(SWT.CENTER);
  }

  private void showNotes() {
    Optional<Notes> notes = services.notes();
    if (notes.isEmpty()) {
      return;
    }
    keepPlace();
    boolean before = mode == Mode.NOTES;
    int chosen = notesPage.map(NotesPage::chosen).orElse(0);
    int y = before ? pane.getOrigin().y : 0;
    boolean focused = hasFocus();
    turn(Mode.NOTES);
    LocalDate day = context.workplace().asOf();
    background.run(
        words.say("note.job"),
        () -> NotesPage.All.read(notes.get(), library, registry.snapshot(), words, day),
        all -> {
          Composite column = start();
          notesPage = Optional.of(new NotesPage(column, around, notes.get(), all, chosen));
          finish(y);
          if (focused || !before) {
            notesPage.get().focus();
          }
        },
        failure -> showError(around.said(failure, "error.note"), false));
  }

  private void showError(String text, boolean again) {
    article = Optional.empty();
    headChanged();
    outlineFits();
    Composite column = start();
    Card card =
        new Card(column, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
    if (again) {
      FlatButton retry =
          new FlatButton(card, theme, FlatButton.Kind.SECONDARY, words.say("error.retry"), "undo");
      retry.onAction(() -> load(false));
    }
    finish(0);
  }

  /** Says what went wrong, in place of the page. */
  void showFailure(String text) {
    background.forget();
    turn(Mode.MESSAGE);
    showError(text, false);
  }
}
