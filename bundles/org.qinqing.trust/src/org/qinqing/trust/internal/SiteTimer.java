package org.qinqing.trust.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.PackUpdates;

/**
 * Does what the administrator's policy wants to happen by itself, some time after the start and
 * every few hours. Nothing of it is woken before: the services it needs are asked for only then,
 * and a command on the command line is long done.
 */
@Component(service = SiteTimer.class, immediate = true)
public final class SiteTimer {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration EVERY = Duration.ofHours(4);

  private final ComponentServiceObjects<PackUpdates> updates;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "automatic updates");
            made.setDaemon(true);
            made.setPriority(Thread.MIN_PRIORITY);
            return made;
          });

  /** Made by the component runtime. */
  @Activate
  public SiteTimer(@Reference ComponentServiceObjects<PackUpdates> updates) {
    this(updates, FIRST, EVERY);
  }

  SiteTimer(ComponentServiceObjects<PackUpdates> updates, Duration first, Duration every) {
    this.updates = updates;
    thread.scheduleWithFixedDelay(
        this::run, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    PackUpdates service = updates.getService();
    if (service == null) {
      return; // it has left for a while; a failure here would end all later turns
    }
    try {
      service.runAutomatic();
    } catch (IOException | RuntimeException e) {
      return; // busy, or a share that went away: it is tried again in some hours
    } finally {
      updates.ungetService(service);
    }
  }

  @Deactivate
  void close() {
    thread.shutdownNow();
  }
}
