package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;

/** What is signed by one who may publish code runs from the next start on, and only then. */
final class ExtensionsTest {
  @TempDir Path temp;
  private World world;
  private World.Office province;
  private World.Office city;
  private Path cache;

  static Authority code(Authority plain) {
    return new Authority(
        plain.packs(), plain.locality(), plain.highest(), plain.issuers(), plain.replaces(), true);
  }

  @BeforeEach
  void start() throws Exception {
    world = new World(temp.resolve("w"));
    cache = temp.resolve("运行 区");
    Authority all = code(World.provincial());
    province = world.root(SignatureAlgorithm.ED25519, World.PROVINCE, all);
    city = world.certified(province, SignatureAlgorithm.ED25519, World.CITY, code(World.ofCity()));
    world.pin(province);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(world.free(Extensions.SUFFIX), content);
  }

  private Path signed(Program program, SampleExtension extension, World.Office office)
      throws IOException {
    Path output = world.free(Extensions.SUFFIX);
    Path source = Files.write(world.free(".zip"), extension.unsigned());
    PackSigner.Signed signed =
        program.signer.sign(source, office.signer(), world.clock.instant(), output);
    assertTrue(signed.done(), () -> signed.findings().toString());
    return output;
  }

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }

  private static void wipe(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private Path installed(String version) throws Exception {
    try (Program program = new Program(world, cache)) {
      Path file = signed(program, SampleExtension.of(temp, version), city);
      Extensions.Outcome outcome = program.extensions.install(file);
      assertTrue(outcome.done(), () -> outcome.findings().toString());
      assertEquals("gz-hello " + version, outcome.id() + " " + outcome.version());
      assertEquals(List.of("T-285"), codes(outcome.findings()), "says when it takes effect");
      assertEquals(Extensions.State.NEXT_START, program.listed().state());
      return file;
    }
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void itRunsFromTheNextStartOnAndIsGoneAfterTheOneThatFollowsItsRemoval(
      SignatureAlgorithm algorithm) throws Exception {
    World.Office office = world.certified(province, algorithm, World.CITY, code(World.ofCity()));
    try (Program program = new Program(world, cache)) {
      Path file = signed(program, SampleExtension.of(temp, "1.0.0"), office);
      assertTrue(program.extensions.install(file).done());
      assertEquals(Optional.empty(), program.said(), "not before the next start");
      assertEquals(List.of(), program.placed());
      Path stored = program.mirror.store().newest("gz-hello").orElseThrow().file();
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(stored), "those very bytes");
      assertEquals(
          List.of("T-284"), codes(program.extensions.install(file).findings()), "twice is once");
    }
    for (int i = 0; i < 2; i++) {
      try (Program program = new Program(world, cache)) {
        assertEquals(Optional.of("1.0.0"), program.said());
        assertEquals(
            new Extensions.Listed(
                "gz-hello", "样例扩展", "1.0.0", "gz", World.CITY, Extensions.State.RUNNING, List.of()),
            program.listed());
      }
    }
    wipe(cache);
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said(), "the cache may be wiped");
      assertTrue(program.extensions.remove("gz-hello").done());
      assertEquals(Extensions.State.LEAVING, program.listed().state());
      assertEquals(Optional.of("1.0.0"), program.said(), "until the next start");
      assertEquals(List.of("T-283"), codes(program.extensions.remove("gz-hello").findings()));
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(List.of(), program.placed());
      assertEquals(List.of(), program.extensions.list());
      assertEquals(0, program.asked(), "nobody is asked whom to trust");
    }
    try (Stream<Path> left = Files.list(world.data.resolve("extensions"))) {
      assertEquals(List.of(), left.toList(), "nothing stays behind");
    }
  }

  @Test
  void nothingWakesWithoutExtensions() throws Exception {
    try (Program program = new Program(world, cache)) {
      assertEquals(0, program.asked());
      assertEquals(List.of(), program.extensions.list());
      assertFalse(Files.exists(world.data.resolve("extensions")));
    }
  }

  @Test
  void anUpdateTakesThePlaceOfTheOlderAndAnOlderIsRefused() throws Exception {
    installed("1.0.0");
    try (Program program = new Program(world, cache)) {
      Path newer = signed(program, SampleExtension.of(temp, "1.10.0"), city);
      assertTrue(program.extensions.install(newer).done());
      Path older = signed(program, SampleExtension.of(temp, "1.9.0"), city);
      Map<String, String> before = program.state();
      assertEquals(List.of("T-280"), codes(program.extensions.install(older).findings()));
      SampleExtension other = SampleExtension.of(temp, "1.10.0").header("X-Other: yes");
      assertEquals(
          List.of("T-281"),
          codes(program.extensions.install(signed(program, other, city)).findings()));
      assertEquals(before, program.state());
      assertEquals(Optional.of("1.0.0"), program.said());
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.10.0"), program.said());
      assertEquals(1, program.placed().size(), "the older one is gone");
    }
    try (Stream<Path> versions = Files.list(world.data.resolve("extensions/gz-hello"))) {
      assertEquals(1, versions.count());
    }
  }

  @Test
  void anotherPublisherDoesNotFollow() throws Exception {
    installed("1.0.0");
    World.Office other = world.root(SignatureAlgorithm.SM2, World.CITY, code(World.ofCity()));
    world.pin(other);
    try (Program program = new Program(world, cache)) {
      Path newer = signed(program, SampleExtension.of(temp, "2.0.0"), other);
      Map<String, String> before = program.state();
      assertEquals(List.of("T-282"), codes(program.extensions.install(newer).findings()));
      assertEquals(before, program.state());
    }
  }

  /** Everything else is right: the key, the chain, the pin, the pack, the jar. */
  @Test
  void withoutAuthorityForCodeItIsRefused() throws Exception {
    World.Office plain =
        world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    try (Program program = new Program(world, cache)) {
      SampleExtension sample = SampleExtension.of(temp, "1.0.0");
      Path source = Files.write(world.free(".zip"), sample.unsigned());
      Path output = world.free(Extensions.SUFFIX);
      PackSigner.Signed signed =
          program.signer.sign(source, plain.signer(), world.clock.instant(), output);
      assertEquals(List.of("T-265"), codes(signed.findings()));
      assertFalse(Files.exists(output));
      byte[] forced =
          world.forced(sample.files(), plain, World.NOW, "gz-hello", "1.0.0", plain.chain());
      Map<String, String> before = program.state();
      assertEquals(List.of("T-265"), codes(program.extensions.install(file(forced)).findings()));
      assertEquals(before, program.state());
    }
  }

  @Test
  void noOneHandsOnWhatHeMayNotDoHimself() throws Exception {
    World.Office plain = world.root(SignatureAlgorithm.ED25519, "另一省纪委", World.provincial());
    World.Office wanting = world.office(SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    SigningKeys.Made made =
        world.keys.certify(
            plain.signer(),
            wanting.request(),
            code(World.ofCity()),
            World.YEARS,
            false,
            wanting.signer().certificates());
    assertEquals(List.of("T-157"), codes(made.findings()));
    assertFalse(plain.chain().getFirst().authority().code());
    assertTrue(city.chain().getFirst().authority().code());
    assertFalse(
        new Authority(
                Set.of("gz"), Locality.of("440100").orElseThrow(), Level.CITY, Set.of(), Set.of())
            .code());
  }

  @Test
  void whatIsNotTrustedAnyMoreDoesNotStart() throws Exception {
    installed("1.0.0");
    Path list = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            city.signer().certificates(),
            SigningKeys.Reason.CEASED,
            Optional.empty(),
            list));
    assertTrue(world.roots.revocations(list).done());
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(Extensions.State.REFUSED, program.listed().state());
      assertEquals(List.of("T-152"), codes(program.listed().findings()));
    }
  }

  @Test
  void whatRanBeforeDoesNotStartWhenThePolicyForbidsItOrItsCertificateEnds() throws Exception {
    installed("1.0.0");
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said());
    }
    Path policy = world.data.resolve(Policy.FILE);
    Files.writeString(policy, "format: 1\nextensions: refuse\n");
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(List.of(), program.placed());
      assertEquals(List.of("T-266"), codes(program.listed().findings()));
      Path file = program.mirror.store().newest("gz-hello").orElseThrow().file();
      Path again = Files.copy(file, world.free(Extensions.SUFFIX));
      assertEquals(List.of("T-266"), codes(program.extensions.install(again).findings()));
    }
    Files.writeString(policy, "format: 1\nextensions: signed\n");
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said());
    }
    Files.writeString(policy, "format: 1\nextensions: everything\n");
    try (Program program = new Program(world, cache)) {
      assertEquals(List.of("T-180"), codes(program.listed().findings()));
    }
    Files.delete(policy);
    world.clock.now = World.NOW.plus(Duration.ofDays(4 * 365));
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(List.of("T-150"), codes(program.listed().findings()));
    }
  }

  @Test
  void aDamagedStoredFileDoesNotStartIsToldAndItsRuleBundleIsUnhealthy() throws Exception {
    Path file = installed("1.0.0");
    Path gz = Files.write(temp.resolve("gz.jar"), SampleBundle.city().built());
    Path cn = Files.write(temp.resolve("cn.jar"), SampleBundle.country().built());
    try (Program program = new Program(world, cache, gz, cn)) {
      assertEquals(Optional.of("1.0.0"), program.said());
      assertEquals(List.of(), program.unhealthy());
    }
    Path stored = new ExtensionStore(world.data).newest("gz-hello").orElseThrow().file();
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored, bytes);
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(List.of(), program.placed());
      assertEquals(Extensions.State.REFUSED, program.listed().state());
      assertEquals(List.of("T-286"), codes(program.listed().findings()));
      List<UnhealthyPack> unhealthy = program.unhealthy();
      assertEquals(1, unhealthy.size(), unhealthy::toString);
      assertEquals("gz", unhealthy.getFirst().id());
      assertEquals(Locality.of("440100"), unhealthy.getFirst().locality());
      assertEquals(
          List.of("T-285"),
          codes(program.extensions.install(file).findings()),
          "the same file mends it");
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said());
      assertEquals(List.of(), program.unhealthy());
    }
    Files.write(stored, bytes);
    try (Program program = new Program(world, cache)) {
      assertTrue(program.extensions.remove("gz-hello").done(), "and can be removed");
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(List.of(), program.unhealthy());
      assertEquals(List.of(), program.extensions.list());
    }
  }

  @Test
  void whatIsUnpackedIsMendedWhenItWasChangedOrLost() throws Exception {
    installed("1.0.0");
    Path jar;
    try (Program program = new Program(world, cache)) {
      jar =
          Path.of(
              java.net.URI.create(
                  program.placed().getFirst().getLocation().substring("reference:".length())));
    }
    byte[] right = Files.readAllBytes(jar);
    byte[] other = SampleExtension.of(temp, "6.6.6").jar();
    Files.write(jar, other);
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said(), "never what lay there");
    }
    assertArrayEquals(right, Files.readAllBytes(jar));
    Files.delete(jar);
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said());
      assertEquals(1, program.placed().size());
      assertTrue(program.extensions.remove("gz-hello").done());
    }
    Files.delete(jar);
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.empty(), program.said());
      assertEquals(List.of(), program.placed(), "though its file had vanished");
    }
  }

  @Test
  void oneThatFailsToStartIsToldAndStopsNothing() throws Exception {
    installed("1.0.0");
    try (Program program = new Program(world, cache)) {
      SampleExtension bad =
          SampleExtension.failing(temp, "1.0.0")
              .saying("gz-hello", "gz-bad")
              .headers("sample.hello\n", "sample.bad\n");
      assertTrue(program.extensions.install(signed(program, bad, city)).done());
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said(), "the other one runs");
      Extensions.Listed bad = program.extensions.list().getFirst();
      assertEquals("gz-bad", bad.id());
      assertEquals(List.of("T-287"), codes(bad.findings()));
      assertEquals(1, program.placed().size(), "nothing of it stays");
    }
  }

  /** It has two bundles: the first starts, the second does not return. */
  private Path waiting(Program program) throws IOException {
    SampleExtension starts =
        SampleExtension.of(temp, "6.6.6").headers("sample.hello\n", "sample.first\n");
    SampleExtension waits =
        SampleExtension.stubborn(temp, "1.0.0")
            .saying("gz-hello", "gz-waits")
            .headers("sample.hello\n", "sample.waits\n")
            .file("plugins/a.first.jar", starts.jar());
    return signed(program, waits, city);
  }

  private static void release(Program program) throws Exception {
    BundleContext context = program.framework.getBundleContext();
    CountDownLatch gone = new CountDownLatch(1);
    context.addBundleListener(
        event -> {
          if (event.getType() == BundleEvent.UNINSTALLED) {
            gone.countDown();
          }
        });
    context.getService(context.getServiceReference(CountDownLatch.class)).countDown();
    assertTrue(gone.await(1, TimeUnit.MINUTES), "what ends too late goes");
  }

  @Test
  void oneThatDoesNotFinishStartingHoldsUpNothingAndIsNotStartedAgainBeforeItIsInstalledAgain()
      throws Exception {
    installed("1.0.0");
    Path gz = Files.write(temp.resolve("gz.jar"), SampleBundle.city().built());
    Duration patience = Duration.ofSeconds(3);
    Path file;
    try (Program program = new Program(world, cache)) {
      file = waiting(program);
      assertTrue(program.extensions.install(file).done());
    }
    try (Program program = new Program(world, cache, patience, gz)) {
      assertEquals(Optional.of("1.0.0"), program.said(), "the other one runs");
      Extensions.Listed waits = program.extensions.list().getLast();
      assertEquals("gz-waits", waits.id());
      assertEquals(Extensions.State.REFUSED, waits.state());
      assertEquals(List.of("T-288"), codes(waits.findings()));
      assertTrue(waits.findings().getFirst().message().contains("3"), waits::toString);
      assertEquals(
          List.of("gz"), program.unhealthy().stream().map(UnhealthyPack::id).toList(), "law 11");
      assertEquals(
          Set.of("sample.hello", "sample.waits"),
          program.placed().stream().map(Bundle::getSymbolicName).collect(Collectors.toSet()),
          "what of it had started is gone");
      release(program);
      assertEquals(1, program.placed().size());
    }
    try (Program program = new Program(world, cache, patience, gz)) {
      assertEquals(Optional.of("1.0.0"), program.said());
      Extensions.Listed waits = program.extensions.list().getLast();
      assertEquals(List.of("T-288"), codes(waits.findings()));
      assertEquals(1, program.placed().size(), "it was not tried again");
      assertEquals(1, program.unhealthy().size());
      assertEquals(
          List.of("T-285"), codes(program.extensions.install(file).findings()), "on request");
      assertEquals(Extensions.State.NEXT_START, program.extensions.list().getLast().state());
      assertEquals(List.of("T-284"), codes(program.extensions.install(file).findings()));
    }
    try (Program program = new Program(world, cache, patience)) {
      assertEquals(List.of("T-288"), codes(program.extensions.list().getLast().findings()));
      release(program);
      assertTrue(program.extensions.remove("gz-waits").done());
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said());
      assertEquals("gz-hello", program.listed().id());
    }
  }

  /** The framework would wait a minute for one that is still starting. */
  @Test
  void theProgramEndsThoughOneHasNotFinishedStarting() throws Exception {
    try (Program program = new Program(world, cache)) {
      Path waits = signed(program, SampleExtension.waiting(temp, "1.0.0"), city);
      assertTrue(program.extensions.install(waits).done());
    }
    try (Program program = new Program(world, cache, Duration.ofSeconds(2))) {
      assertEquals(List.of("T-288"), codes(program.listed().findings()));
      program.framework.stop();
      assertEquals(FrameworkEvent.STOPPED, program.framework.waitForStop(20_000).getType());
    }
  }

  @Test
  void twoBundlesOfOneExtensionMayNeedEachOther() throws Exception {
    SampleExtension library =
        SampleExtension.of(temp, "1.0.0")
            .without(SampleExtension.ACTIVATOR)
            .entry("sample/words/Words.class")
            .headers("sample.hello\n", "sample.words\n")
            .headers("Bundle-Activator: sample.hello.Activator\n", "")
            .header("Export-Package: sample.words;version=\"1.2.0\"");
    SampleExtension two =
        SampleExtension.of(temp, "1.0.0")
            .headers("org.osgi.framework\n", "org.osgi.framework,sample.words;version=\"[1,2)\"\n")
            .file("plugins/words.jar", library.jar());
    try (Program program = new Program(world, cache)) {
      assertTrue(program.extensions.install(signed(program, two, city)).done());
    }
    try (Program program = new Program(world, cache)) {
      assertEquals(Optional.of("1.0.0"), program.said(), () -> program.listed().toString());
      assertEquals(2, program.placed().size());
    }
  }

  @Test
  void signingIsTheSameForAFolderAndAFileAndTellsWhatDoesNotBelong() throws Exception {
    SampleExtension sample = SampleExtension.of(temp, "1.0.0");
    Path folder = Files.createDirectories(temp.resolve("源"));
    for (Map.Entry<String, byte[]> entry : sample.files().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    try (Program program = new Program(world, cache)) {
      Path one = signed(program, sample, city);
      Path other = world.free(Extensions.SUFFIX);
      assertTrue(program.signer.sign(folder, city.signer(), world.clock.instant(), other).done());
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
      Path again = world.free(Extensions.SUFFIX);
      assertTrue(program.signer.sign(one, city.signer(), world.clock.instant(), again).done());
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(again));
      Files.writeString(folder.resolve("notes.txt"), "x");
      assertEquals(
          List.of("T-263"),
          codes(
              program.signer.sign(folder, city.signer(), world.clock.instant(), other).findings()));
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other), "the older one stays");
    }
  }

  @Test
  void aRuleBundleIsNoExtensionAndAnExtensionNoRuleBundle() throws Exception {
    byte[] pack = world.signed(SampleBundle.city(), city);
    try (Program program = new Program(world, cache)) {
      Map<String, String> before = program.state();
      List<String> codes = codes(program.extensions.install(file(pack)).findings());
      assertTrue(codes.contains("T-263"), codes::toString);
      Path extension = signed(program, SampleExtension.of(temp, "1.0.0"), city);
      Map<String, String> installed = world.state();
      codes = World.codes(world.install(Files.readAllBytes(extension)));
      assertTrue(codes.contains("T-131"), codes::toString);
      assertEquals(installed, world.state());
      assertEquals(before, program.state());
      assertEquals(
          List.of("T-260"),
          codes(program.extensions.install(world.file(new byte[0])).findings()),
          "another name");
    }
  }

  // --- looking before installing -----------------------------------------------------------------

  @Test
  void whatIsShownBeforeIsWhatIsInstalledAndShowingChangesNothing() throws Exception {
    Path gz = Files.write(temp.resolve("gz.jar"), SampleBundle.city().built());
    Path cn = Files.write(temp.resolve("cn.jar"), SampleBundle.country().built());
    try (Program program = new Program(world, cache, gz, cn)) {
      Path file = signed(program, SampleExtension.of(temp, "1.0.0"), city);
      Map<String, String> before = program.state();
      Extensions.Preview preview = program.extensions.examine(file);
      assertEquals(before, program.state());
      assertFalse(Files.exists(world.data.resolve("extensions")), "not even a folder");
      assertEquals(Optional.empty(), program.said(), "nothing of it runs");
      assertEquals(Fingerprint.of(Files.readAllBytes(file)).sha256(), preview.sha256());
      assertTrue(preview.outcome().done(), () -> preview.outcome().findings().toString());
      assertEquals(List.of("T-285"), codes(preview.outcome().findings()));
      assertEquals(
          "gz-hello 1.0.0 样例扩展 gz",
          String.join(
              " ",
              preview.outcome().id(),
              preview.outcome().version(),
              preview.title(),
              preview.pack()));
      assertTrue(preview.packThere());
      assertEquals(Optional.empty(), preview.replaces());
      assertTrue(preview.signed().holds());
      Publisher publisher = preview.signed().publisher().orElseThrow();
      assertEquals(World.CITY, publisher.name());
      assertTrue(publisher.authority().code());
      assertEquals(Optional.of(World.NOW), preview.signed().signedAt());

      Extensions.Outcome outcome = program.extensions.install(file, Optional.of(preview.sha256()));
      assertEquals(preview.outcome(), outcome);
      assertEquals("1.0.0", program.mirror.store().newest("gz-hello").orElseThrow().version());
      assertEquals(List.of("T-284"), codes(program.extensions.examine(file).outcome().findings()));
    }
  }

  @Test
  void anotherFileThanTheOneShownIsNotInstalled() throws Exception {
    try (Program program = new Program(world, cache)) {
      Path file = signed(program, SampleExtension.of(temp, "1.0.0"), city);
      Path other = signed(program, SampleExtension.of(temp, "1.1.0"), city);
      String shown = program.extensions.examine(file).sha256();
      Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
      Extensions.Outcome outcome = program.extensions.install(file, Optional.of(shown));
      assertFalse(outcome.done());
      assertEquals(List.of("T-226"), codes(outcome.findings()));
      assertEquals(List.of(), program.extensions.list());
      assertTrue(program.extensions.install(file).done(), "the command takes it as it is");
    }
  }

  @Test
  void whatWouldBeReplacedAndWhetherItsRuleBundleIsThereIsSaid() throws Exception {
    installed("1.0.0");
    try (Program program = new Program(world, cache)) {
      Path newer = signed(program, SampleExtension.of(temp, "1.1.0"), city);
      Extensions.Preview preview = program.extensions.examine(newer);
      assertTrue(preview.outcome().done());
      assertEquals(Optional.of("1.0.0"), preview.replaces());
      assertFalse(preview.packThere(), "its rule bundle is not there");
      assertTrue(program.extensions.install(newer).done());
      Path older = signed(program, SampleExtension.of(temp, "1.0.1"), city);
      Map<String, String> before = program.state();
      Extensions.Preview refused = program.extensions.examine(older);
      assertEquals(List.of("T-280"), codes(refused.outcome().findings()));
      assertFalse(refused.outcome().done());
      assertTrue(refused.signed().holds(), "only its age is wrong");
      assertEquals(before, program.state());
    }
  }

  @Test
  void whatIsRefusedIsShownWithItsReasonsAndItsPublisherNotBelieved() throws Exception {
    World.Office stranger =
        world.root(SignatureAlgorithm.ED25519, World.CITY, code(World.ofCity()));
    try (Program program = new Program(world, cache)) {
      SampleExtension sample = SampleExtension.of(temp, "1.0.0");
      byte[] foreign =
          world.forced(sample.files(), stranger, World.NOW, "gz-hello", "1.0.0", stranger.chain());
      Map<String, String> before = program.state();
      Extensions.Preview unknown = program.extensions.examine(file(foreign));
      assertEquals(List.of("T-149"), codes(unknown.outcome().findings()));
      assertFalse(unknown.signed().holds());
      assertEquals(
          Optional.of(World.CITY), unknown.signed().publisher().map(Publisher::name), "as it says");
      assertEquals("样例扩展", unknown.title());
      Extensions.Preview unsigned = program.extensions.examine(file(sample.unsigned()));
      assertEquals(List.of("T-261"), codes(unsigned.outcome().findings()));
      assertEquals(Optional.empty(), unsigned.signed().publisher());
      Extensions.Preview garbled = program.extensions.examine(file(new byte[] {1, 2, 3}));
      assertEquals(List.of("T-113"), codes(garbled.outcome().findings()));
      assertEquals("", garbled.title() + garbled.pack() + garbled.outcome().id());
      Extensions.Preview named = program.extensions.examine(world.file(foreign));
      assertEquals(List.of("T-260"), codes(named.outcome().findings()));
      assertEquals("", named.sha256(), "it was not even read");
      assertEquals(before, program.state());
      Files.writeString(world.data.resolve(Policy.FILE), "format: 1\nextensions: refuse\n");
      Path right = signed(program, sample, city);
      assertEquals(List.of("T-266"), codes(program.extensions.examine(right).outcome().findings()));
    }
  }

  @Test
  void theSameFileAsADamagedStoredOneWouldBeInstalledAgain() throws Exception {
    Path file = installed("1.0.0");
    Path stored = new ExtensionStore(world.data).newest("gz-hello").orElseThrow().file();
    Files.write(stored, new byte[] {1});
    try (Program program = new Program(world, cache)) {
      Extensions.Preview preview = program.extensions.examine(file);
      assertEquals(List.of("T-285"), codes(preview.outcome().findings()));
      assertEquals(Optional.empty(), preview.replaces());
      assertTrue(program.extensions.install(file, Optional.of(preview.sha256())).done());
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(stored));
    }
  }
}
