package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.CalendarYear;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Verdict;

final class YamlPackReaderTest {
  @TempDir Path temp;

  @Test
  void readsEveryFileKindOfSoundBundles() {
    Pack cn = Sample.national().pack(temp);
    assertEquals("cn", cn.id());
    assertEquals(5, cn.facts().facts().size());
    assertEquals(1, cn.parameters().size());
    Pack city = Sample.city().pack(temp);
    assertEquals(
        List.of(1, 1, 1, 1, 1),
        List.of(
            city.documents().size(),
            city.rules().size(),
            city.questions().size(),
            city.vocabulary().size(),
            city.tests().size()));
    Condition.All when = (Condition.All) city.rules().get(0).when();
    assertEquals(
        new Condition.Compare(
            "amount", Condition.Operator.GE, new Condition.ParameterReference("limit")),
        when.parts().get(3));
  }

  @Test
  void readsScenesCalendarAndCasework() {
    Pack cn = Sample.national().pack(temp);
    CalendarYear year = cn.calendar().get(0);
    assertEquals(4, year.rest().size());
    assertEquals(Set.of(LocalDate.of(2026, 1, 4)), year.work());
    assertEquals(Certainty.M, year.certainty());
    assertEquals("parameters.yaml:6", year.location().toString());
    Scene scene = cn.scenes().get(0);
    assertEquals(6, scene.steps().size());
    Scene.Choice first = scene.step("s1").orElseThrow().choices().get(0);
    assertEquals(
        new Scene.Choice(
            "A", "当面退回", "s2", "", Optional.of(Verdict.PERMITTED), Set.of("returned"), Set.of()),
        first);
    assertEquals(Optional.of(Scene.Ending.GOOD), scene.step("e1").orElseThrow().ending());
    assertEquals(Optional.empty(), first.leaning());
    assertEquals(
        Optional.of(Scene.Leaning.LAX),
        scene.step("s1").orElseThrow().choices().get(1).leaning(),
        "the verdict forbids it");
    assertEquals(
        Optional.of(Scene.Leaning.STRICT),
        scene.step("s2").orElseThrow().choices().get(1).leaning(),
        "it is said");
    Casework work = cn.casework();
    assertEquals(Casework.CardKind.POCKET, work.cards().get(0).kind());
    assertEquals(List.of("登记"), work.cards().get(0).how());
    assertEquals(Optional.of(1), work.checklists().get(0).declared());
    assertEquals("礼品", work.checklists().get(0).items().get(0).head());
    Casework.Form form = work.forms().get(0);
    assertTrue(form.sections().get(0).repeat());
    assertEquals(List.of("配偶", "子女"), form.sections().get(0).fields().get(1).options());
    assertEquals(Optional.of("held"), form.sections().get(0).fields().get(3).before());
    Casework.Routing routing = work.routings().get(0);
    assertEquals(List.of("上级纪委"), routing.routes().get(0).fileAlso());
    assertEquals("s-2", routing.signers().get(1).id());
    Casework.Plan plan = work.plans().get(0);
    assertEquals(Optional.of(2026), plan.year());
    assertEquals(
        Optional.of(new Casework.Span(3, Casework.TimeUnit.WORKING_DAY)),
        plan.steps().get(1).lasts());
    assertEquals(
        Optional.of(
            new Casework.Due.Within(new Casework.Span(3, Casework.TimeUnit.MONTH), "publish")),
        plan.steps().get(2).due());
    assertTrue(plan.steps().get(3).throughout());
    assertEquals("提醒", work.ladders().get(0).rungs().get(0).then());
    assertEquals("limit", work.samplings().get(0).percent());
  }

  @Test
  void filesInMemoryReadAsThoseOfAFolder() {
    Sample city = Sample.city();
    Map<String, byte[]> files = new HashMap<>();
    city.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    files.put("media/a.png", new byte[] {1, 2, 3});
    files.put(".project", new byte[0]);
    files.put("target/A.class", new byte[0]);
    Reading reading = new YamlPackReader().read("draft", files);
    assertEquals(List.of(), reading.findings());
    assertEquals(Optional.of(city.pack(temp)), reading.pack());
    files.put("plugin.xml", new byte[0]);
    files.put("../evil.yaml", new byte[0]);
    assertEquals(
        List.of("P-103 ../evil.yaml", "P-102 plugin.xml"),
        Sample.codes(new YamlPackReader().read("draft", files).findings()));
    Map<String, byte[]> empty = Map.of();
    assertEquals(
        List.of("P-109 pack.yaml"),
        Sample.codes(new YamlPackReader().read("draft", empty).findings()));
  }

  @Test
  void aTextTooLongToReadIsRefusedAtOnce() {
    Sample long1 = Sample.city().plus("rules/b.yaml", "# " + "x".repeat(3 << 20) + "\nrules: []\n");
    assertEquals(List.of("P-104 rules/b.yaml"), Sample.codes(long1.read(temp).findings()));
  }

  @Test
  void aFileOfSeveralListsNeedsOneAtLeast() {
    for (String file : List.of("questions/b.yaml", "cases/b.yaml", "parameters.yaml")) {
      List<String> codes = Sample.codes(Sample.city().plus(file, "{}\n").read(temp).findings());
      assertEquals(List.of("P-115 " + file + ":1"), codes);
    }
    assertEquals(
        List.of(), Sample.city().plus("questions/b.yaml", "scenes: []\n").read(temp).findings());
  }

  @Test
  void keepsTheStructureOfADocument() {
    List<Provision> provisions = Sample.city().pack(temp).documents().get(0).provisions();
    assertEquals(2, provisions.size(), "a heading inside a fence is no heading");
    Provision article = provisions.get(0);
    assertEquals("city:law@2020-01-01/art-1", article.address().toString());
    assertEquals("第一条", article.label());
    assertEquals("收礼", article.heading());
    assertEquals(List.of("第一章 总则"), article.headingPath());
    assertEquals(Certainty.B, article.certainty());
    assertEquals(Map.of("投拆", "投诉"), article.errata());
    assertTrue(article.text().startsWith("整条说明。"));
    assertFalse(article.text().contains("certainty"));
    assertEquals("documents/law.md:13", article.location().toString());
    assertEquals("不能收礼。", provisions.get(1).text());
    assertEquals("第一条第一款", provisions.get(1).label());
  }

  @Test
  void folderAndArchiveReadTheSame() {
    Sample city = Sample.city();
    Reading packed = new YamlPackReader().read(city.archive(temp.resolve("c.qinqing")));
    assertEquals(List.of(), packed.findings());
    assertEquals(Optional.of(city.pack(temp)), packed.pack());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rules/gift.yaml | modality: prohibited | modality: forbidden | P-114 rules/gift.yaml:6",
        "rules/gift.yaml | say: 不能收 | says: 不能收 | P-111 rules/gift.yaml:15",
        "rules/gift.yaml | topic: gift | side: official | P-110 rules/gift.yaml:4",
        "rules/gift.yaml | {in: [accept]} | {of: [accept]} | P-111 rules/gift.yaml:9",
        "rules/gift.yaml | {in: [accept]} | {in: []} | P-115 rules/gift.yaml:9",
        "rules/gift.yaml | {eq: true} | {eq: true, in: [x]} | P-118 rules/gift.yaml:10",
        "rules/gift.yaml | city:law/art-1/p-1 | law art-1 | P-114 rules/gift.yaml:13",
        "rules/gift.yaml | city:law/art-1/p-1 | city:law/art | P-116 rules/gift.yaml:13",
        "rules/gift.yaml | 2020-01-01 | 2020-02-31 | P-117 rules/gift.yaml:14",
        "rules/gift.yaml | [退回] | [退回 | P-110 rules/gift.yaml:17",
        "pack.yaml | format: 1 | format: 2 | P-114 pack.yaml:1",
        "pack.yaml | locality: `440100` | locality: 440100 | P-113 pack.yaml:5",
        "pack.yaml | contact: 办公室 | keywords: [a] | P-112 pack.yaml:1",
        "pack.yaml | version: 1.0.0`n`publisher | version: 1.0.1`n`publisher | P-108"
            + " META-INF/MANIFEST.MF:6",
        "documents/law.md | {#art-1/p-1} | {#第一款} | P-121 documents/law.md:21",
        "documents/law.md | {#art-1/p-1} | {#art-1} | P-122 documents/law.md:21",
        "documents/law.md | errata: | erratum: | P-123 documents/law.md:14",
        "documents/law.md | title: 样例规定 | titel: 样例规定 | P-111 documents/law.md:2",
        "questions/scenes.yaml | ending: good | ending: great | P-114 questions/scenes.yaml:23",
        "questions/scenes.yaml | needs: [returned] | need: [returned] | P-111"
            + " questions/scenes.yaml:16",
        "cases/work.yaml | kind: pocket | kind: purse | P-114 cases/work.yaml:3",
        "cases/work.yaml | due: {on: 2026-03-09} | due: {on: 2026-03-09, from: start} | P-112"
            + " cases/work.yaml:70",
        "cases/work.yaml | due: {on: 2026-03-09} | due: {within: {count: 3, unit: week}, from:"
            + " start} | P-114 cases/work.yaml:70",
        "cases/work.yaml | samplings: | sampling: | P-111 cases/work.yaml:85",
        "questions/gift.yaml | right: true | right: yes | P-113 questions/gift.yaml:9",
        "META-INF/MANIFEST.MF | Bundle-Name: Sample | Bundle-Activator: x.Y | P-107"
            + " META-INF/MANIFEST.MF:3",
        "tests/gift.yaml | verdict: PROHIBITED | verdict: NEVER | P-114 tests/gift.yaml:4",
      })
  void namesFileAndLineOfEachMistake(String file, String piece, String other, String expected) {
    Sample spoilt = Sample.city().with(file, plain(piece), plain(other));
    Reading reading = spoilt.read(temp);
    assertTrue(
        Sample.codes(reading.findings()).contains(expected),
        () -> expected + " not in " + reading.findings());
    assertTrue(reading.pack().isEmpty());
    assertTrue(reading.findings().stream().noneMatch(d -> d.message().contains("{0}")));
  }

  private static String plain(String text) {
    return text.replace("`n`", "\n").replace('`', '"');
  }

  @Test
  void refusesAliasesAndDeepNesting() {
    Sample alias = Sample.city().plus("rules/b.yaml", "rules: &a [*a]\n");
    assertTrue(Sample.codes(alias.read(temp).findings()).contains("P-110 rules/b.yaml:1"));
    Sample shared = Sample.city().plus("rules/b.yaml", "x: &a [1]\nrules: *a\n");
    assertTrue(shared.read(temp).pack().isEmpty());
    Sample deep = Sample.city().plus("rules/b.yaml", "rules: " + "[".repeat(50_000) + "\n");
    assertTrue(Sample.codes(deep.read(temp).findings()).contains("P-110 rules/b.yaml:1"));
  }

  @Test
  void findsPersonalDataPlaceholdersAndOddities() {
    String mobile = "13" + "800001" + "234";
    String identity = "11010519491231002" + "X";
    Sample spoilt =
        Sample.city()
            .plus("rules/b.yaml", "# 联系 " + mobile + "\nrules: []\n")
            .plus("rules/c.yaml", "# " + identity + "\nrules: []\n")
            .plus("rules/d.yaml", "# 1101051949123100" + "21" + " a" + "@" + "b.cn\nrules: []\n")
            .plus("tests/e.yaml", "# X月X日\ntests: []\n")
            .plus("cases/f.yaml", "from: []\n")
            .plus("facts.yaml", "facts: []\n")
            .plus("documents/Bad.md", "---\n---\n")
            .plus("documents/x.md", "no front matter\n");
    List<String> codes = Sample.codes(spoilt.read(temp).findings());
    for (String expected :
        List.of(
            "P-211 rules/b.yaml:1",
            "P-211 rules/c.yaml:1",
            "P-308 rules/d.yaml:1",
            "P-210 tests/e.yaml:1",
            "P-111 cases/f.yaml:1",
            "P-128 facts.yaml",
            "P-125 documents/Bad.md",
            "P-120 documents/x.md:1")) {
      assertTrue(codes.contains(expected), () -> expected + " not in " + codes);
    }
    assertFalse(codes.contains("P-211 rules/d.yaml:1"), "a wrong check digit is no number");
  }

  @Test
  void folderLeavesToolsAsideAndRefusesTheRest() {
    Sample sample =
        Sample.city()
            .plus("build.properties", "bin.includes = .\n")
            .plus(".project", "<x/>")
            .plus("target/classes/A.class", "x")
            .plus("plugin.xml", "<plugin/>")
            .plus("META-INF/p2.inf", "x");
    assertEquals(
        List.of("P-102 META-INF/p2.inf", "P-102 plugin.xml"),
        Sample.codes(sample.read(temp).findings()));
  }

  @Test
  void missingAndForeignFilesAreFindings() {
    assertEquals(
        List.of("P-101 "),
        Sample.codes(new YamlPackReader().read(temp.resolve("none.qinqing")).findings()));
  }
}
