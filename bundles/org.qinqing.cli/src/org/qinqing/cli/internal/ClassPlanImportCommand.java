package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the plan of a file under an id of its own; exit 1 when the file is no plan. */
@Command(name = "import", sortOptions = false)
final class ClassPlanImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.json", descriptionKey = "parameter.classPlanFile")
  String file = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final ClassPlans plans;
  private final ClassPlanSource source;

  ClassPlanImportCommand(Terminal terminal, ClassPlans plans, ClassPlanSource source) {
    this.terminal = terminal;
    this.plans = plans;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    Optional<ClassPlan> read = source.read(file);
    if (read.isEmpty()) {
      return ExitCode.ANSWER_IS_NO;
    }
    // A plan of the same id may be kept here; it stays.
    ClassPlan plan = plans.keep(read.get().withId(plans.freshId()), terminal.today());
    List<PlanFinding> findings = plans.check(plan, terminal.today());
    if (json) {
      ObjectNode node = ClassPlanListCommand.describe(plan);
      node.set("findings", ClassPlanSource.describe(findings));
      terminal.out().println(Json.line(node));
    } else {
      source.tell(findings);
      terminal.out().println(terminal.say("class.plan.kept", plan.id(), plan.title()));
    }
    return ExitCode.DONE;
  }
}
