package org.qinqing.trust.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.internal.Statement.Identity;

/**
 * Examines the bytes of a file as an install would take them; changes nothing. Of several bundles
 * in one file each is examined as if those before were installed, and what they need of each other,
 * and others of them, as if all were.
 */
final class Examination {
  /** Without these checks nothing is installed: their absence must not look like a pass. */
  private static final Set<String> REQUIRED = Set.of("rule-tests");

  private static final String HEAD = "pack.yaml";

  private final PackReader reader;
  private final PackLinter linter;
  private final List<PackStore.Stored> stored;
  private final InstalledPacks framework;
  private final Trust trust;
  private final Set<String> checks;
  private final Consent consent;

  /**
   * An examination.
   *
   * @param stored all that is stored
   * @param checks names of those that are present
   */
  Examination(
      PackReader reader,
      PackLinter linter,
      List<PackStore.Stored> stored,
      InstalledPacks framework,
      Trust trust,
      Set<String> checks,
      Consent consent) {
    this.reader = reader;
    this.linter = linter;
    this.stored = List.copyOf(stored);
    this.framework = framework;
    this.trust = trust;
    this.checks = Set.copyOf(checks);
    this.consent = consent;
  }

  /**
   * A bundle that was examined.
   *
   * @param bytes its file
   * @param sha256 of it
   * @param pack empty when it cannot be read
   * @param needs what it needs of others
   * @param there whether the very same is installed already
   * @param sound whether its content is in order, whoever it is from
   * @param claim what it says of its signature
   * @param verified its signature, when that is right
   * @param origin what was found about where it comes from
   * @param findings what is wrong, and what to look at; those about the origin included
   */
  record Examined(
      byte[] bytes,
      String sha256,
      Optional<Pack> pack,
      Needs needs,
      boolean there,
      boolean sound,
      Optional<Verifier.Claim> claim,
      Optional<Verifier.Verified> verified,
      List<Diagnostic> origin,
      List<Diagnostic> findings) {
    Examined {
      origin = List.copyOf(origin);
      findings = List.copyOf(findings);
    }

    boolean refused() {
      return findings.stream().anyMatch(Diagnostic::isError);
    }

    String id() {
      return pack.map(Pack::id).orElse("");
    }

    Examined also(List<Diagnostic> more) {
      return new Examined(
          bytes,
          sha256,
          pack,
          needs,
          there,
          sound,
          claim,
          verified,
          origin,
          Stream.concat(findings.stream(), more.stream()).toList());
    }
  }

  /** All bundles of a file, in its order. */
  List<Examined> file(String name, byte[] bytes, PackSnapshot installed)
      throws IOException, Refusal {
    Container container = Container.read(name, bytes);
    Policy policy = trust.policy();
    if (!Collection.is(container)) {
      return together(List.of(one(name, bytes, container, installed, policy)), installed);
    }
    PackSnapshot then = installed;
    List<Examined> all = new ArrayList<>();
    for (Collection.Member member : Collection.members(name, bytes, container)) {
      Examined next = one(member.name(), member.bytes(), member.container(), then, policy);
      all.add(next);
      if (next.pack().isPresent() && !next.refused()) {
        then = linter.with(next.pack().get(), then);
      }
    }
    return together(all, installed);
  }

  // --- one bundle --------------------------------------------------------------------------------

  private Examined one(
      String name, byte[] bytes, Container container, PackSnapshot installed, Policy policy)
      throws IOException {
    String sha256 = Fingerprint.of(bytes).sha256();
    Needs needs = container.entry(AllowList.MANIFEST).map(Needs::in).orElse(Needs.NONE);
    Optional<Verifier.Claim> claim = Optional.empty();
    Optional<Verifier.Verified> verified = Optional.empty();
    Optional<Pack> read = Optional.empty();
    List<Diagnostic> findings = new ArrayList<>();
    List<Diagnostic> origin = new ArrayList<>();
    boolean there = false;
    boolean sound = false;
    try {
      data(name, container);
      if (Verifier.claims(container)) {
        claim = Optional.of(Verifier.claim(name, container));
        verified = Optional.of(new Verifier(trust).verify(name, bytes, container, policy));
      }
      PackReader.Reading reading = reader.read(name, Verifier.bundle(container));
      Pack pack = reading.pack().orElseThrow(() -> new Refusal(reading.findings()));
      read = reading.pack();
      there = stored.stream().anyMatch(s -> same(s, pack) && s.sha256().equals(sha256));
      if (there) {
        throw new Refusal(alreadyThere(pack));
      }
      List<Diagnostic> content = new ArrayList<>(reading.findings());
      content.addAll(missingChecks(pack));
      content.addAll(linter.lint(pack, installed));
      sound = content.stream().noneMatch(Diagnostic::isError);
      origin.addAll(origin(pack, verified, installed, policy));
      findings.addAll(version(pack));
      findings.addAll(content);
      findings.addAll(origin);
    } catch (Refusal refusal) {
      if (read.isEmpty()) {
        origin.addAll(refusal.findings());
      }
      findings.addAll(refusal.findings());
    }
    return new Examined(
        bytes, sha256, read, needs, there, sound, claim, verified, origin, findings);
  }

  /** Refuses what could act on a machine; something that is a program altogether is told so. */
  private static void data(String name, Container container) throws Refusal {
    List<Diagnostic> acting = DataOnly.findings(name, container.entries());
    if (acting.isEmpty()) {
      return;
    }
    boolean code = acting.stream().anyMatch(f -> DataOnly.ACTS.contains(f.code()));
    if (code && container.entry(HEAD).isEmpty()) {
      throw new Refusal(
          Stream.concat(Stream.of(Code.PROGRAM.about(name, name)), acting.stream()).toList());
    }
    throw new Refusal(acting);
  }

  /** The version before the one in use is still stored: going back is another deed. */
  private Diagnostic alreadyThere(Pack pack) {
    Version version = Version.parseVersion(pack.version());
    return stored.stream()
        .filter(s -> s.id().equals(pack.id()))
        .map(PackStore.Stored::number)
        .max(Comparator.naturalOrder())
        .filter(newest -> newest.compareTo(version) > 0)
        .map(newest -> Code.FORMER_THERE.about(pack.id(), version, newest, pack.id()))
        .orElseGet(() -> Code.ALREADY_THERE.about(pack.id(), pack.version()));
  }

  private static boolean same(PackStore.Stored stored, Pack pack) {
    return stored.id().equals(pack.id())
        && stored.number().equals(Version.parseVersion(pack.version()));
  }

  /** Whether whoever published it may, and may after whoever published it before. */
  private List<Diagnostic> origin(
      Pack pack, Optional<Verifier.Verified> verified, PackSnapshot installed, Policy policy)
      throws IOException {
    Publishers before = new Publishers(stored, pack.id());
    List<Diagnostic> findings = new ArrayList<>();
    if (verified.isPresent()) {
      findings.addAll(verified.get().warnings());
      findings.addAll(AuthorityCheck.signed(pack, verified.get(), installed));
      findings.addAll(before.next(verified.get()));
      return findings;
    }
    if (!policy.unsignedAllowed()) {
      findings.add(Code.UNSIGNED_FORBIDDEN.about(pack.id()));
    } else if (pack.locality().equals(Locality.NATIONAL)) {
      // Every answer of every place stands on it, and nothing wider holds it back.
      findings.add(Code.UNSIGNED_NATIONAL.about(pack.id()));
    } else {
      findings.add((consent.unsigned() ? Code.UNSIGNED_ALLOWED : Code.UNSIGNED).about(pack.id()));
    }
    findings.addAll(AuthorityCheck.unsigned(pack, installed));
    findings.addAll(before.unsigned());
    return findings;
  }

  private List<Diagnostic> version(Pack pack) {
    Set<Version> there = new TreeSet<>();
    stored.stream().filter(s -> s.id().equals(pack.id())).forEach(s -> there.add(s.number()));
    Optional<Version> builtIn = framework.builtIn(pack.id()).map(InstalledPacks.Held::version);
    builtIn.ifPresent(there::add);
    Version wanted = Version.parseVersion(pack.version());
    if (there.contains(wanted)) {
      return List.of(Code.SAME_VERSION.about(pack.id(), wanted));
    }
    Optional<Version> newer =
        there.stream().max(Comparator.naturalOrder()).filter(n -> n.compareTo(wanted) > 0);
    if (newer.isEmpty()) {
      return List.of();
    }
    if (consent.downgrade().filter(pack.id()::equals).isEmpty()) {
      return List.of(Code.OLDER.about(pack.id(), wanted, newer.get(), pack.id()));
    }
    // What came with the program cannot be taken away, and the newest counts.
    return builtIn.filter(n -> n.compareTo(wanted) > 0).isPresent()
        ? List.of(Code.DOWNGRADE_BUILT_IN.about(pack.id(), wanted, newer.get()))
        : List.of(Code.DOWNGRADED.about(pack.id(), newer.get(), wanted));
  }

  private List<Diagnostic> missingChecks(Pack pack) {
    Set<String> missing = new TreeSet<>(REQUIRED);
    missing.removeAll(checks);
    return missing.stream().map(check -> Code.CHECK_ABSENT.about(pack.id(), check)).toList();
  }

  // --- all bundles of a file, and what else is installed -----------------------------------------

  private List<Examined> together(List<Examined> all, PackSnapshot installed) throws IOException {
    PackSnapshot after = installed;
    for (Examined each : all) {
      if (each.pack().isPresent() && each.sound()) {
        after = linter.with(each.pack().get(), after);
      }
    }
    Map<String, Needs> coming = new HashMap<>();
    all.forEach(each -> coming.put(each.id(), each.needs()));
    Ground ground = new Ground(linter, framework, installed, after);
    List<Examined> judged = new ArrayList<>();
    for (Examined each : all) {
      List<Diagnostic> more = new ArrayList<>();
      if (each.sound() && !each.there()) {
        Pack pack = each.pack().orElseThrow();
        more.addAll(
            each.needs()
                .findings(
                    pack,
                    after,
                    id ->
                        Optional.ofNullable(coming.get(id)).orElseGet(() -> framework.needs(id))));
        more.addAll(places(each, pack, all, installed, after));
        more.addAll(redefined(each, pack, after));
      }
      judged.add(each.also(more));
    }
    if (judged.stream().noneMatch(Examined::refused)) {
      // Only now: it asks every bundle that stands on one of these.
      Set<String> ids = new HashSet<>(coming.keySet());
      Map<String, List<Diagnostic>> broken = ground.broken(ids, Code.BREAKS_ANOTHER);
      return judged.stream()
          .map(each -> each.also(broken.getOrDefault(each.id(), List.of())))
          .toList();
    }
    return judged;
  }

  /** What a wider place says that comes in the same file, even if it stands further down there. */
  private static List<Diagnostic> redefined(Examined each, Pack pack, PackSnapshot after) {
    return AuthorityCheck.unsigned(pack, after).stream()
        .filter(finding -> !each.origin().contains(finding))
        .toList();
  }

  /**
   * Two bundles for one place both answer, the stricter first; so a second one comes only from
   * whoever published the first, or with the hand-over of his, or signed beside one that came with
   * the program, which nobody can take away.
   */
  private List<Diagnostic> places(
      Examined each, Pack pack, List<Examined> all, PackSnapshot installed, PackSnapshot after)
      throws IOException {
    boolean before =
        installed.pack(pack.id()).filter(p -> p.locality().equals(pack.locality())).isPresent();
    if (pack.locality().equals(Locality.TEMPLATE)) {
      return List.of();
    }
    List<Diagnostic> findings = new ArrayList<>();
    for (Pack other : after.packs()) {
      if (other.id().equals(pack.id()) || !other.locality().equals(pack.locality())) {
        continue;
      }
      boolean same = published(each, other.id(), all);
      boolean builtIn = !isStored(other.id()) && framework.builtIn(other.id()).isPresent();
      if (!same && (before || (builtIn && each.verified().isPresent()))) {
        findings.add(
            Code.PLACE_SHARED.about(
                pack.id(), title(other), other.publisher(), pack.locality().code()));
      } else if (!same) {
        findings.add(
            Code.PLACE_TAKEN.about(
                pack.id(), pack.locality().code(), title(other), other.publisher(), other.id()));
      }
    }
    for (PackSnapshot.UnhealthyPack other : installed.unhealthy()) {
      boolean taken =
          !other.id().equals(pack.id())
              && other.locality().filter(pack.locality()::equals).isPresent()
              && !before
              && !published(each, other.id(), all);
      if (taken) {
        findings.add(
            Code.PLACE_TAKEN.about(pack.id(), pack.locality().code(), other.id(), "", other.id()));
      }
    }
    return findings;
  }

  private static String title(Pack pack) {
    return pack.title() + " (" + pack.id() + ")";
  }

  private boolean isStored(String id) {
    return stored.stream().anyMatch(s -> s.id().equals(id));
  }

  /** Whether a bundle comes from whoever published another, or was handed over by him. */
  private boolean published(Examined each, String other, List<Examined> all) throws IOException {
    Optional<Identity> first =
        all.stream()
            .filter(e -> e.id().equals(other))
            .flatMap(e -> e.verified().stream())
            .map(Verifier.Verified::identity)
            .findFirst();
    try {
      Optional<Identity> owner =
          first.isPresent() ? first : new Publishers(stored, other).publisher();
      return owner.flatMap(o -> each.verified().map(v -> comesFrom(v, o))).orElse(false);
    } catch (Refusal refusal) {
      return false; // whose it was cannot be asked any more
    }
  }

  private static boolean comesFrom(Verifier.Verified verified, Identity owner) {
    return verified.identity().equals(owner) || verified.handOver(owner).isPresent();
  }
}
