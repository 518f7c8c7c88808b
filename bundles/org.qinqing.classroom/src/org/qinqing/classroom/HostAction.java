package org.qinqing.classroom;

/** What a trainer does. */
public sealed interface HostAction {
  /** Goes one step on in the agenda: closes what is open, reveals what is closed, asks the next. */
  record Next() implements HostAction {}

  /** Shows the lobby or the score table. */
  record Show(View view) implements HostAction {}

  /** Shows a lecture; rounds count from 1. */
  record Lecture(int round) implements HostAction {}

  /** Lets points be staked. */
  record TakeStakes(Turn turn) implements HostAction {}

  /**
   * Asks a question.
   *
   * @param place for a tie-break the place that is to be decided, from 1; else it means nothing
   */
  record Open(Turn turn, int place) implements HostAction {}

  /** Takes no more answers. */
  record Close(Turn turn) implements HostAction {}

  /** Shows everyone the result. */
  record Reveal(Turn turn) implements HostAction {}

  /** Says whether an answer is right, whatever the key says. */
  record Judge(Turn turn, int participant, boolean right) implements HostAction {}

  /** Takes back the latest judgement that stands. */
  record UndoJudgement() implements HostAction {}

  /** Puts someone out; their answers no longer count. */
  record Remove(int participant) implements HostAction {}

  /** Lets someone in again, with all that they had. */
  record Readmit(int participant) implements HostAction {}
}
