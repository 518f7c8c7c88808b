package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in a sitting and marks it. Exit 0 on a pass, 1 when it is none. */
@Command(name = "hand-in", sortOptions = false)
final class ExamHandInCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  private final ExamDesk desk;

  ExamHandInCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    return desk.people().with(profile, learner -> handIn(desk, learner, id, json));
  }

  static int handIn(ExamDesk desk, People.Learner learner, String id, boolean json) {
    Sitting sitting = desk.turn(learner, id, s -> s.handIn(desk.now())).sitting();
    desk.services().mock().get().record(learner.record(), sitting, desk.terminal().today());
    MarkSheet sheet = desk.services().mock().get().marks(sitting);
    if (json) {
      desk.terminal().out().println(Json.line(desk.describe(sitting, sheet)));
    } else {
      desk.print(sheet);
    }
    return sheet.passed() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
