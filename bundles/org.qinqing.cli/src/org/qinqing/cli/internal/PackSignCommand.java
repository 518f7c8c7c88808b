package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs a built bundle; exit 1 when key, certificate or authority do not fit. */
@Command(name = "sign", sortOptions = false)
final class PackSignCommand implements Callable<Integer> {
  @Mixin SignerOptions signer = new SignerOptions();

  @Option(names = "--hand-over", paramLabel = "JSON", descriptionKey = "option.handOver")
  @Nullable Path handOver;

  @Option(names = "--time", paramLabel = "TIME", descriptionKey = "option.time")
  String time = "";

  @Option(names = "--output", paramLabel = "FILE.qinqing", descriptionKey = "option.output")
  @Nullable Path output;

  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.packFile")
  Path file = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSigner packSigner;

  PackSignCommand(Terminal terminal, PackSigner packSigner) {
    this.terminal = terminal;
    this.packSigner = packSigner;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, file);
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    Path target = output == null ? file : output;
    Instant when = time();
    return report(
        terminal,
        signer.use(
            terminal,
            open -> packSigner.sign(file, open, Optional.ofNullable(handOver), when, target)),
        target,
        json);
  }

  private Instant time() {
    try {
      return time.isEmpty() ? Instant.now() : Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw new WrongUse(terminal.say("error.value", "--time", time));
    }
  }

  static int report(Terminal terminal, PackSigner.Signed signed, Path output, boolean json) {
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", signed.done())
              .put("file", signed.done() ? output.toString() : "");
      node.set("findings", Json.diagnostics(signed.findings()));
      terminal.out().println(Json.line(node));
    } else {
      KeyAnswer.findings(terminal, signed.findings());
      terminal
          .out()
          .println(
              signed.done()
                  ? terminal.say("pack.signed", output.toString())
                  : terminal.say("pack.notSigned"));
    }
    return signed.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
