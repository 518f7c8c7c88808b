package org.qinqing.training.scene;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Scene;

/**
 * How far a person got with a scene as it is now. Plays of an earlier story do not count.
 *
 * @param scene the scene
 * @param endings all its endings, in the order of the scene
 * @param seen ids of the endings that were reached
 * @param running the play that is not at its end, the newest if there are several
 * @param ended how many plays came to an end
 */
public record SceneProgress(
    Scene scene,
    List<Scene.Step> endings,
    Set<String> seen,
    Optional<SceneRun> running,
    int ended) {
  /** Makes the collections unchangeable. */
  public SceneProgress {
    endings = List.copyOf(endings);
    seen = Set.copyOf(seen);
  }

  /** Whether every ending was reached. */
  public boolean whole() {
    return endings.stream().allMatch(ending -> seen.contains(ending.id()));
  }
}
