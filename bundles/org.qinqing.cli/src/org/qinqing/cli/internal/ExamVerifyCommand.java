package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.qinqing.training.certificate.CertificateCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells, without a network, whether a certificate is what it says it is. Exit 0 when it is sound
 * and in force (from an issuer that is not known a warning goes beside the answer), else 1.
 */
@Command(name = "verify", sortOptions = false)
final class ExamVerifyCommand implements Callable<Integer> {
  @Option(names = "--issuer", paramLabel = "FINGERPRINT", descriptionKey = "option.issuerKey")
  List<String> issuers = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.certificate")
  Path file = Path.of("");

  private final ExamDesk desk;

  ExamVerifyCommand(ExamDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = desk.terminal();
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
    if (Files.size(file) > CertificateCheck.MOST) {
      throw new WrongUse(terminal.say("error.certificateSize", file.toString()));
    }
    CertificateCheck.Checked checked =
        desk.services()
            .check()
            .get()
            .check(Files.readAllBytes(file), Set.copyOf(issuers), desk.clock().instant());
    boolean sound =
        checked.finding() == CertificateCheck.Finding.VALID
            || checked.finding() == CertificateCheck.Finding.UNKNOWN_ISSUER;
    if (json) {
      terminal.out().println(Json.line(describe(checked)));
    } else {
      terminal.out().println(checked.words());
      checked
          .statement()
          .ifPresent(
              said -> {
                desk.say("exam.verify.holder", said.holder());
                desk.say("exam.verify.exam", said.exam(), said.result());
                desk.say("exam.verify.issuer", said.issuer());
                desk.say("exam.fingerprint", said.fingerprint());
              });
    }
    if (checked.finding() == CertificateCheck.Finding.UNKNOWN_ISSUER) {
      terminal.err().println(terminal.say("exam.verify.unknown"));
    }
    return sound ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode describe(CertificateCheck.Checked checked) {
    ObjectNode node =
        Json.object()
            .put("finding", checked.finding().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("message", checked.words());
    checked
        .statement()
        .ifPresent(
            said -> {
              node.put("holder", said.holder())
                  .put("issuer", said.issuer())
                  .put("fingerprint", said.fingerprint())
                  .put("exam", said.exam())
                  .put("result", said.result())
                  .put("issued", said.issued().toString())
                  .put("page", said.page());
              said.until().ifPresent(until -> node.put("until", until.toString()));
            });
    return node;
  }
}
