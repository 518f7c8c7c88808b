package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trusts a root after its fingerprint was compared. */
@Command(name = "pin", sortOptions = false)
final class KeyPinCommand implements Callable<Integer> {
  @Option(
      names = "--fingerprint",
      paramLabel = "HEX|WORDS",
      required = true,
      descriptionKey = "option.fingerprint")
  String fingerprint = "";

  @Parameters(paramLabel = "PEM", descriptionKey = "parameter.root")
  Path certificate = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final TrustRoots roots;

  KeyPinCommand(Terminal terminal, TrustRoots roots) {
    this.terminal = terminal;
    this.roots = roots;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, certificate);
    return KeyAnswer.changed(terminal, roots.pin(certificate, fingerprint), json, "key.pinned");
  }
}
