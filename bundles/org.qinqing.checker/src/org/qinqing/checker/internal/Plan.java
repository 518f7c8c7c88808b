package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/** The rules that answer for one place, made ready once for a snapshot: act → clauses. */
final class Plan {
  private final FactsIndex index;
  private final PackSnapshot.Chain chain;
  private final Map<Side, Map<String, List<Clause>>> byAct = new HashMap<>();
  private final Map<Side, List<Clause>> general = new HashMap<>();

  Plan(FactsIndex index, PackSnapshot snapshot, Locality place) {
    this.index = index;
    this.chain = snapshot.chain(place);
    List<Clause> clauses = new ArrayList<>();
    for (Pack pack : chain.answering()) {
      for (Rule rule : pack.rules()) {
        addClauses(pack, rule, clauses);
      }
    }
    for (Side side : Side.values()) {
      index(side, clauses.stream().filter(clause -> clause.rule().side() == side).toList());
    }
  }

  FactsIndex facts() {
    return index;
  }

  PackSnapshot.Chain chain() {
    return chain;
  }

  /** The place whose bundle answers; the whole country when there is none at all. */
  Locality used() {
    return chain.answering().stream().findFirst().map(Pack::locality).orElse(Locality.NATIONAL);
  }

  /**
   * The clauses that can speak on an act told from one side. Where no rule of that side names the
   * act (returning a gift is the same deed from both), the rules of the other side speak.
   */
  List<Clause> clauses(String act, Side side) {
    Optional<List<Clause>> own = named(act, side);
    Side other = side == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL;
    return own.or(() -> named(act, other)).orElseGet(() -> general.getOrDefault(side, List.of()));
  }

  private Optional<List<Clause>> named(String act, Side side) {
    return Optional.ofNullable(byAct.getOrDefault(side, Map.of()).get(act));
  }

  private void addClauses(Pack pack, Rule rule, List<Clause> clauses) {
    addClause(pack, rule, rule.when(), rule.modality().verdict(), clauses);
    if (rule.modality() == Modality.REQUIRED) {
      rule.omitted()
          .ifPresent(omitted -> addClause(pack, rule, omitted, Verdict.PROHIBITED, clauses));
    }
  }

  private void addClause(
      Pack pack, Rule rule, Condition when, Verdict verdict, List<Clause> clauses) {
    Condition main = index.expand(when);
    Condition whole = main;
    if (!rule.unless().isEmpty()) {
      List<Condition> parts = new ArrayList<>();
      parts.add(main);
      for (Rule.Exemption exemption : rule.unless()) {
        parts.add(new Condition.Not(index.expand(exemption.when())));
      }
      whole = new Condition.All(parts);
    }
    clauses.add(new Clause(rule, pack.locality(), clauses.size(), main, whole, verdict));
  }

  private void index(Side side, List<Clause> clauses) {
    Set<String> acts = new LinkedHashSet<>();
    for (FactsModel.Family family : index.model().families()) {
      family.acts().forEach(act -> acts.add(act.id()));
    }
    // Kept as pairs, not as a map: a clause is a deep value, and hashing it for every act would
    // cost more than judging.
    List<Named> named = new ArrayList<>();
    for (Clause clause : clauses) {
      Optional<Set<String>> own = FactsIndex.acts(clause.main());
      named.add(new Named(clause, own));
      own.ifPresent(acts::addAll);
    }
    List<Clause> forAll =
        named.stream().filter(n -> n.acts().isEmpty()).map(Named::clause).toList();
    general.put(side, forAll);
    Map<String, List<Clause>> ofSide = new HashMap<>();
    for (String act : acts) {
      List<Clause> forAct =
          named.stream()
              .filter(n -> n.acts().map(own -> own.contains(act)).orElse(true))
              .map(Named::clause)
              .toList();
      if (forAct.size() > forAll.size()) {
        ofSide.put(act, forAct);
      }
    }
    byAct.put(side, ofSide);
  }

  /** A clause and the acts it names, empty when it can hold for any act. */
  private record Named(Clause clause, Optional<Set<String>> acts) {}
}
