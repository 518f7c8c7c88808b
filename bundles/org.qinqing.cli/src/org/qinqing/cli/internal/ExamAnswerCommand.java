package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers one task of a sitting, or takes the answer back; kept before it is acknowledged. */
@Command(name = "answer", sortOptions = false)
final class ExamAnswerCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(index = "0", paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  @Parameters(index = "1", paramLabel = "NUMBER", descriptionKey = "parameter.task")
  String task = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "KEYS",
      descriptionKey = "parameter.examKeys")
  String keys = "";

  private final ExamDesk desk;

  ExamAnswerCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    return desk.people().with(profile, this::answer);
  }

  private int answer(People.Learner learner) {
    Terminal terminal = desk.terminal();
    Sitting before = desk.sitting(learner, id);
    Paper.Task asked = desk.task(before, task);
    List<String> response =
        keys.isBlank()
            ? List.of()
            : desk.shown(asked)
                .flatMap(shown -> desk.response(shown, keys))
                .orElseThrow(
                    () ->
                        new WrongUse(
                            terminal.say("error.keys", asked.item(), keys)
                                + terminal.say("quiz.how." + asked.kind())));
    Sitting.Turn turn =
        desk.turn(learner, id, sitting -> sitting.answer(asked.item(), response, desk.now()));
    return new ExamTurns(desk).report(learner, turn, json);
  }
}
