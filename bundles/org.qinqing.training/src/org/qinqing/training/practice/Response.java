package org.qinqing.training.practice;

import java.time.Duration;
import java.util.Set;

/**
 * How an item was answered.
 *
 * @param right whether wholly right
 * @param taken how long it took; not negative
 * @param hint whether a hint was shown before
 * @param easy whether the person marked it as easy
 * @param leans to which side a wrong answer leans
 */
public record Response(boolean right, Duration taken, boolean hint, boolean easy, Set<Lean> leans) {
  public Response {
    leans = Set.copyOf(leans);
  }
}
