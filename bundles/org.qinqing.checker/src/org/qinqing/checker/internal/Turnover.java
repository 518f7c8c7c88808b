package org.qinqing.checker.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.PackSnapshot;

/**
 * Says by which snapshot to answer while bundles come and go. The newest is made ready in the
 * background; until it is, a reader waits for a moment and then answers by the one before. Where
 * the health of the bundles changed, nothing answers but the newest.
 */
final class Turnover {
  /** Bundles of today's size are ready long before; a reader hardly notices. */
  static final Duration PATIENCE = Duration.ofMillis(300);

  private final Consumer<PackSnapshot> prepare;
  private final Executor background;
  private final Duration patience;
  private volatile PackSnapshot answering = PackSnapshot.EMPTY;
  private @Nullable Making making;

  /** A snapshot being made ready. */
  private record Making(PackSnapshot snapshot, CompletableFuture<PackSnapshot> done) {}

  /**
   * A turnover.
   *
   * @param prepare makes a snapshot ready
   * @param background runs it
   * @param patience how long a reader waits for it
   */
  Turnover(Consumer<PackSnapshot> prepare, Executor background, Duration patience) {
    this.prepare = prepare;
    this.background = background;
    this.patience = patience;
  }

  /** A new snapshot is there; nothing happens before the first answer was given. */
  void changed(PackSnapshot newest) {
    PackSnapshot before = answering;
    if (before != PackSnapshot.EMPTY
        && before != newest
        && newest.generation() >= before.generation()) {
      var unused = making(newest);
    }
  }

  /** The snapshot to answer by when this is the newest. */
  PackSnapshot answering(PackSnapshot newest) {
    PackSnapshot before = answering;
    if (before == newest || newest.generation() < before.generation()) {
      return before;
    }
    if (before == PackSnapshot.EMPTY || !before.unhealthy().equals(newest.unhealthy())) {
      answering = newest;
      return newest;
    }
    return ready(making(newest)) ? newest : before;
  }

  private boolean ready(CompletableFuture<PackSnapshot> done) {
    try {
      done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      // The reader meets the same fault and tells of it.
      return true;
    }
  }

  private synchronized CompletableFuture<PackSnapshot> making(PackSnapshot newest) {
    Making current = making;
    if (current != null && current.snapshot() == newest) {
      return current.done();
    }
    CompletableFuture<PackSnapshot> done =
        CompletableFuture.supplyAsync(() -> prepared(newest), background);
    making = new Making(newest, done);
    var unused = done.whenComplete((made, fault) -> made(newest));
    return done;
  }

  private PackSnapshot prepared(PackSnapshot snapshot) {
    prepare.accept(snapshot);
    return snapshot;
  }

  private synchronized void made(PackSnapshot snapshot) {
    Making current = making;
    if (current != null && current.snapshot() == snapshot) {
      answering = snapshot;
      making = null;
    }
  }
}
