package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.qinqing.library.Watches;

/**
 * Looks for what is new to watched searches whenever bundles or own files changed. It works whether
 * the room was opened or not, on a thread of its own.
 */
final class Watching {
  /** Bundles come in groups, and the window comes first. */
  private static final int CALM_MILLIS = 1500;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Services services;
  private final Job job;

  Watching(Services services, String name) {
    this.services = services;
    job =
        new Job(name) {
          @Override
          protected IStatus run(IProgressMonitor monitor) {
            lookNow();
            return Status.OK_STATUS;
          }
        };
    job.setSystem(true);
    job.setPriority(Job.DECORATE);
  }

  /** Looks soon; several calls in a row are one look. */
  void look() {
    job.schedule(CALM_MILLIS);
  }

  void close() {
    job.cancel();
  }

  private void lookNow() {
    Optional<Watches> watches = services.watches();
    if (watches.isEmpty()) {
      return;
    }
    try {
      if (watches.get().look() > 0) {
        listeners.forEach(Runnable::run);
      }
    } catch (IOException | RuntimeException e) {
      // The next change looks again; what fired before is kept by the service.
      ILog.of(Watching.class).warn(job.getName(), e);
    }
  }

  /** Tells when something fired, on a thread of its own; the returned action ends that. */
  Runnable onFired(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
