package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.practice.Mistake;
import org.qinqing.training.practice.Practice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** The mistakes book of a person, the latest mistake first. */
@Command(name = "mistakes", sortOptions = false)
final class QuizMistakesCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();
  @Mixin BankOptions options = new BankOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Training training;
  private final ItemBank bank;
  private final Practice practice;
  private final PackRegistry registry;
  private final People people;
  private final Clock clock;

  QuizMistakesCommand(
      Terminal terminal,
      Training training,
      ItemBank bank,
      Practice practice,
      PackRegistry registry,
      People people,
      Clock clock) {
    this.terminal = terminal;
    this.training = training;
    this.bank = bank;
    this.practice = practice;
    this.registry = registry;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Training.Selection selection = options.selection(terminal, registry.snapshot());
    List<Mistake> mistakes =
        people.with(
            profile,
            learner ->
                practice.mistakes(
                    learner.record().settings().plan(clock.getZone()),
                    bank.items(selection, terminal.today()),
                    learner.record().attempts()));
    if (json) {
      ArrayNode array = Json.array();
      for (Mistake mistake : mistakes) {
        array.add(
            Json.object()
                .put("id", mistake.item().id())
                .put("kind", mistake.item().kind())
                .put("topic", mistake.item().topic())
                .put("times", mistake.times())
                .put("last", mistake.last().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("daysRight", mistake.days())
                .put("stem", stem(mistake)));
      }
      terminal.out().println(Json.line(array));
    } else {
      for (Mistake mistake : mistakes) {
        terminal
            .out()
            .println(
                mistake.item().id()
                    + "  "
                    + terminal.say(
                        "quiz.mistake",
                        Integer.toString(mistake.times()),
                        LocalDate.ofInstant(mistake.last(), clock.getZone()),
                        Integer.toString(mistake.days()))
                    + "  "
                    + stem(mistake));
      }
      terminal
          .out()
          .println(terminal.say("quiz.mistakes.total", Integer.toString(mistakes.size())));
    }
    return ExitCode.DONE;
  }

  private String stem(Mistake mistake) {
    return training.question(mistake.item().id()).map(Question::stem).orElse("");
  }
}
