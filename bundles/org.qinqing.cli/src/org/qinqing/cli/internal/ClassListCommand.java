package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.classroom.ClassSummary;
import org.qinqing.classroom.Classroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The classes that are kept, the newest first. */
@Command(name = "list", sortOptions = false)
final class ClassListCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Classroom classroom;

  ClassListCommand(Terminal terminal, Classroom classroom) {
    this.terminal = terminal;
    this.classroom = classroom;
  }

  @Override
  public Integer call() throws IOException {
    ArrayNode array = Json.array();
    for (ClassSummary summary : classroom.kept()) {
      if (json) {
        ObjectNode node =
            Json.object()
                .put("id", summary.id())
                .put("title", summary.title())
                .put("startedAt", summary.startedAt().toString());
        summary.endedAt().ifPresent(end -> node.put("endedAt", end.toString()));
        array.add(node.put("participants", summary.participants()));
      } else {
        terminal
            .out()
            .println(
                terminal.say(
                    "class.line",
                    summary.id(),
                    summary.title(),
                    time(summary.startedAt()),
                    summary.endedAt().map(this::time).orElse(terminal.say("class.open")),
                    Integer.toString(summary.participants())));
      }
    }
    if (json) {
      terminal.out().println(Json.line(array));
    }
    return ExitCode.DONE;
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
