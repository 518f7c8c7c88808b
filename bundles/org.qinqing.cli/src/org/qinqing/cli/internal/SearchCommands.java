package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.library.Library;
import org.qinqing.pack.PackRegistry;

/** The {@code search} command, there when a library is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=search")
public final class SearchCommands implements CommandProvider {
  private final Library library;
  private final PackRegistry registry;

  /** Searches the library; the registry says what places there are. */
  @Activate
  public SearchCommands(@Reference Library library, @Reference PackRegistry registry) {
    this.library = library;
    this.registry = registry;
  }

  @Override
  public Object command(Terminal terminal) {
    return new SearchCommand(terminal, library, registry);
  }
}
