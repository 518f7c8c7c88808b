package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * Asks for a few words and does something with them off the UI thread; stays open, with what went
 * wrong, until it is done or given up.
 *
 * @param <T> what comes of it
 */
final class FormDialog<T> extends Dialog {
  private static final int WIDTH = 460;
  private static final int MARGIN = 24;

  private final Theme theme;
  private final Words words;
  private final Form<T> form;
  private final List<Text> fields = new ArrayList<>();
  private Optional<T> result = Optional.empty();
  private Optional<Label> said = Optional.empty();
  private Optional<FlatButton> button = Optional.empty();
  private boolean working;

  /** What is done with what was typed, off the UI thread. */
  interface Work<T> {
    /**
     * Does it.
     *
     * @param typed a text for each field; wiped afterwards
     */
    T with(List<char[]> typed) throws Exception;
  }

  /** Looks at what was typed, before anything is done. */
  interface Check {
    /**
     * Looks.
     *
     * @return what is wrong, in words; empty when nothing is
     */
    Optional<String> wrong(List<char[]> typed);
  }

  /**
   * A field.
   *
   * @param label what goes into it
   * @param secret whether it is not to be read on the screen
   * @param start what stands in it at first
   */
  record Field(String label, boolean secret, String start) {}

  /**
   * What is asked.
   *
   * @param title of the dialog, and what its button does
   * @param text above the fields
   * @param fields in order; may be empty
   * @param check before the work
   * @param work with what was typed
   */
  record Form<T>(String title, String text, List<Field> fields, Check check, Work<T> work) {
    /** Makes the list unchangeable. */
    Form {
      fields = List.copyOf(fields);
    }
  }

  FormDialog(Shell parent, Theme theme, Words words, Form<T> form) {
    super(parent);
    this.theme = theme;
    this.words = words;
    this.form = form;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.APPLICATION_MODAL);
  }

  /**
   * Asks, and waits until it is done.
   *
   * @return empty when it was given up
   */
  Optional<T> ask() {
    open();
    return result;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(form.title());
    shell.setBackground(theme.color(Role.WINDOW_BACKGROUND));
  }

  @Override
  protected Point getInitialSize() {
    return new Point(WIDTH, getShell().computeSize(WIDTH, SWT.DEFAULT, true).y);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    parent.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    Composite body = Parts.group(parent, 1);
    body.setLayoutData(Parts.fill());
    GridLayout layout = (GridLayout) body.getLayout();
    layout.marginWidth = MARGIN;
    layout.marginTop = 16;
    layout.verticalSpacing = 8;
    Parts.text(body, theme, Type.TEXT, Role.TEXT, form.text());
    for (Field field : form.fields()) {
      Parts.line(body, theme, Type.SECONDARY, Role.TEXT_SECONDARY, field.label());
      FieldFrame frame = new FieldFrame(body, theme, 1, FieldFrame.FORM);
      Text text = frame.around(Parts.field(frame, theme, "", field.label()));
      if (field.secret()) {
        text.setEchoChar('•');
      }
      text.setText(field.start());
      text.selectAll();
      text.setLayoutData(Parts.wide());
      text.addListener(SWT.DefaultSelection, event -> act());
      fields.add(text);
    }
    Label label = Parts.text(body, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, "");
    ((GridData) label.getLayoutData()).exclude = true;
    said = Optional.of(label);
    return body;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Composite foot = Parts.group(parent, 3);
    GridLayout layout = (GridLayout) foot.getLayout();
    layout.marginWidth = MARGIN;
    layout.marginHeight = 14;
    Parts.text(foot, theme, Type.NOTE, Role.TEXT_TERTIARY, "");
    FlatButton give =
        new FlatButton(foot, theme, FlatButton.Kind.SECONDARY, words.say("form.cancel"), "");
    give.onAction(this::close);
    FlatButton does = new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, form.title(), "");
    does.onAction(this::act);
    button = Optional.of(does);
    return foot;
  }

  private void act() {
    if (working) {
      return;
    }
    List<char[]> typed = fields.stream().map(Text::getTextChars).toList();
    Optional<String> wrong = form.check().wrong(typed);
    if (wrong.isPresent()) {
      wipe(typed);
      tell(wrong.get());
      return;
    }
    working(true);
    new Background(getShell())
        .run(
            form.title(),
            () -> {
              try {
                return form.work().with(typed);
              } finally {
                wipe(typed);
              }
            },
            done -> {
              result = Optional.of(done);
              close();
            },
            refused -> {
              working(false);
              tell(FailureWords.say(words, refused));
            });
  }

  /** It cannot be taken back once it has begun. */
  @Override
  public boolean close() {
    return (result.isPresent() || !working) && super.close();
  }

  @Override
  protected void handleShellCloseEvent() {
    close();
  }

  private static void wipe(List<char[]> typed) {
    typed.forEach(text -> Arrays.fill(text, '\0'));
  }

  private void working(boolean now) {
    working = now;
    button.ifPresent(
        does -> {
          does.setEnabled(!now);
          does.redraw();
        });
    fields.forEach(field -> field.setEnabled(!now));
    if (now) {
      tell(words.say("form.working"));
    }
  }

  private void tell(String text) {
    said.ifPresent(
        label -> {
          label.setForeground(theme.color(working ? Role.TEXT_SECONDARY : Role.VERDICT_PROHIBITED));
          label.setText(text.replace("&", "&&"));
          ((GridData) label.getLayoutData()).exclude = false;
          Shell shell = getShell();
          shell.setSize(WIDTH, shell.computeSize(WIDTH, SWT.DEFAULT, true).y);
          shell.layout(true, true);
        });
  }
}
