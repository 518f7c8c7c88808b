package org.qinqing.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** Questions that fit a place, a topic, a side or a provision. */
@Command(name = "list", sortOptions = false)
final class QuizListCommand implements Callable<Integer> {
  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--topic", paramLabel = "TOPIC", descriptionKey = "option.topic")
  String topic = "";

  @Option(names = "--role", paramLabel = "official|enterprise", descriptionKey = "option.role")
  String role = "";

  @Option(names = "--about", paramLabel = "ADDRESS", descriptionKey = "option.about")
  String about = "";

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
    Arguments arguments = new Arguments(terminal);
    PackSnapshot snapshot = registry.snapshot();
    if (!topic.isEmpty() && snapshot.facts().topic(topic).isEmpty()) {
      throw new WrongUse(terminal.say("error.topic", topic));
    }
    Optional<Address> provision =
        about.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Address.parse(about)
                    .orElseThrow(() -> new WrongUse(terminal.say("error.address", about))));
    List<Question> questions =
        training.questions(
            new Training.Selection(
                arguments.locality(locality, snapshot),
                topic.isEmpty() ? Optional.empty() : Optional.of(topic),
                arguments.side(role),
                provision));
    if (json) {
      ArrayNode array = Json.array();
      questions.forEach(question -> array.add(QuizShowCommand.describe(question)));
      terminal.out().println(Json.line(array));
    } else {
      questions.forEach(question -> terminal.out().println(question.id() + "  " + question.stem()));
    }
    return ExitCode.DONE;
  }
}
