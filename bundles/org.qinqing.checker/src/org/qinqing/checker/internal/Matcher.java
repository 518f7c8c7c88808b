package org.qinqing.checker.internal;

import java.util.Arrays;
import org.qinqing.pack.Condition;

/**
 * A condition made ready to be asked of coded facts. Answers what {@link Evaluator} answers for the
 * condition it was made from; where numbers do not say enough it asks the evaluator.
 */
sealed interface Matcher {
  /** Up to so many values are looked through one by one. */
  int FEW = 4;

  Truth match(EventFacts facts);

  /** Every part holds. */
  record All(Matcher[] parts) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      Truth all = Truth.TRUE;
      for (Matcher part : parts) {
        all = all.and(part.match(facts));
        if (all == Truth.FALSE) {
          return all;
        }
      }
      return all;
    }
  }

  /** At least one part holds. */
  record Any(Matcher[] parts) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      Truth any = Truth.FALSE;
      for (Matcher part : parts) {
        any = any.or(part.match(facts));
        if (any == Truth.TRUE) {
          return any;
        }
      }
      return any;
    }
  }

  /** The part does not hold. */
  record Not(Matcher part) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      return part.match(facts).not();
    }
  }

  /**
   * A value is one of those named.
   *
   * @param fact number of the fact
   * @param wanted sorted numbers of the values
   * @param set whether the values of the fact hold all at once, else they mean "one of these"
   * @param compare what it was made from
   */
  record OneOf(int fact, int[] wanted, boolean set, Condition.Compare compare) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      int code = facts.code(fact);
      if (code >= 0) {
        return Truth.of(among(wanted, code));
      }
      if (code == Codes.UNKNOWN) {
        return Truth.UNKNOWN;
      }
      if (code == Codes.NO_TERM) {
        return facts.ask(fact, compare);
      }
      int[] known = facts.several(fact);
      int hits = 0;
      for (int value : known) {
        hits += among(wanted, value) ? 1 : 0;
      }
      return hits == 0 ? Truth.FALSE : set || hits == known.length ? Truth.TRUE : Truth.UNKNOWN;
    }
  }

  /**
   * A value stands before or after another in the order of the fact.
   *
   * @param fact number of the fact
   * @param held sorted numbers of the values for which it holds
   * @param all sorted numbers of all values in the order
   * @param compare what it was made from
   */
  record InOrder(int fact, int[] held, int[] all, Condition.Compare compare) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      int code = facts.code(fact);
      if (code == Codes.UNKNOWN) {
        return Truth.UNKNOWN;
      }
      return code >= 0 && among(all, code) ? Truth.of(among(held, code)) : facts.ask(fact, compare);
    }
  }

  /**
   * Everything else.
   *
   * @param fact number of the fact, negative when the model does not know it
   * @param compare as it is written
   */
  record Plain(int fact, Condition.Compare compare) implements Matcher {
    @Override
    public Truth match(EventFacts facts) {
      return facts.ask(fact, compare);
    }
  }

  private static boolean among(int[] sorted, int value) {
    if (sorted.length > FEW) {
      return Arrays.binarySearch(sorted, value) >= 0;
    }
    for (int one : sorted) {
      if (one == value) {
        return true;
      }
    }
    return false;
  }
}
