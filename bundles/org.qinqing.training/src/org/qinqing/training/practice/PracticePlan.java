package org.qinqing.training.practice;

import java.time.Duration;
import java.time.ZoneId;
import org.qinqing.training.memory.SpacingPlan;

/**
 * How someone practises.
 *
 * @param fresh most items a day that were never seen, at least 0
 * @param most most items a day, each counted once however often its short steps bring it back; at
 *     least 1
 * @param slow an answer that takes longer was recalled with effort
 * @param zone whose midnight ends the day
 * @param seed draws the new items of each day and their order
 * @param spacing how reviews are spaced
 */
public record PracticePlan(
    int fresh, int most, Duration slow, ZoneId zone, long seed, SpacingPlan spacing) {

  /** Checks the bounds. */
  public PracticePlan {
    if (fresh < 0 || most < 1 || slow.isNegative() || slow.isZero()) {
      throw new IllegalArgumentException(fresh + ", " + most + ", " + slow);
    }
  }
}
