package org.qinqing.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of a journal are wanted. What is empty restricts nothing.
 *
 * @param kind only of this kind
 * @param subject only about this
 * @param from only at this time or later
 * @param until only before this time
 * @param order by time, those of one time by number
 * @param limit at most so many, at least 1
 */
public record JournalQuery(
    Optional<String> kind,
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> until,
    Order order,
    int limit) {

  /** Which come first. */
  public enum Order {
    /** The latest time first. */
    NEWEST_FIRST,
    /** The earliest time first. */
    OLDEST_FIRST
  }

  /** Validates. */
  public JournalQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
    from.ifPresent(Terms::time);
    until.ifPresent(Terms::time);
  }

  /** Everything, the oldest first. */
  public static JournalQuery all() {
    return new JournalQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Order.OLDEST_FIRST,
        Integer.MAX_VALUE);
  }

  /** The same, only of a kind. */
  public JournalQuery ofKind(String wanted) {
    return new JournalQuery(Optional.of(wanted), subject, from, until, order, limit);
  }

  /** The same, only about something. */
  public JournalQuery about(String wanted) {
    return new JournalQuery(kind, Optional.of(wanted), from, until, order, limit);
  }

  /** The same, only from a time on. */
  public JournalQuery from(Instant first) {
    return new JournalQuery(kind, subject, Optional.of(first), until, order, limit);
  }

  /** The same, only before a time. */
  public JournalQuery until(Instant end) {
    return new JournalQuery(kind, subject, from, Optional.of(end), order, limit);
  }

  /** The same, the newest first. */
  public JournalQuery newestFirst() {
    return new JournalQuery(kind, subject, from, until, Order.NEWEST_FIRST, limit);
  }

  /** The same, at most so many. */
  public JournalQuery limit(int most) {
    return new JournalQuery(kind, subject, from, until, order, most);
  }
}
