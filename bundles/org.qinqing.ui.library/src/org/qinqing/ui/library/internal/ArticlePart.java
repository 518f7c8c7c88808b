package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.ui.kit.Card;
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

/** One provision, or a document as a whole, with all that hangs on it. */
final class ArticlePart {
  private static final int TWO_COLUMNS = 620;
  private static final int HINT_WIDTH = 640;
  private static final int EARLIEST = 1900;

  /**
   * What is shown.
   *
   * @param marks what the person put on it
   * @param inForce where to go from a text that does not count on the day, if anywhere
   */
  record Shown(Library.Page page, List<Notes.Placed> marks, Optional<Successor> inForce) {
    Shown {
      marks = List.copyOf(marks);
    }

    boolean isFavourite() {
      return !favourites().isEmpty();
    }

    /** The favourites on the provision itself, not on a part of it. */
    List<Notes.Mark> favourites() {
      String anchor = page.provision().address().anchor();
      return marks.stream()
          .filter(placed -> placed.mark().kind() == Notes.Kind.FAVOURITE)
          .filter(placed -> placed.now().filter(now -> now.anchor().equals(anchor)).isPresent())
          .map(Notes.Placed::mark)
          .toList();
    }
  }

  /** A text that counts on the day, in place of another. */
  record Successor(Address address, String name) {}

  private final Surroundings around;
  private final Theme theme;
  private final Words words;
  private final Pane pane;
  private final Shown shown;
  private final Library.Page page;
  private final SelectionBar bar;
  private final List<ReadingText> texts = new ArrayList<>();
  private Optional<NotesPart> notes = Optional.empty();

  ArticlePart(Composite column, Surroundings around, Shown shown) {
    this.around = around;
    this.theme = around.theme();
    this.words = around.words();
    this.pane = around.pane();
    this.shown = shown;
    this.page = shown.page;
    bar = new SelectionBar(pane.body(), theme);
    breadcrumb(column);
    heading(column);
    banner(column);
    if (page.provision().address().anchor().isEmpty()) {
      whole(column);
      notes(column);
    } else {
      history(column);
      texts(column);
      uses(column);
      notes(column);
    }
    if (!page.document().source().isBlank()) {
      Parts.text(
          column,
          theme,
          Type.NOTE,
          Role.TEXT_TERTIARY,
          words.say("source", page.document().source()));
    }
  }

  Shown shown() {
    return shown;
  }

  Optional<NotesPart> notes() {
    return notes;
  }

  private void breadcrumb(Composite column) {
    String kind = Reader.kindOf(words, page.document().kind());
    if (page.provision().address().anchor().isEmpty()) {
      Parts.text(column, theme, Type.SECONDARY, Role.TEXT_SECONDARY, kind);
      return;
    }
    String separator = words.say("path.separator");
    Composite line = Parts.group(column, 3);
    ((GridLayout) line.getLayout()).horizontalSpacing = 0;
    Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, kind + separator);
    String title = shortTitle(page.document().title());
    FlatButton document = new FlatButton(line, theme, FlatButton.Kind.LINK, title, "");
    document.setToolTipText(page.document().title());
    Address whole = page.document().address();
    document.onAction(() -> around.go(whole));
    document.onAside(() -> around.aside(whole));
    List<String> path = page.provision().headingPath();
    Parts.text(
        line,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        path.isEmpty() ? "" : separator + String.join(separator, path));
  }

  private static String shortTitle(String title) {
    return title.length() <= 24 ? title : title.substring(0, 23) + "…";
  }

  private void heading(Composite column) {
    String text = (page.provision().label() + "　" + page.provision().heading()).strip();
    // In a narrow pane the way on stands beside the tags, so that the heading keeps its line.
    boolean narrow = pane.getClientArea().width < TWO_COLUMNS;
    Composite head = Parts.group(column, narrow ? 1 : 3);
    Parts.text(head, theme, Type.ARTICLE, Role.TEXT, text);
    Composite below = Parts.group(column, narrow ? 3 : 1);
    Places places = new Places(around.registry().snapshot(), words);
    Tags tags =
        new Tags(
            below,
            theme,
            places.tags(
                page.document().address(),
                page.locality(),
                page.status(),
                page.provision().certainty() == Certainty.M));
    tags.setLayoutData(Parts.wide());
    neighbour(narrow ? below : head, page.previous(), "left");
    neighbour(narrow ? below : head, page.next(), "right");
  }

  private void neighbour(Composite head, Optional<Address> address, String icon) {
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
    button.onAction(() -> around.go(address.get()));
    button.onAside(() -> around.aside(address.get()));
  }

  /** Says when a text does not count on the day, and leads to the one that does. */
  private void banner(Composite column) {
    if (page.status() == Library.Status.IN_FORCE) {
      return;
    }
    Document document = page.document();
    String from = day(document.effective());
    String end = document.repealed().map(LocalDate::toString).orElse("");
    String asOf = around.context().workplace().asOf().toString();
    String text =
        switch (page.status()) {
          case NOT_YET -> words.say("read.notYet", from, asOf);
          case HISTORIC ->
              end.isEmpty() ? words.say("read.historic") : words.say("read.historic.until", end);
          default ->
              end.isEmpty() ? words.say("read.repealed") : words.say("read.repealed.on", end);
        };
    Card card =
        new Card(column, theme, Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, true, 12);
    card.setLayoutData(Parts.wide());
    Composite line = Parts.group(card, 2);
    Parts.text(line, theme, Type.TEXT, Role.TEXT, text);
    shown.inForce.ifPresent(
        next -> {
          FlatButton go =
              new FlatButton(
                  line,
                  theme,
                  FlatButton.Kind.SECONDARY,
                  words.say("read.inForce", next.name),
                  "right");
          go.onAction(() -> around.go(next.address));
          go.onAside(() -> around.aside(next.address));
        });
  }

  /** A document as a whole: who issued it, and its articles. */
  private void whole(Composite column) {
    Document document = page.document();
    Composite head = Parts.group(column, 2);
    Parts.text(head, theme, Type.TEXT, Role.TEXT_SECONDARY, issued(document));
    earlier(document)
        .ifPresent(
            older -> {
              FlatButton compare =
                  new FlatButton(
                      head,
                      theme,
                      FlatButton.Kind.SECONDARY,
                      words.say("compare.do.document"),
                      "diff");
              compare.onAction(() -> around.compare(older, document.address()));
            });
    List<Document.Provision> units =
        page.parts().stream()
            .filter(part -> Reader.unit(part.address()).equals(part.address()))
            .toList();
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
      row.onAction(() -> around.go(unit.address()));
      row.onAside(() -> around.aside(unit.address()));
      chapter = here;
      first = false;
    }
  }

  /** The version before this one, if it is carried; else the one after it. */
  private Optional<Address> earlier(Document document) {
    List<Document> line = new Versions(around.registry().snapshot()).of(document);
    int here = -1;
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).address().equals(document.address())) {
        here = i;
      }
    }
    return here > 0 ? Optional.of(line.get(here - 1).address()) : Optional.empty();
  }

  private String issued(Document document) {
    if (document.effective().getYear() < EARLIEST) {
      return (document.issuer() + "　" + words.say("history.undated")).strip();
    }
    String from = day(document.effective());
    return document
        .repealed()
        .map(end -> words.say("issuer.repealed", document.issuer(), from, end.toString()))
        .orElseGet(() -> words.say("issuer", document.issuer(), from));
  }

  private String day(LocalDate day) {
    return day.getYear() < EARLIEST ? words.say("history.undated") : day.toString();
  }

  // --- versions ----------------------------------------------------------------------------------

  private void history(Composite column) {
    List<Library.Version> versions = page.versions();
    if (versions.size() < 2) {
      return;
    }
    int here = 0;
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).address().equals(page.provision().address())) {
        here = i;
      }
    }
    int partner = partner(versions, here);
    Composite head = Parts.group(column, partner < 0 ? 1 : 3);
    ((GridLayout) head.getLayout()).marginTop = 8;
    Parts.text(head, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("history"));
    Timeline timeline =
        new Timeline(column, theme, words, versions, here, version -> around.go(version.address()));
    timeline.setLayoutData(Parts.wide());
    if (partner >= 0) {
      boolean wide = pane.getClientArea().width > HINT_WIDTH && versions.size() > 2;
      Label hint =
          Parts.line(
              head, theme, Type.NOTE, Role.TEXT_TERTIARY, wide ? words.say("history.hint") : "");
      hint.setLayoutData(Parts.right());
      Library.Version shownVersion = versions.get(here);
      Library.Version[] other = {versions.get(partner)};
      FlatButton compare =
          new FlatButton(
              head, theme, FlatButton.Kind.SECONDARY, compareName(shownVersion, other[0]), "diff");
      compare.setLayoutData(Parts.right());
      compare.onAction(() -> compare(shownVersion, other[0]));
      timeline.compared(
          partner,
          version -> {
            other[0] = version;
            compare.text(compareName(shownVersion, version));
            head.layout(true);
          });
    }
  }

  /** The nearest other version whose text is here: before this one if there is any, else -1. */
  private static int partner(List<Library.Version> versions, int here) {
    for (int i = here - 1; i >= 0; i--) {
      if (isOther(versions.get(i), versions.get(here))) {
        return i;
      }
    }
    for (int i = here + 1; i < versions.size(); i++) {
      if (isOther(versions.get(i), versions.get(here))) {
        return i;
      }
    }
    return -1;
  }

  /** A provision may also go on from another of the same version; those two are no versions. */
  private static boolean isOther(Library.Version other, Library.Version here) {
    Address one = other.address();
    Address two = here.address();
    boolean same =
        one.pack().equals(two.pack())
            && one.document().equals(two.document())
            && one.version().equals(two.version());
    return other.carried() && !same;
  }

  private String compareName(Library.Version one, Library.Version other) {
    boolean later = other.from().isAfter(one.from());
    return words.say(
        "compare.do",
        day(later ? one.from() : other.from()),
        day(later ? other.from() : one.from()));
  }

  private void compare(Library.Version one, Library.Version other) {
    boolean later = other.from().isAfter(one.from());
    around.compare(
        later ? one.address() : other.address(), later ? other.address() : one.address());
  }

  private void section(Composite parent, String text) {
    Composite group = Parts.group(parent, 1);
    ((GridLayout) group.getLayout()).marginTop = 8;
    Parts.text(group, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, text);
  }

  // --- the wordings ------------------------------------------------------------------------------

  private void texts(Composite column) {
    boolean full = page.document().wording() == Document.Wording.FULL;
    Optional<Library.Counterpart> other = page.counterpart();
    if (full && other.isEmpty()) {
      Composite one = Parts.group(column, 1);
      textHead(one, words.say("official"), own(page.document()));
      text(one, Role.ACCENT, page.document(), page.provision(), page.parts(), true);
      return;
    }
    Composite two = Parts.group(column, 2);
    GridLayout layout = (GridLayout) two.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.horizontalSpacing = 24;
    layout.verticalSpacing = 16;
    if (pane.getClientArea().width < TWO_COLUMNS) {
      layout.numColumns = 1;
    }
    Composite left = side(two);
    Composite right = side(two);
    textHead(left, words.say("digest"), Tag.of(words.say("tag.digest"), Role.TEXT_SECONDARY));
    if (full) {
      Library.Counterpart digest = other.orElseThrow();
      text(left, Role.ACCENT, digest.document(), digest.provision(), digest.parts(), false);
      link(left, digest.provision().address(), words.say("read.other.digest"));
      textHead(right, words.say("official"), own(page.document()));
      text(right, Role.CONTROL_BORDER, page.document(), page.provision(), page.parts(), true);
      return;
    }
    text(left, Role.ACCENT, page.document(), page.provision(), page.parts(), true);
    declared(page.provision())
        .ifPresent(
            say -> {
              Tags tag =
                  new Tags(left, theme, List.of(new Tag(say, Role.VERDICT_CONDITIONAL, true)));
              tag.setLayoutData(Parts.wide());
            });
    if (other.isPresent()) {
      Library.Counterpart official = other.get();
      textHead(right, words.say("official"), own(official.document()));
      text(
          right,
          Role.CONTROL_BORDER,
          official.document(),
          official.provision(),
          official.parts(),
          false);
      link(right, official.provision().address(), words.say("read.other.official"));
    } else {
      invitation(right);
    }
  }

  private Composite side(Composite two) {
    Composite side = Parts.group(two, 1);
    side.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    return side;
  }

  private Tag own(Document document) {
    return document.address().pack().equals("user")
        ? Tag.of(words.say("tag.own"), Role.ACCENT)
        : Tag.of(words.say("tag.full"), Role.ACCENT);
  }

  private void link(Composite parent, Address address, String name) {
    FlatButton link = new FlatButton(parent, theme, FlatButton.Kind.LINK, name, "right");
    link.onAction(() -> around.go(address));
    link.onAside(() -> around.aside(address));
  }

  private void invitation(Composite right) {
    Parts.text(right, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("official"));
    DashedBox box = new DashedBox(right, theme);
    box.setLayoutData(Parts.wide());
    Parts.text(box, theme, Type.STRONG, Role.TEXT, words.say("official.none"));
    Parts.text(box, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("official.none.text"));
    FlatButton button =
        new FlatButton(box, theme, FlatButton.Kind.SECONDARY, words.say("official.import"), "doc");
    button.onAction(around.importer());
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

  /**
   * A text that can be selected.
   *
   * @param own whether it is the provision of the page, on which marks can be put
   */
  private void text(
      Composite parent,
      Role edge,
      Document document,
      Document.Provision provision,
      List<Document.Provision> parts,
      boolean own) {
    ProvisionText text = ProvisionText.of(provision, parts, words.say("text.none"));
    ReadingText reading = new ReadingText(parent, theme, edge, text);
    List<ReadingText.Deed> deeds = new ArrayList<>();
    if (own && around.services().notes().isPresent()) {
      deeds.add(
          new ReadingText.Deed(
              words.say("note.highlight"),
              'H',
              () -> notes.ifPresent(part -> part.highlight(reading))));
      deeds.add(
          new ReadingText.Deed(
              words.say("note.add"), 'J', () -> notes.ifPresent(part -> part.write(reading))));
    }
    deeds.add(
        new ReadingText.Deed(
            words.say("cite"), 'I', () -> cite(document, provision, parts, reading)));
    bar.serve(reading, theme, deeds);
    if (own) {
      texts.add(reading);
      reading.mark(ranges(text, Notes.Kind.HIGHLIGHT), ranges(text, Notes.Kind.NOTE));
    }
  }

  private List<ProvisionText.Range> ranges(ProvisionText text, Notes.Kind kind) {
    List<ProvisionText.Range> ranges = new ArrayList<>();
    for (Notes.Placed placed : shown.marks) {
      if (placed.mark().kind() == kind && placed.from() >= 0) {
        placed
            .now()
            .flatMap(address -> text.range(address, placed.from(), placed.to()))
            .ifPresent(ranges::add);
      }
    }
    return ranges;
  }

  // --- citing ------------------------------------------------------------------------------------

  /** Cites the unit a selection stands in, with the selected words. */
  private void cite(
      Document document,
      Document.Provision provision,
      List<Document.Provision> parts,
      ReadingText reading) {
    List<ProvisionText.Stretch> stretches = reading.selection();
    Document.Provision unit =
        stretches.size() == 1
            ? parts.stream()
                .filter(part -> part.address().equals(stretches.getFirst().address()))
                .findFirst()
                .orElse(provision)
            : provision;
    String label = unit.label().isEmpty() ? provision.label() : unit.label();
    String selected = reading.control().getSelectionText();
    copy(new CitationText(words).withText(document, label, selected));
  }

  /** Copies how the provision is cited. */
  void cite() {
    copy(new CitationText(words).of(page.document(), page.provision().label()));
  }

  /** Copies how the provision is cited, with its text. */
  void citeWithText() {
    ProvisionText text = ProvisionText.of(page.provision(), page.parts(), words.say("text.none"));
    copy(new CitationText(words).withText(page.document(), page.provision().label(), text.shown()));
  }

  private void copy(String text) {
    Clipboard clipboard = new Clipboard(pane.getDisplay());
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
    around.context().say(words.say("cite.done", text.replace('\n', ' ')));
  }

  /** The text of the page, for a printer. */
  Optional<ReadingText> firstText() {
    return texts.stream().findFirst();
  }

  // --- what hangs on it --------------------------------------------------------------------------

  private void uses(Composite column) {
    section(column, words.say("uses"));
    int marks =
        (int)
            shown.marks.stream().filter(placed -> placed.mark().kind() == Notes.Kind.NOTE).count();
    new UsesPart(around.context(), words, around.registry().snapshot().facts(), pane::reflow)
        .show(
            column,
            page,
            marks,
            () ->
                notes
                    .map(NotesPart::control)
                    .ifPresent(
                        control -> {
                          pane.showControl(control);
                          control.setFocus();
                        }));
  }

  private void notes(Composite column) {
    notes =
        around
            .services()
            .notes()
            .map(service -> new NotesPart(column, around, service, page, shown.marks));
  }
}
