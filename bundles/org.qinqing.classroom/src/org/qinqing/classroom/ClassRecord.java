package org.qinqing.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class as it stands: who came, what was asked, what was answered. For the trainer only.
 *
 * @param id names the class in the data folder
 * @param agenda what was planned
 * @param startedAt when the trainer started it
 * @param endedAt when it was over
 * @param view what screens show
 * @param shown the turn, or the round of the lecture with question 1, that is or was shown last
 * @param participants in the order they joined, removed ones included
 * @param turns in the order they were asked
 * @param scores best first, out of revealed turns, without removed participants
 * @param teamScores best first; empty without teams
 */
public record ClassRecord(
    String id,
    ClassAgenda agenda,
    Instant startedAt,
    Optional<Instant> endedAt,
    View view,
    Optional<Turn> shown,
    List<Participant> participants,
    List<Asked> turns,
    List<Score> scores,
    List<TeamScore> teamScores) {

  /**
   * Someone who joined: a line of the sign-in list.
   *
   * @param number from 1, in the order of joining
   * @param name as given, without control characters
   * @param team empty without teams
   * @param joinedAt when
   * @param removed whether the trainer has put them out
   */
  public record Participant(
      int number, String name, String team, Instant joinedAt, boolean removed) {}

  /**
   * A question that was asked.
   *
   * @param turn which
   * @param phase how far it is
   * @param openedAt when it was asked, or points were first staked
   * @param closesAt when time runs out
   * @param closedAt when it took no more answers
   * @param eligible who may answer; empty: everyone
   * @param stakes by participant
   * @param answers in the order of arrival, those of removed participants included
   * @param tally how often each choice was made by those who are not removed
   * @param called whose answer is to be judged now, where the first wins
   * @param present how many had joined when it closed, or have now, and are not removed
   */
  public record Asked(
      Turn turn,
      Phase phase,
      Instant openedAt,
      Optional<Instant> closesAt,
      Optional<Instant> closedAt,
      Optional<List<Integer>> eligible,
      Map<Integer, Integer> stakes,
      List<Answer> answers,
      Map<String, Integer> tally,
      Optional<Integer> called,
      int present) {}

  /**
   * An answer.
   *
   * @param participant whose
   * @param at when it arrived here; the order of arrival is the order of the list, not of this
   * @param choices ids of choices
   * @param right by judgement or else by the key; empty when neither says
   * @param judged whether a judgement stands
   * @param points won or lost with it
   */
  public record Answer(
      int participant,
      Instant at,
      List<String> choices,
      Optional<Boolean> right,
      boolean judged,
      int points) {}

  /**
   * A line of the score table.
   *
   * @param rank the same for those who are level
   * @param participant number
   * @param points out of all rounds but tie-breaks
   * @param tieBreak points out of tie-breaks, which only decide between those level in points
   */
  public record Score(int rank, int participant, int points, int tieBreak) {}

  /**
   * A line of the table of teams.
   *
   * @param rank by the mean, for teams differ in size; the same for those who are level
   * @param team name
   * @param members not removed
   * @param points of all members together
   * @param mean points for each member, 0 without members
   * @param tieBreak points out of tie-breaks
   */
  public record TeamScore(
      int rank, String team, int members, int points, double mean, int tieBreak) {}
}
