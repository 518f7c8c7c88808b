package org.qinqing.checker.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Silence;

/**
 * Facts and their values as small numbers, so that a condition is a comparison of numbers. Which
 * number a value gets depends on which condition named it first; no answer ever depends on it. Safe
 * for use by several threads.
 */
final class Codes {
  /** A value that no condition names. */
  static final int OTHER = 0;

  /** Nothing is known. */
  static final int UNKNOWN = -1;

  /** One of several values, or several at once. */
  static final int SEVERAL = -2;

  /** A number or a day. */
  static final int NO_TERM = -3;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Integer> terms = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger(OTHER);
  private final int[] whenAbsent;
  private final @Nullable FactValue[] defaults;
  private final int[] defaultCodes;

  Codes(FactsModel model) {
    for (Fact fact : model.facts()) {
      if (numbers.putIfAbsent(fact.id(), facts.size()) == null) {
        facts.add(fact);
      }
    }
    whenAbsent = new int[facts.size()];
    defaults = new @Nullable FactValue[facts.size()];
    defaultCodes = new int[facts.size()];
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      whenAbsent[i] = fact.silence() == Silence.OWN_HAND ? naming(FactsIndex.UNSAID) : UNKNOWN;
      Optional<FactValue> silent = whatSilenceMeans(fact);
      defaults[i] = silent.orElse(null);
      defaultCodes[i] = silent.map(value -> code(value.content())).orElse(whenAbsent[i]);
    }
  }

  private Optional<FactValue> whatSilenceMeans(Fact fact) {
    boolean supposed =
        fact.silence() == Silence.CLOSED
            && !fact.id().equals(FactsIndex.ACT)
            && fact.type() != FactsModel.Type.DATE
            && fact.type() != FactsModel.Type.PLACE;
    return supposed
        ? fact.presumed()
            .map(
                value -> {
                  FactContent content = FactsIndex.content(fact, value);
                  if (content instanceof FactContent.Terms(Set<String> values)) {
                    values.forEach(this::naming);
                  }
                  return new FactValue(content, FactValue.Source.DEFAULT, Optional.empty(), "");
                })
        : Optional.empty();
  }

  int size() {
    return facts.size();
  }

  String name(int fact) {
    return facts.get(fact).id();
  }

  /** The number of a fact, -1 when the model does not know it. */
  int at(String fact) {
    return numbers.getOrDefault(fact, -1);
  }

  Fact fact(int number) {
    return facts.get(number);
  }

  int whenAbsent(int fact) {
    return whenAbsent[fact];
  }

  @Nullable FactValue[] defaults() {
    return defaults.clone();
  }

  int[] defaultCodes() {
    return defaultCodes.clone();
  }

  /** The number of a value that a condition names. */
  int naming(String term) {
    return terms.computeIfAbsent(term, name -> last.incrementAndGet());
  }

  /** The number of a value that may be one that no condition names. */
  int term(String term) {
    return terms.getOrDefault(term, OTHER);
  }

  int code(FactContent content) {
    return !(content instanceof FactContent.Terms(Set<String> values))
        ? NO_TERM
        : values.size() > 1 ? SEVERAL : term(values.iterator().next());
  }

  /** The numbers of several values. */
  int[] several(FactContent content) {
    return content instanceof FactContent.Terms(Set<String> values)
        ? values.stream().mapToInt(this::term).toArray()
        : new int[0];
  }

  /** Sorted numbers of values that a condition names. */
  int[] naming(Set<String> values) {
    int[] codes = new int[values.size()];
    int i = 0;
    for (String value : values) {
      codes[i++] = naming(value);
    }
    Arrays.sort(codes);
    return codes;
  }

  /** The same condition, names expanded, ready to be asked of coded facts. */
  Matcher matcher(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all(all);
      case Condition.Any(List<Condition> parts) -> new Matcher.Any(matchers(parts));
      case Condition.Not(Condition part) -> new Matcher.Not(matcher(part));
      case Condition.Compare compare -> matcher(compare);
    };
  }

  /** Parts within parts are put side by side; a single one stands for itself. */
  private Matcher all(Condition.All all) {
    List<Matcher> parts = new ArrayList<>();
    for (Condition part : all.parts()) {
      Matcher matcher = matcher(part);
      if (matcher instanceof Matcher.All(Matcher[] inner)) {
        parts.addAll(Arrays.asList(inner));
      } else {
        parts.add(matcher);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Matcher.All(parts.toArray(Matcher[]::new));
  }

  private Matcher[] matchers(List<Condition> parts) {
    Matcher[] matchers = new Matcher[parts.size()];
    for (int i = 0; i < matchers.length; i++) {
      matchers[i] = matcher(parts.get(i));
    }
    return matchers;
  }

  private Matcher matcher(Condition.Compare compare) {
    int number = at(compare.fact());
    if (number < 0 || !(compare.operand() instanceof Condition.Terms(Set<String> values))) {
      return new Matcher.Plain(number, compare);
    }
    return switch (compare.operator()) {
      case EQ, IN ->
          new Matcher.OneOf(
              number, naming(values), facts.get(number).type() == FactsModel.Type.TERMS, compare);
      case LT, LE, GT, GE -> ordered(number, values, compare);
      case WITHIN, AFTER, EXISTS -> new Matcher.Plain(number, compare);
    };
  }

  private Matcher ordered(int number, Set<String> limits, Condition.Compare compare) {
    Fact fact = facts.get(number);
    List<String> order = fact.values().stream().map(FactsModel.Term::id).toList();
    int limit = limits.size() == 1 ? order.indexOf(limits.iterator().next()) : -1;
    if (limit < 0 || !fact.ordered()) {
      return new Matcher.Plain(number, compare);
    }
    int[] held =
        order.stream()
            .filter(
                value ->
                    Evaluator.holds(
                        compare.operator(), Integer.compare(order.indexOf(value), limit)))
            .mapToInt(this::naming)
            .sorted()
            .toArray();
    int[] all = order.stream().mapToInt(this::naming).sorted().toArray();
    return new Matcher.InOrder(number, held, all, compare);
  }
}
