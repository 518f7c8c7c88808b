package org.qinqing.trust.internal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.qinqing.checker.PackTester;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.UnhealthyPackSource;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;

/** An installation with a real framework, the real services, and publishers around it. */
final class World implements AutoCloseable {
  static final String PROVINCE = "样例省纪委";
  static final String CITY = "样例市纪委";
  static final String COUNTY = "样例县纪委";
  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  static final Period YEARS = Period.ofYears(3);

  private static final String PASSPHRASE = "correct horse battery";

  final Path folder;
  final Path data;
  final SettableClock clock = new SettableClock();
  final StandardSigningKeys keys;
  final StandardPackSigner signer;
  final StoredPackInstaller installer;
  final PinnedRoots roots;
  final Trust trust;
  final PackStoreMirror mirror;
  final PackRegistry registry;
  private final Framework framework;
  private final AutoCloseable tracking;
  private int files;

  /** A clock that stands until it is set. */
  static final class SettableClock extends Clock {
    Instant now = NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** A publisher with key and certificate. */
  record Office(Signer signer, Path request, Authority authority) {
    List<Certificate> chain() throws IOException {
      try {
        return Pem.certificates(signer.certificates());
      } catch (Certificate.Unusable e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A data folder that nobody else writes. */
  record Folder(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  private record RuleTests() implements PackCheck {
    @Override
    public String name() {
      return "rule-tests";
    }

    @Override
    public List<Diagnostic> check(Pack pack, PackSnapshot installed) {
      return List.of();
    }
  }

  World(Path folder) throws Exception {
    this(folder, path -> path);
  }

  /** One whose data folder is reached another way. */
  World(Path folder, UnaryOperator<Path> files) throws Exception {
    this.folder = Files.createDirectories(folder);
    data = Files.createDirectories(folder.resolve("数据 %20"));
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of("org.osgi.framework.storage", folder.resolve("fw").toString()));
    framework.start();
    BundleContext context = framework.getBundleContext();
    Path country = folder.resolve("cn.jar");
    Files.write(country, SampleBundle.country().built());
    context.installBundle("reference:file:" + country);
    DataFolder folders = new Folder(files.apply(data));
    registry =
        (PackRegistry)
            Class.forName("org.qinqing.pack.internal.BundlePackRegistry")
                .getConstructor(BundleContext.class)
                .newInstance(context);
    ServiceTracker<UnhealthyPackSource, UnhealthyPackSource> sources = sources(context);
    sources.open();
    tracking =
        () -> {
          sources.close();
          Method close = registry.getClass().getDeclaredMethod("close");
          close.setAccessible(true);
          close.invoke(registry);
        };
    PackReader reader = made("org.qinqing.pack.internal.YamlPackReader", PackReader.class);
    PackLinter linter = made("org.qinqing.pack.internal.StandardPackLinter", PackLinter.class);
    if (!registry.snapshot().unhealthy().isEmpty()) {
      throw new AssertionError(registry.snapshot().unhealthy());
    }
    trust = new Trust(folders, clock, "");
    mirror = new PackStoreMirror(context, folders);
    PackTester tester = made("org.qinqing.checker.internal.RulePackTester", PackTester.class);
    installer =
        new StoredPackInstaller(context, folders, reader, linter, registry, mirror, trust, tester);
    installer.addCheck(new RuleTests());
    keys = new StandardSigningKeys(trust, 1 << 8);
    signer = new StandardPackSigner(reader, registry, trust);
    roots = new PinnedRoots(folders, trust, mirror);
  }

  /** As the component runtime does. */
  private ServiceTracker<UnhealthyPackSource, UnhealthyPackSource> sources(BundleContext context) {
    return new ServiceTracker<>(context, UnhealthyPackSource.class, null) {
      @Override
      public UnhealthyPackSource addingService(ServiceReference<UnhealthyPackSource> reference) {
        UnhealthyPackSource source = super.addingService(reference);
        tell("addSource", source);
        return source;
      }

      @Override
      public void removedService(
          ServiceReference<UnhealthyPackSource> reference, UnhealthyPackSource source) {
        tell("removeSource", source);
        super.removedService(reference, source);
      }
    };
  }

  private void tell(String what, UnhealthyPackSource source) {
    try {
      Method method = registry.getClass().getDeclaredMethod(what, UnhealthyPackSource.class);
      method.setAccessible(true);
      method.invoke(registry, source);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T made(String type, Class<T> as) throws ReflectiveOperationException {
    return as.cast(Class.forName(type).getConstructor().newInstance());
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  @Override
  public void close() throws Exception {
    tracking.close();
    framework.stop();
    framework.waitForStop(20_000);
  }

  // --- offices -----------------------------------------------------------------------------------

  static Authority authority(String place, Level highest, Set<String> packs, Set<String> issuers) {
    return new Authority(packs, Locality.of(place).orElseThrow(), highest, issuers, Set.of());
  }

  static Authority provincial() {
    return new Authority(
        Set.of("*"), Locality.of("440000").orElseThrow(), Level.PROVINCE, Set.of("*"), Set.of("*"));
  }

  static Authority ofCity() {
    return authority("440100", Level.CITY, Set.of("gz", "gz-*"), Set.of(CITY));
  }

  /** A key with its request, certified by nobody yet. */
  Office office(SignatureAlgorithm algorithm, String name, Authority authority) throws IOException {
    String file = "office-" + ++files;
    Path key = folder.resolve(file + ".key");
    Path request = folder.resolve(file + ".csr");
    require(keys.create(algorithm, name, PASSPHRASE.toCharArray(), key, request));
    return new Office(
        new Signer(key, PASSPHRASE.toCharArray(), folder.resolve(file + ".pem")),
        request,
        authority);
  }

  Office root(SignatureAlgorithm algorithm, String name, Authority authority) throws IOException {
    Office office = office(algorithm, name, authority);
    require(keys.root(office.signer(), office.request(), authority, YEARS));
    return office;
  }

  Office certified(Office issuer, SignatureAlgorithm algorithm, String name, Authority authority)
      throws IOException {
    return certified(issuer, algorithm, name, authority, YEARS, false);
  }

  Office certified(
      Office issuer,
      SignatureAlgorithm algorithm,
      String name,
      Authority authority,
      Period validity,
      boolean certifies)
      throws IOException {
    Office office = office(algorithm, name, authority);
    require(
        keys.certify(
            issuer.signer(),
            office.request(),
            authority,
            validity,
            certifies,
            office.signer().certificates()));
    return office;
  }

  static void require(SigningKeys.Made made) {
    if (!made.done()) {
      throw new AssertionError(made.findings());
    }
  }

  void pin(Office root) throws IOException {
    String fingerprint = root.chain().getLast().fingerprint().sha256();
    TrustResult.require(roots.pin(root.signer().certificates(), fingerprint));
  }

  /** Makes a failing change a failing test. */
  private static final class TrustResult {
    static void require(org.qinqing.trust.TrustRoots.Changed changed) {
      if (!changed.done()) {
        throw new AssertionError(changed.findings());
      }
    }
  }

  // --- files -------------------------------------------------------------------------------------

  Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file-" + ++files + ".qinqing"), content);
  }

  Path free(String suffix) {
    return folder.resolve("free-" + ++files + suffix);
  }

  Path handedOver(String pack, Office from, Office to) throws IOException {
    Path file = free(".json");
    require(keys.handOver(from.signer(), pack, to.signer().certificates(), file));
    return file;
  }

  /** Signs the way the service does. */
  byte[] signed(SampleBundle bundle, Office office) throws IOException {
    return signed(bundle, office, Optional.empty());
  }

  byte[] signed(SampleBundle bundle, Office office, Optional<Path> handOver) throws IOException {
    Path output = free(".qinqing");
    var signed =
        signer.sign(file(bundle.built()), office.signer(), handOver, clock.instant(), output);
    if (!signed.done()) {
      throw new AssertionError(signed.findings());
    }
    return Files.readAllBytes(output);
  }

  /** Signs whatever it is, as one would who has changed this program. */
  byte[] forced(Map<String, byte[]> entries, Office office) throws Exception {
    return forced(entries, office, clock.instant(), "gz", "1.0.0", office.chain());
  }

  byte[] forced(
      Map<String, byte[]> entries,
      Office office,
      Instant time,
      String id,
      String version,
      List<Certificate> chain)
      throws Exception {
    Certificate own = chain.getFirst();
    List<Statement.Digest> digests = new ArrayList<>();
    new TreeMap<>(entries)
        .forEach((path, bytes) -> digests.add(Statement.Digest.of(path, bytes, own.algorithm())));
    Statement.Content content =
        new Statement.Content(
            id, version, own.algorithm(), own.fingerprint().sha256(), time, digests);
    byte[] signature =
        trust
            .crypto()
            .sign(
                own.algorithm(),
                KeyFile.open(office.signer().key(), PASSPHRASE.toCharArray(), trust.crypto())
                    .orElseThrow(),
                Crypto.Purpose.CONTENT,
                content.bytes());
    Map<String, byte[]> all = new HashMap<>(entries);
    all.put(Statement.Content.PATH, content.bytes());
    all.put(
        Statement.Seal.PATH,
        new Statement.Seal(signature, chain.stream().map(Certificate::der).toList()).bytes());
    return CanonicalZip.of(all, CanonicalZip.PACK_FIRST);
  }

  // --- installing --------------------------------------------------------------------------------

  PackInstaller.Outcome install(byte[] content) throws IOException {
    return install(content, Consent.NONE);
  }

  PackInstaller.Outcome install(byte[] content, Consent consent) throws IOException {
    List<PackInstaller.Outcome> all = installer.install(file(content), consent);
    if (all.size() != 1) {
      throw new AssertionError(all);
    }
    return all.getFirst();
  }

  static List<String> codes(PackInstaller.Outcome outcome) {
    return outcome.findings().stream().map(Diagnostic::code).toList();
  }

  /**
   * Everything that could have changed: the data folder byte for byte, the framework, the answers.
   */
  Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        state.put(
            data.relativize(path).toString(), Fingerprint.of(Files.readAllBytes(path)).sha256());
      }
    }
    for (Bundle bundle : context().getBundles()) {
      if (bundle.getBundleId() != 0) {
        state.put("bundle " + bundle.getLocation(), String.valueOf(bundle.getLastModified()));
      }
    }
    PackSnapshot snapshot = registry.snapshot();
    snapshot
        .packs()
        .forEach(p -> state.put("pack " + p.id(), p.version() + " " + p.digest().orElse("")));
    snapshot.unhealthy().forEach(p -> state.put("unhealthy " + p.id(), p.version()));
    state.put("listed", installer.list().toString());
    return state;
  }

  /** What is stored but not given to the framework. */
  Optional<PackSnapshot.UnhealthyPack> reported() {
    return Optional.ofNullable(context().getServiceReference(UnhealthyPackSource.class))
        .map(reference -> context().getService(reference).unhealthy());
  }

  static boolean same(byte[] one, byte[] other) {
    return Arrays.equals(one, other);
  }
}
