package org.qinqing.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A branching scene: a story in steps, in which each choice leads on.
 *
 * @param id unique among all bundles
 * @param pack id of the bundle that carries it
 * @param topic id of the closed list of topics
 * @param side from whose side it is told
 * @param title short name
 * @param start id of the first step
 * @param steps in any order; from each an ending can be reached
 * @param debrief what to take away, shown after an ending
 * @param basis provisions; never empty
 * @param rules ids of the rules it practises
 * @param location where it is written
 */
public record Scene(
    String id,
    String pack,
    String topic,
    Side side,
    String title,
    String start,
    List<Step> steps,
    String debrief,
    List<Address> basis,
    List<String> rules,
    SourceLocation location) {
  public Scene {
    steps = List.copyOf(steps);
    basis = List.copyOf(basis);
    rules = List.copyOf(rules);
  }

  /** How a path ended. */
  public enum Ending {
    /** Close and clean: both duties kept. */
    GOOD,
    /** Nothing wrong was done, but something was neglected or left open. */
    MIXED,
    /** A rule was broken. */
    BAD
  }

  /**
   * One step.
   *
   * @param id unique in the scene
   * @param text what happens
   * @param choices what one can do; empty exactly when this is an ending
   * @param ending how it ended
   */
  public record Step(String id, String text, List<Choice> choices, Optional<Ending> ending) {
    public Step {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What one can do in a step.
   *
   * @param key {@code A}, {@code B}, …
   * @param text the deed
   * @param to id of the next step
   * @param note what is to be said about it, may be empty
   * @param verdict how the checker would judge it, if it is a deed of its own
   * @param gains marks kept for later steps, such as {@code reported}
   * @param needs marks without which the choice is not offered
   * @param leans to which side the deed leans, if that is said; else the verdict tells it
   */
  public record Choice(
      String key,
      String text,
      String to,
      String note,
      Optional<Verdict> verdict,
      Set<String> gains,
      Set<String> needs,
      Optional<Leaning> leans) {
    public Choice {
      gains = Set.copyOf(gains);
      needs = Set.copyOf(needs);
    }

    /** A choice of which the verdict alone tells to which side it leans. */
    public Choice(
        String key,
        String text,
        String to,
        String note,
        Optional<Verdict> verdict,
        Set<String> gains,
        Set<String> needs) {
      this(key, text, to, note, verdict, gains, needs, Optional.empty());
    }

    /**
     * To which side the deed leans: what is said, else {@link Leaning#LAX} for a deed that the
     * verdict forbids. Empty for a deed that leans to none, or of which nothing is said.
     */
    public Optional<Leaning> leaning() {
      return leans.or(
          () ->
              verdict
                  .filter(judged -> judged.kind() == Verdict.Kind.FORBIDDEN)
                  .map(judged -> Leaning.LAX));
    }
  }

  /** To which side a deed leans (亲 × 清). */
  public enum Leaning {
    /** 过严：躲着、拖着，该办的不办. */
    STRICT,
    /** 过宽：不该做的做了. */
    LAX
  }

  /** The step with that id. */
  public Optional<Step> step(String step) {
    return steps.stream().filter(s -> s.id().equals(step)).findFirst();
  }
}
