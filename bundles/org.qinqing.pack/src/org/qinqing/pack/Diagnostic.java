package org.qinqing.pack;

/**
 * One finding about a bundle.
 *
 * @param pack id (or file name, while no id is known) of the bundle concerned
 * @param severity whether it stops an install
 * @param code stable short code such as {@code P-104}
 * @param location file and line
 * @param message what is wrong, in Chinese, one sentence
 * @param mend what to do about it, in Chinese, one sentence; may be empty
 */
public record Diagnostic(
    String pack,
    Severity severity,
    String code,
    SourceLocation location,
    String message,
    String mend) {

  /** How bad a finding is. */
  public enum Severity {
    /** Stops an install. */
    ERROR,
    /** To be looked at; stops nothing. */
    WARNING,
    /** For information. */
    NOTE
  }

  /** Whether this finding stops an install. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
