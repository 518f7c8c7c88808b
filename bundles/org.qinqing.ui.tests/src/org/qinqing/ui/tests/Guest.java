package org.qinqing.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;

/** A room that a test brings along; keeps what the frame gave it. */
final class Guest implements Room {
  static final String ID = "guest";
  static final String LABEL = "来客";
  private RoomContext context;

  RoomContext context() {
    if (context == null) {
      throw new IllegalStateException("The room was never opened.");
    }
    return context;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String icon() {
    return "user";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public View open(Composite parent, RoomContext given) {
    context = given;
    Composite whole = new Composite(parent, SWT.NONE);
    whole.setLayout(new FillLayout());
    new Label(whole, SWT.NONE).setText(LABEL);
    return new View() {
      @Override
      public void show(Target target) {}

      @Override
      public Target current() {
        return Target.room(ID);
      }

      @Override
      public void refresh() {}

      @Override
      public void focus() {
        whole.setFocus();
      }
    };
  }
}
