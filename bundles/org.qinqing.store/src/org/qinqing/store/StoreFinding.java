package org.qinqing.store;

import java.util.Optional;

/**
 * What a person should know about the database of what people do.
 *
 * @param severity how bad it is
 * @param code stable short code such as {@code P-301}
 * @param message what happened, one sentence
 * @param mend what to do about it; may be empty
 * @param offer a backup that {@link PeopleStore#restore} can put in place; empty when that is no
 *     way out
 */
public record StoreFinding(
    Severity severity, String code, String message, String mend, Optional<StoreBackup> offer) {

  /** How bad a finding is. */
  public enum Severity {
    /** Nothing can be done, or something is missing. */
    ERROR,
    /** It works, but a person has to decide something. */
    WARNING,
    /** For information. */
    NOTE
  }
}
