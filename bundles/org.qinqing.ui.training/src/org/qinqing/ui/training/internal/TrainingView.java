package org.qinqing.ui.training.internal;

import java.util.List;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The open room: its head with the tabs, and the one that is open below it. */
final class TrainingView implements Room.View {
  static final String ROOM = "training";

  /** The target that opens a tab; its value is the tab's id. */
  static final String TAB = "tab";

  private static final int MARGIN = 24;
  private static final int WIDEST = 1240;
  private static final int NARROW = 1012;
  private static final int BAR = 160;
  private static final int SHORT_BAR = 88;

  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Composite root;
  private final Composite headPlace;
  private final Pane pane;
  private final List<TrainingTab> tabs;
  private final LearnerHead learner;
  private final Listener keys = this::key;
  private TrainingTab open;
  private boolean narrow;

  /** Makes what the tabs work with, for this room while it is open. */
  interface DeskMaker {
    /**
     * Makes it.
     *
     * @param owner lives as long as the room is open
     * @param redraw draws the room anew
     */
    Desk make(Composite owner, Runnable redraw);
  }

  /**
   * Opens the room with its first tab.
   *
   * @param chosen who practises
   * @param tabs makes the tabs, in their order; at least one
   */
  TrainingView(
      Composite parent,
      RoomContext context,
      Words words,
      DeskMaker desks,
      ChosenLearner chosen,
      Function<Desk, List<TrainingTab>> tabs) {
    this.theme = context.theme();
    this.words = words;
    root = new Composite(parent, SWT.NONE);
    root.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    root.setLayout(layout);
    headPlace = Parts.group(root, 1);
    GridLayout place = (GridLayout) headPlace.getLayout();
    place.marginWidth = MARGIN;
    place.marginTop = 12;
    pane = new Pane(root, theme, Role.WINDOW_BACKGROUND, MARGIN);
    pane.setLayoutData(Parts.fill());
    ((GridLayout) pane.body().getLayout()).marginHeight = 12;
    desk = desks.make(root, this::draw);
    this.tabs = List.copyOf(tabs.apply(desk));
    learner = new LearnerHead(desk, chosen, this::refreshed);
    open = this.tabs.getFirst();
    Display display = root.getDisplay();
    display.addFilter(SWT.KeyDown, keys);
    root.addListener(
        SWT.Dispose,
        event -> {
          display.removeFilter(SWT.KeyDown, keys);
          open.left();
        });
    root.addListener(SWT.Resize, event -> resized());
    draw();
  }

  private boolean isNarrow() {
    return root.getClientArea().width < NARROW;
  }

  private void resized() {
    if (isNarrow() != narrow) {
      draw();
    }
  }

  // --- drawing -----------------------------------------------------------------------------------

  private void draw() {
    narrow = isNarrow();
    for (Control child : headPlace.getChildren()) {
      child.dispose();
    }
    pane.clear();
    head(new Column(headPlace, WIDEST, true).body());
    open.draw(new Column(pane.body(), WIDEST, true).body(), narrow);
    root.layout(true, true);
    pane.reflow();
  }

  private void head(Composite column) {
    Composite head = Parts.group(column, 5);
    ((GridLayout) head.getLayout()).horizontalSpacing = 16;
    Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("label"));
    Segments chooser =
        new Segments(
            head,
            theme,
            tabs.stream().map(tab -> words.say("tab." + tab.id())).toList(),
            tabs.indexOf(open));
    chooser.onChoice(
        index -> {
          boolean byKey = chooser.isFocusControl();
          open(tabs.get(index));
          draw();
          pane.setOrigin(0, 0);
          if (byKey) {
            // The arrow keys go on along the tabs.
            tabsFocus();
          } else {
            focus();
          }
        });
    learner.button(head, narrow);
    TrainingTab.Progress progress = open.progress();
    Label label = Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, progress.text());
    label.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    if (progress.all() > 0) {
      new ProgressBar(head, theme, progress.done(), progress.all(), narrow ? SHORT_BAR : BAR);
    }
    learner.note(column);
  }

  /** Another person practises from now on. */
  private void refreshed() {
    boolean here = desk.hasKeyboard();
    refresh();
    if (here) {
      focus();
    }
  }

  private void tabsFocus() {
    chooserOf(headPlace);
  }

  private static boolean chooserOf(Composite within) {
    for (Control child : within.getChildren()) {
      if (child instanceof Segments
          ? child.setFocus()
          : child instanceof Composite inner && chooserOf(inner)) {
        return true;
      }
    }
    return false;
  }

  private void open(TrainingTab tab) {
    if (tab != open) {
      open.left();
      open = tab;
    }
  }

  // --- keys --------------------------------------------------------------------------------------

  private void key(Event event) {
    if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0
        || !(event.widget instanceof Control control)
        || control instanceof Text
        || !inside(control)) {
      return;
    }
    if (open.key(event)) {
      event.doit = false;
      // The control that has the keyboard would act on it too.
      event.type = SWT.None;
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

  // --- the room ----------------------------------------------------------------------------------

  @Override
  public void show(Target target) {
    for (TrainingTab tab : tabs) {
      if (tab.show(target) || target.what().equals(TAB) && target.value().equals(tab.id())) {
        open(tab);
        draw();
        pane.setOrigin(0, 0);
        return;
      }
    }
  }

  @Override
  public Target current() {
    return open.current();
  }

  @Override
  public void refresh() {
    tabs.forEach(TrainingTab::refresh);
    draw();
  }

  @Override
  public void focus() {
    open.focus();
  }
}
