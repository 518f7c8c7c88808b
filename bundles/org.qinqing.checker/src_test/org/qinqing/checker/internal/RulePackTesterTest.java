package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

class RulePackTesterTest {
  private static final Rule NO =
      Fixture.rule("no", Modality.PROHIBITED, "act=accept; regulated=true");
  private static final Rule YES =
      Fixture.rule("yes", Modality.PERMITTED, "act=accept; regulated=false");
  private static final SourceLocation HERE = new SourceLocation("tests/gift.yaml", 7);

  private static PackTest test(
      String id, String facts, Verdict verdict, Optional<String> rule, Optional<String> missing) {
    return new PackTest(
        id,
        "cn",
        Optional.empty(),
        Optional.of(Fixture.TODAY),
        new PackTest.Given.Facts(List.of(Fixture.facts(facts))),
        verdict,
        rule,
        rule.isPresent() ? List.of(Address.parse("cn:law/art-1").orElseThrow()) : List.of(),
        missing,
        Map.of(),
        HERE);
  }

  private static PackTester.Report report(Pack pack) {
    return new RulePackTester().test(pack, Fixture.snapshot(pack), true);
  }

  @Test
  void passesWhatComesTrueAndFindsTheRuleNobodyTests() {
    Pack pack =
        Fixture.pack(
            "cn",
            Locality.NATIONAL,
            List.of(
                test(
                    "t1",
                    "act=cash; regulated=true",
                    Verdict.PROHIBITED,
                    Optional.of("no"),
                    Optional.empty()),
                test(
                    "t2",
                    "act=meal",
                    Verdict.NEEDS_INFO,
                    Optional.empty(),
                    Optional.of("regulated"))),
            NO,
            YES);
    PackTester.Report report = report(pack);
    assertTrue(report.passed(), report::toString);
    assertEquals(List.of("yes"), report.uncoveredRules());
    assertEquals(List.of(), new RuleTestCheck().check(pack, Fixture.snapshot(pack)));
  }

  @Test
  void judgesWithoutABundleAsWithOne() {
    List<PackTest> tests =
        List.of(
            test(
                "t1",
                "act=cash; regulated=true",
                Verdict.PERMITTED,
                Optional.of("no"),
                Optional.empty()),
            test("t2", "act=meal", Verdict.NEEDS_INFO, Optional.empty(), Optional.of("regulated")));
    Pack pack = Fixture.pack("cn", Locality.NATIONAL, tests, NO, YES);
    Pack untested = Fixture.pack("cn", Locality.NATIONAL, List.of(), NO, YES);
    List<PackTester.Outcome> judged = new RulePackTester().judge(tests, Fixture.snapshot(untested));
    assertEquals(List.of(false, true), judged.stream().map(PackTester.Outcome::passed).toList());
    assertEquals(report(pack).outcomes(), judged);
  }

  @Test
  void failingFactsTestIsAnErrorAtItsLine() {
    Pack pack =
        Fixture.pack(
            "cn",
            Locality.NATIONAL,
            List.of(
                test(
                    "t1",
                    "act=cash; regulated=true",
                    Verdict.PERMITTED,
                    Optional.empty(),
                    Optional.empty()),
                test(
                    "t2",
                    "act=cash; regulated=true",
                    Verdict.PROHIBITED,
                    Optional.of("yes"),
                    Optional.empty()),
                test("t3", "act=cash", Verdict.NEEDS_INFO, Optional.empty(), Optional.of("heavy"))),
            NO,
            YES);
    assertFalse(report(pack).passed());
    List<Diagnostic> findings = new RuleTestCheck().check(pack, Fixture.snapshot(pack));
    assertEquals(3, findings.size());
    assertTrue(findings.get(0).isError());
    assertEquals(HERE, findings.get(0).location());
    assertTrue(findings.get(0).message().contains("t1"));
    assertEquals("rule-tests", new RuleTestCheck().name());
  }

  @Test
  void readingTestsAreARateAndExamplesOfTheModelAreNotCounted() {
    PackTest reading =
        new PackTest(
            "r1",
            "cn",
            Optional.empty(),
            Optional.of(Fixture.TODAY),
            new PackTest.Given.Text("今天天气不错。", Optional.of(Side.OFFICIAL)),
            Verdict.PROHIBITED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            HERE);
    PackTest example =
        new PackTest(
            "r2",
            "cn",
            Optional.empty(),
            Optional.of(Fixture.TODAY),
            new PackTest.Given.Text("例句cash", Optional.empty()),
            Verdict.PROHIBITED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            HERE);
    Pack pack = Fixture.pack("cn", Locality.NATIONAL, List.of(reading, example), NO);
    PackTester.Report report = report(pack);
    assertEquals(1, report.readingTotal());
    assertEquals(0, report.readingPassed());
    assertTrue(report.passed());
    assertEquals(List.of(), new RuleTestCheck().check(pack, Fixture.snapshot(pack)));
  }

  @Test
  void unknownPlaceFailsTheTestAndSaysSo() {
    PackTest lost =
        new PackTest(
            "t1",
            "cn",
            Optional.of("atlantis"),
            Optional.empty(),
            new PackTest.Given.Facts(List.of(Fixture.facts("act=cash"))),
            Verdict.NO_RULE,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            HERE);
    PackTester.Report report = report(Fixture.pack("cn", Locality.NATIONAL, List.of(lost), NO));
    assertFalse(report.passed());
    assertTrue(report.outcomes().get(0).got().contains("atlantis"));
    assertEquals(Verdict.NO_RULE, report.outcomes().get(0).verdict());
  }

  @Test
  void anOutcomeTellsWhatCameOfIt() {
    PackTest test =
        new PackTest(
            "t1",
            "cn",
            Optional.empty(),
            Optional.of(Fixture.TODAY),
            new PackTest.Given.Facts(List.of(Fixture.facts("act=cash"))),
            Verdict.ENCOURAGED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            HERE);
    Pack pack = Fixture.pack("cn", Locality.NATIONAL, List.of(test), NO);
    PackTester.Outcome outcome = report(pack).outcomes().getFirst();
    assertFalse(outcome.passed());
    assertEquals(Verdict.NEEDS_INFO, outcome.verdict());
    assertEquals(Optional.of("regulated"), outcome.missing());
    assertEquals(List.of(), outcome.rules());
    assertEquals(Map.of("act", FactContent.Terms.of("cash")), outcome.facts());
  }
}
