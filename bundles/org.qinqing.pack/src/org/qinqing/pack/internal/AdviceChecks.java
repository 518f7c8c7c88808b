package org.qinqing.pack.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Duplicates;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;

/** What is worth a look: gaps, repetitions. */
final class AdviceChecks {
  private final Pack pack;
  private final Findings findings;

  AdviceChecks(Subject subject) {
    this.pack = subject.pack();
    this.findings = subject.findings();
  }

  void run() {
    Set<String> tested = new HashSet<>();
    pack.tests().forEach(t -> t.rule().ifPresent(tested::add));
    for (Rule rule : pack.rules()) {
      if (!tested.contains(rule.id())) {
        findings.add(Code.RULE_UNTESTED, rule.location(), rule.id());
      }
      if (rule.basis().stream().noneMatch(a -> a.pack().equals(pack.id()))) {
        findings.add(Code.FOREIGN_BASIS_ONLY, rule.location(), rule.id());
      }
    }
    provisions();
    for (Casework.Checklist list : pack.casework().checklists()) {
      int items = list.items().size();
      declared(list.id(), list.declared().orElse(items), items, list.location());
    }
    similar();
  }

  private void provisions() {
    Map<String, List<Citation>> byDocument = new HashMap<>();
    for (Citation citation : Citation.of(pack)) {
      // A test shows that a rule works; it tells nobody what the provision says.
      if (citation.kind() != Citation.Kind.TEST) {
        byDocument
            .computeIfAbsent(document(citation.address()), k -> new ArrayList<>())
            .add(citation);
      }
    }
    for (Document document : pack.documents()) {
      List<Citation> citations = byDocument.getOrDefault(document(document.address()), List.of());
      for (Document.Provision provision : document.provisions()) {
        Address address = provision.address();
        if (!provision.text().isEmpty() && citations.stream().noneMatch(c -> c.reaches(address))) {
          findings.add(Code.PROVISION_UNUSED, provision.location(), address.unversioned());
        }
        declared(
            address.unversioned(),
            provision.declared().orElse(0),
            provision.itemised().orElse(0),
            provision.location());
      }
    }
  }

  private static String document(Address address) {
    return address.pack() + ":" + address.document();
  }

  /** What a source announces and does not list stays a gap; nobody fills it by guessing. */
  private void declared(Object what, int declared, int itemised, SourceLocation where) {
    if (declared != itemised) {
      findings.add(Code.DECLARED_NOT_ITEMISED, where, what, declared, itemised);
    }
  }

  private void similar() {
    Map<String, SourceLocation> places = new HashMap<>();
    pack.questions().forEach(q -> places.put(q.id(), q.location()));
    pack.tests().forEach(t -> places.put(t.id(), t.location()));
    pack.scenes().forEach(s -> places.put(s.id(), s.location()));
    for (Duplicates.Pair pair : Duplicates.of(pack)) {
      SourceLocation where = places.getOrDefault(pair.other(), SourceLocation.WHOLE);
      findings.add(Code.SIMILAR_EXAMPLES, where, pair.other(), pair.one());
    }
  }
}
