package org.qinqing.checker.internal.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.qinqing.checker.Event;
import org.qinqing.pack.Verdict;

/**
 * What a text was understood as, and how else it could be meant. Not safe for several threads.
 *
 * @param events the deeds in the order of the text
 * @param readings gives the {@linkplain #candidates candidates}; only asked when somebody chooses
 * @param usual how often texts like this one come out as which {@linkplain #outcome outcome}, in
 *     shares that add up to one; empty when nothing was learned. It decides no verdict: it helps to
 *     choose between readings, and calls for a question when a reading would surprise.
 */
public record Understanding(
    List<Event> events, Supplier<List<Candidate>> readings, Map<String, Float> usual) {
  public Understanding {
    events = List.copyOf(events);
    usual = Map.copyOf(usual);
  }

  /** With nothing to choose between. */
  public Understanding(List<Event> events) {
    this(events, List::of, Map.of());
  }

  /**
   * One reading.
   *
   * @param event the deed; empty when nothing is done
   * @param share how likely, from 0 to 1
   */
  public record Candidate(Optional<Event> event, float share) {}

  /**
   * Readings of a text with one deed or none, the likeliest first; empty when there is nothing to
   * choose. Each call makes them anew.
   */
  public List<Candidate> candidates() {
    return readings.get();
  }

  /** The name of the class of a verdict; what is open is told apart by why. */
  public static String outcome(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.OPEN ? verdict.name() : verdict.kind().name();
  }

  /** How often texts like this one come out so. */
  public float usual(Verdict verdict) {
    Float share = usual.get(outcome(verdict));
    return share == null ? 0 : share;
  }
}
