package org.qinqing.checker.internal;

import java.util.Comparator;
import java.util.Set;
import org.qinqing.checker.CheckResult;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/**
 * One thing a rule says: when its condition holds, the verdict follows. A duty makes two clauses.
 *
 * @param rule where it comes from
 * @param place the place of its bundle
 * @param depth how small the place is
 * @param order position among all clauses of its bundle
 * @param main the condition proper, names expanded
 * @param whole the condition together with "no exception holds", names expanded
 * @param weight how many single comparisons the whole is made of; more means more special
 * @param matcher the whole, ready to be asked for an act that the main condition allows
 * @param from first day on which it applies, as a day of the epoch
 * @param until last day on which it applies, as a day of the epoch
 * @param verdict what follows
 */
record Clause(
    Rule rule,
    Locality place,
    int depth,
    int order,
    Condition main,
    Condition whole,
    int weight,
    Matcher matcher,
    long from,
    long until,
    Verdict verdict) {

  /** In the order in which the bundles of a chain speak: the smaller place first. */
  static final Comparator<Clause> IN_ORDER =
      Comparator.<Clause>comparingInt(clause -> -clause.depth())
          .thenComparing(clause -> clause.rule().pack())
          .thenComparingInt(Clause::order);

  static final Comparator<Clause> STRICTEST_FIRST =
      Comparator.comparing(Clause::verdict)
          .thenComparingInt(clause -> -clause.depth())
          .thenComparingInt(clause -> -clause.weight())
          .thenComparing(IN_ORDER);

  boolean inForce(long day) {
    return from <= day && day <= until;
  }

  CheckResult.Applied applied() {
    return new CheckResult.Applied(rule, verdict, place);
  }

  static int weight(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all.parts().stream().mapToInt(Clause::weight).sum();
      case Condition.Any any -> any.parts().stream().mapToInt(Clause::weight).max().orElse(0);
      case Condition.Not not -> weight(not.part());
      case Condition.Compare compare -> 1;
    };
  }

  /** Whether this clause is a special case of the other: whenever it holds, the other holds too. */
  boolean implies(Clause other, FactsIndex index) {
    return implies(main, other.main, index);
  }

  private static boolean implies(Condition one, Condition other, FactsIndex index) {
    if (one.equals(other)) {
      return true;
    }
    if (other instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> implies(one, part, index));
    }
    if (one instanceof Condition.Any any) {
      return !any.parts().isEmpty()
          && any.parts().stream().allMatch(part -> implies(part, other, index));
    }
    if (one instanceof Condition.All all) {
      return all.parts().stream().anyMatch(part -> implies(part, other, index));
    }
    if (other instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> implies(one, part, index));
    }
    if (one instanceof Condition.Not(Condition inOne)
        && other instanceof Condition.Not(Condition inOther)) {
      return implies(inOther, inOne, index);
    }
    if (one instanceof Condition.Compare known
        && other instanceof Condition.Not(Condition.Compare excluded)) {
      return disjoint(known, excluded, index);
    }
    return one instanceof Condition.Compare narrow
        && other instanceof Condition.Compare wide
        && narrower(narrow, wide);
  }

  private static boolean narrower(Condition.Compare narrow, Condition.Compare wide) {
    if (!narrow.fact().equals(wide.fact())) {
      return false;
    }
    if (membership(narrow) && membership(wide)) {
      return narrow.operand() instanceof Condition.Terms(Set<String> few)
          && wide.operand() instanceof Condition.Terms(Set<String> many)
          && many.containsAll(few);
    }
    if (narrow.operator() != wide.operator()
        || !(narrow.operand() instanceof Condition.Number low)
        || !(wide.operand() instanceof Condition.Number high)) {
      return false;
    }
    int comparison = low.value().compareTo(high.value());
    return switch (narrow.operator()) {
      case GT, GE -> comparison >= 0;
      case LT, LE -> comparison <= 0;
      default -> false;
    };
  }

  private static boolean disjoint(
      Condition.Compare known, Condition.Compare excluded, FactsIndex index) {
    boolean oneValue =
        index.fact(known.fact()).filter(fact -> fact.type() != FactsModel.Type.TERMS).isPresent();
    return oneValue
        && known.fact().equals(excluded.fact())
        && membership(known)
        && membership(excluded)
        && known.operand() instanceof Condition.Terms(Set<String> held)
        && excluded.operand() instanceof Condition.Terms(Set<String> out)
        && held.stream().noneMatch(out::contains);
  }

  private static boolean membership(Condition.Compare compare) {
    return compare.operator() == Condition.Operator.EQ
        || compare.operator() == Condition.Operator.IN;
  }
}
