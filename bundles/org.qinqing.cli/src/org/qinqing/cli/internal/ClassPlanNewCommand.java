package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Makes and keeps a plan from a template. */
@Command(name = "new", sortOptions = false)
final class ClassPlanNewCommand implements Callable<Integer> {
  @Mixin ClassPlanOptions options = new ClassPlanOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final ClassPlans plans;
  private final ClassPlanSource source;

  ClassPlanNewCommand(Terminal terminal, ClassPlans plans, ClassPlanSource source) {
    this.terminal = terminal;
    this.plans = plans;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    ClassPlans.Drafted drafted = source.drafted(options);
    ClassPlan plan =
        plans.keep(
            drafted.plan().withId(plans.freshId()), new Arguments(terminal).day(options.asOf));
    if (json) {
      ObjectNode node = ClassPlanListCommand.describe(plan);
      node.set("findings", ClassPlanSource.describe(drafted.findings()));
      terminal.out().println(Json.line(node));
    } else {
      source.tell(drafted.findings());
      terminal.out().println(terminal.say("class.plan.kept", plan.id(), plan.title()));
      for (PlanPart part : plan.parts()) {
        terminal
            .out()
            .println(
                terminal.say("class.plan.part", Integer.toString(part.minutes()), part.title()));
      }
    }
    return ExitCode.DONE;
  }
}
