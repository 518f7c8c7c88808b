package org.qinqing.pack.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qinqing.pack.Casework.Firmness;
import org.qinqing.pack.Casework.Route;
import org.qinqing.pack.Casework.Routing;
import org.qinqing.pack.Casework.Scope;
import org.qinqing.pack.Casework.Signer;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Condition.Compare;
import org.qinqing.pack.OfficeAttribute;

/**
 * Plays a routing table through for every office that it can tell apart: is somebody there who
 * signs, is it somebody else, and does somebody receive.
 */
final class RoutingChecks {
  /** More offices than this are not played through; a table of the size of a page has far fewer. */
  private static final int MOST = 300_000;

  private final Routing routing;
  private final Findings findings;
  private final Set<String> reported = new HashSet<>();

  RoutingChecks(Routing routing, Subject subject) {
    this.routing = routing;
    this.findings = subject.findings();
  }

  void advice() {
    List<Compare> scope = new ArrayList<>();
    routing.scope().forEach(row -> collect(row.when(), scope));
    List<Compare> signing = new ArrayList<>(scope);
    routing.signers().forEach(row -> collect(row.when(), signing));
    List<Compare> receiving = new ArrayList<>(scope);
    routing.routes().forEach(row -> collect(row.when(), receiving));
    play(signing, EnumSet.copyOf(Office.SELF), this::signs);
    play(receiving, EnumSet.noneOf(OfficeAttribute.class), this::receives);
  }

  private void signs(Office office) {
    Optional<Signer> signer = first(routing.signers(), Signer::when, office);
    if (signer.isEmpty() && reported.add("signer")) {
      findings.add(Code.NOBODY_SIGNS, routing.location(), routing.id(), office);
    }
    signer
        .filter(row -> row.certainty() != Firmness.ASK && office.holds(row.signer()))
        .filter(row -> reported.add("self " + row.id()))
        .ifPresent(
            row ->
                findings.add(
                    Code.SIGNS_OWN,
                    routing.location(),
                    routing.id(),
                    row.id(),
                    row.signer(),
                    office));
  }

  private void receives(Office office) {
    if (first(routing.routes(), Route::when, office).isEmpty() && reported.add("route")) {
      findings.add(Code.NOBODY_RECEIVES, routing.location(), routing.id(), office);
    }
  }

  private static <T> Optional<T> first(List<T> rows, Function<T, Condition> when, Office office) {
    return rows.stream().filter(row -> office.meets(when.apply(row))).findFirst();
  }

  private static void collect(Condition condition, List<Compare> found) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(part -> collect(part, found));
      case Condition.Any any -> any.parts().forEach(part -> collect(part, found));
      case Condition.Not not -> collect(not.part(), found);
      case Compare compare -> found.add(compare);
    }
  }

  /** Shows each office that is possible and that the scope takes in, once. */
  private void play(List<Compare> asked, Set<OfficeAttribute> besides, Consumer<Office> each) {
    Map<OfficeAttribute, List<String>> values = new EnumMap<>(OfficeAttribute.class);
    for (OfficeAttribute attribute : OfficeAttribute.values()) {
      List<Compare> about =
          asked.stream().filter(compare -> compare.fact().equals(attribute.id())).toList();
      if (!about.isEmpty() || besides.contains(attribute)) {
        values.put(attribute, values(attribute, about));
      }
    }
    long offices = values.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    if (offices > MOST) {
      if (reported.add("wide")) {
        findings.add(Code.ROUTING_TOO_WIDE, routing.location(), routing.id(), MOST);
      }
      return;
    }
    List<OfficeAttribute> order = List.copyOf(values.keySet());
    for (long number = 0; number < offices; number++) {
      Map<OfficeAttribute, String> attributes = new EnumMap<>(OfficeAttribute.class);
      long rest = number;
      for (OfficeAttribute attribute : order) {
        List<String> all = values.getOrDefault(attribute, List.of(Office.NONE));
        attributes.put(attribute, all.get((int) (rest % all.size())));
        rest /= all.size();
      }
      Office office = new Office(attributes);
      if (office.possible() && concerned(office)) {
        each.accept(office);
      }
    }
  }

  private boolean concerned(Office office) {
    return first(routing.scope(), Scope::when, office)
        .filter(row -> row.in() && row.certainty() != Firmness.ASK)
        .isPresent();
  }

  /**
   * The values of an attribute that must be tried: of those that no comparison tells apart, one.
   * What kind of unit it is and what somebody leads also decides which offices are possible, and
   * whose title is whose; there each value is tried.
   */
  private List<String> values(OfficeAttribute attribute, List<Compare> about) {
    Stream<String> named =
        about.stream()
            .filter(compare -> compare.operator() != Condition.Operator.EXISTS)
            .flatMap(
                compare ->
                    compare.operand() instanceof Condition.Terms(Set<String> terms)
                        ? terms.stream().sorted()
                        : Stream.empty());
    Stream<String> known =
        switch (attribute.type()) {
          case FLAG, ORDERED -> attribute.terms().stream();
          case TERM -> Stream.concat(attribute.terms().stream(), none(attribute, about));
          case TEXT -> Stream.concat(named, Stream.of(Office.NONE));
        };
    Map<String, String> different = new LinkedHashMap<>();
    known.forEach(value -> different.putIfAbsent(mark(attribute, value, about), value));
    return List.copyOf(different.values());
  }

  /** Most offices are no chief's; the other attributes of a closed list every office has. */
  private static Stream<String> none(OfficeAttribute attribute, List<Compare> about) {
    return attribute == OfficeAttribute.CHIEF_OF
            || about.stream().anyMatch(c -> c.operator() == Condition.Operator.EXISTS)
        ? Stream.of(Office.NONE)
        : Stream.empty();
  }

  private String mark(OfficeAttribute attribute, String value, List<Compare> about) {
    boolean alone =
        switch (attribute) {
          case UNIT_KIND, UNIT_LEVEL, TEAM_MEMBER, PARTY_SECRETARY, CHIEF_OF -> true;
          case POST -> routing.signers().stream().anyMatch(row -> row.signer().equals(value));
          default -> false;
        };
    if (alone) {
      return value;
    }
    Office office = new Office(Map.of(attribute, value));
    StringBuilder mark = new StringBuilder("=");
    about.forEach(compare -> mark.append(office.meets(compare) ? '1' : '0'));
    return mark.toString();
  }
}
