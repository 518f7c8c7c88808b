package org.qinqing.cli.internal;

import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** Questions that fit a place, a topic, a side, a kind or a provision. */
@Command(name = "list", sortOptions = false)
final class QuizListCommand implements Callable<Integer> {
  @Mixin BankOptions bank = new BankOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Training training;
  private final PackRegistry registry;

  QuizListCommand(Terminal terminal, Training training, PackRegistry registry) {
    this.terminal = terminal;
    this.training = training;
    this.registry = registry;
  }

  @Override
  public Integer call() {
    List<Question> questions = training.questions(bank.selection(terminal, registry.snapshot()));
    if (json) {
      ArrayNode array = Json.array();
      questions.forEach(question -> array.add(ShownQuestion.of(question).describe(terminal)));
      terminal.out().println(Json.line(array));
    } else {
      questions.forEach(
          question ->
              terminal
                  .out()
                  .println(
                      question.id()
                          + "  "
                          + terminal.say("kind." + question.kind().name())
                          + "  "
                          + question.stem()));
    }
    return ExitCode.DONE;
  }
}
