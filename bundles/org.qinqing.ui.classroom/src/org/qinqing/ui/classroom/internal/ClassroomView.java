package org.qinqing.ui.classroom.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Parts;

/** The room 课堂: one page at a time, and above it what there is to tell. */
final class ClassroomView implements Room.View, Lectern.Screen {
  private final RoomContext context;
  private final Lectern lectern;
  private final Composite root;
  private final Telling telling;
  private final Composite body;
  private final Listener keys = this::key;
  private RoomPage page;

  ClassroomView(Composite parent, RoomContext context, Lectern lectern) {
    this.context = context;
    this.lectern = lectern;
    root = new Composite(parent, SWT.NONE);
    root.setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    root.setLayout(layout);
    telling = new Telling(root, context.theme(), lectern.words(), () -> root.layout(true, true));
    body = new Composite(root, SWT.NONE);
    body.setBackground(parent.getBackground());
    body.setLayoutData(Parts.fill());
    GridLayout inner = new GridLayout(1, false);
    inner.marginWidth = 0;
    inner.marginHeight = 0;
    body.setLayout(inner);
    lectern.attach(this, root.getShell());
    page = open();
    Display display = root.getDisplay();
    display.addFilter(SWT.KeyDown, keys);
    root.addListener(
        SWT.Dispose,
        event -> {
          display.removeFilter(SWT.KeyDown, keys);
          lectern.detach(this);
        });
    body.addListener(SWT.Resize, event -> page.resized());
  }

  private RoomPage open() {
    return switch (lectern.page()) {
      case Lectern.Home home -> new HomePage(body, context, lectern);
      case Lectern.Ready ready -> new ReadyPage(body, context, lectern, ready);
      case Lectern.Editing editing -> new EditorPage(body, context, lectern, editing.draft());
      case Lectern.Teaching teaching -> new ConsolePage(body, context, lectern);
      case Lectern.Ended ended -> new ReportPage(body, context, lectern, ended);
    };
  }

  @Override
  public void turned() {
    telling.hide();
    for (Control child : body.getChildren()) {
      child.dispose();
    }
    page = open();
    body.layout(true, true);
    page.focus();
  }

  @Override
  public void changed() {
    page.changed();
  }

  @Override
  public void tell(String text, List<PlanFinding> findings) {
    if (text.isEmpty()) {
      telling.hide();
    } else {
      telling.tell(text, findings);
    }
  }

  private void key(Event event) {
    if (!(event.widget instanceof Control control)
        || control instanceof Text
        || control instanceof StyledText text && text.getEditable()
        || !inside(control)) {
      return;
    }
    if (page.key(event)) {
      event.doit = false;
    }
  }

  private boolean inside(Control control) {
    for (Control at = control; at != null; at = at.getParent()) {
      if (at == root) {
        return true;
      }
    }
    return false;
  }

  /** {@code home} leads out of a report; a class that goes on is not left by a link. */
  @Override
  public void show(Target target) {
    if (target.what().equals("home")
        && lectern.running().isEmpty()
        && lectern.mayLeave(root.getShell())) {
      lectern.turn(new Lectern.Home());
    }
  }

  @Override
  public Target current() {
    return Target.room(ClassroomRoom.ID);
  }

  @Override
  public void refresh() {
    page.refresh();
  }

  @Override
  public void focus() {
    page.focus();
  }
}
