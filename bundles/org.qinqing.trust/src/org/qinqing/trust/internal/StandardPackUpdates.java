package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.PackInstaller.Outcome;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites.Offer;
import org.qinqing.trust.PackUpdates;

/** Brings newer versions: by hand from the sites, by itself from where the policy says. */
@Component(service = PackUpdates.class)
public final class StandardPackUpdates implements PackUpdates {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final Trust trust;
  private final PackInstaller installer;
  private final PackSigner signer;
  private final StandardPackSites sites;
  private final SiteDiary diary;
  private final Set<String> refused = new HashSet<>();

  /** Made by the component runtime. */
  @Activate
  public StandardPackUpdates(
      @Reference DataFolder data,
      @Reference Trust trust,
      @Reference PackInstaller installer,
      @Reference PackSigner signer,
      @Reference StandardPackSites sites) {
    this.data = data;
    this.trust = trust;
    this.installer = installer;
    this.signer = signer;
    this.sites = sites;
    this.diary = new SiteDiary(data.root());
  }

  /**
   * What is installed of a bundle.
   *
   * @param held the version somebody went back from
   */
  private record Present(String title, String publisher, Version version, Optional<String> held) {
    static Present of(PackInstaller.Listed listed) {
      return new Present(
          listed.title(),
          listed.publisher(),
          Version.parseVersion(listed.version()),
          listed.held());
    }

    Present newer(Present other) {
      Present newest = version.compareTo(other.version()) >= 0 ? this : other;
      Optional<String> kept = held.isPresent() ? held : other.held();
      return new Present(newest.title(), newest.publisher(), newest.version(), kept);
    }

    boolean holds(String offered) {
      return held.filter(h -> Version.parseVersion(h).compareTo(Version.parseVersion(offered)) >= 0)
          .isPresent();
    }
  }

  private Map<String, Present> present() {
    Map<String, Present> present = new TreeMap<>();
    installer.list().forEach(each -> present.merge(each.id(), Present.of(each), Present::newer));
    return present;
  }

  /** Wider places first, because the others stand on them. */
  private static int depth(Offer offer) {
    return Locality.of(offer.locality()).map(Locality::depth).orElse(Integer.MAX_VALUE);
  }

  // --- by hand -----------------------------------------------------------------------------------

  @Override
  public List<Updated> update(Set<String> ids) throws IOException {
    Map<String, Present> present = present();
    List<Offer> offers =
        sites.updates().stream()
            .filter(offer -> ids.isEmpty() || ids.contains(offer.id()))
            .filter(
                offer ->
                    !ids.isEmpty()
                        || !Objects.requireNonNull(present.get(offer.id())).holds(offer.version()))
            .sorted(Comparator.comparingInt(StandardPackUpdates::depth).thenComparing(Offer::id))
            .toList();
    List<Updated> done = new ArrayList<>();
    for (Offer offer : offers) {
      Present before = Objects.requireNonNull(present.get(offer.id()));
      List<PackChanges> changes = new ArrayList<>();
      Outcome outcome =
          inPassing(
              folder -> {
                Path one = one(sites.bring(offer, folder), offer.id());
                installer.preview(one, Consent.NONE).coming().stream()
                    .map(PackInstaller.Coming::changes)
                    .forEach(changes::add);
                return install(one);
              },
              offer);
      done.add(
          new Updated(
              offer.id(),
              before.title(),
              before.version().toString(),
              offer.version(),
              offer.publisher(),
              offer.says(),
              changes.stream().findFirst().orElse(PackChanges.NONE),
              outcome.done(),
              outcome.findings()));
    }
    return done.stream().sorted(Comparator.comparing(Updated::id)).toList();
  }

  /** Something that is done with a file in a folder of its own. */
  private interface Use {
    Outcome in(Path folder) throws IOException, Refusal;
  }

  private static Outcome inPassing(Use use, Offer offer) throws IOException {
    return inPassing(use, offer.id(), offer.version());
  }

  private static Outcome inPassing(Use use, String id, String version) throws IOException {
    Path folder = Files.createTempDirectory("qinqing-update-");
    try {
      return use.in(folder);
    } catch (Refusal refusal) {
      return new Outcome(false, id, version, refusal.findings());
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    }
  }

  private Outcome install(Path one) throws IOException {
    Optional<String> only = Optional.of(PackStore.digest(one));
    return installer.install(one, new Consent(false, Optional.empty(), only)).getFirst();
  }

  /** The one bundle that is meant, whatever else came in the file. */
  private static Path one(Path file, String id) throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = Files.readAllBytes(file);
    Container container = Container.read(name, bytes);
    if (!Collection.is(container)) {
      return file;
    }
    for (Collection.Member member : Collection.members(name, bytes, container)) {
      if (member.claim().content().id().equals(id)) {
        return Files.write(file.resolveSibling("one-" + member.name()), member.bytes());
      }
    }
    throw new Refusal(Code.SITE_FILE_DIFFERS.about(id, name));
  }

  // --- by itself ---------------------------------------------------------------------------------

  /** A newer version that lies somewhere. */
  private record Candidate(String id, String version, String key, Use bring) {
    Version parsed() {
      return Version.parseVersion(version);
    }
  }

  @Override
  public synchronized List<Automatic> runAutomatic() throws IOException {
    Policy policy;
    try {
      policy = trust.policy();
    } catch (Refusal refusal) {
      return List.of(); // what it wants cannot be known
    }
    if (!policy.updates().automatic()) {
      return List.of();
    }
    Map<String, Present> present = present();
    List<Candidate> found =
        policy.updates().folder().isPresent()
            ? fromFolder(policy.updates().folder().get())
            : fromMirrors(policy);
    List<Automatic> done = new ArrayList<>();
    for (Candidate candidate : newest(found, present)) {
      // What was refused once is not tried and told again every few hours.
      if (!refused.contains(candidate.key())) {
        done.add(bring(candidate, Objects.requireNonNull(present.get(candidate.id()))));
      }
    }
    List<Automatic> news = news(done);
    if (!news.isEmpty()) {
      try (DataFolder.Lock lock = data.write(PATIENCE)) {
        Objects.requireNonNull(lock);
        diary.add(news);
      }
    }
    return List.copyOf(done);
  }

  /**
   * A refusal that was told before, perhaps by an earlier run of the program, is not told again.
   */
  private List<Automatic> news(List<Automatic> done) throws IOException {
    List<Automatic> before = diary.all();
    return done.stream()
        .filter(
            each ->
                each.done()
                    || before.stream()
                        .noneMatch(
                            b ->
                                !b.done()
                                    && b.id().equals(each.id())
                                    && b.to().equals(each.to())
                                    && b.why().equals(each.why())))
        .toList();
  }

  private static List<Candidate> newest(List<Candidate> found, Map<String, Present> present) {
    Map<String, Candidate> newest = new TreeMap<>();
    for (Candidate each : found) {
      Present there = present.get(each.id());
      if (there != null
          && each.parsed().compareTo(there.version()) > 0
          && !there.holds(each.version())) {
        newest.merge(each.id(), each, (a, b) -> a.parsed().compareTo(b.parsed()) >= 0 ? a : b);
      }
    }
    return List.copyOf(newest.values());
  }

  private Automatic bring(Candidate candidate, Present before) throws IOException {
    String[] publisher = {""};
    Outcome outcome =
        inPassing(
            folder -> {
              // What is judged from here on is a copy nobody else can change.
              candidate.bring().in(folder);
              return judged(folder, candidate, before, publisher);
            },
            candidate.id(),
            candidate.version());
    if (!outcome.done()) {
      refused.add(candidate.key());
    }
    return new Automatic(
        trust.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        candidate.id(),
        before.title(),
        before.version().toString(),
        candidate.version(),
        publisher[0],
        outcome.done(),
        outcome.findings().stream()
            .min(Comparator.comparing(Diagnostic::severity))
            .map(Diagnostic::message)
            .orElse(""));
  }

  private Outcome judged(Path folder, Candidate candidate, Present before, String[] publisher)
      throws IOException, Refusal {
    Path file;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      file = files.iterator().next();
    }
    Path one = one(file, candidate.id());
    PackSigner.Verification signed = signer.verify(one).getFirst();
    publisher[0] = signed.publisher().map(p -> p.name()).orElse("");
    if (!signed.holds()) {
      return new Outcome(false, candidate.id(), candidate.version(), signed.findings());
    }
    if (!publisher[0].equals(before.publisher())) {
      // By hand, a hand-over can be looked at; nobody looks here.
      Diagnostic other =
          Code.ANOTHER_PUBLISHER.about(candidate.id(), before.publisher(), publisher[0]);
      return new Outcome(false, candidate.id(), candidate.version(), List.of(other));
    }
    PackInstaller.Preview preview = installer.preview(one, Consent.NONE);
    if (preview.accepted()
        && preview.coming().stream().anyMatch(each -> each.changes().loosens())) {
      Diagnostic looser = Code.LOOSENS.about(candidate.id(), before.title(), candidate.version());
      return new Outcome(false, candidate.id(), candidate.version(), List.of(looser));
    }
    return install(one);
  }

  private List<Candidate> fromMirrors(Policy policy) throws IOException {
    Set<String> mirrors = new HashSet<>();
    policy.mirrors().forEach(m -> SitePlace.of(m).ifPresent(place -> mirrors.add(place.text())));
    return sites.refresh().stream()
        .filter(offer -> mirrors.contains(offer.site()))
        .map(
            offer ->
                new Candidate(
                    offer.id(),
                    offer.version(),
                    offer.sha256(),
                    folder -> {
                      sites.bring(offer, folder);
                      return new Outcome(true, offer.id(), offer.version(), List.of());
                    }))
        .toList();
  }

  /**
   * What lies in a folder: signed files as they are, without an index. What a file says of itself
   * only chooses which to look at; it is verified like any other.
   */
  private List<Candidate> fromFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of(); // a share that is not there now may be there in some hours
    }
    List<Candidate> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PackStore.SUFFIX)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= Container.FILE_LIMIT) {
          claimed(file).forEach((id, version) -> found.add(candidate(file, id, version)));
        }
      }
    }
    return found;
  }

  private static Candidate candidate(Path file, String id, String version) {
    return new Candidate(
        id,
        version,
        file + " " + file.toFile().length() + " " + file.toFile().lastModified(),
        folder -> {
          Files.copy(file, folder.resolve("found" + PackStore.SUFFIX));
          return new Outcome(true, id, version, List.of());
        });
  }

  /** The bundles a file says it has, read from its list alone: a share may be slow. */
  private static Map<String, String> claimed(Path file) {
    Map<String, String> claimed = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Optional<Statement.Content> content =
          part(zip, Statement.Content.PATH).flatMap(StandardPackUpdates::content);
      content.ifPresent(c -> claimed.put(c.id(), c.version()));
      part(zip, Statement.Index.PATH)
          .flatMap(StandardPackUpdates::index)
          .ifPresent(index -> index.members().forEach(m -> claimed.put(m.id(), m.version())));
      claimed.values().removeIf(version -> !version.matches("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}"));
    } catch (IOException | IllegalArgumentException e) {
      return Map.of(); // being copied there just now, or no bundle file
    }
    return claimed;
  }

  private static Optional<byte[]> part(ZipFile zip, String path) {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readNBytes((int) Container.ENTRY_LIMIT));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Statement.Content> content(byte[] bytes) {
    try {
      return Statement.Content.read(bytes);
    } catch (Statement.FutureFormat e) {
      return Optional.empty();
    }
  }

  private static Optional<Statement.Index> index(byte[] bytes) {
    try {
      return Statement.Index.read(bytes);
    } catch (Statement.FutureFormat e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Automatic> automatic() {
    try {
      return List.copyOf(diary.all());
    } catch (IOException e) {
      return List.of();
    }
  }
}
