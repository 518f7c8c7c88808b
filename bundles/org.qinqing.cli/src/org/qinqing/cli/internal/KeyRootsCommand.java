package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** The roots that are trusted here. */
@Command(name = "roots", sortOptions = false)
final class KeyRootsCommand implements Callable<Integer> {

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final TrustRoots roots;

  KeyRootsCommand(Terminal terminal, TrustRoots roots) {
    this.terminal = terminal;
    this.roots = roots;
  }

  @Override
  public Integer call() throws IOException {
    if (json) {
      ArrayNode all = Json.array();
      roots
          .roots()
          .forEach(
              root ->
                  all.add(KeyAnswer.publisher(root.publisher()).put("byPolicy", root.byPolicy())));
      terminal.out().println(Json.line(all));
    } else {
      roots.roots().forEach(root -> KeyAnswer.print(terminal, root.publisher()));
    }
    return ExitCode.DONE;
  }
}
