package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackExchange;

/** The commands below {@code pack} that write bundles. */
@Component(service = PackCommandProvider.class)
public final class PackAuthoringCommands implements PackCommandProvider {
  private final PackAuthoring authoring;
  private final PackExchange exchange;

  /** Joins the services that write bundles and exchange them with tables and official files. */
  @Activate
  public PackAuthoringCommands(
      @Reference PackAuthoring authoring, @Reference PackExchange exchange) {
    this.authoring = authoring;
    this.exchange = exchange;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    return Map.of(
        "new", new PackNewCommand(terminal, authoring, exchange),
        "workbook", new PackWorkbookCommand(terminal, exchange),
        "build", new PackBuildCommand(terminal, authoring));
  }
}
