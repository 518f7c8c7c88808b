package org.qinqing.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;

/**
 * What to judge.
 *
 * @param text a situation in plain words, at most {@value #LONGEST_TEXT} units; may be empty when
 *     {@code events} are given
 * @param locality the place
 * @param side from whose side; found from the text when empty
 * @param asOf by the rules of which day
 * @param given facts that the person set or answered; they win over what is read
 * @param events facts of each event, instead of a text (tests of bundles)
 */
public record CheckRequest(
    String text,
    Locality locality,
    Optional<Side> side,
    LocalDate asOf,
    List<Given> given,
    List<Map<String, FactContent>> events) {
  /** So many UTF-16 units a text may have: a situation is a few sentences, not a file. */
  public static final int LONGEST_TEXT = 1_000;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when the text is longer than {@link #LONGEST_TEXT}
   */
  public CheckRequest {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("longer than " + LONGEST_TEXT);
    }
    given = List.copyOf(given);
    events = List.copyOf(events);
  }

  /**
   * A fact set by the person.
   *
   * @param event which event (0 is the first), empty for all
   * @param fact id of the fact
   * @param content the value; empty means "I do not know", which closes the question
   */
  public record Given(Optional<Integer> event, String fact, Optional<FactContent> content) {}
}
