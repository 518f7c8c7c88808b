package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;

/**
 * Hostile files, made here, offered with every consent a user can give: each is refused with its
 * own reason, and nothing has changed afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileFilesTest {
  private static final Consent ALL = new Consent(true, Optional.of("gz"), Optional.empty());
  private static final String LAW = "documents/law.md";
  private static final String RULES = "rules/gift.yaml";

  private World world;
  private World.Office province;
  private World.Office city;
  private final List<Hostile> files = new ArrayList<>();

  private record Hostile(String name, String code, byte[] bytes) {}

  @BeforeAll
  void make(@TempDir Path temp) throws Exception {
    world = new World(temp.resolve("w"));
    province = world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    city = world.certified(province, SignatureAlgorithm.SM2, World.CITY, World.ofCity());
    world.pin(province);
    containers();
    code();
    content();
    signatures();
    certificates();
    authority();
    collections();
    world.clock.now = World.NOW.plus(Duration.ofDays(20));
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedAndNothingChanges() {
    return files.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> refused(file)));
  }

  private void refused(Hostile file) throws IOException {
    Map<String, String> before = world.state();
    List<PackInstaller.Outcome> outcomes = world.installer.install(world.file(file.bytes()), ALL);
    Set<String> codes = new HashSet<>();
    outcomes.forEach(
        outcome -> {
          assertFalse(outcome.done(), file.name());
          codes.addAll(World.codes(outcome));
        });
    assertTrue(codes.contains(file.code()), () -> file.name() + " " + codes);
    assertEquals(before, world.state(), file.name());
  }

  @Test
  void thereAreAtLeastSixtyAndTheReasonsDiffer() throws IOException {
    assertTrue(files.size() >= 60, () -> String.valueOf(files.size()));
    Set<String> codes = new HashSet<>();
    files.forEach(file -> codes.add(file.code()));
    assertTrue(codes.size() >= 50, codes::toString);
    PackInstaller.Outcome sound = world.install(world.signed(SampleBundle.city(), city));
    assertTrue(sound.done(), () -> "the sound one gets in: " + sound.findings());
    assertTrue(world.installer.remove("gz").done());
  }

  // --- containers --------------------------------------------------------------------------------

  private void add(String name, String code, byte[] bytes) {
    files.add(new Hostile(name, code, bytes));
  }

  private void zip(String name, String code, Consumer<RawZip> spoil) {
    RawZip zip = RawZip.of(SampleBundle.city().bytes());
    spoil.accept(zip);
    add(name, code, zip.build());
  }

  private void entry(String name, String code, String path, Consumer<RawZip.Entry> spoil) {
    zip(
        name,
        code,
        zip -> {
          zip.add(path, "x");
          spoil.accept(zip.last());
        });
  }

  private void named(String name, String code, String path) {
    entry(name, code, path, e -> {});
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void containers() {
    add("empty", "T-113", new byte[0]);
    add("no zip", "T-113", utf8("rules: []".repeat(20)));
    zip("cut off", "T-113", z -> {});
    byte[] whole = files.removeLast().bytes();
    add("cut off", "T-113", Arrays.copyOf(whole, whole.length - 10));
    zip("data before", "T-114", z -> z.before = utf8("#!/bin/sh\n"));
    zip(
        "data before, offsets moved",
        "T-114",
        z -> {
          z.before = utf8("MZ program");
          z.offsetShift = -10;
        });
    zip("data after", "T-115", z -> z.after = utf8("more"));
    zip("a comment", "T-115", z -> z.comment = utf8("hello"));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(whole);
    twice.writeBytes(whole);
    add("two archives in one file", "T-114", twice.toByteArray());
    zip("a gap before the directory", "T-116", z -> z.gap = utf8("hidden"));
    zip("more entries than are there", "T-116", z -> z.countShift = 1);
    zip("fewer entries than are there", "T-116", z -> z.countShift = -1);
    named("zip slip", "T-120", "../../../etc/cron.d/x");
    named("zip slip below", "T-120", "documents/../../x.md");
    named("absolute", "T-120", "/etc/passwd");
    named("a drive", "T-120", "C:/x.md");
    named("backslashes", "T-120", "documents\\..\\..\\x.md");
    named("a blank at the end", "T-120", "documents/x.md ");
    entry("a symbolic link", "T-121", "documents/x.md", e -> e.mode = 0xA1FF);
    entry("a device", "T-121", "documents/x.md", e -> e.mode = 0x61FF);
    named("one name twice", "T-118", LAW);
    named("one name in two cases", "T-118", "documents/LAW.md");
    named("one name in two widths", "T-118", "documents/ｌａｗ.md");
    entry(
        "another name in front",
        "T-117",
        "documents/x.md",
        e -> e.localName = utf8("documents/y.md"));
    entry("another method in front", "T-117", "documents/x.md", e -> e.localMethod = 8);
    entry("another size in front", "T-117", "documents/x.md", e -> e.localSize = 7);
    entry("another sum in front", "T-117", "documents/x.md", e -> e.localSum = 7);
    entry("other flags in front", "T-117", "documents/x.md", e -> e.localFlags = 0);
    entry(
        "a second name in an extra field",
        "T-117",
        "documents/x.md",
        e -> e.extra = new byte[] {0x75, 0x70, 1, 0, 1});
    entry(
        "broken UTF-8",
        "T-119",
        "documents/x.md",
        e -> {
          e.name = new byte[] {'d', '/', (byte) 0xC3, 'x'};
          e.localName = e.name;
        });
    entry(
        "overlong UTF-8",
        "T-119",
        "documents/x.md",
        e -> {
          e.name = new byte[] {'a', (byte) 0xC0, (byte) 0xAF, 'x'};
          e.localName = e.name;
        });
    named("decomposed", "T-119", "documents/e\u0301.md");
    named("a NUL in the name", "T-119", "documents/x.md\0.png");
    entry(
        "encrypted",
        "T-122",
        "documents/x.md",
        e -> {
          e.flags |= 1;
          e.localFlags |= 1;
        });
    entry(
        "bzip2",
        "T-123",
        "documents/x.md",
        e -> {
          e.method = 12;
          e.localMethod = 12;
        });
    entry(
        "stored with its length afterwards",
        "T-123",
        "documents/x.md",
        e -> {
          e.flags |= 8;
          e.localFlags |= 8;
        });
    zip("zip64 locator", "T-124", z -> z.wideLocator = true);
    zip("zip64 count", "T-124", z -> z.wideCount = true);
    entry(
        "zip64 size in an extra field",
        "T-124",
        "documents/x.md",
        e -> e.extra = new byte[] {1, 0, 0, 0});
    zip("one of several parts", "T-125", z -> z.diskNumber = 1);
    entry("an entry of another part", "T-125", "documents/x.md", e -> e.disk = 2);
    zip(
        "too many entries",
        "T-126",
        z -> {
          for (int i = 0; i < 5_001; i++) {
            z.add("documents/" + i + ".md", "");
          }
        });
    zip(
        "an entry too large",
        "T-127",
        z -> {
          byte[] noise = new byte[(16 << 20) + 1];
          new java.util.Random(1).nextBytes(noise);
          z.entries.add(new RawZip.Entry("media/x.png", noise));
        });
    zip(
        "too large together",
        "T-128",
        z -> {
          for (int i = 0; i < 5; i++) {
            byte[] dull = new byte[15 << 20];
            for (int at = 0; at < dull.length; at += 97) {
              dull[at] = (byte) (at * 31);
            }
            z.entries.add(new RawZip.Entry("media/" + i + ".png", dull).deflated());
          }
        });
    zip(
        "a bomb",
        "T-129",
        z -> z.entries.add(new RawZip.Entry("media/x.png", new byte[15 << 20]).deflated()));
    zip(
        "a bomb that declares little",
        "T-130",
        z -> {
          z.entries.add(new RawZip.Entry("media/x.png", new byte[15 << 20]).deflated());
          z.last().size = 1000;
          z.last().localSize = 1000;
        });
    entry(
        "a wrong sum",
        "T-130",
        "documents/x.md",
        e -> {
          e.sum++;
          e.localSum++;
        });
    entry(
        "something behind the packed data",
        "T-130",
        "documents/x.md",
        e -> {
          e.deflated();
          e.packed = Arrays.copyOf(e.packed, e.packed.length + 5);
        });
  }

  // --- code and content --------------------------------------------------------------------------

  private void header(String header, String code) {
    add(
        "header " + header,
        code,
        SampleBundle.city()
            .change(
                AllowList.MANIFEST,
                "Bundle-Name: Sample\n",
                "Bundle-Name: Sample\n" + header + "\n")
            .built());
  }

  private void code() {
    for (String path :
        List.of(
            "plugin.xml",
            "fragment.xml",
            "OSGI-INF/x.xml",
            "META-INF/versions/21/x.class",
            "META-INF/services/java.sql.Driver",
            "META-INF/p2.inf",
            "org/x/Activator.class",
            "media/x.jar",
            "linux/x.so",
            "x.dll",
            "media/run.sh",
            "documents/x.html",
            "media/x.js")) {
      named("code " + path, "T-131", path);
    }
    named("a stray file", "T-133", "notes.txt");
    named("an author's file", "T-133", "build.properties");
    header("Service-Component: OSGI-INF/x.xml", "T-132");
    header("Fragment-Host: org.qinqing.pack", "T-132");
    header("Bundle-Activator: x.Activator", "T-132");
    header("Bundle-NativeCode: x.so", "T-132");
    header("Multi-Release: true", "T-132");
    header("Bundle-Act\n ivator: x.Activator", "T-132");
    header("bundle-activator: x.Activator", "T-132");
    header("X-Unknown: y", "P-107");
    Map<String, byte[]> headless = SampleBundle.city().bytes();
    headless.remove(AllowList.MANIFEST);
    add("no manifest", "T-137", CanonicalZip.of(headless, CanonicalZip.PACK_FIRST));
  }

  private void spoiled(String name, String code, UnaryOperator<SampleBundle> spoil) {
    add(name, code, spoil.apply(SampleBundle.city()).built());
  }

  private void content() {
    spoiled(
        "a script in Markdown", "T-135", b -> b.change(LAW, "不能收礼。", "<script>alert(1)</script>"));
    spoiled("a link that runs", "T-135", b -> b.change(LAW, "不能收礼。", "[看](javascript:alert(1))"));
    spoiled(
        "a picture that runs",
        "T-135",
        b -> b.with("media/x.svg", "<svg onload=\"alert(1)\"></svg>"));
    spoiled(
        "a remote picture",
        "T-136",
        b -> b.change(LAW, "不能收礼。", "![x](https://example.org/a.png)"));
    spoiled(
        "a remote picture by reference",
        "T-136",
        b -> b.with("media/x.svg", "<svg><image href=\"//example.org/a.png\"/></svg>"));
    for (String hidden :
        List.of(
            "[看](&#106;avascript:alert(1))",
            "[看](java&Tab;script&colon;alert(1))",
            "<svg:script>alert(1)</svg:script>",
            "<a\nonclick=alert(1)>看</a>",
            "<p/onmouseover=alert(1)>看</p>")) {
      spoiled("a script hidden as " + hidden, "T-135", b -> b.change(LAW, "不能收礼。", hidden));
    }
    spoiled(
        "a style that is not in the file",
        "T-135",
        b -> b.with("media/x.svg", "<?xml-stylesheet href='https://example.org/a.css'?><svg/>"));
    for (String hidden :
        List.of(
            "<img\nalt='x'\nsrc=https://example.org/a.png>",
            "![x\ny](https://example.org/a.png)",
            "<img srcset='https://example.org/a.png 2x'>",
            "<video poster=//example.org/a.png>")) {
      spoiled("a remote picture hidden as " + hidden, "T-136", b -> b.change(LAW, "不能收礼。", hidden));
    }
    spoiled(
        "a remote picture behind a prefix",
        "T-136",
        b -> b.with("media/x.svg", "<svg><svg:feImage xlink:href='//example.org/a.png'/></svg>"));
    spoiled(
        "an alias bomb",
        "P-110",
        b ->
            b.with(
                "vocabulary/x.yaml",
                "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nentries: [*c,*c]\n"));
    spoiled(
        "deep nesting",
        "P-110",
        b -> b.with("vocabulary/x.yaml", "entries: " + "[".repeat(5_000) + "]".repeat(5_000)));
    spoiled(
        "a double key",
        "P-110",
        b -> b.change("pack.yaml", "level: city", "level: city\nlevel: national"));
    spoiled(
        "a tag that makes objects",
        "P-113",
        b -> b.change("pack.yaml", "title: 样例", "title: !!java.io.File [x]"));
    for (String number :
        List.of("13912345678", "１３９１２３４５６７８", "139 1234 5678", "+86 139-1234-5678")) {
      spoiled(
          "personal data as " + number,
          "P-211",
          b -> b.change(LAW, "不能收礼。", "请打 " + number + " 找张三。"));
    }
    spoiled("a placeholder", "P-210", b -> b.change(LAW, "不能收礼。", "X月X日起不能收礼。"));
    spoiled(
        "a future bundle format", "P-114", b -> b.change("pack.yaml", "format: 1", "format: 9"));
    spoiled(
        "a red packet is no cash any more",
        "T-169",
        b ->
            b.with(
                "vocabulary/x.yaml",
                "entries:\n  - {say: 红包, sense: thing, set: {object: tea}}\n"));
    spoiled(
        "the same by another of its names in full width",
        "T-169",
        b -> b.with("vocabulary/x.yaml", "entries:\n  - {say: 心意, also: [利是], sense: word}\n"));
    for (String form : List.of("红包/红包封", "红包…", "…红包", "红 包", "红\u200b包", "利是/礼金")) {
      spoiled(
          "a red packet is no cash any more, as " + form,
          "T-169",
          b ->
              b.with(
                  "vocabulary/x.yaml",
                  "entries:\n  - {say: \"" + form + "\", sense: thing, set: {object: tea}}\n"));
    }
    spoiled(
        "a version beyond every number",
        "P-107",
        b ->
            b.change("pack.yaml", "version: 1.0.0\n", "version: 99999999999.0.0\n")
                .change(AllowList.MANIFEST, "Version: 1.0.0", "Version: 99999999999.0.0")
                .change(AllowList.MANIFEST, "Version=\"1.0.0\"", "Version=\"99999999999.0.0\""));
    spoiled(
        "a need beyond every number",
        "P-107",
        b -> b.change(AllowList.MANIFEST, "version>=1.0.0", "version>=99999999999.0.0"));
    spoiled(
        "a review after the end of time",
        "P-117",
        b -> b.change("pack.yaml", "every: P1Y", "every: P999999999Y"));
    for (String figure : List.of("1e999999999", "9".repeat(1_000_000))) {
      spoiled(
          "a figure that nobody can read, of " + figure.length() + " characters",
          "P-113",
          b ->
              b.with(
                  "parameters.yaml",
                  """
                  parameters:
                    - id: own
                      label: 起点
                      values: [{from: 1994-01-01, figure: %s, unit: CNY, basis: ["gz:law/art-1"]}]
                  """
                      .formatted(figure)));
    }
    spoiled(
        "a higher figure raised",
        "T-170",
        b ->
            b.with(
                "parameters.yaml",
                """
                parameters:
                  - id: limit
                    label: 起点
                    values: [{from: 1994-01-01, figure: 20000, unit: CNY, basis: ["gz:law/art-1"]}]
                """));
    spoiled(
        "a holiday taken away",
        "T-171",
        b ->
            b.with(
                "parameters.yaml",
                """
                calendar:
                  - year: 2026
                    rest: [2026-01-01/2026-01-03]
                    work: [2026-01-04]
                    source: 样例
                    certainty: M
                """));
  }

  // --- signatures --------------------------------------------------------------------------------

  private Map<String, byte[]> entries(byte[] signed) throws Exception {
    return new LinkedHashMap<>(Container.read("x", signed).entries());
  }

  private void resigned(String name, String code, Consumer<Map<String, byte[]>> spoil)
      throws Exception {
    Map<String, byte[]> entries = entries(world.signed(SampleBundle.city(), city));
    spoil.accept(entries);
    add(name, code, CanonicalZip.of(entries, CanonicalZip.PACK_FIRST));
  }

  private static byte[] replaced(byte[] text, String from, String to) {
    String before = new String(text, StandardCharsets.UTF_8);
    if (!before.contains(from)) {
      throw new AssertionError(from);
    }
    return utf8(before.replace(from, to));
  }

  private static void put(Map<String, byte[]> entries, String path, UnaryOperator<byte[]> change) {
    entries.compute(path, (p, bytes) -> change.apply(bytes == null ? new byte[0] : bytes));
  }

  private void signatures() throws Exception {
    resigned(
        "one rule changed and zipped again",
        "T-145",
        e -> put(e, RULES, b -> replaced(b, "prohibited", "permitted")));
    resigned("a file added", "T-143", e -> e.put("documents/more.md", utf8("x")));
    resigned("a file taken out", "T-144", e -> e.remove(RULES));
    resigned("the signature taken out", "T-140", e -> e.remove(Statement.Seal.PATH));
    resigned("the list taken out", "T-140", e -> e.remove(Statement.Content.PATH));
    resigned(
        "a blank in the list",
        "T-141",
        e -> put(e, Statement.Content.PATH, b -> replaced(b, "\"format\":1", "\"format\": 1")));
    resigned(
        "a double field in the list",
        "T-141",
        e ->
            put(
                e,
                Statement.Content.PATH,
                b -> replaced(b, "\"id\":\"gz\"", "\"id\":\"cn\",\"id\":\"gz\"")));
    resigned(
        "a future signature format",
        "T-142",
        e -> put(e, Statement.Content.PATH, b -> replaced(b, "\"format\":1", "\"format\":2")));
    resigned(
        "the time moved",
        "T-146",
        e -> put(e, Statement.Content.PATH, b -> replaced(b, "2026-11-22", "2026-11-23")));
    resigned(
        "rule and list changed",
        "T-146",
        e -> {
          byte[] rule = replaced(e.get(RULES), "prohibited", "permitted");
          String old = Statement.Digest.of(RULES, e.get(RULES), SignatureAlgorithm.SM2).toString();
          Statement.Digest next = Statement.Digest.of(RULES, rule, SignatureAlgorithm.SM2);
          assertFalse(old.equals(next.toString()));
          try {
            Statement.Content said =
                Statement.Content.read(e.get(Statement.Content.PATH)).orElseThrow();
            List<Statement.Digest> all =
                said.entries().stream().map(d -> d.path().equals(RULES) ? next : d).toList();
            e.put(RULES, rule);
            e.put(
                Statement.Content.PATH,
                new Statement.Content(
                        said.id(),
                        said.version(),
                        said.algorithm(),
                        said.signer(),
                        said.signedAt(),
                        all)
                    .bytes());
          } catch (Statement.FutureFormat f) {
            throw new AssertionError(f);
          }
        });
    World.Office namesake =
        world.certified(province, SignatureAlgorithm.SM2, World.CITY, World.ofCity());
    byte[] other = world.signed(SampleBundle.city(), namesake);
    Map<String, byte[]> swapped = entries(world.signed(SampleBundle.city(), city));
    swapped.put(Statement.Seal.PATH, entries(other).get(Statement.Seal.PATH));
    add("another's signature", "T-147", CanonicalZip.of(swapped, CanonicalZip.PACK_FIRST));
    Map<String, byte[]> older =
        entries(world.signed(SampleBundle.of("gz", "440100", "city", "0.9.0", World.CITY), city));
    Map<String, byte[]> mixed = entries(world.signed(SampleBundle.city(), city));
    mixed.put(Statement.Content.PATH, older.get(Statement.Content.PATH));
    mixed.put(Statement.Seal.PATH, older.get(Statement.Seal.PATH));
    add(
        "the signature of another version",
        "T-145",
        CanonicalZip.of(mixed, CanonicalZip.PACK_FIRST));
    Map<String, byte[]> signed = entries(world.signed(SampleBundle.city(), city));
    add("signed, but compressed", "T-134", compressed(signed));
    add(
        "the signed head is another bundle's",
        "T-159",
        world.forced(SampleBundle.city().bytes(), city, World.NOW, "gz-x", "1.0.0", city.chain()));
    add(
        "signed in ten years",
        "T-153",
        world.forced(
            SampleBundle.city().bytes(),
            city,
            World.NOW.plus(Duration.ofDays(900)),
            "gz",
            "1.0.0",
            city.chain()));
  }

  private static byte[] compressed(Map<String, byte[]> entries) {
    RawZip zip = new RawZip();
    new TreeMap<>(entries)
        .forEach((name, bytes) -> zip.entries.add(new RawZip.Entry(name, bytes).deflated()));
    return zip.build();
  }

  // --- certificates ------------------------------------------------------------------------------

  private void by(String name, String code, World.Office office, List<Certificate> chain)
      throws Exception {
    add(
        name,
        code,
        world.forced(SampleBundle.city().bytes(), office, World.NOW, "gz", "1.0.0", chain));
  }

  private void certificates() throws Exception {
    World.Office stranger =
        world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    by("a root of the same name", "T-149", stranger, stranger.chain());
    World.Office theirs =
        world.certified(stranger, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    by(
        "a stranger's certificate under our root",
        "T-148",
        theirs,
        List.of(theirs.chain().getFirst(), province.chain().getFirst()));
    by("no root at the end", "T-148", city, List.of(city.chain().getFirst()));
    World.Office brief =
        world.certified(
            province,
            SignatureAlgorithm.ED25519,
            World.CITY,
            World.ofCity(),
            Period.ofDays(10),
            false);
    by("expired", "T-150", brief, brief.chain());
    world.clock.now = World.NOW.plus(Duration.ofDays(60));
    World.Office early =
        world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    world.clock.now = World.NOW;
    by("not yet valid", "T-151", early, early.chain());
    World.Office lost =
        world.certified(province, SignatureAlgorithm.SM2, World.CITY, World.ofCity());
    Path list = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            lost.signer().certificates(),
            SigningKeys.Reason.KEY_COMPROMISE,
            Optional.empty(),
            list));
    assertTrue(world.roots.revocations(list).done());
    by("revoked", "T-152", lost, lost.chain());
    // Certified by somebody who may only sign: made by hand, for the service refuses to.
    World.Office below = world.office(SignatureAlgorithm.ED25519, World.COUNTY, World.ofCity());
    Certificate forged = Forge.certificate(world, below, city, World.ofCity());
    by(
        "certified by one who may not",
        "T-196",
        below,
        List.of(forged, city.chain().getFirst(), province.chain().getFirst()));
    World.Office between =
        world.certified(
            province, SignatureAlgorithm.ED25519, "样例市发证单位", World.ofCity(), World.YEARS, true);
    World.Office grown = world.office(SignatureAlgorithm.ED25519, World.CITY, World.provincial());
    Certificate tooMuch = Forge.certificate(world, grown, between, World.provincial());
    by(
        "more authority than its issuer",
        "T-157",
        grown,
        List.of(tooMuch, between.chain().getFirst(), province.chain().getFirst()));
    World.Office plain = world.office(SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    Map<String, byte[]> entries = entries(world.signed(SampleBundle.city(), city));
    entries.put(Statement.Seal.PATH, sealWith(Forge.without(world, plain, province)));
    add(
        "a certificate without authority",
        "T-156",
        CanonicalZip.of(entries, CanonicalZip.PACK_FIRST));
    entries.put(Statement.Seal.PATH, sealWith(Forge.withIdleAuthority(world, plain, province)));
    add(
        "an authority that may be overlooked",
        "T-156",
        CanonicalZip.of(entries, CanonicalZip.PACK_FIRST));
    World.Office hollow = world.office(SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    by(
        "a certificate of a key that is none",
        "T-146",
        hollow,
        List.of(
            Certificate.of(Forge.withShortKey(world, hollow, province)),
            province.chain().getFirst()));
    entries.put(Statement.Seal.PATH, sealWith(Forge.rsa(world)));
    add("a certificate for RSA", "T-155", CanonicalZip.of(entries, CanonicalZip.PACK_FIRST));
    entries.put(Statement.Seal.PATH, sealWith(utf8("no certificate")));
    add("no certificate at all", "T-148", CanonicalZip.of(entries, CanonicalZip.PACK_FIRST));
  }

  private static byte[] sealWith(byte[] certificate) {
    return new Statement.Seal(new byte[64], List.of(certificate)).bytes();
  }

  // --- authority ---------------------------------------------------------------------------------

  private void beyond(String name, String code, SampleBundle bundle) throws Exception {
    String head = bundle.files().getOrDefault("pack.yaml", "");
    String id = head.lines().filter(l -> l.startsWith("id: ")).findFirst().orElse("id: ");
    String version =
        head.lines().filter(l -> l.startsWith("version: ")).findFirst().orElse("version: ");
    add(
        name,
        code,
        world.forced(
            bundle.bytes(), city, World.NOW, id.substring(4), version.substring(9), city.chain()));
  }

  private void authority() throws Exception {
    SampleBundle country =
        SampleBundle.country()
            .change("pack.yaml", "version: 1.0.0", "version: 9.0.0")
            .change(AllowList.MANIFEST, "Bundle-Version: 1.0.0", "Bundle-Version: 9.0.0")
            .change(AllowList.MANIFEST, "version:Version=\"1.0.0\"", "version:Version=\"9.0.0\"");
    beyond("a city signs for the country", "T-160", country);
    add("nobody signs for the country", "T-178", country.built());
    add(
        "nobody signs for the country under another name",
        "T-178",
        SampleBundle.of("cn-supplement", "000000", "national", "1.0.0", "某机关").built());
    beyond("another's id", "T-160", SampleBundle.of("sz", "440100", "city", "1.0.0", World.CITY));
    beyond("another city", "T-161", SampleBundle.of("gz-x", "440300", "city", "1.0.0", World.CITY));
    beyond(
        "a city as province",
        "T-162",
        SampleBundle.of("gz-x", "440000", "province", "1.0.0", World.CITY));
    beyond(
        "under another name",
        "T-163",
        SampleBundle.of("gz", "440100", "city", "1.0.0", World.PROVINCE));
    beyond(
        "a false issuer",
        "T-164",
        SampleBundle.city().change(LAW, "issuer: " + World.CITY, "issuer: 中共中央"));
    beyond(
        "a law of its own",
        "T-165",
        SampleBundle.city().change(LAW, "kind: normative", "kind: law"));
    beyond(
        "replaces a document of the country",
        "T-166",
        SampleBundle.city().change(LAW, "source: 样例", "source: 样例\nreplaces: [\"cn:law\"]"));
    beyond(
        "repealed by a stranger",
        "T-167",
        SampleBundle.city()
            .change(LAW, "source: 样例", "source: 样例\nrepealed: 2030-01-01\nrepealedBy: \"sz:law\""));
    String loosens =
        """
          - id: gz-gift-2
            topic: gift
            side: official
            modality: permitted
            when: {act: {eq: receive-gift}}
            basis: ["gz:law/art-1"]
            permission: "%s"
            loosens: [cn-gift-1]
            say: 本地可以收
        """;
    SampleBundle city = SampleBundle.city();
    beyond(
        "a permission written by itself",
        "T-168",
        city.with(RULES, city.files().get(RULES) + loosens.formatted("gz:law/art-2")));
  }

  // --- collections -------------------------------------------------------------------------------

  private void collections() throws Exception {
    byte[] one = world.signed(SampleBundle.city(), city);
    String path = Collection.path("gz", "1.0.0");
    Statement.Index right =
        new Statement.Index(
            List.of(
                new Statement.Index.Member(
                    path, "gz", "1.0.0", one.length, Fingerprint.of(one).sha256())));
    collection("an index of nothing", "T-190", new Statement.Index(List.of()), Map.of());
    collection(
        "a bundle that the index hides", "T-190", right, Map.of(path, one, "x.qinqing", one));
    byte[] later = world.signed(SampleBundle.of("gz", "440100", "city", "1.1.0", World.CITY), city);
    String laterPath = Collection.path("gz", "1.1.0");
    collection(
        "two versions of one bundle",
        "T-190",
        new Statement.Index(
            List.of(
                new Statement.Index.Member(
                    laterPath, "gz", "1.1.0", later.length, Fingerprint.of(later).sha256()),
                right.members().getFirst())),
        Map.of(path, one, laterPath, later));
    byte[] changed = one.clone();
    changed[changed.length / 2] ^= 1;
    collection("a bundle that differs from the index", "T-191", right, Map.of(path, changed));
    String entry = "entries:\n  - {say: 车马费, sense: thing, set: {object: %s}}\n";
    byte[] wide =
        world.signed(SampleBundle.city().with("vocabulary/x.yaml", entry.formatted("cash")), city);
    byte[] narrow =
        world.signed(
            SampleBundle.of("gz-b", "440103", "county", "1.0.0", World.CITY)
                .with("vocabulary/x.yaml", entry.formatted("tea")),
            city);
    String narrowPath = Collection.path("gz-b", "1.0.0");
    collection(
        "a word redefined before it is defined",
        "T-169",
        new Statement.Index(
            List.of(
                new Statement.Index.Member(
                    narrowPath, "gz-b", "1.0.0", narrow.length, Fingerprint.of(narrow).sha256()),
                new Statement.Index.Member(
                    path, "gz", "1.0.0", wide.length, Fingerprint.of(wide).sha256()))),
        Map.of(path, wide, narrowPath, narrow));
    byte[] unsigned = SampleBundle.city().built();
    collection(
        "an unsigned bundle among signed ones",
        "T-192",
        new Statement.Index(
            List.of(
                new Statement.Index.Member(
                    path, "gz", "1.0.0", unsigned.length, Fingerprint.of(unsigned).sha256()))),
        Map.of(path, unsigned));
  }

  private void collection(
      String name, String code, Statement.Index index, Map<String, byte[]> members) {
    Map<String, byte[]> entries = new LinkedHashMap<>(members);
    entries.put(Statement.Index.PATH, index.bytes());
    add(name, code, CanonicalZip.of(entries, List.of(Statement.Index.PATH)));
  }

  // --- what is no bundle -------------------------------------------------------------------------

  @Test
  void aListWhoseReasonsCannotBeReadIsNotKept() throws Exception {
    Path list = world.free(".crl");
    Files.write(
        list,
        Pem.write(List.of(new Pem.Part(Pem.LIST, Forge.listWithBrokenReason(world, province)))));
    Map<String, String> before = world.state();
    var changed = world.roots.revocations(list);
    assertFalse(changed.done());
    assertEquals("T-209", changed.findings().getFirst().code());
    assertEquals(before, world.state());
  }

  @Test
  void aPolicyBehindALinkThatLeadsNowhereIsNotAbsent() throws Exception {
    Path policy = world.data.resolve(Policy.FILE);
    Files.createSymbolicLink(policy, world.folder.resolve("not-mounted.yaml"));
    try {
      Refusal refused = assertThrows(Refusal.class, () -> world.trust.policy());
      assertEquals("T-180", refused.findings().getFirst().code());
    } finally {
      Files.delete(policy);
    }
  }

  @Test
  void namesThatOnlyLookTheSameAreNoNames() {
    assertTrue(Certificate.isOfficeName(World.CITY));
    for (String unseen : List.of("\u3164", "\u115f", "\u034f", "\ufe0f", "\u200b")) {
      assertFalse(Certificate.isOfficeName(World.CITY + unseen));
    }
  }

  // --- any byte ----------------------------------------------------------------------------------

  @Test
  void noByteOfASignedFileCanBeChanged() throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      World.Office office = world.certified(province, algorithm, World.CITY, World.ofCity());
      byte[] signed = world.signed(SampleBundle.city(), office);
      Policy policy = world.trust.policy();
      Verifier verifier = new Verifier(world.trust);
      Container whole = Container.read("x", signed);
      assertEquals("gz", verifier.verify("x", signed, whole, policy).content().id());
      // Every byte once, each with another bit; where the archive itself survives that, the
      // signature must not.
      java.util.Random random = new java.util.Random(7);
      for (int at = 0; at < signed.length; at++) {
        byte[] flipped = signed.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        int where = at;
        String said = algorithm + " " + where;
        assertTrue(refuses(verifier, flipped, policy), said);
      }
    }
  }

  private static boolean refuses(Verifier verifier, byte[] file, Policy policy) throws IOException {
    try {
      Container container = Container.read("x", file);
      if (!Verifier.claims(container)) {
        return true;
      }
      verifier.verify("x", file, container, policy);
      return false;
    } catch (Refusal refusal) {
      return !refusal.findings().isEmpty();
    }
  }

  @Test
  void localitiesAndLevelsNest() {
    Authority wide = World.provincial();
    Authority narrow = World.ofCity();
    assertTrue(narrow.within(wide));
    assertFalse(wide.within(narrow));
    assertTrue(narrow.speaksFor(Locality.of("440103").orElseThrow()));
    assertFalse(narrow.speaksFor(Locality.of("440300").orElseThrow()));
    assertFalse(narrow.speaksFor(Locality.NATIONAL));
    assertFalse(narrow.speaksFor(Locality.TEMPLATE));
    assertTrue(narrow.speaksAs("gz-lw"));
    assertFalse(narrow.speaksAs("gzz"));
    assertFalse(
        World.authority("440100", Level.CITY, Set.of("g*"), Set.of(World.CITY)).within(narrow));
  }
}
