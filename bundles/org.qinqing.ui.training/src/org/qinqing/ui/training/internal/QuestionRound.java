package org.qinqing.ui.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Response;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Questions asked one after the other; each answer is kept in the learner's record. */
final class QuestionRound {
  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Background keeping;
  private List<Question> questions = List.of();
  private int index;
  private int rightAnswers;
  private Instant shown;
  private Optional<Reply> reply = Optional.empty();
  private Optional<Training.Marked> marked = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<QuestionCard> card = Optional.empty();
  private Optional<Control> onward = Optional.empty();
  private Runnable keepAgain = () -> {};

  QuestionRound(Desk desk) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.keeping = desk.work().inLine();
    this.shown = desk.clock().instant();
  }

  /** Begins with the question at that place. */
  void start(List<Question> wanted, int from) {
    questions = List.copyOf(wanted);
    index = from;
    rightAnswers = 0;
    fresh();
  }

  /** Puts other questions around the one that is shown, which stays as it stands. */
  void around(List<Question> wanted, int place) {
    questions = List.copyOf(wanted);
    index = place;
  }

  private void fresh() {
    card = Optional.empty();
    onward = Optional.empty();
    marked = Optional.empty();
    failure = Optional.empty();
    shown = desk.clock().instant();
    long day = LocalDate.ofInstant(shown, ZoneId.systemDefault()).toEpochDay();
    reply = question().map(question -> Reply.to(question, day));
  }

  /** The question that is shown; empty when all were answered or there are none. */
  Optional<Question> question() {
    return index < questions.size() ? Optional.of(questions.get(index)) : Optional.empty();
  }

  /** Whether there is nothing to ask at all. */
  boolean isEmpty() {
    return questions.isEmpty();
  }

  /** How many were answered, of how many. */
  TrainingTab.Progress progress() {
    if (question().isEmpty()) {
      return TrainingTab.Progress.NONE;
    }
    return new TrainingTab.Progress(
        words.say("progress", Integer.toString(index + 1), Integer.toString(questions.size())),
        index + (marked.isPresent() ? 1 : 0),
        questions.size());
  }

  /**
   * Draws the question, or that all were answered.
   *
   * @param again begins anew
   */
  void draw(Composite column, boolean narrow, Runnable again) {
    card = Optional.empty();
    onward = Optional.empty();
    reply.ifPresentOrElse(open -> ask(column, narrow, open), () -> done(column, again));
  }

  private void ask(Composite column, boolean narrow, Reply open) {
    Composite two = Page.columns(column, narrow);
    QuestionCard drawn = new QuestionCard(two, desk, QuestionCard.Ask.of(open, marked));
    drawn.onSubmit(this::submit);
    card = Optional.of(drawn);
    if (marked.isPresent()) {
      failure.ifPresent(text -> failed(drawn.body(), text));
      FlatButton next =
          new FlatButton(drawn.body(), theme, FlatButton.Kind.PRIMARY, words.say("next"), "right");
      next.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
      next.onAction(this::next);
      onward = Optional.of(next);
    }
    Composite side = Page.side(two, narrow);
    RulesPart.show(Page.card(side, theme), desk, open.question(), marked.isPresent());
  }

  private void failed(Composite body, String text) {
    Composite line = Parts.group(body, 2);
    Parts.text(
        line, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, words.say("error.answer", text));
    new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("error.again"), "undo")
        .onAction(() -> keepAgain.run());
  }

  private void done(Composite column, Runnable again) {
    String all = Integer.toString(questions.size());
    String right = Integer.toString(rightAnswers);
    String kept =
        desk.learner()
            .profile()
            .map(profile -> words.say("done.kept", profile.name()))
            .orElseGet(() -> words.say("done.unkept"));
    Composite space =
        Page.words(column, theme, words.say("done"), words.say("done.text", all, right) + kept);
    onward =
        Optional.of(
            Page.button(
                space,
                theme,
                FlatButton.Kind.PRIMARY,
                words.say("again"),
                "undo",
                () -> {
                  again.run();
                  desk.redraw().run();
                  focus();
                }));
  }

  private void submit() {
    Optional<Answer> answer = reply.flatMap(Reply::answer);
    Optional<Question> asked = reply.map(Reply::question);
    if (answer.isEmpty() || asked.isEmpty() || marked.isPresent()) {
      return;
    }
    Training.Marked result = Training.Marked.of(asked.get(), answer.get());
    marked = Optional.of(result);
    if (result.right()) {
      rightAnswers++;
    }
    keep(result);
    desk.redraw().run();
    focus();
  }

  private void keep(Training.Marked result) {
    Instant now = desk.clock().instant();
    Duration taken = Duration.between(shown, now);
    Response response =
        desk.bank().response(result, taken.isNegative() ? Duration.ZERO : taken, false, false);
    LearnerRecord record = desk.learner().record();
    LocalDate asOf = desk.context().workplace().asOf();
    Runnable keep =
        () ->
            keeping.run(
                words.say("keeping"),
                () ->
                    desk.bank()
                        .item(result.question().id(), asOf)
                        .map(item -> Review.keep(desk.practice(), record, item, response, now)),
                kept -> told(Optional.empty()),
                refused -> told(Optional.of(FailureWords.say(words, refused))));
    keepAgain = keep;
    keep.run();
  }

  private void told(Optional<String> said) {
    if (!failure.equals(said)) {
      failure = said;
      boolean here = desk.hasKeyboard();
      desk.redraw().run();
      if (here) {
        focus();
      }
    }
  }

  private void next() {
    index++;
    fresh();
    desk.redraw().run();
    focus();
  }

  /** A key of the tab. */
  boolean key(Event event) {
    return card.filter(open -> open.key(event)).isPresent();
  }

  /** Puts the keyboard to where a person would go on. */
  void focus() {
    onward.ifPresentOrElse(Control::setFocus, () -> card.ifPresent(QuestionCard::focus));
  }
}
