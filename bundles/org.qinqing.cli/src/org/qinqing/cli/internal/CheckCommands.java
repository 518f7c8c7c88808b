package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;

/** The {@code check} command, there when a checker is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=check")
public final class CheckCommands implements CommandProvider {
  private final Checker checker;
  private final PackRegistry registry;

  /** Asks the checker; the registry says what places and facts there are. */
  @Activate
  public CheckCommands(@Reference Checker checker, @Reference PackRegistry registry) {
    this.checker = checker;
    this.registry = registry;
  }

  @Override
  public Object command(Terminal terminal) {
    return new CheckCommand(terminal, checker, registry);
  }
}
