package org.qinqing.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a class without a window; exit 1 when the plan has an error. */
@Command(name = "host", sortOptions = false)
final class ClassHostCommand implements Callable<Integer> {
  @Option(names = "--plan", paramLabel = "FILE|ID", descriptionKey = "option.classPlan")
  String plan = "";

  @Mixin ClassPlanOptions planOptions = new ClassPlanOptions();

  @Option(names = "--team", paramLabel = "NAME", descriptionKey = "option.classTeam")
  List<String> teams = new ArrayList<>();

  @Mixin ClassSettingsOptions settings = new ClassSettingsOptions();

  private final Terminal terminal;
  private final Classroom classroom;
  private final ClassPlans plans;
  private final ClassPlanSource source;
  private final InputStream input;

  ClassHostCommand(
      Terminal terminal,
      Classroom classroom,
      ClassPlans plans,
      ClassPlanSource source,
      InputStream input) {
    this.terminal = terminal;
    this.classroom = classroom;
    this.plans = plans;
    this.source = source;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    Optional<ClassPlan> wanted = wanted();
    if (wanted.isEmpty()) {
      return ExitCode.ANSWER_IS_NO;
    }
    ClassPlan chosen = teams.isEmpty() ? wanted.get() : wanted.get().withTeams(teams);
    ClassPlans.Prepared prepared =
        plans.agenda(chosen, new Arguments(terminal).day(planOptions.asOf));
    source.tell(prepared.findings());
    Optional<ClassAgenda> agenda = prepared.agenda();
    if (agenda.isEmpty()) {
      terminal.err().println(terminal.say("class.notReady"));
      return ExitCode.ANSWER_IS_NO;
    }
    LiveClass live = settings.open(terminal, where -> classroom.start(agenda.get(), where));
    return new ClassHosting(terminal, live, settings.json, prepared.commentary()).run(input);
  }

  private Optional<ClassPlan> wanted() throws IOException {
    if (!plan.isEmpty()) {
      return source.named(plan);
    }
    ClassPlans.Drafted drafted = source.drafted(planOptions);
    source.tell(drafted.findings());
    return Optional.of(drafted.plan());
  }
}
