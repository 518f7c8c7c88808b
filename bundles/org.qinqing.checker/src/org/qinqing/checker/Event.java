package org.qinqing.checker;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qinqing.pack.FactContent;

/**
 * One deed of a situation with all that is known of it, facts by id. A fact that is absent is
 * unknown.
 *
 * @param facts sorted by id
 */
public record Event(Map<String, FactValue> facts) {
  public Event {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** The value of a fact. */
  public Optional<FactValue> fact(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  /** The single term of a fact, empty when unknown or not a single term. */
  public Optional<String> term(String id) {
    return fact(id)
        .map(FactValue::content)
        .filter(FactContent.Terms.class::isInstance)
        .map(FactContent.Terms.class::cast)
        .filter(terms -> terms.values().size() == 1)
        .map(terms -> terms.values().iterator().next());
  }
}
