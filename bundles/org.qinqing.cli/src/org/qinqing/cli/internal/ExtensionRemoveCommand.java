package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.Extensions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes an extension, from the next start on; exit 1 when there is none. */
@Command(name = "remove", sortOptions = false)
final class ExtensionRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.extensionId")
  String id = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Extensions extensions;

  ExtensionRemoveCommand(Terminal terminal, Extensions extensions) {
    this.terminal = terminal;
    this.extensions = extensions;
  }

  @Override
  public Integer call() throws IOException {
    return ExtensionInstallCommand.report(
        terminal, extensions.remove(id), json, "extension.removed", "extension.notRemoved");
  }
}
