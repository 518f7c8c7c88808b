package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Memory.Phase;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.memory.SpacingPlan;

/**
 * The vectors are those of the reference implementations' own tests: py-fsrs {@code
 * tests/test_basic.py} (commit 3abe686) and ts-fsrs {@code packages/fsrs/__tests__/FSRS-6.test.ts}
 * and {@code algorithm.test.ts}, both of github.com/open-spaced-repetition.
 */
class FsrsSpacingTest {
  private static final Instant START = Instant.parse("2022-11-29T12:30:00Z");
  private static final SpacingPlan PLAN = SpacingPlan.DEFAULT;
  private static final Rating A = Rating.AGAIN;
  private static final Rating H = Rating.HARD;
  private static final Rating G = Rating.GOOD;
  private static final Rating E = Rating.EASY;

  private final Spacing spacing = new FsrsSpacing();

  private static List<Long> intervals(Spacing spacing, SpacingPlan plan, Rating... ratings) {
    List<Long> days = new ArrayList<>();
    Optional<Memory> memory = Optional.empty();
    Instant at = START;
    for (Rating rating : ratings) {
      memory = Optional.of(spacing.review(plan, "q", memory, rating, at));
      days.add(Duration.between(at, memory.get().due()).toDays());
      at = memory.get().due();
    }
    return days;
  }

  private Memory reviewed(SpacingPlan plan, Rating... ratings) {
    Optional<Memory> memory = Optional.empty();
    Instant at = START;
    for (Rating rating : ratings) {
      memory = Optional.of(spacing.review(plan, "q", memory, rating, at));
      at = memory.get().due();
    }
    return memory.orElseThrow();
  }

  @Test
  void intervalsOfTheReference() {
    assertEquals(
        List.of(0L, 2L, 11L, 46L, 163L, 498L, 0L, 0L, 2L, 4L, 7L, 12L, 21L),
        intervals(spacing, PLAN, G, G, G, G, G, G, A, A, G, G, G, G, G));
  }

  @Test
  void memoryOfTheReference() {
    int[] days = {0, 0, 1, 3, 8, 21};
    List<Rating> ratings = List.of(A, G, G, G, G, G);
    Optional<Memory> memory = Optional.empty();
    Instant at = START;
    for (int i = 0; i < days.length; i++) {
      at = at.plus(Duration.ofDays(days[i]));
      memory = Optional.of(spacing.review(PLAN, "q", memory, ratings.get(i), at));
    }
    assertEquals(53.62691, memory.orElseThrow().stability(), 1e-4);
    assertEquals(6.3574867, memory.orElseThrow().difficulty(), 1e-4);
  }

  @Test
  void firstReviewOfTheReference() {
    double[] stability = {0.212, 1.2931, 2.3065, 8.2956};
    double[] difficulty = {6.4133, 5.11217071, 2.11810397, 1};
    for (Rating rating : Rating.values()) {
      Memory memory = reviewed(PLAN, rating);
      assertEquals(stability[rating.ordinal()], memory.stability(), 1e-8);
      assertEquals(difficulty[rating.ordinal()], memory.difficulty(), 1e-8);
    }
    assertEquals(0.9024733, spacing.retrievability(PLAN, easy(), easy().due()), 1e-7);
  }

  private Memory easy() {
    return reviewed(PLAN, E);
  }

  @Test
  void formulasOfTheReference() {
    Fsrs fsrs = new Fsrs(PLAN);
    double[] curve = {1, 0.9, 0.84588465, 0.8093881};
    for (int days = 0; days < curve.length; days++) {
      assertEquals(curve[days], fsrs.retrievability(days, 1), 1e-8);
    }
    double[] difficulty = {8.34176237, 6.66599536, 4.99022837, 3.31446137};
    for (Rating rating : Rating.values()) {
      assertEquals(difficulty[rating.ordinal()], fsrs.difficulty(5, rating), 1e-8);
    }
    assertEquals(1.05253961, fsrs.laterDay(1, 5, 0.9, A), 1e-8);
    assertEquals(1.18943295, fsrs.laterDay(2, 5, 0.8, A), 1e-8);
    assertEquals(1.36808387, fsrs.laterDay(3, 5, 0.7, A), 1e-8);
    assertEquals(1.58498896, fsrs.laterDay(4, 5, 0.6, A), 1e-8);
    assertEquals(28.22657096, fsrs.laterDay(2, 5, 0.8, H), 1e-8);
    assertEquals(58.65599107, fsrs.laterDay(3, 5, 0.7, G), 1e-8);
    assertEquals(127.2266925, fsrs.laterDay(4, 5, 0.6, E), 1e-7);
    assertEquals(1.596818, fsrs.sameDay(5, A), 1e-6);
    assertEquals(5, fsrs.sameDay(5, G), 1e-9);
    assertEquals(8.12960956, fsrs.sameDay(5, E), 1e-7);
  }

  @Test
  void intervalsByWishedRetentionOfTheReference() {
    int[] days = {3_116_769, 34_793, 2_508, 387, 90, 27, 9, 3, 1};
    for (int i = 0; i < days.length; i++) {
      SpacingPlan plan = PLAN.retaining((i + 1) / 10.0).atMost(Integer.MAX_VALUE);
      assertEquals(days[i], spacing.interval(plan, 1));
    }
    assertEquals(365, spacing.interval(PLAN.atMost(365), 737.47));
    assertEquals(737, spacing.interval(PLAN, 737.47));
  }

  @Test
  void tenEasyAnswersInTenMicrosecondsAreAsEasyAsCanBe() {
    Optional<Memory> memory = Optional.empty();
    for (int i = 0; i < 10; i++) {
      memory = Optional.of(spacing.review(PLAN, "q", memory, E, START.plusNanos(i * 1_000L)));
    }
    assertEquals(1.0, memory.orElseThrow().difficulty());
  }

  @Test
  void aThousandFailuresLeaveStabilityAtItsLeast() {
    Optional<Memory> memory = Optional.empty();
    Instant at = START;
    for (int i = 0; i < 1000; i++) {
      memory = Optional.of(spacing.review(PLAN, "q", memory, A, at));
      assertTrue(memory.get().stability() >= 0.001);
      at = memory.get().due().plus(Duration.ofDays(1));
    }
  }

  @Test
  void learningSteps() {
    assertStep(Phase.LEARNING, 0, 60, reviewed(PLAN, A));
    assertStep(Phase.LEARNING, 0, 330, reviewed(PLAN, H));
    assertStep(Phase.LEARNING, 1, 600, reviewed(PLAN, G));
    assertStep(Phase.LEARNING, 1, 600, reviewed(PLAN, G, H));
    assertStep(Phase.LEARNING, 0, 60, reviewed(PLAN, G, A));
    assertEquals(Phase.REVIEW, reviewed(PLAN, G, G).phase());
    assertEquals(Phase.REVIEW, reviewed(PLAN, G, E).phase());
    assertStep(
        Phase.LEARNING,
        0,
        900,
        reviewed(PLAN.stepping(List.of(Duration.ofMinutes(10)), List.of()), H));
  }

  @Test
  void relearningSteps() {
    assertStep(Phase.RELEARNING, 0, 600, reviewed(PLAN, E, A));
    assertStep(Phase.RELEARNING, 0, 600, reviewed(PLAN, E, A, A));
    assertStep(Phase.RELEARNING, 0, 900, reviewed(PLAN, E, A, H));
    assertEquals(Phase.REVIEW, reviewed(PLAN, E, A, G).phase());
    SpacingPlan two =
        PLAN.stepping(List.of(), List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)));
    assertStep(Phase.RELEARNING, 0, 330, reviewed(two, E, A, H));
    assertStep(Phase.RELEARNING, 1, 600, reviewed(two, E, A, H, G));
    assertStep(Phase.RELEARNING, 1, 600, reviewed(two, E, A, H, G, H));
    assertEquals(Phase.REVIEW, reviewed(two, E, A, H, G, H, E).phase());
  }

  @Test
  void withoutStepsEverythingIsSpacedByDays() {
    SpacingPlan none = PLAN.stepping(List.of(), List.of());
    for (Rating rating : Rating.values()) {
      Memory memory = reviewed(none, rating);
      assertEquals(Phase.REVIEW, memory.phase());
      assertTrue(!memory.due().isBefore(START.plus(Duration.ofDays(1))));
      assertEquals(Phase.REVIEW, reviewed(none, rating, A).phase());
    }
  }

  @Test
  void aPlanWithFewerStepsLetsTheItemGoOn() {
    Memory second = reviewed(PLAN, G);
    SpacingPlan one = PLAN.stepping(List.of(Duration.ofMinutes(1)), List.of());
    for (Rating rating : List.of(H, G, E)) {
      assertEquals(
          Phase.REVIEW,
          spacing.review(one, "q", Optional.of(second), rating, second.due()).phase());
    }
    assertStep(
        Phase.LEARNING, 0, 60, spacing.review(one, "q", Optional.of(second), A, second.due()));
  }

  private static void assertStep(Phase phase, int step, long seconds, Memory memory) {
    assertEquals(phase, memory.phase());
    assertEquals(step, memory.step());
    assertEquals(seconds, Duration.between(memory.reviewed(), memory.due()).toSeconds());
  }

  @Test
  void onlyWholeDaysCountAndAClockSetBackCountsAsTheSameDay() {
    Memory memory = reviewed(PLAN, E);
    assertEquals(1, spacing.retrievability(PLAN, memory, START));
    assertEquals(1, spacing.retrievability(PLAN, memory, START.plus(Duration.ofHours(23))));
    assertTrue(spacing.retrievability(PLAN, memory, START.plus(Duration.ofHours(24))) < 1);
    Instant back = START.minus(Duration.ofDays(400));
    assertEquals(1, spacing.retrievability(PLAN, memory, back));
    Memory again = spacing.review(PLAN, "q", Optional.of(memory), G, back);
    Memory same = spacing.review(PLAN, "q", Optional.of(memory), G, START);
    assertEquals(same.stability(), again.stability());
    assertEquals(back, again.reviewed());
  }

  /** Laws that hold after any sequence of reviews, at any distance, with any sound parameters. */
  @Test
  void laws() {
    Random random = new Random(6);
    for (int run = 0; run < 400; run++) {
      SpacingPlan plan = run % 2 == 0 ? PLAN : weights(random);
      Fsrs fsrs = new Fsrs(plan);
      Optional<Memory> memory = Optional.empty();
      Instant at = START;
      for (int review = 0; review < 25; review++) {
        List<Memory> next = new ArrayList<>();
        for (Rating rating : Rating.values()) {
          next.add(spacing.review(plan, "q", memory, rating, at));
        }
        for (Memory each : next) {
          assertTrue(each.stability() > 0 && Double.isFinite(each.stability()));
          assertTrue(each.difficulty() >= 1 && each.difficulty() <= 10);
          assertTrue(each.due().isAfter(at));
          double kept = spacing.retrievability(plan, each, each.due());
          assertTrue(kept > 0 && kept <= 1);
        }
        if (memory.isPresent()) {
          double before = memory.get().stability();
          boolean later =
              Duration.between(memory.get().reviewed(), at).compareTo(Duration.ofDays(1)) >= 0;
          assertTrue(next.get(1).difficulty() <= next.get(0).difficulty());
          assertTrue(next.get(2).difficulty() <= next.get(1).difficulty());
          assertTrue(next.get(3).difficulty() <= next.get(2).difficulty());
          assertTrue(next.get(1).stability() <= next.get(2).stability() * (1 + 1e-12));
          assertTrue(next.get(2).stability() <= next.get(3).stability() * (1 + 1e-12));
          assertTrue(next.get(2).stability() >= before);
          if (later) {
            assertTrue(next.get(0).stability() <= Math.max(before, 0.001));
            assertTrue(next.get(1).stability() >= before);
          }
        }
        if (memory.map(m -> m.phase() == Phase.REVIEW).orElse(false)) {
          assertEquals(
              fsrs.interval(next.get(2).stability()),
              Duration.between(at, next.get(2).due()).toDays());
          assertTrue(!next.get(3).due().isBefore(next.get(2).due()));
          assertTrue(!next.get(2).due().isBefore(next.get(1).due()));
          assertTrue(!next.get(1).due().isBefore(next.get(0).due()));
        }
        memory = Optional.of(next.get(random.nextInt(4)));
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 60 : 200_000)));
      }
    }
  }

  private static SpacingPlan weights(Random random) {
    double[] least = {.001, .001, .001, .001, 1, .001, .001, .001, 0, 0, .001, .001, .001, .001};
    double[] most = {100, 100, 100, 100, 10, 4, 4, .75, 4.5, .8, 3.5, 5, .25, .9};
    List<Double> weights = new ArrayList<>(PLAN.weights());
    for (int i = 0; i < least.length; i++) {
      weights.set(i, least[i] + random.nextDouble() * (most[i] - least[i]));
    }
    return new SpacingPlan(
        weights,
        0.7 + random.nextDouble() * 0.25,
        PLAN.learning(),
        PLAN.relearning(),
        PLAN.longest(),
        OptionalLong.empty());
  }

  @Test
  void goodAnswersOnTheDayDueGrowTheInterval() {
    for (Rating first : Rating.values()) {
      Rating[] ratings = new Rating[12];
      Arrays.fill(ratings, G);
      ratings[0] = first;
      List<Long> days = intervals(spacing, PLAN, ratings);
      for (int i = 3; i < days.size(); i++) {
        assertTrue(
            days.get(i) > days.get(i - 1) || days.get(i) == PLAN.longest(), first + " " + days);
      }
    }
  }

  @Test
  void retrievabilityFallsWithTheDaysAndIsTheWishedOneWhenDue() {
    Memory memory = reviewed(PLAN, G, G, G, G);
    double before = 1;
    for (int day = 1; day < 400; day++) {
      double now =
          spacing.retrievability(PLAN, memory, memory.reviewed().plus(Duration.ofDays(day)));
      assertTrue(now < before);
      before = now;
    }
    assertEquals(0.9, spacing.retrievability(PLAN, memory, memory.due()), 0.005);
  }

  @Test
  void deviationsFollowTheSeedAndKeepWithinTheirBand() {
    Memory plain = reviewed(PLAN, G, G, G);
    assertEquals(11, Duration.between(plain.reviewed(), plain.due()).toDays());
    Set<Long> seen = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      SpacingPlan plan = PLAN.fuzzed(seed);
      Memory memory = spacing.review(plan, "q", Optional.of(reviewed(PLAN, G, G)), G, START);
      Memory base = spacing.review(PLAN, "q", Optional.of(reviewed(PLAN, G, G)), G, START);
      assertEquals(memory, spacing.review(plan, "q", Optional.of(reviewed(PLAN, G, G)), G, START));
      assertEquals(base.stability(), memory.stability());
      List<Long> days = intervals(spacing, plan, G, G, G);
      seen.add(days.get(2));
      assertEquals(2, days.get(1), "too short to deviate");
    }
    // 11 days: 1 + 0.15 · 4.5 + 0.1 · 4 = 2.075 either way
    assertEquals(Set.of(9L, 10L, 11L, 12L, 13L), seen);
    assertNotEquals(
        spreadOver("a"), spreadOver("b"), "items learned together do not come together");
  }

  @Test
  void threeDaysAreTheShortestThatDeviate() {
    SpacingPlan none = PLAN.stepping(List.of(), List.of());
    for (int stability : List.of(2, 3)) {
      Memory known = new Memory(Phase.REVIEW, 0, stability, 10, START, START);
      Set<Long> days = new HashSet<>();
      for (long seed = 0; seed < 60; seed++) {
        Memory next = spacing.review(none.fuzzed(seed), "q", Optional.of(known), G, START);
        days.add(Duration.between(START, next.due()).toDays());
      }
      assertEquals(stability == 2 ? Set.of(2L) : Set.of(2L, 3L, 4L), days);
    }
  }

  @Test
  void theBoundsThemselvesAreSound() {
    for (double difficulty : new double[] {1, 10}) {
      Memory memory = new Memory(Phase.REVIEW, 0, 1, difficulty, START, START);
      assertEquals(difficulty, memory.difficulty());
    }
    List<Double> least =
        List.of(
            0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001,
            0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1);
    List<Double> most =
        List.of(
            100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0,
            1.0, 6.0, 2.0, 2.0, 0.8, 0.8);
    assertEquals(least, withWeights(least).weights());
    assertEquals(most, withWeights(most).weights());
    for (int i = 0; i < 21; i++) {
      List<Double> below = new ArrayList<>(least);
      below.set(i, Math.nextDown(least.get(i)));
      assertThrows(IllegalArgumentException.class, () -> withWeights(below));
      List<Double> above = new ArrayList<>(most);
      above.set(i, Math.nextUp(most.get(i)));
      assertThrows(IllegalArgumentException.class, () -> withWeights(above));
    }
  }

  private List<Long> spreadOver(String item) {
    List<Long> days = new ArrayList<>();
    Optional<Memory> memory = Optional.of(reviewed(PLAN, G, G, G));
    for (long seed = 0; seed < 20; seed++) {
      Instant due = memory.orElseThrow().due();
      days.add(
          Duration.between(due, spacing.review(PLAN.fuzzed(seed), item, memory, G, due).due())
              .toDays());
    }
    return days;
  }

  @Test
  void neverLongerThanTheLongestNotEvenDeviating() {
    for (long seed = 0; seed < 50; seed++) {
      for (int longest : List.of(1, 2, 3, 5, 100)) {
        for (long days : intervals(spacing, PLAN.atMost(longest).fuzzed(seed), E, E, E, E, G, G)) {
          assertTrue(days <= longest && days >= 1);
        }
      }
    }
  }

  @Test
  void refusesPlansAndMemoriesThatCannotBe() {
    List<Double> few = PLAN.weights().subList(0, 19);
    assertThrows(IllegalArgumentException.class, () -> withWeights(few));
    for (int i = 0; i < 21; i++) {
      for (double wrong : new double[] {-1, 1000, Double.NaN}) {
        List<Double> weights = new ArrayList<>(PLAN.weights());
        weights.set(i, wrong);
        IllegalArgumentException refusal =
            assertThrows(IllegalArgumentException.class, () -> withWeights(weights));
        assertTrue(refusal.getMessage().startsWith("w" + i + " "));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> PLAN.retaining(0));
    assertThrows(IllegalArgumentException.class, () -> PLAN.retaining(1));
    assertThrows(IllegalArgumentException.class, () -> PLAN.atMost(0));
    assertThrows(
        IllegalArgumentException.class, () -> PLAN.stepping(List.of(Duration.ZERO), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> PLAN.stepping(List.of(), List.of(Duration.ofSeconds(-1))));
    assertThrows(IllegalArgumentException.class, () -> spacing.interval(PLAN, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Memory(Phase.REVIEW, 1, 1, 1, START, START));
    assertThrows(
        IllegalArgumentException.class, () -> new Memory(Phase.LEARNING, 0, 0, 1, START, START));
    assertThrows(
        IllegalArgumentException.class, () -> new Memory(Phase.LEARNING, 0, 1, 11, START, START));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Memory(Phase.LEARNING, 0, 1, 1, START, START.minusSeconds(1)));
  }

  private static SpacingPlan withWeights(List<Double> weights) {
    return new SpacingPlan(weights, 0.9, List.of(), List.of(), 100, OptionalLong.empty());
  }
}
