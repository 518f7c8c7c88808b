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
      })
  void eachMistakeHasItsCode(String file, String piece, String other, String expected) {
    Sample spoilt = Sample.city().with(file, piece, other.replace("\\n", "\n"));
    assertTrue(lint(spoilt).contains(expected), () -> expected + " not in " + lint(spoilt));
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
