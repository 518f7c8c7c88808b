package org.qinqing.ui.classroom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The trainer's console while a class goes on: the course at the left, what is shown in the middle,
 * the hall at the right.
 */
final class ConsolePage implements RoomPage {
  private static final int LEFT = 264;
  private static final int RIGHT = 300;
  private static final int WIDEST = 880;
  private static final int NARROW = 1012;
  private static final int TICK_MILLIS = 250;
  private static final int QR = 124;
  private final RoomContext context;
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final RunningClass running;
  private final Composite whole;
  private final Composite columns;
  private List<Object> agendaShown = List.of();
  private boolean stacked;
  private @Nullable Composite agenda;
  private @Nullable Pane left;
  private @Nullable Pane middle;
  private @Nullable Pane right;
  private @Nullable Centre centre;
  private @Nullable Hall hall;
  private @Nullable FlatButton project;

  ConsolePage(Composite parent, RoomContext context, Lectern lectern) {
    this.context = context;
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    this.running = lectern.running().orElseThrow();
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    whole.setLayoutData(Parts.fill());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    whole.setLayout(layout);
    header();
    columns = new Composite(whole, SWT.NONE);
    columns.setBackground(theme.color(Role.LINE));
    columns.setLayoutData(Parts.fill());
    stacked = narrow();
    build();
    tick();
    // The projector's window may have been in front while this one changed.
    Shell window = whole.getShell();
    Listener front = event -> window.getDisplay().asyncExec(this::back);
    window.addListener(SWT.Activate, front);
    whole.addListener(SWT.Dispose, event -> window.removeListener(SWT.Activate, front));
  }

  private void back() {
    Centre now = centre;
    if (now != null && !whole.isDisposed()) {
      now.back();
    }
  }

  private boolean narrow() {
    int width = whole.getParent().getClientArea().width;
    return width > 0 && width < NARROW;
  }

  @Override
  public void resized() {
    if (narrow() != stacked) {
      stacked = narrow();
      build();
    }
  }

  // --- the head ----------------------------------------------------------------------------------

  private void header() {
    Composite head = Parts.group(whole, 6);
    GridLayout layout = (GridLayout) head.getLayout();
    layout.marginWidth = 24;
    layout.marginHeight = 12;
    layout.horizontalSpacing = 12;
    Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("label"));
    new Tags(
        head,
        theme,
        List.of(
            Tag.of(
                words.say(running.rehearsal() ? "state.rehearsal" : "state.running"),
                running.rehearsal() ? Role.VERDICT_CONDITIONAL : Role.VERDICT_PERMITTED)));
    Label title =
        Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, running.record().agenda().title());
    GridData wide = Parts.wide();
    wide.widthHint = 100;
    title.setLayoutData(wide);
    FlatButton views =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("show"), "down");
    views.onAction(() -> viewMenu(views));
    FlatButton screen =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, projectText(), "screen");
    screen.onAction(() -> projectorMenu(screen));
    project = screen;
    FlatButton end =
        new FlatButton(
            head,
            theme,
            FlatButton.Kind.SECONDARY,
            words.say(running.rehearsal() ? "end.rehearsal" : "end"),
            "stop");
    end.onAction(this::end);
  }

  private String projectText() {
    return words.say(lectern.projector().isPresent() ? "projector.open" : "projector");
  }

  private void viewMenu(FlatButton under) {
    boolean free = !new Course(running.record()).busy();
    DropDown menu = new DropDown(under);
    menu.add(words.say("show.lobby"), () -> lectern.act(new HostAction.Show(View.LOBBY)))
        .setEnabled(free);
    menu.add(words.say("show.scores"), () -> lectern.act(new HostAction.Show(View.SCORES)))
        .setEnabled(free);
    menu.open();
  }

  private void projectorMenu(FlatButton under) {
    Optional<ProjectorWindow> window = lectern.projector();
    if (window.isEmpty()) {
      lectern.project();
      return;
    }
    ProjectorWindow open = window.get();
    DropDown menu = new DropDown(under);
    menu.add(words.say("projector.raise"), lectern::project);
    menu.choice(
        words.say("projector.full"), open.fullScreen(), () -> open.fullScreen(!open.fullScreen()));
    menu.line();
    for (String look : List.of("light", "dark", "hc")) {
      menu.choice(
          words.say("projector." + look), look.equals(open.look()), () -> lectern.look(look));
    }
    menu.line();
    menu.add(words.say("projector.close"), lectern::closeProjector);
    menu.open();
  }

  private void end() {
    if (lectern.busy()) {
      return;
    }
    if (running.rehearsal()) {
      lectern.end(false);
      return;
    }
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            whole.getShell(),
            words.say("end.title"),
            words.say("end.text", Integer.toString(running.record().participants().size())),
            SWT.NONE,
            words.say("end.keep"),
            words.say("end.drop"),
            words.say("end.pause"),
            words.say("end.stay"));
    switch (answer) {
      case 0 -> lectern.end(true);
      case 1 -> lectern.end(false);
      case 2 -> lectern.pause();
      default -> {}
    }
  }

  // --- the columns -------------------------------------------------------------------------------

  private void build() {
    boolean focused = Centre.focused(columns);
    for (Control child : columns.getChildren()) {
      child.dispose();
    }
    GridLayout layout = new GridLayout(stacked ? 2 : 3, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.marginTop = 1;
    layout.horizontalSpacing = 1;
    columns.setLayout(layout);
    Pane first = column(LEFT, Role.SURFACE);
    Pane second = new Pane(columns, theme, Role.WINDOW_BACKGROUND, 20);
    second.setLayoutData(Parts.fill());
    left = first;
    middle = second;
    section(first.body(), words.say("agenda"));
    Composite rows = Parts.group(first.body(), 1);
    ((GridLayout) rows.getLayout()).verticalSpacing = 0;
    agenda = rows;
    agendaShown = List.of();
    join(first.body());
    Composite read = new Column(second.body(), WIDEST, true).body();
    centre = new Centre(read, context, lectern, running, second::reflow);
    if (stacked) {
      Composite below = new Column(second.body(), WIDEST, true).body();
      hall = new Hall(below, context, lectern, running, this::roster, second::reflow);
      right = null;
    } else {
      Pane third = column(RIGHT, Role.SURFACE);
      hall = new Hall(third.body(), context, lectern, running, this::roster, third::reflow);
      right = third;
    }
    changed();
    columns.layout(true, true);
    reflow();
    if (focused) {
      focus();
    }
  }

  private Pane column(int width, Role ground) {
    Pane pane = new Pane(columns, theme, ground, 20);
    GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
    data.widthHint = width;
    pane.setLayoutData(data);
    return pane;
  }

  private void reflow() {
    for (Pane pane : new @Nullable Pane[] {left, middle, right}) {
      if (pane != null) {
        pane.reflow();
      }
    }
  }

  private void section(Composite parent, String title) {
    Parts.line(parent, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, title);
  }

  private void join(Composite parent) {
    Label rule = new Label(parent, SWT.NONE);
    rule.setBackground(theme.color(Role.LINE));
    GridData line = Parts.wide();
    line.heightHint = 1;
    rule.setLayoutData(line);
    section(parent, words.say("join"));
    Composite two = Parts.group(parent, 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = 10;
    QrSquare qr = new QrSquare(two, theme, words.say("join.qr"), running.way().link(), QR);
    qr.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    Composite said = Parts.group(two, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 4;
    Parts.line(said, theme, Type.ROOM, Role.TEXT, running.way().spaced());
    Parts.text(said, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("join.how"));
    Parts.text(
        said,
        theme,
        Type.NOTE,
        Role.TEXT_SECONDARY,
        words.say(running.rehearsal() ? "join.here" : "join.network"));
  }

  private void roster() {
    Centre now = centre;
    if (now != null) {
      now.roster(!now.showsRoster());
    }
  }

  // --- what changes ------------------------------------------------------------------------------

  @Override
  public void changed() {
    if (whole.isDisposed()) {
      return;
    }
    agenda();
    Centre middleNow = centre;
    Hall hallNow = hall;
    if (middleNow != null && hallNow != null) {
      middleNow.changed();
      hallNow.changed();
    }
    FlatButton button = project;
    if (button != null && !button.name().equals(projectText())) {
      button.text(projectText());
      button.requestLayout();
    }
  }

  private void agenda() {
    Composite rows = agenda;
    if (rows == null) {
      return;
    }
    Course course = new Course(running.record());
    ClassAgenda plan = running.record().agenda();
    List<Object> wanted = new ArrayList<>();
    for (int r = 1; r <= plan.rounds().size(); r++) {
      wanted.add(course.state(r));
    }
    if (wanted.equals(agendaShown)) {
      return;
    }
    agendaShown = wanted;
    int focused = -1;
    Control[] before = rows.getChildren();
    for (int i = 0; i < before.length; i++) {
      if (before[i].isFocusControl()) {
        focused = i;
      }
      before[i].dispose();
    }
    for (int r = 1; r <= plan.rounds().size(); r++) {
      int number = r;
      Course.State state = course.state(r);
      AgendaRow row =
          new AgendaRow(
              rows,
              theme,
              running
                  .begins(r)
                  .map(minute -> words.say("minute", Integer.toString(minute)))
                  .orElse(""),
              plan.rounds().get(r - 1).title(),
              words.say("part." + state.name()),
              state == Course.State.DONE
                  ? Role.VERDICT_PERMITTED
                  : state == Course.State.RUNNING ? Role.ACCENT : Role.TEXT_SECONDARY,
              state == Course.State.RUNNING);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> partMenu(row, number));
    }
    if (focused >= 0) {
      rows.getChildren()[focused].setFocus();
    }
    Pane pane = left;
    if (pane != null) {
      pane.reflow();
    }
  }

  /** Going to another part is asked for twice: it opens a question to everyone. */
  private void partMenu(AgendaRow under, int number) {
    Course course = new Course(running.record());
    Round round = running.record().agenda().rounds().get(number - 1);
    DropDown menu = new DropDown(under);
    menu.add(words.say("part.go", round.title()), () -> go(number))
        .setEnabled(!course.busy() && start(course, number).isPresent());
    menu.open();
  }

  /** The first step of a part that was not made yet. */
  private Optional<HostAction> start(Course course, int number) {
    Round round = running.record().agenda().rounds().get(number - 1);
    if (round.mode() == Mode.LECTURE) {
      return Optional.of(new HostAction.Lecture(number));
    }
    for (int question = 1; question <= round.questions().size(); question++) {
      Turn turn = new Turn(number, question, 1);
      if (course.asked(turn).isEmpty()) {
        return Optional.of(
            round.mode() == Mode.STAKE
                ? new HostAction.TakeStakes(turn)
                : new HostAction.Open(turn, 1));
      }
    }
    return Optional.empty();
  }

  private void go(int number) {
    start(new Course(running.record()), number).ifPresent(lectern::act);
  }

  private void tick() {
    if (whole.isDisposed()) {
      return;
    }
    Centre now = centre;
    if (now != null) {
      now.tick();
    }
    Display display = whole.getDisplay();
    if (display.getActiveShell() == whole.getShell() && display.getFocusControl() == null) {
      // What had the keyboard was taken away with what it stood in.
      focus();
    }
    display.timerExec(TICK_MILLIS, this::tick);
  }

  // --- the keyboard ------------------------------------------------------------------------------

  @Override
  public boolean key(Event event) {
    Centre now = centre;
    if (event.keyCode == SWT.PAGE_DOWN && now != null) {
      if (!now.showsRoster()) {
        lectern.nextByKey();
      }
      return true;
    }
    return false;
  }

  @Override
  public void focus() {
    Centre now = centre;
    if (now != null) {
      now.focus();
    }
  }
}
