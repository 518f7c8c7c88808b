package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes an installed bundle; exit 1 when there is none, or it came with the program. */
@Command(name = "remove", sortOptions = false)
final class PackRemoveCommand implements Callable<Integer> {
  @Option(names = "--dry-run", descriptionKey = "option.dryRun")
  boolean dryRun;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", descriptionKey = "parameter.packId")
  String id = "";

  private final Terminal terminal;
  private final PackInstaller installer;

  PackRemoveCommand(Terminal terminal, PackInstaller installer) {
    this.terminal = terminal;
    this.installer = installer;
  }

  @Override
  public Integer call() throws IOException {
    if (dryRun) {
      return wouldChange(terminal, installer.without(id, true), json);
    }
    return PackInstallCommand.report(
        terminal, installer.remove(id), json, "pack.removed", "pack.notRemoved");
  }

  static int wouldChange(Terminal terminal, PackChanges changes, boolean json) {
    if (json) {
      terminal.out().println(Json.line(PackChangesText.described(changes)));
    } else {
      new PackChangesText(terminal).write(changes);
      terminal.out().println(terminal.say("pack.nothingChanged"));
    }
    return ExitCode.DONE;
  }
}
