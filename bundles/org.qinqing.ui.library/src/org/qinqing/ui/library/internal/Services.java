package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.qinqing.library.Notes;
import org.qinqing.library.Watches;
import org.qinqing.report.ReportWriter;

/** The services the room can do without, as far as they are there; they come and go any time. */
final class Services {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Notes notes;
  private volatile @Nullable Watches watches;
  private volatile @Nullable ComponentServiceObjects<ReportWriter> writer;

  /** Work with the writer of files. */
  interface Writing<T> {
    T with(ReportWriter writer) throws Exception;
  }

  Optional<Notes> notes() {
    return Optional.ofNullable(notes);
  }

  Optional<Watches> watches() {
    return Optional.ofNullable(watches);
  }

  /** Whether files can be written. */
  boolean canWrite() {
    return writer != null;
  }

  /**
   * Work that writes files; the writer is fetched when the work begins, for it is large.
   *
   * @return empty when there is no writer
   */
  <T> Optional<Callable<T>> writing(Writing<T> work) {
    ComponentServiceObjects<ReportWriter> source = writer;
    if (source == null) {
      return Optional.empty();
    }
    return Optional.of(
        () -> {
          ReportWriter service = source.getService();
          try {
            return work.with(service);
          } finally {
            source.ungetService(service);
          }
        });
  }

  void notes(@Nullable Notes service) {
    notes = service;
    changed();
  }

  void watches(@Nullable Watches service) {
    watches = service;
    changed();
  }

  void writer(ComponentServiceObjects<ReportWriter> service) {
    writer = service;
    changed();
  }

  /** That writer leaves; another may already have come. */
  void writerGone(ComponentServiceObjects<ReportWriter> service) {
    ComponentServiceObjects<ReportWriter> now = writer;
    if (now != null && now.getServiceReference().equals(service.getServiceReference())) {
      writer = null;
      changed();
    }
  }

  /** Tells of every change, on the thread it happens on; the returned action ends that. */
  Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
