package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.Rule;
import org.qinqing.pack.SourceLocation;

/**
 * Makes one snapshot of all bundles that are installed. Of each id the highest version counts; when
 * that one is broken the id is unhealthy, and an older one does not answer in its stead (law 11:
 * fail closed). A bundle that was found in order before, on the same ground, is not read again.
 */
final class PackAssembly {
  private static final String NATIONAL = "cn";

  /** Where a bundle comes from. */
  interface Source {
    /** Reads it. */
    Reading read();

    /** Whether it is remembered when it was found in order; else it is always read. */
    boolean stored();

    /** What is remembered of the very same content; empty for one that is always read. */
    Optional<KnownPack> known();

    /**
     * What is to be remembered of it.
     *
     * @param pack as it was read
     * @param ground what it was found to stand on
     * @return empty for one that is always read
     */
    Optional<KnownPack> know(Pack pack, String ground);

    /** The bundle with a body that is read when it is asked for. */
    Pack later(KnownPack known);
  }

  /**
   * A bundle that is installed.
   *
   * @param id by its manifest, else its symbolic name
   * @param version by its manifest, else of the bundle
   * @param locality by its manifest
   * @param order smaller wins between two bundles of one id and version
   * @param source gives its content
   */
  record Candidate(
      String id, Version version, Optional<Locality> locality, long order, Source source) {}

  /**
   * What came of it.
   *
   * @param known what is to be remembered of the bundles that were found in order
   * @param company the bundles that are always read, among which they were found so
   */
  record Assembled(PackSnapshot snapshot, List<KnownPack> known, String company) {
    Assembled {
      known = List.copyOf(known);
    }
  }

  private final LocalDate today;
  private final Map<String, Pack> healthy = new HashMap<>();
  private final Map<Locality, List<Pack>> places = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final List<UnhealthyPack> unhealthy;
  private final List<KnownPack> known = new ArrayList<>();

  /** Whether ids must be compared: not where all was found in order together before. */
  private final boolean compared;

  private PackAssembly(List<UnhealthyPack> reported, boolean compared, LocalDate today) {
    this.unhealthy = new ArrayList<>(reported);
    this.compared = compared;
    this.today = today;
  }

  /**
   * Makes a snapshot.
   *
   * @param company the bundles that are always read, when what is remembered was found in order
   */
  static Assembled assemble(
      long generation,
      List<Candidate> candidates,
      List<UnhealthyPack> reported,
      String company,
      LocalDate today) {
    Map<String, Candidate> best = new HashMap<>();
    Comparator<Candidate> better =
        Comparator.comparing(Candidate::version)
            .thenComparing(Comparator.comparingLong(Candidate::order).reversed());
    for (Candidate candidate : candidates) {
      best.merge(candidate.id(), candidate, (a, b) -> better.compare(a, b) >= 0 ? a : b);
    }
    // Wider places first: a bundle stands on those around it, never the other way, so a bad one
    // cannot pull down a wider one.
    List<Candidate> order = new ArrayList<>(best.values());
    order.sort(
        Comparator.<Candidate>comparingInt(c -> c.locality().map(Locality::depth).orElse(3))
            .thenComparing(Candidate::id));
    String now = company(order);
    boolean compared =
        !now.equals(company)
            || order.stream().anyMatch(c -> c.source().stored() && c.source().known().isEmpty());
    PackAssembly assembly = new PackAssembly(reported, compared, today);
    order.forEach(assembly::add);
    return new Assembled(assembly.snapshot(generation), assembly.known, now);
  }

  private static String company(List<Candidate> order) {
    return ground(
        order.stream()
            .filter(candidate -> !candidate.source().stored())
            .flatMap(candidate -> candidate.source().read().pack().stream())
            .toList());
  }

  private PackSnapshot snapshot(long generation) {
    List<Pack> packs = new ArrayList<>(healthy.values());
    packs.sort(Comparator.comparing(Pack::id));
    unhealthy.sort(Comparator.comparing(UnhealthyPack::id).thenComparing(UnhealthyPack::version));
    FactsModel facts =
        Optional.ofNullable(healthy.get(NATIONAL)).map(Pack::facts).orElse(FactsModel.EMPTY);
    return new PackSnapshot(generation, packs, unhealthy, facts);
  }

  private void add(Candidate candidate) {
    Map<String, Pack> around = around(candidate.locality());
    String ground = ground(around.values());
    Optional<KnownPack> remembered =
        candidate
            .source()
            .known()
            .filter(k -> k.ground().equals(ground) && healthy.containsKey(NATIONAL))
            .filter(k -> !compared || k.rules().stream().noneMatch(owners::containsKey));
    if (remembered.isPresent()) {
      add(candidate.source().later(remembered.get()), remembered.get().rules());
      known.add(remembered.get());
      return;
    }
    Reading reading = candidate.source().read();
    Optional<Pack> pack = reading.pack();
    if (pack.isEmpty()) {
      unhealthy.add(
          new UnhealthyPack(
              candidate.id(),
              candidate.locality(),
              candidate.version().toString(),
              reading.findings()));
      return;
    }
    List<Diagnostic> errors = errors(pack.get(), around);
    if (!errors.isEmpty()) {
      unhealthy.add(
          new UnhealthyPack(
              pack.get().id(), Optional.of(pack.get().locality()), pack.get().version(), errors));
      return;
    }
    Optional<KnownPack> now = candidate.source().know(pack.get(), ground);
    now.ifPresent(known::add);
    add(now.map(candidate.source()::later).orElse(pack.get()), pack.get().ruleIds());
  }

  private void add(Pack pack, List<String> rules) {
    healthy.put(pack.id(), pack);
    places.computeIfAbsent(pack.locality(), place -> new ArrayList<>()).add(pack);
    if (compared) {
      rules.forEach(rule -> owners.putIfAbsent(rule, pack.id()));
    }
  }

  /** The bundles a place stands on, by id. */
  private Map<String, Pack> around(Optional<Locality> place) {
    Map<String, Pack> around = new LinkedHashMap<>();
    for (Locality step : place.map(Locality::chain).orElse(List.of())) {
      places.getOrDefault(step, List.of()).forEach(pack -> around.put(pack.id(), pack));
    }
    return around;
  }

  private static String ground(Iterable<Pack> around) {
    StringBuilder ground = new StringBuilder();
    around.forEach(
        pack -> ground.append(pack.id()).append('=').append(pack.digest().orElse("")).append(' '));
    return ground.toString();
  }

  private List<Diagnostic> errors(Pack pack, Map<String, Pack> around) {
    if (!pack.id().equals(NATIONAL) && !healthy.containsKey(NATIONAL)) {
      return List.of(Code.NATIONAL_MISSING.at(pack.id(), SourceLocation.WHOLE, pack.id()));
    }
    Pack deciding = pack.deciding();
    Map<String, Pack> others = new LinkedHashMap<>(around);
    // What it cites without standing on it belongs to what is said of it.
    Set<String> cited = new HashSet<>();
    Citation.of(deciding).forEach(citation -> cited.add(citation.address().pack()));
    cited.forEach(
        id -> Optional.ofNullable(healthy.get(id)).ifPresent(other -> others.put(id, other)));
    Findings findings = new Findings(pack.id());
    PackSnapshot seen =
        new PackSnapshot(
            0, others.values().stream().map(Pack::deciding).toList(), List.of(), FactsModel.EMPTY);
    // The rest was checked when it was installed, and is not read before somebody asks for it.
    new CrossChecks(deciding, seen, findings, today).structure();
    for (Rule rule : pack.rules()) {
      String owner = owners.get(rule.id());
      if (owner != null && !others.containsKey(owner)) {
        findings.add(Code.DUPLICATE_ID, rule.location(), rule.id(), owner);
      }
    }
    return findings.ordered(pack.id()).stream().filter(Diagnostic::isError).toList();
  }
}
