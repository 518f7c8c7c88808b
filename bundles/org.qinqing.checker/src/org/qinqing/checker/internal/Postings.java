package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactsModel;

/** The clauses of one act, or those for any act, by their rarest condition. */
final class Postings {
  private static final Clause[] NONE = {};

  /** Without a key: looked at for every event of the act. */
  private final Clause[] always;

  private final ByFact[] byFact;
  private final List<Clause> speakers;

  /**
   * Clauses that are found by one fact.
   *
   * @param fact number of the fact
   * @param values sorted numbers of its values
   * @param byValue those found by each of the values
   * @param all every one of them once
   */
  private record ByFact(int fact, int[] values, Clause[][] byValue, Clause[] all) {
    Clause[] of(int value) {
      int at = Arrays.binarySearch(values, value);
      return at < 0 ? NONE : byValue[at];
    }
  }

  /**
   * A fact, and the limit it is compared with if that is a number.
   *
   * @param fact its id
   * @param limit empty for other comparisons
   */
  private record Mention(String fact, Optional<Condition.Operand> limit) {}

  Postings(List<Clause> clauses, Rarity rarity, Map<Clause, Rarity.Key> keys) {
    List<Clause> unkeyed = new ArrayList<>();
    Map<Integer, Map<Integer, List<Clause>>> values = new TreeMap<>();
    Map<Integer, List<Clause>> all = new HashMap<>();
    for (Clause clause : clauses) {
      Rarity.Key key = keys.computeIfAbsent(clause, c -> rarity.key(c).orElse(NO_KEY));
      if (key.terms().isEmpty()) {
        unkeyed.add(clause);
      }
      for (Rarity.Term term : key.terms()) {
        all.computeIfAbsent(term.fact(), fact -> new ArrayList<>()).add(clause);
        Map<Integer, List<Clause>> ofFact =
            values.computeIfAbsent(term.fact(), fact -> new HashMap<>());
        for (int value : term.values()) {
          ofFact.computeIfAbsent(value, v -> new ArrayList<>(2)).add(clause);
        }
      }
    }
    always = unkeyed.toArray(NONE);
    byFact = new ByFact[values.size()];
    int i = 0;
    for (Map.Entry<Integer, Map<Integer, List<Clause>>> entry : values.entrySet()) {
      int[] sorted =
          entry.getValue().keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      Clause[][] lists = new Clause[sorted.length][];
      for (int at = 0; at < sorted.length; at++) {
        lists[at] = entry.getValue().getOrDefault(sorted[at], List.of()).toArray(NONE);
      }
      byFact[i++] =
          new ByFact(
              entry.getKey(),
              sorted,
              lists,
              all.getOrDefault(entry.getKey(), List.of()).toArray(NONE));
    }
    speakers = speakers(clauses, rarity.index());
  }

  private static final Rarity.Key NO_KEY = new Rarity.Key(List.of(), 0);

  /**
   * For each stretch of days those clauses that mention what none before them in the stretch
   * mentions. Questions and boundaries want to know what the rules of an act look at, and there are
   * few such things however many rules there are.
   */
  private static List<Clause> speakers(List<Clause> clauses, FactsIndex index) {
    Map<Effective, Set<Mention>> seen = new LinkedHashMap<>();
    List<Clause> speakers = new ArrayList<>();
    for (Clause clause : clauses) {
      Set<Mention> before = seen.get(clause.rule().effective());
      boolean first = before == null;
      if (before == null) {
        before = new HashSet<>();
        seen.put(clause.rule().effective(), before);
      }
      if (mention(clause.whole(), index, before) || first) {
        speakers.add(clause);
      }
    }
    return List.copyOf(speakers);
  }

  private static boolean mention(Condition condition, FactsIndex index, Set<Mention> seen) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> mention(parts, index, seen);
      case Condition.Any(List<Condition> parts) -> mention(parts, index, seen);
      case Condition.Not(Condition part) -> mention(part, index, seen);
      case Condition.Compare compare -> {
        boolean number =
            index
                .fact(compare.fact())
                .filter(fact -> fact.type() == FactsModel.Type.QUANTITY)
                .isPresent();
        yield seen.add(
            new Mention(
                compare.fact(), number ? Optional.of(compare.operand()) : Optional.empty()));
      }
    };
  }

  private static boolean mention(List<Condition> parts, FactsIndex index, Set<Mention> seen) {
    boolean anything = false;
    for (Condition part : parts) {
      anything |= mention(part, index, seen);
    }
    return anything;
  }

  void candidates(EventFacts facts, Consumer<Clause> found) {
    give(always, found);
    for (ByFact own : byFact) {
      int code = facts.code(own.fact());
      if (code >= 0) {
        give(own.of(code), found);
      } else if (code == Codes.SEVERAL) {
        for (int value : facts.several(own.fact())) {
          give(own.of(value), found);
        }
      } else {
        give(own.all(), found);
      }
    }
  }

  private static void give(Clause[] clauses, Consumer<Clause> found) {
    for (Clause clause : clauses) {
      found.accept(clause);
    }
  }

  void speakers(LocalDate day, Consumer<Clause> found) {
    for (Clause clause : speakers) {
      if (clause.inForce(day.toEpochDay())) {
        found.accept(clause);
      }
    }
  }
}
