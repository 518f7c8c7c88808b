package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the sites what is new; exit 1 when one of them could not be read. */
@Command(name = "refresh", sortOptions = false)
final class SiteRefreshCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSites sites;

  SiteRefreshCommand(Terminal terminal, PackSites sites) {
    this.terminal = terminal;
    this.sites = sites;
  }

  @Override
  public Integer call() throws IOException {
    sites.refresh();
    return SiteAnswer.sites(terminal, sites.sites(), json);
  }
}
