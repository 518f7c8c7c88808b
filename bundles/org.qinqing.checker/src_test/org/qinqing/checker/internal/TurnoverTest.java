package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;

/** Bundles come and go while questions are asked. */
class TurnoverTest {
  private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
  private final List<PackSnapshot> prepared = new ArrayList<>();
  private final Turnover turnover = new Turnover(prepared::add, background::add);

  private static PackSnapshot snapshot(int generation) {
    return new PackSnapshot(generation, List.of(), List.of(), Fixture.model());
  }

  private void finish() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void theFirstSnapshotAnswersAtOnce() {
    PackSnapshot first = snapshot(1);
    assertSame(first, turnover.answering(first));
    assertTrue(background.isEmpty());
  }

  @Test
  void nothingIsMadeReadyBeforeSomebodyAsks() {
    turnover.changed(snapshot(1));
    assertTrue(background.isEmpty());
  }

  /** The old one might allow what the new forbids. */
  @Test
  void whoAsksBeforeTheNewestIsReadyWaitsForIt() {
    turnover.answering(snapshot(1));
    PackSnapshot newest = snapshot(2);
    turnover.changed(newest);
    CompletableFuture<PackSnapshot> answer = new CompletableFuture<>();
    Thread reader = Thread.ofPlatform().start(() -> answer.complete(turnover.answering(newest)));
    awaitWaiting(reader);
    assertFalse(answer.isDone());
    assertEquals(1, background.size(), "made ready once");
    finish();
    assertSame(newest, answer.join());
    assertSame(newest, turnover.answering(newest));
    assertEquals(List.of(newest), prepared);
  }

  @Test
  void whoIsInterruptedIsStillAnsweredByTheNewest() throws InterruptedException {
    turnover.answering(snapshot(1));
    PackSnapshot newest = snapshot(2);
    CompletableFuture<PackSnapshot> answer = new CompletableFuture<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  answer.complete(turnover.answering(newest));
                  interrupted.set(Thread.currentThread().isInterrupted());
                });
    awaitWaiting(reader);
    reader.interrupt();
    assertSame(newest, answer.join());
    reader.join();
    assertTrue(interrupted.get(), "the interruption is passed on");
  }

  private static void awaitWaiting(Thread reader) {
    while (reader.getState() != Thread.State.WAITING) {
      assertTrue(reader.isAlive(), "answered without waiting");
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyTheLastOfSeveralChangesIsTaken() {
    turnover.answering(snapshot(1));
    turnover.changed(snapshot(2));
    PackSnapshot newest = snapshot(3);
    turnover.changed(newest);
    finish();
    assertSame(newest, turnover.answering(newest));
  }

  @Test
  void aReaderThatLookedEarlierDoesNotBringTheOldOneBack() {
    PackSnapshot old = turnover.answering(snapshot(1));
    PackSnapshot newest = snapshot(2);
    turnover.changed(newest);
    finish();
    assertSame(newest, turnover.answering(old));
    assertTrue(background.isEmpty());
  }

  @Test
  void whatCannotBeMadeReadyIsAskedAllTheSame() {
    Turnover failing =
        new Turnover(
            snapshot -> {
              throw new IllegalStateException("no rules");
            },
            background::add);
    failing.answering(snapshot(1));
    PackSnapshot newest = snapshot(2);
    failing.changed(newest);
    finish();
    assertSame(newest, failing.answering(newest));
  }

  @Test
  void rulesAreSharedAndReplacedWhileManyAsk() {
    PackSnapshot strict =
        Fixture.national(Fixture.rule("r", Modality.PROHIBITED, "act=cash; regulated=true"));
    PackSnapshot mild =
        Fixture.national(Fixture.rule("r", Modality.PERMITTED, "act=cash; regulated=true"));
    Engine engine = new Engine((text, side, packs, where, day) -> new Situation(text, List.of()));
    CheckRequest request =
        new CheckRequest(
            "",
            Locality.NATIONAL,
            Optional.empty(),
            Fixture.TODAY,
            List.of(),
            List.of(Fixture.facts("act=cash; regulated=true")));
    List<Verdict> wrong =
        IntStream.range(0, 4000)
            .parallel()
            .mapToObj(
                i -> {
                  boolean first = i % 3 != 0;
                  if (i % 50 == 0) {
                    engine.prepare(first ? strict : mild);
                  }
                  CheckResult result = engine.check(request, first ? strict : mild);
                  return result.verdict() == (first ? Verdict.PROHIBITED : Verdict.PERMITTED)
                      ? Optional.<Verdict>empty()
                      : Optional.of(result.verdict());
                })
            .flatMap(Optional::stream)
            .toList();
    assertEquals(List.of(), wrong);
  }
}
