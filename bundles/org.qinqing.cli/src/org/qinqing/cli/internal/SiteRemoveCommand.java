package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a site; what was installed from it stays. */
@Command(name = "remove", sortOptions = false)
final class SiteRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLACE", descriptionKey = "parameter.site")
  String place = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSites sites;

  SiteRemoveCommand(Terminal terminal, PackSites sites) {
    this.terminal = terminal;
    this.sites = sites;
  }

  @Override
  public Integer call() throws IOException {
    return KeyAnswer.changed(
        terminal, sites.remove(SitePlaces.place(terminal, place)), json, "site.removed");
  }
}
