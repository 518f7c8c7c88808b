package org.qinqing.cli.internal;

import java.util.concurrent.Callable;
import org.qinqing.trust.PackSites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which sites there are and what is known of them; asks none. */
@Command(name = "list", sortOptions = false)
final class SiteListCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSites sites;

  SiteListCommand(Terminal terminal, PackSites sites) {
    this.terminal = terminal;
    this.sites = sites;
  }

  @Override
  public Integer call() {
    return SiteAnswer.sites(terminal, sites.sites(), json);
  }
}
