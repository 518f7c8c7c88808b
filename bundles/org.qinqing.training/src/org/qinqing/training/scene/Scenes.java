package org.qinqing.training.scene;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Scene;
import org.qinqing.training.Training.Selection;
import org.qinqing.training.learner.LearnerRecord;

/** Service: the branching scenes of the bundles that are installed at the moment of the call. */
public interface Scenes {
  /** What the items of attempts made in scenes begin with: {@code scene:<scene>/<step>}. */
  String ITEM = "scene:";

  /**
   * Scenes that fit, in a stable order: the place's own first, then by topic and id.
   *
   * @param selection its kinds say nothing here
   */
  List<Scene> scenes(Selection selection);

  /** The scene with that id. */
  Optional<Scene> scene(String id);

  /**
   * Tells a story from any other: the steps, what can be done in them and where it leads. A new
   * note, debrief or basis does not make another story.
   */
  String fingerprint(Scene scene);

  /**
   * Takes up a scene: the newest play of it that is not at its end goes on, else a new one begins.
   * A play of an earlier story is put away. A new play is kept with its first choice.
   */
  Opening open(Scene scene, SceneRuns runs, Instant now);

  /**
   * Begins anew (重来). A play that is not at its end is put away.
   *
   * @param left the play that is left
   * @return the new play; kept with its first choice
   */
  SceneRun again(Scene scene, SceneRun left, SceneRuns runs, Instant now);

  /**
   * Makes a choice and keeps it. A deed that is judged counts as an answer of practice under the
   * item {@code scene:<scene>/<step>}.
   *
   * @param key of a choice that is offered
   * @return empty when the play was changed elsewhere meanwhile; nothing is kept then
   * @throws IllegalArgumentException when no such choice is offered or the scene is not the one
   *     that is played
   */
  Optional<SceneRun> choose(
      Scene scene, SceneRun run, String key, LearnerRecord record, Instant now);

  /** Looks back on a play, at its end or before. */
  Debrief debrief(SceneRun run);

  /** How far a person got with a scene. */
  SceneProgress progress(Scene scene, SceneRuns runs);
}
