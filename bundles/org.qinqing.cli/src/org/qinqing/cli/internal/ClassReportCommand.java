package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a class as workbook and document; exit 1 when there is no such class or no file.
 */
@Command(name = "report", sortOptions = false)
final class ClassReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.classId")
  String id = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      descriptionKey = "option.classOutput")
  Path output = Path.of("");

  @Option(names = "--raw", descriptionKey = "option.classRaw")
  boolean raw;

  @Option(names = "--smallest-group", paramLabel = "N", descriptionKey = "option.classGroup")
  int smallestGroup = ClassReport.USUAL_GROUP;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Classroom classroom;
  private final ClassReports reports;
  private final Printing printing;
  private final ZoneId zone;

  ClassReportCommand(
      Terminal terminal,
      Classroom classroom,
      ClassReports reports,
      Printing printing,
      ZoneId zone) {
    this.terminal = terminal;
    this.classroom = classroom;
    this.reports = reports;
    this.printing = printing;
    this.zone = zone;
  }

  @Override
  public Integer call() throws IOException {
    if (smallestGroup < 1) {
      throw new WrongUse(terminal.say("class.settings"));
    }
    ClassRecord record;
    try {
      record = classroom.read(id);
    } catch (NoSuchFileException e) {
      terminal.err().println(terminal.say("class.none", id));
      return ExitCode.ANSWER_IS_NO;
    }
    ClassReport report = reports.of(record, smallestGroup);
    Files.createDirectories(output);
    String name = reports.fileName(report, zone);
    List<Path> files = new ArrayList<>();
    Path workbook = output.resolve(name + ".xlsx");
    reports.workbook(report, zone, workbook);
    files.add(workbook);
    Path document = output.resolve(name + ".docx");
    Written written =
        printing.write(
            reports.document(report, zone, terminal.today()),
            Layout.OFFICIAL_A4,
            Format.DOCX,
            document);
    Printing.tell(written, terminal);
    if (written.done()) {
      files.add(document);
    }
    if (raw) {
      for (ClassReports.Table table : ClassReports.Table.values()) {
        Path answers = output.resolve(name + terminal.say("class.raw") + "." + table.extension());
        reports.answers(record, zone, table, answers);
        files.add(answers);
      }
    }
    tell(report, files, written.done());
    return written.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private void tell(ClassReport report, List<Path> files, boolean done) {
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", done)
              .put("id", report.classId())
              .put("title", report.title())
              .put("participants", report.present())
              .put("questions", report.questions().size())
              .put("votes", report.votes().size());
      ArrayNode array = node.putArray("files");
      files.forEach(file -> array.add(file.toString()));
      terminal.out().println(Json.line(node));
    } else {
      files.forEach(file -> terminal.out().println(file));
    }
  }
}
