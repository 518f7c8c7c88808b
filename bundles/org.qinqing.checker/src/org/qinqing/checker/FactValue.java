package org.qinqing.checker;

import java.util.Optional;
import org.qinqing.pack.FactContent;

/**
 * What is known of one fact, and how it became known.
 *
 * @param content the value
 * @param source how it became known
 * @param span the words it was read from
 * @param note sentence for the chip of a presumption; empty otherwise
 */
public record FactValue(FactContent content, Source source, Optional<Span> span, String note) {

  /** How a fact became known. */
  public enum Source {
    /** Said in the text. */
    STATED,
    /** Implied by a word of the vocabulary. */
    IMPLIED,
    /** Follows from other facts. */
    DERIVED,
    /** Presumed because unsaid; one click reverses it. */
    PRESUMED,
    /** Answered or given by the person. */
    ANSWERED,
    /** What silence means for a closed fact. */
    DEFAULT
  }

  /**
   * A stretch of the text, in UTF-16 units of the original text.
   *
   * @param from first unit
   * @param to one past the last unit
   */
  public record Span(int from, int to) {}

  /** A value given by the person. */
  public static FactValue answered(FactContent content) {
    return new FactValue(content, Source.ANSWERED, Optional.empty(), "");
  }
}
