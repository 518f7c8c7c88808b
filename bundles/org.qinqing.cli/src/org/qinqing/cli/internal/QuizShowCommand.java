package org.qinqing.cli.internal;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
    if (json) {
      terminal.out().println(Json.line(describe(question)));
    } else {
      terminal.out().println(question.stem());
      question
          .options()
          .forEach(option -> terminal.out().println("  " + option.key() + ". " + option.text()));
    }
    return ExitCode.DONE;
  }

  static ObjectNode describe(Question question) {
    ObjectNode node =
        Json.object()
            .put("id", question.id())
            .put("pack", question.pack())
            .put("kind", question.kind().name().toLowerCase(Locale.ROOT))
            .put("topic", question.topic())
            .put("side", question.side().name().toLowerCase(Locale.ROOT))
            .put("stem", question.stem());
    ArrayNode options = node.putArray("options");
    question
        .options()
        .forEach(
            option ->
                options.add(Json.object().put("key", option.key()).put("text", option.text())));
    return node;
  }
}
