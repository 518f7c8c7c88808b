package org.qinqing.training.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is left to practise on a day.
 *
 * @param day the day, in the plan's zone
 * @param entries to be answered now, in this order
 * @param waiting items in their short steps that come again later today
 * @param next when the first of those comes; empty when none waits
 * @param putOff how many due items the day's limit leaves for another day
 */
public record Today(
    LocalDate day, List<Entry> entries, int waiting, Optional<Instant> next, int putOff) {
  public Today {
    entries = List.copyOf(entries);
  }

  /** Why an item comes. */
  public enum Reason {
    /** Its short step is over. */
    STEP,
    /** Its interval is over. */
    DUE,
    /** A provision it cites has changed; what was remembered of it is void. */
    CHANGED,
    /** Never seen. */
    FRESH
  }

  /**
   * An item of the day.
   *
   * @param item what to ask
   * @param reason why it comes
   */
  public record Entry(Item item, Reason reason) {}
}
