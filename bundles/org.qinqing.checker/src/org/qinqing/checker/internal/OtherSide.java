package org.qinqing.checker.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;

/**
 * A deed told by the other of the two parties: the mirrored act, the counterpart turned round, who
 * paid seen from there. Facts about the official (office, jurisdiction, years) stay: the model has
 * them say the same on both sides.
 */
final class OtherSide {
  private static final String COUNTERPART = "counterpart";
  private static final String THROUGH = "through";
  private static final String PAYER = "payer";
  private static final String SELF = "self";
  private static final String OFFICIAL = "official";
  private static final String FORMER = "ex-official";
  private static final String KIN = "official-kin";
  private static final String ENTERPRISE = "enterprise";

  /**
   * What one party did with the thing afterwards, or knew at the time, says nothing of the other.
   */
  private static final Set<String> OF_ONE_PARTY = Set.of("handled", "knowledge");

  private static final Map<String, String> STATUS = Map.of("offered", "planned");
  private static final Map<String, String> TIE =
      Map.of("child", "parent", "parent", "child", "childs-spouse", "in-law");
  private static final Map<String, String> PAID_BY =
      Map.of("counterpart", SELF, SELF, "counterpart", "unit", "counterpart", "kin", "counterpart");

  private final FactsIndex index;

  OtherSide(FactsIndex index) {
    this.index = index;
  }

  /**
   * The facts as the other party would give them.
   *
   * @return empty when the model knows no such deed of the other party
   */
  Optional<Map<String, FactValue>> of(Map<String, FactValue> said) {
    Optional<String> mirror =
        Judge.term(said, FactsIndex.ACT)
            .flatMap(index.model()::act)
            .flatMap(FactsModel.Act::mirror);
    if (mirror.isEmpty()) {
      return Optional.empty();
    }
    Map<String, FactValue> turned = new HashMap<>(said);
    turned.keySet().removeAll(OF_ONE_PARTY);
    put(turned, FactsIndex.ACT, mirror.get());
    boolean fromOfficial = Judge.side(said) == Side.OFFICIAL;
    put(turned, FactsIndex.SIDE, fromOfficial ? ENTERPRISE : OFFICIAL);
    translate(turned, FactsIndex.STATUS, STATUS);
    translate(turned, "tie", TIE);
    translate(turned, PAYER, PAID_BY);
    if (fromOfficial) {
      boolean throughKin =
          Judge.term(said, THROUGH).filter(value -> !value.equals(SELF)).isPresent();
      boolean former =
          Judge.term(said, "tenure").filter(List.of("retired", "resigned")::contains).isPresent();
      turned.remove(THROUGH);
      put(turned, COUNTERPART, throughKin ? KIN : former ? FORMER : OFFICIAL);
    } else {
      if (known(said, COUNTERPART, FORMER) && !turned.containsKey("tenure")) {
        put(turned, "tenure", "retired");
      }
      put(turned, COUNTERPART, ENTERPRISE);
    }
    return Optional.of(turned);
  }

  private static boolean known(Map<String, FactValue> facts, String fact, String value) {
    FactValue found = facts.get(fact);
    return found != null
        && found.content() instanceof FactContent.Terms(Set<String> values)
        && values.contains(value);
  }

  private static void translate(
      Map<String, FactValue> facts, String fact, Map<String, String> words) {
    Judge.term(facts, fact).map(words::get).ifPresent(value -> put(facts, fact, value));
  }

  /** Keeps the words it was read from. */
  private static void put(Map<String, FactValue> facts, String fact, String value) {
    FactValue before = facts.get(fact);
    facts.put(
        fact,
        new FactValue(
            FactContent.Terms.of(value),
            before == null ? Source.IMPLIED : before.source(),
            before == null ? Optional.empty() : before.span(),
            ""));
  }
}
