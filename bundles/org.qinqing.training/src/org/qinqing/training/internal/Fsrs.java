package org.qinqing.training.internal;

import java.util.List;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.SpacingPlan;

/**
 * The formulas of FSRS-6 as published by open-spaced-repetition ("The Algorithm"). Stability is in
 * days, difficulty from 1 to 10, retrievability a chance.
 */
final class Fsrs {
  private static final double LEAST_STABILITY = 0.001;

  private final List<Double> w;
  private final double retention;
  private final int longest;
  private final double decay;
  private final double factor;

  Fsrs(SpacingPlan plan) {
    w = plan.weights();
    retention = plan.retention();
    longest = plan.longest();
    decay = -w.get(20);
    // Chosen so that retrievability is 0.9 after as many days as stability says.
    factor = Math.pow(0.9, 1 / decay) - 1;
  }

  /** R(t, S): the forgetting curve. */
  double retrievability(long days, double stability) {
    return Math.pow(1 + factor * days / stability, decay);
  }

  /** I(r, S), whole days. */
  int interval(double stability) {
    double days = stability / factor * (Math.pow(retention, 1 / decay) - 1);
    return (int) Math.clamp(Math.rint(days), 1, longest);
  }

  /** S0(G). */
  double firstStability(Rating rating) {
    return atLeast(w.get(rating.ordinal()));
  }

  /** D0(G), within 1 and 10. */
  double firstDifficulty(Rating rating) {
    return withinScale(rawFirstDifficulty(rating));
  }

  private double rawFirstDifficulty(Rating rating) {
    return w.get(4) - Math.exp(w.get(5) * rating.ordinal()) + 1;
  }

  /** D'(D, G): damped near the upper end, drawn back towards that of a first easy answer. */
  double difficulty(double before, Rating rating) {
    double change = -w.get(6) * fromGood(rating);
    double damped = before + change * (10 - before) / 9;
    return withinScale(w.get(7) * rawFirstDifficulty(Rating.EASY) + (1 - w.get(7)) * damped);
  }

  /** S'(S, G) on the day of the last review. */
  double sameDay(double stability, Rating rating) {
    double growth =
        Math.exp(w.get(17) * (fromGood(rating) + w.get(18))) * Math.pow(stability, -w.get(19));
    if (rating == Rating.GOOD || rating == Rating.EASY) {
      growth = Math.max(growth, 1);
    }
    return atLeast(stability * growth);
  }

  /** S'(D, S, R, G) on a later day. */
  double laterDay(double difficulty, double stability, double retrievability, Rating rating) {
    return atLeast(
        rating == Rating.AGAIN
            ? forgotten(difficulty, stability, retrievability)
            : recalled(difficulty, stability, retrievability, rating));
  }

  private double forgotten(double difficulty, double stability, double retrievability) {
    double left =
        w.get(11)
            * Math.pow(difficulty, -w.get(12))
            * (Math.pow(stability + 1, w.get(13)) - 1)
            * Math.exp(w.get(14) * (1 - retrievability));
    // Forgetting never leaves more than failing again on the same day would.
    return Math.min(left, stability / Math.exp(w.get(17) * w.get(18)));
  }

  private double recalled(
      double difficulty, double stability, double retrievability, Rating rating) {
    double penalty = rating == Rating.HARD ? w.get(15) : 1;
    double bonus = rating == Rating.EASY ? w.get(16) : 1;
    double growth =
        Math.exp(w.get(8))
            * (11 - difficulty)
            * Math.pow(stability, -w.get(9))
            * Math.expm1(w.get(10) * (1 - retrievability))
            * penalty
            * bonus;
    return stability * (1 + growth);
  }

  private static int fromGood(Rating rating) {
    return rating.ordinal() - Rating.GOOD.ordinal();
  }

  private static double atLeast(double stability) {
    return Math.max(stability, LEAST_STABILITY);
  }

  private static double withinScale(double difficulty) {
    return Math.clamp(difficulty, 1, 10);
  }
}
