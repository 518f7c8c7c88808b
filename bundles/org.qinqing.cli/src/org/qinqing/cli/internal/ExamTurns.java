package org.qinqing.cli.internal;

import java.util.Locale;
import org.qinqing.training.exam.Sitting;

/** Tells what became of a wish in a sitting. */
final class ExamTurns {
  private final ExamDesk desk;

  ExamTurns(ExamDesk desk) {
    this.desk = desk;
  }

  /** Exit 0 when it was granted, 1 when not. */
  int report(People.Learner learner, Sitting.Turn turn, boolean json) {
    if (turn.sitting().closed()) {
      desk.services()
          .mock()
          .get()
          .record(learner.record(), turn.sitting(), desk.terminal().today());
    }
    if (json) {
      desk.terminal()
          .out()
          .println(Json.line(desk.describe(turn.sitting()).put("outcome", name(turn.outcome()))));
    } else {
      desk.say("exam.outcome." + turn.outcome().name());
      desk.terminal().out().println(desk.line(turn.sitting()));
    }
    return turn.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  static String name(Sitting.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
