package org.qinqing.ui.training.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.training.Training;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The room 训练; it is there as long as its service is. */
@Component(service = Room.class)
public final class TrainingRoom implements Room {
  private final Training service;
  private final PackRegistry registry;
  private final Words words = Words.beside(TrainingRoom.class);

  /** Opens nothing yet. */
  @Activate
  public TrainingRoom(@Reference Training service, @Reference PackRegistry registry) {
    this.service = service;
    this.registry = registry;
  }

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "train";
  }

  @Override
  public int order() {
    return 3;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new TrainingView(parent, context, service, registry, words);
  }
}
