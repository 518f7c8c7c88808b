package org.qinqing.checker.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.PackSnapshot;

/**
 * Says by which snapshot to answer while bundles come and go: by the newest, always, because the
 * one before may allow what a new bundle forbids. The newest is made ready in the background as
 * soon as it is there; who asks before that waits for it.
 */
final class Turnover {
  private final Consumer<PackSnapshot> prepare;
  private final Executor background;
  private volatile PackSnapshot answering = PackSnapshot.EMPTY;
  private @Nullable Making making;

  /** A snapshot being made ready. */
  private record Making(PackSnapshot snapshot, CompletableFuture<Void> done) {}

  /**
   * A turnover.
   *
   * @param prepare makes a snapshot ready
   * @param background runs it
   */
  Turnover(Consumer<PackSnapshot> prepare, Executor background) {
    this.prepare = prepare;
    this.background = background;
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

  /** The snapshot to answer by when this is the newest the asker has seen. */
  PackSnapshot answering(PackSnapshot newest) {
    PackSnapshot before = answering;
    if (before == newest || newest.generation() < before.generation()) {
      return before;
    }
    if (before == PackSnapshot.EMPTY) {
      answering = newest;
      return newest;
    }
    await(making(newest));
    return newest;
  }

  private static void await(CompletableFuture<Void> done) {
    try {
      done.get();
    } catch (InterruptedException e) {
      // Who asks makes the rest ready himself, if he still wants the answer.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Who asks meets the same fault and tells of it.
    }
  }

  private synchronized CompletableFuture<Void> making(PackSnapshot newest) {
    Making current = making;
    if (current != null && current.snapshot() == newest) {
      return current.done();
    }
    CompletableFuture<Void> done =
        CompletableFuture.runAsync(() -> prepare.accept(newest), background);
    making = new Making(newest, done);
    var unused = done.whenComplete((made, fault) -> made(newest));
    return done;
  }

  private synchronized void made(PackSnapshot snapshot) {
    Making current = making;
    if (current != null && current.snapshot() == snapshot) {
      answering = snapshot;
      making = null;
    }
  }
}
