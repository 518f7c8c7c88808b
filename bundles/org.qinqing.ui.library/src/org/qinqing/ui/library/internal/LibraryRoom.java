package org.qinqing.ui.library.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.library.Library;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The room 文库; it is there as long as its service is. */
@Component(service = Room.class)
public final class LibraryRoom implements Room {
  private final Library service;
  private final PackRegistry registry;
  private final Words words = Words.beside(LibraryRoom.class);

  /** Opens nothing yet. */
  @Activate
  public LibraryRoom(@Reference Library service, @Reference PackRegistry registry) {
    this.service = service;
    this.registry = registry;
  }

  @Override
  public String id() {
    return "library";
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "library";
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new LibraryView(parent, context, service, registry, words);
  }
}
