package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qinqing.report.ReportFinding;
import org.qinqing.training.certificate.CertificateOrder;
import org.qinqing.training.certificate.Issued;
import org.qinqing.training.certificate.Issuer;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The certificate of an exam that was passed; exit 1 when it was not. */
@Command(name = "certificate", sortOptions = false)
final class ExamCertificateCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "option.holder")
  String holder = "";

  @Option(
      names = "--issuer",
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.issuerName")
  String issuer = "";

  @Option(names = "--until", paramLabel = "DATE", descriptionKey = "option.until")
  String until = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.pdf",
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  private final ExamDesk desk;

  ExamCertificateCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = desk.terminal();
    if (!output.toString().endsWith(".pdf")) {
      throw new WrongUse(terminal.say("error.outputSuffix", output.toString(), ".pdf"));
    }
    for (String[] name : new String[][] {{"--name", holder}, {"--issuer", issuer}}) {
      if (!CertificateOrder.sound(name[1])) {
        throw new WrongUse(terminal.say("error.value", name[0], name[1]));
      }
    }
    Path file = new Target(terminal).writable(output);
    return desk.people().with(profile, learner -> issue(learner, file));
  }

  private int issue(People.Learner learner, Path file) throws IOException {
    Terminal terminal = desk.terminal();
    Sitting sitting = desk.counted(learner, id);
    if (!sitting.closed()) {
      terminal.err().println(terminal.say("exam.notHandedIn", id));
      return ExitCode.ANSWER_IS_NO;
    }
    MarkSheet sheet = desk.services().mock().get().marks(sitting);
    if (!sheet.passed()) {
      terminal.err().println(terminal.say("exam.noCertificate"));
      return ExitCode.ANSWER_IS_NO;
    }
    Instant passed = sitting.last().wall();
    Issued issued =
        desk.services()
            .certificates()
            .get()
            .issue(
                new CertificateOrder(
                    holder.strip(),
                    issuer.strip(),
                    sitting.blueprint().title(),
                    sheet.points(),
                    sheet.worth(),
                    sheet.needed(),
                    passed,
                    end(passed)),
                desk.clock().instant(),
                file);
    for (ReportFinding finding : issued.findings()) {
      terminal.err().println((finding.code() + " " + finding.message() + finding.mend()).strip());
    }
    String fingerprint =
        desk.services().certificates().get().issuer().map(Issuer::fingerprint).orElse("");
    if (json) {
      terminal
          .out()
          .println(
              Json.line(
                  Json.object()
                      .put("done", issued.done())
                      .put("file", issued.done() ? output.toString() : "")
                      .put("fingerprint", fingerprint)
                      .put("credential", issued.credential())));
    } else if (issued.done()) {
      desk.say("exam.certificate", output.toString());
      desk.say("exam.fingerprint", fingerprint);
    }
    return issued.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  /** The certificate is good through that day. */
  private Optional<Instant> end(Instant passed) {
    if (until.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = new Arguments(desk.terminal()).day(until);
    Instant end = day.plusDays(1).atStartOfDay(desk.clock().getZone()).toInstant();
    if (!end.isAfter(passed) || !end.isAfter(desk.clock().instant())) {
      throw new WrongUse(desk.terminal().say("error.until", until));
    }
    return Optional.of(end);
  }
}
