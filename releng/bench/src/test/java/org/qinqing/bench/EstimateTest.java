package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static double[] coins(int heads, int tosses) {
    double[] values = new double[tosses];
    Arrays.fill(values, 0, heads, 1);
    return values;
  }

  @Test
  void intervalOfEqualValuesIsAPoint() {
    assertEquals(new Estimate(0.25, 0.25, 0.25), Estimate.of(new double[] {0.25, 0.25}, 1));
  }

  @Test
  void intervalIsThatOfTheNormalApproximation() {
    // 1.96 times the root of 0.4 × 0.6 / 1000 is 0.0304.
    Estimate estimate = Estimate.of(coins(400, 1000), 1);
    assertEquals(0.4, estimate.mean(), 1e-9);
    assertEquals(0.3696, estimate.low(), 0.003);
    assertEquals(0.4304, estimate.high(), 0.003);
  }

  @Test
  void sameSeedGivesTheSameInterval() {
    assertEquals(Estimate.of(coins(31, 100), 7), Estimate.of(coins(31, 100), 7));
    double[] uneven = IntStream.range(1, 50).mapToDouble(i -> 1.0 / i).toArray();
    assertNotEquals(Estimate.of(uneven, 7), Estimate.of(uneven, 8));
  }

  @Test
  void moreValuesMakeItNarrower() {
    Estimate few = Estimate.of(coins(10, 20), 1);
    Estimate many = Estimate.of(coins(1000, 2000), 1);
    assertTrue(many.high() - many.low() < (few.high() - few.low()) / 5);
  }

  /** Against the figures of Wilson's formula worked out by hand. */
  @Test
  void aShareHasItsIntervalAlsoAtTheEnds() {
    Estimate half = Estimate.share(50, 100);
    assertEquals(0.5, half.mean(), 1e-9);
    assertEquals(0.4038, half.low(), 1e-4);
    assertEquals(0.5962, half.high(), 1e-4);
    Estimate none = Estimate.share(0, 100);
    assertEquals(0, none.low(), 1e-9);
    assertEquals(0.0370, none.high(), 1e-4);
    assertEquals(1, Estimate.share(100, 100).high(), 1e-9);
    assertEquals(0.9630, Estimate.share(100, 100).low(), 1e-4);
  }
}
