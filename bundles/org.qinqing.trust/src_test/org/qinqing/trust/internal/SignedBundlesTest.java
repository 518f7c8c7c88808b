package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.pack.AllowList;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;

/** What is signed rightly gets in, and stays in by the rules. */
final class SignedBundlesTest {
  @TempDir Path temp;
  private World world;
  private World.Office province;
  private World.Office city;

  @BeforeEach
  void start() throws Exception {
    world = new World(temp.resolve("w"));
    province = world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    city = world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  private static SampleBundle city(String version) {
    return SampleBundle.of("gz", "440100", "city", version, World.CITY);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void aSignedBundleIsVerifiedInstalledListedAndRemoved(SignatureAlgorithm algorithm)
      throws Exception {
    World.Office root = world.root(algorithm, "另一省纪委", World.provincial());
    World.Office office = world.certified(root, algorithm, World.CITY, World.ofCity());
    byte[] signed = world.signed(city("1.0.0"), office);
    Map<String, String> before = world.state();
    assertEquals(List.of("T-149"), World.codes(world.install(signed)), "nobody pinned the root");
    assertEquals(before, world.state());
    world.pin(root);
    before = world.state();
    PackSigner.Verification verified = world.signer.verify(world.file(signed)).getFirst();
    assertTrue(verified.holds(), () -> verified.findings().toString());
    assertEquals(World.CITY, verified.publisher().orElseThrow().name());
    assertEquals(Optional.of(World.NOW), verified.signedAt());
    PackInstaller.Outcome outcome = world.install(signed);
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    PackStore.Stored stored = world.mirror.store().list().getFirst();
    assertArrayEquals(signed, Files.readAllBytes(stored.file()), "those very bytes");
    assertEquals(
        PackInstaller.Signature.VERIFIED,
        world.installer.list().stream()
            .filter(l -> l.id().equals("gz"))
            .findFirst()
            .orElseThrow()
            .signature());
    assertTrue(world.registry.snapshot().pack("gz").isPresent());
    assertEquals(List.of("T-107"), World.codes(world.install(signed)));
    assertTrue(world.installer.remove("gz").done());
    assertEquals(before, world.state(), "removing leaves nothing behind");
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void theSameBundleKeyAndTimeGiveTheSameBytes(SignatureAlgorithm algorithm) throws Exception {
    World.Office office = world.certified(province, algorithm, World.CITY, World.ofCity());
    byte[] first = world.signed(city("1.0.0"), office);
    assertArrayEquals(first, world.signed(city("1.0.0"), office));
    Path again = world.free(".qinqing");
    assertTrue(
        world
            .signer
            .sign(world.file(first), office.signer(), Optional.empty(), World.NOW, again)
            .done());
    assertArrayEquals(first, Files.readAllBytes(again), "signing anew");
    world.clock.now = World.NOW.plusSeconds(1);
    assertFalse(World.same(first, world.signed(city("1.0.0"), office)));
  }

  @Test
  void aCountyUnderACityUnderAProvince() throws Exception {
    world.pin(province);
    Authority handsOn = World.authority("440100", Level.CITY, Set.of("gz", "gz-*"), Set.of("*"));
    World.Office between =
        world.certified(province, SignatureAlgorithm.SM2, World.CITY, handsOn, World.YEARS, true);
    World.Office county =
        world.certified(
            between,
            SignatureAlgorithm.ED25519,
            World.COUNTY,
            World.authority("440103", Level.COUNTY, Set.of("gz-lw"), Set.of(World.COUNTY)));
    byte[] signed =
        world.signed(SampleBundle.of("gz-lw", "440103", "county", "1.0.0", World.COUNTY), county);
    PackInstaller.Outcome outcome = world.install(signed);
    assertTrue(outcome.done(), () -> outcome.findings().toString());
  }

  @Test
  void updatesComeFromTheSamePublisherOrByHandOver() throws Exception {
    world.pin(province);
    World.Office other = anotherOfTheCity();
    assertTrue(world.install(world.signed(city("1.0.0"), city)).done());
    World.Office renewed =
        world.certified(province, SignatureAlgorithm.SM2, World.CITY, World.ofCity());
    assertTrue(world.install(world.signed(city("1.1.0"), renewed)).done(), "a renewed certificate");
    SampleBundle next = of(other, "1.2.0");
    Map<String, String> before = world.state();
    assertTrue(World.codes(world.install(world.signed(next, other))).contains("T-172"));
    assertTrue(
        World.codes(
                world.install(
                    city("1.3.0").built(), new Consent(true, Optional.empty(), Optional.empty())))
            .contains("T-174"));
    byte[] selfMade = world.forced(withHandOver(next, handedOver(other, city)), other);
    assertTrue(World.codes(world.install(selfMade)).contains("T-172"), "handed over by itself");
    assertEquals(before, world.state());
    Path right = handedOver(renewed, other);
    PackInstaller.Outcome outcome = world.install(world.signed(next, other, Optional.of(right)));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertTrue(World.codes(world.install(world.signed(city("1.4.0"), city))).contains("T-172"));
  }

  @Test
  void aHandOverIsSpentOnceTheBundleWentBack() throws Exception {
    world.pin(province);
    World.Office other = anotherOfTheCity();
    assertTrue(world.install(world.signed(city("1.0.0"), city)).done());
    Path there = handedOver(city, other);
    world.clock.now = world.clock.now.plus(Duration.ofDays(1));
    byte[] taken = world.signed(of(other, "1.1.0"), other, Optional.of(there));
    assertTrue(world.install(taken).done());
    world.clock.now = world.clock.now.plus(Duration.ofDays(1));
    Path back = handedOver(other, city);
    byte[] returned = world.signed(city("1.2.0"), city, Optional.of(back));
    assertTrue(world.install(returned).done());
    world.clock.now = world.clock.now.plus(Duration.ofDays(1));
    Map<String, String> before = world.state();
    byte[] replayed = world.signed(of(other, "1.3.0"), other, Optional.of(there));
    assertTrue(World.codes(world.install(replayed)).contains("T-179"));
    assertEquals(before, world.state());
    Path anew = handedOver(city, other);
    assertTrue(world.install(world.signed(of(other, "1.3.0"), other, Optional.of(anew))).done());
  }

  private World.Office anotherOfTheCity() throws Exception {
    return world.certified(
        province,
        SignatureAlgorithm.ED25519,
        "样例市监委",
        World.authority("440100", Level.CITY, Set.of("gz"), Set.of("样例市监委")));
  }

  private static SampleBundle of(World.Office office, String version) throws Exception {
    return SampleBundle.of("gz", "440100", "city", version, office.chain().getFirst().name());
  }

  private Path handedOver(World.Office from, World.Office to) throws Exception {
    return world.handedOver("gz", from, to);
  }

  private static Map<String, byte[]> withHandOver(SampleBundle bundle, Path handOver)
      throws Exception {
    Map<String, byte[]> entries = bundle.bytes();
    entries.put(Statement.HandOver.PATH, Files.readAllBytes(handOver));
    return entries;
  }

  @Test
  void anOlderVersionComesOnlyWhenAskedForByName() throws Exception {
    world.pin(province);
    byte[] old = world.signed(city("1.0.0"), city);
    assertTrue(world.install(world.signed(city("1.1.0"), city)).done());
    Map<String, String> before = world.state();
    assertTrue(World.codes(world.install(old)).contains("T-106"));
    assertTrue(
        World.codes(world.install(old, new Consent(false, Optional.of("other"), Optional.empty())))
            .contains("T-106"));
    assertEquals(before, world.state());
    PackInstaller.Outcome outcome =
        world.install(old, new Consent(false, Optional.of("gz"), Optional.empty()));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertTrue(World.codes(outcome).contains("T-176"));
    assertEquals("1.0.0", world.registry.snapshot().pack("gz").orElseThrow().version());
    assertEquals(1, world.mirror.store().list().size());
  }

  @Test
  void whatCameWithTheProgramIsNoVersionToGoBackFrom() throws Exception {
    byte[] older =
        SampleBundle.country()
            .change("pack.yaml", "version: 1.0.0", "version: 0.9.0")
            .change(AllowList.MANIFEST, "Bundle-Version: 1.0.0", "Bundle-Version: 0.9.0")
            .change(AllowList.MANIFEST, "version:Version=\"1.0.0\"", "version:Version=\"0.9.0\"")
            .built();
    Map<String, String> before = world.state();
    PackInstaller.Outcome outcome =
        world.install(older, new Consent(true, Optional.of("cn"), Optional.empty()));
    assertTrue(World.codes(outcome).contains("T-177"), () -> outcome.findings().toString());
    assertEquals(before, world.state());
  }

  @Test
  void certificatesCountWithinTheirTimeOnly() throws Exception {
    world.pin(province);
    World.Office brief =
        world.certified(
            province,
            SignatureAlgorithm.ED25519,
            World.CITY,
            World.ofCity(),
            Period.ofDays(30),
            false);
    byte[] signed = world.signed(city("1.0.0"), brief);
    world.clock.now = World.NOW.minus(Duration.ofDays(2));
    assertEquals(List.of("T-151"), World.codes(world.install(signed)));
    world.clock.now = World.NOW.minus(Duration.ofMinutes(50));
    assertEquals(List.of("T-153"), World.codes(world.install(signed)));
    world.clock.now = World.NOW.plus(Duration.ofDays(31));
    assertEquals(List.of("T-150"), World.codes(world.install(signed)));
    world.clock.now = World.NOW.plus(Duration.ofDays(29));
    assertTrue(world.install(signed).done());
    byte[] late =
        world.forced(
            city("1.0.0").bytes(),
            brief,
            World.NOW.minus(Duration.ofDays(1)),
            "gz",
            "1.0.0",
            brief.chain());
    assertEquals(List.of("T-154"), World.codes(world.install(late)));
  }

  @Test
  void aCompromisedKeyIsOutOfUseAtOnceAndASupersededOneOnlySignsNoMore() throws Exception {
    world.pin(province);
    World.Office other =
        world.certified(
            province,
            SignatureAlgorithm.SM2,
            World.CITY,
            World.authority("440100", Level.CITY, Set.of("gz-b"), Set.of(World.CITY)));
    byte[] first = world.signed(city("1.0.0"), city);
    byte[] second =
        world.signed(SampleBundle.of("gz-b", "440100", "city", "1.0.0", World.CITY), other);
    assertTrue(world.install(first).done());
    assertTrue(world.install(second).done());
    Path one = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            other.signer().certificates(),
            SigningKeys.Reason.SUPERSEDED,
            Optional.empty(),
            one));
    assertTrue(world.roots.revocations(one).done());
    assertTrue(world.registry.snapshot().pack("gz-b").isPresent(), "what is installed stays");
    world.installer.remove("gz-b");
    assertEquals(List.of("T-152"), World.codes(world.install(second)));
    Path two = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            city.signer().certificates(),
            SigningKeys.Reason.KEY_COMPROMISE,
            Optional.of(one),
            two));
    assertTrue(world.roots.revocations(two).done());
    assertTrue(world.registry.snapshot().pack("gz").isEmpty());
    assertEquals("gz", world.reported().orElseThrow().id(), "so its place gets no 可以");
    assertEquals(
        List.of("T-210"),
        world.roots.revocations(one).findings().stream().map(f -> f.code()).toList(),
        "an older list does not bring it back");
    assertTrue(world.installer.remove("gz").done());
    assertEquals(List.of("T-152"), World.codes(world.install(first)));
    assertEquals(List.of("T-152"), World.codes(world.install(second)), "entries are kept");
  }

  /** It was verified once; whoever reads the list must not take it for one that nobody signed. */
  @Test
  void whatACompromisedKeySignedIsListedAsRevoked() throws Exception {
    world.pin(province);
    assertTrue(world.install(world.signed(city("1.0.0"), city)).done());
    SampleBundle plain = SampleBundle.of("gz-b", "440103", "county", "1.0.0", World.COUNTY);
    Consent unsigned = new Consent(true, Optional.empty(), Optional.empty());
    assertTrue(world.install(plain.built(), unsigned).done());
    Path list = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            city.signer().certificates(),
            SigningKeys.Reason.KEY_COMPROMISE,
            Optional.empty(),
            list));
    assertEquals(PackInstaller.Signature.VERIFIED, listed("gz").signature());
    assertTrue(world.roots.revocations(list).done());
    assertEquals(PackInstaller.Signature.REVOKED, listed("gz").signature());
    assertEquals(PackInstaller.State.REFUSED, listed("gz").state());
    assertEquals(PackInstaller.Signature.UNSIGNED, listed("gz-b").signature());
  }

  /** What it once was cannot be seen any more; "unsigned" would blame whoever installed it. */
  @Test
  void ofADamagedFileNothingIsSaidAboutItsSignature() throws Exception {
    world.pin(province);
    assertTrue(world.install(world.signed(city("1.0.0"), city)).done());
    SampleBundle plain = SampleBundle.of("gz-b", "440103", "county", "1.0.0", World.COUNTY);
    Consent unsigned = new Consent(true, Optional.empty(), Optional.empty());
    assertTrue(world.install(plain.built(), unsigned).done());
    for (PackStore.Stored stored : world.mirror.store().list()) {
      byte[] bytes = Files.readAllBytes(stored.file());
      bytes[bytes.length / 2] ^= 1;
      Files.write(stored.file(), bytes);
    }
    world.mirror.mirror();
    for (String id : List.of("gz", "gz-b")) {
      assertEquals(PackInstaller.State.REFUSED, listed(id).state());
      assertEquals(PackInstaller.Signature.UNKNOWN, listed(id).signature(), id);
    }
    assertTrue(world.installer.remove("gz").done());
    assertTrue(world.install(world.signed(city("1.0.0"), city)).done());
    assertEquals(PackInstaller.Signature.VERIFIED, listed("gz").signature());
  }

  private PackInstaller.Listed listed(String id) {
    return world.installer.list().stream()
        .filter(listed -> listed.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** There is nobody above a root, so it says itself that its key is lost. */
  @Test
  void aRootThatRevokesItselfTakesAllUnderItOutOfUse() throws Exception {
    world.pin(province);
    byte[] signed = world.signed(city("1.0.0"), city);
    assertTrue(world.install(signed).done());
    Path list = world.free(".crl");
    World.require(
        world.keys.revoke(
            province.signer(),
            province.signer().certificates(),
            SigningKeys.Reason.KEY_COMPROMISE,
            Optional.empty(),
            list));
    assertTrue(world.roots.revocations(list).done());
    assertTrue(world.registry.snapshot().pack("gz").isEmpty());
    assertEquals("gz", world.reported().orElseThrow().id(), "so its place gets no 可以");
    assertTrue(world.installer.remove("gz").done());
    assertEquals(List.of("T-152"), World.codes(world.install(signed)));
  }

  @Test
  void severalBundlesInOneFileComeWhollyOrNotAtAll() throws Exception {
    world.pin(province);
    byte[] one = world.signed(city("1.0.0"), city);
    byte[] two =
        world.signed(SampleBundle.of("gz-b", "440103", "county", "1.0.0", World.CITY), city);
    Path both = world.free(".qinqing");
    assertTrue(world.signer.collect(List.of(world.file(two), world.file(one)), both).done());
    Path again = world.free(".qinqing");
    assertTrue(world.signer.collect(List.of(world.file(one), world.file(two)), again).done());
    assertArrayEquals(Files.readAllBytes(both), Files.readAllBytes(again));
    assertEquals(
        List.of("gz", "gz-b"),
        world.signer.verify(both).stream().map(PackSigner.Verification::id).toList());
    List<PackInstaller.Outcome> outcomes = world.installer.install(both, Consent.NONE);
    assertTrue(outcomes.stream().allMatch(PackInstaller.Outcome::done), outcomes::toString);
    assertEquals(2, world.mirror.store().list().size());
    world.installer.remove("gz");
    world.installer.remove("gz-b");
    byte[] wrong =
        world.forced(
            SampleBundle.of("gz-b", "440103", "county", "1.0.0", "别的单位").bytes(),
            city,
            World.NOW,
            "gz-b",
            "1.0.0",
            city.chain());
    Path half = world.free(".qinqing");
    assertTrue(world.signer.collect(List.of(world.file(one), world.file(wrong)), half).done());
    Map<String, String> before = world.state();
    List<PackInstaller.Outcome> none = world.installer.install(half, Consent.NONE);
    assertTrue(World.codes(none.get(0)).contains("T-193"));
    assertTrue(World.codes(none.get(1)).contains("T-163"));
    assertEquals(before, world.state());
  }

  @Test
  void whoeverSignsIsToldWhatOthersWouldRefuse() throws Exception {
    Path output = world.free(".qinqing");
    PackSigner.Signed signed =
        world.signer.sign(
            world.file(SampleBundle.of("gz", "440600", "city", "1.0.0", World.CITY).built()),
            city.signer(),
            Optional.empty(),
            World.NOW,
            output);
    assertFalse(signed.done());
    assertTrue(signed.findings().stream().anyMatch(f -> f.code().equals("T-161")));
    assertFalse(Files.exists(output));
  }

  @Test
  void theAdministratorDecides() throws Exception {
    String pem = Files.readString(province.signer().certificates());
    Path policy = world.data.resolve(Policy.FILE);
    String roots = "roots:\n  locked: true\n  certificates:\n    - |\n" + pem.indent(6);
    Files.writeString(policy, "format: 1\nunsigned: refuse\n" + roots);
    byte[] signed = world.signed(city("1.0.0"), city);
    assertTrue(world.install(signed).done());
    world.installer.remove("gz");
    PackInstaller.Outcome unsigned =
        world.install(city("1.0.0").built(), new Consent(true, Optional.empty(), Optional.empty()));
    assertTrue(World.codes(unsigned).contains("T-181"));
    World.Office stranger = world.root(SignatureAlgorithm.ED25519, "外省纪委", World.provincial());
    String fingerprint = stranger.chain().getLast().fingerprint().sha256();
    assertEquals(
        "T-183",
        world
            .roots
            .pin(stranger.signer().certificates(), fingerprint)
            .findings()
            .getFirst()
            .code());
    assertTrue(world.roots.roots().getFirst().byPolicy());
    Files.writeString(
        policy,
        "format: 1\n"
            + roots
            + "publishers:\n  - {name: 别人, fingerprint: \""
            + fingerprint
            + "\"}\n");
    assertEquals(List.of("T-182"), World.codes(world.install(signed)));
    Files.writeString(policy, "format: 1\nunsinged: refuse\n");
    assertEquals(List.of("T-180"), World.codes(world.install(signed)), "a typing error locks");
  }

  @Test
  void rootsArePinnedByTheirFingerprintOnly() throws Exception {
    Path certificate = province.signer().certificates();
    Fingerprint right = province.chain().getLast().fingerprint();
    assertEquals(
        "T-207", world.roots.pin(certificate, "0".repeat(64)).findings().getFirst().code());
    assertEquals(
        "T-206",
        world
            .roots
            .pin(splitOff(city), city.chain().getFirst().fingerprint().sha256())
            .findings()
            .getFirst()
            .code());
    assertEquals(List.of(), world.roots.roots());
    assertTrue(world.roots.pin(certificate, right.words()).done());
    assertEquals(World.PROVINCE, world.roots.roots().getFirst().publisher().name());
    byte[] signed = world.signed(city("1.0.0"), city);
    assertTrue(world.roots.unpin(right.sha256()).done());
    assertEquals(List.of("T-149"), World.codes(world.install(signed)));
    assertEquals("T-208", world.roots.unpin(right.sha256()).findings().getFirst().code());
  }

  private Path splitOff(World.Office office) throws Exception {
    Path file = world.free(".pem");
    Certificate own = office.chain().getFirst();
    Files.write(file, Pem.write(List.of(new Pem.Part(Pem.CERTIFICATE, own.der()))));
    return file;
  }
}
