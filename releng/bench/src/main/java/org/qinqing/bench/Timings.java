package org.qinqing.bench;

import java.util.Arrays;

/** Times of single calls. */
final class Timings {
  private static final double NANOS_IN_MILLI = 1e6;

  private long[] nanos = new long[1024];
  private int size;

  void add(long time) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = time;
  }

  int size() {
    return size;
  }

  /**
   * The smallest time that at least so many percent of all times do not exceed, in milliseconds.
   *
   * @param percent above 0, at most 100
   */
  double percentile(double percent) {
    if (size == 0) {
      throw new IllegalStateException();
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * size);
    return sorted[Math.max(rank, 1) - 1] / NANOS_IN_MILLI;
  }
}
