package org.qinqing.training.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One answer to one item, with what is needed to count it when the item has left the bank.
 *
 * @param item id of the item
 * @param topic the item's topic then
 * @param documents the documents it cited then
 * @param fingerprint of the cited provisions as they read then
 * @param at when it was answered
 * @param taken how long the answer took; not negative
 * @param right whether it was wholly right
 * @param leans to which side a wrong answer leans; empty for a right one
 * @param source where it was answered
 * @param response what was answered, as {@link org.qinqing.training.ItemBank#written} says it;
 *     empty when only the judgement is known
 */
public record Attempt(
    String item,
    String topic,
    Set<String> documents,
    String fingerprint,
    Instant at,
    Duration taken,
    boolean right,
    Set<Lean> leans,
    Source source,
    List<String> response) {

  /** Refuses a negative time, and a lean of a right answer. */
  public Attempt {
    documents = Set.copyOf(documents);
    leans = Set.copyOf(leans);
    response = List.copyOf(response);
    if (taken.isNegative()) {
      throw new IllegalArgumentException(item + ": taken " + taken);
    }
    if (right && !leans.isEmpty()) {
      throw new IllegalArgumentException(item + ": right, but leans " + leans);
    }
  }

  /** An answer of which only the judgement is known. */
  public Attempt(
      String item,
      String topic,
      Set<String> documents,
      String fingerprint,
      Instant at,
      Duration taken,
      boolean right,
      Set<Lean> leans,
      Source source) {
    this(item, topic, documents, fingerprint, at, taken, right, leans, source, List.of());
  }

  /** Where an item was answered. */
  public enum Source {
    PRACTICE,
    EXAM,
    CLASSROOM
  }
}
