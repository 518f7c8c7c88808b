package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a plan to a file, for another computer. */
@Command(name = "export", sortOptions = false)
final class ClassPlanExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.classPlanId")
  String id = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.json",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  private final Terminal terminal;
  private final ClassPlans plans;
  private final ClassPlanSource source;

  ClassPlanExportCommand(Terminal terminal, ClassPlans plans, ClassPlanSource source) {
    this.terminal = terminal;
    this.plans = plans;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    Optional<ClassPlan> plan = source.named(id);
    if (plan.isEmpty()) {
      return ExitCode.ANSWER_IS_NO;
    }
    plans.write(plan.get(), output.toAbsolutePath());
    terminal.out().println(terminal.say("class.plan.written", output.toString()));
    return ExitCode.DONE;
  }
}
