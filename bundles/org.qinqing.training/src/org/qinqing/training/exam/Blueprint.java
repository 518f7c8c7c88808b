package org.qinqing.training.exam;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an exam is made of.
 *
 * @param id unique among a person's or a trainer's blueprints
 * @param title its name
 * @param rows the parts of the paper, in this order; never empty
 * @param points what an item of a kind is worth, with at most two decimals; a kind not named is
 *     worth 1
 * @param limit the time allowed, more than 0
 * @param pauses whether the time may be stopped
 * @param pass share of all points that is a pass, in percent, 0 to 100
 * @param shuffleItems whether the items of each row come in a drawn order, else by id
 * @param shuffleOptions whether options come in a drawn order; what is to be joined or put in order
 *     does so always, right and wrong never
 * @param partial kinds for which a part of the points is given for a part of the answer; the others
 *     are all or nothing
 */
public record Blueprint(
    String id,
    String title,
    List<Row> rows,
    Map<String, BigDecimal> points,
    Duration limit,
    Pauses pauses,
    int pass,
    boolean shuffleItems,
    boolean shuffleOptions,
    Set<String> partial) {

  /** Checks the bounds. Whether a bank can fill it is asked of {@link Exams#shortages}. */
  public Blueprint {
    rows = List.copyOf(rows);
    points = Map.copyOf(points);
    partial = Set.copyOf(partial);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(id + ": no rows");
    }
    points.forEach(
        (kind, worth) -> {
          if (worth.signum() <= 0 || worth.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException(kind + ": " + worth + " points");
          }
        });
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit " + limit);
    }
    if (pass < 0 || pass > 100) {
      throw new IllegalArgumentException("pass " + pass);
    }
  }

  /** What an item of the kind is worth. */
  public BigDecimal worth(String kind) {
    return points.getOrDefault(kind, BigDecimal.ONE);
  }

  /**
   * A part of the paper. An empty set stands for any.
   *
   * @param topics ids of topics
   * @param kinds names of kinds
   * @param difficulties 1 to 3
   * @param count how many items, at least 1
   */
  public record Row(Set<String> topics, Set<String> kinds, Set<Integer> difficulties, int count) {
    /** Checks the count. */
    public Row {
      topics = Set.copyOf(topics);
      kinds = Set.copyOf(kinds);
      difficulties = Set.copyOf(difficulties);
      if (count < 1) {
        throw new IllegalArgumentException("count " + count);
      }
    }
  }

  /**
   * Whether the time may be stopped.
   *
   * @param rule the rule
   * @param times how often, for {@link Rule#COUNTED}; else 0
   */
  public record Pauses(Rule rule, int times) {
    /** Never. */
    public static final Pauses NONE = new Pauses(Rule.NONE, 0);

    /** As often as wanted. */
    public static final Pauses FREE = new Pauses(Rule.FREE, 0);

    /** Refuses a number that does not fit the rule. */
    public Pauses {
      if (rule == Rule.COUNTED ? times < 1 : times != 0) {
        throw new IllegalArgumentException(rule + " " + times);
      }
    }

    /** So often. */
    public static Pauses of(int times) {
      return new Pauses(Rule.COUNTED, times);
    }

    /** Whether one more pause is allowed after so many. */
    public boolean allowsAfter(int taken) {
      return rule == Rule.FREE || (rule == Rule.COUNTED && taken < times);
    }

    /** Never, some times, always. */
    public enum Rule {
      NONE,
      COUNTED,
      FREE
    }
  }
}
