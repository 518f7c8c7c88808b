package org.qinqing.store;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person, or the computer, keeps: an append-only journal, and states that change. Safe for
 * several threads. Each writing gets a number of its own in this shelf, higher than all before it;
 * numbers are never used again.
 *
 * <p>A payload is one JSON value as text. It comes back character by character as it was given.
 *
 * <p>Every method throws {@link StoreException} with {@link StoreException.Reason#NO_PROFILE} when
 * the person was removed and with {@link StoreException.Reason#LOCKED} when the profile got or lost
 * a passphrase since; {@link IllegalStateException} after {@link #close}.
 */
public interface Shelf extends AutoCloseable {
  /** The id of the person it belongs to; empty for what belongs to the computer. */
  Optional<String> profile();

  /**
   * Does all of it or nothing, in the order given. When it returns, it is kept.
   *
   * @return for each change the number of its writing: of a journal entry its {@link Entry#number},
   *     of a state its {@link State#revision}
   * @throws StoreException {@link StoreException.Reason#STALE} when a state is no longer what the
   *     writer has seen; nothing was changed then, {@link #state} tells what is there
   */
  List<Long> write(List<Change> changes) throws IOException;

  /**
   * Adds one entry to the journal.
   *
   * @return its number
   */
  default long append(String kind, String subject, Instant at, String payload) throws IOException {
    return write(List.of(new Change.Append(kind, subject, at, payload))).getFirst();
  }

  /**
   * Writes one state.
   *
   * @param revision of the state that the writer has seen; {@link Change#NEW} when it must not be
   *     there yet
   * @return its new revision
   * @throws StoreException {@link StoreException.Reason#STALE}
   */
  default long put(String kind, String key, long revision, String payload) throws IOException {
    return write(List.of(new Change.Put(kind, key, revision, payload))).getFirst();
  }

  /** The entries that are asked for. */
  List<Entry> entries(JournalQuery query) throws IOException;

  /** How many entries are asked for, none of them read; the limit counts. */
  long count(JournalQuery query) throws IOException;

  /** A state; empty when there is none. */
  Optional<State> state(String kind, String key) throws IOException;

  /** All states of a kind, by key. */
  List<State> states(String kind) throws IOException;

  /**
   * Writes everything of this shelf as JSON lines, as it stands at one moment: a line about the
   * profile, one for each entry in the order of writing, one for each state, a last one with their
   * counts. A file without the last line is not complete.
   */
  void export(Writer out) throws IOException;

  /** Forgets the key; asks no disk and throws nothing. */
  @Override
  void close();
}
