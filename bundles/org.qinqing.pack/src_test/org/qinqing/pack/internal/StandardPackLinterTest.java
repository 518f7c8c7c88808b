package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackSnapshot;

final class StandardPackLinterTest {
  @TempDir Path temp;

  private static StandardPackLinter linter(String day) {
    return new StandardPackLinter(Clock.fixed(Instant.parse(day + "T08:00:00Z"), ZoneOffset.UTC));
  }

  private List<String> lint(Sample city) {
    StandardPackLinter linter = linter("2026-11-22");
    PackSnapshot others = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    return Sample.codes(linter.lint(city.pack(temp), others));
  }

  @Test
  void soundBundlesHaveNoFindings() {
    assertEquals(List.of(), lint(Sample.city()));
    assertEquals(
        List.of(), linter("2026-11-22").lint(Sample.national().pack(temp), PackSnapshot.EMPTY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "rules/gift.yaml | id: city-gift-1 | id: cn-gift-1 | P-201 rules/gift.yaml:2",
        "rules/gift.yaml | city:law/art-1/p-1 | city:law/art-7 | P-202 rules/gift.yaml:2",
        "rules/gift.yaml | duty_link: | duty_lynk: | P-203 rules/gift.yaml:2",
        "rules/gift.yaml | [accept] | [receive-gold] | P-204 rules/gift.yaml:2",
        "rules/gift.yaml | topic: gift | topic: gold | P-205 rules/gift.yaml:2",
        "rules/gift.yaml | duty_link: {eq: true} | duty_link: {ge: 3} | P-206 rules/gift.yaml:2",
        "rules/gift.yaml | param:limit | param:limits | P-207 rules/gift.yaml:2",
        "rules/gift.yaml | from: 2020-01-01 | from: 2019-12-31 | P-208 rules/gift.yaml:2",
        "rules/gift.yaml | how: [退回] | loosens: [cn-gift-1] | P-209 rules/gift.yaml:2",
        "rules/gift.yaml | how: [退回] | loosens: [cn-gift-9] | P-213 rules/gift.yaml:2",
        "questions/gift.yaml | right: true | right: false | P-212 questions/gift.yaml:2",
        "questions/gift.yaml | rule: city-gift-1 | rule: city-gift-2 | P-213 questions/gift.yaml:2",
        "tests/gift.yaml | amount: 2000 | rank: 2000 | P-206 tests/gift.yaml:2",
        "tests/gift.yaml | act: receive-gift | act: fly | P-204 tests/gift.yaml:2",
        "pack.yaml | level: city | level: county | P-214 pack.yaml",
        "pack.yaml | on: 2026-11-01 | on: 2025-11-01 | P-302 pack.yaml",
        "rules/gift.yaml | city:law/art-1/p-1 | cn:law/art-1 | P-307 rules/gift.yaml:2",
        "tests/gift.yaml | rule: city-gift-1, | missing: amount, | P-304 rules/gift.yaml:2",
        "documents/law.md | certainty: B | declared: 10; itemised: 0 | P-305 documents/law.md:13",
        "documents/law.md | 不能收礼。 | 不能收礼。\\n## 第二条 {#art-2}\\n另一条 | P-303 documents/law.md:23",
        "cases/work.yaml | city-c-1 | cn-s-1 | P-201 cases/work.yaml:2",
        "cases/work.yaml | id: city-l-1 | id: city-t-1 | P-201 cases/work.yaml:14",
        "cases/work.yaml | id: kin, | id: name, | P-201 cases/work.yaml:23",
        "cases/work.yaml | id: s-2, | id: s-1, | P-201 cases/work.yaml:41",
        "cases/work.yaml | how: [登记]`n`    basis: [`city:law/art-1`] | how: [登记]`n`    basis:"
            + " [`city:law/art-3`] | P-202 cases/work.yaml:2",
        "cases/work.yaml | text: 有没有收过, how: 退回, basis: [`city:law/art-1`] | text: 有没有收过, basis:"
            + " [`city:law/art-3`] | P-202 cases/work.yaml:14",
        "cases/work.yaml | then: 提醒, basis: [`city:law/art-1`] | then: 提醒, basis:"
            + " [`city:law/art-3`] | P-202 cases/work.yaml:80",
        "cases/work.yaml | topic: gift | topic: gold | P-205 cases/work.yaml:2",
        "cases/work.yaml | percent: limit | percent: limits | P-207 cases/work.yaml:86",
        "cases/work.yaml | rules: [city-gift-1] | rules: [city-gift-9] | P-213 cases/work.yaml:2",
        "cases/work.yaml | throughout: true, | placeholder: 另定, | P-210 cases/work.yaml:54",
        "cases/work.yaml | how: [登记] | how: [] | P-224 cases/work.yaml:2",
        "cases/work.yaml | type: choice, options: [配偶, 子女] | type: choice | P-225"
            + " cases/work.yaml:23",
        "cases/work.yaml | label: 姓名, type: text | label: 姓名, type: text, options: [a] | P-225"
            + " cases/work.yaml:23",
        "cases/work.yaml | before: held | before: name | P-225 cases/work.yaml:23",
        "cases/work.yaml | form: city-f-1 | form: city-f-9 | P-226 cases/work.yaml:41",
        "cases/work.yaml | forms: [city-f-1] | forms: [city-f-9] | P-226 cases/work.yaml:54",
        "cases/work.yaml | {rank: {ge: fuchu}} | {grade: {ge: fuchu}} | P-227 cases/work.yaml:41",
        "cases/work.yaml | {rank: {ge: fuchu}} | {rank: {ge: general}} | P-228 cases/work.yaml:41",
        "cases/work.yaml | {rank: {ge: fuchu}} | {unit_kind: {ge: county}} | P-228"
            + " cases/work.yaml:41",
        "cases/work.yaml | after: [declare] | after: [declared] | P-230 cases/work.yaml:54",
        "cases/work.yaml | from: publish | from: publishing | P-230 cases/work.yaml:54",
        "cases/work.yaml | due: {on: 2026-03-02} | after: [publish] | P-231 cases/work.yaml:54",
        "cases/work.yaml | declared: 1 | declared: 10 | P-305 cases/work.yaml:14",
        "cases/work.yaml | {team_member: {eq: false}} | {rank: {eq: fubu}} | P-311"
            + " cases/work.yaml:41",
        "cases/work.yaml | {rank: {ge: staff}} | {rank: {ge: zhengchu}} | P-312 cases/work.yaml:41",
        "cases/work.yaml | due: {on: 2026-03-09} | due: {on: 2026-03-05} | P-314"
            + " cases/work.yaml:54",
        "cases/work.yaml | due: {on: 2026-03-02} | due: {on: 2026-03-06} | P-316"
            + " cases/work.yaml:54",
        "questions/scenes.yaml | start: s1 | start: s9 | P-217 questions/scenes.yaml:2",
        "questions/scenes.yaml | text: 收好, to: e3 | text: 收好, to: e9 | P-217"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | {id: e3, text: 受了查处, ending: bad} | {id: e3, text: 没有下文} | P-218"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | key: B, text: 收好 | key: A, text: 收好 | P-218"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | text: 收好, to: e3 | text: 收好, to: e2 | P-219"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | text: 上交, to: e2}`n`          - {key: B, text: 收好, to: e3} | text:"
            + " 上交, to: s3}`n`          - {key: B, text: 收好, to: s3} | P-220"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | ending: good | ending: mixed | P-221 questions/scenes.yaml:2",
        "questions/scenes.yaml | needs: [returned] | needs: [asked] | P-222"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | text: 不再理会, to: e2 | text: 不再理会, to: e2, needs: [returned] | P-223"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | topic: gift | topic: gold | P-205 questions/scenes.yaml:2",
        "questions/scenes.yaml | rules: [city-gift-1] | rules: [city-gift-9] | P-213"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | text: 上交, to: e2 | text: 送人, to: e3 | P-310"
            + " questions/scenes.yaml:2",
        "questions/scenes.yaml | gains: [returned] | gains: [returned], leans: lax | P-318"
            + " questions/scenes.yaml:2",
        "questions/gift.yaml | city:law/art-1 | city:law/art-8 | P-202 questions/gift.yaml:2",
      })
  void eachMistakeHasItsCode(String file, String piece, String other, String expected) {
    Sample spoilt = Sample.city().with(file, plain(piece), plain(other));
    assertTrue(lint(spoilt).contains(expected), () -> expected + " not in " + lint(spoilt));
  }

  private static String plain(String text) {
    return text.replace("\\n", "\n").replace("`n`", "\n").replace('`', '"');
  }

  @Test
  void repealedBasisIsAnErrorAndReplacedBasisAWarning() {
    Sample repealed =
        Sample.city().with("documents/law.md", "source: 样例", "source: 样例\nrepealed: 2026-01-01");
    assertTrue(lint(repealed).contains("P-208 rules/gift.yaml:2"));
    Sample replaced =
        repealed.with("documents/law.md", "source: 样例", "source: 样例\nrepealedBy: \"cn:law\"");
    assertTrue(lint(replaced).contains("P-301 rules/gift.yaml:2"));
    assertFalse(lint(replaced).contains("P-208 rules/gift.yaml:2"));
    Sample ended =
        repealed.with("rules/gift.yaml", "from: 2020-01-01", "from: 2020-01-01, until: 2025-12-31");
    assertFalse(lint(ended).contains("P-208 rules/gift.yaml:2"));
  }

  @Test
  void permissionMustComeFromAbove() {
    Sample own =
        Sample.city()
            .with(
                "rules/gift.yaml",
                "how: [退回]",
                "loosens: [cn-gift-1]\n    permission: \"city:law/art-1\"");
    assertTrue(lint(own).contains("P-209 rules/gift.yaml:2"));
    Sample above = own.with("rules/gift.yaml", "permission: \"city", "permission: \"cn");
    assertEquals(List.of(), lint(above));
    Sample selfWritten = above.with("pack.yaml", "publisher: 样例发布者", "publisher: 样例机关");
    assertTrue(lint(selfWritten).contains("P-209 rules/gift.yaml:2"));
  }

  @Test
  void aPlaceCitesOnlyItselfAndThoseAroundIt() {
    StandardPackLinter linter = linter("2026-11-22");
    PackSnapshot others = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    others = linter.with(Sample.city().pack(temp), others);
    String manifest = Sample.city().files().get("META-INF/MANIFEST.MF");
    Sample other = Sample.city();
    for (String file : List.copyOf(other.files().keySet())) {
      other =
          other.plus(
              file, other.files().get(file).replace("city-", "other-").replace("city:", "other:"));
    }
    other =
        other
            .with("pack.yaml", "id: city", "id: other")
            .with("pack.yaml", "440100", "330100")
            .plus(
                "META-INF/MANIFEST.MF",
                manifest
                    .replace("pack.city", "pack.other")
                    .replace("\"city\"", "\"other\"")
                    .replace("440100", "330100"))
            .with("rules/gift.yaml", "other:law/art-1/p-1", "city:law/art-1");
    assertTrue(
        Sample.codes(linter.lint(other.pack(temp), others)).contains("P-214 rules/gift.yaml:2"));
  }

  @Test
  void nearDuplicatesAreNamed() {
    String question = Sample.city().files().get("questions/gift.yaml");
    Sample doubled =
        Sample.city()
            .plus(
                "questions/more.yaml",
                question.replace("city-q-1", "city-q-2").replace("怎么办", "怎么办呢"));
    assertTrue(lint(doubled).contains("P-306 questions/more.yaml:2"));
  }

  @Test
  void aPlanOfAYearWithoutACalendarCountsWeekdays() {
    Sample old =
        Sample.city()
            .with("cases/work.yaml", "on: 2026-03-02", "on: 2014-12-05")
            .with("cases/work.yaml", "on: 2026-03-09", "on: 2014-12-10");
    assertEquals(List.of("P-315 cases/work.yaml:54"), lint(old));
  }

  @Test
  void aSceneWithOneDecisionIsFlat() {
    Sample flat =
        Sample.city()
            .with("questions/scenes.yaml", "text: 当面退回, to: s2", "text: 当面退回, to: e1")
            .with("questions/scenes.yaml", "text: 先留下, to: s3", "text: 先留下, to: e2");
    assertTrue(lint(flat).contains("P-309 questions/scenes.yaml:2"), () -> lint(flat).toString());
  }

  @Test
  void nobodySignsTheirOwnForm() {
    String row = "{id: s-1, when: {party_secretary: {eq: true}}";
    Sample own = Sample.city().with("cases/work.yaml", row, "{id: s-1, when: {rank: {eq: fubu}}");
    assertTrue(lint(own).contains("P-229 cases/work.yaml:41"), () -> lint(own).toString());
    Sample head = Sample.city().with("cases/work.yaml", "上级分管领导", "本单位主要负责人");
    assertTrue(lint(head).contains("P-229 cases/work.yaml:41"), () -> lint(head).toString());
    Sample team = Sample.city().with("cases/work.yaml", "signer: 党委（党组）书记", "signer: 分管领导");
    assertTrue(lint(team).contains("P-229 cases/work.yaml:41"), () -> lint(team).toString());
    Sample asked =
        head.with("cases/work.yaml", "本单位主要负责人, certainty: explicit", "本单位主要负责人, certainty: ask");
    assertEquals(List.of(), lint(asked));
  }

  @Test
  void aTableTooWideToPlayThroughIsNamed() {
    StringBuilder many = new StringBuilder("{any: [{rank: {ge: fuchu}}");
    for (String attribute : List.of("place", "post", "party_relation", "sector")) {
      for (int i = 0; i < 30; i++) {
        many.append(", {all: [{").append(attribute).append(": {eq: v").append(i).append("}}]}");
      }
    }
    many.append("]}");
    Sample wide = Sample.city().with("cases/work.yaml", "{rank: {ge: fuchu}}", many.toString());
    assertTrue(lint(wide).contains("P-313 cases/work.yaml:41"), () -> lint(wide).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-01/2026-01-03 | 2025-12-31/2026-01-03 | P-216 parameters.yaml:6",
        "work: [2026-01-04] | work: [2026-01-05] | P-216 parameters.yaml:6",
        "work: [2026-01-04] | work: [2027-01-03] | P-216 parameters.yaml:6",
        "work: [2026-01-04] | work: [2026-01-03] | P-216 parameters.yaml:6",
        "calendar: | calendar: `  - {year: 2026, rest: [], work: [], source: s, certainty: M} |"
            + " P-201 parameters.yaml:7",
      })
  void theCalendarHoldsTogether(String piece, String other, String expected) {
    Sample spoilt = Sample.national().with("parameters.yaml", piece, other.replace("`", "\n"));
    List<String> codes =
        Sample.codes(linter("2026-11-22").lint(spoilt.pack(temp), PackSnapshot.EMPTY));
    assertEquals(List.of(expected), codes);
  }

  @Test
  void anOldVersionIsSupersededWhereverItIsCited() {
    Sample two =
        Sample.city()
            .plus(
                "documents/law@2010-01-01.md",
                Sample.city().files().get("documents/law.md").replace("2020-01-01", "2010-01-01"));
    assertEquals(List.of(), lint(two));
    for (String file : List.of("cases/work.yaml", "questions/gift.yaml", "questions/scenes.yaml")) {
      Sample old = two.with(file, "city:law/art-1", "city:law@2010-01-01/art-1");
      assertTrue(
          lint(old).stream().allMatch(code -> code.startsWith("P-301 " + file))
              && !lint(old).isEmpty(),
          () -> file + lint(old));
    }
    Sample old =
        two.with("rules/gift.yaml", "city:law/art-1", "city:law@2010-01-01/art-1")
            .with("rules/gift.yaml", "from: 2020-01-01", "from: 2021-01-01");
    assertTrue(lint(old).contains("P-208 rules/gift.yaml:2"), "no basis from the first day on");
  }

  @Test
  void withoutTheNationalBundleNothingIsJudged() {
    assertTrue(
        Sample.codes(linter("2026-11-22").lint(Sample.city().pack(temp), PackSnapshot.EMPTY))
            .contains("P-401 "));
  }

  @Test
  void contributedChecksCountAndABrokenOneDoesNotPass() {
    StandardPackLinter linter = linter("2026-11-22");
    PackCheck broken =
        new PackCheck() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<Diagnostic> check(Pack pack, PackSnapshot installed) {
            throw new IllegalStateException("boom");
          }
        };
    linter.addCheck(broken);
    Pack cn = Sample.national().pack(temp);
    assertEquals(List.of("P-215 "), Sample.codes(linter.lint(cn, PackSnapshot.EMPTY)));
    linter.removeCheck(broken);
    assertEquals(List.of(), linter.lint(cn, PackSnapshot.EMPTY));
  }
}
