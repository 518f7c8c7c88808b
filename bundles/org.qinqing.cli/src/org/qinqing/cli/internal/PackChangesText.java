package org.qinqing.cli.internal;

import java.util.Optional;
import org.qinqing.pack.Verdict;
import org.qinqing.trust.PackChanges;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What would become different, for people and for programs. */
final class PackChangesText {
  /** How many questions and other parts that decide nothing are listed one by one. */
  private static final int LINES = 200;

  private final Terminal terminal;

  PackChangesText(Terminal terminal) {
    this.terminal = terminal;
  }

  void write(PackChanges changes) {
    changes.changes().stream().limit(LINES).forEach(change -> terminal.out().println(line(change)));
    if (changes.changes().size() > LINES) {
      String more = Integer.toString(changes.changes().size() - LINES);
      terminal.out().println(terminal.say("pack.changes.more", more));
    }
    terminal
        .out()
        .println(
            terminal.say(
                "pack.changes.situations",
                Integer.toString(changes.situations()),
                Integer.toString(changes.turned().size())));
    for (PackChanges.Turned turned : changes.turned()) {
      terminal
          .out()
          .println(
              terminal.say(
                  "pack.changes.turned",
                  turned.say(),
                  verdict(turned.before()),
                  verdict(turned.after()),
                  turned.rules().stream().findFirst().orElse("")));
    }
  }

  private String line(PackChanges.Change change) {
    String line =
        terminal.say(
            "pack.changes.line",
            terminal.say("pack.changes.kind." + change.kind().name()),
            terminal.say("pack.changes.part." + change.part().name()),
            change.id(),
            change.say());
    if (!change.before().isEmpty()) {
      line += terminal.say("pack.changes.before", change.before());
    }
    Optional<Verdict> was = change.was();
    Optional<Verdict> now = change.now();
    if (was.isPresent() && now.isPresent() && was.get() != now.get()) {
      line += terminal.say("pack.changes.verdict", verdict(was.get()), verdict(now.get()));
    }
    return line;
  }

  private String verdict(Verdict verdict) {
    return terminal.say("verdict." + verdict.name());
  }

  static ObjectNode described(PackChanges changes) {
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("changes");
    for (PackChanges.Change change : changes.changes()) {
      ObjectNode one =
          Json.object()
              .put("kind", change.kind().name())
              .put("part", change.part().name())
              .put("id", change.id())
              .put("say", change.say())
              .put("before", change.before());
      change.was().ifPresent(verdict -> one.put("was", verdict.name()));
      change.now().ifPresent(verdict -> one.put("now", verdict.name()));
      list.add(one);
    }
    node.put("situations", changes.situations());
    ArrayNode turned = node.putArray("turned");
    for (PackChanges.Turned each : changes.turned()) {
      ObjectNode one =
          Json.object()
              .put("test", each.test())
              .put("pack", each.pack())
              .put("say", each.say())
              .put("before", each.before().name())
              .put("after", each.after().name());
      one.set("rules", Json.strings(each.rules()));
      turned.add(one);
    }
    return node;
  }
}
