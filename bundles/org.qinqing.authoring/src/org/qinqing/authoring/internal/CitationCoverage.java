package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.qinqing.authoring.PackCoverage;
import org.qinqing.pack.Address;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** Covers a bundle by what is cited; {@link Citation#reaches} says what a citation reaches. */
@Component(service = PackCoverage.class)
public final class CitationCoverage implements PackCoverage {
  /** Made by the component runtime. */
  @Activate
  public CitationCoverage() {}

  @Override
  public Coverage of(Pack pack, PackSnapshot installed) {
    Map<Address, List<Citation>> cited = new HashMap<>();
    Set<String> tellHow = new HashSet<>();
    for (Pack citing : citing(pack, installed)) {
      tellHow(citing, tellHow);
      for (Citation citation : Citation.of(citing)) {
        cited.computeIfAbsent(document(citation.address()), any -> new ArrayList<>()).add(citation);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (Document document : pack.documents()) {
      List<Citation> here = cited.getOrDefault(document(document.address()), List.of());
      document.provisions().stream()
          .filter(provision -> !provision.text().isEmpty())
          .forEach(provision -> lines.add(line(document, provision, here, tellHow)));
    }
    return new Coverage(pack.id(), lines, (int) lines.stream().filter(Line::reached).count());
  }

  /** The document in whatever version. */
  private static Address document(Address address) {
    return new Address(address.pack(), address.document(), Optional.empty(), "");
  }

  /** The bundle first; a draft of it stands in for the installed one. */
  private static List<Pack> citing(Pack pack, PackSnapshot installed) {
    List<Pack> citing = new ArrayList<>();
    citing.add(pack);
    installed.packs().stream().filter(other -> !other.id().equals(pack.id())).forEach(citing::add);
    return citing;
  }

  private static void tellHow(Pack pack, Set<String> ids) {
    pack.rules().stream().filter(rule -> !rule.how().isEmpty()).forEach(r -> ids.add(r.id()));
    pack.casework().cards().stream()
        .filter(card -> !card.how().isEmpty())
        .forEach(card -> ids.add(card.id()));
  }

  private static Line line(
      Document document,
      Document.Provision provision,
      List<Citation> citations,
      Set<String> tellHow) {
    Map<Citation.Kind, Set<String>> by = new EnumMap<>(Citation.Kind.class);
    for (Citation citation : citations) {
      if (citation.reaches(provision.address())) {
        by.computeIfAbsent(citation.kind(), any -> new LinkedHashSet<>()).add(citation.id());
      }
    }
    Map<Citation.Kind, List<String>> ids = new LinkedHashMap<>();
    by.forEach((kind, those) -> ids.put(kind, List.copyOf(those)));
    boolean how =
        by.getOrDefault(Citation.Kind.RULE, Set.of()).stream().anyMatch(tellHow::contains)
            || by.getOrDefault(Citation.Kind.CARD, Set.of()).stream().anyMatch(tellHow::contains);
    boolean declaredOnly =
        provision.declared().filter(said -> said > provision.itemised().orElse(0)).isPresent();
    return new Line(document, provision, ids, how, declaredOnly);
  }

  @Override
  public String html(List<Coverage> coverages) {
    return new CoveragePage(coverages).write();
  }
}
