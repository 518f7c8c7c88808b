package org.qinqing.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One thing written to a shelf.
 *
 * <p>All of them refuse with {@link IllegalArgumentException} what a database could not give back:
 * kinds, subjects and keys with control characters or halves of a character, kinds and keys that
 * are empty, kinds over {@value Terms#MOST_KIND} and subjects and keys over {@value
 * Terms#MOST_SUBJECT} characters, payloads that are not exactly one JSON value or are longer than
 * {@value Terms#MOST_PAYLOAD} characters.
 */
public sealed interface Change {
  /** The revision of a state that is not there yet. */
  long NEW = 0;

  /**
   * Adds to the journal.
   *
   * @param kind what happened, known to who writes it
   * @param subject what it is about, such as an address; may be empty
   * @param at when; kept to the microsecond, between the years −290000 and 290000
   * @param payload one JSON value
   */
  record Append(String kind, String subject, Instant at, String payload) implements Change {
    /** Validates. */
    public Append {
      Terms.kind(kind);
      Terms.subject(subject);
      Terms.payload(payload);
      at = Terms.time(at).truncatedTo(ChronoUnit.MICROS);
    }
  }

  /**
   * Writes a state, when it is still the one that the writer has seen.
   *
   * @param kind what it is the state of
   * @param key which one
   * @param revision of the state seen, {@link Change#NEW} when there was none
   * @param payload one JSON value
   */
  record Put(String kind, String key, long revision, String payload) implements Change {
    /** Validates. */
    public Put {
      Terms.kind(kind);
      Terms.key(key);
      Terms.payload(payload);
    }
  }

  /**
   * Removes a state, when it is still the one that the writer has seen.
   *
   * @param kind what it is the state of
   * @param key which one
   * @param revision of the state seen
   */
  record Forget(String kind, String key, long revision) implements Change {
    /** Validates. */
    public Forget {
      Terms.kind(kind);
      Terms.key(key);
    }
  }
}
