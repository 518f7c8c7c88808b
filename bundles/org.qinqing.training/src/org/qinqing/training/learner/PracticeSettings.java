package org.qinqing.training.learner;

import java.time.Duration;
import java.time.ZoneId;
import org.qinqing.training.memory.SpacingPlan;
import org.qinqing.training.practice.PracticePlan;

/**
 * How someone practises, as it is kept. The time zone is the computer's and not kept.
 *
 * @param fresh most items a day that were never seen, 0 to 100
 * @param most most items a day, 1 to 500
 * @param slowSeconds an answer that takes longer was recalled with effort, 5 to 600
 * @param retention the chance of recall at which an item comes again, 0.7 to 0.97
 * @param seed draws the new items of each day and their order
 */
public record PracticeSettings(int fresh, int most, int slowSeconds, double retention, long seed) {
  // Ten minutes a day: some twenty items, six of them new.
  private static final int USUAL_MOST = 20;

  private static final int USUAL_FRESH = 6;
  private static final int USUAL_SLOW = 60;

  /** Checks the ranges. */
  public PracticeSettings {
    if (fresh < 0
        || fresh > 100
        || most < 1
        || most > 500
        || slowSeconds < 5
        || slowSeconds > 600
        || !(retention >= 0.7 && retention <= 0.97)) {
      throw new IllegalArgumentException(
          fresh + ", " + most + ", " + slowSeconds + ", " + retention);
    }
  }

  /** The usual, with this seed. */
  public static PracticeSettings usual(long seed) {
    return new PracticeSettings(
        USUAL_FRESH, USUAL_MOST, USUAL_SLOW, SpacingPlan.DEFAULT.retention(), seed);
  }

  /** The plan for a computer in this zone. */
  public PracticePlan plan(ZoneId zone) {
    return new PracticePlan(
        fresh,
        most,
        Duration.ofSeconds(slowSeconds),
        zone,
        seed,
        SpacingPlan.DEFAULT.retaining(retention).fuzzed(seed));
  }
}
