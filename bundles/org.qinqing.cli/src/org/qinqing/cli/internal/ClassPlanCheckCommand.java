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

/** What is to be known of a plan before the class; exit 1 when no class can be held with it. */
@Command(name = "check", sortOptions = false)
final class ClassPlanCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID|FILE", descriptionKey = "parameter.classPlan")
  String name = "";

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final ClassPlans plans;
  private final ClassPlanSource source;

  ClassPlanCheckCommand(Terminal terminal, ClassPlans plans, ClassPlanSource source) {
    this.terminal = terminal;
    this.plans = plans;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    Optional<ClassPlan> plan = source.named(name);
    if (plan.isEmpty()) {
      return ExitCode.ANSWER_IS_NO;
    }
    List<PlanFinding> findings = plans.check(plan.get(), new Arguments(terminal).day(asOf));
    boolean ready = findings.stream().noneMatch(PlanFinding::isError);
    if (json) {
      ObjectNode node = ClassPlanListCommand.describe(plan.get()).put("ready", ready);
      node.set("findings", ClassPlanSource.describe(findings));
      terminal.out().println(Json.line(node));
    } else {
      source.tell(findings);
      terminal.out().println(terminal.say(ready ? "class.plan.ready" : "class.notReady"));
    }
    return ready ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
