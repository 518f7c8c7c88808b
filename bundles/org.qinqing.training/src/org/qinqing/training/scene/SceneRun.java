package org.qinqing.training.scene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Verdict;

/**
 * One play of a branching scene (情景剧): a value, kept after every choice, so that a program that is
 * killed goes on where it was. There is no way back within a play; who wants to try something else
 * begins another.
 *
 * <p>The path carries the words as they were read, so that it stays readable when the scene was
 * rewritten or its bundle removed.
 *
 * @param id unique among the plays of a person
 * @param scene id of the scene
 * @param title name of the scene as it was then
 * @param topic topic of the scene as it was then
 * @param fingerprint of the scene as it was then; another story gives another
 * @param started when it began
 * @param path what was done, in order
 * @param marks what was gained on the way
 * @param step id of the step that is reached
 * @param text what happens in that step, as it was read
 * @param ending how it ended; present exactly when the state is {@link State#ENDED}
 * @param state where the play stands
 */
public record SceneRun(
    String id,
    String scene,
    String title,
    String topic,
    String fingerprint,
    Instant started,
    List<Deed> path,
    Set<String> marks,
    String step,
    String text,
    Optional<Scene.Ending> ending,
    State state) {

  /** Copies what can be changed, and refuses an ending without an end. */
  public SceneRun {
    path = List.copyOf(path);
    marks = Set.copyOf(marks);
    if (ending.isPresent() != (state == State.ENDED)) {
      throw new IllegalArgumentException(id + ": " + state + ", " + ending);
    }
  }

  /** Where a play stands. */
  public enum State {
    RUNNING,
    /** An ending was reached. */
    ENDED,
    /** The person began anew before an ending. */
    LEFT,
    /** The scene was rewritten or removed before an ending. */
    OUTDATED
  }

  /**
   * One choice that was made.
   *
   * @param step id of the step in which it was made
   * @param situation what happened there, as it was read
   * @param key of the choice
   * @param text the deed, as it was read
   * @param note what was said about it, may be empty
   * @param verdict how it is judged, if it is a deed of its own
   * @param at when it was made
   */
  public record Deed(
      String step,
      String situation,
      String key,
      String text,
      String note,
      Optional<Verdict> verdict,
      Instant at) {}

  /**
   * A new play, at the first step.
   *
   * @param fingerprint of the scene, see {@link Scenes#fingerprint}
   * @throws IllegalArgumentException when the scene has no such first step
   */
  public static SceneRun begin(Scene scene, String fingerprint, Instant now) {
    Scene.Step first = step(scene, scene.start());
    return new SceneRun(
        scene.id() + "/" + now,
        scene.id(),
        scene.title(),
        scene.topic(),
        fingerprint,
        now,
        List.of(),
        Set.of(),
        first.id(),
        first.text(),
        first.ending(),
        first.ending().isPresent() ? State.ENDED : State.RUNNING);
  }

  /** The step that is reached; empty when the scene has none of that id any more. */
  public Optional<Scene.Step> at(Scene scene) {
    return scene.step(step);
  }

  /** What one can do now: the choices of the step whose needs are met; empty after the end. */
  public List<Scene.Choice> offered(Scene scene) {
    return state == State.RUNNING
        ? at(scene).map(reached -> offered(reached, marks)).orElse(List.of())
        : List.of();
  }

  /** What one can do in a step with those marks. */
  static List<Scene.Choice> offered(Scene.Step step, Set<String> marks) {
    return step.choices().stream().filter(choice -> marks.containsAll(choice.needs())).toList();
  }

  /**
   * The play after a choice.
   *
   * @param key of a choice that is offered
   * @throws IllegalArgumentException when no such choice is offered, the play is over, or the scene
   *     leads nowhere; nothing is changed then
   */
  public SceneRun choose(Scene scene, String key, Instant now) {
    Scene.Choice choice =
        offered(scene).stream()
            .filter(offered -> offered.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(id + ": " + key));
    Scene.Step next = step(scene, choice.to());
    List<Deed> longer = new ArrayList<>(path);
    longer.add(
        new Deed(step, text, choice.key(), choice.text(), choice.note(), choice.verdict(), now));
    Set<String> more = new HashSet<>(marks);
    more.addAll(choice.gains());
    return new SceneRun(
        id,
        this.scene,
        title,
        topic,
        fingerprint,
        started,
        longer,
        more,
        next.id(),
        next.text(),
        next.ending(),
        next.ending().isPresent() ? State.ENDED : State.RUNNING);
  }

  private static Scene.Step step(Scene scene, String id) {
    return scene
        .step(id)
        .orElseThrow(() -> new IllegalArgumentException(scene.id() + ": no step " + id));
  }

  /** The same play, put away before its end. One that is over stays as it is. */
  SceneRun closed(State why) {
    return state != State.RUNNING
        ? this
        : new SceneRun(
            id,
            scene,
            title,
            topic,
            fingerprint,
            started,
            path,
            marks,
            step,
            text,
            Optional.empty(),
            why);
  }

  /** The same play, left by the person before its end. One that is over stays as it is. */
  public SceneRun left() {
    return closed(State.LEFT);
  }

  /** The same play of a scene that is no longer what it was. One that is over stays as it is. */
  public SceneRun outdated() {
    return closed(State.OUTDATED);
  }
}
