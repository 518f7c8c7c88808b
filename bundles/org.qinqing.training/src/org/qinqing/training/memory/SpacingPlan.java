package org.qinqing.training.memory;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * How reviews are spaced.
 *
 * @param weights the 21 parameters w0…w20 of FSRS-6, each within its published bounds
 * @param retention chance of recall at which an item comes again, more than 0 and less than 1
 * @param learning short steps of a new item; may be empty
 * @param relearning short steps of a forgotten item; may be empty
 * @param longest longest interval in days, at least 1
 * @param fuzz seed of the small deviations that keep items learned together from coming together
 *     for ever; empty for none
 */
public record SpacingPlan(
    List<Double> weights,
    double retention,
    List<Duration> learning,
    List<Duration> relearning,
    int longest,
    OptionalLong fuzz) {

  // The published bounds; before DEFAULT, which is checked against them.
  private static final List<Double> LEAST =
      List.of(
          0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001,
          0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1);
  private static final List<Double> MOST =
      List.of(
          100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0,
          6.0, 2.0, 2.0, 0.8, 0.8);

  /** The published defaults of FSRS-6, without deviations. */
  public static final SpacingPlan DEFAULT =
      new SpacingPlan(
          List.of(
              0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
              1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
          0.9,
          List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)),
          List.of(Duration.ofMinutes(10)),
          36_500,
          OptionalLong.empty());

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part that is out of bounds
   */
  public SpacingPlan {
    weights = List.copyOf(weights);
    learning = List.copyOf(learning);
    relearning = List.copyOf(relearning);
    if (weights.size() != LEAST.size()) {
      throw new IllegalArgumentException("weights: " + weights.size() + ", not " + LEAST.size());
    }
    for (int i = 0; i < weights.size(); i++) {
      double weight = weights.get(i);
      if (!(weight >= LEAST.get(i) && weight <= MOST.get(i))) {
        throw new IllegalArgumentException("w" + i + " = " + weight);
      }
    }
    if (!(retention > 0 && retention < 1)) {
      throw new IllegalArgumentException("retention " + retention);
    }
    if (longest < 1) {
      throw new IllegalArgumentException("longest " + longest);
    }
    for (Duration step : learning) {
      requirePositive(step);
    }
    for (Duration step : relearning) {
      requirePositive(step);
    }
  }

  private static void requirePositive(Duration step) {
    if (step.isNegative() || step.isZero()) {
      throw new IllegalArgumentException("step " + step);
    }
  }

  /** The same with another wished retention. */
  public SpacingPlan retaining(double share) {
    return new SpacingPlan(weights, share, learning, relearning, longest, fuzz);
  }

  /** The same with other short steps. */
  public SpacingPlan stepping(List<Duration> first, List<Duration> again) {
    return new SpacingPlan(weights, retention, first, again, longest, fuzz);
  }

  /** The same with another longest interval, in days. */
  public SpacingPlan atMost(int days) {
    return new SpacingPlan(weights, retention, learning, relearning, days, fuzz);
  }

  /** The same with deviations drawn from the seed. */
  public SpacingPlan fuzzed(long seed) {
    return new SpacingPlan(
        weights, retention, learning, relearning, longest, OptionalLong.of(seed));
  }
}
