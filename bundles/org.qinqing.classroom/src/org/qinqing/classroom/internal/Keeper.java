package org.qinqing.classroom.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.Refusal;

/**
 * Lets one thread decide what is asked for, in the order of arrival, and keeps it in the log before
 * anyone hears of it. What arrives while the disk is busy is kept together with one write, so that
 * three hundred answers at once cost a few writes and not three hundred.
 */
final class Keeper implements AutoCloseable {
  private static final int MOST_AT_ONCE = 512;

  /** How often the thread looks up when nothing happens and no time is running out. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private record Asked(
      BiFunction<ClassSession, Instant, Decision> what, CompletableFuture<Decision> answer) {}

  private final ClassSession session;
  private final ClassLog log;
  private final InstantSource clock;
  private final Consumer<List<ClassEvent>> told;
  private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private boolean broken;

  /**
   * Prepares; {@link #begin} decides.
   *
   * @param session nobody else uses it from now on
   * @param log closed with this
   * @param told of what happened, after it is kept; must not take long
   */
  Keeper(ClassSession session, ClassLog log, InstantSource clock, Consumer<List<ClassEvent>> told) {
    this.session = session;
    this.log = log;
    this.clock = clock;
    this.told = told;
    this.thread = new Thread(this::run, "class-keeper");
    thread.setDaemon(true);
  }

  /** Begins to decide; what was asked for meanwhile comes first. */
  void begin() {
    thread.start();
  }

  /**
   * Has something decided.
   *
   * @return done when what was decided is on the disk; {@link Refusal#NOT_KEPT} when it cannot be,
   *     or the class has stopped
   */
  CompletableFuture<Decision> ask(BiFunction<ClassSession, Instant, Decision> what) {
    CompletableFuture<Decision> answer = new CompletableFuture<>();
    queue.add(new Asked(what, answer));
    if (closed) {
      refuseRest();
    }
    return answer;
  }

  /** Looks at the session while nothing changes; what is seen is on the disk. */
  <T> T read(Function<ClassSession, T> reader) {
    synchronized (session) {
      return reader.apply(session);
    }
  }

  private void run() {
    try {
      while (!closed) {
        @Nullable Asked first = queue.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        List<Asked> batch = new ArrayList<>();
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_AT_ONCE);
        }
        work(batch);
      }
    } catch (InterruptedException e) {
      // Closing; what is still asked for is refused below.
      closed = true;
    }
    refuseRest();
  }

  private Duration patience() {
    Optional<Instant> deadline = read(ClassSession::deadline);
    return deadline
        .map(end -> Duration.between(clock.instant(), end).plusMillis(1))
        .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
        .filter(rest -> rest.compareTo(IDLE) < 0)
        .orElse(IDLE);
  }

  private void work(List<Asked> batch) {
    List<ClassEvent> events = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    synchronized (session) {
      if (!broken) {
        Instant now = clock.instant();
        session
            .timeOut(now)
            .ifPresent(
                event -> {
                  session.apply(event);
                  events.add(event);
                });
        for (Asked asked : batch) {
          Decision decision = decide(asked, now);
          if (decision instanceof Decision.Done done) {
            session.apply(done.event());
            events.add(done.event());
          }
          decisions.add(decision);
        }
        try {
          if (!events.isEmpty()) {
            log.append(events);
          }
        } catch (IOException e) {
          // The session is ahead of the log now: nothing more is taken, and a new start reads the
          // log.
          broken = true;
        }
      }
      if (broken) {
        events.clear();
        decisions.clear();
        batch.forEach(asked -> decisions.add(new Decision.Refused(Refusal.NOT_KEPT)));
      }
    }
    // Who answered comes first: nobody waits for the screens to be told. Who acts as the host finds
    // them told.
    for (int i = 0; i < batch.size(); i++) {
      if (isOfOne(decisions.get(i))) {
        batch.get(i).answer().complete(decisions.get(i));
      }
    }
    if (!events.isEmpty()) {
      told.accept(events);
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(decisions.get(i));
    }
  }

  private static boolean isOfOne(Decision decision) {
    return !(decision instanceof Decision.Done done)
        || done.event() instanceof ClassEvent.Answered
        || done.event() instanceof ClassEvent.Staked
        || done.event() instanceof ClassEvent.Joined;
  }

  /** A fault of ours in one request is that request's, and does not stop the class. */
  private Decision decide(Asked asked, Instant now) {
    try {
      return asked.what().apply(session, now);
    } catch (RuntimeException e) {
      asked.answer().completeExceptionally(e);
      return new Decision.Refused(Refusal.NOT_NOW);
    }
  }

  private void refuseRest() {
    for (Asked asked = queue.poll(); asked != null; asked = queue.poll()) {
      asked.answer().complete(new Decision.Refused(Refusal.NOT_KEPT));
    }
  }

  /** Stops deciding and closes the log. */
  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    refuseRest();
    log.close();
  }
}
