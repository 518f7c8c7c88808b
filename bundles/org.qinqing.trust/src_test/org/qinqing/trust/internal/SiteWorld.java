package org.qinqing.trust.internal;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackReader;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.internal.SiteIndex.Entry;

/** An installation with sites around it, made the proper way or as a forger would. */
final class SiteWorld implements AutoCloseable {
  static final Duration QUARTER = Duration.ofDays(90);

  final World world;
  final World.Office province;
  final World.Office city;
  final StandardPackSites sites;
  final StandardPackTransfer transfer;
  final StandardPackUpdates updates;
  private final DataFolder data;
  private final Path folder;
  private int folders;

  SiteWorld(Path folder) throws Exception {
    this.folder = folder;
    world = new World(folder.resolve("w"));
    province = world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    city = world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    world.pin(province);
    DataFolder folders = new World.Folder(world.data);
    Constructor<?> reader =
        Class.forName("org.qinqing.pack.internal.YamlPackReader").getConstructor();
    sites =
        new StandardPackSites(
            folders,
            world.trust,
            world.installer,
            (PackReader) reader.newInstance(),
            world.registry);
    transfer = new StandardPackTransfer(world.trust);
    data = folders;
    updates = another();
  }

  /** As after a new start of the program. */
  StandardPackUpdates another() {
    return new StandardPackUpdates(data, world.trust, world.installer, world.signer, sites);
  }

  @Override
  public void close() throws Exception {
    world.close();
  }

  Path free() throws IOException {
    return Files.createDirectories(folder.resolve("folder-" + ++folders));
  }

  Instant now() {
    return world.clock.instant();
  }

  // --- sites made properly -----------------------------------------------------------------------

  static SampleBundle gz(String version) {
    return SampleBundle.of("gz", "440100", "city", version, World.CITY);
  }

  /** Puts a signed bundle into a site. */
  Path put(Path site, SampleBundle bundle, String name) throws IOException {
    return Files.write(site.resolve(name), world.signed(bundle, city));
  }

  PackSigner.Signed publish(Path site) throws IOException {
    return publish(site, List.of());
  }

  /** Publishes a site with files from elsewhere. */
  PackSigner.Signed publish(Path site, List<Path> files) throws IOException {
    return sites.publish(site, files, city.signer(), now().plus(QUARTER), now());
  }

  /** A published site with the city's bundle. */
  Path site(String... versions) throws IOException {
    Path site = free();
    for (String version : versions) {
      put(site, gz(version), "gz-" + version + ".qinqing");
      require(publish(site));
    }
    return site;
  }

  static void require(PackSigner.Signed signed) {
    if (!signed.done()) {
      throw new AssertionError(signed.findings());
    }
  }

  String add(Path site) throws IOException {
    var added = sites.add(site.toString());
    if (!added.done()) {
      throw new AssertionError(added.findings());
    }
    return added.name();
  }

  /** What a site is said to be wrong with after asking it. */
  List<String> codes(String place) {
    return of(place).findings().stream().map(Diagnostic::code).toList();
  }

  PackSites.Site of(String place) {
    return sites.sites().stream()
        .filter(site -> site.place().equals(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sites.sites()));
  }

  // --- sites made by a forger --------------------------------------------------------------------

  /** An entry such as a program would write that checks nothing. */
  static Entry entry(String id, String version) {
    return new Entry(
        id + "-" + version + ".qinqing",
        id,
        "样例",
        "440100",
        version,
        World.CITY,
        LocalDate.of(2026, 11, 22),
        100,
        "ab".repeat(32),
        List.of("样例"));
  }

  /** Many entries, as a site of the whole country would have. */
  static List<Entry> many(int count, String version) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry("county-%04d".formatted(i), version));
    }
    return entries;
  }

  /** How an index is packed into a site; a forger changes one thing. */
  static final class Forged {
    byte[] content = {};
    byte[] packed = {};
    World.Office office;
    Crypto.Purpose purpose = Crypto.Purpose.SITE;
    UnaryOperator<SiteHead> before = head -> head;
    UnaryOperator<SiteHead> after = head -> head;
    List<SiteHead.Part> deltas = List.of();
    Integer length;
    final Map<String, byte[]> more = new TreeMap<>();

    Forged(World.Office office) {
      this.office = office;
    }

    Forged index(SiteIndex index) {
      return content(index.bytes());
    }

    Forged content(byte[] bytes) {
      content = bytes;
      packed = SitePacking.pack(bytes);
      return this;
    }

    Forged delta(long number, byte[] plain) {
      byte[] delta = SitePacking.pack(plain);
      more.put(SiteName.delta(number), delta);
      deltas = new ArrayList<>(deltas);
      deltas.add(part(delta, plain.length));
      return this;
    }
  }

  static SiteHead.Part part(byte[] packed, int length) {
    return new SiteHead.Part(packed.length, Fingerprint.of(packed).sha256(), length);
  }

  /** Signs and writes whatever it is. */
  void forge(Path site, long number, Forged forged) throws Exception {
    List<Certificate> chain = forged.office.chain();
    SiteHead head =
        forged.before.apply(
            new SiteHead(
                number,
                now(),
                now().plus(QUARTER),
                part(forged.packed, forged.length == null ? forged.content.length : forged.length),
                HexFormat.of().formatHex(Crypto.sha256(forged.content)),
                forged.deltas,
                chain.getFirst().algorithm(),
                chain.stream().map(Certificate::der).toList(),
                new byte[0]));
    byte[] signature =
        world
            .trust
            .crypto()
            .sign(
                chain.getFirst().algorithm(),
                KeyFile.open(
                        forged.office.signer().key(),
                        forged.office.signer().passphrase(),
                        world.trust.crypto())
                    .orElseThrow(),
                forged.purpose,
                head.signed());
    Files.write(site.resolve(SiteName.index(number)), forged.packed);
    for (Map.Entry<String, byte[]> each : forged.more.entrySet()) {
      Files.write(site.resolve(each.getKey()), each.getValue());
    }
    Files.write(site.resolve(SiteName.HEAD), forged.after.apply(head.with(signature)).bytes());
  }

  /** Every file of a folder with its digest. */
  static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        content.put(
            String.valueOf(file.getFileName()), Fingerprint.of(Files.readAllBytes(file)).sha256());
      }
    }
    return content;
  }
}
