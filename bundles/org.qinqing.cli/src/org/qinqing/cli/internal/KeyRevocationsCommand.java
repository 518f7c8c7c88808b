package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a revocation list. */
@Command(name = "revocations", sortOptions = false)
final class KeyRevocationsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LIST", descriptionKey = "parameter.revocations")
  Path list = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final TrustRoots roots;

  KeyRevocationsCommand(Terminal terminal, TrustRoots roots) {
    this.terminal = terminal;
    this.roots = roots;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, list);
    return KeyAnswer.changed(terminal, roots.revocations(list), json, "key.listTaken");
  }
}
