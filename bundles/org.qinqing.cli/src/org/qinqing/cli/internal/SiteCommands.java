package org.qinqing.cli.internal;

import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands below {@code pack site}: where rule bundles are to be had, and how to offer some.
 */
final class SiteCommands {
  private SiteCommands() {}

  static CommandLine line(Terminal terminal, PackSites sites, PackTransfer transfer) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new SiteListCommand(terminal, sites));
    line.addSubcommand("refresh", new SiteRefreshCommand(terminal, sites));
    line.addSubcommand("add", new SiteChangeCommand(terminal, sites::add, "site.added"));
    line.addSubcommand("remove", new SiteChangeCommand(terminal, sites::remove, "site.removed"));
    line.addSubcommand("publish", new SitePublishCommand(terminal, sites));
    line.addSubcommand("mirror", new SiteMirrorCommand(terminal, transfer));
    return line;
  }

  @Command(name = "site")
  private static final class Group {}
}
