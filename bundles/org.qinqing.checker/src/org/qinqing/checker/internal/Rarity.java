package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Silence;

/**
 * How often the clauses of a bundle name each value, and by which of its comparisons a clause is
 * best found.
 *
 * <p>A key is sound: when the condition is true or unknown, then the fact of one of its terms has
 * one of the values named, or is not known, or is no term at all.
 */
final class Rarity {
  /** What a fact that is seldom known costs more than one that always is: unknown finds all. */
  private static final long SELDOM_KNOWN = 64;

  /** What naming the usual value costs: it is there in most events. */
  private static final long USUAL = 32;

  private final FactsIndex index;
  private final Codes codes;

  /** By number of the fact, then of the value. */
  private final List<Map<Integer, Integer>> named = new ArrayList<>();

  Rarity(FactsIndex index) {
    this.index = index;
    this.codes = index.codes();
    for (int i = 0; i < codes.size(); i++) {
      named.add(new HashMap<>());
    }
  }

  /**
   * Comparisons of which a clause needs one.
   *
   * @param terms the comparisons
   * @param cost how many clauses it is expected to find beside, in no unit
   */
  record Key(List<Term> terms, long cost) {}

  /**
   * One comparison.
   *
   * @param fact number of the fact
   * @param values numbers of the values named
   */
  record Term(int fact, int[] values) {}

  /** Takes note of what a clause names. */
  void count(Clause clause) {
    count(clause.matcher());
  }

  private void count(Matcher matcher) {
    switch (matcher) {
      case Matcher.All(Matcher[] parts) -> {
        for (Matcher part : parts) {
          count(part);
        }
      }
      case Matcher.Any(Matcher[] parts) -> {
        for (Matcher part : parts) {
          count(part);
        }
      }
      case Matcher.OneOf one -> {
        for (int value : one.wanted()) {
          named.get(one.fact()).merge(value, 1, Integer::sum);
        }
      }
      case Matcher.Not not -> {}
      case Matcher.InOrder order -> {}
      case Matcher.Plain plain -> {}
    }
  }

  /** The key that is expected to find the fewest other clauses, empty when there is none. */
  Optional<Key> key(Clause clause) {
    return key(clause.matcher());
  }

  private Optional<Key> key(Matcher matcher) {
    return switch (matcher) {
      case Matcher.OneOf one when !codes.name(one.fact()).equals(FactsIndex.ACT) ->
          Optional.of(new Key(List.of(new Term(one.fact(), one.wanted())), cost(one)));
      case Matcher.All(Matcher[] parts) -> {
        Optional<Key> best = Optional.empty();
        for (Matcher part : parts) {
          Optional<Key> other = key(part);
          if (other.isPresent() && best.map(key -> other.get().cost() < key.cost()).orElse(true)) {
            best = other;
          }
        }
        yield best;
      }
      case Matcher.Any(Matcher[] parts) -> {
        List<Term> terms = new ArrayList<>();
        long cost = 0;
        for (Matcher part : parts) {
          Optional<Key> own = key(part);
          if (own.isEmpty()) {
            yield Optional.empty();
          }
          terms.addAll(own.get().terms());
          cost += own.get().cost();
        }
        yield terms.isEmpty() ? Optional.empty() : Optional.of(new Key(terms, cost));
      }
      case Matcher.OneOf act -> Optional.empty();
      case Matcher.Not not -> Optional.empty();
      case Matcher.InOrder order -> Optional.empty();
      case Matcher.Plain plain -> Optional.empty();
    };
  }

  private long cost(Matcher.OneOf one) {
    Map<Integer, Integer> ofFact = named.get(one.fact());
    long cost = 0;
    for (int value : one.wanted()) {
      cost += ofFact.getOrDefault(value, 0);
    }
    Fact fact = codes.fact(one.fact());
    boolean supposed = fact.silence() == Silence.CLOSED && fact.presumed().isPresent();
    if (!supposed && fact.silence() != Silence.OWN_HAND) {
      return cost * SELDOM_KNOWN;
    }
    String usual = supposed ? fact.presumed().orElse(FactsIndex.UNSAID) : FactsIndex.UNSAID;
    return one.compare().operand() instanceof Condition.Terms(Set<String> values)
            && values.contains(usual)
        ? cost * USUAL
        : cost;
  }

  FactsIndex index() {
    return index;
  }
}
