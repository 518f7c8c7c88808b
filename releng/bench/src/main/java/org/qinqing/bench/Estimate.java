package org.qinqing.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean and how far it can be trusted.
 *
 * @param mean of the values
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
record Estimate(double mean, double low, double high) {
  private static final int SAMPLES = 10_000;
  private static final double TAIL = 0.025;

  /** As many standard deviations on both sides hold 95 % of a normal distribution. */
  private static final double WIDTH = 1.959964;

  /**
   * A share, with Wilson's interval: sound also near none and all, where the usual one is not.
   *
   * @param part how many
   * @param whole of how many, at least one
   */
  static Estimate share(int part, int whole) {
    double share = (double) part / whole;
    double square = WIDTH * WIDTH;
    double centre = (share + square / (2 * whole)) / (1 + square / whole);
    double reach =
        WIDTH
            / (1 + square / whole)
            * Math.sqrt(share * (1 - share) / whole + square / (4.0 * whole * whole));
    return new Estimate(share, Math.max(0, centre - reach), Math.min(1, centre + reach));
  }

  /**
   * The percentile bootstrap: the mean of as many values drawn with replacement, many times.
   *
   * @param values at least one
   * @param seed the same seed gives the same interval
   */
  static Estimate of(double[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[sample] = sum / values.length;
    }
    Arrays.sort(means);
    double mean = Arrays.stream(values).average().orElseThrow();
    return new Estimate(
        mean, means[(int) (SAMPLES * TAIL)], means[SAMPLES - 1 - (int) (SAMPLES * TAIL)]);
  }
}
