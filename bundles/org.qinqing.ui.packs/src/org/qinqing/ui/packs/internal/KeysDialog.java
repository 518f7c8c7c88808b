package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SigningKeys;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * Asks for what a key, a certificate or a signature needs, does it off the UI thread, and stays
 * open with what came of it: what is wrong, or what was made and what to do with it.
 */
abstract class KeysDialog extends Dialog {
  private static final int WIDTH = 720;
  private static final int MARGIN = 24;
  private static final int LINE = 24;

  /** How much of a small screen it may take. */
  private static final int MOST_PERCENT = 92;

  private static final int AGAIN_MILLIS = 60;
  private static final int MOST_TRIES = 5;

  /**
   * What it works with.
   *
   * @param context of the room
   * @param services as far as they are there
   */
  record Surroundings(
      RoomContext context,
      TrustServices services,
      KeysPlaces places,
      PackRegistry registry,
      Words words) {
    KeysWords says() {
      return new KeysWords(words, registry);
    }
  }

  /**
   * What came of it.
   *
   * @param done whether it was done
   * @param findings why not, or what to look at
   * @param shows adds what there is to see when it was done; on the UI thread
   */
  record Answer(boolean done, List<Diagnostic> findings, Consumer<Composite> shows) {
    Answer {
      findings = List.copyOf(findings);
    }

    static Answer refused(List<Diagnostic> findings) {
      return new Answer(false, findings, body -> {});
    }
  }

  /** A service that was there when the dialog was opened has left. */
  static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final Surroundings around;
  private final String subject;
  private final Theme theme;
  private final Fields fields;
  private final List<Control> inputs = new ArrayList<>();
  private final Runnable again = this::fitNow;
  private @Nullable Pane pane;
  private @Nullable Composite told;
  private @Nullable Composite foot;
  private @Nullable Label head;
  private @Nullable Label busy;
  private int tries;
  private boolean working;
  private boolean done;

  /**
   * Not open yet.
   *
   * @param subject key of the messages that say what it is about: its {@code .title}, {@code .text}
   *     below, what its button does ({@code .do}) and what is said when it was {@code .done}
   */
  KeysDialog(Shell parent, Surroundings around, String subject) {
    super(parent);
    this.around = around;
    this.subject = subject;
    this.theme = around.context().theme();
    fields = new Fields(theme, this::changed, this::fit);
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.APPLICATION_MODAL);
  }

  // --- what each dialog says ---------------------------------------------------------------------

  /** What it is for; also its heading. */
  String title() {
    return words().say(subject + ".title");
  }

  /** One or two sentences below the heading. */
  String text() {
    return words().say(subject + ".text");
  }

  /** What its button does. */
  private String does() {
    return words().say(subject + ".do");
  }

  /** Adds the fields. */
  abstract void fill(Composite body);

  /** The first thing that is missing or wrong, in words; looks at nothing but the fields. */
  abstract Optional<String> missing();

  /** Takes what was typed and gives what is done with it off the UI thread; wipes secrets. */
  abstract Callable<Answer> work();

  /** A person changed a field. */
  void changed(String key) {
    quiet();
  }

  /** Asks whatever must be asked once more; false to stay. */
  boolean confirmed() {
    return true;
  }

  /** Puts the keyboard where a person begins; called when it is on the screen. */
  void begin() {}

  /** What it says when it was done. */
  private String doneText() {
    return words().say(subject + ".done");
  }

  // --- what they share ---------------------------------------------------------------------------

  final Surroundings around() {
    return around;
  }

  final Theme theme() {
    return theme;
  }

  final Words words() {
    return around.words();
  }

  final Fields fields() {
    return fields;
  }

  final String value(String key) {
    return fields.value(key).strip();
  }

  /** A field with an absolute path, if there is one. */
  final Optional<Path> path(String key) {
    return pathOf(value(key));
  }

  static Optional<Path> pathOf(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(text.strip())).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The sentence, when that field holds no path. */
  final Optional<String> noPath(String key, String sentence) {
    return path(key).isPresent() ? Optional.empty() : Optional.of(words().say(sentence));
  }

  /** A line to type in. */
  final Text line(Composite parent, String key, String label, String hint) {
    Text text = fields.line(parent, key, label, hint);
    text.addListener(SWT.DefaultSelection, event -> act());
    inputs.add(text);
    return text;
  }

  /**
   * A line for a file, with a button to choose it.
   *
   * @param style {@link SWT#OPEN} or {@link SWT#SAVE}
   * @param filter such as {@code *.pem}
   */
  final Text file(
      Composite parent, String key, String label, String hint, int style, String filter) {
    return chosen(
        parent,
        key,
        label,
        hint,
        before -> {
          FileDialog dialog = new FileDialog(getShell(), style);
          dialog.setText(label);
          dialog.setFilterExtensions(new String[] {filter, "*"});
          before.ifPresent(
              path -> {
                dialog.setFilterPath(String.valueOf(path.getParent()));
                dialog.setFileName(String.valueOf(path.getFileName()));
              });
          return Optional.ofNullable(dialog.open());
        });
  }

  /** A line for a folder, with a button to choose it. */
  final Text folder(Composite parent, String key, String label, String hint) {
    return chosen(
        parent,
        key,
        label,
        hint,
        before -> {
          DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
          dialog.setText(label);
          before.ifPresent(path -> dialog.setFilterPath(path.toString()));
          return Optional.ofNullable(dialog.open());
        });
  }

  /** A line to type in, with a button that asks the window system for what belongs there. */
  private Text chosen(
      Composite parent,
      String key,
      String label,
      String hint,
      Function<Optional<Path>, Optional<String>> asking) {
    Composite row = Parts.group(parent, 2);
    Text text = line(row, key, label, hint);
    FlatButton browse = button(row, words().say("new.browse"), "");
    browse.named(words().say("keys.browse", label));
    browse.setLayoutData(new GridData(SWT.END, SWT.END, false, false));
    browse.onAction(() -> asking.apply(pathOf(text.getText())).ifPresent(text::setText));
    return text;
  }

  /** A button that rests while the dialog works. */
  final FlatButton button(Composite parent, String text, String icon) {
    FlatButton button = new FlatButton(parent, theme, FlatButton.Kind.SECONDARY, text, icon);
    inputs.add(button);
    return button;
  }

  /** A line for a passphrase, of which nothing is remembered, not even to take it back. */
  final Text secret(Composite parent, String label) {
    FieldFrame frame = new FieldFrame(fields.labelled(parent, label), theme, 1, FieldFrame.FORM);
    Text text = frame.around(Parts.field(frame, theme, "", label));
    text.setEchoChar('•');
    GridData data = Parts.wide();
    data.heightHint = LINE;
    text.setLayoutData(data);
    text.addListener(SWT.DefaultSelection, event -> act());
    text.addListener(SWT.Modify, event -> changed(""));
    inputs.add(text);
    return text;
  }

  static Composite pair(Composite parent) {
    Composite pair = Parts.group(parent, 2);
    ((GridLayout) pair.getLayout()).makeColumnsEqualWidth = true;
    ((GridLayout) pair.getLayout()).horizontalSpacing = 16;
    return pair;
  }

  /** A sentence that explains. */
  final Label note(Composite parent, String text) {
    return Parts.text(parent, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }

  /** A number of things to do, in order. */
  final void steps(Composite parent, List<String> steps) {
    int number = 1;
    for (String step : steps) {
      Composite row = Parts.group(parent, 2);
      Label count = Parts.line(row, theme, Type.STRONG, Role.ACCENT, Integer.toString(number++));
      count.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
      Parts.text(row, theme, Type.TEXT, Role.TEXT, step);
    }
  }

  /** A file that was written: where it is, and a way to its folder. */
  final void written(Composite parent, String label, Path file) {
    Composite row = Parts.group(parent, 2);
    Composite texts = Parts.group(row, 1);
    ((GridLayout) texts.getLayout()).verticalSpacing = 2;
    Parts.text(texts, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, label);
    Parts.text(texts, theme, Type.TEXT, Role.TEXT, file.toString());
    FlatButton open =
        new FlatButton(row, theme, FlatButton.Kind.LINK, words().say("keys.folder"), "pack");
    open.onAction(() -> Program.launch(String.valueOf(file.toAbsolutePath().getParent())));
  }

  /** The fingerprint of what was made, in words and in digits. */
  final void fingerprint(Composite parent, String label, String inWords, String hex) {
    Parts.text(parent, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, label);
    Parts.text(parent, theme, Type.HEADING, Role.TEXT, inWords);
    Parts.text(parent, theme, Type.NOTE, Role.TEXT_SECONDARY, KeysWords.grouped(hex));
  }

  /** Makes something with the keys; nothing is written when it is refused. */
  interface Making {
    SigningKeys.Made make(SigningKeys keys) throws IOException;
  }

  /** Gives what there is to see of what was made; off the UI thread, shown on it. */
  interface Showing {
    Consumer<Composite> show(SigningKeys keys, SigningKeys.Made made) throws IOException;
  }

  /**
   * Makes something with an opened signer: where his files lie is remembered when it worked, and
   * his passphrase is forgotten in any case.
   */
  final Callable<Answer> signing(PackSigner.Signer open, Making making, Showing showing) {
    return () -> {
      try {
        SigningKeys keys = around.services().keys().orElseThrow(Gone::new);
        SigningKeys.Made made = making.make(keys);
        if (!made.done()) {
          return Answer.refused(made.findings());
        }
        KeysSigner.keep(around.places(), open);
        return new Answer(true, made.findings(), showing.show(keys, made));
      } finally {
        KeysSigner.wipe(open);
      }
    };
  }

  // --- how it stands on the screen ---------------------------------------------------------------

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(title());
    shell.setBackground(theme.color(Role.SURFACE));
    Display display = shell.getDisplay();
    Listener escape =
        event -> {
          // Parts of the kit keep every key but Tab to themselves.
          if (event.keyCode == SWT.ESC
              && event.widget instanceof Control control
              && control.getShell() == shell) {
            event.doit = false;
            close();
          }
        };
    display.addFilter(SWT.KeyDown, escape);
    shell.addListener(SWT.Dispose, event -> display.removeFilter(SWT.KeyDown, escape));
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.SURFACE));
    whole.setLayoutData(Parts.fill());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.marginTop = 18;
    layout.verticalSpacing = 8;
    whole.setLayout(layout);
    Composite top = Parts.group(whole, 1);
    ((GridLayout) top.getLayout()).marginWidth = MARGIN;
    head = Parts.text(top, theme, Type.ROOM, Role.TEXT, title());
    Pane middle = new Pane(whole, theme, Role.SURFACE, MARGIN);
    middle.setLayoutData(Parts.fill());
    GridLayout inner = (GridLayout) middle.body().getLayout();
    inner.marginHeight = 4;
    pane = middle;
    form(middle.body());
    Composite line = new Composite(whole, SWT.NONE);
    line.setBackground(theme.color(Role.LINE));
    GridData thin = Parts.wide();
    thin.heightHint = 1;
    line.setLayoutData(thin);
    Composite buttons = Parts.group(whole, 3);
    foot = buttons;
    GridLayout bar = (GridLayout) buttons.getLayout();
    bar.marginWidth = MARGIN;
    bar.marginHeight = 12;
    bar.marginTop = 0;
    busy = Parts.text(buttons, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    FlatButton give =
        new FlatButton(buttons, theme, FlatButton.Kind.SECONDARY, words().say("keys.cancel"), "");
    give.onAction(this::close);
    FlatButton go = new FlatButton(buttons, theme, FlatButton.Kind.PRIMARY, does(), "");
    go.onAction(this::act);
    inputs.add(go);
    return whole;
  }

  private void form(Composite body) {
    if (!text().isEmpty()) {
      Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, text());
    }
    fill(body);
    told = Parts.group(body, 1);
    quiet();
  }

  @Override
  public void create() {
    super.create();
    begin();
  }

  @Override
  protected Point getInitialSize() {
    return wanted();
  }

  private Point wanted() {
    Shell shell = getShell();
    Pane middle = pane;
    if (middle == null) {
      return new Point(WIDTH, WIDTH);
    }
    Rectangle screen = shell.getMonitor().getClientArea();
    Rectangle trim = shell.computeTrim(0, 0, 0, 0);
    int body = middle.body().computeSize(WIDTH, SWT.DEFAULT, true).y;
    GridData data = (GridData) middle.getLayoutData();
    data.heightHint = 1;
    int rest = shell.getChildren()[0].computeSize(WIDTH, SWT.DEFAULT, true).y - 1;
    int most = screen.height * MOST_PERCENT / 100;
    return new Point(WIDTH + trim.width, Math.min(most, body + rest + trim.height + 2));
  }

  /** Takes the height that its content needs, and stays on the screen. */
  final void fit() {
    tries = 0;
    fitNow();
  }

  private void fitNow() {
    Shell shell = getShell();
    Pane middle = pane;
    if (shell == null || shell.isDisposed() || middle == null) {
      return;
    }
    Point size = wanted();
    if (!shell.getSize().equals(size)) {
      Rectangle screen = shell.getMonitor().getClientArea();
      Point at = shell.getLocation();
      int lowest = screen.y + screen.height - size.y;
      shell.setBounds(at.x, Math.max(screen.y, Math.min(at.y, lowest)), size.x, size.y);
      if (tries++ < MOST_TRIES) {
        // A size that is asked for while another is on its way may get lost in the window system.
        shell.getDisplay().timerExec(AGAIN_MILLIS, again);
      }
    }
    shell.layout(true, true);
    middle.reflow();
  }

  // --- doing it ----------------------------------------------------------------------------------

  private void quiet() {
    if (silenced()) {
      fit();
    }
  }

  /** Takes away what was told; whether there was anything. */
  private boolean silenced() {
    Composite place = told;
    if (place != null && !place.isDisposed()) {
      boolean any = place.getChildren().length > 0;
      for (Control child : place.getChildren()) {
        child.dispose();
      }
      GridData data = (GridData) place.getLayoutData();
      data.exclude = true;
      place.setVisible(false);
      return any;
    }
    return false;
  }

  private void tell(String text, Role role, List<Diagnostic> findings) {
    // Sizes that follow each other at once are not all taken by the window system.
    silenced();
    Composite place = told;
    if (place == null || place.isDisposed()) {
      return;
    }
    ((GridData) place.getLayoutData()).exclude = false;
    place.setVisible(true);
    Parts.text(place, theme, Type.STRONG, role, text);
    Findings.show(place, theme, findings);
    fit();
    Pane middle = pane;
    if (middle != null) {
      middle.showControl(place.getChildren()[place.getChildren().length - 1]);
    }
  }

  /** Does it, as its button does. */
  final void act() {
    if (working || done) {
      return;
    }
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      tell(missing.get(), Role.VERDICT_PROHIBITED, List.of());
      return;
    }
    if (!confirmed()) {
      return;
    }
    quiet();
    working(true);
    new Background(getShell())
        .run(
            title(),
            work(),
            answer -> {
              working(false);
              if (answer.done) {
                done(answer);
              } else {
                tell(words().say("keys.refused"), Role.VERDICT_PROHIBITED, answer.findings);
                refused();
              }
            },
            failure -> {
              working(false);
              tell(
                  failure instanceof Gone ? words().say("keys.gone") : around.says().said(failure),
                  Role.VERDICT_PROHIBITED,
                  List.of());
              refused();
            });
  }

  /** Puts the keyboard where a person would go on after a refusal. */
  void refused() {
    getShell().setFocus();
  }

  private void working(boolean now) {
    working = now;
    if (busy != null) {
      busy.setText(now ? words().say("keys.working") : "");
    }
    inputs.stream()
        .filter(input -> !input.isDisposed())
        .forEach(
            input -> {
              input.setEnabled(!now);
              input.redraw();
            });
  }

  private void done(Answer answer) {
    done = true;
    Pane middle = pane;
    Composite bar = foot;
    if (middle == null || bar == null) {
      return;
    }
    inputs.clear();
    middle.clear();
    told = null;
    busy = null;
    if (head != null) {
      head.setText(doneText().replace("&", "&&"));
    }
    answer.shows.accept(middle.body());
    Findings.show(middle.body(), theme, answer.findings);
    for (Control child : bar.getChildren()) {
      child.dispose();
    }
    Parts.text(bar, theme, Type.NOTE, Role.TEXT_TERTIARY, "");
    Parts.text(bar, theme, Type.NOTE, Role.TEXT_TERTIARY, "");
    FlatButton close =
        new FlatButton(bar, theme, FlatButton.Kind.PRIMARY, words().say("keys.done"), "");
    close.onAction(this::close);
    fit();
    middle.setOrigin(0, 0);
    close.setFocus();
  }

  /** It cannot be taken back once it has begun. */
  @Override
  public boolean close() {
    return !working && super.close();
  }

  @Override
  protected void handleShellCloseEvent() {
    close();
  }
}
