package org.qinqing.training.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * Service: when an item should come again. Pure: the same arguments give the same answer, the time
 * is passed in.
 */
public interface Spacing {
  /**
   * The memory after a review.
   *
   * @param plan how reviews are spaced
   * @param item id of the item; only deviations depend on it
   * @param before the memory so far, empty for an item never reviewed
   * @param rating how well it was recalled
   * @param at when; a time before the last review (the clock was set back) counts as the same day
   */
  Memory review(SpacingPlan plan, String item, Optional<Memory> before, Rating rating, Instant at);

  /**
   * The chance of recall.
   *
   * @param at when; only whole days since the last review count
   * @return more than 0, at most 1; exactly 1 on the day of the review
   */
  double retrievability(SpacingPlan plan, Memory memory, Instant at);

  /**
   * The interval after which the chance of recall has fallen to the plan's retention, without
   * deviation.
   *
   * @param stability days, positive
   * @return whole days, from 1 to the plan's longest
   */
  int interval(SpacingPlan plan, double stability);
}
