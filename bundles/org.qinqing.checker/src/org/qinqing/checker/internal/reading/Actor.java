package org.qinqing.checker.internal.reading;

import java.util.Optional;

/**
 * Somebody named in a clause.
 *
 * @param who the speaker, a relative of the speaker, or somebody else
 * @param from first unit
 * @param to one past the last unit
 * @param preposition the function word right before (给, 向, …), or empty
 * @param owner whether 的 follows
 * @param party who it is, for somebody else
 * @param kin the tie, for a relative
 */
record Actor(
    Who who,
    int from,
    int to,
    String preposition,
    boolean owner,
    Optional<Party> party,
    Optional<String> kin) {
  /** From whose point of view somebody is named. */
  enum Who {
    SELF,
    KIN,
    OTHER
  }
}
