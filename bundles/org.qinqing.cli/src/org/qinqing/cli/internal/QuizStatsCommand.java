package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackRegistry;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.statistics.Balance;
import org.qinqing.training.statistics.Day;
import org.qinqing.training.statistics.Retention;
import org.qinqing.training.statistics.Share;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.training.statistics.Streak;
import org.qinqing.training.statistics.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the answers of a person show. */
@Command(name = "stats", sortOptions = false)
final class QuizStatsCommand implements Callable<Integer> {
  /** Fewer answers say nothing about what is weak. */
  private static final int ENOUGH = 4;

  /** Below this part of right answers a topic is weak. */
  private static final double WEAK = 0.8;

  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Statistics statistics;
  private final PackRegistry registry;
  private final People people;
  private final Clock clock;

  QuizStatsCommand(
      Terminal terminal, Statistics statistics, PackRegistry registry, People people, Clock clock) {
    this.terminal = terminal;
    this.statistics = statistics;
    this.registry = registry;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    List<Attempt> attempts = people.with(profile, learner -> learner.record().attempts().all());
    if (json) {
      terminal.out().println(Json.line(describe(attempts)));
    } else {
      print(attempts);
    }
    return ExitCode.DONE;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private ObjectNode describe(List<Attempt> attempts) {
    ObjectNode node = Json.object().put("answers", attempts.size());
    List<Tally> topics = statistics.topics(attempts);
    List<Tally> documents = statistics.documents(attempts);
    node.set("topics", tallies("topic", topics));
    node.set("documents", tallies("document", documents));
    node.set("weakTopics", names(statistics.weak(topics, ENOUGH, WEAK)));
    node.set("weakDocuments", names(statistics.weak(documents, ENOUGH, WEAK)));
    ArrayNode retention = node.putArray("retention");
    for (Retention point : statistics.retention(attempts, clock.getZone())) {
      ObjectNode line = Json.object().put("from", point.from());
      point.to().ifPresent(to -> line.put("to", to));
      retention.add(put(line, point.share()));
    }
    ArrayNode balances = node.putArray("balance");
    for (Balance balance : statistics.balance(attempts)) {
      balances.add(
          Json.object()
              .put("topic", balance.topic())
              .put("answers", balance.answers())
              .put("strict", balance.strict())
              .put("lax", balance.lax()));
    }
    Streak streak = statistics.streak(attempts, clock.getZone(), today());
    node.putObject("streak")
        .put("current", streak.current())
        .put("longest", streak.longest())
        .put("days", streak.days());
    ArrayNode calendar = node.putArray("calendar");
    for (Day day : statistics.calendar(attempts, clock.getZone())) {
      calendar.add(
          Json.object()
              .put("date", day.date().toString())
              .put("answers", day.share().answers())
              .put("right", day.share().right()));
    }
    return node;
  }

  private static ArrayNode tallies(String name, List<Tally> tallies) {
    ArrayNode array = Json.array();
    tallies.forEach(tally -> array.add(put(Json.object().put(name, tally.name()), tally.share())));
    return array;
  }

  /** The part and its interval only where there are answers. */
  private static ObjectNode put(ObjectNode node, Share share) {
    node.put("answers", share.answers()).put("right", share.right());
    if (share.answers() > 0) {
      node.put("share", rounded(share.value()))
          .put("low", rounded(share.low()))
          .put("high", rounded(share.high()));
    }
    return node;
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  private static ArrayNode names(List<Tally> tallies) {
    return Json.strings(tallies.stream().map(Tally::name).toList());
  }

  private void print(List<Attempt> attempts) {
    Streak streak = statistics.streak(attempts, clock.getZone(), today());
    say(
        "quiz.stats.total",
        Integer.toString(attempts.size()),
        Integer.toString(streak.days()),
        Integer.toString(streak.current()),
        Integer.toString(streak.longest()));
    List<Tally> topics = statistics.topics(attempts);
    heading("quiz.stats.topics", topics.isEmpty());
    topics.forEach(tally -> line(label(tally.name()), tally.share()));
    List<Tally> weak = statistics.weak(topics, ENOUGH, WEAK);
    heading("quiz.stats.weak", weak.isEmpty());
    weak.forEach(tally -> line(label(tally.name()), tally.share()));
    List<Tally> weakDocuments = statistics.weak(statistics.documents(attempts), ENOUGH, WEAK);
    heading("quiz.stats.weakDocuments", weakDocuments.isEmpty());
    weakDocuments.forEach(tally -> line(tally.name(), tally.share()));
    List<Retention> points =
        statistics.retention(attempts, clock.getZone()).stream()
            .filter(point -> point.share().answers() > 0)
            .toList();
    heading("quiz.stats.retention", points.isEmpty());
    points.forEach(point -> line(days(point), point.share()));
    List<Balance> leaning =
        statistics.balance(attempts).stream()
            .filter(balance -> balance.strict() + balance.lax() > 0)
            .toList();
    heading("quiz.stats.balance", leaning.isEmpty());
    leaning.forEach(
        balance ->
            terminal
                .out()
                .println(
                    "  "
                        + terminal.say(
                            "quiz.stats.lean",
                            label(balance.topic()),
                            Integer.toString(balance.strict()),
                            Integer.toString(balance.lax()),
                            Integer.toString(balance.answers()))));
  }

  private void say(String key, Object... arguments) {
    terminal.out().println(terminal.say(key, arguments));
  }

  private void heading(String key, boolean empty) {
    if (!empty) {
      say(key);
    }
  }

  private String days(Retention point) {
    String to = point.to().isPresent() ? Integer.toString(point.to().getAsInt()) : "…";
    String from = Integer.toString(point.from());
    return terminal.say("quiz.stats.days", from.equals(to) ? from : from + "–" + to);
  }

  private void line(String name, Share share) {
    terminal
        .out()
        .println(
            "  "
                + terminal.say(
                    "quiz.stats.share",
                    name,
                    Integer.toString(share.right()),
                    Integer.toString(share.answers()),
                    percent(share.value()),
                    percent(share.low()),
                    percent(share.high())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  private String label(String topic) {
    return registry.snapshot().facts().topic(topic).map(FactsModel.Topic::label).orElse(topic);
  }
}
