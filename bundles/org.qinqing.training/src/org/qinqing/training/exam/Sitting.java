package org.qinqing.training.exam;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.training.exam.Blueprint.Pauses;

/**
 * The state of an exam that someone sits: a value, kept after every change, so that a program that
 * is killed goes on where it was.
 *
 * <p>Time is counted by the steady clock within one run of the program, so that setting the clock
 * changes nothing. Between two runs only the clock on the wall is left: the time in which the
 * program did not run counts, unless pauses are free; when that clock was set back it counts as
 * none, and {@code setBack} says so.
 *
 * @param id unique among the sittings of a person
 * @param revision 0 at the start, more with each change
 * @param paper the questions
 * @param limit the time allowed
 * @param pauses whether the time may be stopped
 * @param phase where it stands
 * @param answers what was answered so far: item to response
 * @param used time used up to {@code last}; at most the limit
 * @param pausesTaken how often it was paused
 * @param setBack whether the clock was found set back between two runs
 * @param started when it began
 * @param last when time was last counted
 * @param blueprint what the paper was drawn from, as it was then: it may be edited or removed
 *     later, and the marks must not change with it
 * @param flagged items the person wants to come back to
 */
public record Sitting(
    String id,
    long revision,
    Paper paper,
    Duration limit,
    Pauses pauses,
    Phase phase,
    Map<String, List<String>> answers,
    Duration used,
    int pausesTaken,
    boolean setBack,
    Tick started,
    Tick last,
    Blueprint blueprint,
    Set<String> flagged) {

  /** Copies what can be changed. */
  public Sitting {
    flagged = Set.copyOf(flagged);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    answers.forEach((item, response) -> copy.put(item, List.copyOf(response)));
    answers = Collections.unmodifiableMap(copy);
  }

  /** Where a sitting stands. */
  public enum Phase {
    RUNNING,
    PAUSED,
    /** By the person. */
    HANDED_IN,
    /** Because the time was over; what was answered until then counts. */
    TIME_OVER
  }

  /** What became of a wish. */
  public enum Outcome {
    /** Done. */
    DONE,
    /** The time was over before; the sitting is handed in as it was. */
    TIME_OVER,
    /** It was handed in before. */
    HANDED_IN,
    /** It is paused; resume first. */
    PAUSED,
    /** It is not paused. */
    NOT_PAUSED,
    /** No pause is left, or none was allowed. */
    NO_PAUSE,
    /** The paper does not ask this item. */
    NO_SUCH_TASK,
    /** The response names an option the task does not have, or one twice. */
    NO_SUCH_OPTION,
    /** More than one option where one is right. */
    TOO_MANY
  }

  /**
   * A wish and its result.
   *
   * @param sitting the state afterwards, to be kept even when the wish was refused
   * @param outcome what became of it
   */
  public record Turn(Sitting sitting, Outcome outcome) {
    /** Whether the wish was granted. */
    public boolean done() {
      return outcome == Outcome.DONE;
    }
  }

  /** Begins. */
  public static Sitting begin(String id, Paper paper, Blueprint blueprint, Tick now) {
    if (!paper.blueprint().equals(blueprint.id())) {
      throw new IllegalArgumentException(paper.blueprint() + ", not " + blueprint.id());
    }
    return new Sitting(
        id,
        0,
        paper,
        blueprint.limit(),
        blueprint.pauses(),
        Phase.RUNNING,
        Map.of(),
        Duration.ZERO,
        0,
        false,
        now,
        now,
        blueprint,
        Set.of());
  }

  /**
   * Counts the time up to now; hands in when it is over. To be called when the sitting is shown
   * again, and from time to time.
   */
  public Sitting at(Tick now) {
    if (phase != Phase.RUNNING) {
      // The clock of a pause is begun anew on resuming.
      return this;
    }
    boolean sameRun = now.run().equals(last.run());
    Duration passed =
        sameRun
            ? Duration.ofNanos(now.steady() - last.steady())
            : Duration.between(last.wall(), now.wall());
    boolean back = !sameRun && passed.isNegative();
    if (passed.isNegative() || (!sameRun && pauses.rule() == Pauses.Rule.FREE)) {
      passed = Duration.ZERO;
    }
    Duration total = used.plus(passed);
    boolean over = total.compareTo(limit) >= 0;
    return new Sitting(
        id,
        revision + 1,
        paper,
        limit,
        pauses,
        over ? Phase.TIME_OVER : phase,
        answers,
        over ? limit : total,
        pausesTaken,
        setBack || back,
        started,
        now,
        blueprint,
        flagged);
  }

  /** The time left at {@code last}. */
  public Duration left() {
    return limit.minus(used);
  }

  /** Whether nothing can be changed any more. */
  public boolean closed() {
    return phase == Phase.HANDED_IN || phase == Phase.TIME_OVER;
  }

  /**
   * Answers an item, or changes the answer.
   *
   * @param response as {@link Marker} reads it: for a task with options their keys, in order where
   *     the order is the answer, or pairs {@code left=key}; for others anything; empty takes the
   *     answer back
   */
  public Turn answer(String item, List<String> response, Tick now) {
    Sitting counted = at(now);
    Optional<Outcome> refusal = counted.refusal();
    if (refusal.isPresent()) {
      return new Turn(counted, refusal.get());
    }
    Optional<Paper.Task> task = paper.task(item);
    if (task.isEmpty()) {
      return new Turn(counted, Outcome.NO_SUCH_TASK);
    }
    if (!task.get().offers(response)) {
      return new Turn(counted, Outcome.NO_SUCH_OPTION);
    }
    if (response.size() > 1 && task.get().single()) {
      return new Turn(counted, Outcome.TOO_MANY);
    }
    Map<String, List<String>> changed = new LinkedHashMap<>(answers);
    if (response.isEmpty()) {
      changed.remove(item);
    } else {
      changed.put(item, response);
    }
    return new Turn(counted.with(counted.phase, changed, pausesTaken, flagged), Outcome.DONE);
  }

  /**
   * Notes that the person wants to come back to an item, or takes that note away; it counts for
   * nothing.
   */
  public Turn flag(String item, boolean wanted, Tick now) {
    Sitting counted = at(now);
    Optional<Outcome> refusal = counted.refusal();
    if (refusal.isPresent()) {
      return new Turn(counted, refusal.get());
    }
    if (paper.task(item).isEmpty()) {
      return new Turn(counted, Outcome.NO_SUCH_TASK);
    }
    Set<String> changed = new HashSet<>(flagged);
    if (wanted) {
      changed.add(item);
    } else {
      changed.remove(item);
    }
    return new Turn(counted.with(counted.phase, answers, pausesTaken, changed), Outcome.DONE);
  }

  /** Stops the time, when the blueprint allows it. */
  public Turn pause(Tick now) {
    Sitting counted = at(now);
    Optional<Outcome> refusal = counted.refusal();
    if (refusal.isPresent()) {
      return new Turn(counted, refusal.get());
    }
    if (!pauses.allowsAfter(pausesTaken)) {
      return new Turn(counted, Outcome.NO_PAUSE);
    }
    return new Turn(counted.with(Phase.PAUSED, answers, pausesTaken + 1, flagged), Outcome.DONE);
  }

  /** Lets the time go on. */
  public Turn resume(Tick now) {
    if (phase != Phase.PAUSED) {
      Sitting counted = at(now);
      return new Turn(counted, counted.refusal().orElse(Outcome.NOT_PAUSED));
    }
    return new Turn(
        new Sitting(
            id,
            revision + 1,
            paper,
            limit,
            pauses,
            Phase.RUNNING,
            answers,
            used,
            pausesTaken,
            setBack,
            started,
            now,
            blueprint,
            flagged),
        Outcome.DONE);
  }

  /** Hands in; also out of a pause. */
  public Turn handIn(Tick now) {
    Sitting counted = at(now);
    if (counted.closed()) {
      return new Turn(counted, counted.refusal().orElseThrow());
    }
    return new Turn(counted.with(Phase.HANDED_IN, answers, pausesTaken, flagged), Outcome.DONE);
  }

  /** Why nothing can be answered. */
  private Optional<Outcome> refusal() {
    return switch (phase) {
      case RUNNING -> Optional.empty();
      case PAUSED -> Optional.of(Outcome.PAUSED);
      case HANDED_IN -> Optional.of(Outcome.HANDED_IN);
      case TIME_OVER -> Optional.of(Outcome.TIME_OVER);
    };
  }

  private Sitting with(Phase next, Map<String, List<String>> given, int taken, Set<String> wanted) {
    return new Sitting(
        id,
        revision + 1,
        paper,
        limit,
        pauses,
        next,
        given,
        used,
        taken,
        setBack,
        started,
        last,
        blueprint,
        wanted);
  }
}
