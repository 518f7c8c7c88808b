package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Sitting.Outcome;
import org.qinqing.training.exam.Sitting.Phase;
import org.qinqing.training.exam.Sitting.Turn;
import org.qinqing.training.exam.Sittings;
import org.qinqing.training.exam.Tick;

class SittingTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Paper PAPER =
      new Paper(
          "mock",
          7,
          "bank",
          List.of(
              task("q1", "single", "B", "A"),
              task("q2", "multiple", "A", "B", "C"),
              task("q3", "matching", "x", "y"),
              task("q4", "verdict"),
              task("q5", "judge", "A", "B"),
              task("q6", "opinions", "A", "B")));

  private final Exams exams = new SeededExams();
  private final UnkeptRecord kept = new UnkeptRecord();

  private static Paper.Task task(String item, String kind, String... options) {
    return new Paper.Task(item, 0, kind, List.of(options), BigDecimal.ONE);
  }

  private static Blueprint blueprint(Pauses pauses) {
    return new Blueprint(
        "mock",
        "模拟",
        List.of(new Blueprint.Row(Set.of(), Set.of(), Set.of(), 4)),
        Map.of(),
        LIMIT,
        pauses,
        60,
        true,
        true,
        Set.of());
  }

  private static Tick tick(long seconds) {
    return tick("run-1", seconds, seconds);
  }

  private static Tick tick(String run, long steadySeconds, long wallSeconds) {
    return new Tick(
        START.plusSeconds(wallSeconds), 5_000_000_000L + steadySeconds * 1_000_000_000L, run);
  }

  private static Sitting begun(Pauses pauses) {
    return Sitting.begin("s", PAPER, blueprint(pauses), tick(0));
  }

  private static Sitting done(Turn turn) {
    assertEquals(Outcome.DONE, turn.outcome());
    assertTrue(turn.done());
    return turn.sitting();
  }

  @Test
  void answersMayBeChangedAndTakenBackUntilHandedIn() {
    Sitting sitting = done(begun(Pauses.NONE).answer("q1", List.of("A"), tick(10)));
    sitting = done(sitting.answer("q2", List.of("C", "A"), tick(20)));
    sitting = done(sitting.answer("q1", List.of("B"), tick(30)));
    assertEquals(Map.of("q1", List.of("B"), "q2", List.of("C", "A")), sitting.answers());
    sitting = done(sitting.answer("q2", List.of(), tick(40)));
    assertEquals(Map.of("q1", List.of("B")), sitting.answers());
    assertEquals(Duration.ofSeconds(40), sitting.used());
    assertEquals(Duration.ofSeconds(560), sitting.left());
    Sitting handed = done(sitting.handIn(tick(50)));
    assertEquals(Phase.HANDED_IN, handed.phase());
    assertTrue(handed.closed());
    assertEquals(Duration.ofSeconds(50), handed.used());
    Turn late = handed.answer("q1", List.of("A"), tick(60));
    assertEquals(new Turn(handed, Outcome.HANDED_IN), late);
    assertFalse(late.done());
    assertEquals(new Turn(handed, Outcome.HANDED_IN), handed.handIn(tick(60)));
    assertEquals(new Turn(handed, Outcome.HANDED_IN), handed.pause(tick(60)));
    assertEquals(new Turn(handed, Outcome.HANDED_IN), handed.resume(tick(60)));
  }

  @Test
  void refusesWhatThePaperDoesNotAsk() {
    Sitting sitting = begun(Pauses.NONE);
    assertRefused(Outcome.NO_SUCH_TASK, sitting.answer("q9", List.of("A"), tick(1)));
    assertRefused(Outcome.NO_SUCH_OPTION, sitting.answer("q1", List.of("C"), tick(1)));
    assertRefused(Outcome.NO_SUCH_OPTION, sitting.answer("q2", List.of("A", "A"), tick(1)));
    for (String one : List.of("q1", "q5", "q6")) {
      assertRefused(Outcome.TOO_MANY, sitting.answer(one, List.of("A", "B"), tick(1)));
    }
    assertRefused(Outcome.NO_SUCH_OPTION, sitting.answer("q3", List.of("1=z"), tick(1)));
    assertEquals(
        List.of("1=y", "2=x"),
        done(sitting.answer("q3", List.of("1=y", "2=x"), tick(1))).answers().get("q3"));
    assertEquals(
        List.of("PROHIBITED", "cn:rules/art-1"),
        done(sitting.answer("q4", List.of("PROHIBITED", "cn:rules/art-1"), tick(1)))
            .answers()
            .get("q4"));
  }

  private static void assertRefused(Outcome outcome, Turn turn) {
    assertEquals(outcome, turn.outcome());
    assertEquals(Map.of(), turn.sitting().answers());
    assertEquals(Duration.ofSeconds(1), turn.sitting().used());
  }

  @Test
  void timeOverHandsInWhatWasAnswered() {
    Sitting sitting = done(begun(Pauses.NONE).answer("q1", List.of("A"), tick(599)));
    assertEquals(Phase.RUNNING, sitting.phase());
    Turn late = sitting.answer("q1", List.of("B"), tick(600));
    assertEquals(Outcome.TIME_OVER, late.outcome());
    assertEquals(Phase.TIME_OVER, late.sitting().phase());
    assertEquals(Map.of("q1", List.of("A")), late.sitting().answers());
    assertEquals(LIMIT, late.sitting().used());
    assertEquals(Duration.ZERO, late.sitting().left());
    assertEquals(late.sitting(), late.sitting().at(tick(9000)));
    assertEquals(Outcome.TIME_OVER, late.sitting().handIn(tick(9000)).outcome());
    assertEquals(Outcome.TIME_OVER, sitting.resume(tick(700)).outcome());
    assertEquals(Outcome.TIME_OVER, sitting.pause(tick(700)).outcome());
  }

  @Test
  void settingTheClockChangesNothingWithinARun() {
    Sitting sitting = begun(Pauses.NONE).at(tick("run-1", 100, -86_400));
    assertEquals(Duration.ofSeconds(100), sitting.used());
    sitting = sitting.at(tick("run-1", 200, 86_400));
    assertEquals(Duration.ofSeconds(200), sitting.used());
    assertFalse(sitting.setBack());
    // A steady clock that is not steady gives nothing back.
    assertEquals(Duration.ofSeconds(200), sitting.at(tick("run-1", 150, 0)).used());
  }

  @Test
  void theTimeInWhichTheProgramDidNotRunCounts() {
    Sitting sitting = begun(Pauses.NONE).at(tick(100));
    // The steady clock of another run says nothing.
    Sitting resumed = sitting.at(tick("run-2", -4, 160));
    assertEquals(Duration.ofSeconds(160), resumed.used());
    assertEquals(Duration.ofSeconds(170), resumed.at(tick("run-2", 6, 9999)).used());
    assertEquals(Phase.TIME_OVER, sitting.at(tick("run-2", 0, 601)).phase());
    Sitting back = sitting.at(tick("run-2", 0, 50));
    assertEquals(Duration.ofSeconds(100), back.used());
    assertTrue(back.setBack());
    assertTrue(back.at(tick("run-3", 0, 60)).setBack());
    assertFalse(resumed.setBack());
    assertEquals(
        Duration.ofSeconds(100),
        begun(Pauses.FREE).at(tick(100)).at(tick("run-2", 0, 5000)).used());
    assertEquals(
        Duration.ofSeconds(160),
        begun(Pauses.of(3)).at(tick(100)).at(tick("run-2", 0, 160)).used());
  }

  @Test
  void pausesByTheRule() {
    assertEquals(Outcome.NO_PAUSE, begun(Pauses.NONE).pause(tick(5)).outcome());
    Sitting sitting = done(begun(Pauses.of(2)).pause(tick(30)));
    assertEquals(Phase.PAUSED, sitting.phase());
    assertEquals(Outcome.PAUSED, sitting.answer("q1", List.of("A"), tick(40)).outcome());
    assertEquals(Outcome.PAUSED, sitting.pause(tick(40)).outcome());
    assertEquals(Duration.ofSeconds(30), sitting.at(tick(5000)).used());
    long paused = sitting.revision();
    sitting = done(sitting.resume(tick("run-2", 8000, 9000)));
    assertTrue(sitting.revision() > paused);
    assertEquals(Phase.RUNNING, sitting.phase());
    assertEquals(Outcome.NOT_PAUSED, sitting.resume(tick("run-2", 8000, 9000)).outcome());
    sitting = done(sitting.pause(tick("run-2", 8010, 0)));
    assertEquals(Duration.ofSeconds(40), sitting.used());
    sitting = done(sitting.resume(tick("run-2", 8020, 0)));
    assertEquals(2, sitting.pausesTaken());
    assertEquals(Outcome.NO_PAUSE, sitting.pause(tick("run-2", 8030, 0)).outcome());
    Sitting free = begun(Pauses.FREE);
    for (int i = 0; i < 50; i++) {
      free = done(done(free.pause(tick(1 + 100L * i))).resume(tick(100L * i + 100)));
    }
    assertEquals(Duration.ofSeconds(50), free.used());
    assertEquals(50, free.pausesTaken());
    assertEquals(Phase.HANDED_IN, done(done(free.pause(tick(5001))).handIn(tick(9999))).phase());
    assertEquals(1, Pauses.of(1).times());
    assertThrows(IllegalArgumentException.class, () -> Pauses.of(0));
    assertThrows(IllegalArgumentException.class, () -> new Pauses(Pauses.Rule.FREE, 1));
  }

  @Test
  void everyTurnIsKeptBeforeItReturns() {
    Sitting begun =
        exams.begin(kept.sittings(), "s", PAPER, blueprint(Pauses.NONE), tick(0)).orElseThrow();
    assertEquals(Optional.of(begun), kept.sittings().of("s"));
    assertEquals(
        Optional.empty(),
        exams.begin(kept.sittings(), "s", PAPER, blueprint(Pauses.NONE), tick(9)));
    assertEquals(Optional.of(begun), kept.sittings().of("s"));
    Turn turn =
        exams.turn(kept.sittings(), "s", s -> s.answer("q1", List.of("A"), tick(1))).orElseThrow();
    assertEquals(Optional.of(turn.sitting()), kept.sittings().of("s"));
    assertTrue(turn.sitting().revision() > begun.revision());
    assertEquals(Optional.empty(), exams.turn(kept.sittings(), "t", s -> s.handIn(tick(1))));
  }

  @Test
  void aFasterWindowIsNotOverwritten() {
    exams.begin(kept.sittings(), "s", PAPER, blueprint(Pauses.NONE), tick(0));
    boolean[] interrupted = new boolean[1];
    Turn turn =
        exams
            .turn(
                kept.sittings(),
                "s",
                sitting -> {
                  if (!interrupted[0]) {
                    interrupted[0] = true;
                    exams.turn(kept.sittings(), "s", s -> s.answer("q1", List.of("B"), tick(2)));
                  }
                  return sitting.answer("q2", List.of("A"), tick(3));
                })
            .orElseThrow();
    assertEquals(Map.of("q1", List.of("B"), "q2", List.of("A")), turn.sitting().answers());
    assertEquals(Optional.of(turn.sitting()), kept.sittings().of("s"));
  }

  @Test
  void aStorageThatRefusesIsAnErrorAndNoEndlessLoop() {
    Sitting begun = begun(Pauses.NONE);
    Sittings refusing =
        new Sittings() {
          @Override
          public Optional<Sitting> of(String id) {
            return Optional.of(begun);
          }

          @Override
          public List<Sitting> all() {
            return List.of(begun);
          }

          @Override
          public boolean keep(Optional<Long> before, Sitting sitting) {
            return false;
          }
        };
    assertThrows(
        IllegalStateException.class, () -> exams.turn(refusing, "s", s -> s.handIn(tick(1))));
  }

  /** Killed after any turn and started again, nothing that was acknowledged is lost. */
  @Test
  void killedAndResumedNothingIsLost() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      UnkeptRecord shelf = new UnkeptRecord();
      Pauses pauses = List.of(Pauses.NONE, Pauses.of(2), Pauses.FREE).get(random.nextInt(3));
      exams.begin(shelf.sittings(), "s", PAPER, blueprint(pauses), tick(0));
      Map<String, List<String>> acknowledged = new HashMap<>();
      long wall = 0;
      long steady = 0;
      int run = 1;
      Duration used = Duration.ZERO;
      for (int i = 0; i < 60; i++) {
        if (random.nextInt(6) == 0) {
          run++; // killed; the steady clock begins anew
          steady = random.nextInt(1000);
        }
        wall += random.nextInt(60) - 10;
        steady += random.nextInt(40);
        Tick now = tick("run-" + run, steady, wall);
        String item = random.nextBoolean() ? "q1" : "q2";
        List<String> response = List.of(random.nextBoolean() ? "A" : "B");
        int wish = random.nextInt(8);
        Turn turn =
            exams
                .turn(
                    shelf.sittings(),
                    "s",
                    s ->
                        switch (wish) {
                          case 0 -> s.pause(now);
                          case 1 -> s.resume(now);
                          default -> s.answer(item, response, now);
                        })
                .orElseThrow();
        if (wish > 1 && turn.done()) {
          acknowledged.put(item, response);
        }
        Sitting stored = shelf.sittings().of("s").orElseThrow();
        assertEquals(turn.sitting(), stored);
        assertEquals(acknowledged, stored.answers());
        assertTrue(stored.used().compareTo(used) >= 0, "time never runs back");
        assertTrue(stored.used().compareTo(LIMIT) <= 0);
        assertEquals(stored.used().equals(LIMIT), stored.phase() == Phase.TIME_OVER);
        assertTrue(pauses.rule() != Pauses.Rule.COUNTED || stored.pausesTaken() <= 2);
        used = stored.used();
      }
    }
  }

  @Test
  void aSittingNeedsItsOwnBlueprint() {
    Paper other = new Paper("other", 7, "bank", PAPER.tasks());
    assertThrows(
        IllegalArgumentException.class,
        () -> Sitting.begin("s", other, blueprint(Pauses.NONE), tick(0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Paper("mock", 7, "bank", List.of(task("q", "single"), task("q", "judge"))));
  }
}
