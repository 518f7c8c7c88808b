package org.qinqing.ui.training.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.MessageBox;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Locality;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The rules of one exam, said before it begins, and why it cannot begin. */
final class ExamRules implements ExamStep {
  private final ExamTab tab;
  private final ExamPlan plan;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private Optional<List<String>> shortages = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<FlatButton> begin = Optional.empty();
  private boolean asked;
  private boolean beginning;

  ExamRules(ExamTab tab, ExamPlan plan) {
    this.tab = tab;
    this.plan = plan;
    theme = tab.desk().theme();
    words = tab.desk().words();
    work = tab.desk().work().inLine();
  }

  private Locality place() {
    return tab.desk().context().workplace().place();
  }

  private LocalDate asOf() {
    return tab.desk().context().workplace().asOf();
  }

  private void read() {
    asked = true;
    Locality place = place();
    LocalDate asOf = asOf();
    work.run(
        words.say("exam.reading"),
        () -> tab.room().blueprints().shortages(plan, place, asOf),
        said -> {
          shortages = Optional.of(said);
          shown();
        },
        this::failed);
  }

  private void failed(Exception failure) {
    beginning = false;
    trouble = Optional.of(FailureWords.say(words, failure));
    shown();
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
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    Blueprint blueprint = plan.blueprint();
    Parts.text(card, theme, Type.HEADING, Role.TEXT, blueprint.title());
    line(
        card,
        "exam.rule.paper",
        Integer.toString(ExamWords.count(blueprint)),
        ExamWords.kinds(words, blueprint),
        ExamWords.topics(words, Names.of(tab.desk()), blueprint));
    line(card, "exam.rule.time", ExamWords.time(words, blueprint.limit()));
    line(card, "exam.rule.pauses", ExamWords.pauses(words, blueprint.pauses()));
    line(card, "exam.rule.pass", Integer.toString(blueprint.pass()));
    line(
        card,
        blueprint.partial().isEmpty() ? "exam.rule.whole" : "exam.rule.partial",
        blueprint.partial().stream()
            .sorted()
            .map(kind -> words.say("kind." + kind))
            .reduce((a, b) -> a + words.say("exam.and") + b)
            .orElse(""));
    line(card, "exam.rule.kept");
    line(card, tab.who().isPresent() ? "exam.rule.who" : "exam.rule.nobody", tab.who().orElse(""));
    for (String shortage : shortages.orElse(List.of())) {
      Parts.text(card, theme, Type.TEXT, Role.VERDICT_CONDITIONAL, shortage);
    }
    trouble.ifPresent(text -> Parts.text(card, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton start =
        new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.begin"), "play");
    start.setEnabled(shortages.filter(List::isEmpty).isPresent() && !beginning);
    start.onAction(this::begin);
    begin = Optional.of(start);
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.back"), "left")
        .onAction(tab::choose);
    change(Page.card(Page.side(two, narrow), theme));
  }

  private void line(Composite card, String key, String... arguments) {
    Parts.text(card, theme, Type.TEXT, Role.TEXT, words.say(key, (Object[]) arguments));
  }

  private void change(Composite card) {
    boolean own = plan.origin() == ExamPlan.Origin.OWN;
    boolean keeps = tab.room().blueprints().keeps();
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.plan"));
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say(own ? "exam.plan.own" : "exam.plan.built"));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton edit =
        new FlatButton(
            flow,
            theme,
            FlatButton.Kind.SECONDARY,
            words.say(own ? "exam.edit" : "exam.copy"),
            own ? "edit" : "copy");
    edit.setEnabled(keeps);
    edit.onAction(() -> tab.go(own ? ExamEdit.of(tab, plan) : ExamEdit.copy(tab, plan)));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.export"), "doc")
        .onAction(() -> export(card));
    if (own) {
      FlatButton remove =
          new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.remove"), "trash");
      remove.setEnabled(keeps);
      remove.onAction(() -> remove(card));
    }
  }

  private void export(Composite card) {
    FileDialog dialog = new FileDialog(card.getShell(), SWT.SAVE);
    dialog.setText(words.say("exam.export"));
    dialog.setFileName(plan.id() + ".json");
    dialog.setOverwrite(true);
    @Nullable String chosen = dialog.open();
    if (chosen == null) {
      return;
    }
    work.run(
        words.say("exam.export"),
        () ->
            Files.write(
                Path.of(chosen),
                tab.room().blueprints().write(plan).getBytes(StandardCharsets.UTF_8)),
        done -> tab.desk().context().say(words.say("exam.exported")),
        this::failed);
  }

  private void remove(Composite card) {
    MessageBox box = new MessageBox(card.getShell(), SWT.ICON_QUESTION | SWT.YES | SWT.NO);
    box.setText(words.say("exam.remove"));
    box.setMessage(words.say("exam.remove.ask", plan.blueprint().title()));
    if (box.open() != SWT.YES) {
      return;
    }
    work.run(
        words.say("exam.remove"),
        () -> {
          tab.room().blueprints().remove(plan);
          return plan;
        },
        done -> tab.choose(),
        this::failed);
  }

  private void begin() {
    if (beginning) {
      return;
    }
    beginning = true;
    LearnerRecord record = tab.record();
    Locality place = place();
    LocalDate asOf = asOf();
    String id = "exam-" + UUID.randomUUID();
    Tick now = tab.now();
    long seed = tab.desk().exams().seed(now.wall().toEpochMilli(), id);
    work.run(
        words.say("exam.begin"),
        () ->
            tab.room()
                .mocks()
                .paper(plan, place, asOf, seed)
                .flatMap(paper -> tab.room().mocks().begin(record, id, plan, paper, now)),
        begun -> {
          beginning = false;
          begun.ifPresentOrElse(this::sit, this::read);
        },
        this::failed);
  }

  private void sit(Sitting sitting) {
    if (tab.shows(this)) {
      tab.sit(sitting);
    }
  }

  @Override
  public void focus() {
    begin.filter(button -> !button.isDisposed() && button.isEnabled()).ifPresent(Control::setFocus);
  }
}
