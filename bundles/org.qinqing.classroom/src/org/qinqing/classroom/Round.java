package org.qinqing.classroom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A part of a class.
 *
 * @param mode how it goes
 * @param title shown above it
 * @param text what the trainer shows and says in a {@link Mode#LECTURE}, and how the round goes in
 *     the others; may be empty
 * @param questions asked one after another; none in a lecture
 * @param points for a right answer, not negative
 * @param penalty taken off for a wrong one, not negative
 * @param stakes what can be staked, ascending; only for {@link Mode#STAKE}
 * @param limit how long a question stays open; without it until the trainer closes it
 */
public record Round(
    Mode mode,
    String title,
    String text,
    List<ClassQuestion> questions,
    int points,
    int penalty,
    List<Integer> stakes,
    Optional<Duration> limit) {

  /** How a round goes. */
  public enum Mode {
    /** The trainer speaks; nothing is asked. */
    LECTURE,
    /** 必答: everyone answers and may change the answer while the question is open. */
    EVERYONE,
    /** 抢答: the first right answer to arrive wins the points; a wrong one costs the penalty. */
    RUSH,
    /** 限时: everyone answers once, within the limit. */
    TIMED,
    /** 风险: stake points first, then win or lose them. */
    STAKE,
    /** 加赛: those level at a place answer; the first right answer to arrive wins. */
    TIE_BREAK,
    /** 分歧意见: a vote, the commentary, a second vote. */
    OPINION;

    /** Whether an answer may be changed while the question is open. */
    public boolean revisable() {
      return this == EVERYONE || this == OPINION;
    }

    /** Whether the order of arrival decides. */
    public boolean firstWins() {
      return this == RUSH || this == TIE_BREAK;
    }

    /** How many times each question is asked. */
    public int votes() {
      return this == OPINION ? 2 : 1;
    }
  }

  /**
   * Checks that everything fits the mode.
   *
   * @throws IllegalArgumentException when it does not
   */
  public Round {
    questions = List.copyOf(questions);
    stakes = List.copyOf(stakes);
    if (points < 0 || penalty < 0) {
      throw new IllegalArgumentException(title + ": negative points");
    }
    if (limit.isPresent() && (limit.get().isNegative() || limit.get().isZero())) {
      throw new IllegalArgumentException(title + ": no time");
    }
    boolean ascending = stakes.stream().sorted().distinct().toList().equals(stakes);
    boolean fits =
        switch (mode) {
          case LECTURE -> questions.isEmpty() && limit.isEmpty();
          case TIMED -> limit.isPresent();
          default -> true;
        };
    if (!fits
        || (mode == Mode.LECTURE) != questions.isEmpty()
        || (mode == Mode.STAKE) == stakes.isEmpty()
        || !ascending
        || stakes.stream().anyMatch(stake -> stake < 0)) {
      throw new IllegalArgumentException(title + ": does not fit " + mode);
    }
    for (ClassQuestion question : questions) {
      boolean suits =
          switch (question.form()) {
            case OPINION -> mode == Mode.OPINION;
            case SPOKEN -> mode.firstWins();
            default -> mode != Mode.OPINION;
          };
      if (!suits) {
        throw new IllegalArgumentException(question.id() + ": does not fit " + mode);
      }
    }
  }
}
