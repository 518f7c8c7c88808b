package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands below {@code pack site}: where rule bundles are to be had, and how to offer some.
 */
@Component(service = PackCommandProvider.class)
public final class SiteCommands implements PackCommandProvider {
  private final PackSites sites;
  private final PackTransfer transfer;

  /** Joins the places bundles come from with what copies them. */
  @Activate
  public SiteCommands(@Reference PackSites sites, @Reference PackTransfer transfer) {
    this.sites = sites;
    this.transfer = transfer;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new SiteListCommand(terminal, sites));
    line.addSubcommand("refresh", new SiteRefreshCommand(terminal, sites));
    line.addSubcommand("add", new SiteChangeCommand(terminal, sites::add, "site.added"));
    line.addSubcommand("remove", new SiteChangeCommand(terminal, sites::remove, "site.removed"));
    line.addSubcommand("publish", new SitePublishCommand(terminal, sites));
    line.addSubcommand("mirror", new SiteMirrorCommand(terminal, transfer));
    return Map.of("site", line);
  }

  @Command(name = "site")
  private static final class Group {}
}
