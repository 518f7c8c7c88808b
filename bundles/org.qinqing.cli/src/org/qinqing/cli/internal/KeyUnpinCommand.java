package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trusts a root no longer. */
@Command(name = "unpin", sortOptions = false)
final class KeyUnpinCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HEX|WORDS", descriptionKey = "option.fingerprint")
  String fingerprint = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final TrustRoots roots;

  KeyUnpinCommand(Terminal terminal, TrustRoots roots) {
    this.terminal = terminal;
    this.roots = roots;
  }

  @Override
  public Integer call() throws IOException {
    return KeyAnswer.changed(terminal, roots.unpin(fingerprint), json, "key.unpinned");
  }
}
