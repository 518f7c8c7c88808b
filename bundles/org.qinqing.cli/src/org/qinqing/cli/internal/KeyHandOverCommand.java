package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands a bundle over to another publisher. */
@Command(name = "hand-over", sortOptions = false)
final class KeyHandOverCommand implements Callable<Integer> {
  @Mixin SignerOptions signer = new SignerOptions();

  @Option(names = "--pack", paramLabel = "ID", required = true, descriptionKey = "parameter.packId")
  String pack = "";

  @Option(names = "--to", paramLabel = "PEM", required = true, descriptionKey = "option.to")
  Path to = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "JSON",
      required = true,
      descriptionKey = "option.newHandOver")
  Path output = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyHandOverCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    KeyAnswer.there(terminal, to);
    return signer.use(
        terminal, open -> KeyAnswer.made(terminal, keys.handOver(open, pack, to, output), json));
  }
}
