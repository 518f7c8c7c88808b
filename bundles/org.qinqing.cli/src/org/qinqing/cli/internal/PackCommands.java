package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackComparison;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.authoring.PackExchange;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code pack} command, there when bundles can be read, checked, tested, installed and written.
 */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=pack")
public final class PackCommands implements CommandProvider {
  private final PackRegistry registry;
  private final PackReader reader;
  private final PackLinter linter;
  private final PackTester tester;
  private final PackInstaller installer;
  private final PackAuthoring authoring;
  private final PackExchange exchange;
  private final PackCoverage coverage;
  private final PackComparison comparison;
  private final PackSigner signer;
  private final SigningKeys keys;
  private final TrustRoots roots;
  private final PackSites sites;
  private final PackTransfer transfer;
  private final PackUpdates updates;

  /** Joins the services that look after bundles. */
  @Activate
  public PackCommands(
      @Reference PackRegistry registry,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackTester tester,
      @Reference PackInstaller installer,
      @Reference PackAuthoring authoring,
      @Reference PackExchange exchange,
      @Reference PackCoverage coverage,
      @Reference PackComparison comparison,
      @Reference PackSigner signer,
      @Reference SigningKeys keys,
      @Reference TrustRoots roots,
      @Reference PackSites sites,
      @Reference PackTransfer transfer,
      @Reference PackUpdates updates) {
    this.registry = registry;
    this.reader = reader;
    this.linter = linter;
    this.tester = tester;
    this.installer = installer;
    this.authoring = authoring;
    this.exchange = exchange;
    this.coverage = coverage;
    this.comparison = comparison;
    this.signer = signer;
    this.keys = keys;
    this.roots = roots;
    this.sites = sites;
    this.transfer = transfer;
    this.updates = updates;
  }

  @Override
  public Object command(Terminal terminal) {
    PackSelection selection = new PackSelection(terminal, registry, reader, linter);
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new PackListCommand(terminal, installer, sites));
    line.addSubcommand("info", new PackInfoCommand(terminal, selection));
    line.addSubcommand("lint", new PackLintCommand(terminal, selection, linter));
    line.addSubcommand("test", new PackTestCommand(terminal, selection, tester));
    line.addSubcommand("coverage", new PackCoverageCommand(terminal, selection, coverage));
    line.addSubcommand("compare", new PackCompareCommand(terminal, registry, comparison));
    line.addSubcommand("new", new PackNewCommand(terminal, authoring, exchange));
    line.addSubcommand("workbook", new PackWorkbookCommand(terminal, exchange));
    line.addSubcommand("build", new PackBuildCommand(terminal, authoring));
    line.addSubcommand("sign", new PackSignCommand(terminal, signer));
    line.addSubcommand("collect", new PackCollectCommand(terminal, signer));
    line.addSubcommand("verify", new PackVerifyCommand(terminal, signer));
    line.addSubcommand("key", KeyCommands.line(terminal, keys, roots));
    line.addSubcommand("site", SiteCommands.line(terminal, sites, transfer));
    line.addSubcommand("update", new PackUpdateCommand(terminal, sites, updates));
    line.addSubcommand("install", new PackInstallCommand(terminal, installer, transfer));
    line.addSubcommand("rollback", PackGoingCommand.rollBack(terminal, installer));
    line.addSubcommand("remove", PackGoingCommand.remove(terminal, installer));
    return line;
  }

  @Command(name = "pack")
  private static final class Group {}
}
