package org.qinqing.ui.checker.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The foot of a form that becomes a file: where it goes, writing it, and what came of it. */
final class SaveLine {
  private final Theme theme;
  private final Words words;
  private final String extension;
  private final Composite form;
  private final Text path;
  private final Label said;
  private final Composite foot;
  private final Background working;
  private final Writing writing;
  private final Runnable reflow;
  private Optional<FlatButton> opener = Optional.empty();

  /** Writes the file, off the UI thread. */
  interface Writing {
    /**
     * Writes.
     *
     * @return what a person should know besides, a line each
     * @throws NotWritten when it was not written, for a reason a person can read
     * @throws Exception when it was not written
     */
    List<String> write(Path target) throws Exception;
  }

  /** The file was not written; the message is for the person. */
  static final class NotWritten extends Exception {
    private static final long serialVersionUID = 1L;

    NotWritten(String message) {
      super(message);
    }
  }

  /**
   * Makes one at the end of a form.
   *
   * @param first where it goes unless the person says otherwise
   * @param extension of the file, without the dot
   * @param typed takes every change of the place
   * @param close takes the form away
   */
  SaveLine(
      Composite form,
      Theme theme,
      Words words,
      String first,
      String extension,
      Consumer<String> typed,
      Runnable close,
      Runnable reflow,
      Writing writing) {
    this.form = form;
    this.theme = theme;
    this.words = words;
    this.extension = extension;
    this.reflow = reflow;
    this.writing = writing;
    working = new Background(form);
    Composite where = Parts.group(form, 3);
    Parts.line(where, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("save.path"));
    FieldFrame line = new FieldFrame(where, theme, 1, FieldFrame.BAR);
    path = line.around(Parts.field(line, theme, "", words.say("save.path")));
    path.setLayoutData(Parts.wide());
    path.setText(first);
    path.addModifyListener(event -> typed.accept(path.getText()));
    path.addListener(SWT.DefaultSelection, event -> save());
    new FlatButton(where, theme, FlatButton.Kind.SECONDARY, words.say("save.browse"), "")
        .onAction(this::browse);
    said = Parts.text(form, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    ((GridData) said.getLayoutData()).exclude = true;
    foot = Parts.group(form, 3);
    ((GridLayout) foot.getLayout()).horizontalSpacing = 12;
    new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("save.do"), "")
        .onAction(this::save);
    new FlatButton(foot, theme, FlatButton.Kind.SECONDARY, words.say("save.close"), "")
        .onAction(close);
  }

  /** Where papers go, unless the person says otherwise. */
  static Path folder() {
    Path home = Path.of(System.getProperty("user.home", ""));
    return List.of("Documents", "文档").stream()
        .map(home::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(home);
  }

  /** A name that is still free in the folder. */
  static Path free(Path folder, String name, String extension) {
    Path file = folder.resolve(name + "." + extension);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(name + "-" + number + "." + extension);
    }
    return file;
  }

  private void browse() {
    FileDialog dialog = new FileDialog(form.getShell(), SWT.SAVE);
    dialog.setText(words.say("save.browse"));
    dialog.setFilterExtensions(new String[] {"*." + extension});
    try {
      Path now = Path.of(path.getText());
      dialog.setFileName(String.valueOf(now.getFileName()));
      dialog.setFilterPath(String.valueOf(now.getParent()));
    } catch (InvalidPathException e) {
      dialog.setFileName("");
    }
    Optional.ofNullable(dialog.open()).ifPresent(path::setText);
  }

  private void save() {
    opener.ifPresent(FlatButton::dispose);
    opener = Optional.empty();
    Path target;
    try {
      target = Path.of(path.getText().strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      tell(words.say("save.path.wrong"));
      return;
    }
    if (path.getText().isBlank() || Files.isDirectory(target)) {
      tell(words.say("save.path.wrong"));
      return;
    }
    if (Files.exists(target) && !mayReplace(target)) {
      return;
    }
    tell(words.say("save.running"));
    working.run(
        words.say("save.do"),
        () -> writing.write(target),
        lines -> written(target, lines),
        failure ->
            tell(
                failure instanceof NotWritten
                    ? String.valueOf(failure.getMessage())
                    : words.say("save.failed", String.valueOf(failure.getMessage()))));
  }

  private boolean mayReplace(Path target) {
    return MessageDialog.open(
            MessageDialog.QUESTION,
            form.getShell(),
            words.say("save.replace.title"),
            words.say("save.replace.text", String.valueOf(target.getFileName())),
            SWT.NONE,
            words.say("save.replace.yes"),
            words.say("save.replace.no"))
        == 0;
  }

  private void written(Path target, List<String> lines) {
    FlatButton open =
        new FlatButton(foot, theme, FlatButton.Kind.LINK, words.say("save.open"), "doc");
    open.onAction(() -> Program.launch(target.toString()));
    opener = Optional.of(open);
    String text = words.say("save.done", target.toString());
    tell(lines.isEmpty() ? text : text + "\n" + String.join("\n", lines));
  }

  private void tell(String text) {
    said.setText(text.replace("&", "&&"));
    ((GridData) said.getLayoutData()).exclude = false;
    reflow.run();
  }
}
