package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a kept plan, also one that cannot be read; exit 1 when there is none with that id. */
@Command(name = "remove", sortOptions = false)
final class ClassPlanRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.classPlanId")
  String id = "";

  private final Terminal terminal;
  private final ClassPlans plans;

  ClassPlanRemoveCommand(Terminal terminal, ClassPlans plans) {
    this.terminal = terminal;
    this.plans = plans;
  }

  @Override
  public Integer call() throws IOException {
    ClassPlans.Kept kept = plans.kept();
    boolean there =
        kept.plans().stream().map(ClassPlan::id).anyMatch(id::equals)
            || kept.findings().stream().map(PlanFinding::subject).anyMatch(id::equals);
    if (!there) {
      terminal.err().println(terminal.say("class.plan.none", id));
      return ExitCode.ANSWER_IS_NO;
    }
    plans.remove(id);
    terminal.out().println(terminal.say("class.plan.removed", id));
    return ExitCode.DONE;
  }
}
