package org.qinqing.checker.internal.reading;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.pack.FactContent;

/** A deed while the text is being read. */
final class Draft {
  private String act;
  private final int clause;
  private Span span;
  private Optional<Party> party = Optional.empty();
  private String thing = "";
  private boolean generic;
  private final Map<String, FactValue> facts = new TreeMap<>();

  Draft(String act, int clause, Span span) {
    this.act = act;
    this.clause = clause;
    this.span = span;
  }

  String act() {
    return act;
  }

  void act(String other, Span where) {
    act = other;
    span = where;
  }

  int clause() {
    return clause;
  }

  Span span() {
    return span;
  }

  Optional<Party> party() {
    return party;
  }

  void party(Party who) {
    party = Optional.of(who);
  }

  String thing() {
    return thing;
  }

  void thing(String word) {
    thing = word;
  }

  /** Whether only a sum of money, no named thing, stands behind the deed. */
  boolean generic() {
    return generic;
  }

  void markGeneric() {
    generic = true;
  }

  Map<String, FactValue> facts() {
    return facts;
  }

  boolean knows(String fact) {
    return facts.containsKey(fact);
  }

  boolean is(String fact, String value) {
    FactValue known = facts.get(fact);
    return known != null && known.content().equals(FactContent.Terms.of(value));
  }

  /** What is said outweighs what a word implies; of two things said the later one counts. */
  void put(String fact, FactContent content, Source source, Span where) {
    FactValue known = facts.get(fact);
    if (known != null && known.source() == Source.STATED && source == Source.IMPLIED) {
      return;
    }
    facts.put(fact, new FactValue(content, source, Optional.of(where), ""));
  }

  void state(String fact, String value, Span where) {
    put(fact, FactContent.Terms.of(value), Source.STATED, where);
  }

  void imply(String fact, Set<String> values, Span where) {
    put(fact, new FactContent.Terms(values), Source.IMPLIED, where);
  }

  void drop(String fact) {
    facts.remove(fact);
  }
}
