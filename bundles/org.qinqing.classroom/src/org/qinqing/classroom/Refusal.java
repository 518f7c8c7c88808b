package org.qinqing.classroom;

/** Why something was not done; nothing was changed. */
public enum Refusal {
  /** There is no such participant, or the token is not theirs. */
  UNKNOWN_PARTICIPANT,
  /** The trainer removed the participant. */
  REMOVED,
  /** There is no such turn or round. */
  UNKNOWN_TURN,
  /** That question is not open yet. */
  NOT_OPEN,
  /** That question takes no more answers. */
  CLOSED,
  /** A tie-break is not for this participant. */
  NOT_ELIGIBLE,
  /** There is an answer already, and it cannot be changed in this round. */
  ALREADY_ANSWERED,
  /** That is no answer to this question, or no stake of this round. */
  WRONG_FORM,
  /** The same client id was used for something else. */
  ID_REUSED,
  /** The name is empty or too long. */
  BAD_NAME,
  /** There is no such team, or a team is wanted. */
  BAD_TEAM,
  /** As many as are allowed have joined. */
  FULL,
  /** That does not follow from where the class is. */
  NOT_NOW,
  /** No judgement is left to undo. */
  NOTHING_TO_UNDO,
  /** The class is over. */
  ENDED,
  /** The disk refused to keep it; the class must be stopped and started again. */
  NOT_KEPT
}
