package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
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
  private static final long LARGEST = 64L << 20;

  private final BundleContext context;
  private final DataFolder data;
  private final PackReader reader;
  private final PackLinter linter;
  private final PackRegistry registry;
  private final PackStoreMirror mirror;
  private final List<PackCheck> checks = new CopyOnWriteArrayList<>();

  /** Made by the component runtime. */
  @Activate
  public StoredPackInstaller(
      BundleContext context,
      @Reference DataFolder data,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackRegistry registry,
      @Reference PackStoreMirror mirror) {
    this.context = context;
    this.data = data;
    this.reader = reader;
    this.linter = linter;
    this.registry = registry;
    this.mirror = mirror;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCheck(PackCheck check) {
    checks.add(check);
  }

  void removeCheck(PackCheck check) {
    checks.remove(check);
  }

  @Override
  public Outcome install(Path file, boolean allowUnsigned) throws IOException {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.endsWith(PackStore.SUFFIX) || lower.endsWith(".jar");
    if (!Files.isRegularFile(file) || !named || Files.size(file) > LARGEST) {
      return refused("", "", List.of(Code.NO_BUNDLE_FILE.about(name, file)));
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      mirror.mirror();
      Path copy = mirror.store().take(file);
      try {
        return installCopy(copy, name, allowUnsigned);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  private Outcome installCopy(Path copy, String name, boolean allowUnsigned) throws IOException {
    PackReader.Reading reading = reader.read(copy);
    if (reading.pack().isEmpty()) {
      return refused("", "", reading.findings().stream().map(d -> under(name, copy, d)).toList());
    }
    Pack pack = reading.pack().get();
    List<PackStore.Stored> stored = stored(pack.id());
    String sha256 = PackStore.digest(copy);
    if (stored.stream().anyMatch(s -> same(s, pack.version()) && s.sha256().equals(sha256))) {
      Diagnostic there = Code.ALREADY_THERE.about(pack.id(), pack.version());
      return new Outcome(true, pack.id(), pack.version(), List.of(there));
    }
    List<Diagnostic> findings = new ArrayList<>(reading.findings());
    findings.addAll(version(pack));
    findings.addAll(missingChecks(pack));
    PackSnapshot installed = registry.snapshot();
    findings.addAll(linter.lint(pack, installed));
    if (!allowUnsigned) {
      findings.add(Code.UNSIGNED.about(pack.id()));
    }
    if (findings.stream().noneMatch(Diagnostic::isError)) {
      findings.addAll(breaks(pack, installed));
    }
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      return refused(pack.id(), pack.version(), findings);
    }
    findings.add(Code.UNSIGNED_ALLOWED.about(pack.id()));
    PackStore.Stored kept = mirror.store().keep(copy, pack.id(), pack.version(), pack.locality());
    Optional<Diagnostic> failed =
        Optional.ofNullable(mirror.mirror().get(PackStoreMirror.location(kept)));
    if (failed.isPresent()) {
      mirror.store().drop(kept);
      mirror.mirror();
      findings.add(failed.get());
      return refused(pack.id(), pack.version(), findings);
    }
    return new Outcome(true, pack.id(), pack.version(), findings);
  }

  private static Outcome refused(String id, String version, List<Diagnostic> findings) {
    return new Outcome(false, id, version, findings);
  }

  /** A finding about the copy, told about the file the user knows. */
  private static Diagnostic under(String name, Path copy, Diagnostic finding) {
    boolean nameless = finding.pack().equals(String.valueOf(copy.getFileName()));
    return nameless
        ? new Diagnostic(
            name,
            finding.severity(),
            finding.code(),
            finding.location(),
            finding.message(),
            finding.mend())
        : finding;
  }

  private List<PackStore.Stored> stored(String id) throws IOException {
    return mirror.store().list().stream().filter(s -> s.id().equals(id)).toList();
  }

  private static boolean same(PackStore.Stored stored, String version) {
    return Version.parseVersion(stored.version()).equals(Version.parseVersion(version));
  }

  private List<Diagnostic> version(Pack pack) throws IOException {
    Set<Version> there = new TreeSet<>();
    stored(pack.id()).forEach(s -> there.add(Version.parseVersion(s.version())));
    for (Bundle bundle : context.getBundles()) {
      PackHeader.of(bundle)
          .filter(header -> header.id().equals(pack.id()))
          .ifPresent(header -> there.add(Version.parseVersion(header.version())));
    }
    Version wanted = Version.parseVersion(pack.version());
    if (there.contains(wanted)) {
      return List.of(Code.SAME_VERSION.about(pack.id(), wanted));
    }
    return there.stream()
        .max(Comparator.naturalOrder())
        .filter(newest -> newest.compareTo(wanted) > 0)
        .map(newest -> List.of(Code.OLDER.about(pack.id(), wanted, newest)))
        .orElse(List.of());
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
        builtIn ? Signature.NONE : Signature.UNSIGNED,
        refused ? State.REFUSED : used.isPresent() ? State.IN_USE : State.SHADOWED,
        builtIn);
  }
}
