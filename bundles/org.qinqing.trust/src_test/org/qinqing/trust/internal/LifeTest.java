package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackChanges.Kind;
import org.qinqing.trust.PackChanges.Part;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackInstaller.Consent;
import org.qinqing.trust.SignatureAlgorithm;

/** Update, going back, removing; what a bundle needs and what stands beside it. */
final class LifeTest {
  private static final Consent UNSIGNED = new Consent(true, Optional.empty(), Optional.empty());
  private static final String HEAD = "pack.yaml";
  private static final String LAW = "documents/law.md";
  private static final String RULES = "rules/gift.yaml";

  @TempDir Path temp;
  private World world;
  private World.Office nation;
  private World.Office province;
  private World.Office city;

  @BeforeEach
  void start() throws Exception {
    world = new World(temp.resolve("w"));
    nation =
        world.root(
            SignatureAlgorithm.ED25519,
            "样例中央",
            World.authority("000000", Level.NATIONAL, Set.of("*"), Set.of("*")));
    province = world.root(SignatureAlgorithm.ED25519, World.PROVINCE, World.provincial());
    city = world.certified(province, SignatureAlgorithm.ED25519, World.CITY, World.ofCity());
    world.pin(nation);
    world.pin(province);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  private static SampleBundle city(String version) {
    return SampleBundle.of("gz", "440100", "city", version, World.CITY);
  }

  private static SampleBundle country(String version) {
    SampleBundle country = SampleBundle.country();
    return country
        .change(HEAD, "version: 1.0.0", "version: " + version)
        .change(AllowList.MANIFEST, "Bundle-Version: 1.0.0", "Bundle-Version: " + version)
        .change(
            AllowList.MANIFEST, "version:Version=\"1.0.0\"", "version:Version=\"" + version + "\"");
  }

  /** The same bundle that also needs another. */
  private static SampleBundle needing(SampleBundle bundle, String id, String version) {
    return bundle
        .change(
            AllowList.MANIFEST,
            "Require-Capability: ",
            "Require-Capability: qinqing.pack;filter:=\"(&(id="
                + id
                + ")(version>="
                + version
                + "))\",")
        .change(HEAD, "requires: [", "requires: [{id: " + id + ", version: \"" + version + "\"}, ");
  }

  private PackInstaller.Outcome national(SampleBundle bundle) throws Exception {
    return world.install(world.signed(bundle, nation));
  }

  private PackInstaller.Outcome install(SampleBundle bundle) throws Exception {
    return world.install(world.signed(bundle, city));
  }

  private void installed(SampleBundle bundle) throws Exception {
    PackInstaller.Outcome outcome = install(bundle);
    assertTrue(outcome.done(), () -> outcome.findings().toString());
  }

  private String inUse(String id) {
    return world.registry.snapshot().pack(id).map(p -> p.version()).orElse("none");
  }

  private List<String> stored() throws IOException {
    return world.mirror.store().list().stream().map(s -> s.id() + " " + s.version()).toList();
  }

  private PackInstaller.Listed listed(String id) {
    return world.installer.list().stream()
        .filter(l -> l.id().equals(id) && l.state() == PackInstaller.State.IN_USE)
        .findFirst()
        .orElseThrow();
  }

  private void refused(PackInstaller.Outcome outcome, String code) {
    assertFalse(outcome.done());
    assertTrue(World.codes(outcome).contains(code), () -> outcome.findings().toString());
  }

  // --- versions ----------------------------------------------------------------------------------

  @Test
  void anUpdateKeepsTheVersionBeforeAndNoOther() throws Exception {
    Instant before = Instant.now().minusSeconds(5);
    installed(city("1.0.0"));
    assertEquals(Optional.empty(), listed("gz").former());
    installed(city("1.1.0"));
    installed(city("1.2.0"));
    assertEquals(List.of("gz 1.1.0", "gz 1.2.0"), stored());
    PackInstaller.Listed listed = listed("gz");
    assertEquals(Optional.of("1.1.0"), listed.former());
    assertTrue(listed.since().orElseThrow().isAfter(before));
    assertEquals(Files.size(world.mirror.store().list().getLast().file()), listed.size());
    PackInstaller.Listed builtIn = listed("cn");
    assertTrue(builtIn.builtIn());
    assertEquals(Optional.empty(), builtIn.since());
    assertEquals(Files.size(world.folder.resolve("cn.jar")), builtIn.size());
  }

  @Test
  void goingBackIsRememberedUntilSomethingNewerComes() throws Exception {
    installed(city("1.0.0"));
    installed(city("1.1.0"));
    PackInstaller.Outcome outcome = world.installer.rollBack("gz");
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertEquals("1.0.0", outcome.version());
    assertEquals("1.0.0", inUse("gz"));
    assertEquals(List.of("gz 1.0.0"), stored());
    assertEquals(Optional.of("1.1.0"), listed("gz").held());
    Map<String, String> state = world.state();
    refused(world.installer.rollBack("gz"), "T-227");
    assertEquals(state, world.state());
    installed(city("1.0.5"));
    assertEquals(Optional.of("1.1.0"), listed("gz").held());
    installed(city("1.1.0"));
    assertEquals(Optional.empty(), listed("gz").held());
  }

  @Test
  void aFileOfTheStoredFormerVersionIsNotPassedOffAsInstalled() throws Exception {
    byte[] former = world.signed(city("1.0.0"), city);
    assertTrue(world.install(former, Consent.NONE).done());
    installed(city("1.1.0"));
    Map<String, String> state = world.state();
    refused(world.install(former, Consent.NONE), "T-234");
    refused(
        world.install(former, new Consent(false, Optional.of("gz"), Optional.empty())), "T-234");
    assertEquals(state, world.state());
    assertEquals("1.1.0", inUse("gz"));
  }

  @Test
  void goingBackEndsAtWhatCameWithTheProgram() throws Exception {
    assertTrue(national(country("1.1.0")).done());
    assertEquals("1.1.0", inUse("cn"));
    assertEquals(Optional.of("1.0.0"), listed("cn").former());
    PackInstaller.Outcome outcome = world.installer.rollBack("cn");
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertEquals("1.0.0", inUse("cn"));
    assertTrue(listed("cn").builtIn());
    assertEquals(Optional.of("1.1.0"), listed("cn").held());
    refused(world.installer.rollBack("cn"), "T-110");
    refused(world.installer.rollBack("nobody"), "T-111");
  }

  @Test
  void aRemovedUpdateOfTheProgramsOwnIsHeldUntilSomebodyInstallsIt() throws Exception {
    byte[] update = world.signed(country("1.1.0"), nation);
    assertTrue(world.install(update, Consent.NONE).done());
    assertTrue(world.installer.remove("cn").done());
    assertEquals("1.0.0", inUse("cn"));
    assertEquals(Optional.of("1.1.0"), listed("cn").held());
    assertTrue(world.install(update, Consent.NONE).done());
    assertEquals("1.1.0", inUse("cn"));
    assertEquals(Optional.empty(), listed("cn").held());
  }

  @Test
  void goingFurtherBackOrRemovingKeepsTheMarkOfTheNewest() throws Exception {
    for (boolean whole : List.of(false, true)) {
      assertTrue(national(country("1.1.0")).done());
      assertTrue(national(country("1.2.0")).done());
      assertTrue(world.installer.rollBack("cn").done());
      assertEquals("1.1.0", inUse("cn"));
      assertTrue((whole ? world.installer.remove("cn") : world.installer.rollBack("cn")).done());
      assertEquals("1.0.0", inUse("cn"));
      assertEquals(Optional.of("1.2.0"), listed("cn").held());
    }
  }

  @Test
  void aNewerOneOfTheProgramLeavesNothingToGoBackTo() throws Exception {
    assertTrue(national(country("1.1.0")).done());
    Path newer = Files.write(temp.resolve("newer.jar"), country("1.2.0").built());
    world.context().installBundle("reference:file:" + newer);
    assertEquals("1.2.0", inUse("cn"));
    assertEquals(Optional.empty(), listed("cn").former());
    refused(world.installer.rollBack("cn"), "T-228");
    assertTrue(world.installer.remove("cn").done());
    assertEquals("1.2.0", inUse("cn"));
  }

  @Test
  void goingBackMendsADamagedUpdate() throws Exception {
    installed(city("1.0.0"));
    installed(city("1.1.0"));
    Files.writeString(world.mirror.store().list().getLast().file(), "damaged");
    world.mirror.mirror();
    assertEquals(1, world.registry.snapshot().unhealthy().size());
    PackInstaller.Listed broken =
        world.installer.list().stream()
            .filter(l -> l.state() == PackInstaller.State.REFUSED)
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of("1.0.0"), broken.former());
    assertTrue(world.installer.rollBack("gz").done());
    assertEquals("1.0.0", inUse("gz"));
    assertEquals(List.of(), world.registry.snapshot().unhealthy());
  }

  @Test
  void removingLeavesNothingBehind() throws Exception {
    Map<String, String> before = world.state();
    installed(city("1.0.0"));
    installed(city("1.1.0"));
    assertTrue(world.installer.rollBack("gz").done());
    assertTrue(world.installer.remove("gz").done());
    assertEquals(before, world.state());
    assertFalse(Files.exists(world.data.resolve("packs")));
  }

  @Test
  void whatWasShownIsWhatIsInstalled() throws Exception {
    Path file = world.file(world.signed(city("1.0.0"), city));
    String shown = world.installer.preview(file, Consent.NONE).sha256();
    Consent only = new Consent(false, Optional.empty(), Optional.of(shown));
    byte[] right = Files.readAllBytes(file);
    Files.write(file, world.signed(city("1.0.1"), city));
    refused(world.installer.install(file, only).getFirst(), "T-226");
    assertEquals(List.of(), stored());
    Files.write(file, right);
    assertTrue(world.installer.install(file, only).getFirst().done());
  }

  // --- what becomes different --------------------------------------------------------------------

  @Test
  void aPreviewSaysWhatTurnsAndChangesNothing() throws Exception {
    SampleBundle old =
        city("1.0.0")
            .with("rules/more.yaml", more("gz-tea", "permitted", "tea", "可以收茶叶"))
            .with("questions/q.yaml", question("题目一"));
    installed(old);
    Map<String, String> state = world.state();
    SampleBundle next =
        city("1.1.0")
            .with("rules/more.yaml", more("gz-tea", "conditional", "tea", "收茶叶要报告"))
            .with("rules/new.yaml", more("gz-cash", "recuse", "cash", "应当回避"))
            .with("questions/q.yaml", question("题目二"))
            .change(LAW, "不能收礼。", "一律不能收礼。");
    PackInstaller.Preview preview =
        world.installer.preview(world.file(world.signed(next, city)), Consent.NONE);
    assertTrue(preview.accepted(), preview::toString);
    PackInstaller.Coming coming = preview.coming().getFirst();
    assertEquals(Optional.of("1.0.0"), coming.replaces());
    assertTrue(coming.signed().holds());
    assertEquals(World.CITY, coming.signed().publisher().orElseThrow().name());
    List<PackChanges.Change> changes = coming.changes().changes();
    assertEquals(
        List.of(
            "STRICTER RULE gz-tea",
            "NEW RULE gz-cash",
            "REWORDED PROVISION gz:law@2020-01-01/art-1",
            "REWORDED QUESTION gz-q-1"),
        changes.stream().map(c -> c.kind() + " " + c.part() + " " + c.id()).toList());
    PackChanges.Change stricter = changes.getFirst();
    assertEquals("收茶叶要报告", stricter.say());
    assertEquals("可以收茶叶", stricter.before());
    assertEquals(Optional.of(Verdict.PERMITTED), stricter.was());
    assertEquals(Optional.of(Verdict.CONDITIONAL), stricter.now());
    assertEquals(state, world.state());
  }

  private static String more(String id, String modality, String object, String say) {
    return """
    rules:
      - id: %s
        topic: gift
        side: official
        modality: %s
        when: {all: [{act: {eq: receive-gift}}, {object: {eq: %s}}]}
        basis: ["gz:law/art-1"]
        say: %s
    """
        .formatted(id, modality, object, say);
  }

  private static String question(String stem) {
    return """
    questions:
      - id: gz-q-1
        kind: judge
        topic: gift
        side: official
        stem: %s
        options:
          - {key: A, text: 对, right: false}
          - {key: B, text: 错, right: true}
        explanation: 不能收。
        basis: ["gz:law/art-1"]
    """
        .formatted(stem);
  }

  @Test
  void situationsTurnInTheCityThoughTheTestIsTheCountrys() throws Exception {
    SampleBundle country =
        country("1.1.0")
            .change(RULES, "modality: prohibited", "modality: conditional")
            .with(
                "tests/t.yaml",
                """
                tests:
                  - id: cn-t-1
                    given: {facts: {act: receive-gift, object: tea}}
                    expect: {verdict: CONDITIONAL}
                """);
    assertTrue(national(country).done());
    PackInstaller.Preview preview =
        world.installer.preview(world.file(world.signed(city("1.0.0"), city)), Consent.NONE);
    PackChanges changes = preview.coming().getFirst().changes();
    assertTrue(changes.changes().stream().allMatch(c -> c.kind() == Kind.NEW), changes::toString);
    assertEquals(1, changes.situations());
    PackChanges.Turned turned = changes.turned().getFirst();
    assertEquals("cn-t-1", turned.test());
    assertEquals("cn", turned.pack());
    assertEquals(Verdict.CONDITIONAL, turned.before());
    assertEquals(Verdict.PROHIBITED, turned.after());
    assertEquals("收礼；东西：茶叶", turned.say());
    assertEquals("gz-gift-1", turned.rules().getFirst());
    installed(city("1.0.0"));
    PackChanges gone = world.installer.without("gz", true);
    assertEquals(Verdict.PROHIBITED, gone.turned().getFirst().before());
    assertEquals(Verdict.CONDITIONAL, gone.turned().getFirst().after());
    assertTrue(gone.changes().stream().allMatch(c -> c.kind() == Kind.REMOVED), gone::toString);
  }

  @Test
  void conditionsAreComparedByTheSituationsTheyReach() throws Exception {
    SampleBundle country =
        country("1.1.0").change(RULES, "modality: prohibited", "modality: permitted");
    assertTrue(national(country).done());
    String narrow = "when: {all: [{act: {eq: receive-gift}}, {object: {eq: cash}}]}";
    String tests =
        """
        tests:
          - id: gz-t-1
            given: {facts: {act: receive-gift, object: cash}}
            expect: {verdict: PROHIBITED}
          - id: gz-t-2
            given: {facts: {act: receive-gift, object: tea}}
            expect: {verdict: %s}
        """;
    installed(
        city("1.0.0")
            .change(RULES, "when: {act: {eq: receive-gift}}", narrow)
            .with("tests/t.yaml", tests.formatted("PERMITTED")));
    Path wide =
        world.file(
            world.signed(city("1.1.0").with("tests/t.yaml", tests.formatted("PROHIBITED")), city));
    PackInstaller.Coming coming = world.installer.preview(wide, Consent.NONE).coming().getFirst();
    assertTrue(coming.outcome().done(), () -> coming.outcome().findings().toString());
    assertEquals(
        List.of(Kind.STRICTER),
        coming.changes().changes().stream()
            .filter(c -> c.part() == Part.RULE)
            .map(PackChanges.Change::kind)
            .toList());
    assertEquals(
        List.of("gz-t-2 PERMITTED PROHIBITED"),
        coming.changes().turned().stream()
            .map(t -> t.test() + " " + t.before() + " " + t.after())
            .toList());
    assertTrue(world.installer.install(wide, Consent.NONE).getFirst().done());
    PackChanges back = world.installer.without("gz", false);
    assertEquals(Kind.LOOSER, back.changes().getFirst().kind());
    assertEquals(1, back.turned().size());
  }

  // --- needs -------------------------------------------------------------------------------------

  @Test
  void aNeedMustBeThereAndNewEnough() throws Exception {
    Map<String, String> before = world.state();
    refused(install(needing(city("1.0.0"), "gd", "1.0.0")), "T-220");
    refused(
        world.install(
            world.forced(
                city("1.0.0")
                    .change(AllowList.MANIFEST, "version>=1.0.0", "version>=1.5.0")
                    .change(HEAD, "id: cn, version: \"1.0.0\"", "id: cn, version: \"1.5.0\"")
                    .bytes(),
                city)),
        "T-221");
    assertEquals(before, world.state());
    assertTrue(national(country("1.5.0")).done());
    installed(
        city("1.0.0")
            .change(AllowList.MANIFEST, "version>=1.0.0", "version>=1.5.0")
            .change(HEAD, "id: cn, version: \"1.0.0\"", "id: cn, version: \"1.5.0\""));
    Map<String, String> state = world.state();
    refused(world.installer.rollBack("cn"), "T-230");
    refused(world.installer.remove("cn"), "T-230");
    assertEquals(state, world.state());
    assertTrue(world.installer.remove("gz").done());
    assertTrue(world.installer.rollBack("cn").done());
  }

  @Test
  void aNeedIsForTheSamePlaceOrOneAround() throws Exception {
    World.Office wide =
        world.certified(
            province,
            SignatureAlgorithm.ED25519,
            World.COUNTY,
            World.authority("440000", Level.CITY, Set.of("*"), Set.of(World.COUNTY)));
    SampleBundle neighbour = SampleBundle.of("fs", "440600", "city", "1.0.0", World.COUNTY);
    assertTrue(world.install(world.signed(neighbour, wide)).done());
    refused(install(needing(city("1.0.0"), "fs", "1.0.0")), "T-222");
  }

  @Test
  void needsInACircleAreRefused() throws Exception {
    SampleBundle one = needing(city("1.0.0"), "gz-b", "1.0.0");
    SampleBundle two =
        needing(SampleBundle.of("gz-b", "440100", "city", "1.0.0", World.CITY), "gz", "1.0.0");
    Path both = world.free(".qinqing");
    assertTrue(
        world
            .signer
            .collect(
                List.of(world.file(world.signed(one, city)), world.file(world.signed(two, city))),
                both)
            .done());
    List<PackInstaller.Outcome> outcomes = world.installer.install(both, Consent.NONE);
    refused(outcomes.get(0), "T-223");
    refused(outcomes.get(1), "T-223");
    assertTrue(
        outcomes.get(0).findings().stream()
            .map(Diagnostic::message)
            .anyMatch(m -> m.contains("gz → gz-b → gz")),
        outcomes::toString);
    assertEquals(List.of(), stored());
    refused(install(needing(city("1.0.0"), "gz", "1.0.0")), "T-223");
  }

  // --- beside and above --------------------------------------------------------------------------

  @Test
  void aPlaceHasOnePublisher() throws Exception {
    World.Office other =
        world.certified(
            province,
            SignatureAlgorithm.ED25519,
            "样例市监委",
            World.authority("440100", Level.CITY, Set.of("gz-c", "gz"), Set.of("样例市监委")));
    installed(city("1.0.0"));
    SampleBundle second = SampleBundle.of("gz-c", "440100", "city", "1.0.0", "样例市监委");
    Map<String, String> state = world.state();
    PackInstaller.Outcome outcome = world.install(world.signed(second, other));
    refused(outcome, "T-224");
    String said =
        outcome.findings().stream()
            .filter(f -> f.code().equals("T-224"))
            .findFirst()
            .orElseThrow()
            .message();
    assertTrue(said.contains("(gz)") && said.contains(World.CITY), said);
    refused(
        world.install(SampleBundle.of("gz-d", "440100", "city", "1.0.0", "无名").built(), UNSIGNED),
        "T-224");
    assertEquals(state, world.state());
    installed(SampleBundle.of("gz-e", "440100", "city", "1.0.0", World.CITY));
    assertTrue(world.installer.remove("gz-e").done());
    assertTrue(world.installer.remove("gz").done());
    assertTrue(world.install(world.signed(second, other)).done());
  }

  @Test
  void aPlaceIsSharedOnlyWithWhomItsPublisherHandedOverTo() throws Exception {
    installed(city("1.0.0"));
    String name = "样例市监委";
    Authority authority =
        World.authority("440100", Level.CITY, Set.of("gz-c"), Set.of(name, "样例市信访局"));
    World.Office meant = world.certified(province, SignatureAlgorithm.ED25519, name, authority);
    World.Office third = world.certified(province, SignatureAlgorithm.ED25519, "样例市信访局", authority);
    Path handOver = world.handedOver("gz-c", city, meant);
    Map<String, String> state = world.state();
    SampleBundle taken = SampleBundle.of("gz-c", "440100", "city", "1.0.0", "样例市信访局");
    refused(world.install(world.signed(taken, third, Optional.of(handOver))), "T-224");
    assertEquals(state, world.state());
    SampleBundle given = SampleBundle.of("gz-c", "440100", "city", "1.0.0", name);
    PackInstaller.Outcome outcome =
        world.install(world.signed(given, meant, Optional.of(handOver)));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
  }

  @Test
  void besideWhatCameWithTheProgramASignedOneIsAcceptedWithAWarning() throws Exception {
    Path own =
        Files.write(
            temp.resolve("own.jar"),
            SampleBundle.of("guangzhou", "440100", "city", "1.0.0", "随程序").built());
    world.context().installBundle("reference:file:" + own);
    refused(
        world.install(SampleBundle.of("gz-d", "440100", "city", "1.0.0", "无名").built(), UNSIGNED),
        "T-224");
    PackInstaller.Outcome outcome = install(city("1.0.0"));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    assertTrue(World.codes(outcome).contains("T-225"));
    assertTrue(install(city("1.1.0")).done(), "and its updates");
  }

  @Test
  void nobodyLoosensAHigherRuleByHimself() throws Exception {
    SampleBundle loose =
        city("1.0.0")
            .change(RULES, "modality: prohibited", "modality: permitted")
            .change(RULES, "say: 一律不收", "loosens: [cn-gift-1]\n    say: 可以收");
    refused(world.install(world.forced(loose.bytes(), city)), "P-209");
    refused(world.install(loose.built(), UNSIGNED), "P-209");
    assertEquals(List.of(), stored());
  }

  @Test
  void theSameVersionWithOtherContentIsRefused() throws Exception {
    installed(city("1.0.0"));
    refused(install(city("1.0.0").change(LAW, "不能收礼。", "能收礼。")), "T-105");
  }

  @Test
  void anUpdateDoesNotTakeTheGroundFromUnderOthersUnlessItBringsThemAlong() throws Exception {
    String cites = "basis: [\"gz:law/art-1\", \"cn:law/art-2\"]";
    installed(city("1.0.0").change(RULES, "basis: [\"gz:law/art-1\"]", cites));
    SampleBundle without = country("1.1.0").change(LAW, "## 第二条 例外 {#art-2}\n各地可以放宽。\n", "");
    byte[] national = world.signed(without, nation);
    Map<String, String> state = world.state();
    refused(world.install(national), "T-108");
    assertEquals(state, world.state());
    Path both = world.free(".qinqing");
    byte[] adapted = world.signed(city("1.1.0"), city);
    assertTrue(
        world.signer.collect(List.of(world.file(national), world.file(adapted)), both).done());
    List<PackInstaller.Outcome> outcomes = world.installer.install(both, Consent.NONE);
    assertTrue(outcomes.stream().allMatch(PackInstaller.Outcome::done), outcomes::toString);
    assertEquals("1.1.0", inUse("cn"));
    assertEquals("1.1.0", inUse("gz"));
    refused(world.installer.rollBack("gz"), "T-233");
    assertTrue(world.installer.rollBack("cn").done());
    assertTrue(world.installer.rollBack("gz").done());
    assertEquals("1.0.0", inUse("gz"));
  }

  @Test
  void aProgramIsNoRuleBundle() throws Exception {
    Map<String, byte[]> jar =
        Map.of(
            AllowList.MANIFEST,
            """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: org.example.program
            Bundle-Version: 1.0.0
            Bundle-Activator: org.example.Program
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "org/example/Program.class",
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});
    Map<String, String> state = world.state();
    PackInstaller.Outcome outcome = world.install(CanonicalZip.of(jar, List.of()), UNSIGNED);
    refused(outcome, "T-231");
    assertEquals("T-231", outcome.findings().getFirst().code(), "before all else");
    assertEquals(state, world.state());
  }

  // --- one swap ----------------------------------------------------------------------------------

  @Test
  void readersGetTheOldOrTheNewNeverAMixture() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      String version = "1." + i + ".0";
      Path file = world.free(".qinqing");
      byte[] national = world.signed(country(version), nation);
      byte[] local = world.signed(city(version), city);
      assertTrue(
          world.signer.collect(List.of(world.file(national), world.file(local)), file).done());
      files.add(file);
    }
    assertTrue(world.installer.install(files.getFirst(), Consent.NONE).getFirst().done());
    AtomicBoolean ended = new AtomicBoolean();
    Set<String> seen = new HashSet<>();
    Set<String> wrong = new TreeSet<>();
    Thread reader =
        new Thread(
            () -> {
              while (!ended.get()) {
                PackSnapshot now = world.registry.snapshot();
                String national = now.pack("cn").map(p -> p.version()).orElse("none");
                String local = now.pack("gz").map(p -> p.version()).orElse("none");
                seen.add(national);
                if (!national.equals(local) || !now.unhealthy().isEmpty()) {
                  wrong.add(national + " " + local + " " + now.unhealthy());
                }
              }
            });
    reader.start();
    try {
      for (Path file : files.subList(1, files.size())) {
        List<PackInstaller.Outcome> outcomes = world.installer.install(file, Consent.NONE);
        assertTrue(outcomes.stream().allMatch(PackInstaller.Outcome::done), outcomes::toString);
      }
    } finally {
      ended.set(true);
      reader.join();
    }
    assertEquals(Set.of(), wrong);
    assertTrue(seen.size() > 20, () -> "the reader was there: " + seen.size());
    assertEquals("1.200.0", inUse("gz"));
    assertEquals(4, stored().size());
  }
}
