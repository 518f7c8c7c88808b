package org.qinqing.ui;

import java.util.List;

/**
 * Service: what the checker was asked about since the program was started. Topics alone, in memory
 * alone: never a word of what was typed, and nothing outlives the program. Safe for several
 * threads.
 */
public interface AskedTopics {
  /**
   * A situation was judged. Judging it again, as it is typed on, puts the new topic in place of the
   * one before.
   *
   * @param situation tells situations apart and says nothing about them, such as a random id
   * @param topic id of the closed list of topics
   */
  void judged(String situation, String topic);

  /** The topic of each situation, the earliest first; a topic stands there as often as it was. */
  List<String> topics();
}
