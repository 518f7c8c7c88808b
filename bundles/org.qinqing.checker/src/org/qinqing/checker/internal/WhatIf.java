package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.Verdict;

/** Looks for single facts whose other value would put the verdict into another class. */
final class WhatIf {
  private static final int SHOWN = 4;
  private static final int TRIED = 48;

  private final FactsIndex index;
  private final Judge judge;

  WhatIf(Plan plan, Judge judge) {
    this.index = plan.facts();
    this.judge = judge;
  }

  /** The first other value of each fact, four facts at most. */
  List<CheckResult.Boundary> boundaries(
      Map<String, FactValue> said, Set<String> doubted, Decision decision) {
    List<CheckResult.Boundary> boundaries = new ArrayList<>();
    int tried = 0;
    for (Other other : others(decision)) {
      for (Answers.Answer answer : other.answers()) {
        if (boundaries.size() == SHOWN || tried++ == TRIED) {
          return boundaries;
        }
        Optional<CheckResult.Boundary> boundary =
            boundary(other.fact(), answer, said, doubted, decision);
        if (boundary.isPresent()) {
          boundaries.add(boundary.get());
          break;
        }
      }
    }
    return boundaries;
  }

  /** Every other value of each fact. */
  List<CheckResult.Boundary> all(
      Map<String, FactValue> said, Set<String> doubted, Decision decision) {
    return others(decision).stream()
        .flatMap(
            other ->
                other.answers().stream()
                    .flatMap(
                        answer -> boundary(other.fact(), answer, said, doubted, decision).stream()))
        .toList();
  }

  /** A fact that could have been otherwise, and how. */
  private record Other(Fact fact, List<Answers.Answer> answers) {}

  private List<Other> others(Decision decision) {
    if (decision.verdict().kind() == Verdict.Kind.OPEN) {
      return List.of();
    }
    List<Clause> relevant = judge.relevant(decision.facts());
    List<Other> others = new ArrayList<>();
    for (Fact fact : changeable(decision, relevant)) {
      FactValue known = decision.facts().get(fact.id());
      if (known != null) {
        others.add(new Other(fact, Answers.others(fact, known, relevant, judge.evaluator())));
      }
    }
    return others;
  }

  private Optional<CheckResult.Boundary> boundary(
      Fact fact,
      Answers.Answer answer,
      Map<String, FactValue> said,
      Set<String> doubted,
      Decision decision) {
    Verdict verdict =
        judge.decide(Answers.with(said, fact.id(), answer.content()), doubted).verdict();
    return verdict.kind() == Verdict.Kind.OPEN || verdict.kind() == decision.verdict().kind()
        ? Optional.empty()
        : Optional.of(
            new CheckResult.Boundary(
                fact.id(), answer.value(), answer.label(), answer.content(), verdict));
  }

  /**
   * Facts that the rules of this act look at: presumed ones first, then what was said, then what
   * was only supposed.
   */
  private List<Fact> changeable(Decision decision, List<Clause> relevant) {
    Set<String> mentioned = new LinkedHashSet<>();
    relevant.forEach(clause -> Judge.mentioned(clause.whole(), mentioned));
    for (FactsModel.Inference inference : index.derivations()) {
      if (inference.set().stream().anyMatch(set -> mentioned.contains(set.fact()))) {
        Judge.mentioned(inference.when(), mentioned);
      }
    }
    mentioned.remove(FactsIndex.ACT);
    mentioned.remove(FactsIndex.SIDE);
    mentioned.remove(FactsIndex.AS_OF);
    return mentioned.stream()
        .map(index::fact)
        .flatMap(Optional::stream)
        .filter(fact -> changeable(fact, decision.facts().get(fact.id())))
        .sorted(
            Comparator.<Fact>comparingInt(fact -> order(decision.facts().get(fact.id())))
                .thenComparingInt(Fact::askOrder)
                .thenComparing(Fact::id))
        .toList();
  }

  private static boolean changeable(Fact fact, @Nullable FactValue known) {
    if (known == null || known.source() == Source.DERIVED) {
      return false;
    }
    // What silence supposes is worth a "what if" only where the model has a question for it (有事相求).
    return known.source() != Source.DEFAULT
        || (fact.silence() == Silence.CLOSED && !fact.question().isEmpty());
  }

  private static int order(@Nullable FactValue known) {
    return known == null
        ? 3
        : known.source() == Source.PRESUMED ? 0 : known.source() == Source.DEFAULT ? 2 : 1;
  }
}
