package org.qinqing.training.exam.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.practice.Item;

/**
 * The blueprints that come with the program: a tenth of the paper are hard questions, a fifth such
 * with several right options, a tenth other ways of answering; the rest is spread over the topics,
 * every topic once before any comes twice, then as many as the bank has. What the bank lacks goes
 * to the other parts.
 */
final class BuiltInBlueprints {
  private static final String PREFIX = "builtin-";
  private static final int PASS = 80;
  private static final int HARD = 3;
  private static final Set<String> PLAIN = Set.of(Item.SINGLE, Item.JUDGE);
  private static final Set<String> SEVERAL = Set.of(Item.MULTIPLE);
  private static final Set<String> OTHER =
      Set.of(Item.MATCHING, Item.ORDERING, Item.OPINIONS, "verdict");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final Map<String, BigDecimal> POINTS =
      Map.of(Item.MULTIPLE, TWO, Item.MATCHING, TWO, Item.ORDERING, TWO, "verdict", TWO);

  /** Which there are. */
  enum Kind {
    TWENTY("20", 20, 20, Pauses.of(1), Side.OFFICIAL),
    FIFTY("50", 50, 60, Pauses.of(2), Side.OFFICIAL),
    ENTERPRISE("enterprise", 20, 20, Pauses.FREE, Side.ENTERPRISE);

    private final String name;
    private final int count;
    private final int minutes;
    private final Pauses pauses;
    private final Side side;

    Kind(String name, int count, int minutes, Pauses pauses, Side side) {
      this.name = name;
      this.count = count;
      this.minutes = minutes;
      this.pauses = pauses;
      this.side = side;
    }

    String id() {
      return PREFIX + name;
    }

    Side side() {
      return side;
    }
  }

  private BuiltInBlueprints() {}

  static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /**
   * Makes one.
   *
   * @param bank the items of its side
   * @param topics all topics in their usual order
   */
  static ExamPlan of(Kind kind, List<Item> bank, List<String> topics) {
    Blueprint blueprint =
        new Blueprint(
            kind.id(),
            Messages.text("builtin." + kind.name),
            rows(kind.count, bank, topics),
            POINTS,
            Duration.ofMinutes(kind.minutes),
            kind.pauses,
            PASS,
            true,
            true,
            POINTS.keySet());
    return new ExamPlan(blueprint, Optional.of(kind.side), ExamPlan.Origin.BUILT_IN, 0);
  }

  private static List<Blueprint.Row> rows(int count, List<Item> bank, List<String> topics) {
    List<Item> plain = of(bank, PLAIN).stream().filter(item -> item.difficulty() < HARD).toList();
    int hardThere = of(bank, PLAIN).size() - plain.size();
    int severalThere = of(bank, SEVERAL).size();
    int otherThere = of(bank, OTHER).size();
    int hard = Math.min(hardThere, count / 10);
    int several = Math.min(severalThere, count / 5);
    int other = Math.min(otherThere, count / 10);
    int spread = Math.min(plain.size(), count - hard - several - other);
    int missing = count - hard - several - other - spread;
    int more = Math.min(missing, severalThere - several);
    several += more;
    missing -= more;
    more = Math.min(missing, hardThere - hard);
    hard += more;
    missing -= more;
    more = Math.min(missing, otherThere - other);
    other += more;
    missing -= more;
    List<Blueprint.Row> rows = new ArrayList<>();
    spread(plain, spread, topics)
        .forEach(
            (topic, part) -> rows.add(new Blueprint.Row(Set.of(topic), PLAIN, Set.of(1, 2), part)));
    add(rows, PLAIN, Set.of(HARD), hard);
    add(rows, SEVERAL, Set.of(), several);
    add(rows, OTHER, Set.of(), other);
    // What nothing can fill is asked for all the same, so that the shortage is said.
    add(rows, Set.of(), Set.of(), missing);
    return rows;
  }

  private static void add(
      List<Blueprint.Row> rows, Set<String> kinds, Set<Integer> difficulties, int count) {
    if (count > 0) {
      rows.add(new Blueprint.Row(Set.of(), kinds, difficulties, count));
    }
  }

  private static List<Item> of(List<Item> bank, Set<String> kinds) {
    return bank.stream().filter(item -> kinds.contains(item.kind())).toList();
  }

  /** How many of each topic, in the usual order of topics; none with 0. */
  private static Map<String, Integer> spread(List<Item> items, int count, List<String> topics) {
    Map<String, Integer> there = new LinkedHashMap<>();
    Comparator<String> usual =
        Comparator.<String>comparingInt(
                topic -> topics.contains(topic) ? topics.indexOf(topic) : topics.size())
            .thenComparing(Comparator.naturalOrder());
    items.stream()
        .map(Item::topic)
        .sorted(usual)
        .forEach(topic -> there.merge(topic, 1, Integer::sum));
    Map<String, Integer> given = new LinkedHashMap<>();
    there.keySet().forEach(topic -> given.put(topic, 0));
    for (int i = 0; i < count; i++) {
      String next = "";
      double best = -1;
      for (Map.Entry<String, Integer> entry : given.entrySet()) {
        int left = there.getOrDefault(entry.getKey(), 0) - entry.getValue();
        double claim =
            left == 0
                ? -1
                : entry.getValue() == 0
                    ? there.getOrDefault(entry.getKey(), 0) + (double) items.size()
                    : (double) there.getOrDefault(entry.getKey(), 0) / (entry.getValue() + 1);
        if (claim > best) {
          best = claim;
          next = entry.getKey();
        }
      }
      given.merge(next, 1, Integer::sum);
    }
    given.values().removeIf(part -> part == 0);
    return given;
  }
}
