package org.qinqing.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why the store could not do what was asked; nothing was changed. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;
  private final transient @Nullable StoreFinding finding;

  /** The reasons. */
  public enum Reason {
    /** There is no such profile; perhaps it was removed. */
    NO_PROFILE,
    /** A name breaks the rules. */
    NAME,
    /** Another profile has that name. */
    NAME_TAKEN,
    /** The passphrase does not fit. */
    WRONG_PASSPHRASE,
    /** It takes a passphrase, or got or lost one since it was opened. */
    LOCKED,
    /** The profile has no passphrase. */
    NOT_LOCKED,
    /** A state is no longer what the writer has seen. */
    STALE,
    /** Another process writes, or has the database open. */
    BUSY,
    /** A newer version of the program made the file; it is left as it is. */
    NEWER,
    /** The file is damaged. */
    DAMAGED,
    /** No space is left. */
    FULL,
    /** The disk or the system refuses. */
    FAILED
  }

  /** Names the reason, with the words for a person. */
  public StoreException(Reason reason, StoreFinding finding, @Nullable Throwable cause) {
    super(reason.name() + ": " + finding.message(), cause);
    this.reason = reason;
    this.finding = finding;
  }

  /** The reason. */
  public Reason reason() {
    return reason;
  }

  /** The words for a person. */
  public StoreFinding finding() {
    StoreFinding words = finding;
    if (words == null) {
      // Only after the exception itself was sent elsewhere as bytes, which nothing here does.
      throw new IllegalStateException(reason.name());
    }
    return words;
  }
}
