package org.qinqing.ui.classroom.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.ClassSummary;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/**
 * Where the trainer stands: which page of the room is open and which class goes on. It outlives the
 * view, which is made anew with each look. Used on the UI thread.
 */
final class Lectern {
  /** A page of the room. */
  sealed interface Page {}

  /** The plans and the kept classes. */
  record Home() implements Page {}

  /**
   * Before a class: where it is to be reached.
   *
   * @param plan to be started
   * @param stopped to be gone on with, when there is no plan
   */
  record Ready(Optional<ClassPlan> plan, Optional<ClassSummary> stopped) implements Page {
    static Ready of(ClassPlan plan) {
      return new Ready(Optional.of(plan), Optional.empty());
    }

    static Ready of(ClassSummary stopped) {
      return new Ready(Optional.empty(), Optional.of(stopped));
    }
  }

  /** A plan is written. */
  record Editing(Draft draft) implements Page {}

  /** A class goes on. */
  record Teaching() implements Page {}

  /**
   * After a class.
   *
   * @param kept whether its log is in the data folder
   * @param rehearsal whether it was one
   */
  record Ended(ClassRecord record, int smallestGroup, boolean kept, boolean rehearsal)
      implements Page {}

  /** What shows it at the moment. */
  interface Screen {
    /** Another page is open. */
    void turned();

    /** The class, or whether something is being done, changed. */
    void changed();

    /** Something is to be told. */
    void tell(String text, List<PlanFinding> findings);
  }

  private static final int GATHER_MILLIS = 120;
  private static final int TICK_MILLIS = 1000;
  private static final int MOST = 400;
  private static final long BOUNCE_NANOS = 400_000_000L;
  private static final String WORK = "classroom";

  private final Services services;
  private final Words words;
  private final IWorkbenchListener closing = new Closing();
  private Page page = new Home();
  private volatile @Nullable RunningClass running;
  private @Nullable ProjectorWindow projector;
  private @Nullable Watch watch;
  private @Nullable Screen screen;
  private @Nullable Background background;
  private @Nullable Display display;
  private boolean busy;
  private long lastKey = System.nanoTime() - BOUNCE_NANOS;
  private boolean listening;

  Lectern(Services services, Words words) {
    this.services = services;
    this.words = words;
  }

  Services services() {
    return services;
  }

  Words words() {
    return words;
  }

  Page page() {
    return page;
  }

  Optional<RunningClass> running() {
    return Optional.ofNullable(running);
  }

  Optional<ProjectorWindow> projector() {
    return Optional.ofNullable(projector);
  }

  /** Whether something is being done that has to end first. */
  boolean busy() {
    return busy;
  }

  /** What shows it from now on. */
  void attach(Screen value, Shell shell) {
    screen = value;
    display = shell.getDisplay();
    if (background == null) {
      background = new Background(shell);
    }
    if (!listening && PlatformUI.isWorkbenchRunning()) {
      listening = true;
      PlatformUI.getWorkbench().addWorkbenchListener(closing);
    }
  }

  void detach(Screen value) {
    if (screen == value) {
      screen = null;
    }
  }

  /** Opens a page; what was asked about before is lost. */
  void turn(Page wanted) {
    page = wanted;
    if (screen != null) {
      screen.turned();
    }
  }

  private void changed() {
    if (screen != null) {
      screen.changed();
    }
  }

  private void tell(String text, List<PlanFinding> findings) {
    if (screen != null) {
      screen.tell(text, findings);
    }
  }

  /** Tells of something that failed. */
  void tellOf(Exception problem) {
    tell(said(problem), List.of());
  }

  /** Tells something. */
  void tellOf(String text, List<PlanFinding> findings) {
    tell(text, findings);
  }

  private <T> void run(
      java.util.concurrent.Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    Background queue = background;
    if (queue == null || busy) {
      return;
    }
    busy = true;
    changed();
    queue.run(
        WORK,
        work,
        result -> {
          busy = false;
          done.accept(result);
          changed();
        },
        problem -> {
          busy = false;
          failed.accept(problem);
          changed();
        });
  }

  // --- before a class ----------------------------------------------------------------------------

  /** What came of making a plan ready and starting it. */
  private record Started(Optional<RunningClass> running, List<PlanFinding> findings) {}

  /**
   * Starts a class.
   *
   * @param asOf the day of the class
   */
  void start(ClassPlan plan, ClassSettings settings, LocalDate asOf) {
    begin(plan, settings, asOf, false);
  }

  /**
   * Starts a rehearsal: on this computer alone, from one answer on with distributions, and without
   * anything being kept of it.
   */
  void rehearse(ClassPlan plan, LocalDate asOf) {
    begin(plan, new ClassSettings(InetAddress.getLoopbackAddress(), 0, MOST, 1), asOf, true);
  }

  private void begin(ClassPlan plan, ClassSettings settings, LocalDate asOf, boolean rehearsal) {
    run(
        () -> {
          ClassPlans.Prepared prepared = services.plans().agenda(plan, asOf);
          Optional<ClassAgenda> agenda = prepared.agenda();
          if (agenda.isEmpty()) {
            return new Started(Optional.empty(), prepared.findings());
          }
          ClassAgenda titled =
              rehearsal
                  ? new ClassAgenda(
                      words.say("rehearsal.of", agenda.get().title()),
                      agenda.get().rounds(),
                      agenda.get().teams())
                  : agenda.get();
          LiveClass live = services.classroom().start(titled, settings);
          return new Started(
              Optional.of(
                  new RunningClass(
                      live,
                      live.record(),
                      rehearsal,
                      settings.smallestGroup(),
                      Optional.of(plan),
                      prepared.commentary(),
                      words)),
              prepared.findings());
        },
        started -> {
          if (started.running.isEmpty()) {
            tell(words.say("error.plan"), started.findings);
          } else {
            took(started.running.get());
            if (rehearsal) {
              project();
            }
          }
        },
        problem -> tell(said(problem, settings), List.of()));
  }

  /** Goes on with a class that was stopped. */
  void resume(String id, ClassSettings settings) {
    run(
        () -> {
          LiveClass live = services.classroom().resume(id, settings);
          return new RunningClass(
              live,
              live.record(),
              false,
              settings.smallestGroup(),
              Optional.empty(),
              java.util.Map.of(),
              words);
        },
        this::took,
        problem -> tell(said(problem, settings), List.of()));
  }

  private void took(RunningClass now) {
    closeProjector();
    running = now;
    Watch follower = new Watch(now);
    watch = follower;
    Runnable gathered = () -> follower.schedule(GATHER_MILLIS);
    now.live().listen(gathered);
    tick(now);
    turn(new Teaching());
  }

  /** What happened to telephones is seen with each beat; nobody is told of it. */
  private void tick(RunningClass of) {
    Display on = display;
    if (on == null || on.isDisposed()) {
      return;
    }
    on.timerExec(
        TICK_MILLIS,
        () -> {
          Watch now = watch;
          if (running == of && now != null) {
            now.schedule();
            tick(of);
          }
        });
  }

  /** Reads how the class stands, not more often than a person can follow. */
  private final class Watch extends Job {
    private final RunningClass of;

    Watch(RunningClass of) {
      super(WORK);
      this.of = of;
      setSystem(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
      ClassRecord record = of.live().record();
      Set<Integer> online = of.live().online();
      Display on = display;
      if (on != null && !on.isDisposed()) {
        on.asyncExec(() -> observed(of, record, online));
      }
      return Status.OK_STATUS;
    }
  }

  private void observed(RunningClass of, ClassRecord record, Set<Integer> online) {
    if (running != of) {
      return;
    }
    of.observe(record, online);
    if (projector != null) {
      projector.show(of.slide(words), of.way());
    }
    changed();
  }

  // --- in a class --------------------------------------------------------------------------------

  /** Does something in the class. */
  void act(HostAction action) {
    RunningClass now = running;
    if (now == null) {
      return;
    }
    run(
        () -> {
          Optional<Refusal> refused = now.live().act(action);
          return new Acted(refused, now.live().record(), now.live().online());
        },
        acted -> {
          observed(now, acted.record, acted.online);
          tell(acted.refused.map(why -> words.say("refusal." + why.name())).orElse(""), List.of());
        },
        problem -> tell(said(problem), List.of()));
  }

  /** The next step by a key; one that is held down, or bounces, makes one step. */
  void nextByKey() {
    long now = System.nanoTime();
    if (!busy && now - lastKey > BOUNCE_NANOS) {
      act(new HostAction.Next());
    }
    lastKey = now;
  }

  private record Acted(Optional<Refusal> refused, ClassRecord record, Set<Integer> online) {}

  /**
   * Ends the class.
   *
   * @param keep whether its log stays; of a rehearsal nothing does
   */
  void end(boolean keep) {
    RunningClass now = running;
    if (now == null) {
      return;
    }
    boolean kept = keep && !now.rehearsal();
    run(
        () -> {
          try {
            return new Over(now.live().end(kept), Optional.empty());
          } catch (IOException e) {
            // It no longer listens all the same.
            return new Over(now.live().record(), Optional.of(e));
          }
        },
        over -> {
          left();
          turn(new Ended(over.record, now.smallestGroup(), kept, now.rehearsal()));
          if (projector != null) {
            projector.show(Slide.of(over.record, now.way(), now.smallestGroup(), words), now.way());
          }
          over.problem.ifPresent(problem -> tell(said(problem), List.of()));
        },
        problem -> tell(said(problem), List.of()));
  }

  private record Over(ClassRecord record, Optional<Exception> problem) {}

  /** Stops without ending: the class can be resumed. */
  void pause() {
    RunningClass now = running;
    if (now == null) {
      return;
    }
    run(
        () -> {
          now.live().close();
          return now;
        },
        closed -> {
          left();
          closeProjector();
          turn(new Home());
        },
        problem -> tell(said(problem), List.of()));
  }

  private void left() {
    running = null;
    if (watch != null) {
      watch.cancel();
      watch = null;
    }
  }

  // --- the projector -----------------------------------------------------------------------------

  /** Opens the projector's window, or brings it before others. */
  void project() {
    RunningClass now = running;
    if (projector != null) {
      projector.raise();
    } else if (now != null && display != null) {
      Shell console =
          PlatformUI.getWorkbench().getWorkbenchWindows().length > 0
              ? PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell()
              : display.getShells()[0];
      projector =
          new ProjectorWindow(
              console,
              look,
              words,
              now.slide(words),
              now.way(),
              new ProjectorWindow.Presenter() {
                @Override
                public void next() {
                  nextByKey();
                }

                @Override
                public void closed() {
                  projector = null;
                  changed();
                }
              });
      changed();
    }
  }

  private String look = "light";

  /** The look of the projector from now on; a bright room wants another than the trainer's desk. */
  void look(String value) {
    look = value;
    RunningClass now = running;
    if (projector != null && now != null) {
      projector.look(value, now.way());
      changed();
    }
  }

  String look() {
    return look;
  }

  void closeProjector() {
    if (projector != null) {
      projector.close();
    }
  }

  // --- words for what went wrong -----------------------------------------------------------------

  private String said(Exception problem, ClassSettings settings) {
    Throwable cause = problem;
    while (cause != null) {
      if (cause instanceof BindException || cause instanceof SocketException) {
        return words.say(
            "error.bind",
            settings.address().getHostAddress(),
            settings.port() == 0 ? words.say("port.any") : Integer.toString(settings.port()));
      }
      cause = cause.getCause();
    }
    return said(problem);
  }

  /** What happened, what is safe, what to do. */
  String said(Exception problem) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    String message = String.valueOf(cause.getMessage());
    return cause instanceof FileSystemException
        ? words.say("error.disk", message)
        : words.say("error.other", message);
  }

  // --- leaving -----------------------------------------------------------------------------------

  /** Whether the open page may be left; asks about a plan that is not saved. */
  boolean mayLeave(Shell shell) {
    if (!(page instanceof Editing editing) || !editing.draft().changed()) {
      return true;
    }
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            shell,
            words.say("leave.title"),
            words.say("leave.text", editing.draft().plan().title()),
            SWT.NONE,
            words.say("leave.save"),
            words.say("leave.drop"),
            words.say("leave.stay"));
    if (answer == 0) {
      try {
        // The window is about to go or the page to turn; the file is small.
        editing.draft().saved(services.plans().keep(editing.draft().plan(), LocalDate.now()));
        return true;
      } catch (IOException e) {
        MessageDialog.openError(shell, words.say("leave.title"), said(e));
        return false;
      }
    }
    return answer == 1;
  }

  /** The room leaves: nothing goes on listening, and of a rehearsal nothing stays. */
  void stop() {
    RunningClass now = running;
    running = null;
    if (now != null) {
      try {
        if (now.rehearsal()) {
          now.live().end(false);
        } else {
          now.live().close();
        }
      } catch (IOException e) {
        ILog.of(Lectern.class).warn(WORK, e);
      }
    }
    if (listening && PlatformUI.isWorkbenchRunning()) {
      PlatformUI.getWorkbench().removeWorkbenchListener(closing);
    }
    Display on = display;
    if (on != null && !on.isDisposed()) {
      on.asyncExec(this::closeProjector);
    }
  }

  /** Closing the window asks first. */
  private final class Closing implements IWorkbenchListener {
    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
      @Nullable Shell shell =
          workbench.getActiveWorkbenchWindow() == null
              ? workbench.getDisplay().getActiveShell()
              : workbench.getActiveWorkbenchWindow().getShell();
      if (forced || shell == null) {
        return true;
      }
      RunningClass now = running;
      if (now != null && !now.rehearsal()) {
        int answer =
            MessageDialog.open(
                MessageDialog.QUESTION,
                shell,
                words.say("close.title"),
                words.say("close.text"),
                SWT.NONE,
                words.say("close.go"),
                words.say("close.stay"));
        if (answer != 0) {
          return false;
        }
      }
      return mayLeave(shell);
    }

    @Override
    public void postShutdown(IWorkbench workbench) {}
  }
}
