package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.qinqing.trust.ExtensionSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a signed file of a folder with code; exit 1 when nobody would install it. */
@Command(name = "sign", sortOptions = false)
final class ExtensionSignCommand implements Callable<Integer> {
  @Mixin SignerOptions signer = new SignerOptions();

  @Option(names = "--time", paramLabel = "TIME", descriptionKey = "option.time")
  String time = "";

  @Option(
      names = "--output",
      paramLabel = "FILE.qinqing-extension",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Parameters(paramLabel = "DIR|FILE", descriptionKey = "parameter.extensionSource")
  Path source = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final ExtensionSigner extensionSigner;

  ExtensionSignCommand(Terminal terminal, ExtensionSigner extensionSigner) {
    this.terminal = terminal;
    this.extensionSigner = extensionSigner;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(source)) {
      KeyAnswer.there(terminal, source);
    }
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    Instant when = time();
    return PackSignCommand.report(
        terminal,
        signer.use(terminal, open -> extensionSigner.sign(source, open, when, output)),
        output,
        json);
  }

  private Instant time() {
    try {
      return time.isEmpty() ? Instant.now() : Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw new WrongUse(terminal.say("error.value", "--time", time));
    }
  }
}
