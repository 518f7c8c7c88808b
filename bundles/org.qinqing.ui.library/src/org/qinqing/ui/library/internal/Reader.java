package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Shows one provision or document, or what came of an import. */
final class Reader {
  private static final int MARGIN = 24;
  private static final int WIDEST = 1120;
  private static final int TWO_COLUMNS = 620;
  private static final int EMPTY_TOP = 160;
  private static final int EARLIEST = 1900;
  private static final int CIRCLED_ONE = 0x2460;
  private static final int MOST_CIRCLED = 20;
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

  private final RoomContext context;
  private final Theme theme;
  private final Library library;
  private final PackRegistry registry;
  private final Words words;
  private final Runnable importer;
  private final Pane pane;
  private final Background background;
  private String reference = "";

  Reader(
      Composite parent,
      RoomContext context,
      Library library,
      PackRegistry registry,
      Words words,
      Runnable importer) {
    this.context = context;
    this.theme = context.theme();
    this.library = library;
    this.registry = registry;
    this.words = words;
    this.importer = importer;
    pane = new Pane(parent, theme, Role.SURFACE, MARGIN);
    background = new Background(pane);
    showEmpty();
  }

  Control control() {
    return pane;
  }

  /** What is shown; empty for nothing. */
  String reference() {
    return reference;
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

  void open(String wanted) {
    reference = Address.parse(wanted).map(address -> unit(address).toString()).orElse(wanted);
    String asked = reference;
    LocalDate day = context.workplace().asOf();
    background.run(
        words.say("loading"),
        () -> library.show(asked, day).map(page -> new Shown(page, official(page))),
        found ->
            found.ifPresentOrElse(
                this::fill, () -> showError(words.say("error.gone", asked), false)),
        failure -> showError(words.say("error.open", String.valueOf(failure.getMessage())), true));
  }

  /** What was found, with the official wording of the same provision if the user imported it. */
  private record Shown(Library.Page page, Optional<Document.Provision> official) {}

  private Optional<Document.Provision> official(Library.Page page) {
    if (page.document().wording() == Document.Wording.FULL) {
      return Optional.empty();
    }
    String title = plain(page.document().title());
    String anchor = page.provision().address().anchor();
    return library.imports().stream()
        .filter(document -> plain(document.title()).equals(title))
        .flatMap(document -> document.provisions().stream())
        .filter(provision -> provision.address().anchor().equals(anchor))
        .findFirst();
  }

  private static String plain(String title) {
    return title.replaceAll("[《》\\s（）()]", "").toLowerCase(Locale.ROOT);
  }

  void focus() {
    Composite body = pane.body();
    if (!body.setFocus()) {
      pane.setFocus();
    }
  }

  private Composite start() {
    pane.clear();
    return new Column(pane.body(), WIDEST, false).body();
  }

  private void finish(boolean keepFocus) {
    pane.reflow();
    pane.setOrigin(0, 0);
    if (keepFocus) {
      focus();
    }
  }

  private boolean hasFocus() {
    Control focused = pane.getDisplay().getFocusControl();
    for (Control at = focused; at != null; at = at.getParent()) {
      if (at == pane) {
        return true;
      }
    }
    return false;
  }

  void showEmpty() {
    reference = "";
    background.forget();
    pane.clear();
    Composite space = Parts.group(pane.body(), 1);
    ((GridLayout) space.getLayout()).marginTop = EMPTY_TOP;
    ((GridLayout) space.getLayout()).verticalSpacing = 12;
    ((GridLayout) space.getLayout()).marginWidth = 40;
    centred(space, Type.HEADING, Role.TEXT, words.say("empty.title"));
    centred(space, Type.TEXT, Role.TEXT_SECONDARY, words.say("empty.text"));
    FlatButton button = importButton(space);
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    finish(false);
  }

  private void centred(Composite parent, Type type, Role role, String text) {
    Parts.text(parent, theme, type, role, text).setAlignment(SWT.CENTER);
  }

  private FlatButton importButton(Composite parent) {
    FlatButton button =
        new FlatButton(
            parent, theme, FlatButton.Kind.SECONDARY, words.say("official.import"), "doc");
    button.onAction(importer);
    return button;
  }

  private void showError(String text, boolean again) {
    Composite column = start();
    Card card =
        new Card(column, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
    if (again) {
      FlatButton retry =
          new FlatButton(card, theme, FlatButton.Kind.SECONDARY, words.say("error.retry"), "undo");
      retry.onAction(() -> open(reference));
    }
    finish(false);
  }

  private void fill(Shown shown) {
    boolean focused = hasFocus();
    Library.Page page = shown.page;
    Document document = page.document();
    Document.Provision provision = page.provision();
    Composite column = start();
    breadcrumb(column, page);
    heading(column, page);
    Places places = new Places(registry.snapshot(), words);
    Composite below = Parts.group(column, 2);
    Tags tags =
        new Tags(
            below,
            theme,
            places.tags(
                document.address(),
                page.locality(),
                page.status(),
                provision.certainty() == Certainty.M));
    tags.setLayoutData(Parts.wide());
    FlatButton cite = new FlatButton(below, theme, FlatButton.Kind.LINK, words.say("cite"), "copy");
    cite.onAction(() -> copy(document, provision));
    if (provision.address().anchor().isEmpty()) {
      whole(column, page);
    } else {
      history(column, page);
      texts(column, shown);
      uses(column, page);
    }
    Parts.text(
        column, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("source", document.source()));
    finish(focused);
  }

  private void breadcrumb(Composite column, Library.Page page) {
    List<String> path = new ArrayList<>();
    path.add(kindOf(words, page.document().kind()));
    if (!page.provision().address().anchor().isEmpty()) {
      path.add(page.document().title());
      path.addAll(page.provision().headingPath());
    }
    Parts.text(
        column,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        String.join(words.say("path.separator"), path));
  }

  private void heading(Composite column, Library.Page page) {
    Composite head = Parts.group(column, 3);
    String text = (page.provision().label() + "　" + page.provision().heading()).strip();
    Parts.text(head, theme, Type.ARTICLE, Role.TEXT, text);
    neighbour(head, page, page.previous(), "left");
    neighbour(head, page, page.next(), "right");
  }

  private void neighbour(
      Composite head, Library.Page page, Optional<Address> address, String icon) {
    if (address.isEmpty()) {
      return;
    }
    String label =
        page.document().provisions().stream()
            .filter(other -> other.address().equals(address.get()))
            .findFirst()
            .map(Document.Provision::label)
            .orElseGet(address.get()::anchor);
    FlatButton button = new FlatButton(head, theme, FlatButton.Kind.SECONDARY, label, icon);
    button.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
    button.onAction(() -> go(address.get()));
  }

  private void go(Address address) {
    context.go(new Target("library", "address", address.toString()));
  }

  private void copy(Document document, Document.Provision provision) {
    String text = words.say("cite.text", document.title(), provision.label());
    Clipboard clipboard = new Clipboard(pane.getDisplay());
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
    context.say(words.say("cite.done", text));
  }

  /** A document as a whole: who issued it, and its articles. */
  private void whole(Composite column, Library.Page page) {
    Document document = page.document();
    Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, issued(document));
    List<Document.Provision> units =
        page.parts().stream().filter(part -> unit(part.address()).equals(part.address())).toList();
    section(column, words.say("contents", Integer.toString(units.size())));
    Card card = new Card(column, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    boolean first = true;
    String chapter = "";
    for (Document.Provision unit : units) {
      String here = String.join(words.say("path.separator"), unit.headingPath());
      Row row =
          new Row(
              card,
              theme,
              (unit.label() + "　" + unit.heading()).strip(),
              here.equals(chapter) ? "" : here,
              List.of(),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> go(unit.address()));
      chapter = here;
      first = false;
    }
  }

  private String issued(Document document) {
    String from = day(document.effective());
    return document
        .repealed()
        .map(end -> words.say("issuer.repealed", document.issuer(), from, end.toString()))
        .orElseGet(() -> words.say("issuer", document.issuer(), from));
  }

  private String day(LocalDate day) {
    return day.getYear() < EARLIEST ? words.say("history.undated") : day.toString();
  }

  private void history(Composite column, Library.Page page) {
    if (page.versions().size() < 2) {
      return;
    }
    section(column, words.say("history"));
    int shown = 0;
    for (int i = 0; i < page.versions().size(); i++) {
      if (page.versions().get(i).address().equals(page.provision().address())) {
        shown = i;
      }
    }
    Timeline timeline =
        new Timeline(
            column, theme, words, page.versions(), shown, version -> go(version.address()));
    timeline.setLayoutData(Parts.wide());
  }

  private void section(Composite parent, String text) {
    Composite group = Parts.group(parent, 1);
    ((GridLayout) group.getLayout()).marginTop = 8;
    Parts.text(group, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, text);
  }

  private void texts(Composite column, Shown shown) {
    Document document = shown.page.document();
    Document.Provision provision = shown.page.provision();
    if (document.wording() == Document.Wording.FULL) {
      Composite one = Parts.group(column, 1);
      textHead(one, words.say("official"), Tag.of(words.say("tag.full"), Role.ACCENT));
      ReadingText.show(one, theme, Role.ACCENT, text(provision, shown.page.parts()));
      return;
    }
    Composite two = Parts.group(column, 2);
    GridLayout layout = (GridLayout) two.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 24;
    layout.verticalSpacing = 16;
    if (pane.getClientArea().width - 2 * MARGIN < TWO_COLUMNS) {
      layout.numColumns = 1;
    }
    Composite left = Parts.group(two, 1);
    left.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    textHead(left, words.say("digest"), Tag.of(words.say("tag.digest"), Role.TEXT_SECONDARY));
    ReadingText.show(left, theme, Role.ACCENT, text(provision, shown.page.parts()));
    declared(provision)
        .ifPresent(
            say -> {
              Tags tag =
                  new Tags(left, theme, List.of(new Tag(say, Role.VERDICT_CONDITIONAL, true)));
              tag.setLayoutData(Parts.wide());
            });
    Composite right = Parts.group(two, 1);
    right.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    if (shown.official.isPresent()) {
      Document.Provision own = shown.official.get();
      textHead(right, words.say("official"), Tag.of(words.say("tag.own"), Role.ACCENT));
      List<Document.Provision> parts =
          library.imports().stream()
              .flatMap(other -> other.provisions().stream())
              .filter(part -> own.address().contains(part.address()))
              .filter(part -> !part.address().equals(own.address()))
              .toList();
      ReadingText.show(right, theme, Role.CONTROL_BORDER, text(own, parts));
    } else {
      Parts.text(right, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("official"));
      DashedBox box = new DashedBox(right, theme);
      box.setLayoutData(Parts.wide());
      Parts.text(box, theme, Type.STRONG, Role.TEXT, words.say("official.none"));
      Parts.text(box, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("official.none.text"));
      importButton(box);
    }
  }

  private void textHead(Composite parent, String title, Tag tag) {
    Composite head = Parts.group(parent, 2);
    Parts.line(head, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, title);
    new Tags(head, theme, List.of(tag));
  }

  private Optional<String> declared(Document.Provision provision) {
    if (provision.declared().isPresent()) {
      int said = provision.declared().get();
      int listed = provision.itemised().orElse(0);
      if (listed == said) {
        return Optional.empty();
      }
      return Optional.of(
          listed == 0
              ? words.say("declared.none", Integer.toString(said))
              : words.say("declared", Integer.toString(said), Integer.toString(listed)));
    }
    return provision.itemised().filter(n -> n == 0).map(n -> words.say("itemised.none"));
  }

  /** The text with its paragraphs ①② and its items below. */
  private String text(Document.Provision provision, List<Document.Provision> parts) {
    List<String> lines = new ArrayList<>();
    if (!provision.text().isBlank()) {
      lines.add(provision.text().strip());
    }
    int base = provision.address().segments().size();
    for (Document.Provision part : parts) {
      List<String> segments = part.address().segments();
      String last = segments.getLast();
      String number = last.substring(last.indexOf('-') + 1);
      boolean paragraph = last.startsWith("p-");
      String sign = paragraph ? circled(number) : number + ". ";
      String indent = "　".repeat(Math.max(0, segments.size() - base - 1));
      String heading = part.heading().equals(provision.heading()) ? "" : part.heading();
      String said = part.text().strip();
      if (said.isEmpty() && heading.isEmpty()) {
        continue;
      }
      String between = heading.isEmpty() || said.isEmpty() ? "" : "：";
      lines.add(indent + sign + heading + between + said);
    }
    return lines.isEmpty() ? words.say("text.none") : String.join("\n", lines);
  }

  private static String circled(String number) {
    if (number.matches("\\d{1,2}")) {
      int value = Integer.parseInt(number);
      if (value >= 1 && value <= MOST_CIRCLED) {
        return Character.toString(CIRCLED_ONE + value - 1) + " ";
      }
    }
    return number + " ";
  }

  private void uses(Composite column, Library.Page page) {
    section(column, words.say("uses"));
    if (page.rules().isEmpty() && page.questions().isEmpty() && page.others().isEmpty()) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("uses.none"));
      return;
    }
    Composite cells = Parts.group(column, 3);
    CountCell rules = new CountCell(cells, theme, page.rules().size(), words.say("uses.rules"));
    CountCell questions =
        new CountCell(cells, theme, page.questions().size(), words.say("uses.questions"));
    CountCell others = new CountCell(cells, theme, page.others().size(), words.say("uses.others"));
    questions.onAction(
        () ->
            context.go(
                new Target(
                    "training", "about", page.provision().address().unversioned().toString())));
    opens(column, rules, page.rules().stream().map(rule -> "· " + rule.say()).toList());
    opens(
        column,
        others,
        page.others().stream()
            .map(other -> words.say("uses.other", words.say("uses." + other.kind()), other.title()))
            .toList());
  }

  /** A list below the cells that its cell opens and closes. */
  private void opens(Composite column, CountCell cell, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Card card = new Card(column, theme, 16);
    GridData data = Parts.wide();
    card.setLayoutData(data);
    lines.forEach(line -> Parts.text(card, theme, Type.TEXT, Role.TEXT, line));
    data.exclude = true;
    card.setVisible(false);
    cell.onAction(
        () -> {
          data.exclude = !data.exclude;
          card.setVisible(!data.exclude);
          pane.reflow();
        });
  }

  /** What came of an import, file by file. */
  void showImported(List<Library.Imported> results) {
    reference = "";
    background.forget();
    Composite column = start();
    Parts.text(column, theme, Type.ROOM, Role.TEXT, words.say("import.result"));
    for (Library.Imported result : results) {
      Card card = new Card(column, theme, 16);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme, Type.STRONG, Role.TEXT, String.valueOf(result.file().getFileName()));
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, outcome(result));
      Findings.show(card, theme, result.findings());
      result
          .document()
          .ifPresent(
              document -> {
                FlatButton button =
                    new FlatButton(
                        card, theme, FlatButton.Kind.SECONDARY, words.say("import.open"), "doc");
                button.onAction(() -> go(document.address()));
              });
    }
    finish(false);
  }

  private String outcome(Library.Imported result) {
    return result
        .document()
        .map(
            document ->
                words.say(
                    result.replaced() ? "import.replaced" : "import.good",
                    document.title(),
                    Long.toString(
                        document.provisions().stream()
                            .filter(part -> part.address().segments().size() == 1)
                            .count())))
        .orElseGet(() -> words.say("import.refused"));
  }

  /** Says what went wrong, in place of the page. */
  void showFailure(String text) {
    reference = "";
    background.forget();
    showError(text, false);
  }
}
