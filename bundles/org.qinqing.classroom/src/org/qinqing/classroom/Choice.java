package org.qinqing.classroom;

/**
 * What can be chosen in answer to a question.
 *
 * @param id unique within the question; not blank
 * @param text as shown; plain text, not blank
 */
public record Choice(String id, String text) {
  /** Checks both. */
  public Choice {
    if (id.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("choice without id or text");
    }
  }
}
