package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops the time of a sitting or lets it go on, when its rules allow that. */
@Command(sortOptions = false)
final class ExamTurnCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  private final ExamDesk desk;
  private final String wish;

  /**
   * A command.
   *
   * @param wish {@code pause} or {@code resume}
   */
  ExamTurnCommand(ExamDesk desk, String wish) {
    this.desk = desk;
    this.wish = wish;
  }

  @Override
  public Integer call() throws IOException {
    return desk.people()
        .with(
            profile,
            learner ->
                new ExamTurns(desk).report(learner, desk.turn(learner, id, this::wished), json));
  }

  private Sitting.Turn wished(Sitting sitting) {
    return wish.equals("pause") ? sitting.pause(desk.now()) : sitting.resume(desk.now());
  }
}
