package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;

/** The commands below {@code pack} that look over what bundles cover and where they differ. */
@Component(service = PackCommandProvider.class)
public final class PackOverviewCommands implements PackCommandProvider {
  private final PackRegistry registry;
  private final PackReader reader;
  private final PackLinter linter;
  private final PackCoverage coverage;
  private final PackComparison comparison;

  /** Joins the services that measure and compare bundles with those that read them. */
  @Activate
  public PackOverviewCommands(
      @Reference PackRegistry registry,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackCoverage coverage,
      @Reference PackComparison comparison) {
    this.registry = registry;
    this.reader = reader;
    this.linter = linter;
    this.coverage = coverage;
    this.comparison = comparison;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    PackSelection selection = new PackSelection(terminal, registry, reader, linter);
    return Map.of(
        "coverage", new PackCoverageCommand(terminal, selection, coverage),
        "compare", new PackCompareCommand(terminal, registry, comparison));
  }
}
