package org.qinqing.cli.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Marks an answer and explains it. Exit 0 when it is right, 1 when it is not. */
@Command(name = "answer", sortOptions = false)
final class QuizAnswerCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.question")
  String id = "";

  @Parameters(index = "1", paramLabel = "KEYS", descriptionKey = "parameter.keys")
  String keys = "";

  private final Terminal terminal;
  private final Training training;

  QuizAnswerCommand(Terminal terminal, Training training) {
    this.terminal = terminal;
    this.training = training;
  }

  @Override
  public Integer call() {
    Training.Marked marked = mark();
    if (json) {
      terminal.out().println(Json.line(describe(marked)));
    } else {
      print(marked);
    }
    return marked.right() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private Training.Marked mark() {
    Set<String> chosen =
        Arrays.stream(keys.toUpperCase(Locale.ROOT).split("[,，、\\s]+|(?<=[A-Z])(?=[A-Z])"))
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    try {
      return training
          .mark(id, chosen)
          .orElseThrow(() -> new WrongUse(terminal.say("error.question", id)));
    } catch (IllegalArgumentException e) {
      throw new WrongUse(terminal.say("error.keys", id, keys));
    }
  }

  private static ObjectNode describe(Training.Marked marked) {
    Question question = marked.question();
    ObjectNode node = Json.object().put("id", question.id()).put("right", marked.right());
    node.set("chosen", Json.strings(new TreeSet<>(marked.chosen())));
    node.set("key", Json.strings(marked.key()));
    node.put("explanation", question.explanation());
    ArrayNode options = node.putArray("options");
    for (Question.Option option : question.options()) {
      ObjectNode line =
          Json.object()
              .put("key", option.key())
              .put("right", option.right())
              .put("note", option.note());
      option.verdict().ifPresent(verdict -> line.put("verdict", verdict.name()));
      options.add(line);
    }
    node.set("basis", Json.addresses(question.basis()));
    return node;
  }

  private void print(Training.Marked marked) {
    terminal.out().println(terminal.say(marked.right() ? "quiz.right" : "quiz.wrong"));
    terminal.out().println(terminal.say("quiz.key", String.join("、", marked.key())));
    terminal.out().println(marked.question().explanation());
    marked.question().basis().forEach(address -> terminal.out().println("  " + address));
  }
}
