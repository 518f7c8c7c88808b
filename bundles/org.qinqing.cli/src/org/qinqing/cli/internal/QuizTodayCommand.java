package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.practice.Today;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left to practise today, in the order in which it comes. */
@Command(name = "today", sortOptions = false)
final class QuizTodayCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

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

  QuizTodayCommand(
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
    Training.Selection asked = options.selection(terminal, registry.snapshot());
    // As the window does: whoever does not say otherwise is an official.
    Training.Selection selection =
        new Training.Selection(
            asked.locality(),
            asked.topic(),
            Optional.of(asked.side().orElse(Side.OFFICIAL)),
            asked.about(),
            asked.kinds());
    Today today =
        people.withOrUnkept(
            profile,
            learner ->
                practice.today(
                    learner.record().settings().plan(clock.getZone()),
                    bank.items(selection, terminal.today()),
                    learner.record().memories(),
                    clock.instant()));
    if (json) {
      terminal.out().println(Json.line(describe(today)));
    } else {
      print(today);
    }
    return ExitCode.DONE;
  }

  private ObjectNode describe(Today today) {
    ObjectNode node = Json.object().put("day", today.day().toString());
    ArrayNode entries = node.putArray("entries");
    for (Today.Entry entry : today.entries()) {
      entries.add(
          Json.object()
              .put("id", entry.item().id())
              .put("reason", entry.reason().name().toLowerCase(Locale.ROOT))
              .put("kind", entry.item().kind())
              .put("topic", entry.item().topic())
              .put("stem", stem(entry)));
    }
    node.put("waiting", today.waiting());
    today
        .next()
        .ifPresent(next -> node.put("next", next.truncatedTo(ChronoUnit.SECONDS).toString()));
    return node.put("putOff", today.putOff());
  }

  private String stem(Today.Entry entry) {
    return training.question(entry.item().id()).map(Question::stem).orElse("");
  }

  private void print(Today today) {
    Map<Today.Reason, Integer> counts = new EnumMap<>(Today.Reason.class);
    for (Today.Entry entry : today.entries()) {
      counts.merge(entry.reason(), 1, Integer::sum);
      terminal
          .out()
          .println(
              entry.item().id()
                  + "  "
                  + terminal.say("quiz.today." + entry.reason().name())
                  + "  "
                  + stem(entry));
    }
    terminal
        .out()
        .println(
            terminal.say(
                "quiz.today.total", today.day(), Integer.toString(today.entries().size())));
    counts.forEach(
        (reason, count) ->
            terminal
                .out()
                .println("  " + terminal.say("quiz.today." + reason.name()) + "  " + count));
    today
        .next()
        .ifPresent(
            next ->
                terminal
                    .out()
                    .println(
                        terminal.say(
                            "quiz.today.waiting",
                            Integer.toString(today.waiting()),
                            MINUTE.format(LocalDateTime.ofInstant(next, clock.getZone())))));
    if (today.putOff() > 0) {
      terminal.out().println(terminal.say("quiz.today.putOff", Integer.toString(today.putOff())));
    }
    if (profile.profile.isBlank()) {
      terminal.err().println(terminal.say("quiz.unkept"));
    }
  }
}
