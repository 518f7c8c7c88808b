package org.qinqing.report;

/**
 * What a person should know about a report that was, or was not, written.
 *
 * @param severity whether the file was written
 * @param code stable short code such as {@code R-201}
 * @param message what happened, one sentence
 * @param mend what to do about it; may be empty
 */
public record ReportFinding(Severity severity, String code, String message, String mend) {

  /** How bad a finding is. */
  public enum Severity {
    /** Nothing was written; a file that was there before is as it was. */
    ERROR,
    /** Written, but not as it should be. */
    WARNING,
    /** Written; for information. */
    NOTE
  }
}
