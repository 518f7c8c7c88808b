package org.qinqing.checker.internal;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;

/**
 * What is known of one event: a map of facts in the order of the facts model, with each value also
 * as a number for the rules. Filled by {@link Completion}, then only read; the map cannot be
 * changed from outside.
 */
final class EventFacts extends AbstractMap<String, FactValue> {
  private static final int[] NONE = {};

  private final Codes codes;
  private final Evaluator evaluator;
  private final @Nullable FactValue[] values;
  private final int[] coded;
  private Map<Integer, int[]> several = Map.of();

  /** Facts that the model does not know. */
  private Map<String, FactValue> others = Map.of();

  /** What was said, and what silence means for the closed facts of which nothing was said. */
  EventFacts(Codes codes, Evaluator evaluator, Map<String, FactValue> said) {
    this.codes = codes;
    this.evaluator = evaluator;
    this.values = codes.defaults();
    this.coded = codes.defaultCodes();
    said.forEach(this::set);
  }

  /** The number of the value of a fact, or one of the negative numbers of {@link Codes}. */
  int code(int fact) {
    return coded[fact];
  }

  /** The numbers of all values of a fact that has several. */
  int[] several(int fact) {
    return several.getOrDefault(fact, NONE);
  }

  /** What the plain evaluator says of a comparison. */
  Truth ask(int fact, Condition.Compare compare) {
    return evaluator.compare(compare, fact < 0 ? others.get(compare.fact()) : values[fact]);
  }

  void set(String fact, FactValue value) {
    int number = codes.at(fact);
    if (number < 0) {
      if (others.isEmpty()) {
        others = new LinkedHashMap<>();
      }
      others.put(fact, value);
      return;
    }
    values[number] = value;
    coded[number] = codes.code(value.content());
    if (coded[number] == Codes.SEVERAL) {
      if (several.isEmpty()) {
        several = new HashMap<>();
      }
      several.put(number, codes.several(value.content()));
    }
  }

  /** Takes a value away; whether there was one. */
  boolean forget(String fact) {
    int number = codes.at(fact);
    if (number < 0) {
      return !others.isEmpty() && others.remove(fact) != null;
    }
    boolean known = values[number] != null;
    values[number] = null;
    coded[number] = codes.whenAbsent(number);
    return known;
  }

  @Override
  public @Nullable FactValue get(@Nullable Object fact) {
    if (!(fact instanceof String name)) {
      return null;
    }
    int number = codes.at(name);
    return number < 0 ? others.get(name) : values[number];
  }

  @Override
  public boolean containsKey(@Nullable Object fact) {
    return get(fact) != null;
  }

  @Override
  public Set<Entry<String, FactValue>> entrySet() {
    Map<String, FactValue> known = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      FactValue value = values[i];
      if (value != null) {
        known.put(codes.name(i), value);
      }
    }
    known.putAll(others);
    return Collections.unmodifiableMap(known).entrySet();
  }
}
