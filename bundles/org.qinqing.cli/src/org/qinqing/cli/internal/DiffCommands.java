package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.library.Library;

/** The {@code diff} command, there when a library is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=diff")
public final class DiffCommands implements CommandProvider {
  private final Library library;

  /** Compares what the library has. */
  @Activate
  public DiffCommands(@Reference Library library) {
    this.library = library;
  }

  @Override
  public Object command(Terminal terminal) {
    return new DiffCommand(terminal, library);
  }
}
