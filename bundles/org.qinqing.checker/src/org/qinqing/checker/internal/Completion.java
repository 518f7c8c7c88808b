package org.qinqing.checker.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Inference;
import org.qinqing.pack.FactsModel.Silence;

/**
 * Completes what was said of one event: what silence means for closed facts, what follows, what is
 * presumed — in this order, and never against what was said or answered.
 */
final class Completion {
  private final FactsIndex index;
  private final Evaluator evaluator;

  Completion(FactsIndex index, Evaluator evaluator) {
    this.index = index;
    this.evaluator = evaluator;
  }

  /**
   * All that is known of the event.
   *
   * @param said facts that were stated, implied or answered
   * @param doubted facts of which the person said that they do not know; they are not presumed
   */
  Map<String, FactValue> complete(Map<String, FactValue> said, Set<String> doubted) {
    Map<String, FactValue> facts = new HashMap<>(said);
    for (FactsModel.Fact fact : index.facts()) {
      if (fact.silence() == Silence.CLOSED
          && fact.presumed().isPresent()
          && !fact.id().equals(FactsIndex.ACT)
          && fact.type() != FactsModel.Type.DATE
          && fact.type() != FactsModel.Type.PLACE) {
        facts.putIfAbsent(fact.id(), value(fact.id(), fact.presumed().get(), Source.DEFAULT, ""));
      }
    }
    derive(index.reopening(), facts, said);
    derive(index.derivations(), facts, said);
    boolean presumed = false;
    for (Inference inference : index.presumptions()) {
      presumed |= presume(inference, facts, doubted);
    }
    if (presumed) {
      derive(index.derivations(), facts, said);
    }
    return facts;
  }

  private void derive(
      List<Inference> inferences, Map<String, FactValue> facts, Map<String, FactValue> said) {
    Set<String> rewritten = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Inference inference : inferences) {
        if (evaluator.evaluate(inference.when(), facts) == Truth.TRUE) {
          for (FactsModel.Assignment set : inference.set()) {
            changed |= assign(set, inference.id(), facts, said, rewritten);
          }
        }
      }
    }
  }

  private boolean assign(
      FactsModel.Assignment set,
      String inference,
      Map<String, FactValue> facts,
      Map<String, FactValue> said,
      Set<String> rewritten) {
    String fact = set.fact();
    if (fact.equals(FactsIndex.ACT)) {
      // A deed seen for what it is: each derivation may rewrite it once, so that two of them cannot
      // chase each other.
      boolean other =
          Optional.ofNullable(facts.get(fact))
              .filter(known -> known.content().equals(FactContent.Terms.of(set.value())))
              .isEmpty();
      if (!other || !rewritten.add(inference)) {
        return false;
      }
      facts.put(fact, value(fact, set.value(), Source.DERIVED, ""));
      return true;
    }
    FactValue known = facts.get(fact);
    boolean free = known == null || known.source() == Source.DEFAULT;
    if (said.containsKey(fact) || !free) {
      return false;
    }
    if (set.value().equals(FactsIndex.UNKNOWN)) {
      return facts.remove(fact) != null;
    }
    facts.put(fact, value(fact, set.value(), Source.DERIVED, ""));
    return true;
  }

  private boolean presume(Inference inference, Map<String, FactValue> facts, Set<String> doubted) {
    if (evaluator.evaluate(inference.when(), facts) != Truth.TRUE) {
      return false;
    }
    boolean changed = false;
    for (FactsModel.Assignment set : inference.set()) {
      FactValue known = facts.get(set.fact());
      boolean free = known == null || known.source() == Source.DEFAULT;
      if (free && !doubted.contains(set.fact())) {
        facts.put(set.fact(), value(set.fact(), set.value(), Source.PRESUMED, inference.say()));
        changed = true;
      }
    }
    return changed;
  }

  private FactValue value(String fact, String value, Source source, String note) {
    boolean number = index.fact(fact).filter(f -> f.type() == FactsModel.Type.QUANTITY).isPresent();
    FactContent content =
        number
            ? FactContent.Quantity.exactly(
                new BigDecimal(value), index.fact(fact).orElseThrow().unit())
            : FactContent.Terms.of(value);
    return new FactValue(content, source, Optional.empty(), note);
  }
}
