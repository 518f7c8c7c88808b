package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.PackUpdates;

/** The commands below {@code pack} by which bundles come into use, become newer and go. */
@Component(service = PackCommandProvider.class)
public final class PackLifeCommands implements PackCommandProvider {
  private final PackInstaller installer;
  private final PackSites sites;
  private final PackTransfer transfer;
  private final PackUpdates updates;

  /** Joins the services that install bundles and those that fetch them. */
  @Activate
  public PackLifeCommands(
      @Reference PackInstaller installer,
      @Reference PackSites sites,
      @Reference PackTransfer transfer,
      @Reference PackUpdates updates) {
    this.installer = installer;
    this.sites = sites;
    this.transfer = transfer;
    this.updates = updates;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    return Map.of(
        "list", new PackListCommand(terminal, installer, sites),
        "update", new PackUpdateCommand(terminal, sites, updates),
        "install", new PackInstallCommand(terminal, installer, transfer),
        "rollback", PackGoingCommand.rollBack(terminal, installer),
        "remove", PackGoingCommand.remove(terminal, installer));
  }
}
