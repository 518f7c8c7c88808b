package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
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
import org.qinqing.checker.PackTester;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.internal.Examination.Examined;

/**
 * Installs by way of the pack store: everything is checked on a copy first, then one swap makes it
 * count, and readers get the snapshot from before or the one from after.
 */
@Component(service = PackInstaller.class)
public final class StoredPackInstaller implements PackInstaller {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final PackLinter linter;
  private final PackReader reader;
  private final PackRegistry registry;
  private final PackStoreMirror mirror;
  private final Trust trust;
  private final PackTester tester;
  private final InstalledPacks framework;
  private final List<PackCheck> checks = new CopyOnWriteArrayList<>();

  /** The lock of the data folder keeps other processes out, this one other threads of our own. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Made by the component runtime. */
  @Activate
  public StoredPackInstaller(
      BundleContext context,
      @Reference DataFolder data,
      @Reference PackReader reader,
      @Reference PackLinter linter,
      @Reference PackRegistry registry,
      @Reference PackStoreMirror mirror,
      @Reference Trust trust,
      @Reference PackTester tester) {
    this.data = data;
    this.linter = linter;
    this.reader = reader;
    this.registry = registry;
    this.mirror = mirror;
    this.trust = trust;
    this.tester = tester;
    this.framework = new InstalledPacks(context, reader);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCheck(PackCheck check) {
    checks.add(check);
  }

  void removeCheck(PackCheck check) {
    checks.remove(check);
  }

  private interface Writing {
    List<Outcome> write() throws IOException, Refusal;
  }

  /** Does something as the only writer, after what earlier ones left was put in order. */
  private List<Outcome> alone(String id, Writing task) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      writing.lock();
      try {
        mirror.store().tidy();
        mirror.mirror();
        return task.write();
      } catch (Refusal refusal) {
        return List.of(new Outcome(false, id, "", refusal.findings()));
      } finally {
        writing.unlock();
      }
    }
  }

  // --- coming ------------------------------------------------------------------------------------

  @Override
  public List<Outcome> install(Path file, Consent consent) throws IOException {
    return alone(
        "",
        () -> {
          // Read once: what is checked and stored from here on are these bytes, whatever happens
          // to the file.
          byte[] bytes = bytes(file);
          String name = name(file);
          boolean shown = consent.only().map(Fingerprint.of(bytes).sha256()::equals).orElse(true);
          if (!shown) {
            throw new Refusal(Code.OTHER_FILE.about(name, name));
          }
          List<Examined> all = examination(consent).file(name, bytes, registry.snapshot());
          if (all.stream().anyMatch(Examined::refused)) {
            return all.stream().map(each -> outcome(each, false)).toList();
          }
          return keep(all);
        });
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static byte[] bytes(Path file) throws IOException, Refusal {
    String name = name(file);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.endsWith(PackStore.SUFFIX) || lower.endsWith(".jar");
    if (!Files.isRegularFile(file) || !named || Files.size(file) > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    return bytes;
  }

  private Examination examination(Consent consent) throws IOException {
    Set<String> present = checks.stream().map(PackCheck::name).collect(Collectors.toSet());
    return new Examination(
        reader, linter, mirror.store().list(), framework, trust, present, consent);
  }

  /** What is answered for one bundle of a file of which some bundle is refused. */
  private static Outcome outcome(Examined each, boolean accepted) {
    List<Diagnostic> findings = new ArrayList<>(each.findings());
    if (!accepted && !each.refused()) {
      findings.add(Code.NOTHING_DONE.about(each.id(), each.id()));
    }
    return new Outcome(accepted, each.id(), each.pack().map(Pack::version).orElse(""), findings);
  }

  private List<Outcome> keep(List<Examined> all) throws IOException {
    PackStore store = mirror.store();
    List<PackStore.Arrival> coming = new ArrayList<>();
    List<PackStore.Stored> going = new ArrayList<>();
    List<PackStore.Held> held = new ArrayList<>();
    List<PackStore.Held> freed = new ArrayList<>();
    List<PackStore.Stored> there = store.list();
    try {
      for (Examined each : all) {
        if (each.there()) {
          continue;
        }
        Pack pack = each.pack().orElseThrow();
        coming.add(
            new PackStore.Arrival(
                store.take(each.bytes()),
                each.sha256(),
                pack.id(),
                pack.version(),
                pack.locality()));
        Version version = Version.parseVersion(pack.version());
        List<PackStore.Stored> stored = new ArrayList<>(of(pack.id(), there));
        Optional<PackStore.Stored> former = former(pack.id(), version, stored);
        stored.stream()
            .filter(s -> s.number().compareTo(version) > 0)
            .max(Comparator.comparing(PackStore.Stored::number))
            .ifPresent(newest -> held.add(new PackStore.Held(newest.id(), newest.version())));
        former.ifPresent(stored::remove);
        going.addAll(stored);
        for (PackStore.Held before : store.held(pack.id())) {
          if (Version.parseVersion(before.version()).compareTo(version) <= 0) {
            freed.add(before);
          }
        }
      }
      Optional<Diagnostic> failed = swap(new PackStore.Change(coming, going, held, freed));
      List<Diagnostic> why = failed.stream().toList();
      return all.stream().map(each -> outcome(each.also(why), failed.isEmpty())).toList();
    } finally {
      for (PackStore.Arrival arrival : coming) {
        store.leave(arrival.taken());
      }
    }
  }

  /** The stored version one would go back to: the newest before, unless the program's is newer. */
  private Optional<PackStore.Stored> former(
      String id, Version version, List<PackStore.Stored> stored) throws IOException {
    Optional<Version> builtIn = framework.builtIn(id).map(InstalledPacks.Held::version);
    for (PackStore.Stored each : stored.reversed()) {
      boolean older =
          each.number().compareTo(version) < 0
              && builtIn.map(b -> each.number().compareTo(b) > 0).orElse(true);
      if (older && mirror.store().fit(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * One swap: prepared in the store, tried in the framework, made to count in the store, and only
   * then shown to readers.
   *
   * @return why the framework does not take what comes; nothing is different then
   * @throws IOException when the store cannot be written; nothing is different then
   */
  private Optional<Diagnostic> swap(PackStore.Change change) throws IOException {
    if (change.none()) {
      return Optional.empty();
    }
    PackStore store = mirror.store();
    PackStore.Prepared prepared = store.prepare(change);
    List<Diagnostic> refused = new ArrayList<>();
    List<IOException> failed = new ArrayList<>();
    registry.together(
        () -> {
          Map<String, Diagnostic> broken = mirror.mirror(prepared.stored());
          Set<String> coming =
              change.coming().stream().map(PackStore.Arrival::sha256).collect(Collectors.toSet());
          prepared.stored().stream()
              .filter(stored -> coming.contains(stored.sha256()))
              .flatMap(s -> Optional.ofNullable(broken.get(PackStoreMirror.location(s))).stream())
              .forEach(refused::add);
          try {
            if (refused.isEmpty()) {
              store.commit(prepared);
              return;
            }
            store.abandon(prepared);
          } catch (IOException e) {
            failed.add(e);
          }
          mirror.mirror();
        });
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
    store.tidy();
    return refused.stream().findFirst();
  }

  // --- going -------------------------------------------------------------------------------------

  @Override
  public Outcome rollBack(String id) throws IOException {
    return alone(
            id,
            () -> {
              List<PackStore.Stored> stored = stored(id);
              PackStore.Stored newest = newest(id, stored);
              Optional<InstalledPacks.Held> builtIn = framework.builtIn(id);
              if (builtIn.filter(b -> b.version().compareTo(newest.number()) > 0).isPresent()) {
                String version = builtIn.get().header().version();
                throw new Refusal(Code.BUILT_IN_NEWER.about(id, id, version));
              }
              Optional<PackStore.Stored> former = former(id, newest.number(), stored);
              String back =
                  former
                      .map(PackStore.Stored::version)
                      .or(() -> builtIn.map(b -> b.header().version()))
                      .orElseThrow(() -> new Refusal(Code.NO_FORMER.about(id, id)));
              List<PackStore.Stored> going = new ArrayList<>(stored);
              former.ifPresent(going::remove);
              stands(id, without(id, stored, going));
              swap(going(going, id, Optional.of(unwanted(newest))));
              Diagnostic note = Code.WENT_BACK.about(id, newest.version(), back);
              return List.of(new Outcome(true, id, back, List.of(note)));
            })
        .getFirst();
  }

  @Override
  public Outcome remove(String id) throws IOException {
    return alone(
            id,
            () -> {
              List<PackStore.Stored> stored = stored(id);
              PackStore.Stored newest = newest(id, stored);
              stands(id, without(id, stored, stored));
              // The program's own is in use again; what was removed must not come back by itself.
              PackStore.Held unwanted = unwanted(newest);
              Optional<InstalledPacks.Held> older =
                  framework
                      .builtIn(id)
                      .filter(builtIn -> builtIn.version().compareTo(newest.number()) < 0);
              swap(going(stored, id, older.map(builtIn -> unwanted)));
              return List.of(new Outcome(true, id, newest.version(), List.of()));
            })
        .getFirst();
  }

  /** The newest version that somebody did not want, which says all that older marks say. */
  private PackStore.Held unwanted(PackStore.Stored newest) throws IOException {
    return mirror.store().held(newest.id()).stream()
        .filter(held -> Version.parseVersion(held.version()).compareTo(newest.number()) > 0)
        .reduce((older, newer) -> newer)
        .orElse(new PackStore.Held(newest.id(), newest.version()));
  }

  /** Takes versions away; of the marks of the bundle only one stays, if any. */
  private PackStore.Change going(
      List<PackStore.Stored> going, String id, Optional<PackStore.Held> mark) throws IOException {
    List<PackStore.Held> freed = new ArrayList<>(mirror.store().held(id));
    mark.ifPresent(freed::remove);
    return new PackStore.Change(List.of(), going, mark.stream().toList(), freed);
  }

  private PackStore.Stored newest(String id, List<PackStore.Stored> stored) throws Refusal {
    if (stored.isEmpty()) {
      Code why = framework.builtIn(id).isPresent() ? Code.BUILT_IN : Code.NOT_INSTALLED;
      throw new Refusal(why.about(id, id));
    }
    return stored.getLast();
  }

  /** Refuses to take the ground from under others; a broken bundle bears nobody, and may go. */
  private void stands(String id, PackSnapshot after) throws Refusal {
    PackSnapshot now = registry.snapshot();
    if (now.pack(id).isEmpty()) {
      return;
    }
    Ground ground = new Ground(linter, framework, now, after);
    List<Diagnostic> broken =
        new ArrayList<>(ground.broken(Set.of(id), Code.LEAVES_BROKEN).getOrDefault(id, List.of()));
    // What would be in use instead must be fit for use beside what has come since.
    ground.wrong(id).map(why -> Code.UNFIT.about(id, id, why)).ifPresent(broken::add);
    if (!broken.isEmpty()) {
      throw new Refusal(broken);
    }
  }

  /** What would be installed without some stored versions of a bundle. */
  private PackSnapshot without(
      String id, List<PackStore.Stored> stored, List<PackStore.Stored> going) {
    PackSnapshot now = registry.snapshot();
    List<PackStore.Stored> staying = new ArrayList<>(stored);
    staying.removeAll(going);
    Optional<InstalledPacks.Held> builtIn = framework.builtIn(id);
    Optional<PackStore.Stored> newest =
        staying.isEmpty() ? Optional.empty() : Optional.of(staying.getLast());
    boolean program =
        newest.isEmpty()
            || builtIn.filter(b -> b.version().compareTo(newest.get().number()) >= 0).isPresent();
    Optional<Pack> then =
        program ? builtIn.flatMap(framework::read) : newest.flatMap(framework::read);
    return then.map(pack -> linter.with(pack, now)).orElseGet(() -> lacking(id, now));
  }

  private static PackSnapshot lacking(String id, PackSnapshot now) {
    return new PackSnapshot(
        now.generation() + 1,
        now.packs().stream().filter(pack -> !pack.id().equals(id)).toList(),
        now.unhealthy().stream().filter(pack -> !pack.id().equals(id)).toList(),
        now.facts());
  }

  private List<PackStore.Stored> stored(String id) throws IOException {
    return of(id, mirror.store().list());
  }

  private static List<PackStore.Stored> of(String id, List<PackStore.Stored> all) {
    return all.stream().filter(s -> s.id().equals(id)).toList();
  }

  // --- what would be -----------------------------------------------------------------------------

  @Override
  public Preview preview(Path file, Consent consent) throws IOException {
    String sha256 = "";
    try {
      byte[] bytes = bytes(file);
      sha256 = Fingerprint.of(bytes).sha256();
      PackSnapshot then = registry.snapshot();
      List<Examined> all = examination(consent).file(name(file), bytes, then);
      boolean accepted = all.stream().noneMatch(Examined::refused);
      List<Coming> coming = new ArrayList<>();
      for (Examined each : all) {
        PackSnapshot before = then;
        Optional<Pack> pack = each.pack();
        PackChanges changes = PackChanges.NONE;
        if (pack.isPresent() && each.sound()) {
          then = linter.with(pack.get(), before);
          changes = differences().between(before, then, pack.get().id());
        }
        coming.add(
            new Coming(
                outcome(each, accepted),
                pack.map(Pack::title).orElse(""),
                pack.map(p -> p.locality().code()).orElse(""),
                signed(each),
                pack.flatMap(p -> before.pack(p.id())).map(Pack::version),
                changes));
      }
      return new Preview(sha256, coming);
    } catch (Refusal refusal) {
      PackSigner.Verification nobody =
          new PackSigner.Verification(
              false, "", "", Optional.empty(), Optional.empty(), refusal.findings());
      return new Preview(
          sha256,
          List.of(
              new Coming(
                  new Outcome(false, "", "", refusal.findings()),
                  "",
                  "",
                  nobody,
                  Optional.empty(),
                  PackChanges.NONE)));
    }
  }

  private Differences differences() {
    return new Differences(tester, LocalDate.now(ZoneId.systemDefault()));
  }

  private static PackSigner.Verification signed(Examined each) {
    Optional<Verifier.Claim> claim = each.claim();
    return new PackSigner.Verification(
        each.verified().isPresent() && each.origin().stream().noneMatch(Diagnostic::isError),
        claim.map(c -> c.content().id()).orElse(each.id()),
        claim.map(c -> c.content().version()).or(() -> each.pack().map(Pack::version)).orElse(""),
        claim.flatMap(c -> c.chain().stream().findFirst()).map(Certificate::publisher),
        claim.map(c -> c.content().signedAt()),
        each.origin());
  }

  @Override
  public PackChanges without(String id, boolean whole) {
    try {
      List<PackStore.Stored> stored = stored(id);
      List<PackStore.Stored> going = new ArrayList<>(stored);
      if (going.isEmpty()) {
        return PackChanges.NONE;
      }
      if (!whole) {
        former(id, going.getLast().number(), stored).ifPresent(going::remove);
      }
      return differences().between(registry.snapshot(), without(id, stored, going), id);
    } catch (IOException e) {
      return PackChanges.NONE; // a store that cannot be read: going back will say so
    }
  }

  // --- what is there -----------------------------------------------------------------------------

  @Override
  public List<Listed> list() {
    PackSnapshot snapshot = registry.snapshot();
    List<Listed> all = new ArrayList<>();
    Map<String, PackStore.Stored> stored = storedFiles();
    Map<String, List<PackStore.Held>> heldBack = heldBack();
    Map<String, Pack> used =
        snapshot.packs().stream().collect(Collectors.toMap(Pack::id, pack -> pack, (a, b) -> a));
    Map<String, List<InstalledPacks.Held>> byId =
        framework.all().stream().collect(Collectors.groupingBy(held -> held.header().id()));
    Set<String> seen = new HashSet<>();
    byId.forEach(
        (id, versions) -> {
          for (int i = 0; i < versions.size(); i++) {
            boolean newest = i == versions.size() - 1;
            InstalledPacks.Held held = versions.get(i);
            Optional<String> former =
                newest && i > 0 && !held.builtIn()
                    ? Optional.of(versions.get(i - 1).header().version())
                    : Optional.empty();
            String key = id + " " + held.header().version();
            seen.add(key);
            all.add(
                listed(
                    snapshot,
                    Optional.ofNullable(used.get(id)),
                    held,
                    former,
                    Optional.ofNullable(heldBack.get(id))
                        .filter(marks -> newest)
                        .map(marks -> marks.getLast().version()),
                    Optional.ofNullable(stored.get(key)).filter(s -> !held.builtIn())));
          }
        });
    for (PackSnapshot.UnhealthyPack broken : snapshot.unhealthy()) {
      String key = broken.id() + " " + broken.version();
      if (seen.add(key)) {
        all.add(broken(broken, byId, Optional.ofNullable(stored.get(key))));
      }
    }
    all.sort(Comparator.comparing(Listed::id).thenComparing(Listed::version));
    return List.copyOf(all);
  }

  private Map<String, PackStore.Stored> storedFiles() {
    Map<String, PackStore.Stored> files = new HashMap<>();
    try {
      mirror.store().list().forEach(s -> files.put(s.id() + " " + s.version(), s));
    } catch (IOException e) {
      return Map.of(); // the mirror reports it; what the framework holds is listed
    }
    return files;
  }

  private Map<String, List<PackStore.Held>> heldBack() {
    try {
      return mirror.store().held();
    } catch (IOException e) {
      return Map.of(); // the mirror reports it
    }
  }

  private Listed listed(
      PackSnapshot snapshot,
      Optional<Pack> installed,
      InstalledPacks.Held held,
      Optional<String> former,
      Optional<String> heldBack,
      Optional<PackStore.Stored> stored) {
    PackHeader header = held.header();
    Optional<Pack> used = installed.filter(pack -> pack.version().equals(header.version()));
    boolean refused =
        snapshot.unhealthy().stream()
            .anyMatch(u -> u.id().equals(header.id()) && u.version().equals(header.version()));
    return new Listed(
        header.id(),
        used.map(Pack::title)
            .or(() -> PackHeader.header(held.bundle(), Constants.BUNDLE_NAME))
            .orElse(header.id()),
        header.locality(),
        header.version(),
        used.map(Pack::publisher).orElse(""),
        held.builtIn() ? Signature.NONE : signature(held.bundle()),
        refused ? State.REFUSED : used.isPresent() ? State.IN_USE : State.SHADOWED,
        held.builtIn(),
        former,
        stored.flatMap(s -> told(() -> Files.getLastModifiedTime(s.file()).toInstant())),
        stored
            .flatMap(s -> told(() -> Files.size(s.file())))
            .orElseGet(() -> framework.size(held.bundle())),
        heldBack);
  }

  private Listed broken(
      PackSnapshot.UnhealthyPack broken,
      Map<String, List<InstalledPacks.Held>> byId,
      Optional<PackStore.Stored> stored) {
    Optional<String> former =
        byId.getOrDefault(broken.id(), List.of()).stream()
            .filter(
                held -> stored.filter(s -> s.number().compareTo(held.version()) > 0).isPresent())
            .max(Comparator.comparing(InstalledPacks.Held::version))
            .map(held -> held.header().version());
    return new Listed(
        broken.id(),
        "",
        broken.locality().map(Locality::code).orElse(""),
        broken.version(),
        "",
        stored.map(this::signature).orElse(Signature.UNKNOWN),
        State.REFUSED,
        false,
        former,
        stored.flatMap(s -> told(() -> Files.getLastModifiedTime(s.file()).toInstant())),
        stored.flatMap(s -> told(() -> Files.size(s.file()))).orElse(0L),
        Optional.empty());
  }

  private interface Asking<T> {
    T ask() throws IOException;
  }

  /** What a file says of itself, empty when it cannot be asked. */
  private static <T> Optional<T> told(Asking<T> asking) {
    try {
      return Optional.of(asking.ask());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Only what was verified comes into the store with the parts of a signature. */
  private static Signature signature(Bundle bundle) {
    try {
      return bundle.getEntry(Statement.Content.PATH) == null
          ? Signature.UNSIGNED
          : Signature.VERIFIED;
    } catch (RuntimeException e) {
      return Signature.UNKNOWN; // its file has vanished behind the framework's back
    }
  }

  /** The same of a stored file that the framework was not given, or did not take. */
  private Signature signature(PackStore.Stored stored) {
    if (mirror.store().revoked(stored)) {
      return Signature.REVOKED;
    }
    try {
      if (!stored.whole()) {
        return Signature.UNKNOWN;
      }
      boolean claims =
          Verifier.claims(Container.read(stored.id(), Files.readAllBytes(stored.file())));
      return claims ? Signature.VERIFIED : Signature.UNSIGNED;
    } catch (IOException | Refusal e) {
      return Signature.UNKNOWN;
    }
  }
}
