package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;

/** The commands below {@code pack} that say what a bundle is and whether it is right. */
@Component(service = PackCommandProvider.class)
public final class PackReadingCommands implements PackCommandProvider {
  private final PackRegistry registry;
  private final PackReader reader;
  private final PackLinter linter;
  private final PackTester tester;

  /** Joins the services that read, check and test bundles. */
  @Activate
  public PackReadingCommands(
      @Reference PackRegistry registry,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackTester tester) {
    this.registry = registry;
    this.reader = reader;
    this.linter = linter;
    this.tester = tester;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    PackSelection selection = new PackSelection(terminal, registry, reader, linter);
    return Map.of(
        "info", new PackInfoCommand(terminal, selection),
        "lint", new PackLintCommand(terminal, selection, linter),
        "test", new PackTestCommand(terminal, selection, tester));
  }
}
