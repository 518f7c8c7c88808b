package org.qinqing.classroom;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One asking of one question.
 *
 * @param round number of the round in the agenda, from 1
 * @param question number of the question in the round, from 1
 * @param vote 1, or 2 for the second vote on an opinion case
 */
public record Turn(int round, int question, int vote) implements Comparable<Turn> {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})\\.([1-9]\\d{0,3})\\.([12])");

  /** Checks that the numbers count from 1. */
  public Turn {
    if (round < 1 || question < 1 || vote < 1 || vote > 2) {
      throw new IllegalArgumentException("no such turn");
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is not that
   */
  @JsonCreator
  public static Turn of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no turn");
    }
    return new Turn(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** Such as {@code 2.1.1}. */
  @JsonValue
  public String text() {
    return round + "." + question + "." + vote;
  }

  @Override
  public int compareTo(Turn other) {
    int rounds = Integer.compare(round, other.round);
    int questions = Integer.compare(question, other.question);
    return rounds != 0 ? rounds : questions != 0 ? questions : Integer.compare(vote, other.vote);
  }

  @Override
  public String toString() {
    return text();
  }
}
