package org.qinqing.ui.packs.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The room 规则包; it is there as long as its service is. */
@Component(service = Room.class)
public final class PacksRoom implements Room {
  private final PackInstaller service;
  private final PackRegistry registry;
  private final Words words = Words.beside(PacksRoom.class);

  /** Opens nothing yet. */
  @Activate
  public PacksRoom(@Reference PackInstaller service, @Reference PackRegistry registry) {
    this.service = service;
    this.registry = registry;
  }

  @Override
  public String id() {
    return "packs";
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "pack";
  }

  @Override
  public int order() {
    return 6;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new PacksView(parent, context, service, registry, words);
  }
}
