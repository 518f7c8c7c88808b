package org.qinqing.library.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How often each gram occurs in a whole document. Reusable. */
final class GramCounts {
  private int[] keys = new int[1 << 14];
  private int[] counts = new int[1 << 14];
  private int size;
  private final Map<String, Integer> words = new HashMap<>();

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    size = 0;
    words.clear();
  }

  /** Counts one character ({@code c}) or a pair ({@code first << 16 | second}); never 0. */
  void add(int gram) {
    int slot = slot(keys, gram);
    if (keys[slot] == 0) {
      keys[slot] = gram;
      if (++size * 2 > keys.length) {
        counts[slot]++;
        grow();
        return;
      }
    }
    counts[slot]++;
  }

  void add(String word) {
    words.merge(word, 1, Integer::sum);
  }

  int[] keys() {
    return keys;
  }

  int[] counts() {
    return counts;
  }

  Map<String, Integer> words() {
    return words;
  }

  private static int slot(int[] keys, int gram) {
    int slot = (gram * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(keys.length) + 1);
    while (keys[slot] != 0 && keys[slot] != gram) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new int[oldKeys.length * 2];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(keys, oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
