package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.SourceLocation;

/**
 * A bundle that is checked, with all that stands around it.
 *
 * @param pack the bundle
 * @param visible the bundle first, then what is installed besides
 * @param rules ids of all rules that can be seen
 * @param reached ids of the bundles it may stand on: itself, and those of the places around it
 * @param index the documents of all
 * @param findings where findings go
 * @param today day for which it is checked
 */
record Subject(
    Pack pack,
    List<Pack> visible,
    Set<String> rules,
    Set<String> reached,
    AddressIndex index,
    Findings findings,
    LocalDate today) {
  Subject {
    visible = List.copyOf(visible);
    rules = Set.copyOf(rules);
    reached = Set.copyOf(reached);
  }

  static Subject of(Pack pack, PackSnapshot installed, Findings findings, LocalDate today) {
    List<Pack> visible = new ArrayList<>();
    visible.add(pack);
    installed.packs().stream().filter(p -> !p.id().equals(pack.id())).forEach(visible::add);
    Set<String> rules = new HashSet<>();
    visible.forEach(p -> rules.addAll(p.ruleIds()));
    Set<Locality> around = Set.copyOf(pack.locality().chain());
    Set<String> reached = new HashSet<>();
    reached.add(pack.id());
    visible.stream().filter(p -> around.contains(p.locality())).forEach(p -> reached.add(p.id()));
    return new Subject(pack, visible, rules, reached, new AddressIndex(visible), findings, today);
  }

  /** What is installed besides. */
  List<Pack> others() {
    return visible.subList(1, visible.size());
  }

  /** Whether the bundle may stand on another: itself, or one of a wider place around it. */
  boolean reaches(String other) {
    return reached.contains(other);
  }

  /**
   * Whether a version that the address can mean is in force on the day and holds the provision; of
   * two versions in force the newer counts.
   */
  boolean inForce(Address address, LocalDate day) {
    List<Document> all = index.versions(address.unversioned());
    return index.holding(address).stream()
        .filter(d -> d.status(day) == Document.Status.IN_FORCE)
        .anyMatch(
            d ->
                all.stream()
                    .noneMatch(
                        newer ->
                            newer.effective().isAfter(d.effective())
                                && newer.status(day) == Document.Status.IN_FORCE));
  }

  /** Reports a rule that no bundle has. */
  void needRule(String id, SourceLocation where) {
    if (!rules.contains(id)) {
      findings.add(Code.UNKNOWN_RULE, where, id);
    }
  }
}
