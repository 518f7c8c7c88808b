package org.qinqing.classroom.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;

/**
 * The figures of a class. Participants that the trainer removed are on the sign-in list and in no
 * figure. Figures that would tell what few people answered are left out: each comes with the number
 * of people it stands on, and is empty when these are fewer than {@code smallestGroup}.
 *
 * @param classId names the class
 * @param title of the agenda
 * @param startedAt when it was started
 * @param endedAt when it was over; empty when it can be resumed
 * @param smallestGroup at least 1
 * @param asked how many turns were asked, second votes included
 * @param attendance in the order of joining, removed ones included
 * @param questions one for each turn with a key, in the order of the agenda
 * @param votes one for each opinion case that was voted on, in the order of the agenda
 * @param provisions the provisions the questions with a key stand on, the most missed first
 * @param rounds one for each round of which something was asked
 * @param scores best first, without names
 * @param teams best first; empty without teams
 */
public record ClassReport(
    String classId,
    String title,
    Instant startedAt,
    Optional<Instant> endedAt,
    int smallestGroup,
    int asked,
    List<Attendee> attendance,
    List<QuestionFigures> questions,
    List<VoteFigures> votes,
    List<ProvisionFigures> provisions,
    List<RoundFigures> rounds,
    List<ScoreLine> scores,
    List<TeamLine> teams) {

  /** How many people a figure must stand on when nobody says otherwise. */
  public static final int USUAL_GROUP = 5;

  /** How few people discrimination is never computed for. */
  public static final int FEWEST_FOR_DISCRIMINATION = 10;

  /** Makes the lists unchangeable. */
  public ClassReport {
    attendance = List.copyOf(attendance);
    questions = List.copyOf(questions);
    votes = List.copyOf(votes);
    provisions = List.copyOf(provisions);
    rounds = List.copyOf(rounds);
    scores = List.copyOf(scores);
    teams = List.copyOf(teams);
  }

  /** How many joined and were not removed. */
  public int present() {
    return (int) attendance.stream().filter(line -> !line.removed()).count();
  }

  /**
   * A line of the sign-in list; the only one with a name.
   *
   * @param number sign-in number, from 1
   * @param name as given
   * @param team empty without teams
   * @param joinedAt when
   * @param removed whether the trainer put them out
   * @param answered how many turns they answered
   * @param possible how many turns everyone could answer and that closed after they joined
   */
  public record Attendee(
      int number,
      String name,
      String team,
      Instant joinedAt,
      boolean removed,
      int answered,
      int possible) {
    /** The share of turns answered, 0 to 1; empty when none was possible. */
    public Optional<Double> share() {
      return possible == 0 ? Optional.empty() : Optional.of((double) answered / possible);
    }
  }

  /**
   * A question with a key.
   *
   * @param turn which
   * @param id of the question in the agenda
   * @param round title of its round
   * @param mode of its round
   * @param form how it was answered
   * @param text of the question
   * @param key ids of the right choices
   * @param present how many could answer
   * @param answered how many did
   * @param facility share of right answers among those given, 0 to 1 (正确率)
   * @param discrimination how far it tells the strong from the weak; empty where too few answered,
   *     nothing else was asked, or the first wins
   * @param choices all choices; empty when too few answered
   */
  public record QuestionFigures(
      Turn turn,
      String id,
      String round,
      Mode mode,
      Form form,
      String text,
      List<String> key,
      int present,
      int answered,
      Optional<Double> facility,
      Optional<Discrimination> discrimination,
      List<ChoiceFigures> choices) {
    /** Makes the lists unchangeable. */
    public QuestionFigures {
      key = List.copyOf(key);
      choices = List.copyOf(choices);
    }

    /** The wrong choices that were made, the most frequent first; none for an order. */
    public List<ChoiceFigures> distractors() {
      return form == Form.ORDERING
          ? List.of()
          : choices.stream()
              .filter(choice -> !choice.right() && choice.count() > 0)
              .sorted(
                  java.util.Comparator.comparingInt(ChoiceFigures::count)
                      .reversed()
                      .thenComparing(ChoiceFigures::id))
              .toList();
    }
  }

  /**
   * How far a question tells the strong from the weak. Who is strong is told by the share of right
   * answers to the other questions that everyone was asked while they were there.
   *
   * @param people how many it was computed from
   * @param group how many are in the upper and in the lower group, 27 % of them
   * @param upperMinusLower facility in the upper group minus that in the lower, −1 to 1; those
   *     level at the border of a group count in proportion
   * @param pointBiserial correlation of being right here with that share, −1 to 1; empty when all
   *     were right, all wrong or all equally strong
   */
  public record Discrimination(
      int people, int group, double upperMinusLower, Optional<Double> pointBiserial) {}

  /**
   * A choice.
   *
   * @param id of the choice
   * @param text as shown
   * @param right whether it is in the key; for an order always
   * @param count how often it was chosen; for an order how often it was put in its place
   * @param share of those who answered, 0 to 1
   */
  public record ChoiceFigures(String id, String text, boolean right, int count, double share) {}

  /**
   * The votes on an opinion case.
   *
   * @param round number of the round, from 1
   * @param question number of the question in the round, from 1
   * @param id of the question in the agenda
   * @param text of the case
   * @param choices the opinions, with both votes
   * @param first how many voted the first time
   * @param second how many voted the second time; 0 when it was not asked
   * @param both how many voted both times
   * @param changed how many of these changed their opinion; empty when they are too few
   * @param flows from which opinion to which, every pair that occurs, in the order of the opinions;
   *     empty when too few voted both times
   */
  public record VoteFigures(
      int round,
      int question,
      String id,
      String text,
      List<Opinion> choices,
      int first,
      int second,
      int both,
      Optional<Integer> changed,
      List<Flow> flows) {
    /** Makes the lists unchangeable. */
    public VoteFigures {
      choices = List.copyOf(choices);
      flows = List.copyOf(flows);
    }
  }

  /**
   * An opinion.
   *
   * @param id of the choice
   * @param text as shown
   * @param holds whether the bundle says it is the right one
   * @param first how many held it the first time; empty when too few voted
   * @param second how many held it the second time; empty when too few voted
   */
  public record Opinion(
      String id, String text, boolean holds, Optional<Integer> first, Optional<Integer> second) {}

  /** How many went from one opinion to another, or stayed. */
  public record Flow(String from, String to, int count) {}

  /**
   * A provision.
   *
   * @param address where it stands
   * @param title document and article in words; the address when it is not installed
   * @param questions ids of the questions in the agenda that stand on it
   * @param answers how many answers were given to these
   * @param wrong how many of them were wrong; empty when fewer than the smallest group answered
   */
  public record ProvisionFigures(
      String address, String title, List<String> questions, int answers, Optional<Integer> wrong) {
    /** Makes the list unchangeable. */
    public ProvisionFigures {
      questions = List.copyOf(questions);
    }

    /** The share of wrong answers, 0 to 1. */
    public Optional<Double> missed() {
      return wrong.map(count -> (double) count / answers);
    }
  }

  /**
   * A round.
   *
   * @param number from 1
   * @param title of the round
   * @param mode how it went
   * @param turns how many turns were asked
   * @param answers how many answers were given
   * @param facility share of right answers among those that are right or wrong; empty when too few
   *     people answered
   */
  public record RoundFigures(
      int number, String title, Mode mode, int turns, int answers, Optional<Double> facility) {}

  /**
   * A line of the score table.
   *
   * @param rank the same for those who are level
   * @param number sign-in number
   * @param team empty without teams
   * @param points out of all rounds but tie-breaks
   * @param tieBreak points out of tie-breaks
   */
  public record ScoreLine(int rank, int number, String team, int points, int tieBreak) {}

  /**
   * A line of the table of teams.
   *
   * @param rank by the mean
   * @param team name
   * @param members not removed
   * @param mean points for each member; empty when it has fewer members than the smallest group
   */
  public record TeamLine(int rank, String team, int members, Optional<Double> mean) {}
}
