package org.qinqing.ui.training.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The marks of a sitting, and each question with what was answered, what is right, and why. */
final class ExamSheet implements ExamStep {
  private static final int LONG = 60;

  private final ExamTab tab;
  private final Sitting sitting;
  private final Theme theme;
  private final Words words;
  private final LearnerRecord record;
  private final Background work;
  private Optional<MarkSheet> sheet = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private int open = -1;
  private boolean wrongOnly;
  private boolean asked;
  private Optional<Control> first = Optional.empty();

  ExamSheet(ExamTab tab, Sitting sitting) {
    this.tab = tab;
    this.sitting = sitting;
    theme = tab.desk().theme();
    words = tab.desk().words();
    record = tab.record();
    work = tab.desk().work().inLine();
  }

  @Override
  public Optional<String> sitting() {
    return Optional.of(sitting.id());
  }

  private void read() {
    asked = true;
    LocalDate asOf = tab.desk().context().workplace().asOf();
    work.run(
        words.say("exam.marking"),
        () -> {
          tab.room().mocks().record(record, sitting, asOf);
          return tab.room().mocks().marks(sitting);
        },
        marks -> {
          sheet = Optional.of(marks);
          trouble = Optional.empty();
          shown();
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

  /** The lines that are listed, as places in the paper. */
  private List<Integer> listed(MarkSheet marks) {
    return IntStream.range(0, marks.lines().size())
        .filter(
            place ->
                !wrongOnly
                    || !Set.of(MarkSheet.Mark.RIGHT, MarkSheet.Mark.VOID)
                        .contains(marks.lines().get(place).mark()))
        .boxed()
        .toList();
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    first = Optional.empty();
    if (!asked) {
      read();
    }
    trouble.ifPresent(
        text -> {
          Composite line = Parts.group(column, 2);
          Parts.text(line, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text);
          new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("exam.again"), "undo")
              .onAction(this::read);
        });
    if (sheet.isEmpty()) {
      if (trouble.isEmpty()) {
        Page.words(column, theme, "", words.say("exam.marking"));
      }
      return;
    }
    if (open >= 0) {
      explained(column, sheet.get(), narrow);
    } else {
      overview(column, sheet.get(), narrow);
    }
  }

  private void overview(Composite column, MarkSheet marks, boolean narrow) {
    Composite two = Page.columns(column, narrow);
    Composite main = Parts.group(two, 1);
    main.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) main.getLayout()).verticalSpacing = 16;
    result(main, marks);
    lines(main, marks);
    Composite side = Page.side(two, narrow);
    kinds(Page.card(side, theme), marks);
    further(Page.card(side, theme), marks);
  }

  private void result(Composite main, MarkSheet marks) {
    Card card =
        new Card(
            main,
            theme,
            marks.passed() ? Role.VERDICT_PERMITTED_SOFT : Role.SURFACE,
            marks.passed() ? Role.VERDICT_PERMITTED : Role.CONTROL_BORDER,
            true,
            20);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, sitting.blueprint().title());
    Parts.text(
        card,
        theme,
        Type.ROOM,
        Role.TEXT,
        words.say(
            marks.passed() ? "exam.passed" : "exam.not.passed",
            ExamWords.points(marks.points()),
            ExamWords.points(marks.worth())));
    long unanswered = count(marks, MarkSheet.Mark.UNANSWERED);
    Parts.text(
        card,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say(
            "exam.result",
            ExamWords.points(marks.needed()),
            ExamWords.time(words, marks.used()),
            Long.toString(unanswered)));
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say(
            sitting.phase() == Sitting.Phase.TIME_OVER ? "exam.ended.time" : "exam.ended",
            ExamWords.day(sitting.last().wall())));
    if (count(marks, MarkSheet.Mark.VOID) > 0) {
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say("exam.void", Long.toString(count(marks, MarkSheet.Mark.VOID))));
    }
  }

  private static long count(MarkSheet marks, MarkSheet.Mark mark) {
    return marks.lines().stream().filter(line -> line.mark() == mark).count();
  }

  private void lines(Composite main, MarkSheet marks) {
    Segments filter =
        new Segments(
            main,
            theme,
            List.of(words.say("exam.lines.all"), words.say("exam.lines.wrong")),
            wrongOnly ? 1 : 0);
    filter.onChoice(
        chosen -> {
          wrongOnly = chosen == 1;
          tab.desk().redraw().run();
          focus();
        });
    Card card = new Card(main, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    boolean divider = false;
    List<Integer> listed = listed(marks);
    if (listed.isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.lines.none"));
    }
    for (int place : listed) {
      MarkSheet.Line line = marks.lines().get(place);
      String stem =
          tab.desk()
              .training()
              .question(line.task().item())
              .map(Question::stem)
              .orElse(words.say("exam.left.bank"))
              .replace('\n', ' ');
      Row row =
          new Row(
              card,
              theme,
              words.say(
                  "exam.line",
                  Integer.toString(place + 1),
                  stem.length() > LONG ? stem.substring(0, LONG) + "…" : stem),
              "",
              List.of(
                  Tag.bare(
                      words.say(
                          "exam.points",
                          ExamWords.points(line.points()),
                          ExamWords.points(line.task().worth())),
                      Role.TEXT_SECONDARY),
                  Tag.of(ExamWords.mark(words, line.mark()), role(line.mark()))),
              divider);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> open(place));
      divider = true;
      if (first.isEmpty()) {
        first = Optional.of(row);
      }
    }
  }

  private static Role role(MarkSheet.Mark mark) {
    return switch (mark) {
      case RIGHT -> Role.VERDICT_PERMITTED;
      case PARTLY -> Role.VERDICT_CONDITIONAL;
      case WRONG -> Role.VERDICT_PROHIBITED;
      case UNANSWERED, VOID -> Role.TEXT_SECONDARY;
    };
  }

  private void kinds(Composite card, MarkSheet marks) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.kinds"));
    Composite table = Parts.group(card, 3);
    ((GridLayout) table.getLayout()).horizontalSpacing = 16;
    for (MarkSheet.KindTotal kind : marks.kinds()) {
      Parts.text(table, theme, Type.TEXT, Role.TEXT, words.say("kind." + kind.kind()));
      Parts.line(
          table,
          theme,
          Type.TEXT,
          Role.TEXT_SECONDARY,
          words.say(
              "exam.kind.right", Integer.toString(kind.right()), Integer.toString(kind.tasks())));
      Parts.line(
              table,
              theme,
              Type.TEXT,
              Role.TEXT_SECONDARY,
              words.say(
                  "exam.points", ExamWords.points(kind.points()), ExamWords.points(kind.worth())))
          .setLayoutData(Parts.right());
    }
  }

  private void further(Composite card, MarkSheet marks) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.further"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.further.text"));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    if (marks.passed()) {
      new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.certificate"), "shield")
          .onAction(() -> tab.go(new ExamCertificate(tab, sitting, marks)));
    }
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.once.more"), "undo")
        .onAction(this::onceMore);
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.back"), "left")
        .onAction(tab::choose);
  }

  /** The same exam as it is now; when it was removed, all that there are. */
  private void onceMore() {
    Locality place = tab.desk().context().workplace().place();
    LocalDate asOf = tab.desk().context().workplace().asOf();
    work.run(
        words.say("exam.reading"),
        () -> tab.room().blueprints().of(sitting.blueprint().id(), place, asOf),
        found -> found.ifPresentOrElse(tab::rules, tab::choose),
        failed -> {
          trouble = Optional.of(FailureWords.say(words, failed));
          shown();
        });
  }

  // --- one question ------------------------------------------------------------------------------

  private void open(int place) {
    open = place;
    tab.desk().redraw().run();
    focus();
  }

  private void explained(Composite column, MarkSheet marks, boolean narrow) {
    MarkSheet.Line line = marks.lines().get(open);
    Composite two = Page.columns(column, narrow);
    Composite main = Parts.group(two, 1);
    main.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Optional<Question> question = tab.desk().training().question(line.task().item());
    question.ifPresentOrElse(
        asked -> card(main, line, asked),
        () -> Parts.text(main, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.left.bank")));
    Flow flow = new Flow(main);
    flow.setLayoutData(Parts.wide());
    FlatButton previous =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.previous"), "left");
    previous.setEnabled(step(marks, -1) >= 0);
    previous.onAction(() -> go(marks, -1));
    FlatButton next =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("next"), "right");
    next.setEnabled(step(marks, 1) >= 0);
    next.onAction(() -> go(marks, 1));
    FlatButton back =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.to.sheet"), "list");
    back.onAction(() -> open(-1));
    first = Optional.of(next.isEnabled() ? next : back);
    Composite side = Page.side(two, narrow);
    question.ifPresent(asked -> RulesPart.show(Page.card(side, theme), tab.desk(), asked, true));
  }

  private void card(Composite main, MarkSheet.Line line, Question asked) {
    // Options stand as in the bank, for explanations name them by those letters.
    boolean named =
        asked.content() instanceof Question.Choice || asked.content() instanceof Question.Opinions;
    Reply reply =
        Reply.to(asked, named ? List.of() : line.task().options(), sitting.paper().seed());
    Optional<Answer> given = tab.desk().bank().read(asked, line.response());
    given.ifPresent(reply::take);
    // What was not answered is marked as an empty answer, so that the right one is shown.
    Training.Marked marked =
        given
            .flatMap(answer -> marked(asked, answer))
            .orElseGet(() -> new Training.Marked(asked, new Answer.Chosen(Set.of()), 0, 1));
    new QuestionCard(
        main,
        tab.desk(),
        new QuestionCard.Ask(
            reply,
            Optional.of(marked),
            List.of(Tag.of(ExamWords.mark(words, line.mark()), role(line.mark()))),
            words.say(
                "exam.line.points",
                Integer.toString(open + 1),
                ExamWords.points(line.points()),
                ExamWords.points(line.task().worth())),
            line.mark() == MarkSheet.Mark.UNANSWERED
                ? List.of(words.say("exam.unanswered"))
                : List.of()));
  }

  private static Optional<Training.Marked> marked(Question asked, Answer answer) {
    try {
      return Optional.of(Training.Marked.of(asked, answer));
    } catch (IllegalArgumentException e) {
      // The question has other options now than when the paper was drawn.
      return Optional.empty();
    }
  }

  private int step(MarkSheet marks, int by) {
    List<Integer> listed = listed(marks);
    int at = listed.indexOf(open);
    int to = at + by;
    return at < 0 || to < 0 || to >= listed.size() ? -1 : listed.get(to);
  }

  private void go(MarkSheet marks, int by) {
    int to = step(marks, by);
    if (to >= 0) {
      open(to);
    }
  }

  @Override
  public boolean key(Event event) {
    if (open < 0 || sheet.isEmpty()) {
      return false;
    }
    switch (event.keyCode) {
      case SWT.PAGE_DOWN -> go(sheet.get(), 1);
      case SWT.PAGE_UP -> go(sheet.get(), -1);
      case SWT.ESC -> open(-1);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean stays() {
    return true;
  }

  @Override
  public void focus() {
    first.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
  }
}
