package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.internal.SiteIndex.Entry;
import org.qinqing.trust.internal.SiteWorld.Forged;

/**
 * Sites that lie, are damaged or go back: each is refused with its own reason, nothing of it is
 * offered, and what was known before is still known.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileSitesTest {
  private SiteWorld world;
  private World.Office other;
  private World.Office stranger;
  private World.Office shortLived;
  private final List<Hostile> cases = new ArrayList<>();

  /** What is done to a site that is read for the first time, or that was read before. */
  private interface Deed {
    void to(Path site) throws Exception;
  }

  private record Hostile(String name, String code, boolean readBefore, Deed deed) {}

  @BeforeAll
  void make(@TempDir Path temp) throws Exception {
    world = new SiteWorld(temp);
    other = world.world.certified(world.province, SignatureAlgorithm.SM2, "别的样例单位", World.ofCity());
    stranger = world.world.root(SignatureAlgorithm.ED25519, "没人认识的单位", World.provincial());
    shortLived =
        world.world.certified(
            world.province,
            SignatureAlgorithm.ED25519,
            "短期样例单位",
            World.ofCity(),
            Period.ofDays(1),
            false);
    heads();
    signatures();
    parts();
    offers();
    back();
    deltas();
  }

  @AfterAll
  void close() throws Exception {
    world.close();
  }

  private void first(String name, String code, Deed deed) {
    cases.add(new Hostile(name, code, false, deed));
  }

  private void later(String name, String code, Deed deed) {
    cases.add(new Hostile(name, code, true, deed));
  }

  private static void edit(Path file, UnaryOperator<String> change) throws Exception {
    String before = Files.readString(file);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new AssertionError("nothing was changed in " + before);
    }
    Files.writeString(file, after);
  }

  private void head(String name, String code, UnaryOperator<String> change) {
    first(name, code, site -> edit(site.resolve(SiteName.HEAD), change));
  }

  private Forged forged() {
    return new Forged(world.city);
  }

  /** One that offers a bundle of the city. */
  private Forged offering() {
    return offering(world.city, 1);
  }

  private static Forged offering(World.Office office, long number) {
    return new Forged(office).index(index(number, SiteWorld.entry("gz", "1.0.0")));
  }

  private static SiteHead signed(SiteHead head, Instant time) {
    return new SiteHead(
        head.number(),
        time,
        head.until(),
        head.index(),
        head.content(),
        head.deltas(),
        head.algorithm(),
        head.chain(),
        head.signature());
  }

  private static SiteHead certified(
      SiteHead head, SignatureAlgorithm algorithm, List<byte[]> chain) {
    return new SiteHead(
        head.number(),
        head.signedAt(),
        head.until(),
        head.index(),
        head.content(),
        head.deltas(),
        algorithm,
        chain,
        head.signature());
  }

  private static SiteIndex index(long number, Entry... entries) {
    return new SiteIndex(number, Stream.of(entries).sorted(Entry.ORDER).toList());
  }

  private void heads() {
    first("no head", "T-243", site -> Files.delete(site.resolve(SiteName.HEAD)));
    head("no JSON", "T-244", text -> text.substring(1));
    head("a blank more", "T-244", text -> text.replace("\"number\":", "\"number\": "));
    head(
        "a field twice",
        "T-244",
        text -> text.replace("\"number\":1", "\"number\":7,\"number\":1"));
    head("an unknown field", "T-244", text -> text.replace("}\n", ",\"more\":1}\n"));
    head("a byte order mark", "T-244", text -> "\uFEFF" + text);
    head("nothing", "T-244", text -> "");
    head("deep nesting", "T-244", text -> "[".repeat(10_000));
    head("a head without end", "T-251", text -> text + " ".repeat(SiteHead.LIMIT));
    head("a future format", "T-245", text -> text.replace("\"format\":1", "\"format\":2"));
    head("a number below one", "T-244", text -> text.replace("\"number\":1", "\"number\":0"));
    head("a huge number", "T-244", text -> text.replace("\"number\":1", "\"number\":1e30"));
    head("a size below one", "T-244", text -> text.replaceFirst("\"size\":\\d+", "\"size\":-1"));
    head(
        "a size beyond all",
        "T-244",
        text -> text.replaceFirst("\"size\":\\d+", "\"size\":2000000000"));
    first(
        "more deltas than numbers",
        "T-244",
        site -> {
          SiteIndex one = index(1, SiteWorld.entry("gz", "1.0.0"));
          world.forge(site, 1, forged().index(one).delta(1, index(1).to(one).bytes()));
        });
    first(
        "a link for a head",
        "T-254",
        site -> {
          Path elsewhere = world.free().resolve("secret.json");
          Files.move(site.resolve(SiteName.HEAD), elsewhere);
          Files.createSymbolicLink(site.resolve(SiteName.HEAD), elsewhere);
        });
    first(
        "a folder for a head",
        "T-254",
        site -> {
          Files.delete(site.resolve(SiteName.HEAD));
          Files.createDirectory(site.resolve(SiteName.HEAD));
        });
  }

  private void signatures() {
    head("another number", "T-246", text -> text.replace("\"number\":1", "\"number\":2"));
    head("a later end", "T-246", text -> text.replace("\"until\":\"2027", "\"until\":\"2099"));
    head(
        "another index",
        "T-246",
        text -> text.replaceFirst("\"content\":\"[0-9a-f]{4}", "\"content\":\"0000"));
    head("no chain", "T-246", text -> text.replaceFirst("\"chain\":\\[[^\\]]*\\]", "\"chain\":[]"));
    head(
        "another algorithm",
        "T-246",
        text -> text.replace("\"algorithm\":\"ed25519\"", "\"algorithm\":\"sm2\""));
    first(
        "signed for another purpose",
        "T-246",
        site -> {
          Forged forged = offering();
          forged.purpose = Crypto.Purpose.CONTENT;
          world.forge(site, 1, forged);
        });
    first(
        "another's certificate over it",
        "T-246",
        site -> {
          List<byte[]> chain = other.chain().stream().map(Certificate::der).toList();
          Forged forged = offering();
          forged.after = head -> certified(head, SignatureAlgorithm.SM2, chain);
          world.forge(site, 1, forged);
        });
    first("nobody's root", "T-149", site -> world.forge(site, 1, offering(stranger, 1)));
    first(
        "a chain without its end",
        "T-148",
        site -> {
          Forged forged = offering();
          forged.before = head -> certified(head, head.algorithm(), head.chain().subList(0, 1));
          world.forge(site, 1, forged);
        });
    first(
        "signed tomorrow",
        "T-153",
        site -> {
          Forged forged = offering();
          forged.before = head -> signed(head, head.signedAt().plus(Duration.ofDays(1)));
          world.forge(site, 1, forged);
        });
    first(
        "an expired certificate",
        "T-150",
        site -> {
          world.forge(site, 1, offering(shortLived, 1));
          world.world.clock.now = World.NOW.plus(Duration.ofDays(5));
        });
    first(
        "a publisher the administrator does not allow",
        "T-182",
        site ->
            Files.writeString(
                world.world.data.resolve(Policy.FILE),
                "format: 1\npublishers: [{fingerprint: \"" + "ab".repeat(32) + "\"}]\n"));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private static void resize(Path file, int more) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + more));
  }

  private void parts() {
    Path none = Path.of(SiteName.index(1));
    first("no index", "T-243", site -> Files.delete(site.resolve(none)));
    first("one byte of the index", "T-252", site -> flip(site.resolve(none)));
    first("a longer index", "T-251", site -> resize(site.resolve(none), 1));
    first("a shorter index", "T-252", site -> resize(site.resolve(none), -1));
    first(
        "a bomb",
        "T-253",
        site -> {
          Forged forged = forged().content(new byte[40 << 20]);
          forged.length = 1_000;
          world.forge(site, 1, forged);
        });
    first(
        "less than announced",
        "T-253",
        site -> {
          Forged forged = offering();
          forged.length = forged.content.length + 1;
          world.forge(site, 1, forged);
        });
    first(
        "an index that is not packed",
        "T-253",
        site -> {
          Forged forged = offering();
          forged.packed = forged.content;
          world.forge(site, 1, forged);
        });
    first(
        "an index in another form",
        "T-253",
        site -> {
          String text =
              new String(index(1, SiteWorld.entry("gz", "1.0.0")).bytes(), StandardCharsets.UTF_8);
          byte[] spaced =
              text.replace("\"offers\":", "\"offers\": ").getBytes(StandardCharsets.UTF_8);
          world.forge(site, 1, forged().content(spaced));
        });
    first(
        "an index of another number",
        "T-253",
        site -> world.forge(site, 1, offering(world.city, 2)));
    first(
        "an index of a future format",
        "T-245",
        site -> {
          byte[] future =
              "{\"format\":2,\"number\":1,\"offers\":[]}\n".getBytes(StandardCharsets.UTF_8);
          world.forge(site, 1, forged().content(future));
        });
    first(
        "an index without order",
        "T-253",
        site ->
            world.forge(
                site,
                1,
                forged()
                    .index(
                        new SiteIndex(
                            1,
                            List.of(
                                SiteWorld.entry("gz", "1.0.0"), SiteWorld.entry("dg", "1.0.0"))))));
    first(
        "more offers than any site has",
        "T-251",
        site ->
            world.forge(
                site,
                1,
                forged().index(new SiteIndex(1, SiteWorld.many(SiteIndex.MOST + 1, "1.0.0")))));
  }

  private void offer(String name, String code, UnaryOperator<Entry> change) {
    first(
        name,
        code,
        site ->
            world.forge(
                site, 1, forged().index(index(1, change.apply(SiteWorld.entry("gz", "1.0.0"))))));
  }

  private static Entry named(Entry e, String file) {
    return new Entry(
        file,
        e.id(),
        e.title(),
        e.locality(),
        e.version(),
        e.publisher(),
        e.issued(),
        e.size(),
        e.sha256(),
        e.says());
  }

  private static Entry said(
      Entry e, String id, String title, String locality, String version, String publisher) {
    return new Entry(
        e.file(),
        id,
        title,
        locality,
        version,
        publisher,
        e.issued(),
        e.size(),
        e.sha256(),
        e.says());
  }

  private static Entry filed(Entry e, int size, String sha256) {
    return new Entry(
        e.file(),
        e.id(),
        e.title(),
        e.locality(),
        e.version(),
        e.publisher(),
        e.issued(),
        size,
        sha256,
        e.says());
  }

  private void offers() {
    for (String file :
        List.of(
            "../gz.qinqing",
            "/etc/gz.qinqing",
            "http://example.invalid/gz.qinqing",
            "C:\\gz.qinqing",
            "more/gz.qinqing",
            "con.qinqing",
            ".hidden.qinqing",
            "gz.jar",
            "gz%2f..%2fx.qinqing",
            "a\u202Egz.qinqing")) {
      offer("a file called " + file, "T-254", e -> named(e, file));
    }
    offer("an impossible place", "T-256", e -> said(e, "gz", "样例", "999999", "1.0.0", World.CITY));
    offer(
        "an impossible version",
        "T-256",
        e -> said(e, "gz", "样例", "440100", "99999999999.0.0", World.CITY));
    offer("an impossible id", "T-256", e -> said(e, "../gz", "样例", "440100", "1.0.0", World.CITY));
    offer(
        "a name turned round", "T-256", e -> said(e, "gz", "样例", "440100", "1.0.0", "样例\u202E市纪委"));
    offer("nobody", "T-256", e -> said(e, "gz", "样例", "440100", "1.0.0", ""));
    offer(
        "a title without end",
        "T-256",
        e -> said(e, "gz", "样".repeat(501), "440100", "1.0.0", World.CITY));
    offer("a file of nothing", "T-256", e -> filed(e, 0, e.sha256()));
    offer("a file beyond all", "T-256", e -> filed(e, Integer.MAX_VALUE, e.sha256()));
    first(
        "a bundle twice",
        "T-257",
        site -> {
          Entry one = SiteWorld.entry("gz", "1.0.0");
          world.forge(site, 1, forged().index(index(1, one, named(one, "z.qinqing"))));
        });
    first(
        "a file with two digests",
        "T-257",
        site -> {
          Entry one = SiteWorld.entry("gz", "1.0.0");
          Entry two = named(SiteWorld.entry("dg", "1.0.0"), one.file());
          Entry differs = filed(two, two.size(), "cd".repeat(32));
          world.forge(site, 1, forged().index(index(1, one, differs)));
        });
  }

  private void back() {
    later("an older number", "T-248", site -> world.forge(site, 1, offering()));
    later(
        "the same number with other content",
        "T-249",
        site -> world.forge(site, 3, offering(world.city, 3)));
    later(
        "the same number signed before",
        "T-248",
        site -> {
          Forged forged = offering(world.city, 3);
          forged.before = head -> signed(head, head.signedAt().minus(Duration.ofHours(1)));
          world.forge(site, 3, forged);
        });
    later(
        "another signer",
        "T-247",
        site ->
            world.forge(
                site, 4, new Forged(other).index(index(4, SiteWorld.entry("gz", "9.0.0")))));
    later("a head gone", "T-243", site -> Files.delete(site.resolve(SiteName.HEAD)));
  }

  /** The next head of a site that was read at number 3, with many offers so that a delta pays. */
  private void next(Path site, byte[] delta, SiteIndex whole) throws Exception {
    SiteIndex before = new SiteIndex(3, SiteWorld.many(60, "1.0.0"));
    byte[] second = index(2).to(before).bytes();
    world.forge(site, 4, forged().index(whole).delta(3, second).delta(4, delta));
  }

  private void deltas() {
    SiteIndex before = new SiteIndex(3, SiteWorld.many(60, "1.0.0"));
    List<Entry> more = new ArrayList<>(SiteWorld.many(60, "1.0.0"));
    more.add(SiteWorld.entry("zz", "1.0.0"));
    SiteIndex whole = new SiteIndex(4, more);
    byte[] right = before.to(whole).bytes();
    later(
        "one byte of a delta",
        "T-252",
        site -> {
          next(site, right, whole);
          flip(site.resolve(SiteName.delta(4)));
        });
    later(
        "a delta of another number",
        "T-253",
        site -> next(site, before.to(new SiteIndex(5, more)).bytes(), whole));
    later(
        "a delta that makes something else",
        "T-253",
        site ->
            next(site, before.to(new SiteIndex(4, SiteWorld.many(59, "1.0.0"))).bytes(), whole));
    later(
        "a delta gone",
        "T-243",
        site -> {
          next(site, right, whole);
          Files.delete(site.resolve(SiteName.delta(4)));
        });
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedWithItsReason() {
    assertTrue(cases.size() >= 55, () -> String.valueOf(cases.size()));
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> refused(each)));
  }

  private void refused(Hostile hostile) throws Exception {
    Path site = world.free();
    world.world.clock.now = World.NOW;
    if (hostile.readBefore()) {
      world.forge(site, 3, forged().index(new SiteIndex(3, SiteWorld.many(60, "1.0.0"))));
    } else {
      world.put(site, SiteWorld.gz("1.0.0"), "gz-1.0.0.qinqing");
      SiteWorld.require(world.publish(site));
    }
    String place = world.add(site);
    try {
      if (hostile.readBefore()) {
        assertEquals(60, world.sites.refresh().size());
        assertEquals(List.of(), world.codes(place));
      }
      var known = world.sites.known();
      hostile.deed().to(site);
      var offered = world.sites.refresh();
      assertEquals(List.of(hostile.code()), world.codes(place).stream().distinct().toList());
      assertEquals(hostile.readBefore() ? 3 : 0, world.of(place).number());
      assertEquals(known, world.sites.known());
      assertEquals(known, offered);
    } finally {
      Files.deleteIfExists(world.world.data.resolve(Policy.FILE));
      world.world.clock.now = World.NOW;
      assertTrue(world.sites.remove(place).done());
    }
    assertFalse(world.sites.sites().stream().anyMatch(s -> s.place().equals(place)));
  }

  @TestFactory
  Stream<DynamicTest> zipsAreLookedThrough() {
    return Stream.of(
        DynamicTest.dynamicTest("no zip", () -> zip("T-113", new byte[] {1, 2, 3})),
        DynamicTest.dynamicTest(
            "a way out", () -> zip("T-254", zipped("site.json", "../site.json"))),
        DynamicTest.dynamicTest(
            "a backslash", () -> zip("T-254", zipped("site.json", "a\\b.qinqing"))),
        DynamicTest.dynamicTest("no site", () -> zip("T-243", zipped("deep/er/site.json"))),
        DynamicTest.dynamicTest("an empty head", () -> zip("T-244", zipped("in/site.json"))));
  }

  private static byte[] zipped(String... names) throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void zip(String code, byte[] bytes) throws Exception {
    Path file = Files.write(world.free().resolve("site.zip"), bytes);
    String place = world.add(file);
    world.sites.refresh();
    assertEquals(List.of(code), world.codes(place));
    assertTrue(world.sites.remove(place).done());
  }
}
