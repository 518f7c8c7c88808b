package org.qinqing.cli.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.qinqing.authoring.PackComparison;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a place differs from the places around it. */
@Command(name = "compare", sortOptions = false)
final class PackCompareCommand implements Callable<Integer> {
  @Option(
      names = "--locality",
      paramLabel = "CODE",
      required = true,
      descriptionKey = "option.locality")
  String locality = "";

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--topic", paramLabel = "TOPIC", descriptionKey = "option.compareTopic")
  String topic = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackRegistry registry;
  private final PackComparison comparison;

  PackCompareCommand(Terminal terminal, PackRegistry registry, PackComparison comparison) {
    this.terminal = terminal;
    this.registry = registry;
    this.comparison = comparison;
  }

  @Override
  public Integer call() {
    Arguments arguments = new Arguments(terminal);
    PackSnapshot snapshot = registry.snapshot();
    Locality place = arguments.locality(locality, snapshot);
    LocalDate day = arguments.day(asOf);
    if (!topic.isEmpty() && label(snapshot, topic).isEmpty()) {
      throw new WrongUse(terminal.say("error.topic", topic));
    }
    PackComparison.Comparison all = comparison.compare(place, snapshot, day);
    List<PackComparison.Topic> topics =
        all.topics().stream().filter(t -> topic.isEmpty() || t.topic().equals(topic)).toList();
    if (json) {
      terminal.out().println(Json.line(describe(place, day, all, topics, snapshot)));
    } else {
      print(all, topics, snapshot);
    }
    return ExitCode.DONE;
  }

  private static Optional<String> label(PackSnapshot snapshot, String topic) {
    return snapshot.facts().topics().stream()
        .filter(t -> t.id().equals(topic))
        .map(FactsModel.Topic::label)
        .findFirst();
  }

  private static ObjectNode describe(
      Locality place,
      LocalDate day,
      PackComparison.Comparison all,
      List<PackComparison.Topic> topics,
      PackSnapshot snapshot) {
    ObjectNode node = Json.object().put("locality", place.code()).put("asOf", day.toString());
    ArrayNode levels = node.putArray("levels");
    for (PackComparison.Level level : all.levels()) {
      ObjectNode one =
          Json.object().put("locality", level.locality().code()).put("place", level.place());
      one.set("packs", Json.strings(level.packs()));
      levels.add(one);
    }
    ArrayNode list = node.putArray("topics");
    for (PackComparison.Topic t : topics) {
      ObjectNode one =
          Json.object()
              .put("topic", t.topic())
              .put("label", label(snapshot, t.topic()).orElse(t.topic()));
      ArrayNode rules = one.putArray("rules");
      t.rules().forEach(ids -> rules.add(Json.strings(ids)));
      ArrayNode marks = one.putArray("marks");
      t.marks().forEach(mark -> marks.add(mark.name()));
      ArrayNode cases = one.putArray("cases");
      t.cases().forEach(c -> cases.add(describe(c)));
      list.add(one);
    }
    ArrayNode against = node.putArray("contradictions");
    all.contradictions().forEach(c -> against.add(describe(c)));
    return node;
  }

  private static ObjectNode describe(PackComparison.Case situation) {
    ObjectNode node = Json.object().put("test", situation.test());
    ArrayNode events = node.putArray("events");
    for (Map<String, FactContent> event : situation.facts()) {
      ArrayNode facts = events.addArray();
      new TreeMap<>(event)
          .forEach(
              (name, content) -> {
                ObjectNode fact = Json.object().put("name", name);
                Json.putValue(fact, content);
                facts.add(fact);
              });
    }
    node.set("verdicts", Json.strings(situation.verdicts().stream().map(Enum::name).toList()));
    ArrayNode rules = node.putArray("rules");
    for (Optional<String> rule : situation.rules()) {
      rule.ifPresentOrElse(rules::add, rules::addNull);
    }
    return node;
  }

  private void print(
      PackComparison.Comparison all, List<PackComparison.Topic> topics, PackSnapshot snapshot) {
    for (PackComparison.Topic t : topics) {
      List<String> columns = new ArrayList<>();
      for (int level = 0; level < all.levels().size(); level++) {
        String place = all.levels().get(level).place();
        String count = Integer.toString(t.rules().get(level).size());
        columns.add(
            level == 0
                ? terminal.say("pack.compare.base", place, count)
                : terminal.say(
                    "pack.compare.level",
                    place,
                    count,
                    terminal.say("pack.compare.mark." + t.marks().get(level - 1).name())));
      }
      terminal
          .out()
          .println(
              label(snapshot, t.topic()).orElse(t.topic()) + "  " + String.join(" | ", columns));
      t.cases().forEach(c -> terminal.out().println("  " + line(c)));
    }
    terminal
        .out()
        .println(
            terminal.say(
                "pack.compare.contradictions", Integer.toString(all.contradictions().size())));
    all.contradictions().forEach(c -> terminal.out().println("  " + line(c)));
  }

  private String line(PackComparison.Case situation) {
    List<String> answers = new ArrayList<>();
    for (int level = 0; level < situation.verdicts().size(); level++) {
      answers.add(
          terminal.say("verdict." + situation.verdicts().get(level).name())
              + situation.rules().get(level).map(rule -> " (" + rule + ")").orElse(""));
    }
    return situation.test() + "  " + String.join(" → ", answers);
  }
}
