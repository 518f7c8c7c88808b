package org.qinqing.training.memory;

import java.util.List;
import java.util.Optional;

/** Where the memory of each item is kept, for one person. */
public interface Memories {
  /** What is remembered of the item; empty when it was never reviewed. */
  Optional<Remembered> of(String item);

  /** Everything remembered, in any order. */
  List<Remembered> all();

  /** Keeps it in place of what was remembered of the same item; on return it is safe. */
  void keep(Remembered remembered);
}
