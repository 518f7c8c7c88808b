package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackSigner.Signed;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.internal.SiteHead.Part;
import org.qinqing.trust.internal.SiteIndex.Entry;

/** Makes and renews the index of a folder with signed bundle files. */
final class SitePublisher {
  private final Trust trust;
  private final PackReader reader;
  private final PackRegistry registry;

  SitePublisher(Trust trust, PackReader reader, PackRegistry registry) {
    this.trust = trust;
    this.reader = reader;
    this.registry = registry;
  }

  /** What a site said before. */
  private record Before(SiteHead head, SiteIndex index) {}

  Signed publish(Path folder, List<Path> files, Signer signer, Instant until, Instant time)
      throws IOException {
    String site = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Instant signedAt = time.truncatedTo(ChronoUnit.SECONDS);
    Instant end = until.truncatedTo(ChronoUnit.SECONDS);
    List<Path> added = new ArrayList<>();
    boolean published = false;
    try {
      if (!end.isAfter(signedAt)) {
        return new Signed(false, List.of(Code.SITE_OVERDUE.about(site, end)));
      }
      OpenSigner open = OpenSigner.of(signer, trust);
      Policy own = withOwn(open);
      List<Diagnostic> findings =
          new ArrayList<>(new ChainCheck(trust, own, site).check(open.chain(), signedAt));
      Optional<Before> before = before(site, folder, open, own);
      for (Path file : files) {
        add(folder, file, own, added);
      }
      List<Entry> entries = entries(folder, own, findings);
      if (before.isPresent()) {
        findings.addAll(changed(site, before.get().index(), entries));
      }
      if (findings.stream().anyMatch(Diagnostic::isError)) {
        return new Signed(false, findings);
      }
      long number = before.map(b -> b.head().number()).orElse(0L);
      boolean same = before.filter(b -> b.index().entries().equals(entries)).isPresent();
      SiteIndex index = SiteIndex.checked(site, new SiteIndex(same ? number : number + 1, entries));
      write(folder, index, same, before, open, signedAt, end);
      published = true;
      return new Signed(true, findings);
    } catch (Refusal refusal) {
      return new Signed(false, refusal.findings());
    } finally {
      if (!published) {
        takeBack(added);
      }
    }
  }

  /**
   * Copies a file into the site, unless it lies there already under whatever name.
   *
   * @param added what had to be made for it, in order
   */
  private void add(Path folder, Path file, Policy own, List<Path> added)
      throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file) || Files.size(file) > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    byte[] bytes = Files.readAllBytes(file);
    Listing listing = listing(name, bytes, own);
    if (Files.notExists(folder)) {
      Files.createDirectories(folder);
      added.add(folder);
    }
    for (Path there : bundles(folder)) {
      if (Files.size(there) == bytes.length && Arrays.equals(Files.readAllBytes(there), bytes)) {
        return;
      }
    }
    Entry first = listing.entries().getFirst();
    String called =
        listing.several() ? name : first.id() + "-" + first.version() + PackStore.SUFFIX;
    if (!SiteName.bundle(called)) {
      throw new Refusal(Code.SITE_BAD_NAME.about(name, called));
    }
    Path target = folder.resolve(called);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      String site = String.valueOf(folder.getFileName());
      throw new Refusal(
          Code.SITE_FILE_CHANGED.about(site, called, Collection.path(first.id(), first.version())));
    }
    added.add(target);
    TrustFolder.write(target, bytes);
  }

  /** A file that cannot be deleted is signed and whole: the next index lists it. */
  private static void takeBack(List<Path> added) throws IOException {
    for (Path each : added.reversed()) {
      Files.deleteIfExists(each);
    }
  }

  /** As one sees it who trusts whom this computer trusts, and whoever signs the site. */
  private Policy withOwn(OpenSigner open) throws IOException, Refusal {
    List<Certificate> roots = new ArrayList<>(trust.roots(trust.policy()));
    roots.add(open.chain().getLast());
    return new Policy(false, roots, true, trust.policy().publishers());
  }

  /** Empty for a folder that is no site yet; one that is a broken site is not begun anew. */
  private Optional<Before> before(String site, Path folder, OpenSigner open, Policy own)
      throws IOException, Refusal {
    if (Files.notExists(folder.resolve(SiteName.HEAD))) {
      return Optional.empty();
    }
    SiteFolder source = new SiteFolder(site, folder);
    SiteReader read = new SiteReader(trust, own, site);
    SiteReader.Known known = read.read(source, Optional.empty());
    if (!known.identity().equals(ChainCheck.identity(open.chain()))) {
      throw new Refusal(
          Code.SITE_OTHER_SIGNER.about(site, known.identity().name(), open.certificate().name()));
    }
    return Optional.of(new Before(known.head(), known.index()));
  }

  /** A file that was published must not change: others may be reading it by its digest. */
  private static List<Diagnostic> changed(String site, SiteIndex before, List<Entry> entries) {
    Map<String, Entry> listed = before.files();
    List<Diagnostic> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Entry entry : entries) {
      Entry former = listed.get(entry.file());
      if (former != null && !former.sha256().equals(entry.sha256()) && told.add(entry.file())) {
        findings.add(
            Code.SITE_FILE_CHANGED.about(
                site, entry.file(), Collection.path(entry.id(), entry.version())));
      }
    }
    return findings;
  }

  /** The bundles of one file. */
  private record Listing(boolean several, List<Entry> entries) {}

  private List<Entry> entries(Path folder, Policy own, List<Diagnostic> findings)
      throws IOException {
    // Files with one bundle before those with several, which offer only what is not there singly.
    Map<String, Entry> single = new LinkedHashMap<>();
    List<Entry> several = new ArrayList<>();
    for (Path file : bundles(folder)) {
      String name = String.valueOf(file.getFileName());
      try {
        Listing listing = listing(file, name, own);
        for (Entry entry : listing.entries()) {
          if (listing.several()) {
            several.add(entry);
          } else if (single.putIfAbsent(bundle(entry), entry) != null) {
            findings.add(Code.SITE_TWICE.about(name, entry.id(), entry.version()));
          }
        }
      } catch (Refusal refusal) {
        findings.addAll(refusal.findings());
      }
    }
    several.sort(Entry.ORDER);
    several.forEach(entry -> single.putIfAbsent(bundle(entry), entry));
    return single.values().stream().sorted(Entry.ORDER).toList();
  }

  /** The files that are to be listed; what begins with a point is on its way in or out. */
  private static List<Path> bundles(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*" + PackStore.SUFFIX)) {
      for (Path file : stream) {
        if (!String.valueOf(file.getFileName()).startsWith(".")) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static String bundle(Entry entry) {
    return entry.id() + " " + entry.version();
  }

  private Listing listing(Path file, String name, Policy own) throws IOException, Refusal {
    if (!SiteName.bundle(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(Code.SITE_BAD_NAME.about(name, name));
    }
    if (Files.size(file) > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_BUNDLE_FILE.about(name, name));
    }
    return listing(name, Files.readAllBytes(file), own);
  }

  private Listing listing(String name, byte[] bytes, Policy own) throws IOException, Refusal {
    String sha256 = Fingerprint.of(bytes).sha256();
    Container container = Container.read(name, bytes);
    if (!Collection.is(container)) {
      return new Listing(
          false, List.of(entry(name, bytes.length, sha256, name, bytes, container, own)));
    }
    List<Entry> entries = new ArrayList<>();
    for (Collection.Member member : Collection.members(name, bytes, container)) {
      entries.add(
          entry(
              name, bytes.length, sha256, member.name(), member.bytes(), member.container(), own));
    }
    return new Listing(true, entries);
  }

  /** Nothing is listed that whoever fetches it would refuse. */
  private Entry entry(
      String file,
      int size,
      String sha256,
      String name,
      byte[] bytes,
      Container container,
      Policy own)
      throws IOException, Refusal {
    List<Diagnostic> acting = DataOnly.findings(name, container.entries());
    if (!acting.isEmpty()) {
      throw new Refusal(acting);
    }
    if (!Verifier.claims(container)) {
      throw new Refusal(Code.SITE_UNSIGNED.about(name, name));
    }
    Verifier.Verified verified = new Verifier(trust).verify(name, bytes, container, own);
    PackReader.Reading reading = reader.read(name, Verifier.bundle(container));
    Pack pack = reading.pack().orElseThrow(() -> new Refusal(reading.findings()));
    List<Diagnostic> beyond = AuthorityCheck.signed(pack, verified, registry.snapshot());
    if (beyond.stream().anyMatch(Diagnostic::isError)) {
      throw new Refusal(beyond);
    }
    return new Entry(
        file,
        pack.id(),
        Entry.fit(pack.title()),
        pack.locality().code(),
        pack.version(),
        verified.signer().name(),
        verified.content().signedAt().atZone(ZoneOffset.UTC).toLocalDate(),
        size,
        sha256,
        Entry.fit(
            pack.changes().stream()
                .filter(change -> change.version().equals(pack.version()))
                .map(Pack.Change::say)
                .toList()));
  }

  /**
   * Writes the parts first and the head last: until then the old head counts, whose parts all still
   * lie there. The index before stays once more, for those who have just read the old head.
   */
  private void write(
      Path folder,
      SiteIndex index,
      boolean same,
      Optional<Before> before,
      OpenSigner open,
      Instant signedAt,
      Instant until)
      throws IOException, Refusal {
    byte[] content = index.bytes();
    byte[] packed = SitePacking.pack(content);
    Part whole = same ? before.orElseThrow().head().index() : part(packed, content);
    List<Part> deltas = new ArrayList<>(before.map(b -> b.head().deltas()).orElse(List.of()));
    long number = index.number();
    if (!same) {
      TrustFolder.write(folder.resolve(SiteName.index(number)), packed);
      if (before.isPresent()) {
        byte[] plain = before.get().index().to(index).bytes();
        byte[] delta = SitePacking.pack(plain);
        TrustFolder.write(folder.resolve(SiteName.delta(number)), delta);
        deltas.add(part(delta, plain));
      }
    }
    while (deltas.size() > SiteHead.DELTAS) {
      deltas.removeFirst();
    }
    SiteHead unsigned =
        new SiteHead(
            number,
            signedAt,
            until,
            whole,
            HexFormat.of().formatHex(Crypto.sha256(content)),
            deltas,
            open.certificate().algorithm(),
            open.chain().stream().map(Certificate::der).toList(),
            new byte[0]);
    byte[] head = signed(unsigned, open).bytes();
    if (head.length > SiteHead.LIMIT) {
      throw new Refusal(Code.SITE_TOO_LARGE.about(SiteName.HEAD, SiteName.HEAD, SiteHead.LIMIT));
    }
    TrustFolder.write(folder.resolve(SiteName.HEAD), head);
    tidy(folder, unsigned);
  }

  private static Part part(byte[] packed, byte[] plain) throws Refusal {
    if (Math.max(packed.length, plain.length) > SiteHead.INDEX_LIMIT) {
      throw new Refusal(
          Code.SITE_TOO_LARGE.about(SiteName.HEAD, SiteName.HEAD, SiteHead.INDEX_LIMIT));
    }
    return new Part(packed.length, Fingerprint.of(packed).sha256(), plain.length);
  }

  private SiteHead signed(SiteHead head, OpenSigner open) throws Refusal {
    try {
      return head.with(
          trust.crypto().sign(head.algorithm(), open.key(), Crypto.Purpose.SITE, head.signed()));
    } catch (GeneralSecurityException e) {
      String name = open.certificate().name();
      throw new Refusal(Code.KEY_DIFFERS.about(name, name, name));
    }
  }

  /** Removes the parts that no head needs any more, and what a killed program left. */
  static void tidy(Path folder, SiteHead head) throws IOException {
    Set<String> needed = new HashSet<>();
    for (long number = head.number(); number > head.number() - 2; number--) {
      needed.add(SiteName.index(number));
    }
    for (long back = 0; back < head.deltas().size(); back++) {
      needed.add(SiteName.delta(head.number() - back));
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
      for (Path part : parts) {
        String name = String.valueOf(part.getFileName());
        boolean left = name.startsWith(TrustFolder.WRITING);
        if (left || (SiteName.part(name) && !needed.contains(name))) {
          Files.deleteIfExists(part);
        }
      }
    }
  }
}
