package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * The clauses of one bundle, findable by side, act and then by the rarest condition each of them
 * cannot do without. Made once for a bundle and a facts model, shared by all places and threads.
 */
final class ClauseIndex {
  /** Where clauses stand that can hold for any act. */
  private record OfSide(Map<String, Postings> byAct, Postings general) {}

  private final Map<Side, OfSide> sides = new EnumMap<>(Side.class);

  ClauseIndex(FactsIndex index, Pack pack) {
    List<Clause> clauses = new ArrayList<>(pack.rules().size());
    for (Rule rule : pack.rules()) {
      addClauses(index, pack, rule, clauses);
    }
    Rarity rarity = new Rarity(index);
    clauses.forEach(rarity::count);
    for (Side side : Side.values()) {
      sides.put(side, ofSide(side, clauses, rarity));
    }
  }

  private static void addClauses(FactsIndex index, Pack pack, Rule rule, List<Clause> clauses) {
    addClause(index, pack, rule, rule.when(), rule.modality().verdict(), clauses);
    if (rule.modality() == Modality.REQUIRED) {
      rule.omitted()
          .ifPresent(omitted -> addClause(index, pack, rule, omitted, Verdict.PROHIBITED, clauses));
    }
  }

  private static void addClause(
      FactsIndex index,
      Pack pack,
      Rule rule,
      Condition when,
      Verdict verdict,
      List<Clause> clauses) {
    Condition main = index.expand(when, pack.id());
    Condition whole = main;
    if (!rule.unless().isEmpty()) {
      List<Condition> parts = new ArrayList<>();
      parts.add(main);
      for (Rule.Exemption exemption : rule.unless()) {
        parts.add(new Condition.Not(index.expand(exemption.when(), pack.id())));
      }
      whole = new Condition.All(parts);
    }
    clauses.add(
        new Clause(
            rule,
            pack.locality(),
            pack.locality().depth(),
            clauses.size(),
            main,
            whole,
            Clause.weight(whole),
            index.codes().matcher(besideAct(whole)),
            rule.effective().from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
            rule.effective().until().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE),
            verdict));
  }

  /** Without the demands on the act that every event fulfils for which the clause is found. */
  private static Condition besideAct(Condition whole) {
    return switch (whole) {
      case Condition.All(List<Condition> parts) ->
          new Condition.All(parts.stream().map(ClauseIndex::besideAct).toList());
      case Condition.Compare(String fact, Condition.Operator operator, Condition.Terms acts)
          when fact.equals(FactsIndex.ACT)
              && (operator == Condition.Operator.EQ || operator == Condition.Operator.IN) ->
          new Condition.All(List.of());
      case Condition.Compare other -> other;
      case Condition.Any any -> any;
      case Condition.Not not -> not;
    };
  }

  private static OfSide ofSide(Side side, List<Clause> clauses, Rarity rarity) {
    Map<String, List<Clause>> named = new HashMap<>();
    List<Clause> general = new ArrayList<>();
    for (Clause clause : clauses) {
      if (clause.rule().side() == side) {
        Optional<Set<String>> acts = FactsIndex.acts(clause.main());
        if (acts.isEmpty()) {
          general.add(clause);
        } else {
          acts.get().forEach(act -> named.computeIfAbsent(act, a -> new ArrayList<>()).add(clause));
        }
      }
    }
    Map<Clause, Rarity.Key> keys = new IdentityHashMap<>();
    Map<String, Postings> byAct = HashMap.newHashMap(named.size());
    named.forEach((act, own) -> byAct.put(act, new Postings(own, rarity, keys)));
    return new OfSide(byAct, new Postings(general, rarity, keys));
  }

  /** Whether a clause of that side names the act. */
  boolean names(String act, Side side) {
    return of(side).byAct().containsKey(act);
  }

  private OfSide of(Side side) {
    return Objects.requireNonNull(sides.get(side));
  }

  /**
   * Hands over every clause whose condition may be true or unknown, and few others. One that was
   * found in two ways may come twice.
   */
  void candidates(String act, Side side, EventFacts facts, Consumer<Clause> found) {
    OfSide own = of(side);
    Postings named = own.byAct().get(act);
    if (named != null) {
      named.candidates(facts, found);
    }
    own.general().candidates(facts, found);
  }

  /**
   * Hands over clauses in force that together speak of all facts and limits of which the clauses in
   * force for the act speak, the first of them among these.
   */
  void speakers(String act, Side side, LocalDate day, Consumer<Clause> found) {
    OfSide own = of(side);
    Postings named = own.byAct().get(act);
    if (named != null) {
      named.speakers(day, found);
    }
    own.general().speakers(day, found);
  }
}
