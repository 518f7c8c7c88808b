package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.TrustRoots;

/** Sites of the administrator's policy and of the user; wakes no network before a site is asked. */
@Component(service = {PackSites.class, StandardPackSites.class})
public final class StandardPackSites implements PackSites {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final Trust trust;
  private final PackInstaller installer;
  private final SiteKeep keep;
  private final SitePublisher publisher;
  private final Map<String, List<Diagnostic>> last = new ConcurrentHashMap<>();

  /** Made by the component runtime. */
  @Activate
  public StandardPackSites(
      @Reference DataFolder data,
      @Reference Trust trust,
      @Reference PackInstaller installer,
      @Reference PackReader reader,
      @Reference PackRegistry registry) {
    this.data = data;
    this.trust = trust;
    this.installer = installer;
    this.keep = new SiteKeep(data.root());
    this.publisher = new SitePublisher(trust, reader, registry);
  }

  // --- which sites there are ---------------------------------------------------------------------

  /** A site that counts; without a place when what the policy says is none. */
  private record Listed(String text, Optional<SitePlace> place, boolean byPolicy) {
    static Listed of(String text, boolean byPolicy) {
      Optional<SitePlace> place = SitePlace.of(text);
      return new Listed(place.map(SitePlace::text).orElse(text), place, byPolicy);
    }
  }

  /** What counts at this moment. */
  private record Current(Policy policy, List<Listed> sites) {}

  private Current current() throws IOException, Refusal {
    Policy policy = trust.policy();
    Map<String, Listed> sites = new LinkedHashMap<>();
    for (String mirror : policy.mirrors()) {
      Listed listed = Listed.of(mirror, true);
      sites.putIfAbsent(listed.text(), listed);
    }
    if (!policy.mirrorsLocked()) {
      for (String own : keep.own()) {
        Listed listed = Listed.of(own, false);
        sites.putIfAbsent(listed.text(), listed);
      }
    }
    return new Current(policy, List.copyOf(sites.values()));
  }

  @Override
  public List<Site> sites() {
    try {
      Current current = current();
      List<Site> sites = new ArrayList<>();
      for (Listed listed : current.sites()) {
        Optional<SiteReader.Known> known = known(listed, current.policy());
        sites.add(
            new Site(
                listed.text(),
                listed.byPolicy(),
                known.flatMap(k -> keep.refreshed(listed.text())),
                known.map(k -> k.head().number()).orElse(0L),
                findings(listed, known)));
      }
      return List.copyOf(sites);
    } catch (Refusal refusal) {
      // What it forbade cannot be known: no site is asked, and this is why.
      String place = refusal.findings().getFirst().pack();
      return List.of(new Site(place, true, Optional.empty(), 0, refusal.findings()));
    } catch (IOException e) {
      Diagnostic finding = Code.SITE_LIST_BROKEN.about("sites", String.valueOf(e.getMessage()));
      return List.of(new Site("sites", true, Optional.empty(), 0, List.of(finding)));
    }
  }

  private List<Diagnostic> findings(Listed listed, Optional<SiteReader.Known> known) {
    if (listed.place().isEmpty()) {
      return List.of(Code.SITE_NO_PLACE.about(listed.text(), listed.text()));
    }
    List<Diagnostic> said = last.get(listed.text());
    return said == null ? known.map(SiteReader.Known::warnings).orElse(List.of()) : said;
  }

  @Override
  public TrustRoots.Changed add(String place) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      SitePlace added =
          SitePlace.of(place)
              .orElseThrow(() -> new Refusal(Code.SITE_NO_PLACE.about(place, place)));
      if (trust.policy().mirrorsLocked()) {
        throw new Refusal(Code.POLICY_LOCKED.about(place));
      }
      boolean there = current().sites().stream().anyMatch(s -> s.text().equals(added.text()));
      if (!there) {
        List<String> own = new ArrayList<>(keep.own());
        own.add(added.text());
        keep.own(own);
      }
      return new TrustRoots.Changed(true, added.text(), List.of());
    } catch (Refusal refusal) {
      return new TrustRoots.Changed(false, "", refusal.findings());
    }
  }

  @Override
  public TrustRoots.Changed remove(String place) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      String text = SitePlace.of(place).map(SitePlace::text).orElse(place);
      boolean byPolicy =
          current().sites().stream().anyMatch(s -> s.byPolicy() && s.text().equals(text));
      if (byPolicy) {
        throw new Refusal(Code.POLICY_LOCKED.about(text));
      }
      List<String> own = new ArrayList<>(keep.own());
      // Also as it was written, should an older program have kept it in another form.
      if (!own.remove(text) && !own.remove(place)) {
        throw new Refusal(Code.SITE_UNKNOWN.about(text, text));
      }
      keep.own(own);
      keep.forget(text);
      last.remove(text);
      return new TrustRoots.Changed(true, text, List.of());
    } catch (Refusal refusal) {
      return new TrustRoots.Changed(false, "", refusal.findings());
    }
  }

  // --- what they offer ---------------------------------------------------------------------------

  /** What was kept of a site and is still to be believed. */
  private Optional<SiteReader.Known> known(Listed listed, Policy policy) throws IOException {
    Optional<SiteKeep.Kept> kept =
        listed.place().isEmpty() ? Optional.empty() : keep.kept(listed.text());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SiteReader(trust, policy, listed.text())
              .kept(kept.get().head(), kept.get().content()));
    } catch (Refusal refusal) {
      return Optional.empty(); // revoked, unpinned or damaged: it is read anew, or says why not
    }
  }

  @Override
  public List<Offer> known() {
    try {
      Current current = current();
      List<Offer> offers = new ArrayList<>();
      for (Listed listed : current.sites()) {
        known(listed, current.policy())
            .ifPresent(
                known ->
                    known
                        .index()
                        .entries()
                        .forEach(entry -> offers.add(entry.offer(listed.text()))));
      }
      return List.copyOf(offers);
    } catch (IOException | Refusal e) {
      return List.of(); // sites() says why
    }
  }

  /** What came of asking one site. */
  private record Asked(
      Listed listed,
      Optional<SiteReader.Known> before,
      Optional<SiteReader.Known> now,
      List<Diagnostic> findings) {}

  @Override
  public List<Offer> refresh() throws IOException {
    Current current;
    try {
      current = current();
    } catch (Refusal refusal) {
      return List.of(); // sites() says why
    }
    List<Asked> all = new ArrayList<>();
    // Side by side, so that a site that does not answer keeps no other waiting.
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Asked>> questions = new ArrayList<>();
      current.sites().stream()
          .filter(listed -> listed.place().isPresent())
          .forEach(listed -> questions.add(() -> ask(listed, current.policy())));
      for (Future<Asked> answer : each.invokeAll(questions)) {
        all.add(answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    }
    List<Offer> offers = new ArrayList<>();
    for (Asked asked : all) {
      String place = asked.listed().text();
      learn(place, asked);
      last.put(place, asked.findings());
      asked
          .now()
          .ifPresent(
              known -> known.index().entries().forEach(entry -> offers.add(entry.offer(place))));
    }
    return List.copyOf(offers);
  }

  private void learn(String place, Asked asked) throws IOException {
    Optional<SiteReader.Known> now = asked.now();
    Instant when = trust.clock().instant();
    boolean read = asked.findings().stream().noneMatch(Diagnostic::isError);
    if (now.isEmpty() || !read) {
      return;
    }
    boolean same =
        asked.before().filter(b -> Arrays.equals(b.bytes(), now.get().bytes())).isPresent();
    if (same) {
      keep.asked(place, when);
      return;
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      keep.keep(place, now.get(), when);
    }
  }

  private Asked ask(Listed listed, Policy policy) throws IOException {
    String site = listed.text();
    Optional<SiteReader.Known> before = known(listed, policy);
    try (SiteSource source = SiteSource.of(listed.place().orElseThrow())) {
      SiteReader.Known now = new SiteReader(trust, policy, site).read(source, before);
      return new Asked(listed, before, Optional.of(now), now.warnings());
    } catch (Refusal refusal) {
      return new Asked(listed, before, before, refusal.findings());
    }
  }

  @Override
  public List<Offer> updates() {
    Map<String, Version> installed = new HashMap<>();
    for (PackInstaller.Listed pack : installer.list()) {
      installed.merge(
          pack.id(), Version.parseVersion(pack.version()), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    Map<String, Offer> newest = new LinkedHashMap<>();
    for (Offer offer : known()) {
      Version offered = Version.parseVersion(offer.version());
      Version there = installed.get(offer.id());
      Offer best = newest.get(offer.id());
      boolean newer =
          there != null
              && offered.compareTo(there) > 0
              && (best == null || offered.compareTo(Version.parseVersion(best.version())) > 0);
      if (newer) {
        newest.put(offer.id(), offer);
      }
    }
    return newest.values().stream().sorted(java.util.Comparator.comparing(Offer::id)).toList();
  }

  // --- files -------------------------------------------------------------------------------------

  @Override
  public Path fetch(Offer offer, Path folder) throws IOException {
    try {
      return bring(offer, folder);
    } catch (Refusal refusal) {
      throw new PackTransfer.NotBroughtException(refusal.findings());
    }
  }

  /** The same with findings. */
  Path bring(Offer offer, Path folder) throws IOException, Refusal {
    Current current = current();
    Refusal unknown = new Refusal(Code.SITE_UNKNOWN.about(offer.site(), offer.site()));
    Listed listed =
        current.sites().stream()
            .filter(each -> each.text().equals(offer.site()) && each.place().isPresent())
            .findFirst()
            .orElseThrow(() -> unknown);
    // Only what the signed index says: an offer may be made up, or of yesterday.
    SiteIndex.Entry entry =
        known(listed, current.policy())
            .flatMap(
                known ->
                    known.index().entries().stream()
                        .filter(each -> each.offer(offer.site()).equals(offer))
                        .findFirst())
            .orElseThrow(() -> new Refusal(Code.SITE_FILE_MISSING.about(offer.site(), offer.id())));
    Path target = folder.resolve(Collection.path(entry.id(), entry.version()));
    try (SiteSource source = SiteSource.of(listed.place().orElseThrow())) {
      bring(source, offer.site(), entry, target);
    }
    return target;
  }

  /** Brings a file of an index, checked while it comes, and puts it in place in one step. */
  static void bring(SiteSource source, String site, SiteIndex.Entry entry, Path target)
      throws IOException, Refusal {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path coming = target.resolveSibling(SiteName.COMING + UUID.randomUUID());
    try {
      try (OutputStream to = Files.newOutputStream(coming, StandardOpenOption.CREATE_NEW)) {
        source.transfer(site, entry.file(), entry.size(), entry.sha256(), to);
      }
      Files.move(
          coming, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(coming);
    }
  }

  @Override
  public PackSigner.Signed publish(
      Path folder, List<Path> files, PackSigner.Signer signer, Instant until, Instant time)
      throws IOException {
    return publisher.publish(folder, files, signer, until, time);
  }
}
