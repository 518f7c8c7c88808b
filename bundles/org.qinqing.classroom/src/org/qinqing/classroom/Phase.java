package org.qinqing.classroom;

/** How far a turn is. It only goes forward. */
public enum Phase {
  /** Points are being staked; the question is not yet shown. */
  STAKING,
  /** Answers are taken. */
  OPEN,
  /** No answer is taken any more; the result is still hidden. */
  CLOSED,
  /** Everyone sees the result. */
  REVEALED
}
