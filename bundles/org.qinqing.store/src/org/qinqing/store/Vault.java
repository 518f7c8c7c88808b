package org.qinqing.store;

import java.io.IOException;
import java.util.List;

/**
 * Service: what a person keeps for themself, encrypted with a passphrase that nobody else knows and
 * nobody can recover. Deriving the key takes about half a second on purpose: never on the UI
 * thread. Safe for use by several threads.
 */
public interface Vault {
  /** How it stands. */
  enum State {
    /** There is none; nothing is kept. */
    NONE,
    /** There is one, closed. */
    LOCKED,
    /** There is one, open in this process. */
    OPEN
  }

  /** How it stands now. */
  State state();

  /**
   * Makes an empty one and leaves it open.
   *
   * @param passphrase not empty; the caller wipes it
   * @throws VaultException with {@link VaultException.Reason#EXISTS} when there is one
   * @throws IOException when the file cannot be written
   */
  void create(char[] passphrase) throws IOException;

  /**
   * Opens it.
   *
   * @param passphrase the caller wipes it
   * @throws VaultException with the reason, the file left as it is
   * @throws IOException when the file cannot be read
   */
  void open(char[] passphrase) throws IOException;

  /** Closes it: the key is wiped from memory. */
  void close();

  /**
   * What is kept, the newest first.
   *
   * @throws VaultException when it is not open
   */
  List<VaultItem> items() throws IOException;

  /** Keeps an item, in place of the one with the same id. */
  void keep(VaultItem item) throws IOException;

  /** Forgets one item; an id that is not there changes nothing. */
  void forget(String id) throws IOException;

  /**
   * Encrypts everything anew with another passphrase.
   *
   * @throws VaultException with {@link VaultException.Reason#WRONG_PASSPHRASE}, nothing changed
   */
  void changePassphrase(char[] old, char[] fresh) throws IOException;

  /** Forgets everything, without a passphrase: the file is deleted. Cannot be undone. */
  void forgetAll() throws IOException;
}
