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
