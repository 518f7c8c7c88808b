package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Installs a bundle file; exit 1 when it is refused. */
@Command(name = "install", sortOptions = false)
final class PackInstallCommand implements Callable<Integer> {
  @Option(names = "--allow-unsigned", descriptionKey = "option.allowUnsigned")
  boolean allowUnsigned;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.packFile")
  Path file = Path.of("");

  private final Terminal terminal;
  private final PackInstaller installer;

  PackInstallCommand(Terminal terminal, PackInstaller installer) {
    this.terminal = terminal;
    this.installer = installer;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
    PackInstaller.Outcome outcome = installer.install(file, allowUnsigned);
    return report(terminal, outcome, json, "pack.installed", "pack.notInstalled");
  }

  static int report(
      Terminal terminal, PackInstaller.Outcome outcome, boolean json, String done, String refused) {
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
