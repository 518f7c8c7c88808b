package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** All marks a person made, also those whose provision is gone, and how to take them along. */
final class NotesPage {
  /** A filter and the words for it. */
  private record Filter(String key, Predicate<Notes.Placed> keeps) {}

  private static final List<Filter> FILTERS =
      List.of(
          new Filter("note.all.all", placed -> true),
          new Filter("note.all.notes", placed -> placed.mark().kind() == Notes.Kind.NOTE),
          new Filter("note.all.highlights", placed -> placed.mark().kind() == Notes.Kind.HIGHLIGHT),
          new Filter("note.all.favourites", placed -> placed.mark().kind() == Notes.Kind.FAVOURITE),
          new Filter("note.all.changed", placed -> placed.standing() != Notes.Standing.KEPT));

  /**
   * A mark with the name of where it stands.
   *
   * @param where name of the provision; empty when nothing stands there any more
   */
  record Named(Notes.Placed placed, Optional<String> where) {}

  /** All there is. */
  record All(List<Named> marks, List<Diagnostic> findings) {
    All {
      marks = List.copyOf(marks);
      findings = List.copyOf(findings);
    }

    /** Reads them; belongs into the background. */
    static All read(Notes notes, Library library, PackSnapshot snapshot, Words words, LocalDate day)
        throws IOException {
      List<Named> named = new ArrayList<>();
      for (Notes.Placed placed : notes.all()) {
        Optional<String> where =
            placed
                .now()
                .flatMap(
                    address ->
                        installed(snapshot, words, address, day)
                            .or(() -> own(library, words, address, day)));
        named.add(new Named(placed, where));
      }
      return new All(named, notes.findings());
    }

    private static Optional<String> installed(
        PackSnapshot snapshot, Words words, Address address, LocalDate day) {
      return snapshot
          .document(address, day)
          .flatMap(
              document ->
                  snapshot.provision(address, day).map(unit -> name(words, document, unit)));
    }

    private static Optional<String> own(
        Library library, Words words, Address address, LocalDate day) {
      return library
          .show(address.toString(), day)
          .map(page -> name(words, page.document(), page.provision()));
    }

    private static String name(Words words, Document document, Document.Provision unit) {
      return words.say("article", CitationText.title(document), unit.label());
    }
  }

  private final Surroundings around;
  private final Theme theme;
  private final Words words;
  private final Notes notes;
  private final All all;
  private final Composite list;
  private final Segments filter;
  private final Background changing;

  NotesPage(Composite column, Surroundings around, Notes notes, All all, int chosen) {
    this.around = around;
    this.theme = around.theme();
    this.words = around.words();
    this.notes = notes;
    this.all = all;
    changing = new Background(column);
    Composite head = Parts.group(column, 3);
    Parts.text(
        head,
        theme,
        Type.ROOM,
        Role.TEXT,
        words.say("note.all.title", Integer.toString(all.marks.size())));
    button(head, "note.export", "send").onAction(this::askExport);
    button(head, "note.import", "doc").onAction(this::askImport);
    Parts.text(column, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("note.all.text"));
    Flow filters = new Flow(column);
    filters.setLayoutData(Parts.wide());
    filter =
        new Segments(
            filters, theme, FILTERS.stream().map(one -> words.say(one.key)).toList(), chosen);
    list = Parts.group(column, 1);
    ((GridLayout) list.getLayout()).verticalSpacing = 8;
    filter.onChoice(index -> fill());
    Findings.show(column, theme, all.findings);
    fill();
  }

  private FlatButton button(Composite head, String key, String icon) {
    FlatButton button =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say(key), icon);
    button.setLayoutData(Parts.right());
    return button;
  }

  int chosen() {
    return filter.chosen();
  }

  void focus() {
    filter.setFocus();
  }

  private void fill() {
    for (Control child : list.getChildren()) {
      child.dispose();
    }
    List<Named> shown =
        all.marks.stream()
            .filter(one -> FILTERS.get(filter.chosen()).keeps.test(one.placed))
            .toList();
    if (shown.isEmpty()) {
      Parts.text(list, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("note.all.none"));
    }
    shown.forEach(this::entry);
    around.pane().reflow();
  }

  private void entry(Named named) {
    Notes.Mark mark = named.placed.mark();
    Card card = new Card(list, theme, 12);
    card.setLayoutData(Parts.wide());
    Composite line = Parts.group(card, 5);
    ((GridLayout) line.getLayout()).horizontalSpacing = 10;
    Picture sign =
        new Picture(
            line,
            theme,
            words.say("note.kind." + mark.kind().name()),
            16,
            () -> theme.icon(icon(mark.kind()), Role.TEXT_SECONDARY, 16));
    sign.setToolTipText(words.say("note.kind." + mark.kind().name()));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Composite said = Parts.group(line, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    if (!mark.words().isEmpty()) {
      Parts.text(said, theme, Type.TEXT, Role.TEXT, mark.words());
    }
    mark.quote()
        .ifPresent(
            quote ->
                Parts.text(
                    said,
                    theme,
                    Type.SECONDARY,
                    Role.TEXT_SECONDARY,
                    words.say("note.quote", quote.exact())));
    where(said, named);
    new Tags(line, theme, tags(named.placed));
    Parts.line(line, theme, Type.NOTE, Role.TEXT_TERTIARY, NotesPart.day(mark));
    FlatButton remove =
        new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "trash")
            .named(words.say("note.remove"));
    remove.onAction(() -> remove(mark));
  }

  private static String icon(Notes.Kind kind) {
    return switch (kind) {
      case NOTE -> "note";
      case HIGHLIGHT -> "edit";
      case FAVOURITE -> "star";
    };
  }

  private List<Tag> tags(Notes.Placed placed) {
    return List.of(NotesPart.standing(words, placed.standing()));
  }

  private void where(Composite said, Named named) {
    Optional<Address> now = named.placed.now();
    if (named.where.isPresent() && now.isPresent()) {
      FlatButton go = new FlatButton(said, theme, FlatButton.Kind.LINK, named.where.get(), "right");
      go.onAction(() -> around.go(Reader.unit(now.get())));
      go.onAside(() -> around.aside(Reader.unit(now.get())));
    } else {
      Parts.text(
          said,
          theme,
          Type.NOTE,
          Role.TEXT_TERTIARY,
          words.say("note.gone", named.placed.mark().target().toString()));
      Parts.text(
          said, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("note.was", named.placed.before()));
    }
  }

  private void remove(Notes.Mark mark) {
    changing.run(
        words.say("note.job"),
        () -> notes.remove(mark.id()),
        done -> around.reload().run(),
        failure -> around.context().say(around.said(failure, "error.note")));
  }

  // --- taking them along -------------------------------------------------------------------------

  private void askExport() {
    FileDialog dialog = new FileDialog(list.getShell(), SWT.SAVE);
    dialog.setText(words.say("note.export"));
    dialog.setFilterExtensions(new String[] {"*.jsonld"});
    dialog.setFileName(words.say("note.export.name") + ".jsonld");
    dialog.setOverwrite(true);
    Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::export);
  }

  private void export(Path target) {
    changing.run(
        words.say("note.export"),
        () -> {
          try (OutputStream out = Files.newOutputStream(target)) {
            notes.export(out);
          }
          return target;
        },
        done -> around.context().say(words.say("note.export.done", done.toString())),
        failure ->
            around.context().say(words.say("error.export", String.valueOf(failure.getMessage()))));
  }

  private void askImport() {
    FileDialog dialog = new FileDialog(list.getShell(), SWT.OPEN);
    dialog.setText(words.say("note.import"));
    dialog.setFilterExtensions(new String[] {"*.jsonld;*.json", "*"});
    Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::takeIn);
  }

  private void takeIn(Path file) {
    changing.run(
        words.say("note.import"),
        () -> notes.takeIn(Files.readAllBytes(file)),
        taken -> {
          around.context().say(words.say("note.import.done", Integer.toString(taken.added())));
          Findings.show(list, theme, taken.findings());
          if (taken.findings().isEmpty()) {
            around.reload().run();
          } else {
            around.pane().reflow();
          }
        },
        failure -> around.context().say(around.said(failure, "error.note")));
  }
}
