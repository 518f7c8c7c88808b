package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.library.Library;

/** The {@code import} command, there when a library is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=import")
public final class ImportCommands implements CommandProvider {
  private final Library library;

  /** Imports into the library. */
  @Activate
  public ImportCommands(@Reference Library library) {
    this.library = library;
  }

  @Override
  public Object command(Terminal terminal) {
    return new ImportCommand(terminal, library);
  }
}
