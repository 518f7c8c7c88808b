package org.qinqing.library.internal;

import java.util.Arrays;

/** Picks from pairs of places those that run in the same order on both sides. */
final class RisingChain {
  private RisingChain() {}

  /**
   * The longest rising run.
   *
   * @param places second places, in the order of the first
   * @return indices of the picked, rising
   */
  static int[] longest(int[] places) {
    double[] weights = new double[places.length];
    Arrays.fill(weights, 1);
    int[] firsts = new int[places.length];
    Arrays.setAll(firsts, i -> i);
    return heaviest(firsts, places, weights);
  }

  /**
   * The run with the largest sum of weights in which both places rise. Takes time n log n, so that
   * it stands for an alignment table of any size.
   *
   * @param firsts first places, never falling
   * @param seconds second places
   * @param weights above 0
   * @return indices of the picked, rising
   */
  static int[] heaviest(int[] firsts, int[] seconds, double[] weights) {
    int count = seconds.length;
    int[] places = Arrays.stream(seconds).distinct().sorted().toArray();
    // A Fenwick tree over the second places: the best run that ends at or before one.
    int[] best = new int[places.length + 1];
    Arrays.fill(best, -1);
    double[] sums = new double[count];
    int[] before = new int[count];
    int last = -1;
    int done = 0;
    for (int i = 0; i < count; i++) {
      int rank = Arrays.binarySearch(places, seconds[i]);
      int found = -1;
      for (int node = rank; node > 0; node -= node & -node) {
        found = heavier(best[node], found, sums);
      }
      before[i] = found;
      sums[i] = weights[i] + (found < 0 ? 0 : sums[found]);
      last = heavier(i, last, sums);
      boolean lastOfFirst = i + 1 == count || firsts[i + 1] != firsts[i];
      if (lastOfFirst) {
        // Pairs with the same first place cannot follow one another, so they enter together.
        for (; done <= i; done++) {
          int place = Arrays.binarySearch(places, seconds[done]) + 1;
          for (int node = place; node <= places.length; node += node & -node) {
            best[node] = heavier(best[node], done, sums);
          }
        }
      }
    }
    int size = 0;
    for (int i = last; i >= 0; i = before[i]) {
      size++;
    }
    int[] picked = new int[size];
    for (int i = last; i >= 0; i = before[i]) {
      picked[--size] = i;
    }
    return picked;
  }

  /** The one with the larger sum; the first where they are equal. */
  private static int heavier(int one, int other, double[] sums) {
    if (one < 0 || other < 0) {
      return Math.max(one, other);
    }
    return sums[other] > sums[one] ? other : one;
  }
}
