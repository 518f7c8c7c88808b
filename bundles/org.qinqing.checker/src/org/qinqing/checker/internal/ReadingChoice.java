package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.internal.reading.Understanding;
import org.qinqing.checker.internal.reading.Understanding.Candidate;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;

/**
 * Chooses between the readings of a text. The verdict always comes from the rules; what is weighed
 * is only which deed the words mean, and whether it is safer to ask. A reading that the rules allow
 * although texts like it are mostly forbidden, or the other way round, becomes a question.
 */
final class ReadingChoice {
  /**
   * How much a surprise costs and when to ask.
   *
   * @param weight power of the usual outcome beside the share of a reading
   * @param alarm ask instead of allowing from this share of forbidden outcomes on
   * @param relief ask instead of forbidding from this share of allowed outcomes on
   * @param refusal allow nothing from this share of forbidden outcomes on, even when no other
   *     reading comes near: the person has to say what was done
   */
  record Caution(double weight, double alarm, double relief, double refusal) {}

  static final Caution USUAL = new Caution(1, 0.2, 0.45, 0.25);

  /** So that an outcome never seen stays possible. */
  private static final double FLOOR = 0.02;

  private final Caution caution;
  private final Function<Map<String, FactValue>, Verdict> judge;

  /** Chooses with the verdict that the rules of the place give on the facts of a deed. */
  ReadingChoice(Caution caution, Function<Map<String, FactValue>, Verdict> judge) {
    this.caution = caution;
    this.judge = judge;
  }

  private record Weighed(Optional<Map<String, FactValue>> facts, Verdict verdict, double weight) {}

  /** The deeds as they are to be judged. */
  List<Map<String, FactValue>> choose(Understanding understood) {
    List<Map<String, FactValue>> events = new ArrayList<>();
    understood.events().forEach(event -> events.add(new HashMap<>(event.facts())));
    if (understood.usual().isEmpty()) {
      return events;
    }
    // Several deeds stay as they were read: nobody needs to read them in other ways.
    if (events.size() > 1) {
      return refuses(understood) && events.stream().allMatch(this::allowed)
          ? events.stream().map(ReadingChoice::supposed).toList()
          : events;
    }
    List<Weighed> readings = new ArrayList<>();
    for (Candidate candidate : understood.candidates()) {
      readings.add(weigh(candidate, understood));
    }
    if (readings.isEmpty()) {
      return events;
    }
    Weighed best = readings.getFirst();
    for (Weighed reading : readings) {
      if (reading.weight() > best.weight()) {
        best = reading;
      }
    }
    List<Map<String, FactValue>> chosen = new ArrayList<>();
    Weighed first = best;
    best.facts().ifPresent(facts -> chosen.add(doubted(facts, first, readings, understood)));
    return chosen;
  }

  private Weighed weigh(Candidate candidate, Understanding understood) {
    Optional<Map<String, FactValue>> facts = candidate.event().map(Event::facts).map(HashMap::new);
    Verdict verdict = facts.map(judge).orElse(Verdict.NO_RULE);
    return new Weighed(
        facts,
        verdict,
        candidate.share() * StrictMath.pow(FLOOR + understood.usual(verdict), caution.weight()));
  }

  /** With the act of the likeliest reading of the other kind beside its own, when it surprises. */
  private Map<String, FactValue> doubted(
      Map<String, FactValue> facts,
      Weighed chosen,
      List<Weighed> readings,
      Understanding understood) {
    Verdict.Kind kind = chosen.verdict().kind();
    Optional<Verdict.Kind> other = Optional.empty();
    if (kind == Verdict.Kind.ALLOWED && understood.usual(Verdict.PROHIBITED) >= caution.alarm()) {
      other = Optional.of(Verdict.Kind.FORBIDDEN);
    } else if (kind == Verdict.Kind.FORBIDDEN
        && understood.usual(Verdict.PERMITTED) >= caution.relief()) {
      other = Optional.of(Verdict.Kind.ALLOWED);
    }
    Optional<Verdict.Kind> wanted = other;
    Optional<FactValue> act =
        readings.stream()
            .filter(reading -> wanted.filter(k -> k == reading.verdict().kind()).isPresent())
            .flatMap(reading -> reading.facts().stream())
            .flatMap(reading -> Optional.ofNullable(reading.get(FactsIndex.ACT)).stream())
            .findFirst();
    FactValue own = facts.get(FactsIndex.ACT);
    if (own == null) {
      return facts;
    }
    if (act.isEmpty()) {
      return kind == Verdict.Kind.ALLOWED && refuses(understood) ? supposed(facts) : facts;
    }
    Set<String> both = new TreeSet<>();
    for (FactValue one : List.of(own, act.get())) {
      if (one.content() instanceof FactContent.Terms(Set<String> values)) {
        both.addAll(values);
      }
    }
    Map<String, FactValue> open = new HashMap<>(facts);
    open.put(
        FactsIndex.ACT,
        new FactValue(new FactContent.Terms(both), own.source(), own.span(), own.note()));
    return open;
  }

  private boolean refuses(Understanding understood) {
    return understood.usual(Verdict.PROHIBITED) >= caution.refusal();
  }

  private boolean allowed(Map<String, FactValue> facts) {
    return judge.apply(facts).kind() == Verdict.Kind.ALLOWED;
  }

  private static Map<String, FactValue> supposed(Map<String, FactValue> facts) {
    Map<String, FactValue> open = new HashMap<>(facts);
    open.computeIfPresent(
        FactsIndex.ACT,
        (fact, act) ->
            new FactValue(act.content(), FactValue.Source.PRESUMED, act.span(), act.note()));
    return open;
  }
}
