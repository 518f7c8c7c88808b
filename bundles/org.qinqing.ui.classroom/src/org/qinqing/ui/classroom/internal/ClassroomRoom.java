package org.qinqing.ui.classroom.internal;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.classroom.Classroom;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.report.ClassReports;
import org.qinqing.pack.PackRegistry;
import org.qinqing.report.ReportWriter;
import org.qinqing.training.Training;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Words;

/** The room 课堂; it is there as long as its services are. No class outlives it. */
@Component(service = Room.class)
public final class ClassroomRoom implements Room {
  static final String ID = "classroom";
  private final Words words = Words.beside(ClassroomRoom.class);
  private final Lectern lectern;

  /** Starts nothing yet. */
  @Activate
  public ClassroomRoom(
      @Reference Classroom classroom,
      @Reference ClassPlans plans,
      @Reference ClassReports reports,
      @Reference ReportWriter writer,
      @Reference Training training,
      @Reference PackRegistry registry) {
    lectern =
        new Lectern(new Services(classroom, plans, reports, writer, training, registry), words);
  }

  @Deactivate
  void close() {
    lectern.stop();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "class";
  }

  @Override
  public int order() {
    return 4;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new ClassroomView(parent, context, lectern);
  }
}
