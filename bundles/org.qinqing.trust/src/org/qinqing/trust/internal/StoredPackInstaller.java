package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;

/**
 * Installs by way of the pack store: everything is checked on a copy first, then one move makes it
 * count.
 */
@Component(service = PackInstaller.class)
public final class StoredPackInstaller implements PackInstaller {
  /** Without these checks nothing is installed: their absence must not look like a pass. */
  private static final Set<String> REQUIRED = Set.of("rule-tests");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BundleContext context;
  private final DataFolder data;
  private final PackReader reader;
  private final PackLinter linter;
  private final PackRegistry registry;
  private final PackStoreMirror mirror;
  private final Trust trust;
  private final List<PackCheck> checks = new CopyOnWriteArrayList<>();

  /** Made by the component runtime. */
  @Activate
  public StoredPackInstaller(
      BundleContext context,
      @Reference DataFolder data,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackRegistry registry,
      @Reference PackStoreMirror mirror,
      @Reference Trust trust) {
    this.context = context;
    this.data = data;
    this.reader = reader;
    this.linter = linter;
    this.registry = registry;
    this.mirror = mirror;
    this.trust = trust;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCheck(PackCheck check) {
    checks.add(check);
  }

  void removeCheck(PackCheck check) {
    checks.remove(check);
  }

  /**
   * A bundle that was examined.
   *
   * @param copy the file in the store's own folder whose bytes were examined
   * @param sha256 of those bytes
   * @param pack empty when it cannot be read
   * @param there whether the very same is installed already
   * @param findings what is wrong, and what to look at
   */
  private record Examined(
      Path copy, String sha256, Optional<Pack> pack, boolean there, List<Diagnostic> findings) {
    Examined {
      findings = List.copyOf(findings);
    }

    boolean refused() {
      return findings.stream().anyMatch(Diagnostic::isError);
    }

    Outcome outcome(boolean done, List<Diagnostic> said) {
      return new Outcome(
          done, pack.map(Pack::id).orElse(""), pack.map(Pack::version).orElse(""), said);
    }
  }

  @Override
  public List<Outcome> install(Path file, Consent consent) throws IOException {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.endsWith(PackStore.SUFFIX) || lower.endsWith(".jar");
    if (!Files.isRegularFile(file) || !named || Files.size(file) > Container.FILE_LIMIT) {
      return List.of(refused("", "", List.of(Code.NO_BUNDLE_FILE.about(name, file))));
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      mirror.mirror();
      List<Path> copies = new ArrayList<>();
      copies.add(mirror.store().take(file));
      try {
        return installCopy(copies, name, consent);
      } catch (Refusal refusal) {
        return List.of(refused("", "", refusal.findings()));
      } finally {
        for (Path copy : copies) {
          Files.deleteIfExists(copy);
        }
      }
    }
  }

  /**
   * Examines all bundles of a file as if those before were installed, then installs all or none.
   *
   * @param copies the file in the store's own folder; the bundles inside it are added
   */
  private List<Outcome> installCopy(List<Path> copies, String name, Consent consent)
      throws IOException, Refusal {
    Path copy = copies.getFirst();
    // Read once: what is checked from here on are these bytes, whatever happens to the file.
    byte[] bytes = Files.readAllBytes(copy);
    if (bytes.length > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    Container container = Container.read(name, bytes);
    Policy policy = trust.policy();
    PackSnapshot then = registry.snapshot();
    List<Examined> examined = new ArrayList<>();
    if (!Collection.is(container)) {
      examined.add(examine(name, copy, bytes, container, then, consent, policy));
    } else {
      for (Collection.Member member : Collection.members(name, bytes, container)) {
        Path taken = mirror.store().take(member.bytes());
        copies.add(taken);
        Examined next =
            examine(
                member.name(), taken, member.bytes(), member.container(), then, consent, policy);
        examined.add(next);
        if (next.pack().isPresent() && !next.refused()) {
          then = linter.with(next.pack().get(), then);
        }
      }
    }
    if (examined.stream().anyMatch(Examined::refused)) {
      return examined.stream().map(StoredPackInstaller::notDone).toList();
    }
    return keep(examined);
  }

  private static Outcome notDone(Examined examined) {
    List<Diagnostic> findings = new ArrayList<>(examined.findings());
    if (!examined.refused()) {
      String id = examined.pack().map(Pack::id).orElse("");
      findings.add(Code.NOTHING_DONE.about(id, id));
    }
    return examined.outcome(false, findings);
  }

  private List<Outcome> keep(List<Examined> examined) throws IOException {
    Map<Examined, PackStore.Stored> kept = new LinkedHashMap<>();
    Optional<Diagnostic> failed = Optional.empty();
    try {
      for (Examined each : examined) {
        Pack pack = each.pack().orElseThrow();
        if (!each.there()) {
          kept.put(
              each,
              mirror
                  .store()
                  .keep(each.copy(), each.sha256(), pack.id(), pack.version(), pack.locality()));
        }
      }
      Map<String, Diagnostic> broken = mirror.mirror();
      failed =
          kept.values().stream()
              .flatMap(s -> Optional.ofNullable(broken.get(PackStoreMirror.location(s))).stream())
              .findFirst();
    } catch (IOException e) {
      drop(kept.values());
      throw e;
    }
    if (failed.isPresent()) {
      drop(kept.values());
      List<Diagnostic> why = List.of(failed.get());
      return examined.stream()
          .map(e -> e.outcome(false, Stream.concat(e.findings().stream(), why.stream()).toList()))
          .toList();
    }
    for (Examined each : kept.keySet()) {
      dropNewer(each.pack().orElseThrow());
    }
    return examined.stream().map(e -> e.outcome(true, e.findings())).toList();
  }

  private void drop(Iterable<PackStore.Stored> kept) throws IOException {
    for (PackStore.Stored stored : kept) {
      mirror.store().drop(stored);
    }
    mirror.mirror();
  }

  /** Newer versions go only after the older one is in place, so that one of them always is. */
  private void dropNewer(Pack pack) throws IOException {
    Version wanted = Version.parseVersion(pack.version());
    boolean dropped = false;
    for (PackStore.Stored stored : stored(pack.id())) {
      if (Version.parseVersion(stored.version()).compareTo(wanted) > 0) {
        mirror.store().drop(stored);
        dropped = true;
      }
    }
    if (dropped) {
      mirror.mirror();
    }
  }

  private Examined examine(
      String name,
      Path copy,
      byte[] bytes,
      Container container,
      PackSnapshot installed,
      Consent consent,
      Policy policy)
      throws IOException {
    String sha256 = Fingerprint.of(bytes).sha256();
    Optional<Pack> read = Optional.empty();
    try {
      List<Diagnostic> acting = DataOnly.findings(name, container.entries());
      if (!acting.isEmpty()) {
        throw new Refusal(acting);
      }
      Optional<Verifier.Verified> verified = Optional.empty();
      if (Verifier.claims(container)) {
        verified = Optional.of(new Verifier(trust).verify(name, bytes, container, policy));
      }
      PackReader.Reading reading = reader.read(name, Verifier.bundle(container));
      if (reading.pack().isEmpty()) {
        throw new Refusal(reading.findings());
      }
      Pack pack = reading.pack().get();
      read = reading.pack();
      if (stored(pack.id()).stream()
          .anyMatch(s -> same(s, pack.version()) && s.sha256().equals(sha256))) {
        List<Diagnostic> there = List.of(Code.ALREADY_THERE.about(pack.id(), pack.version()));
        return new Examined(copy, sha256, read, true, there);
      }
      List<Diagnostic> findings = new ArrayList<>(reading.findings());
      findings.addAll(version(pack, consent));
      findings.addAll(missingChecks(pack));
      findings.addAll(linter.lint(pack, installed));
      findings.addAll(origin(pack, verified, installed, consent, policy));
      if (findings.stream().noneMatch(Diagnostic::isError)) {
        findings.addAll(breaks(pack, installed));
      }
      return new Examined(copy, sha256, read, false, findings);
    } catch (Refusal refusal) {
      return new Examined(copy, sha256, read, false, refusal.findings());
    }
  }

  /** Whether whoever published it may, and may after whoever published it before. */
  private List<Diagnostic> origin(
      Pack pack,
      Optional<Verifier.Verified> verified,
      PackSnapshot installed,
      Consent consent,
      Policy policy)
      throws IOException {
    Publishers before = new Publishers(mirror.store(), pack.id());
    if (verified.isPresent()) {
      List<Diagnostic> findings = new ArrayList<>(verified.get().warnings());
      findings.addAll(AuthorityCheck.signed(pack, verified.get(), installed));
      findings.addAll(before.next(verified.get()));
      return findings;
    }
    List<Diagnostic> findings = new ArrayList<>();
    if (!policy.unsignedAllowed()) {
      findings.add(Code.UNSIGNED_FORBIDDEN.about(pack.id()));
    } else {
      findings.add((consent.unsigned() ? Code.UNSIGNED_ALLOWED : Code.UNSIGNED).about(pack.id()));
    }
    findings.addAll(AuthorityCheck.unsigned(pack, installed));
    findings.addAll(before.unsigned());
    return findings;
  }

  private static Outcome refused(String id, String version, List<Diagnostic> findings) {
    return new Outcome(false, id, version, findings);
  }

  private List<PackStore.Stored> stored(String id) throws IOException {
    return mirror.store().list().stream().filter(s -> s.id().equals(id)).toList();
  }

  private static boolean same(PackStore.Stored stored, String version) {
    return Version.parseVersion(stored.version()).equals(Version.parseVersion(version));
  }

  private List<Diagnostic> version(Pack pack, Consent consent) throws IOException {
    Set<Version> there = new TreeSet<>();
    stored(pack.id()).forEach(s -> there.add(Version.parseVersion(s.version())));
    Set<Version> builtIn = new TreeSet<>();
    for (Bundle bundle : context.getBundles()) {
      PackHeader.of(bundle)
          .filter(header -> header.id().equals(pack.id()))
          .filter(header -> !PackHeader.fromStore(bundle))
          .ifPresent(header -> builtIn.add(Version.parseVersion(header.version())));
    }
    there.addAll(builtIn);
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
    return builtIn.stream().anyMatch(n -> n.compareTo(wanted) > 0)
        ? List.of(Code.DOWNGRADE_BUILT_IN.about(pack.id(), wanted, newer.get()))
        : List.of(Code.DOWNGRADED.about(pack.id(), newer.get(), wanted));
  }

  private List<Diagnostic> missingChecks(Pack pack) {
    Set<String> missing = new TreeSet<>(REQUIRED);
    checks.forEach(check -> missing.remove(check.name()));
    return missing.stream().map(check -> Code.CHECK_ABSENT.about(pack.id(), check)).toList();
  }

  /** A bundle others stand on must not take the ground from under them. */
  private List<Diagnostic> breaks(Pack pack, PackSnapshot installed) {
    PackSnapshot then = linter.with(pack, installed);
    List<Diagnostic> findings = new ArrayList<>();
    for (Pack other : installed.packs()) {
      boolean stands =
          !other.id().equals(pack.id()) && other.locality().chain().contains(pack.locality());
      if (stands && linter.lint(other, then).stream().anyMatch(Diagnostic::isError)) {
        String first =
            linter.lint(other, then).stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::message)
                .findFirst()
                .orElse("");
        findings.add(Code.BREAKS_ANOTHER.about(pack.id(), other.title(), first));
      }
    }
    return findings;
  }

  @Override
  public Outcome remove(String id) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      List<PackStore.Stored> stored = stored(id);
      if (stored.isEmpty()) {
        boolean builtIn =
            headers().keySet().stream()
                .anyMatch(b -> PackHeader.of(b).filter(h -> h.id().equals(id)).isPresent());
        Code why = builtIn ? Code.BUILT_IN : Code.NOT_INSTALLED;
        return refused(id, "", List.of(why.about(id, id)));
      }
      mirror.store().remove(id);
      mirror.mirror();
      return new Outcome(true, id, stored.get(stored.size() - 1).version(), List.of());
    }
  }

  private Map<Bundle, PackHeader> headers() {
    return List.of(context.getBundles()).stream()
        .filter(bundle -> PackHeader.of(bundle).isPresent())
        .collect(Collectors.toMap(b -> b, b -> PackHeader.of(b).orElseThrow()));
  }

  @Override
  public List<Listed> list() {
    PackSnapshot snapshot = registry.snapshot();
    List<Listed> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    headers()
        .forEach(
            (bundle, header) -> {
              seen.add(header.id() + " " + header.version());
              all.add(listed(snapshot, bundle, header));
            });
    for (PackSnapshot.UnhealthyPack broken : snapshot.unhealthy()) {
      if (seen.add(broken.id() + " " + broken.version())) {
        String place = broken.locality().map(Locality::code).orElse("");
        all.add(
            new Listed(
                broken.id(),
                "",
                place,
                broken.version(),
                "",
                Signature.UNSIGNED,
                State.REFUSED,
                false));
      }
    }
    all.sort(Comparator.comparing(Listed::id).thenComparing(Listed::version));
    return List.copyOf(all);
  }

  private static Listed listed(PackSnapshot snapshot, Bundle bundle, PackHeader header) {
    Optional<Pack> used =
        snapshot.pack(header.id()).filter(pack -> pack.version().equals(header.version()));
    boolean refused =
        snapshot.unhealthy().stream()
            .anyMatch(u -> u.id().equals(header.id()) && u.version().equals(header.version()));
    boolean builtIn = !PackHeader.fromStore(bundle);
    String name = PackHeader.header(bundle, Constants.BUNDLE_NAME).orElse(header.id());
    return new Listed(
        header.id(),
        used.map(Pack::title).orElse(name),
        header.locality(),
        header.version(),
        used.map(Pack::publisher).orElse(""),
        builtIn ? Signature.NONE : signed(bundle) ? Signature.VERIFIED : Signature.UNSIGNED,
        refused ? State.REFUSED : used.isPresent() ? State.IN_USE : State.SHADOWED,
        builtIn);
  }

  /** Only what was verified comes into the store with the parts of a signature. */
  private static boolean signed(Bundle bundle) {
    try {
      return bundle.getEntry(Statement.Content.PATH) != null;
    } catch (RuntimeException e) {
      return false; // its file has vanished behind the framework's back
    }
  }
}
