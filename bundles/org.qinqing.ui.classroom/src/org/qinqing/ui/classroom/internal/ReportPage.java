package org.qinqing.ui.classroom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.Written;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** After a class: what it was like, and the files that can be made of it. */
final class ReportPage implements RoomPage {
  private static final int WIDEST = 880;
  private static final int FIELD = 24;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final Lectern.Ended ended;
  private final Pane pane;
  private final Background background;
  private @Nullable ClassReport report;
  private @Nullable Text folder;
  private @Nullable Label said;
  private @Nullable FlatButton export;
  private @Nullable Flow buttons;
  private @Nullable FlatButton opener;

  ReportPage(Composite parent, RoomContext context, Lectern lectern, Lectern.Ended ended) {
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    this.ended = ended;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    pane.setLayoutData(Parts.fill());
    background = new Background(pane);
    Parts.text(pane.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("reading"));
    background.run(
        words.say("label"),
        () -> lectern.services().reports().of(ended.record(), ended.smallestGroup()),
        this::draw,
        lectern::tellOf);
  }

  private void draw(ClassReport made) {
    report = made;
    pane.clear();
    Composite column = new Column(pane.body(), WIDEST, true).body();
    Composite head = Parts.group(column, 2);
    Parts.text(
        head,
        theme,
        Type.ROOM,
        Role.TEXT,
        words.say(ended.rehearsal() ? "report.rehearsal" : "report.title"));
    FlatButton back =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("report.back"), "left");
    back.onAction(() -> back.getDisplay().asyncExec(this::leave));
    Parts.text(
        column,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say(
            "report.line",
            made.title(),
            TIME.format(made.startedAt().atZone(ZoneId.systemDefault())),
            Integer.toString(made.present()),
            Integer.toString(made.asked())));
    if (ended.rehearsal() || !ended.kept()) {
      Card note =
          new Card(
              column, theme, Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, true, 14);
      note.setLayoutData(Parts.wide());
      Parts.text(
          note,
          theme,
          Type.TEXT,
          Role.TEXT,
          words.say(ended.rehearsal() ? "report.rehearsal.text" : "report.dropped"));
    }
    files(column);
    questions(column, made);
    votes(column, made);
    provisions(column, made);
    pane.reflow();
    focus();
  }

  private Card section(Composite column, String key) {
    Card card = new Card(column, theme, 20);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say(key));
    return card;
  }

  // --- files -------------------------------------------------------------------------------------

  private void files(Composite column) {
    Card card = section(column, "report.files");
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("report.files.text"));
    Composite where = Parts.group(card, 3);
    Parts.line(where, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("report.folder"));
    FieldFrame frame = new FieldFrame(where, theme, 1, FieldFrame.BAR);
    Text field = frame.around(Parts.field(frame, theme, "", words.say("report.folder")));
    GridData wide = Parts.wide();
    wide.heightHint = FIELD;
    field.setLayoutData(wide);
    field.setText(usualFolder().toString());
    field.addListener(SWT.DefaultSelection, event -> export());
    folder = field;
    FlatButton browse =
        new FlatButton(where, theme, FlatButton.Kind.SECONDARY, words.say("browse"), "");
    browse.onAction(() -> browse(field));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton write =
        new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("report.export"), "doc");
    write.onAction(this::export);
    export = write;
    FlatButton raw = new FlatButton(flow, theme, FlatButton.Kind.LINK, words.say("report.raw"), "");
    raw.onAction(this::raw);
    buttons = flow;
    Label line = Parts.text(card, theme, Type.SECONDARY, Role.TEXT, "");
    ((GridData) line.getLayoutData()).exclude = true;
    said = line;
  }

  /** Where papers go, unless the person says otherwise. */
  private static Path usualFolder() {
    Path home = Path.of(System.getProperty("user.home", ""));
    return List.of("Documents", "文档").stream()
        .map(home::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(home);
  }

  private void browse(Text field) {
    DirectoryDialog dialog = new DirectoryDialog(pane.getShell());
    dialog.setText(words.say("report.folder"));
    dialog.setFilterPath(field.getText());
    @Nullable String chosen = dialog.open();
    if (chosen != null) {
      field.setText(chosen);
    }
  }

  private void say(String text) {
    Label label = said;
    if (label != null && !label.isDisposed()) {
      label.setText(text.replace("&", "&&"));
      ((GridData) label.getLayoutData()).exclude = text.isEmpty();
      label.setVisible(!text.isEmpty());
      pane.reflow();
    }
  }

  private Optional<Path> target() {
    Text field = folder;
    String typed = field == null ? "" : field.getText().strip();
    try {
      Path path = Path.of(typed);
      if (!typed.isEmpty() && path.isAbsolute() && Files.isDirectory(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      // Said below, as for a folder that is not there.
    }
    say(words.say("report.folder.wrong"));
    return Optional.empty();
  }

  /** A name that is still free in the folder. */
  private static Path free(Path folder, String name, String extension) {
    Path file = folder.resolve(name + "." + extension);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(name + "-" + number + "." + extension);
    }
    return file;
  }

  private void export() {
    ClassReport made = report;
    Optional<Path> into = target();
    if (made == null || into.isEmpty()) {
      return;
    }
    say(words.say("report.writing"));
    background.run(
        words.say("report.export"),
        () -> write(made, into.get()),
        lines -> {
          say(String.join("\n", lines));
          open(into.get());
        },
        failure -> say(lectern.said(failure)));
  }

  private List<String> write(ClassReport made, Path into) throws IOException {
    Services services = lectern.services();
    ZoneId zone = ZoneId.systemDefault();
    String name = services.reports().fileName(made, zone);
    Path document = free(into, name, Format.DOCX.extension());
    Path workbook = free(into, name, "xlsx");
    List<String> lines = new ArrayList<>();
    Written written =
        services
            .writer()
            .write(
                services
                    .reports()
                    .document(
                        made,
                        zone,
                        made.endedAt().orElse(made.startedAt()).atZone(zone).toLocalDate()),
                Layout.OFFICIAL_A4,
                Format.DOCX,
                document);
    for (ReportFinding finding : written.findings()) {
      if (finding.severity() != ReportFinding.Severity.NOTE) {
        lines.add((finding.message() + " " + finding.mend()).strip());
      }
    }
    if (written.done()) {
      lines.addFirst(words.say("written", document));
    }
    services.reports().workbook(made, zone, workbook);
    lines.add(words.say("written", workbook));
    return lines;
  }

  /** Single answers leave only when that alone was asked for. */
  private void raw() {
    ClassReport made = report;
    Optional<Path> into = target();
    if (made == null
        || into.isEmpty()
        || MessageDialog.open(
                MessageDialog.QUESTION,
                pane.getShell(),
                words.say("report.raw"),
                words.say("report.raw.text"),
                SWT.NONE,
                words.say("report.raw.do"),
                words.say("cancel"))
            != 0) {
      return;
    }
    background.run(
        words.say("report.raw"),
        () -> {
          ClassReports reports = lectern.services().reports();
          ZoneId zone = ZoneId.systemDefault();
          Path file =
              free(
                  into.get(),
                  reports.fileName(made, zone) + words.say("report.raw.name"),
                  ClassReports.Table.CSV.extension());
          reports.answers(ended.record(), zone, ClassReports.Table.CSV, file);
          return file;
        },
        file -> {
          say(words.say("written", file));
          open(into.get());
        },
        failure -> say(lectern.said(failure)));
  }

  private void open(Path into) {
    Flow flow = buttons;
    if (flow == null || flow.isDisposed()) {
      return;
    }
    FlatButton button = opener;
    if (button == null) {
      button = new FlatButton(flow, theme, FlatButton.Kind.LINK, words.say("report.open"), "");
      opener = button;
    }
    button.onAction(() -> Program.launch(into.toString()));
    pane.reflow();
  }

  private void leave() {
    if (!ended.kept() && !ended.rehearsal() && !sure()) {
      return;
    }
    lectern.closeProjector();
    lectern.turn(new Lectern.Home());
  }

  /** With the page, what was not kept is gone. */
  private boolean sure() {
    return MessageDialog.open(
            MessageDialog.QUESTION,
            pane.getShell(),
            words.say("report.leave"),
            words.say("report.leave.text"),
            SWT.NONE,
            words.say("report.leave.do"),
            words.say("cancel"))
        == 0;
  }

  // --- figures -----------------------------------------------------------------------------------

  private void questions(Composite column, ClassReport made) {
    if (made.questions().isEmpty()) {
      return;
    }
    Card card = section(column, "report.questions");
    for (ClassReport.QuestionFigures question : made.questions()) {
      Composite group = Parts.group(card, 1);
      ((GridLayout) group.getLayout()).marginTop = 8;
      Parts.text(group, theme, Type.TEXT, Role.TEXT, question.text());
      Parts.text(
          group,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say(
                  "report.answered",
                  question.round(),
                  Integer.toString(question.answered()),
                  Integer.toString(question.present()))
              + question
                  .discrimination()
                  .map(
                      found ->
                          "　"
                              + words.say(
                                  "report.discrimination",
                                  String.format("%.2f", found.upperMinusLower())))
                  .orElse(""));
      if (question.facility().isPresent() && question.answered() > 0) {
        int right = (int) Math.round(question.facility().get() * question.answered());
        new Bars(
                group,
                theme,
                List.of(new Bars.Bar(words.say("report.facility"), right, question.answered(), "")))
            .setLayoutData(Parts.wide());
      } else {
        few(group, made);
      }
    }
  }

  private void few(Composite group, ClassReport made) {
    Parts.text(
        group,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say("report.few", Integer.toString(made.smallestGroup())));
  }

  private void votes(Composite column, ClassReport made) {
    if (made.votes().isEmpty()) {
      return;
    }
    Card card = section(column, "report.votes");
    for (ClassReport.VoteFigures vote : made.votes()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT, vote.text());
      List<Bars.Bar> bars = new ArrayList<>();
      for (ClassReport.Opinion opinion : vote.choices()) {
        opinion
            .first()
            .ifPresent(
                count ->
                    bars.add(
                        new Bars.Bar(
                            words.say("report.vote.1", opinion.id()), count, vote.first(), "")));
        opinion
            .second()
            .ifPresent(
                count ->
                    bars.add(
                        new Bars.Bar(
                            words.say("report.vote.2", opinion.id()), count, vote.second(), "")));
      }
      if (bars.isEmpty()) {
        few(card, made);
      } else {
        for (ClassReport.Opinion opinion : vote.choices()) {
          Parts.text(
              card,
              theme,
              Type.SECONDARY,
              Role.TEXT_SECONDARY,
              opinion.id() + "　" + opinion.text());
        }
        new Bars(card, theme, bars).setLayoutData(Parts.wide());
      }
      vote.changed()
          .ifPresent(
              count ->
                  Parts.text(
                      card,
                      theme,
                      Type.SECONDARY,
                      Role.TEXT,
                      words.say(
                          "report.changed",
                          Integer.toString(vote.both()),
                          Integer.toString(count))));
    }
  }

  private void provisions(Composite column, ClassReport made) {
    List<ClassReport.ProvisionFigures> missed =
        made.provisions().stream()
            .filter(provision -> provision.wrong().filter(count -> count > 0).isPresent())
            .toList();
    if (missed.isEmpty()) {
      return;
    }
    Card card = section(column, "report.provisions");
    List<Bars.Bar> bars = new ArrayList<>();
    for (ClassReport.ProvisionFigures provision : missed) {
      bars.add(
          new Bars.Bar(provision.title(), provision.wrong().orElse(0), provision.answers(), ""));
    }
    new Bars(card, theme, bars).setLayoutData(Parts.wide());
  }

  @Override
  public void focus() {
    FlatButton button = export;
    if (button != null && !button.isDisposed()) {
      button.setFocus();
    }
  }
}
