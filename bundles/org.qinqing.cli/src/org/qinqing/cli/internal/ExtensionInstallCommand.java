package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.Extensions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Installs a signed file with code, for the next start; exit 1 when it is refused. */
@Command(name = "install", sortOptions = false)
final class ExtensionInstallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.extensionFile")
  Path file = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Extensions extensions;

  ExtensionInstallCommand(Terminal terminal, Extensions extensions) {
    this.terminal = terminal;
    this.extensions = extensions;
  }

  @Override
  public Integer call() throws IOException {
    Extensions.Outcome outcome = extensions.install(KeyAnswer.there(terminal, file));
    return report(terminal, outcome, json, "extension.installed", "extension.notInstalled");
  }

  static int report(
      Terminal terminal, Extensions.Outcome outcome, boolean json, String done, String refused) {
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", outcome.done())
              .put("id", outcome.id())
              .put("version", outcome.version());
      node.set("findings", Json.diagnostics(outcome.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(outcome.findings());
      terminal
          .out()
          .println(terminal.say(outcome.done() ? done : refused, outcome.id(), outcome.version()));
    }
    return outcome.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
