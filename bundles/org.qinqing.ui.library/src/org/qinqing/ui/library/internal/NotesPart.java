package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.library.Comparison;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The marks a person put on the provision that is read, and the place to write another. */
final class NotesPart {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final int CONTEXT = 32;

  private final Surroundings around;
  private final Theme theme;
  private final Words words;
  private final Notes notes;
  private final Library.Page page;
  private final Composite whole;
  private final Composite list;
  private final Composite desk;
  private final Background changing;
  private Optional<NoteEditor> editor = Optional.empty();

  NotesPart(
      Composite column,
      Surroundings around,
      Notes notes,
      Library.Page page,
      List<Notes.Placed> marks) {
    this.around = around;
    this.theme = around.theme();
    this.words = around.words();
    this.notes = notes;
    this.page = page;
    whole = Parts.group(column, 1);
    ((GridLayout) whole.getLayout()).marginTop = 8;
    ((GridLayout) whole.getLayout()).verticalSpacing = 8;
    changing = new Background(whole);
    List<Notes.Placed> shown =
        marks.stream().filter(placed -> placed.mark().kind() != Notes.Kind.FAVOURITE).toList();
    Composite head = Parts.group(whole, 2);
    Parts.text(
        head,
        theme,
        Type.SECONDARY_STRONG,
        Role.TEXT_SECONDARY,
        shown.isEmpty()
            ? words.say("note.none")
            : words.say("note.some", Integer.toString(shown.size())));
    FlatButton add =
        new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("note.add"), "plus");
    add.onAction(() -> write(Optional.empty(), page.provision().address()));
    desk = Parts.group(whole, 1);
    list = Parts.group(whole, 1);
    fill(shown);
    around.desk().draft(key()).ifPresent(this::edit);
  }

  Composite control() {
    return whole;
  }

  /** Puts the keyboard where a note is being written. */
  void focus() {
    editor.ifPresentOrElse(NoteEditor::focus, whole::setFocus);
  }

  private String key() {
    return page.provision().address().unversioned().toString();
  }

  /** How a mark stands, in a tag. */
  static Tag standing(Words words, Notes.Standing standing) {
    return switch (standing) {
      case KEPT -> Tag.of(words.say("note.kept"), Role.TEXT_SECONDARY);
      case MOVED -> new Tag(words.say("note.moved"), Role.VERDICT_CONDITIONAL, true);
      case ORPHANED -> new Tag(words.say("note.orphaned"), Role.VERDICT_CONDITIONAL, true);
    };
  }

  static String day(Notes.Mark mark) {
    return DAY.format(mark.changed().atZone(ZoneId.systemDefault()));
  }

  private void fill(List<Notes.Placed> marks) {
    ((GridLayout) list.getLayout()).verticalSpacing = 8;
    for (Notes.Placed placed : marks) {
      Card card = new Card(list, theme, 12);
      card.setLayoutData(Parts.wide());
      row(card, placed);
    }
  }

  private void row(Card card, Notes.Placed placed) {
    Notes.Mark mark = placed.mark();
    boolean note = mark.kind() == Notes.Kind.NOTE;
    Composite line = Parts.group(card, note ? 6 : 5);
    ((GridLayout) line.getLayout()).horizontalSpacing = 10;
    Picture sign =
        new Picture(
            line,
            theme,
            words.say("note.kind." + mark.kind().name()),
            16,
            () -> theme.icon(note ? "note" : "edit", Role.TEXT_SECONDARY, 16));
    sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Composite said = Parts.group(line, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    if (note) {
      Parts.text(said, theme, Type.TEXT, Role.TEXT, mark.words());
    }
    mark.quote()
        .ifPresent(
            quote ->
                Parts.text(
                    said,
                    theme,
                    note ? Type.NOTE : Type.TEXT,
                    note ? Role.TEXT_TERTIARY : Role.TEXT,
                    words.say("note.quote", quote.exact())));
    new Tags(line, theme, List.of(standing(words, placed.standing())));
    Parts.line(line, theme, Type.NOTE, Role.TEXT_TERTIARY, day(mark));
    if (note) {
      quiet(line, "edit", words.say("note.edit"), () -> change(mark));
    }
    quiet(line, "trash", words.say("note.remove"), () -> remove(mark));
    if (placed.standing() == Notes.Standing.MOVED) {
      moved(card, placed);
    }
  }

  private void quiet(Composite line, String icon, String name, Runnable does) {
    FlatButton button = new FlatButton(line, theme, FlatButton.Kind.QUIET, "", icon).named(name);
    button.onAction(does);
  }

  /** What changed below a mark, and that it is settled here. */
  private void moved(Card card, Notes.Placed placed) {
    Composite line = Parts.group(card, 3);
    Parts.text(
        line,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        placed.mark().target().anchor().equals(placed.now().map(Address::anchor).orElse(""))
            ? words.say("note.moved.reworded")
            : words.say("note.moved.from", placed.mark().target().toString()));
    Composite change = Parts.group(card, 1);
    GridData data = (GridData) change.getLayoutData();
    data.exclude = true;
    change.setVisible(false);
    FlatButton see =
        new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("note.moved.see"), "diff");
    see.onAction(
        () -> {
          if (change.getChildren().length == 0) {
            difference(change, placed);
          }
          data.exclude = !data.exclude;
          change.setVisible(!data.exclude);
          around.pane().reflow();
          around.pane().showControl(card);
        });
    FlatButton settle =
        new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("note.settle"), "check");
    settle.setToolTipText(words.say("note.settle.tip"));
    settle.onAction(
        () -> change(words.say("note.job"), () -> notes.settle(placed.mark().id()).isPresent()));
  }

  private void difference(Composite into, Notes.Placed placed) {
    String now =
        placed
            .now()
            .flatMap(
                address ->
                    all().stream()
                        .filter(unit -> unit.address().anchor().equals(address.anchor()))
                        .findFirst())
            .map(unit -> unit.text())
            .orElseGet(() -> page.provision().text());
    Comparison.Line line = around.library().difference(placed.before(), now);
    Parts.text(into, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("note.before"));
    PiecesText.show(into, theme, line.older(), false);
    Parts.text(into, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("note.after"));
    PiecesText.show(into, theme, line.newer(), true);
  }

  private List<Document.Provision> all() {
    List<Document.Provision> all = new ArrayList<>(List.of(page.provision()));
    all.addAll(page.parts());
    return all;
  }

  // --- writing -----------------------------------------------------------------------------------

  /** Puts a mark on what is selected, one a unit. */
  void highlight(ReadingText text) {
    List<ProvisionText.Stretch> stretches = text.selection();
    if (stretches.isEmpty()) {
      return;
    }
    change(
        words.say("note.job"),
        () -> {
          for (ProvisionText.Stretch stretch : stretches) {
            notes.add(Notes.Kind.HIGHLIGHT, stretch.address(), Optional.of(quote(stretch)), "");
          }
          return true;
        });
  }

  /** Begins a note on what is selected. */
  void write(ReadingText text) {
    List<ProvisionText.Stretch> stretches = text.selection();
    if (stretches.isEmpty()) {
      write(Optional.empty(), page.provision().address());
    } else {
      ProvisionText.Stretch first = stretches.getFirst();
      write(Optional.of(quote(first)), first.address());
    }
  }

  private Notes.Quote quote(ProvisionText.Stretch stretch) {
    String text =
        all().stream()
            .filter(unit -> unit.address().equals(stretch.address()))
            .findFirst()
            .map(Document.Provision::text)
            .orElse("");
    return new Notes.Quote(
        text.substring(stretch.from(), stretch.to()),
        text.substring(Math.max(0, stretch.from() - CONTEXT), stretch.from()),
        text.substring(stretch.to(), Math.min(text.length(), stretch.to() + CONTEXT)));
  }

  /** Begins a note, or goes on with the one that is being written. */
  private void write(Optional<Notes.Quote> quote, Address part) {
    Optional<ReadingDesk.Draft> begun =
        around.desk().draft(key()).filter(draft -> !draft.words().isBlank());
    ReadingDesk.Draft draft =
        begun.orElseGet(() -> new ReadingDesk.Draft("", quote, part.toString(), ""));
    around.desk().draft(key(), draft);
    edit(draft);
    around.pane().reflow();
    editor.ifPresent(NoteEditor::focus);
  }

  private void change(Notes.Mark mark) {
    ReadingDesk.Draft draft =
        new ReadingDesk.Draft(mark.id(), mark.quote(), mark.target().toString(), mark.words());
    around.desk().draft(key(), draft);
    edit(draft);
    around.pane().reflow();
    editor.ifPresent(NoteEditor::focus);
  }

  private void edit(ReadingDesk.Draft draft) {
    for (Control child : desk.getChildren()) {
      child.dispose();
    }
    editor =
        Optional.of(
            new NoteEditor(
                desk,
                theme,
                words,
                draft.quote(),
                draft.words(),
                text ->
                    around
                        .desk()
                        .draft(
                            key(),
                            new ReadingDesk.Draft(draft.id(), draft.quote(), draft.part(), text)),
                () -> save(draft),
                this::cancel));
  }

  private void save(ReadingDesk.Draft draft) {
    String text = editor.map(NoteEditor::text).orElse("").strip();
    if (text.isEmpty()) {
      cancel();
      return;
    }
    change(
        words.say("note.job"),
        () -> {
          if (draft.id().isEmpty()) {
            Address target =
                Address.parse(draft.part()).orElseGet(() -> page.provision().address());
            notes.add(Notes.Kind.NOTE, target, draft.quote(), text);
          } else if (notes.change(draft.id(), text).isEmpty()) {
            // Somebody removed it meanwhile; the words are not lost.
            notes.add(Notes.Kind.NOTE, page.provision().address(), Optional.empty(), text);
          }
          return true;
        },
        () -> around.desk().noDraft(key()));
  }

  private void cancel() {
    around.desk().noDraft(key());
    for (Control child : desk.getChildren()) {
      child.dispose();
    }
    editor = Optional.empty();
    around.pane().reflow();
    list.getParent().setFocus();
  }

  private void remove(Notes.Mark mark) {
    if (mark.kind() == Notes.Kind.NOTE) {
      int answer =
          MessageDialog.open(
              MessageDialog.QUESTION,
              whole.getShell(),
              words.say("note.remove.title"),
              words.say("note.remove.text"),
              SWT.NONE,
              words.say("note.remove.yes"),
              words.say("note.remove.no"));
      if (answer != 0) {
        return;
      }
    }
    change(words.say("note.job"), () -> notes.remove(mark.id()));
  }

  /**
   * Marks the whole provision as a favourite, or no longer.
   *
   * @param there the marks that make it one now
   */
  void favourite(List<Notes.Mark> there) {
    List<String> ids = there.stream().map(Notes.Mark::id).toList();
    change(words.say("note.job"), () -> turn(ids));
  }

  private boolean turn(List<String> there) throws IOException {
    if (there.isEmpty()) {
      notes.add(Notes.Kind.FAVOURITE, page.provision().address(), Optional.empty(), "");
    }
    for (String id : there) {
      notes.remove(id);
    }
    return true;
  }

  private void change(String job, Callable<Boolean> work) {
    change(job, work, () -> {});
  }

  private void change(String job, Callable<Boolean> work, Runnable then) {
    changing.run(
        job,
        work,
        done -> {
          then.run();
          around.reload().run();
        },
        failure -> around.context().say(around.said(failure, "error.note")));
  }
}
