package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.library.Library;

/** The {@code show} command, there when a library is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=show")
public final class ShowCommands implements CommandProvider {
  private final Library library;

  /** Shows what the library has. */
  @Activate
  public ShowCommands(@Reference Library library) {
    this.library = library;
  }

  @Override
  public Object command(Terminal terminal) {
    return new ShowCommand(terminal, library);
  }
}
