package org.qinqing.cli.internal;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.ReportWriter;

/** The {@code check} command, there when a checker is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=check")
public final class CheckCommands implements CommandProvider {
  private final Checker checker;
  private final PackRegistry registry;
  private final Printing printing;

  /**
   * Asks the checker; the registry says what places and facts there are, the writer puts request
   * sheets on the disk.
   */
  @Activate
  public CheckCommands(
      @Reference Checker checker,
      @Reference PackRegistry registry,
      @Reference ComponentServiceObjects<ReportWriter> writer) {
    this(checker, registry, Printing.by(writer));
  }

  CheckCommands(Checker checker, PackRegistry registry, Printing printing) {
    this.checker = checker;
    this.registry = registry;
    this.printing = printing;
  }

  @Override
  public Object command(Terminal terminal) {
    return new CheckCommand(terminal, checker, registry, printing);
  }
}
