package org.qinqing.ui.training.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.report.ReportFinding;
import org.qinqing.training.certificate.CertificateOrder;
import org.qinqing.training.certificate.Issued;
import org.qinqing.training.certificate.Issuer;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Sitting;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Says what a certificate will say, asks for the two names, and writes it. */
final class ExamCertificate implements ExamStep {
  private final ExamTab tab;
  private final Sitting sitting;
  private final MarkSheet marks;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private String holder = "";
  private String issuer = "";
  private String file;
  private boolean asked;
  private boolean writing;
  private Optional<String> trouble = Optional.empty();
  private Optional<Done> done = Optional.empty();
  private Optional<Control> first = Optional.empty();

  /**
   * What was written.
   *
   * @param issued with what a person should know
   * @param issuer with the fingerprint
   * @param file where
   */
  private record Done(Issued issued, Optional<Issuer> issuer, Path file) {}

  ExamCertificate(ExamTab tab, Sitting sitting, MarkSheet marks) {
    this.tab = tab;
    this.sitting = sitting;
    this.marks = marks;
    theme = tab.desk().theme();
    words = tab.desk().words();
    work = tab.desk().work().inLine();
    file = Path.of(System.getProperty("user.home", "."), words.say("exam.cert.file")).toString();
  }

  @Override
  public Optional<String> sitting() {
    return Optional.of(sitting.id());
  }

  @Override
  public boolean stays() {
    return true;
  }

  private void read() {
    asked = true;
    work.run(
        words.say("exam.reading"),
        () -> tab.room().certificates().issuer(),
        known -> {
          if (issuer.isEmpty() && known.isPresent()) {
            issuer = known.get().name();
            shown();
          }
        },
        failed -> {
          trouble = Optional.of(FailureWords.say(words, failed));
          shown();
        });
  }

  private void shown() {
    if (tab.shows(this)) {
      tab.desk().redraw(this::focus);
    }
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    if (!asked) {
      read();
    }
    Composite two = Page.columns(column, narrow);
    Card card = new Card(two, theme, 28);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) card.getLayout()).verticalSpacing = 10;
    if (done.isPresent()) {
      written(card, done.get());
    } else {
      form(card);
    }
    explain(Page.card(Page.side(two, narrow), theme));
  }

  private void form(Card card) {
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("exam.certificate"));
    Parts.text(
        card,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say(
            "exam.cert.says",
            sitting.blueprint().title(),
            ExamWords.points(marks.points()),
            ExamWords.points(marks.worth()),
            ExamWords.day(sitting.last().wall())));
    Text name = field(card, "exam.cert.holder", "exam.cert.holder.hint", holder);
    name.addListener(SWT.Modify, event -> holder = name.getText());
    Text from = field(card, "exam.cert.issuer", "exam.cert.issuer.hint", issuer);
    from.addListener(SWT.Modify, event -> issuer = from.getText());
    Text where = field(card, "exam.cert.where", "", file);
    where.addListener(SWT.Modify, event -> file = where.getText());
    trouble.ifPresent(text -> Parts.text(card, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text));
    if (writing) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.cert.writing"));
    }
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton write =
        new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.cert.write"), "check");
    write.setEnabled(!writing);
    write.onAction(this::write);
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.cert.choose"), "doc")
        .onAction(() -> chooseFile(where));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.to.sheet"), "left")
        .onAction(() -> tab.sit(sitting));
    first = Optional.of(holder.isEmpty() ? name : from);
  }

  private Text field(Card card, String label, String hint, String value) {
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(label));
    FieldFrame frame = new FieldFrame(card, theme, 1, FieldFrame.FORM);
    Text field =
        frame.around(
            Parts.field(frame, theme, hint.isEmpty() ? "" : words.say(hint), words.say(label)));
    field.setLayoutData(Parts.wide());
    field.setText(value);
    return field;
  }

  private void chooseFile(Text where) {
    FileDialog dialog = new FileDialog(where.getShell(), SWT.SAVE);
    dialog.setText(words.say("exam.cert.choose"));
    dialog.setFileName(words.say("exam.cert.file"));
    dialog.setFilterExtensions(new String[] {"*.pdf"});
    dialog.setOverwrite(true);
    @Nullable String chosen = dialog.open();
    if (chosen != null) {
      where.setText(chosen);
    }
  }

  private void write() {
    Path target;
    try {
      target = Path.of(file.strip());
    } catch (InvalidPathException e) {
      refuse("exam.cert.bad.file");
      return;
    }
    if (!CertificateOrder.sound(holder) || !CertificateOrder.sound(issuer)) {
      refuse("exam.cert.bad.name");
      return;
    }
    if (file.isBlank()) {
      refuse("exam.cert.bad.file");
      return;
    }
    CertificateOrder order =
        new CertificateOrder(
            holder,
            issuer,
            sitting.blueprint().title(),
            marks.points(),
            marks.worth(),
            marks.needed(),
            sitting.last().wall(),
            Optional.empty());
    Instant now = tab.now().wall();
    writing = true;
    trouble = Optional.empty();
    work.run(
        words.say("exam.cert.writing"),
        () ->
            new Done(
                tab.room().certificates().issue(order, now, target),
                tab.room().certificates().issuer(),
                target),
        written -> {
          writing = false;
          if (written.issued().done()) {
            done = Optional.of(written);
          } else {
            trouble = Optional.of(words(written.issued().findings()));
          }
          shown();
        },
        failed -> {
          writing = false;
          trouble = Optional.of(FailureWords.say(words, failed));
          shown();
        });
    shown();
  }

  private void refuse(String key) {
    trouble = Optional.of(words.say(key, Integer.toString(CertificateOrder.LONGEST)));
    shown();
  }

  private static String words(List<ReportFinding> findings) {
    return String.join(
        " ", findings.stream().map(one -> (one.message() + " " + one.mend()).strip()).toList());
  }

  private void written(Card card, Done written) {
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("exam.cert.done"));
    Parts.text(card, theme, Type.TEXT, Role.TEXT, written.file().toString());
    written
        .issuer()
        .ifPresent(
            from -> {
              Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.cert.print"));
              Parts.text(
                  card,
                  theme,
                  Type.STRONG,
                  Role.TEXT,
                  from.fingerprint().replaceAll("(.{4})(?=.)", "$1 "));
            });
    // Which font stands in for another is for who must keep to an official layout.
    List<ReportFinding> worth =
        written.issued().findings().stream()
            .filter(finding -> finding.severity() != ReportFinding.Severity.NOTE)
            .toList();
    if (!worth.isEmpty()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words(worth));
    }
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton open =
        new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.cert.open"), "eye");
    open.onAction(() -> Program.launch(written.file().toString()));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.to.sheet"), "left")
        .onAction(() -> tab.sit(sitting));
    first = Optional.of(open);
  }

  private void explain(Composite card) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.cert.about"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.cert.about.text"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.cert.about.data"));
  }

  @Override
  public void focus() {
    first.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
  }
}
