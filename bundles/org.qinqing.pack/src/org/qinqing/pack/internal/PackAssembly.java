package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.SourceLocation;

/**
 * Makes one snapshot of all bundles that are installed. Of each id the highest version counts; when
 * that one is broken the id is unhealthy, and an older one does not answer in its stead (law 11:
 * fail closed).
 */
final class PackAssembly {
  private static final String NATIONAL = "cn";

  /**
   * A bundle that is installed.
   *
   * @param id by its manifest, else its symbolic name
   * @param version by its manifest, else of the bundle
   * @param locality by its manifest
   * @param order smaller wins between two bundles of one id and version
   * @param reading what came of reading it
   */
  record Candidate(
      String id, Version version, Optional<Locality> locality, long order, Reading reading) {
    /** The same bundle, of which something else came. */
    Candidate reading(Reading other) {
      return new Candidate(id, version, locality, order, other);
    }
  }

  private PackAssembly() {}

  static PackSnapshot assemble(
      long generation, List<Candidate> candidates, List<UnhealthyPack> reported, LocalDate today) {
    Map<String, Candidate> best = new HashMap<>();
    Comparator<Candidate> better =
        Comparator.comparing(Candidate::version)
            .thenComparing(Comparator.comparingLong(Candidate::order).reversed());
    for (Candidate candidate : candidates) {
      best.merge(candidate.id(), candidate, (a, b) -> better.compare(a, b) >= 0 ? a : b);
    }
    List<UnhealthyPack> unhealthy = new ArrayList<>(reported);
    List<Pack> readable = new ArrayList<>();
    for (Candidate candidate : best.values()) {
      Optional<Pack> pack = candidate.reading().pack();
      if (pack.isPresent()) {
        readable.add(pack.get());
      } else {
        unhealthy.add(
            new UnhealthyPack(
                candidate.id(),
                candidate.locality(),
                candidate.version().toString(),
                candidate.reading().findings()));
      }
    }
    // Wider places first: a bundle stands on those around it, never the other way, so a bad one
    // cannot pull down a wider one.
    readable.sort(Comparator.<Pack>comparingInt(p -> p.locality().depth()).thenComparing(Pack::id));
    List<Pack> healthy = new ArrayList<>();
    for (Pack pack : readable) {
      List<Diagnostic> errors = errors(pack, healthy, today);
      if (errors.isEmpty()) {
        healthy.add(pack);
      } else {
        unhealthy.add(
            new UnhealthyPack(pack.id(), Optional.of(pack.locality()), pack.version(), errors));
      }
    }
    healthy.sort(Comparator.comparing(Pack::id));
    unhealthy.sort(Comparator.comparing(UnhealthyPack::id).thenComparing(UnhealthyPack::version));
    FactsModel facts =
        healthy.stream()
            .filter(p -> p.id().equals(NATIONAL))
            .map(Pack::facts)
            .findFirst()
            .orElse(FactsModel.EMPTY);
    return new PackSnapshot(generation, healthy, unhealthy, facts);
  }

  private static List<Diagnostic> errors(Pack pack, List<Pack> healthy, LocalDate today) {
    boolean stands =
        pack.id().equals(NATIONAL) || healthy.stream().anyMatch(p -> p.id().equals(NATIONAL));
    if (!stands) {
      return List.of(Code.NATIONAL_MISSING.at(pack.id(), SourceLocation.WHOLE, pack.id()));
    }
    Findings findings = new Findings(pack.id());
    PackSnapshot others =
        new PackSnapshot(
            0, healthy.stream().map(Pack::deciding).toList(), List.of(), FactsModel.EMPTY);
    // The rest was checked when it was installed, and is not read before somebody asks for it.
    new CrossChecks(pack.deciding(), others, findings, today).structure();
    return findings.ordered(pack.id()).stream().filter(Diagnostic::isError).toList();
  }
}
