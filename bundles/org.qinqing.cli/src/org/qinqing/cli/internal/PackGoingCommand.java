package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes an installed bundle away, or its newest version; exit 1 when there is none, or it came with
 * the program.
 */
@Command(sortOptions = false)
final class PackGoingCommand implements Callable<Integer> {
  @Option(names = "--dry-run", descriptionKey = "option.dryRun")
  boolean dryRun;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID", descriptionKey = "parameter.packId")
  String id = "";

  private final Terminal terminal;
  private final PackInstaller installer;
  private final boolean whole;

  private PackGoingCommand(Terminal terminal, PackInstaller installer, boolean whole) {
    this.terminal = terminal;
    this.installer = installer;
    this.whole = whole;
  }

  /** Goes back to the version before. */
  static PackGoingCommand rollBack(Terminal terminal, PackInstaller installer) {
    return new PackGoingCommand(terminal, installer, false);
  }

  /** Removes every version that was installed. */
  static PackGoingCommand remove(Terminal terminal, PackInstaller installer) {
    return new PackGoingCommand(terminal, installer, true);
  }

  @Override
  public Integer call() throws IOException {
    if (dryRun) {
      return wouldChange(installer.without(id, whole));
    }
    return whole
        ? PackInstallCommand.report(
            terminal, installer.remove(id), json, "pack.removed", "pack.notRemoved")
        : PackInstallCommand.report(
            terminal, installer.rollBack(id), json, "pack.rolledBack", "pack.notRolledBack");
  }

  private int wouldChange(PackChanges changes) {
    if (json) {
      terminal.out().println(Json.line(PackChangesText.described(changes)));
    } else {
      new PackChangesText(terminal).write(changes);
      terminal.out().println(terminal.say("pack.nothingChanged"));
    }
    return ExitCode.DONE;
  }
}
