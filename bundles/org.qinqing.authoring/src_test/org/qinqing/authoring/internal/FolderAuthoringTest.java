package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.authoring.PackAuthoring.Built;
import org.qinqing.authoring.PackAuthoring.NewPack;
import org.qinqing.authoring.PackAuthoring.Written;
import org.qinqing.authoring.PackDraft;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;

class FolderAuthoringTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
  private static final Locality PLACE = new Locality("361000");

  private static PackRegistry national = () -> PackSnapshot.EMPTY;

  @TempDir private Path temp;

  @BeforeAll
  static void readNational() {
    assumeTrue(Services.present("cn"), "no content to read");
    national = Services.registry("cn");
  }

  private static FolderAuthoring authoring(PackRegistry registry) {
    return new FolderAuthoring(Services.checks(registry), Services::files, CLOCK);
  }

  private static NewPack lincheng(String template) {
    return new NewPack("lincheng", "临城", PLACE, "", template);
  }

  private static List<Diagnostic> errors(List<Diagnostic> findings) {
    return findings.stream().filter(Diagnostic::isError).toList();
  }

  private static SortedMap<String, String> tree(Path folder) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void aBlankBundleIsSoundAndAnswers() throws IOException {
    Path folder = temp.resolve("new/lincheng");
    Written written = authoring(national).create(lincheng(PackAuthoring.BLANK), folder);

    assertEquals(List.of(), errors(written.findings()));
    assertEquals(tree(folder).size(), written.files().size());
    PackDraft.Checked checked = authoring(national).open(folder).check();
    Pack pack = checked.pack().orElseThrow();
    assertEquals("lincheng", pack.id());
    assertEquals("0.1.0", pack.version());
    assertEquals(Pack.Maturity.DRAFT, pack.maturity());
    assertEquals(PLACE, pack.locality());
    PackTester.Report report = checked.report().orElseThrow();
    assertTrue(report.passed(), report::toString);
    assertEquals(report.readingTotal(), report.readingPassed(), report::toString);
    assertFalse(pack.rules().isEmpty());
    assertFalse(pack.documents().isEmpty());
    assertFalse(pack.questions().isEmpty());
    assertFalse(pack.scenes().isEmpty());
    assertFalse(pack.vocabulary().isEmpty());
    assertFalse(pack.parameters().isEmpty());
    assertFalse(pack.casework().cards().isEmpty());
    assertFalse(pack.casework().checklists().isEmpty());
    assertFalse(pack.casework().forms().isEmpty());
  }

  /** Without its rule the example would get another answer, and its tests notice. */
  @Test
  void theExampleOfABlankBundleDiffersFromTheNationalFloor() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    PackDraft.Checked checked = authoring(national).open(folder).check();
    PackTester.Report report =
        Services.tester().test(checked.pack().orElseThrow(), checked.world(), true);
    assertEquals(List.of(), report.uncoveredRules());
    Pack without = checked.pack().orElseThrow().withRules(List.of());
    PackSnapshot floor = Services.linter().with(without, national.snapshot());
    List<PackTester.Outcome> failing =
        Services.tester().test(without, floor, false).outcomes().stream()
            .filter(outcome -> !outcome.reading() && !outcome.passed())
            .toList();
    assertEquals(1, failing.size());
    assertTrue(failing.get(0).got().startsWith(Verdict.PERMITTED.name()), failing::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"440000", "440100", "440103"})
  void theLevelFollowsFromThePlace(String code) throws IOException {
    Path folder = temp.resolve("p" + code);
    NewPack what = new NewPack("p" + code, "某地", new Locality(code), "某地办公室: \"甲\" #1", "blank");
    Written written = authoring(national).create(what, folder);
    assertEquals(List.of(), errors(written.findings()));
    Pack pack = Services.reader().read(folder).pack().orElseThrow();
    assertEquals("某地办公室: \"甲\" #1", pack.publisher());
    assertEquals(pack.publisher(), pack.documents().get(0).issuer());
  }

  @ParameterizedTest
  @CsvSource({
    "new.id, Big, 临城, 361000, blank",
    "new.id, user, 临城, 361000, blank",
    "new.idTaken, cn, 临城, 361000, blank",
    "new.id, a.b, 临城, 361000, blank",
    "new.place, lin, '临: 城', 361000, blank",
    "new.place, lin, '', 361000, blank",
    "new.national, lin, 临城, 000000, blank",
    "new.template, lin, 临城, 361000, nothing",
    "new.template, lin, 临城, 361000, cn"
  })
  void whatCannotBeMadeIsRefused(
      String key, String id, String place, String code, String template) {
    Path folder = temp.resolve("refused");
    NewPack what = new NewPack(id, place, new Locality(code), "", template);
    IOException refused =
        assertThrows(IOException.class, () -> authoring(national).create(what, folder));
    String named =
        switch (key) {
          case "new.place" -> place;
          case "new.template" -> template;
          default -> id;
        };
    assertEquals(Messages.text(key, named, PackAuthoring.BLANK), refused.getMessage());
    assertFalse(Files.exists(folder));
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("full"));
    Files.writeString(folder.resolve("note.txt"), "mine");
    IOException refused =
        assertThrows(
            IOException.class,
            () -> authoring(national).create(lincheng(PackAuthoring.BLANK), folder));
    assertEquals(Messages.text("new.notEmpty", folder), refused.getMessage());
    assertEquals(new TreeMap<>(java.util.Map.of("note.txt", "mine")), tree(folder));
    Path file = Files.writeString(temp.resolve("file"), "mine");
    assertThrows(
        IOException.class, () -> authoring(national).create(lincheng(PackAuthoring.BLANK), file));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("empty"));
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    assertTrue(Files.exists(folder.resolve("pack.yaml")));
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "mine");
    Path folder = file.resolve("below/a/file");
    assertThrows(
        IOException.class, () -> authoring(national).create(lincheng(PackAuthoring.BLANK), folder));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("a", new byte[1]);
    files.put("a/b", new byte[1]);
    assertThrows(IOException.class, () -> NewFolder.write(temp.resolve("x/y/z"), files));
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  // From a template

  /** A template as a place would find it installed. */
  private Path template() throws IOException {
    Path folder = temp.resolve("template");
    authoring(national)
        .create(new NewPack("area", "区", Locality.TEMPLATE, "", PackAuthoring.BLANK), folder);
    Files.writeString(
        folder.resolve("cases/plan.yaml"),
        """
        plans:
          - id: area-p-1
            title: 专项治理
            say: 分步做完。
            steps:
              - id: begin
                title: 部署
                say: 开会部署。
                placeholder: X月X日至X月X日
                basis: ["area:local-opinion/list-1"]
              - {id: end, title: 总结, say: 总结, placeholder: X月X日, after: [begin], basis: ["area:local-opinion/list-1"]}
            basis: ["area:local-opinion/list-1"]
        """);
    Files.writeString(
        folder.resolve("tests/place.yaml"),
        """
        tests:
          - id: area-t-place
            locality: "template"
            given: {facts: {act: attend-event, counterpart: enterprise, occasion: opening, reported: true, status: planned}}
            expect: {verdict: CONDITIONAL, rule: area-normal-contact-1}
        """);
    return folder;
  }

  private static PackRegistry with(Path folder) {
    PackReader.Reading reading = Services.reader().read(folder);
    Pack pack = reading.pack().orElseThrow(() -> new AssertionError(reading.findings()));
    PackSnapshot world = Services.linter().with(pack, national.snapshot());
    return () -> world;
  }

  @Test
  void aTemplateIsFilledInForAPlace() throws IOException {
    Path template = template();
    PackRegistry registry = with(template);
    FolderAuthoring authoring =
        new FolderAuthoring(Services.checks(registry), id -> Services.files(template), CLOCK);
    assertEquals(List.of("blank", "area"), authoring.templates());

    Path folder = temp.resolve("lincheng");
    Written written = authoring.create(lincheng("area"), folder);

    assertEquals(List.of(), errors(written.findings()));
    Pack pack = Services.reader().read(folder).pack().orElseThrow();
    assertEquals(PLACE, pack.locality());
    assertEquals("county".equals(pack.level()) || "city".equals(pack.level()), true);
    assertEquals(Pack.Maturity.DRAFT, pack.maturity());
    assertEquals("lincheng-normal-contact-1", pack.rules().get(0).id());
    assertEquals("lincheng", pack.rules().get(0).basis().get(0).pack());
    assertEquals("lincheng-p-1", pack.casework().plans().get(0).id());
    PackDraft.Checked checked = authoring.open(folder).check();
    assertTrue(checked.report().orElseThrow().passed());
    for (String text : tree(folder).values()) {
      assertFalse(text.contains("area-"), text);
      assertFalse(text.contains("area:"), text);
      assertFalse(text.contains("\"template\""), text);
    }
    String plan = Files.readString(folder.resolve("cases/plan.yaml"));
    assertTrue(plan.contains("# 日期待填：X月X日至X月X日"), plan);
  }

  @Test
  void theDistrictTemplateCanBeFilledIn() throws IOException {
    assumeTrue(Services.present("district"), "no district bundle");
    assumeTrue(
        Services.reader().read(Services.folder("district")).pack().isPresent()
            && Files.isDirectory(Services.folder("district").resolve("rules")),
        "the district bundle is being written");
    PackRegistry registry = with(Services.folder("district"));
    FolderAuthoring authoring = authoring(registry);
    Path folder = temp.resolve("lincheng");
    Written written = authoring.create(lincheng("district"), folder);
    assertEquals(List.of(), errors(written.findings()));
    PackDraft.Checked checked = authoring.open(folder).check();
    assertTrue(checked.report().orElseThrow().passed(), checked::toString);
  }

  // Building

  private static byte[] built(Path folder, Path file) throws IOException {
    Built built = authoring(national).build(folder, file);
    assertTrue(built.done(), () -> errors(built.findings()).toString());
    return Files.readAllBytes(file);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void theSameContentMakesTheSameFile() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    byte[] one = built(folder, temp.resolve("out/one.qinqing"));
    Path other = temp.resolve("elsewhere");
    copy(folder, other);
    Files.writeString(other.resolve(".editor"), "left aside");
    Files.writeString(other.resolve("build.properties"), "left aside");
    byte[] two = built(other, temp.resolve("two.qinqing"));
    assertArrayEquals(one, two);
  }

  @Test
  void aNewVersionIsOneLineAndAManifestThatIsThereMustAgree() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    Path manifest = folder.resolve("META-INF/MANIFEST.MF");
    assertTrue(Files.notExists(manifest));
    byte[] one = built(folder, temp.resolve("one.qinqing"));
    Files.createDirectories(folder.resolve("META-INF"));
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(one), StandardCharsets.UTF_8)) {
      zip.getNextEntry();
      Files.write(manifest, zip.readAllBytes());
    }
    assertArrayEquals(one, built(folder, temp.resolve("same.qinqing")), "folders that have one");

    Path head = folder.resolve("pack.yaml");
    Files.writeString(head, Files.readString(head).replace("version: 0.1.0", "version: 0.2.0"));
    Built refused = authoring(national).build(folder, temp.resolve("two.qinqing"));
    assertEquals(List.of("P-108"), refused.findings().stream().map(Diagnostic::code).toList());
    Files.delete(manifest);
    built(folder, temp.resolve("two.qinqing"));
    assertEquals(
        Optional.of("0.2.0"),
        Services.reader().read(temp.resolve("two.qinqing")).pack().map(Pack::version));
  }

  @Test
  void theFileHoldsWhatTheFolderHolds() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    Files.createDirectories(folder.resolve("media"));
    Files.write(folder.resolve("media/seal.png"), new byte[] {1, 2, 3});
    Path file = temp.resolve("a.qinqing");
    byte[] bytes = built(folder, file);
    assertEquals(Services.reader().read(folder).pack(), Services.reader().read(file).pack());
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertEquals(0, entry.getExtra() == null ? 0 : entry.getExtra().length);
        if (entry.getName().endsWith(".png")) {
          assertArrayEquals(new byte[] {1, 2, 3}, zip.readAllBytes());
        }
      }
    }
    assertEquals(List.of("META-INF/MANIFEST.MF", "pack.yaml"), names.subList(0, 2));
    List<String> rest = names.subList(2, names.size());
    assertEquals(rest.stream().sorted().toList(), rest);
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void aBundleWithAnErrorIsNotBuilt() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    Path file = Files.writeString(temp.resolve("a.qinqing"), "older");
    Path tests = folder.resolve("tests/normal_contact.yaml");
    String good = Files.readString(tests);
    for (String bad :
        List.of(
            good.replace("verdict: CONDITIONAL, rule", "verdict: PROHIBITED, rule"),
            good + "  - id: [",
            good.replace("lincheng:local-opinion/list-1/i-1", "lincheng:local-opinion/list-9"))) {
      Files.writeString(tests, bad);
      Built built = authoring(national).build(folder, file);
      assertFalse(built.done());
      assertFalse(errors(built.findings()).isEmpty());
      assertEquals("older", Files.readString(file));
    }
  }

  /** A service without the check for tests must not let failing tests through. */
  @Test
  void failingTestsCountEvenWhenNoCheckReportsThem() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    Path tests = folder.resolve("tests/normal_contact.yaml");
    Files.writeString(
        tests,
        Files.readString(tests).replace("verdict: CONDITIONAL, rule", "verdict: PROHIBITED, rule"));
    FolderAuthoring lenient =
        new FolderAuthoring(
            new TextDraft.Checks(
                national, Services.reader(), Services.bareLinter(), Services.tester()),
            Services::files,
            CLOCK);
    Built built = lenient.build(folder, temp.resolve("a.qinqing"));
    assertFalse(built.done());
    assertEquals(
        List.of("A-101"), errors(built.findings()).stream().map(Diagnostic::code).toList());
  }

  @Test
  void onlyATemplateMayKeepOpenDates() throws IOException {
    Path template = template();
    built(template, temp.resolve("t.qinqing"));
    Path folder = temp.resolve("lincheng");
    new FolderAuthoring(Services.checks(with(template)), id -> Services.files(template), CLOCK)
        .create(lincheng("area"), folder);
    Path head = folder.resolve("pack.yaml");
    Files.writeString(
        head, Files.readString(head).replace("maturity: draft", "maturity: published"));
    Built built = authoring(national).build(folder, temp.resolve("a.qinqing"));
    assertFalse(built.done());
    assertTrue(
        errors(built.findings()).stream().anyMatch(finding -> finding.code().equals("P-210")),
        () -> built.findings().toString());
  }

  @Test
  void aFileInsideTheFolderIsRefused() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    assertThrows(
        IOException.class, () -> authoring(national).build(folder, folder.resolve("a.qinqing")));
    built(folder, folder.resolve("target/a.qinqing"));
    built(folder, folder.resolve("target/a.qinqing"));
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOlderOne() throws IOException {
    Path folder = temp.resolve("lincheng");
    authoring(national).create(lincheng(PackAuthoring.BLANK), folder);
    Path file = Files.writeString(temp.resolve("plain"), "older");
    assertThrows(
        IOException.class, () -> authoring(national).build(folder, file.resolve("a.qinqing")));
    assertEquals("older", Files.readString(file));
    Path notThere = temp.resolve("nothing");
    Built built = authoring(national).build(notThere, temp.resolve("a.qinqing"));
    assertFalse(built.done());
    assertFalse(built.findings().isEmpty());
  }

  @Test
  void aRealBundleIsBuiltAndReadBack() throws IOException {
    assumeTrue(Services.present("guangzhou"), "no content to read");
    Path folder = temp.resolve("guangzhou");
    copy(Services.folder("guangzhou"), folder);
    Path file = temp.resolve("guangzhou.qinqing");
    byte[] one = built(folder, file);
    assertEquals(Services.reader().read(folder).pack(), Services.reader().read(file).pack());
    assertArrayEquals(one, built(folder, file));
  }
}
