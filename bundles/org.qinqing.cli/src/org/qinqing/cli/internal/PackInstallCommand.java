package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.PackInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Installs a bundle file; exit 1 when it is refused. */
@Command(name = "install", sortOptions = false)
final class PackInstallCommand implements Callable<Integer> {
  @Option(names = "--allow-unsigned", descriptionKey = "option.allowUnsigned")
  boolean allowUnsigned;

  @Option(names = "--downgrade", paramLabel = "ID", descriptionKey = "option.downgrade")
  @Nullable String downgrade;

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
    PackInstaller.Consent consent =
        new PackInstaller.Consent(allowUnsigned, Optional.ofNullable(downgrade));
    List<PackInstaller.Outcome> outcomes = installer.install(file, consent);
    if (outcomes.size() == 1) {
      return report(terminal, outcomes.getFirst(), json, "pack.installed", "pack.notInstalled");
    }
    if (json) {
      ArrayNode all = Json.array();
      outcomes.forEach(outcome -> all.add(described(outcome)));
      terminal.out().println(Json.line(all));
    } else {
      for (PackInstaller.Outcome outcome : outcomes) {
        report(terminal, outcome, false, "pack.installed", "pack.notInstalled");
      }
    }
    return outcomes.stream().allMatch(PackInstaller.Outcome::done)
        ? ExitCode.DONE
        : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode described(PackInstaller.Outcome outcome) {
    ObjectNode node =
        Json.object()
            .put("done", outcome.done())
            .put("id", outcome.id())
            .put("version", outcome.version());
    node.set("findings", Json.diagnostics(outcome.findings()));
    return node;
  }

  static int report(
      Terminal terminal, PackInstaller.Outcome outcome, boolean json, String done, String refused) {
    if (json) {
      terminal.out().println(Json.line(described(outcome)));
    } else {
      new FindingsText(terminal).write(outcome.findings());
      terminal
          .out()
          .println(terminal.say(outcome.done() ? done : refused, outcome.id(), outcome.version()));
    }
    return outcome.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
