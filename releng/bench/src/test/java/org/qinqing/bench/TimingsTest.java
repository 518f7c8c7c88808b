package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TimingsTest {
  private static Timings hundred() {
    Timings timings = new Timings();
    for (int i = 100; i >= 1; i--) {
      timings.add(i * 1_000_000L);
    }
    return timings;
  }

  @Test
  void percentileIsTheNearestRank() {
    assertEquals(50, hundred().percentile(50));
    assertEquals(99, hundred().percentile(99));
    assertEquals(100, hundred().percentile(100));
    assertEquals(1, hundred().percentile(0.5));
  }

  @Test
  void percentileOfOneIsThatOne() {
    Timings timings = new Timings();
    timings.add(2_500_000);
    assertEquals(2.5, timings.percentile(50));
    assertEquals(2.5, timings.percentile(99));
  }

  @Test
  void keepsMoreThanItBeganWith() {
    Timings timings = new Timings();
    for (int i = 0; i < 5000; i++) {
      timings.add(i * 1_000_000L);
    }
    assertEquals(5000, timings.size());
    assertEquals(4949, timings.percentile(99));
  }

  @Test
  void nothingTimedHasNoPercentile() {
    assertThrows(IllegalStateException.class, () -> new Timings().percentile(50));
  }
}
