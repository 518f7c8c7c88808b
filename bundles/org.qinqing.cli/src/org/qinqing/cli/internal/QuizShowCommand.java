package org.qinqing.cli.internal;

import java.util.concurrent.Callable;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One question, without its answer. */
@Command(name = "show", sortOptions = false)
final class QuizShowCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", descriptionKey = "parameter.question")
  String id = "";

  private final Terminal terminal;
  private final Training training;

  QuizShowCommand(Terminal terminal, Training training) {
    this.terminal = terminal;
    this.training = training;
  }

  @Override
  public Integer call() {
    Question question =
        training.question(id).orElseThrow(() -> new WrongUse(terminal.say("error.question", id)));
    ShownQuestion shown = ShownQuestion.of(question);
    if (json) {
      terminal.out().println(Json.line(shown.describe(terminal)));
    } else {
      shown.lines(terminal).forEach(terminal.out()::println);
    }
    return ExitCode.DONE;
  }
}
