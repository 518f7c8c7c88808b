package org.qinqing.training.scene;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Scene;

/**
 * A play looked back on, step by step.
 *
 * @param run the play
 * @param stops what was done and what else could have been, in order
 * @param current whether the scene is still what it was; if not, nothing is said of what else could
 *     have been
 * @param takeAway what to take away, in the words of today's scene; empty when it is gone
 * @param basis provisions of today's scene; empty when it is gone
 * @param rules ids of the rules that the scene practises
 */
public record Debrief(
    SceneRun run,
    List<Stop> stops,
    boolean current,
    String takeAway,
    List<Address> basis,
    List<String> rules) {
  /** Makes the lists unchangeable. */
  public Debrief {
    stops = List.copyOf(stops);
    basis = List.copyOf(basis);
    rules = List.copyOf(rules);
  }

  /**
   * One step of the path.
   *
   * @param deed what was done
   * @param leaning to which side it leans, if to one
   * @param reachable the endings that could still be reached after it
   * @param otherwise the other choices of the step, in order
   */
  public record Stop(
      SceneRun.Deed deed,
      Optional<Scene.Leaning> leaning,
      Set<Scene.Ending> reachable,
      List<Otherwise> otherwise) {
    /** Makes the collections unchangeable. */
    public Stop {
      reachable = Set.copyOf(reachable);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * A choice that was not taken.
   *
   * @param choice the choice
   * @param missing marks that were missing, so that it was not offered; empty when it was
   * @param next what would have happened then
   * @param reachable the endings that could have been reached from there
   */
  public record Otherwise(
      Scene.Choice choice, Set<String> missing, String next, Set<Scene.Ending> reachable) {
    /** Makes the sets unchangeable. */
    public Otherwise {
      missing = Set.copyOf(missing);
      reachable = Set.copyOf(reachable);
    }

    /** Whether it could have been chosen. */
    public boolean offered() {
      return missing.isEmpty();
    }
  }
}
