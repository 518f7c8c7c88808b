package org.qinqing.ui.training.internal;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.ui.Target;

/** 模拟考试: choosing a blueprint, its rules, the sitting, the marks, the certificate. */
final class ExamTab implements TrainingTab {
  static final String ID = "exam";

  /** The target that opens a sitting; its value is the sitting's id. */
  static final String SITTING = "sitting";

  private final Desk desk;
  private final ExamRoom room;

  /** Tells this run of the program from every other: a process has one beginning. */
  private final String run;

  private LearnerRecord record;
  private ExamStep step;

  ExamTab(Desk desk, ExamRoom room) {
    this.desk = desk;
    this.room = room;
    ProcessHandle process = ProcessHandle.current();
    run = process.pid() + "@" + process.info().startInstant().map(Instant::toString).orElse("");
    record = desk.learner().record();
    step = new ExamChoice(this);
  }

  Desk desk() {
    return desk;
  }

  ExamRoom room() {
    return room;
  }

  /** The record of who opened this page; it stays the same until the page is left. */
  LearnerRecord record() {
    return record;
  }

  /** Now, by both clocks. */
  Tick now() {
    return new Tick(desk.clock().instant(), System.nanoTime(), run);
  }

  /** Shows another page. */
  void go(ExamStep next) {
    boolean here = desk.hasKeyboard();
    step.left();
    step = next;
    desk.redraw().run();
    if (here) {
      focus();
    }
  }

  /** Whether that page is the one that is shown. */
  boolean shows(ExamStep wanted) {
    return step == wanted;
  }

  /** The page of all blueprints. */
  void choose() {
    go(new ExamChoice(this));
  }

  /** The rules of an exam. */
  void rules(ExamPlan plan) {
    go(new ExamRules(this, plan));
  }

  /** A sitting that was begun; its marks when it is handed in. */
  void sit(Sitting sitting) {
    go(sitting.closed() ? new ExamSheet(this, sitting) : new ExamSeat(this, sitting));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    step.draw(column, narrow);
  }

  @Override
  public Progress progress() {
    return step.progress();
  }

  @Override
  public boolean key(Event event) {
    return step.key(event);
  }

  @Override
  public void refresh() {
    LearnerRecord current = desk.learner().record();
    if (current != record || !step.stays()) {
      // What was begun is finished with the record it was begun with.
      step.left();
      record = current;
      step = new ExamChoice(this);
    }
  }

  @Override
  public void focus() {
    step.focus();
  }

  @Override
  public boolean show(Target target) {
    if (!target.what().equals(SITTING)) {
      return false;
    }
    desk.work()
        .inLine()
        .run(
            desk.words().say("exam.reading"),
            () -> record.sittings().of(target.value()),
            found -> found.ifPresent(this::sit),
            failed -> desk.context().say(FailureWords.say(desk.words(), failed)));
    return true;
  }

  @Override
  public Target current() {
    return step.sitting()
        .map(id -> new Target(TrainingView.ROOM, SITTING, id))
        .orElseGet(() -> new Target(TrainingView.ROOM, TrainingView.TAB, ID));
  }

  @Override
  public void left() {
    step.left();
  }

  /** The profile's name, when something is kept. */
  Optional<String> who() {
    return desk.learner().profile().map(profile -> profile.name());
  }
}
