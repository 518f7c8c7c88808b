package org.qinqing.ui.kit;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Work off the UI thread for one part of the screen. What is started is done in that order, one
 * after the other, so that the newest has seen what those before it changed. The newest wins: what
 * an older one brings is thrown away. Used on the UI thread only.
 */
public final class Background {
  private final Control owner;
  private final Display display;
  private final ISchedulingRule order;
  private long newest;

  /** Holds for one part of the screen alone. */
  private static final class InOrder implements ISchedulingRule {
    @Override
    public boolean contains(ISchedulingRule other) {
      return other == this;
    }

    @Override
    public boolean isConflicting(ISchedulingRule other) {
      return other == this;
    }
  }

  /**
   * Makes one.
   *
   * @param owner results are dropped once it is disposed
   */
  public Background(Control owner) {
    this(owner, new InOrder());
  }

  private Background(Control owner, ISchedulingRule order) {
    this.owner = owner;
    this.display = owner.getDisplay();
    this.order = order;
  }

  /**
   * Makes one whose work waits for what was started here before, and the other way round; each has
   * a newest of its own. For parts of the screen that work on the same thing.
   */
  public Background inLine() {
    return new Background(owner, order);
  }

  /**
   * Starts work.
   *
   * @param name of the job
   * @param work off the UI thread
   * @param done takes the result on the UI thread
   * @param failed takes what went wrong on the UI thread
   */
  public <T> void run(String name, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    newest++;
    long mine = newest;
    Job job =
        new Job(name) {
          @Override
          protected IStatus run(IProgressMonitor monitor) {
            try {
              T result = work.call();
              show(mine, () -> done.accept(result));
            } catch (RuntimeException e) {
              // A mistake of ours: the person is told, and the log has the trace.
              ILog.of(Background.class).error(name, e);
              show(mine, () -> failed.accept(e));
            } catch (Exception e) {
              show(mine, () -> failed.accept(e));
            }
            return Status.OK_STATUS;
          }
        };
    job.setSystem(true);
    job.setRule(order);
    job.schedule();
  }

  /** Forgets whatever still runs. */
  public void forget() {
    newest++;
  }

  private void show(long ticket, Runnable update) {
    if (display.isDisposed()) {
      return;
    }
    display.asyncExec(
        () -> {
          if (!owner.isDisposed() && ticket == newest) {
            update.run();
          }
        });
  }
}
