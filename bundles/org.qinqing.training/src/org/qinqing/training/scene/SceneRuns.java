package org.qinqing.training.scene;

import java.util.List;
import java.util.Optional;

/** Where the plays of one person are kept. */
public interface SceneRuns {
  /** The play with that id, as it was kept last. */
  Optional<SceneRun> of(String id);

  /** All of them, in the order in which they began. */
  List<SceneRun> all();

  /**
   * Keeps a play in place of the one with the same id; on return it is safe.
   *
   * @param before the play that is replaced, empty for a new one
   * @return false, and nothing is changed, when another one (or one at all, or none) is kept:
   *     someone else was faster
   */
  boolean keep(Optional<SceneRun> before, SceneRun run);
}
