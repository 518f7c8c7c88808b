package org.qinqing.training.practice;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How an item was answered.
 *
 * @param right whether wholly right
 * @param taken how long it took; not negative
 * @param hint whether a hint was shown before
 * @param easy whether the person marked it as easy
 * @param leans to which side a wrong answer leans
 * @param written what was answered, as {@link org.qinqing.training.ItemBank#written} says it; empty
 *     when only the judgement is known
 */
public record Response(
    boolean right,
    Duration taken,
    boolean hint,
    boolean easy,
    Set<Lean> leans,
    List<String> written) {
  public Response {
    leans = Set.copyOf(leans);
    written = List.copyOf(written);
  }

  /** An answer of which only the judgement is known. */
  public Response(boolean right, Duration taken, boolean hint, boolean easy, Set<Lean> leans) {
    this(right, taken, hint, easy, leans, List.of());
  }
}
