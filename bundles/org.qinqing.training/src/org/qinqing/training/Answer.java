package org.qinqing.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Verdict;

/**
 * What somebody answered; one form for each way of answering. Keys are those of the question, see
 * {@link org.qinqing.pack.Question}.
 */
public sealed interface Answer permits Answer.Chosen, Answer.Joined, Answer.Ordered, Answer.Judged {

  /**
   * Options chosen; for an item of opinions the one opinion held.
   *
   * @param keys keys of the options
   */
  record Chosen(Set<String> keys) implements Answer {
    /** Makes the set unchangeable. */
    public Chosen {
      keys = Set.copyOf(keys);
    }
  }

  /**
   * Pairs joined.
   *
   * @param pairs key of a first item ({@code 1}, {@code 2}, …) → key of what it was joined to
   *     ({@code A}, {@code B}, …); what was left open is absent
   */
  record Joined(Map<String, String> pairs) implements Answer {
    /** Makes the map unchangeable. */
    public Joined {
      pairs = Map.copyOf(pairs);
    }
  }

  /**
   * Steps put in order.
   *
   * @param keys keys of all steps ({@code 1}, {@code 2}, …), as they were put
   */
  record Ordered(List<String> keys) implements Answer {
    /** Makes the list unchangeable. */
    public Ordered {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A verdict given.
   *
   * @param verdict what was held right
   * @param provision what it was said to stand on; empty when nothing was said
   */
  record Judged(Verdict verdict, Optional<Address> provision) implements Answer {}
}
