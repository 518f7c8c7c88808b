package org.qinqing.training.exam;

import java.util.List;
import java.util.Optional;

/** Knows what is right; put on the bank by who draws the paper. */
@FunctionalInterface
public interface Marker {
  /**
   * Marks a response. One that is no whole answer to the item (a step missing) is wrong, not an
   * error.
   *
   * @param item id of the item
   * @param response what was answered; empty when nothing was
   * @return empty when the item has left the bank
   */
  Optional<Marking> mark(String item, List<String> response);

  /**
   * A marked response.
   *
   * @param right whether it is wholly right
   * @param share of the parts that are right, 0 to 1; 1 when wholly right
   * @param key the right response
   * @param explanation why
   */
  record Marking(boolean right, double share, List<String> key, String explanation) {
    /** Refuses a share that contradicts the judgement. */
    public Marking {
      key = List.copyOf(key);
      if (!(share >= 0 && share <= 1) || right != (share == 1)) {
        throw new IllegalArgumentException(right + " " + share);
      }
    }
  }
}
