package org.qinqing.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How good one ranked list is. */
final class Metrics {
  private Metrics() {}

  /**
   * The part of what is relevant that stands in the first places; 0 to 1.
   *
   * @param depth how many places count
   */
  static <K> double recall(List<K> ranked, Set<K> relevant, int depth) {
    Set<K> found = new HashSet<>(ranked.subList(0, Math.min(depth, ranked.size())));
    found.retainAll(relevant);
    return (double) found.size() / relevant.size();
  }

  /**
   * One over the place of the first that is relevant; 0 when none stands in the first places.
   *
   * @param depth how many places count
   */
  static <K> double reciprocalRank(List<K> ranked, Set<K> relevant, int depth) {
    for (int i = 0; i < Math.min(depth, ranked.size()); i++) {
      if (relevant.contains(ranked.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
