package org.qinqing.training.exam;

import java.util.List;
import java.util.Optional;

/** Where the sittings of one person are kept. */
public interface Sittings {
  /** The sitting with that id, as it was kept last. */
  Optional<Sitting> of(String id);

  /** All of them, in the order in which they began. */
  List<Sitting> all();

  /**
   * Keeps a sitting in place of the one with the same id; on return it is safe.
   *
   * @param before revision of the sitting that is replaced, empty for a new one
   * @return false, and nothing is changed, when another revision (or one at all, or none) is kept:
   *     someone else was faster
   */
  boolean keep(Optional<Long> before, Sitting sitting);
}
