package org.qinqing.store;

import java.io.IOException;

/** Why the vault could not do what was asked; nothing was changed. */
public final class VaultException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** The reasons. */
  public enum Reason {
    /** The passphrase does not fit. */
    WRONG_PASSPHRASE,
    /** The file is not what was written: cut off, or changed by something else. */
    DAMAGED,
    /** A newer version of the program wrote the file. */
    NEWER,
    /** There is already a vault. */
    EXISTS,
    /** The vault is closed, or another process gave it another passphrase. */
    LOCKED,
    /** There is no vault; perhaps another process deleted it. */
    NONE
  }

  /** Names the reason. */
  public VaultException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /** The reason. */
  public Reason reason() {
    return reason;
  }
}
