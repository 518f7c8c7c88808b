package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The plans that are kept; exit 1 when one of them cannot be read. */
@Command(name = "list", sortOptions = false)
final class ClassPlanListCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final ClassPlans plans;

  ClassPlanListCommand(Terminal terminal, ClassPlans plans) {
    this.terminal = terminal;
    this.plans = plans;
  }

  @Override
  public Integer call() throws IOException {
    ClassPlans.Kept kept = plans.kept();
    if (json) {
      ArrayNode array = Json.array();
      kept.plans().forEach(plan -> array.add(describe(plan)));
      terminal.out().println(Json.line(array));
    } else {
      for (ClassPlan plan : kept.plans()) {
        terminal
            .out()
            .println(
                terminal.say(
                    "class.plan.line",
                    plan.id(),
                    plan.title(),
                    plan.locality().code(),
                    Integer.toString(plan.planned()),
                    Integer.toString(plan.minutes()),
                    Integer.toString(plan.parts().size())));
      }
    }
    kept.findings().stream().map(PlanFinding::message).forEach(terminal.err()::println);
    return kept.findings().isEmpty() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  static ObjectNode describe(ClassPlan plan) {
    ObjectNode node =
        Json.object()
            .put("id", plan.id())
            .put("title", plan.title())
            .put("locality", plan.locality().code());
    plan.side().ifPresent(side -> node.put("side", side.name()));
    return node.put("minutes", plan.minutes())
        .put("planned", plan.planned())
        .put("parts", plan.parts().size());
  }
}
