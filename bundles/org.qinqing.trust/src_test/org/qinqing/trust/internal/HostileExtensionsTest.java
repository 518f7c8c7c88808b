package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.SignatureAlgorithm;

/**
 * Hostile extension files, most of them signed by one who may publish code: each is refused with
 * its own reason, and nothing has changed afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileExtensionsTest {
  private Path temp;
  private World world;
  private Program program;
  private World.Office province;
  private World.Office city;
  private SampleExtension sound;
  private final List<Hostile> files = new ArrayList<>();

  private record Hostile(String name, String code, byte[] bytes) {}

  @BeforeAll
  void make(@TempDir Path folder) throws Exception {
    temp = folder;
    world = new World(temp.resolve("w"));
    province =
        world.root(
            SignatureAlgorithm.ED25519, World.PROVINCE, ExtensionsTest.code(World.provincial()));
    city =
        world.certified(
            province, SignatureAlgorithm.ED25519, World.CITY, ExtensionsTest.code(World.ofCity()));
    world.pin(province);
    program = new Program(world, temp.resolve("cache"));
    sound = SampleExtension.of(temp, "1.0.0");
    said();
    parts();
    manifests();
    entries();
    needs();
    signatures();
  }

  @AfterAll
  void stop() throws Exception {
    program.close();
    world.close();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedAndNothingChanges() {
    return files.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> refused(file)));
  }

  private void refused(Hostile file) throws IOException {
    Map<String, String> before = program.state();
    Extensions.Outcome outcome = install(file.bytes());
    assertFalse(outcome.done(), file.name());
    List<String> codes = outcome.findings().stream().map(Diagnostic::code).toList();
    assertEquals(List.of(file.code()), codes.stream().distinct().toList(), file.name());
    assertEquals(before, program.state(), file.name());
  }

  private Extensions.Outcome install(byte[] bytes) throws IOException {
    return program.extensions.install(Files.write(world.free(Extensions.SUFFIX), bytes));
  }

  @Test
  void thereAreEnoughTheReasonsDifferAndTheSoundOneGetsIn() throws Exception {
    assertTrue(files.size() >= 60, () -> String.valueOf(files.size()));
    Set<String> codes = new HashSet<>();
    files.forEach(file -> codes.add(file.code()));
    assertTrue(codes.size() >= 25, codes::toString);
    Extensions.Outcome outcome = install(forced(sound));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertTrue(program.extensions.remove("gz-hello").done());
  }

  /** Wherever a byte differs, it is refused; a step that shares no factor with any structure. */
  @Test
  void noByteCanBeChanged() throws Exception {
    byte[] signed = forced(sound);
    Map<String, String> before = program.state();
    for (int at = 0; at < signed.length; at += 13) {
      byte[] changed = signed.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      int where = at;
      assertFalse(install(changed).done(), () -> "byte " + where);
    }
    assertEquals(before, program.state());
  }

  private byte[] forced(SampleExtension extension) throws Exception {
    return forced(extension, city);
  }

  private byte[] forced(SampleExtension extension, World.Office office) throws Exception {
    return world.forced(extension.files(), office, World.NOW, "gz-hello", "1.0.0", office.chain());
  }

  private void add(String name, String code, SampleExtension extension) throws Exception {
    files.add(new Hostile(name, code, forced(extension)));
  }

  private void said(String code, String from, String to) throws Exception {
    add(to.isEmpty() ? "without " + from : to.strip(), code, sound.saying(from, to));
  }

  private void said() throws Exception {
    said("T-262", "format: 1\n", "");
    said("T-142", "format: 1", "format: 2");
    said("T-262", "format: 1", "format: one");
    said("T-262", "title: 样例扩展\n", "");
    said("T-262", "title: 样例扩展", "title: [a, b]");
    said("T-262", "title: 样例扩展", "title: \"a\\u0007\"");
    said("T-262", "title: 样例扩展", "title: 样例扩展\nautostart: true");
    said("T-262", "title: 样例扩展", "title: 样例扩展\ntitle: 另一个");
    said("T-262", "title: 样例扩展", "title: !!java.io.File [x]");
    said("T-262", "id: gz-hello", "id: ../gz");
    said("T-262", "version: 1.0.0", "version: \"1.0\"");
    said("T-262", "program: \"[1.0.0,2.0.0)\"", "program: all");
    said("T-268", "program: \"[1.0.0,2.0.0)\"", "program: \"[2.0.0,3.0.0)\"");
    said("T-159", "id: gz-hello", "id: gz-other");
    said("T-159", "version: 1.0.0", "version: 9.0.0");
    said("T-163", "publisher: " + World.CITY, "publisher: " + World.PROVINCE);
    SampleExtension foreign =
        sound.saying("pack: gz", "pack: g").saying("id: gz-hello", "id: g-hello");
    put(
        "for a pack of somebody else",
        "T-160",
        world.forced(foreign.files(), city, World.NOW, "g-hello", "1.0.0", city.chain()));
    said("T-267", "pack: gz", "pack: gz-x");
    add(
        "no YAML",
        "T-262",
        new SampleExtension("\u0000", sound.headers(), sound.entries(), Map.of()));
    add("too long", "T-262", sound.saying("样例扩展", "长".repeat(6_000)));
  }

  private void parts() throws Exception {
    for (String stray :
        List.of(
            "pack.yaml",
            "META-INF/MANIFEST.MF",
            "plugins/deep/x.jar",
            "plugins/x.dll",
            "plugins/.x.jar",
            "other/x.jar",
            "features/x.jar",
            "META-INF/qinqing/hand-over.json",
            "run.sh")) {
      add("stray " + stray, "T-263", sound.file(stray, utf8("x")));
    }
    add("no jar", "T-264", sound.file(SampleExtension.JAR, new byte[0]));
    add("no description", "T-262", sound.file(ExtensionDescription.PATH, new byte[0]));
    add("a jar that is none", "T-113", sound.file("plugins/x.jar", utf8("not a zip")));
    add("a jar with data before it", "T-114", prepended());
    add("two bundles of one name", "T-273", sound.file("plugins/again.jar", sound.jar()));
    RawZip slip = RawZip.of(Map.of("META-INF/MANIFEST.MF", utf8(sound.headers())));
    slip.add("../../evil.class", "x");
    add("zip slip in a jar", "T-120", sound.file(SampleExtension.JAR, slip.build()));
    RawZip twice = RawZip.of(Map.of("META-INF/MANIFEST.MF", utf8(sound.headers())));
    twice.add("meta-inf/manifest.mf", "Bundle-Activator: x.Y\n");
    add("two manifests in a jar", "T-118", sound.file(SampleExtension.JAR, twice.build()));
    RawZip differs = RawZip.of(Map.of("META-INF/MANIFEST.MF", utf8(sound.headers())));
    differs.add("a.class", "x");
    differs.last().localName = utf8("b.class");
    add(
        "other names in a jar's headers",
        "T-117",
        sound.file(SampleExtension.JAR, differs.build()));
  }

  private SampleExtension prepended() {
    byte[] jar = sound.jar();
    byte[] longer = new byte[jar.length + 4];
    System.arraycopy(jar, 0, longer, 4, jar.length);
    return sound.file(SampleExtension.JAR, longer);
  }

  private void header(String line, String code) throws Exception {
    add("header " + line, code, sound.header(line));
  }

  private void manifests() throws Exception {
    add("no manifest", "T-269", new SampleExtension(sound.said(), "", sound.entries(), Map.of()));
    add("no bundle", "T-269", sound.headers("Bundle-ManifestVersion: 2\n", ""));
    add("no name", "T-269", sound.headers("Bundle-SymbolicName: sample.hello\n", ""));
    add("no version", "T-269", sound.headers("Bundle-Version: 1.0.0", "Bundle-Version: one"));
    header("bundle-symbolicname: sample.other", "T-269");
    header("Import-Package: java.util", "T-269");
    header("Export-Package: ;;;", "T-269");
    header("Require-Capability: x;filter:=\"((\"", "T-269");
    add("ours", "T-273", sound.headers("sample.hello\n", "org.qinqing.checker\n"));
    add("the platform's", "T-273", sound.headers("sample.hello\n", "org.eclipse.osgi\n"));
    add("the framework's", "T-273", sound.headers("sample.hello\n", "system.bundle\n"));
    header("Fragment-Host: org.qinqing.checker", "T-271");
    header("Fragment-Host: system.bundle;extension:=framework", "T-271");
    header("Bundle-Native\n Code: x.so", "T-272");
    header("Require-Capability: osgi.native;filter:=\"(osgi.native.osname~=linux)\"", "T-272");
    header("DynamicImport-Package: *", "T-270");
    header("Eclipse-PatchFragment: true", "T-270");
    header("Eclipse-BuddyPolicy: global", "T-270");
    header("ECLIPSE-REGISTERBUDDY: org.qinqing.pack", "T-270");
    header("ExtensionBundle-Activator: x.Y", "T-270");
    header("Multi-Release: true", "T-270");
    header("Launcher-Agent-Class: x.Y", "T-270");
    header("Premain-Class: x.Y", "T-270");
    header("Bundle-UpdateLocation: http://example.org/x.jar", "T-270");
    header("Add-Opens: java.base/java.lang", "T-270");
    header("Bundle-ClassPath: .,lib/x.jar", "T-277");
    header("Bundle-ClassPath: external:$user.home$/x.jar", "T-277");
    header("Export-Package: org.qinqing.pack", "T-274");
    header("Export-Package: sample.a,javax.crypto", "T-274");
    header("Provide-Capability: qinqing.pack;id=\"gz\"", "T-275");
    header("Provide-Capability: osgi.extender;osgi.extender=\"qinqing.pack\"", "T-275");
    header("Service-Component: OSGI-INF/x.xml", "T-279");
    header("Bundle-ActivationPolicy: eager", "T-279");
    add("no activator", "T-279", sound.without(SampleExtension.ACTIVATOR));
  }

  private void entries() throws Exception {
    for (String entry :
        List.of(
            "plugin.xml",
            "fragment.xml",
            "META-INF/p2.inf",
            "META-INF/versions/21/x/Y.class",
            "lib/x.jar",
            "x.zip",
            "x.jmod",
            "org/qinqing/pack/Pack.class",
            "java/lang/String.class",
            "run.sh",
            "x.exe")) {
      add("entry " + entry, "T-276", sound.entry(entry));
    }
    for (String entry : List.of("linux/libx.so", "libx.so.6", "x.dll", "x.dylib", "X.DLL")) {
      add("entry " + entry, "T-272", sound.entry(entry));
    }
  }

  private void needs() throws Exception {
    add(
        "a package nobody has",
        "T-278",
        sound.headers("org.osgi.framework\n", "org.osgi.framework,no.such\n"));
    add(
        "a version nobody has",
        "T-278",
        sound.headers("org.osgi.framework\n", "org.osgi.framework;version=\"[99,100)\"\n"));
    header("Require-Bundle: no.such.bundle", "T-278");
    header("Require-Capability: no.such;filter:=\"(a=b)\"", "T-278");
    header("Bundle-RequiredExecutionEnvironment: JavaSE-99", "T-278");
    add("offers what the program has", "T-274", sound.header("Export-Package: org.w3c.dom"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void put(String name, String code, byte[] bytes) {
    files.add(new Hostile(name, code, bytes));
  }

  private void signatures() throws Exception {
    byte[] whole = forced(sound);
    put("empty", "T-113", new byte[0]);
    // The jar inside ends like an archive of its own, with something behind it.
    put("cut off", "T-115", Arrays.copyOf(whole, whole.length - 9));
    put("unsigned", "T-261", sound.unsigned());
    Container container = Container.read("x", whole);
    Map<String, byte[]> halved = new LinkedHashMap<>(container.entries());
    halved.remove(Statement.Seal.PATH);
    put("half a signature", "T-140", CanonicalZip.of(halved, CanonicalZip.PACK_FIRST));
    Map<String, byte[]> swapped = new LinkedHashMap<>(container.entries());
    swapped.put(SampleExtension.JAR, sound.header("X-More: code").jar());
    put("another jar", "T-145", CanonicalZip.of(swapped, CanonicalZip.PACK_FIRST));
    Map<String, byte[]> added = new LinkedHashMap<>(container.entries());
    added.put("plugins/more.jar", sound.jar());
    put("one jar more", "T-143", CanonicalZip.of(added, CanonicalZip.PACK_FIRST));
    World.Office plain =
        world.certified(province, SignatureAlgorithm.SM2, World.CITY, World.ofCity());
    put("no authority for code", "T-265", forced(sound, plain));
    World.Office unknown =
        world.root(SignatureAlgorithm.ED25519, World.CITY, ExtensionsTest.code(World.ofCity()));
    put("a root nobody pinned", "T-149", forced(sound, unknown));
    World.Office narrow =
        world.certified(province, SignatureAlgorithm.ED25519, "样例镇纪委", World.ofCity());
    Certificate wide = Forge.certificate(world, narrow, plain, ExtensionsTest.code(World.ofCity()));
    put(
        "authority for code from one who has none",
        "T-196",
        world.forced(
            sound.files(),
            narrow,
            World.NOW,
            "gz-hello",
            "1.0.0",
            List.of(wide, plain.chain().getFirst(), province.chain().getFirst())));
    put(
        "signed tomorrow",
        "T-153",
        world.forced(
            sound.files(),
            city,
            World.NOW.plus(Duration.ofDays(1)),
            "gz-hello",
            "1.0.0",
            city.chain()));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    put("something behind", "T-115", longer);
    RawZip compressed = new RawZip();
    container
        .entries()
        .forEach((n, c) -> compressed.entries.add(new RawZip.Entry(n, c).deflated()));
    put("packed by another tool", "T-134", compressed.build());
  }
}
