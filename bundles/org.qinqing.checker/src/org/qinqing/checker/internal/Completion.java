package org.qinqing.checker.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;

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
  EventFacts complete(Map<String, FactValue> said, Set<String> doubted) {
    EventFacts facts = new EventFacts(index.codes(), evaluator, said);
    derive(index.reopening(), facts, said);
    derive(index.deriving(), facts, said);
    boolean presumed = false;
    for (Conclusion presumption : index.presumptions()) {
      presumed |= presume(presumption, facts, doubted);
    }
    if (presumed) {
      derive(index.deriving(), facts, said);
    }
    return facts;
  }

  private void derive(List<Conclusion> conclusions, EventFacts facts, Map<String, FactValue> said) {
    Set<String> rewritten = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Conclusion conclusion : conclusions) {
        if (conclusion.when().match(facts) == Truth.TRUE) {
          for (FactsModel.Assignment set : conclusion.set()) {
            changed |= assign(set, conclusion.id(), facts, said, rewritten);
          }
        }
      }
    }
  }

  private boolean assign(
      FactsModel.Assignment set,
      String inference,
      EventFacts facts,
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
      facts.set(fact, value(fact, set.value(), Source.DERIVED, ""));
      return true;
    }
    FactValue known = facts.get(fact);
    boolean free = known == null || known.source() == Source.DEFAULT;
    if (said.containsKey(fact) || !free) {
      return false;
    }
    if (set.value().equals(FactsIndex.UNKNOWN)) {
      return facts.forget(fact);
    }
    facts.set(fact, value(fact, set.value(), Source.DERIVED, ""));
    return true;
  }

  private boolean presume(Conclusion presumption, EventFacts facts, Set<String> doubted) {
    if (presumption.when().match(facts) != Truth.TRUE) {
      return false;
    }
    boolean changed = false;
    for (FactsModel.Assignment set : presumption.set()) {
      FactValue known = facts.get(set.fact());
      boolean free = known == null || known.source() == Source.DEFAULT;
      if (free && !doubted.contains(set.fact())) {
        facts.set(set.fact(), value(set.fact(), set.value(), Source.PRESUMED, presumption.say()));
        changed = true;
      }
    }
    return changed;
  }

  private FactValue value(String fact, String value, Source source, String note) {
    FactContent content =
        index
            .fact(fact)
            .map(known -> FactsIndex.content(known, value))
            .orElseGet(() -> FactContent.Terms.of(value));
    return new FactValue(content, source, Optional.empty(), note);
  }
}
