package org.qinqing.checker.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.pack.FactContent;

/**
 * Somebody on the other side, with what the text tells about them; grows while the text is read.
 */
final class Party {
  private static final Set<String> FIRM =
      Set.of("enterprise", "enterprise-owner", "enterprise-staff", "association", "intermediary");
  private static final Set<String> OFFICE =
      Set.of(
          "superior",
          "official",
          "subordinate",
          "colleague",
          "public-unit",
          "official-kin",
          "ex-official");

  private final Map<String, Set<String>> facts = new LinkedHashMap<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();

  static boolean inBusiness(String counterpart) {
    return FIRM.contains(counterpart);
  }

  static boolean inOffice(String counterpart) {
    return OFFICE.contains(counterpart);
  }

  void learn(String fact, Set<String> values, Span span) {
    if (fact.equals("counterpart")) {
      facts.computeIfAbsent(fact, key -> new TreeSet<>()).addAll(values);
    } else {
      facts.put(fact, values);
    }
    spans.put(fact, span);
  }

  void replace(String fact, String value) {
    facts.put(fact, new TreeSet<>(Set.of(value)));
  }

  boolean knows(String fact) {
    return facts.containsKey(fact);
  }

  Map<String, Set<String>> facts() {
    return facts;
  }

  Span span(String fact) {
    return spans.getOrDefault(fact, new Span(0, 1));
  }

  FactContent content(String fact) {
    return new FactContent.Terms(facts.getOrDefault(fact, Set.of()));
  }

  boolean firm() {
    return facts.getOrDefault("counterpart", Set.of()).stream().anyMatch(FIRM::contains);
  }

  boolean office() {
    return facts.getOrDefault("counterpart", Set.of()).stream().anyMatch(OFFICE::contains);
  }

  boolean is(String counterpart) {
    return facts.getOrDefault("counterpart", Set.of()).contains(counterpart);
  }

  boolean hasFamilyTie() {
    return facts.getOrDefault("tie", Set.of()).stream().anyMatch(Kinship::family);
  }

  /** Whether a mention with these facts can mean this party. */
  boolean compatible(Map<String, Set<String>> mention, boolean linked) {
    Set<String> tie = mention.getOrDefault("tie", Set.of());
    if (!tie.isEmpty() && knows("tie") && !facts.getOrDefault("tie", Set.of()).equals(tie)) {
      return false;
    }
    Set<String> kinds = mention.getOrDefault("counterpart", Set.of());
    boolean familyMeetsOther =
        (hasFamilyTie() && !kinds.isEmpty() && !kinds.equals(facts.get("counterpart")))
            || (tie.stream().anyMatch(Kinship::family) && knows("counterpart") && !knows("tie"));
    if (familyMeetsOther && !linked) {
      return false;
    }
    if (kinds.isEmpty() || !knows("counterpart")) {
      return true;
    }
    boolean otherFirm = kinds.stream().anyMatch(FIRM::contains);
    boolean otherOffice = kinds.stream().anyMatch(OFFICE::contains);
    return (firm() && otherFirm)
        || (office() && otherOffice && facts.getOrDefault("counterpart", Set.of()).equals(kinds))
        || facts.getOrDefault("counterpart", Set.of()).equals(kinds);
  }
}
