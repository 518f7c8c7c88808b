package org.qinqing.ui.library.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.Written;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Asks what goes into a file and where the file goes, writes it, and says what came of it. */
final class ExportPart {
  private static final int LABEL = 76;
  private static final int LONGEST_NAME = 60;

  /**
   * One thing to choose.
   *
   * @param label what it is about
   * @param options at least two
   * @param chosen the first choice
   */
  record Choice(String label, List<String> options, int chosen) {}

  /**
   * What is typed for one option of the first choice.
   *
   * @param first what stands there at first
   * @param option index of the option it belongs to
   */
  record Asked(String first, int option) {}

  /** Makes the report; runs in the background. */
  interface Making {
    /**
     * Makes it.
     *
     * @param chosen index of each choice, in order
     * @param which what was typed beside the choices; empty where nothing is asked
     * @return empty when what was typed means nothing
     */
    Optional<Report> report(List<Integer> chosen, String which) throws Exception;
  }

  private final Theme theme;
  private final Words words;
  private final Services services;
  private final Runnable reflow;
  private final Making making;
  private final Composite whole;
  private final List<Segments> choices = new ArrayList<>();
  private final Segments format;
  private final Segments layout;
  private final Text path;
  private final Optional<Text> which;
  private final Label said;
  private final Composite foot;
  private final Background writing;
  private Optional<FlatButton> opener = Optional.empty();

  /** Room for a form above all else on a page; a form that is there already goes. */
  static Composite place(Pane pane) {
    for (Control child : pane.body().getChildren()) {
      if (child.getData() == ExportPart.class) {
        child.dispose();
      }
    }
    Composite top = Parts.group(pane.body(), 1);
    top.setData(ExportPart.class);
    top.moveAbove(null);
    return top;
  }

  /**
   * Makes one.
   *
   * @param name of the file, without its ending
   * @param asked what else is asked; empty for nothing
   */
  ExportPart(
      Composite parent,
      Theme theme,
      Words words,
      Services services,
      Runnable reflow,
      String title,
      String name,
      List<Choice> choices,
      Optional<Asked> asked,
      Making making) {
    this.theme = theme;
    this.words = words;
    this.services = services;
    this.reflow = reflow;
    this.making = making;
    whole = Parts.group(parent, 1);
    writing = new Background(whole);
    Card card = new Card(whole, theme, Role.SURFACE, Role.ACCENT, true, 16);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 10;
    Parts.text(card, theme, Type.STRONG, Role.TEXT, title);
    Optional<Text> typed = Optional.empty();
    for (Choice choice : choices) {
      Segments segments = segments(card, choice.label, choice.options, choice.chosen);
      if (this.choices.isEmpty() && asked.isPresent()) {
        typed = Optional.of(typed(card, segments, asked.get()));
      }
      this.choices.add(segments);
    }
    which = typed;
    layout =
        segments(
            card,
            words.say("export.layout"),
            List.of(
                words.say("export.layout.official"),
                words.say("export.layout.plain"),
                words.say("export.layout.booklet")),
            0);
    format =
        segments(
            card,
            words.say("export.format"),
            List.of(
                words.say("export.format.docx"),
                words.say("export.format.pdf"),
                words.say("export.format.html")),
            0);
    format.onChoice(index -> ending());
    Composite where = line(card, words.say("export.path"), 3);
    FieldFrame frame = new FieldFrame(where, theme, 1, FieldFrame.BAR);
    path = frame.around(Parts.field(frame, theme, "", words.say("export.path")));
    path.setText(folder().resolve(plain(name) + "." + chosen().extension()).toString());
    path.setLayoutData(Parts.wide());
    FlatButton other =
        new FlatButton(where, theme, FlatButton.Kind.SECONDARY, words.say("export.browse"), "");
    other.onAction(this::ask);
    said = Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    ((GridData) said.getLayoutData()).exclude = true;
    foot = Parts.group(card, 3);
    ((GridLayout) foot.getLayout()).horizontalSpacing = 12;
    FlatButton write =
        new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("export.do"), "");
    write.onAction(this::write);
    FlatButton close =
        new FlatButton(foot, theme, FlatButton.Kind.SECONDARY, words.say("export.close"), "");
    close.onAction(this::close);
    for (Segments one : List.of(layout, format)) {
      one.addListener(SWT.KeyDown, event -> escape(event.keyCode));
    }
    path.addListener(SWT.KeyDown, event -> escape(event.keyCode));
    path.addListener(SWT.DefaultSelection, event -> write());
  }

  private Text typed(Composite card, Segments choice, Asked asked) {
    Composite line = line(card, words.say("export.which"), 2);
    FieldFrame frame = new FieldFrame(line, theme, 1, FieldFrame.BAR);
    Text field =
        frame.around(
            Parts.field(frame, theme, words.say("export.which.hint"), words.say("export.which")));
    field.setText(asked.first);
    field.setLayoutData(Parts.wide());
    enable(field, choice.chosen() == asked.option);
    choice.onChoice(
        index -> {
          enable(field, index == asked.option);
          if (field.isEnabled()) {
            field.setFocus();
            field.selectAll();
          }
        });
    return field;
  }

  private void enable(Text field, boolean value) {
    field.setEnabled(value);
    field.setForeground(theme.color(value ? Role.TEXT : Role.TEXT_TERTIARY));
  }

  private void escape(int keyCode) {
    if (keyCode == SWT.ESC) {
      close();
    }
  }

  void focus() {
    (choices.isEmpty() ? format : choices.getFirst()).setFocus();
  }

  private void close() {
    writing.forget();
    whole.dispose();
    reflow.run();
  }

  private Composite line(Composite card, String label, int columns) {
    Composite line = Parts.group(card, columns);
    ((GridLayout) line.getLayout()).horizontalSpacing = 12;
    Label name = Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, label);
    GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    data.widthHint = Math.max(LABEL, name.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    name.setLayoutData(data);
    return line;
  }

  private Segments segments(Composite card, String label, List<String> options, int chosen) {
    Segments segments = new Segments(line(card, label, 2), theme, options, chosen);
    segments.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    return segments;
  }

  private static Path folder() {
    Path home = Path.of(System.getProperty("user.home", ""));
    for (String name : List.of("Documents", "文档")) {
      if (Files.isDirectory(home.resolve(name))) {
        return home.resolve(name);
      }
    }
    return home;
  }

  /** A name every system takes for a file. */
  private static String plain(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
  }

  private Format chosen() {
    return Format.values()[format.chosen()];
  }

  private void ending() {
    String text = path.getText();
    for (Format one : Format.values()) {
      if (text.endsWith("." + one.extension())) {
        path.setText(
            text.substring(0, text.length() - one.extension().length()) + chosen().extension());
      }
    }
  }

  private void ask() {
    FileDialog dialog = new FileDialog(whole.getShell(), SWT.SAVE);
    dialog.setText(words.say("export.browse.title"));
    dialog.setFilterExtensions(new String[] {"*." + chosen().extension()});
    try {
      Path now = Path.of(path.getText());
      dialog.setFileName(String.valueOf(now.getFileName()));
      dialog.setFilterPath(String.valueOf(now.getParent()));
    } catch (InvalidPathException e) {
      dialog.setFileName("");
    }
    Optional.ofNullable(dialog.open()).ifPresent(path::setText);
  }

  private void say(String text) {
    said.setText(text.replace("&", "&&"));
    ((GridData) said.getLayoutData()).exclude = text.isEmpty();
    said.setVisible(!text.isEmpty());
    reflow.run();
  }

  private void write() {
    opener.ifPresent(FlatButton::dispose);
    opener = Optional.empty();
    Path target;
    try {
      target = Path.of(path.getText().strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      say(words.say("export.path.wrong"));
      return;
    }
    if (path.getText().isBlank() || Files.isDirectory(target)) {
      say(words.say("export.path.wrong"));
      return;
    }
    if (Files.exists(target) && !mayReplace(target)) {
      return;
    }
    List<Integer> chosen = choices.stream().map(Segments::chosen).toList();
    String asked = which.map(Text::getText).orElse("").strip();
    Layout wanted = Layout.values()[layout.chosen()];
    Format kind = chosen();
    Optional<Callable<Optional<Written>>> work =
        services.writing(
            writer -> {
              Optional<Report> report = making.report(chosen, asked);
              return report.map(one -> writer.write(one, wanted, kind, target));
            });
    if (work.isEmpty()) {
      say(words.say("export.noWriter"));
      return;
    }
    say(words.say("export.running"));
    writing.run(
        words.say("export.job"),
        work.get(),
        written ->
            written.ifPresentOrElse(
                result -> written(result, target), () -> say(words.say("export.which.none"))),
        failure -> say(words.say("error.export", String.valueOf(failure.getMessage()))));
  }

  private boolean mayReplace(Path target) {
    return MessageDialog.open(
            MessageDialog.QUESTION,
            whole.getShell(),
            words.say("export.replace.title"),
            words.say("export.replace.text", String.valueOf(target.getFileName())),
            SWT.NONE,
            words.say("export.replace.yes"),
            words.say("export.replace.no"))
        == 0;
  }

  private void written(Written result, Path target) {
    List<String> lines = new ArrayList<>();
    if (result.done()) {
      String pages =
          result.pages().isPresent()
              ? words.say("export.pages", Integer.toString(result.pages().getAsInt()))
              : "";
      lines.add(words.say("export.done", target.toString()) + pages);
      FlatButton open =
          new FlatButton(foot, theme, FlatButton.Kind.LINK, words.say("export.open"), "doc");
      open.onAction(() -> Program.launch(target.toString()));
      opener = Optional.of(open);
    }
    for (ReportFinding finding : result.findings()) {
      lines.add((finding.message() + finding.mend()).strip());
    }
    say(String.join("\n", lines));
  }
}
