package org.qinqing.classroom.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.pack.Address;

/** A part of a plan; it becomes one {@link Round} of the class. */
public sealed interface PlanPart {
  /** Shown above it; blank while unfinished. */
  String title();

  /** How long it is meant to take, 0 to {@link ClassPlan#LONGEST}. */
  int minutes();

  /**
   * Text on the screens; nothing is asked.
   *
   * @param kind what it is for
   * @param title shown above it
   * @param minutes how long it is meant to take
   * @param text Markdown: paragraphs, headings, lists and stress; the rest is shown as written
   * @param basis provisions it cites
   */
  record Slide(Kind kind, String title, int minutes, String text, List<Address> basis)
      implements PlanPart {
    /** What a text is for. */
    public enum Kind {
      /** A short lecture (微课). */
      LECTURE,
      /** A last call to sign in (签到). */
      SIGN_IN,
      /** The summary (小结). */
      SUMMARY
    }

    /** Checks the minutes. */
    public Slide {
      basis = List.copyOf(basis);
      PlanPart.checkMinutes(minutes);
    }
  }

  /**
   * Questions asked one after another. For {@link Mode#OPINION} these are opinion cases (分歧意见),
   * each voted on twice; opinion cases fit no other mode.
   *
   * @param mode how it goes; not {@link Mode#LECTURE}
   * @param title shown above it
   * @param minutes how long it is meant to take
   * @param text how the round goes, plain text; may be empty
   * @param questions ids of questions of the installed bundles
   * @param answering by choosing on the telephone or aloud
   * @param points for a right answer, 0 to 1000
   * @param penalty taken off for a wrong one, 0 to 1000
   * @param stakes what can be staked, ascending; for {@link Mode#STAKE}
   * @param limit how long a question stays open; {@link Mode#TIMED} wants one
   */
  record QuestionRound(
      Mode mode,
      String title,
      int minutes,
      String text,
      List<String> questions,
      Answering answering,
      int points,
      int penalty,
      List<Integer> stakes,
      Optional<Duration> limit)
      implements PlanPart {
    /** How people answer. */
    public enum Answering {
      /** On the telephone; the key decides. */
      CHOSEN,
      /**
       * Who is first answers aloud and the trainer judges; only where {@linkplain Mode#firstWins
       * the first wins}.
       */
      ALOUD
    }

    /** Checks the ranges. */
    public QuestionRound {
      questions = List.copyOf(questions);
      stakes = List.copyOf(stakes);
      PlanPart.checkMinutes(minutes);
      if (mode == Mode.LECTURE) {
        throw new IllegalArgumentException("a lecture asks nothing");
      }
      if (points < 0 || points > 1000 || penalty < 0 || penalty > 1000) {
        throw new IllegalArgumentException("points " + points + ", penalty " + penalty);
      }
      if (stakes.stream().anyMatch(stake -> stake < 0 || stake > 1000)) {
        throw new IllegalArgumentException("stakes " + stakes);
      }
      if (limit.isPresent()
          && (limit.get().compareTo(Duration.ofSeconds(1)) < 0
              || limit.get().compareTo(Duration.ofMinutes(ClassPlan.LONGEST)) > 0)) {
        throw new IllegalArgumentException("limit " + limit.get());
      }
    }

    /** A round of the mode with its usual points, stakes and limit. */
    public static QuestionRound of(Mode mode, String title, int minutes, List<String> questions) {
      boolean scored = mode != Mode.OPINION;
      return new QuestionRound(
          mode,
          title,
          minutes,
          "",
          questions,
          Answering.CHOSEN,
          scored ? 10 : 0,
          0,
          mode == Mode.STAKE ? List.of(5, 10, 20) : List.of(),
          mode == Mode.TIMED ? Optional.of(Duration.ofSeconds(60)) : Optional.empty());
    }

    /** The same with other questions. */
    public QuestionRound withQuestions(List<String> other) {
      return new QuestionRound(
          mode, title, minutes, text, other, answering, points, penalty, stakes, limit);
    }
  }

  private static void checkMinutes(int minutes) {
    if (minutes < 0 || minutes > ClassPlan.LONGEST) {
      throw new IllegalArgumentException("minutes " + minutes);
    }
  }
}
