package org.qinqing.library.internal;

import java.util.Arrays;

/** The pairs of neighbouring characters of a text, by which two texts are compared. */
final class Bigrams {
  private final int[] sorted;

  private Bigrams(int[] sorted) {
    this.sorted = sorted;
  }

  static Bigrams of(PlainText text) {
    String plain = text.plain();
    int[] pairs = new int[plain.length() == 1 ? 1 : Math.max(0, plain.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      char next = i + 1 < plain.length() ? plain.charAt(i + 1) : 0;
      pairs[i] = plain.charAt(i) << 16 | next;
    }
    Arrays.sort(pairs);
    return new Bigrams(pairs);
  }

  /** Dice coefficient of the two multisets, 0 to 1; two empty texts are the same. */
  double similarity(Bigrams other) {
    int all = sorted.length + other.sorted.length;
    return all == 0 ? 1 : 2.0 * common(other) / all;
  }

  /** The share of these pairs that the other text has too, 0 to 1. */
  double within(Bigrams other) {
    return sorted.length == 0 ? 0 : (double) common(other) / sorted.length;
  }

  private int common(Bigrams other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < other.sorted.length) {
      if (sorted[i] == other.sorted[j]) {
        common++;
        i++;
        j++;
      } else if (sorted[i] < other.sorted[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
