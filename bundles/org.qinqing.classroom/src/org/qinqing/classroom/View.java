package org.qinqing.classroom;

/** What all screens show. */
public enum View {
  /** Before it begins, and in breaks: how to join. */
  LOBBY,
  /** A lecture. */
  LECTURE,
  /** A question. */
  TURN,
  /** The score table. */
  SCORES,
  /** It is over. */
  END
}
