package org.qinqing.training.practice;

import java.util.List;

/** Where the answers of one person are kept; nothing is ever changed or taken out. */
public interface Attempts {
  /** Adds an answer; on return it is safe. */
  void append(Attempt attempt);

  /** Every answer, in the order in which they were added. */
  List<Attempt> all();
}
