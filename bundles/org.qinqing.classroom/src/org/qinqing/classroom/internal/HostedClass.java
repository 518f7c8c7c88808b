package org.qinqing.classroom.internal;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.Refusal;

/** A class that is going on here: its keeper and its server. */
final class HostedClass implements LiveClass {
  /** What becomes of the folder of the class, and that it is no longer hosted. */
  interface Afterwards {
    /** It no longer listens, and its log is closed. */
    void stopped(String id, boolean delete) throws IOException;
  }

  private final Keeper keeper;
  private final ClassServer server;
  private final Afterwards afterwards;
  private final String id;
  private final String code;
  private final String hostToken;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Tells the listeners, so that a slow one keeps nobody's answer waiting. */
  private final ExecutorService telling;

  private final AtomicBoolean toTell = new AtomicBoolean();

  /** The latest record and the state of the session it is of; used under the session's lock. */
  private @Nullable ClassRecord latest;

  private long latestOf = -1;
  private @Nullable ClassRecord last;

  /**
   * Listens.
   *
   * @param log closed with the class, also when this fails
   * @param hostToken whose hash is in the session
   * @param nanos by which requests are limited
   */
  HostedClass(
      ClassSession session,
      ClassLog log,
      ClassSettings settings,
      String hostToken,
      LongSupplier nanos,
      Afterwards afterwards)
      throws IOException {
    InstantSource clock = new SteadyClock();
    this.afterwards = afterwards;
    this.id = session.start().id();
    this.code = session.start().code();
    this.hostToken = hostToken;
    this.telling =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "class-listeners");
              thread.setDaemon(true);
              return thread;
            });
    this.keeper = new Keeper(session, log, clock, this::told);
    try {
      this.server = new ClassServer(keeper, settings, clock, nanos);
      server.start();
      keeper.begin();
    } catch (IOException | RuntimeException e) {
      keeper.close();
      telling.shutdown();
      throw e;
    }
  }

  private void told(List<ClassEvent> events) {
    server.told(events);
    // Who looks when called sees all of it: one call is enough for what happens meanwhile.
    if (toTell.compareAndSet(false, true)) {
      telling.execute(
          () -> {
            toTell.set(false);
            listeners.forEach(Runnable::run);
          });
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public URI address() {
    return server.address();
  }

  @Override
  public URI joinLink() {
    return server.joinLink();
  }

  @Override
  public URI projectorLink() {
    return server.address().resolve(Pages.PROJECTOR + "?t=" + hostToken);
  }

  @Override
  public ClassRecord record() {
    return keeper.read(
        session -> {
          ClassRecord known = latest;
          if (known == null || latestOf != session.changes()) {
            known = new Scoring(session).record();
            latest = known;
            latestOf = session.changes();
          }
          return known;
        });
  }

  @Override
  public Optional<Refusal> act(HostAction action) {
    return refusal(keeper.ask((session, now) -> session.act(action, now)).join());
  }

  @Override
  public Set<Integer> online() {
    return server.online();
  }

  private static Optional<Refusal> refusal(Decision decision) {
    return decision instanceof Decision.Refused refused
        ? Optional.of(refused.why())
        : Optional.empty();
  }

  @Override
  public Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized ClassRecord end(boolean keep) throws IOException {
    ClassRecord before = last;
    if (before != null) {
      return before;
    }
    Optional<Refusal> refused = refusal(keeper.ask((session, now) -> session.end(now)).join());
    ClassRecord record = stop(!keep && refused.isEmpty());
    if (refused.isPresent()) {
      throw new IOException(refused.get().name());
    }
    return record;
  }

  @Override
  public synchronized void close() {
    if (last == null) {
      try {
        stop(false);
      } catch (IOException e) {
        // Only closing the log can fail here, and everything in it was forced to the disk.
        last = record();
      }
    }
  }

  private ClassRecord stop(boolean delete) throws IOException {
    ClassRecord record = record();
    last = record;
    server.close();
    keeper.close();
    telling.shutdown();
    try {
      // So that the listeners, too, hear of the end.
      telling.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.clear();
    afterwards.stopped(id, delete);
    return record;
  }
}
