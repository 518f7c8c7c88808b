package org.qinqing.report;

/**
 * A stretch of text in one look.
 *
 * @param text may hold anything a person typed; what no file can hold is left out when written
 * @param look how it stands out
 */
public record Run(String text, Look look) {

  /** How a stretch stands out from the text around it. */
  public enum Look {
    /** As the text around it. */
    PLAIN,
    /** Set in the bold face (黑体), such as the number of an article. */
    STRONG,
    /** Marked as with a highlighter. */
    MARKED
  }

  /** Text as the text around it. */
  public static Run plain(String text) {
    return new Run(text, Look.PLAIN);
  }

  /** Text in the bold face. */
  public static Run strong(String text) {
    return new Run(text, Look.STRONG);
  }

  /** Text marked as with a highlighter. */
  public static Run marked(String text) {
    return new Run(text, Look.MARKED);
  }
}
