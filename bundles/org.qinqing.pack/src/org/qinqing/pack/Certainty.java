package org.qinqing.pack;

/** How far the digest of a provision was checked against the official text. */
public enum Certainty {
  /** The provision itself was read. */
  A,
  /** Reported by an official source, the full text was not seen. */
  B,
  /** From memory; shown as 待核对原文. */
  M
}
