package org.qinqing.ui.training.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.qinqing.pack.Question;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * A sitting: one question after the other. Every change of an answer is kept at once; the next
 * question is shown when it is.
 */
final class ExamSeat implements ExamStep {
  private static final int SECOND = 1000;

  /** So much of the time used is lost at most when the program is killed and pauses are free. */
  private static final int COUNT_EVERY = 15;

  private static final Duration SOON = Duration.ofMinutes(5);

  private final ExamTab tab;
  private final Theme theme;
  private final Words words;
  private final LearnerRecord record;
  private final Background work;
  private final Background counting;

  /** Answers that are not known to be kept yet, by item. */
  private final Map<String, List<String>> pending = new LinkedHashMap<>();

  private final Map<String, Reply> replies = new HashMap<>();
  private Sitting sitting;
  private int index;
  private int seconds;
  private boolean asking;
  private boolean busy;
  private Optional<Runnable> after = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<AnswerForm> form = Optional.empty();
  private Optional<ExamMap> map = Optional.empty();
  private Optional<Label> clock = Optional.empty();
  private Optional<Label> kept = Optional.empty();
  private Optional<Control> onward = Optional.empty();

  ExamSeat(ExamTab tab, Sitting sitting) {
    this.tab = tab;
    this.sitting = sitting;
    theme = tab.desk().theme();
    words = tab.desk().words();
    record = tab.record();
    work = tab.desk().work().inLine();
    counting = tab.desk().work().inLine();
    index = firstOpen();
    if (sitting.phase() == Sitting.Phase.RUNNING) {
      count();
    }
  }

  private List<Paper.Task> tasks() {
    return sitting.paper().tasks();
  }

  private Paper.Task task() {
    return tasks().get(index);
  }

  /** Where a person goes on: at the first question without an answer, else at the last one. */
  private int firstOpen() {
    return IntStream.range(0, tasks().size())
        .filter(place -> !answered(place))
        .findFirst()
        .orElse(tasks().size() - 1);
  }

  private boolean answered(int place) {
    String item = tasks().get(place).item();
    return !pending.getOrDefault(item, sitting.answers().getOrDefault(item, List.of())).isEmpty();
  }

  @Override
  public Optional<String> sitting() {
    return Optional.of(sitting.id());
  }

  @Override
  public boolean stays() {
    return true;
  }

  // --- time --------------------------------------------------------------------------------------

  private Duration remaining() {
    if (sitting.phase() != Sitting.Phase.RUNNING) {
      return sitting.left();
    }
    Tick now = tab.now();
    Duration since =
        now.run().equals(sitting.last().run())
            ? Duration.ofNanos(now.steady() - sitting.last().steady())
            : Duration.ZERO;
    return sitting.left().minus(since);
  }

  private void tick(Label label) {
    if (label.isDisposed() || !tab.shows(this)) {
      return;
    }
    Duration left = remaining();
    label.setText(ExamWords.clock(left));
    label.setForeground(
        theme.color(left.compareTo(SOON) < 0 ? Role.VERDICT_CONDITIONAL : Role.TEXT));
    seconds++;
    if (left.isNegative() || left.isZero() || seconds % COUNT_EVERY == 0) {
      count();
    }
    label.getDisplay().timerExec(SECOND, () -> tick(label));
  }

  /** Counts the time, which also hands in when it is over. */
  private void count() {
    Tick now = tab.now();
    counting.run(
        words.say("exam.keeping"),
        () -> turn(it -> new Sitting.Turn(it.at(now), Sitting.Outcome.DONE)),
        turn -> took(turn.sitting()),
        this::failed);
  }

  private Sitting.Turn turn(Function<Sitting, Sitting.Turn> wish) {
    return tab.desk()
        .exams()
        .turn(record.sittings(), sitting.id(), wish)
        .orElseThrow(() -> new IllegalStateException(words.say("exam.gone")));
  }

  private void took(Sitting now) {
    if (now.revision() < sitting.revision()) {
      return;
    }
    boolean phase = now.phase() != sitting.phase();
    sitting = now;
    if (now.closed()) {
      close();
    } else if (phase) {
      shown();
    }
  }

  private void close() {
    if (tab.shows(this)) {
      pending.clear();
      tab.sit(sitting);
    }
  }

  private void failed(Exception failure) {
    busy = false;
    after = Optional.empty();
    trouble = Optional.of(words.say("exam.trouble", FailureWords.say(words, failure)));
    shown();
  }

  private void shown() {
    if (tab.shows(this)) {
      tab.desk().redraw(this::focus);
    }
  }

  // --- keeping -----------------------------------------------------------------------------------

  private void changed(Reply reply, Question question) {
    String item = task().item();
    List<String> response =
        reply.answer().map(answer -> tab.desk().bank().written(question, answer)).orElse(List.of());
    List<String> before =
        pending.getOrDefault(item, sitting.answers().getOrDefault(item, List.of()));
    if (!response.equals(before)) {
      pending.put(item, response);
      marks();
      keep();
    }
  }

  /** Keeps what is not kept yet, and then does what waits for it. */
  private void keep() {
    if (pending.isEmpty()) {
      Optional<Runnable> next = after;
      after = Optional.empty();
      next.ifPresent(Runnable::run);
      return;
    }
    Map<String, List<String>> all = new LinkedHashMap<>(pending);
    Tick now = tab.now();
    busy = true;
    said(words.say("exam.keeping"));
    work.run(
        words.say("exam.keeping"),
        () -> {
          Sitting.Turn last = turn(it -> new Sitting.Turn(it.at(now), Sitting.Outcome.DONE));
          for (Map.Entry<String, List<String>> one : all.entrySet()) {
            last = turn(it -> it.answer(one.getKey(), one.getValue(), now));
            if (!last.done()) {
              break;
            }
          }
          return last;
        },
        turn -> {
          busy = false;
          if (turn.done()) {
            all.forEach(pending::remove);
            trouble = Optional.empty();
            said(words.say("exam.kept"));
          } else if (!turn.sitting().closed()) {
            // Nothing the window offers is refused; say so, and do not go on as if it was kept.
            all.forEach(pending::remove);
            after = Optional.empty();
            trouble = Optional.of(words.say("exam.refused"));
          }
          took(turn.sitting());
          if (!sitting.closed() && tab.shows(this)) {
            keep();
          }
        },
        this::failed);
  }

  private void said(String text) {
    kept.filter(label -> !label.isDisposed())
        .ifPresent(
            label -> {
              label.setText(text);
              label.getParent().layout();
            });
  }

  private void then(Runnable next) {
    after = Optional.of(next);
    keep();
  }

  /** A wish that is no answer; what was answered before it is kept first. */
  private void wish(Function<Sitting, Sitting.Turn> wish) {
    then(
        () -> {
          busy = true;
          work.run(
              words.say("exam.keeping"),
              () -> turn(wish),
              turn -> {
                busy = false;
                took(turn.sitting());
                if (!turn.sitting().closed()) {
                  shown();
                }
              },
              this::failed);
        });
  }

  @Override
  public void left() {
    if (!pending.isEmpty() && !sitting.closed()) {
      keep();
    }
  }

  // --- going about -------------------------------------------------------------------------------

  private void open(int place) {
    if (place >= 0 && place < tasks().size()) {
      then(
          () -> {
            index = place;
            asking = false;
            shownAt();
          });
    }
  }

  private void shownAt() {
    if (tab.shows(this)) {
      tab.desk().redraw().run();
      focus();
    }
  }

  private void next() {
    if (index + 1 < tasks().size()) {
      open(index + 1);
    } else {
      ask();
    }
  }

  private void ask() {
    then(
        () -> {
          asking = true;
          shownAt();
        });
  }

  private void flag() {
    String item = task().item();
    boolean wanted = !sitting.flagged().contains(item);
    Tick now = tab.now();
    wish(it -> it.flag(item, wanted, now));
  }

  private void pause() {
    Tick now = tab.now();
    wish(it -> it.pause(now));
  }

  private void resume() {
    Tick now = tab.now();
    wish(it -> it.resume(now));
  }

  private void handIn() {
    Tick now = tab.now();
    wish(it -> it.handIn(now));
  }

  // --- drawing -----------------------------------------------------------------------------------

  @Override
  public TrainingTab.Progress progress() {
    int answered = (int) IntStream.range(0, tasks().size()).filter(this::answered).count();
    String all = Integer.toString(tasks().size());
    return new TrainingTab.Progress(
        words.say("exam.progress", all, Integer.toString(answered)), answered, tasks().size());
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    form = Optional.empty();
    map = Optional.empty();
    clock = Optional.empty();
    kept = Optional.empty();
    onward = Optional.empty();
    if (sitting.phase() == Sitting.Phase.PAUSED) {
      paused(column);
      return;
    }
    Composite two = Page.columns(column, narrow);
    Card card = new Card(two, theme, 28);
    card.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) card.getLayout()).verticalSpacing = 12;
    trouble.ifPresent(text -> trouble(card, text));
    if (asking) {
      asked(card);
    } else {
      question(card);
    }
    Composite side = Page.side(two, narrow);
    time(Page.card(side, theme));
    map(Page.card(side, theme));
  }

  private void trouble(Composite card, String text) {
    Composite line = Parts.group(card, 2);
    Parts.text(line, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text);
    new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("exam.again"), "undo")
        .onAction(
            () -> {
              trouble = Optional.empty();
              keep();
              shown();
            });
  }

  private void paused(Composite column) {
    Composite space =
        Page.words(
            column,
            theme,
            words.say("exam.paused"),
            words.say("exam.paused.text", ExamWords.clock(sitting.left())));
    trouble.ifPresent(text -> trouble(space, text));
    onward =
        Optional.of(
            Page.button(
                space,
                theme,
                FlatButton.Kind.PRIMARY,
                words.say("exam.resume"),
                "play",
                this::resume));
  }

  private void question(Composite card) {
    Paper.Task task = task();
    Optional<Question> question = tab.desk().training().question(task.item());
    Composite head = Parts.group(card, 2);
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of(words.say("kind." + task.kind()), Role.ACCENT));
    question.ifPresent(
        asked -> tags.add(Tag.of(Names.of(tab.desk()).topic(asked.topic()), Role.TEXT_SECONDARY)));
    tags.add(
        Tag.bare(words.say("exam.worth", ExamWords.points(task.worth())), Role.TEXT_SECONDARY));
    if (sitting.flagged().contains(task.item())) {
      tags.add(Tag.of(words.say("exam.flagged"), Role.LOCAL_MARK));
    }
    new Tags(head, theme, tags);
    Parts.line(
            head,
            theme,
            Type.SECONDARY,
            Role.TEXT_SECONDARY,
            words.say("progress", Integer.toString(index + 1), Integer.toString(tasks().size())))
        .setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    question.ifPresentOrElse(
        asked -> answer(card, task, asked),
        () -> Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.left.bank")));
    foot(card, task);
  }

  private void answer(Composite card, Paper.Task task, Question asked) {
    Reading.show(card, theme, asked.stem());
    Reply reply =
        replies.computeIfAbsent(
            task.item(),
            item -> {
              Reply fresh = Reply.to(asked, task.options(), sitting.paper().seed());
              tab.desk()
                  .bank()
                  .read(asked, sitting.answers().getOrDefault(item, List.of()))
                  .ifPresent(fresh::take);
              return fresh;
            });
    AnswerForm shown = AnswerForm.of(card, tab.desk(), reply, Optional.empty());
    shown.onChange(() -> changed(reply, asked));
    shown.onSubmit(
        () -> {
          changed(reply, asked);
          if (shown.needsSubmit()) {
            next();
          }
        });
    form = Optional.of(shown);
  }

  private void foot(Composite card, Paper.Task task) {
    Composite foot = Parts.group(card, 2);
    Parts.text(foot, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("exam.keys"));
    Label said =
        Parts.line(foot, theme, Type.SECONDARY, Role.TEXT_TERTIARY, busy ? "" : keptWords());
    said.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
    kept = Optional.of(said);
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton previous =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.previous"), "left");
    previous.setEnabled(index > 0);
    previous.onAction(() -> open(index - 1));
    boolean flagged = sitting.flagged().contains(task.item());
    new FlatButton(
            flow,
            theme,
            FlatButton.Kind.SECONDARY,
            words.say(flagged ? "exam.unflag" : "exam.flag"),
            "flag")
        .onAction(this::flag);
    boolean last = index + 1 == tasks().size();
    FlatButton next =
        new FlatButton(
            flow,
            theme,
            FlatButton.Kind.PRIMARY,
            words.say(last ? "exam.to.end" : "next"),
            "right");
    next.onAction(this::next);
    onward = Optional.of(next);
  }

  private String keptWords() {
    return answered(index) ? words.say("exam.kept") : "";
  }

  private void asked(Composite card) {
    List<String> open =
        IntStream.range(0, tasks().size())
            .filter(place -> !answered(place))
            .mapToObj(place -> Integer.toString(place + 1))
            .toList();
    List<String> flagged =
        IntStream.range(0, tasks().size())
            .filter(place -> sitting.flagged().contains(tasks().get(place).item()))
            .mapToObj(place -> Integer.toString(place + 1))
            .toList();
    String and = words.say("exam.and");
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("exam.end"));
    Parts.text(
        card,
        theme,
        Type.TEXT,
        open.isEmpty() ? Role.TEXT : Role.VERDICT_CONDITIONAL,
        open.isEmpty()
            ? words.say("exam.end.all", Integer.toString(tasks().size()))
            : words.say("exam.end.open", Integer.toString(open.size()), String.join(and, open)));
    if (!flagged.isEmpty()) {
      Parts.text(
          card,
          theme,
          Type.TEXT,
          Role.TEXT,
          words.say("exam.end.flagged", String.join(and, flagged)));
    }
    Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("exam.end.text"));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton hand =
        new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.hand.in"), "check");
    hand.onAction(this::handIn);
    FlatButton back =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.end.back"), "left");
    back.onAction(() -> open(open.isEmpty() ? index : firstOpen()));
    // Enter must not hand in by accident what is not finished.
    onward = Optional.of(open.isEmpty() ? hand : back);
  }

  private void time(Composite card) {
    Composite head = Parts.group(card, 2);
    Parts.text(head, theme, Type.STRONG, Role.TEXT, words.say("exam.time"));
    Label label = Parts.line(head, theme, Type.ROOM, Role.TEXT, ExamWords.clock(remaining()));
    label.setLayoutData(Parts.right());
    clock = Optional.of(label);
    tick(label);
    if (sitting.setBack()) {
      Parts.text(card, theme, Type.SECONDARY, Role.VERDICT_CONDITIONAL, words.say("exam.set.back"));
    }
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    Blueprint.Pauses pauses = sitting.pauses();
    if (pauses.rule() != Blueprint.Pauses.Rule.NONE) {
      FlatButton pause =
          new FlatButton(
              flow,
              theme,
              FlatButton.Kind.SECONDARY,
              pauses.rule() == Blueprint.Pauses.Rule.FREE
                  ? words.say("exam.pause")
                  : words.say(
                      "exam.pause.left", Integer.toString(pauses.times() - sitting.pausesTaken())),
              "stop");
      pause.setEnabled(pauses.allowsAfter(sitting.pausesTaken()));
      pause.onAction(this::pause);
    }
    FlatButton end =
        new FlatButton(
            flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.hand.in.ask"), "check");
    end.onAction(this::ask);
  }

  private void map(Composite card) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.map"));
    ExamMap shown = new ExamMap(card, theme, words, states(), asking ? -1 : index);
    GridData wide = Parts.wide();
    wide.widthHint = 100;
    shown.setLayoutData(wide);
    shown.onOpen(this::open);
    map = Optional.of(shown);
    Parts.text(card, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("exam.map.legend"));
  }

  private List<ExamMap.Task> states() {
    return IntStream.range(0, tasks().size())
        .mapToObj(
            place ->
                new ExamMap.Task(
                    answered(place), sitting.flagged().contains(tasks().get(place).item())))
        .collect(Collectors.toList());
  }

  private void marks() {
    map.filter(shown -> !shown.isDisposed()).ifPresent(shown -> shown.tasks(states()));
  }

  // --- keyboard ----------------------------------------------------------------------------------

  @Override
  public boolean key(Event event) {
    if (sitting.phase() != Sitting.Phase.RUNNING || event.widget instanceof ExamMap) {
      return false;
    }
    if (asking) {
      if (event.keyCode == SWT.ESC) {
        open(index);
        return true;
      }
      return false;
    }
    if (event.keyCode == SWT.PAGE_DOWN) {
      next();
      return true;
    }
    if (event.keyCode == SWT.PAGE_UP) {
      open(index - 1);
      return true;
    }
    if (event.character == '0') {
      flag();
      return true;
    }
    return form.filter(shown -> shown.key(event)).isPresent();
  }

  @Override
  public void focus() {
    if (form.isPresent() && !asking) {
      form.get().focus();
    } else {
      onward.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
    }
  }
}
