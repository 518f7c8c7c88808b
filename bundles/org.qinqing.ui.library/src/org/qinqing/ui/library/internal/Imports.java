package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.qinqing.library.Library;

/**
 * The import that runs, and what came of the last one. It outlives the room's view, which is made
 * anew with each look. Safe for use by several threads.
 */
final class Imports {
  private static final long NANOS_BETWEEN_NEWS = 100_000_000;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean stop = new AtomicBoolean();
  private volatile Optional<Standing> standing = Optional.empty();
  private volatile Optional<Result> result = Optional.empty();

  /**
   * How far it is.
   *
   * @param done files dealt with
   * @param total files there are; 0 while they are being counted
   * @param file name of the file in hand
   */
  record Standing(int done, int total, String file) {}

  /**
   * What came of it.
   *
   * @param files one entry a file dealt with
   * @param left files left out because the person stopped it
   * @param failure why it ended early
   */
  record Result(List<Library.Imported> files, int left, Optional<Exception> failure) {
    Result {
      files = List.copyOf(files);
    }

    List<Library.Imported> refused() {
      return files.stream().filter(file -> file.document().isEmpty()).toList();
    }

    List<Library.Imported> taken() {
      return files.stream().filter(file -> file.document().isPresent()).toList();
    }

    long replaced() {
      return files.stream().filter(Library.Imported::replaced).count();
    }
  }

  /** The import itself. */
  interface Work {
    List<Library.Imported> run(Library.ImportProgress progress) throws IOException;
  }

  Optional<Standing> standing() {
    return standing;
  }

  Optional<Result> result() {
    return result;
  }

  /** Puts the result away. */
  void forget() {
    result = Optional.empty();
    changed();
  }

  /** Ends it before the next file. */
  void stop() {
    stop.set(true);
    changed();
  }

  boolean stopping() {
    return stop.get();
  }

  /**
   * Starts one, on a thread of its own.
   *
   * @return false when one is running already
   */
  boolean start(String name, Work work) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    stop.set(false);
    result = Optional.empty();
    standing = Optional.of(new Standing(0, 0, ""));
    changed();
    Job job =
        new Job(name) {
          @Override
          protected IStatus run(IProgressMonitor monitor) {
            Result now = new Result(List.of(), 0, Optional.of(new IllegalStateException(name)));
            try {
              now = Imports.this.run(name, work);
            } finally {
              // Whatever happens, such as a lack of memory, the next import must be able to begin.
              result = Optional.of(now);
              standing = Optional.empty();
              busy.set(false);
              changed();
            }
            return Status.OK_STATUS;
          }
        };
    job.setSystem(true);
    job.schedule();
    return true;
  }

  private Result run(String name, Work work) {
    Progress progress = new Progress();
    try {
      List<Library.Imported> files = work.run(progress);
      return new Result(files, Math.max(0, progress.total - files.size()), Optional.empty());
    } catch (IOException e) {
      return new Result(List.of(), 0, Optional.of(e));
    } catch (RuntimeException e) {
      // A mistake of ours: the person is told, and the log has the trace.
      ILog.of(Imports.class).error(name, e);
      return new Result(List.of(), 0, Optional.of(e));
    }
  }

  /** Tells the window at most ten times a second, however fast the files go by. */
  private final class Progress implements Library.ImportProgress {
    private int total;
    private long told = System.nanoTime() - NANOS_BETWEEN_NEWS;

    @Override
    public boolean next(Path file, int done, int all) {
      total = all;
      standing = Optional.of(new Standing(done, all, String.valueOf(file.getFileName())));
      long now = System.nanoTime();
      if (now - told >= NANOS_BETWEEN_NEWS || done == all - 1) {
        told = now;
        changed();
      }
      return !stop.get();
    }
  }

  /** Tells of every change, on any thread; the returned action ends that. */
  Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
