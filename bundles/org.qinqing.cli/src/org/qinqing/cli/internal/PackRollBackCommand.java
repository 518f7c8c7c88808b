package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to the version before; exit 1 when there is none. */
@Command(name = "rollback", sortOptions = false)
final class PackRollBackCommand implements Callable<Integer> {
  @Option(names = "--dry-run", descriptionKey = "option.dryRun")
  boolean dryRun;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", descriptionKey = "parameter.packId")
  String id = "";

  private final Terminal terminal;
  private final PackInstaller installer;

  PackRollBackCommand(Terminal terminal, PackInstaller installer) {
    this.terminal = terminal;
    this.installer = installer;
  }

  @Override
  public Integer call() throws IOException {
    if (dryRun) {
      return PackRemoveCommand.wouldChange(terminal, installer.without(id, false), json);
    }
    return PackInstallCommand.report(
        terminal, installer.rollBack(id), json, "pack.rolledBack", "pack.notRolledBack");
  }
}
