package org.qinqing.ui.checker.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.Checker;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The 口袋书 room, there when a checker is. */
@Component(service = Room.class)
public final class CheckerRoom implements Room {
  static final String ID = "checker";
  private final Checker checker;
  private final PackRegistry registry;
  private final Words words = Words.beside(CheckerRoom.class);

  /** Asks the checker; the registry gives names to facts, places and provisions. */
  @Activate
  public CheckerRoom(@Reference Checker checker, @Reference PackRegistry registry) {
    this.checker = checker;
    this.registry = registry;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return words.say("room");
  }

  @Override
  public String icon() {
    return "book";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new CheckerView(parent, context, words, checker, registry);
  }
}
