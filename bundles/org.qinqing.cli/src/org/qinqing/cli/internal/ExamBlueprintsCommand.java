package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.Locality;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The blueprints that papers can be drawn from, or one of them as a file to change and use. */
@Command(name = "blueprints", sortOptions = false)
final class ExamBlueprintsCommand implements Callable<Integer> {
  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", arity = "0..1", descriptionKey = "parameter.blueprint")
  String id = "";

  private final ExamDesk desk;

  ExamBlueprintsCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Locality place = desk.place(locality);
    Blueprints blueprints = desk.services().blueprints().get();
    if (!id.isEmpty()) {
      desk.terminal().out().println(blueprints.write(desk.plan(id, place)).strip());
      return ExitCode.DONE;
    }
    List<ExamPlan> plans = blueprints.all(place, desk.terminal().today());
    if (json) {
      ArrayNode array = Json.array();
      for (ExamPlan plan : plans) {
        ObjectNode node = desk.describe(plan);
        node.set(
            "shortages", Json.strings(blueprints.shortages(plan, place, desk.terminal().today())));
        array.add(node);
      }
      desk.terminal().out().println(Json.line(array));
    } else {
      for (ExamPlan plan : plans) {
        desk.terminal()
            .out()
            .println(
                plan.id()
                    + "  "
                    + plan.blueprint().title()
                    + "  "
                    + desk.terminal()
                        .say(
                            "exam.plan",
                            Integer.toString(
                                plan.blueprint().rows().stream()
                                    .mapToInt(row -> row.count())
                                    .sum()),
                            Long.toString(plan.blueprint().limit().toMinutes()),
                            Integer.toString(plan.blueprint().pass())));
      }
    }
    return ExitCode.DONE;
  }
}
