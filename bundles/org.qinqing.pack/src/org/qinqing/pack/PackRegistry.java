package org.qinqing.pack;

/** Service: what is installed now. Safe for use by several threads. */
public interface PackRegistry {
  /** The newest snapshot. A caller works on one snapshot for one answer and never keeps it. */
  PackSnapshot snapshot();
}
