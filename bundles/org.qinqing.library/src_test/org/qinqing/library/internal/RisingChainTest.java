package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RisingChainTest {
  @Test
  void picksWhatRuns() {
    assertArrayEquals(new int[] {}, RisingChain.longest(new int[] {}));
    assertArrayEquals(new int[] {0, 1, 3}, RisingChain.longest(new int[] {1, 2, 0, 5}));
    assertEquals(1, RisingChain.longest(new int[] {3, 2, 1}).length);
    assertEquals(1, RisingChain.longest(new int[] {4, 4, 4}).length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noOtherRunIsHeavier(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int count = random.nextInt(11);
      int[] firsts = random.ints(count, 0, 8).sorted().toArray();
      int[] seconds = random.ints(count, 0, 8).toArray();
      double[] weights = random.doubles(count, 0.1, 3).toArray();
      int[] picked = RisingChain.heaviest(firsts, seconds, weights);
      int chosen = Arrays.stream(picked).map(i -> 1 << i).sum();
      assertTrue(rises(chosen, firsts, seconds), "seed " + seed + ", round " + round);
      double best = 0;
      for (int set = 0; set < 1 << count; set++) {
        if (rises(set, firsts, seconds)) {
          best = Math.max(best, sum(set, weights));
        }
      }
      assertEquals(best, sum(chosen, weights), 1e-9, "seed " + seed + ", round " + round);
    }
  }

  private static boolean rises(int set, int[] firsts, int[] seconds) {
    int last = -1;
    for (int i = 0; i < firsts.length; i++) {
      if ((set & 1 << i) != 0) {
        if (last >= 0 && (firsts[i] <= firsts[last] || seconds[i] <= seconds[last])) {
          return false;
        }
        last = i;
      }
    }
    return true;
  }

  private static double sum(int set, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (set & 1 << i) != 0 ? weights[i] : 0;
    }
    return sum;
  }
}
