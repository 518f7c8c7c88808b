package org.qinqing.cli.internal;

import java.io.InputStream;
import java.time.ZoneId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.ReportWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code class} command: live classes without a window, their plans and reports. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=class")
public final class ClassCommands implements CommandProvider {
  private final Classroom classroom;
  private final ClassPlans plans;
  private final ClassReports reports;
  private final PackRegistry registry;
  private final Printing printing;
  private final InputStream input;

  /** The trainer's commands come from standard input. */
  @Activate
  public ClassCommands(
      @Reference Classroom classroom,
      @Reference ClassPlans plans,
      @Reference ClassReports reports,
      @Reference PackRegistry registry,
      @Reference ComponentServiceObjects<ReportWriter> writer) {
    this(classroom, plans, reports, registry, Printing.by(writer), System.in);
  }

  ClassCommands(
      Classroom classroom,
      ClassPlans plans,
      ClassReports reports,
      PackRegistry registry,
      Printing printing,
      InputStream input) {
    this.classroom = classroom;
    this.plans = plans;
    this.reports = reports;
    this.registry = registry;
    this.printing = printing;
    this.input = input;
  }

  @Override
  public Object command(Terminal terminal) {
    ClassPlanSource source = new ClassPlanSource(terminal, plans, registry);
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("host", new ClassHostCommand(terminal, classroom, plans, source, input));
    line.addSubcommand("resume", new ClassResumeCommand(terminal, classroom, input));
    line.addSubcommand("list", new ClassListCommand(terminal, classroom));
    line.addSubcommand(
        "report",
        new ClassReportCommand(terminal, classroom, reports, printing, ZoneId.systemDefault()));
    line.addSubcommand("forget", new ClassForgetCommand(terminal, classroom));
    CommandLine plan = new CommandLine(new PlanGroup());
    plan.addSubcommand("list", new ClassPlanListCommand(terminal, plans));
    plan.addSubcommand("new", new ClassPlanNewCommand(terminal, plans, source));
    plan.addSubcommand("check", new ClassPlanCheckCommand(terminal, plans, source));
    plan.addSubcommand("export", new ClassPlanExportCommand(terminal, plans, source));
    plan.addSubcommand("import", new ClassPlanImportCommand(terminal, plans, source));
    plan.addSubcommand("remove", new ClassPlanRemoveCommand(terminal, plans));
    line.addSubcommand("plan", plan);
    return line;
  }

  @Command(name = "class")
  private static final class Group {}

  @Command(name = "plan")
  private static final class PlanGroup {}
}
