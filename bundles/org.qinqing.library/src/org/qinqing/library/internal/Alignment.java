package org.qinqing.library.internal;

import java.util.Optional;

/**
 * The stretch of a text that takes the fewest changes (put in, leave out, replace one unit) to
 * become a pattern, and where each unit of the pattern stands in it. Sellers' algorithm.
 */
final class Alignment {
  private static final byte REPLACE = 0;
  private static final byte LEFT_OUT = 1;
  private static final byte PUT_IN = 2;

  private final int[] firsts;
  private final int[] lasts;
  private final int changes;

  private Alignment(int[] firsts, int[] lasts, int changes) {
    this.firsts = firsts;
    this.lasts = lasts;
    this.changes = changes;
  }

  /**
   * Aligns.
   *
   * @param pattern not empty
   * @param near of several equal stretches the one that begins nearest to here
   * @param largest most cells of the table of changes
   * @return empty when the table would be larger
   */
  static Optional<Alignment> of(String pattern, String text, int near, long largest) {
    int m = pattern.length();
    int n = text.length();
    if (m == 0) {
      throw new IllegalArgumentException("empty pattern");
    }
    if ((m + 1L) * (n + 1L) > largest) {
      return Optional.empty();
    }
    byte[][] steps = new byte[m + 1][n + 1];
    int[] above = new int[n + 1];
    int[] here = new int[n + 1];
    for (int i = 1; i <= m; i++) {
      here[0] = i;
      steps[i][0] = LEFT_OUT;
      for (int j = 1; j <= n; j++) {
        boolean same = pattern.charAt(i - 1) == text.charAt(j - 1);
        int replace = above[j - 1] + (same ? 0 : 1);
        int leftOut = above[j] + 1;
        int putIn = here[j - 1] + 1;
        int least = Math.min(replace, Math.min(leftOut, putIn));
        here[j] = least;
        steps[i][j] = step(same, least == putIn, least == leftOut);
      }
      int[] swap = above;
      above = here;
      here = swap;
    }
    return Optional.of(trace(steps, above, near));
  }

  /** Of ways that take as many changes the one that keeps more units. */
  private static byte step(boolean same, boolean putIn, boolean leftOut) {
    if (same) {
      return REPLACE;
    }
    return putIn ? PUT_IN : leftOut ? LEFT_OUT : REPLACE;
  }

  private static Alignment trace(byte[][] steps, int[] last, int near) {
    int m = steps.length - 1;
    int least = Integer.MAX_VALUE;
    for (int changes : last) {
      least = Math.min(least, changes);
    }
    int end = 0;
    int distance = Integer.MAX_VALUE;
    for (int j = 0; j < last.length; j++) {
      if (last[j] == least && Math.abs(j - m - near) < distance) {
        end = j;
        distance = Math.abs(j - m - near);
      }
    }
    int[] firsts = new int[m + 1];
    int[] lasts = new int[m + 1];
    int i = m;
    int j = end;
    firsts[m] = end;
    lasts[m] = end;
    while (i > 0) {
      switch (steps[i][j]) {
        case REPLACE -> {
          i--;
          j--;
          lasts[i] = j;
        }
        case LEFT_OUT -> {
          i--;
          lasts[i] = j;
        }
        default -> j--;
      }
      firsts[i] = j;
    }
    return new Alignment(firsts, lasts, least);
  }

  /** First unit of the stretch. */
  int from() {
    return firsts[0];
  }

  /** After the last unit of the stretch. */
  int to() {
    return lasts[lasts.length - 1];
  }

  /** Where what stands before the given unit of the pattern ends. */
  int endBefore(int unit) {
    return firsts[unit];
  }

  /** Where the given unit of the pattern begins; what was put in before it is left behind. */
  int beginOf(int unit) {
    return lasts[unit];
  }

  /** How many changes it takes. */
  int changes() {
    return changes;
  }

  /** 1 for no change, 0 when nothing is left of the pattern. */
  double likeness() {
    return 1 - (double) changes / (lasts.length - 1);
  }

  /** How many changes make one text of the other. */
  static int changes(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = above[0];
      above[0] = i;
      for (int j = 1; j < above.length; j++) {
        int replace = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = above[j];
        above[j] = Math.min(replace, Math.min(above[j], above[j - 1]) + 1);
      }
    }
    return above[other.length()];
  }
}
