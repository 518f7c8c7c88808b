package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.checker.internal.Fixture.check;
import static org.qinqing.checker.internal.Fixture.duty;
import static org.qinqing.checker.internal.Fixture.enterpriseRule;
import static org.qinqing.checker.internal.Fixture.except;
import static org.qinqing.checker.internal.Fixture.given;
import static org.qinqing.checker.internal.Fixture.looser;
import static org.qinqing.checker.internal.Fixture.national;
import static org.qinqing.checker.internal.Fixture.pack;
import static org.qinqing.checker.internal.Fixture.rule;
import static org.qinqing.checker.internal.Fixture.snapshot;
import static org.qinqing.checker.internal.Fixture.unknown;
import static org.qinqing.pack.Modality.CONDITIONAL;
import static org.qinqing.pack.Modality.DISCOURAGED;
import static org.qinqing.pack.Modality.ENCOURAGED;
import static org.qinqing.pack.Modality.PERMITTED;
import static org.qinqing.pack.Modality.PROHIBITED;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Effective;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

class EngineTest {
  private static final Rule GIFT_NO = rule("no", PROHIBITED, "act=accept; linked=true");
  private static final Rule GIFT_HEAVY =
      rule("heavy", PROHIBITED, "act=accept; linked=false; heavy=true");
  private static final Rule GIFT_YES =
      rule("yes", PERMITTED, "act=accept; linked=false; heavy=false");

  private static PackSnapshot gifts() {
    return national(GIFT_NO, GIFT_HEAVY, GIFT_YES);
  }

  private static CheckResult.Judgement lead(CheckResult result) {
    return result.lead().orElseThrow();
  }

  @Test
  void derivedFactDecides() {
    CheckResult result = check(gifts(), "act=cash; regulated=true");
    assertEquals(Verdict.PROHIBITED, result.verdict());
    assertEquals("no", lead(result).applied().get(0).rule().id());
    assertEquals("说明no", lead(result).reason());
    assertEquals(List.of("步骤no"), lead(result).steps());
    assertEquals(
        FactValue.Source.DERIVED, lead(result).event().fact("linked").orElseThrow().source());
  }

  @Test
  void asksTheOpenFactBehindADerivedOne() {
    CheckResult result = check(gifts(), "act=cash; tie=classmate; counterpart=owner");
    assertEquals(Verdict.NEEDS_INFO, result.verdict());
    CheckResult.Missing first = lead(result).missing().get(0);
    assertEquals("regulated", first.fact());
    assertEquals("归你管吗？", first.question());
    assertEquals(
        List.of(Verdict.PROHIBITED, Verdict.NEEDS_INFO),
        first.branches().stream().map(CheckResult.Branch::verdict).toList());
    assertEquals("heavy", lead(result).missing().get(1).fact());
    assertTrue(lead(result).applied().isEmpty());
    assertEquals(List.of("heavy", "no", "yes"), ids(lead(result).hangsOn()));
    assertEquals(lead(result).hangsOn(), lead(result).rules());
  }

  private static List<String> ids(List<CheckResult.Applied> rules) {
    return rules.stream().map(applied -> applied.rule().id()).toList();
  }

  @Test
  void presumptionIsShownAndReversible() {
    CheckResult result = check(gifts(), "act=cash; counterpart=owner");
    assertEquals(Verdict.PROHIBITED, result.verdict());
    FactValue linked = lead(result).event().fact("linked").orElseThrow();
    assertEquals(FactValue.Source.PRESUMED, linked.source());
    assertEquals("按与公务有关判断", linked.note());
    CheckResult reversed =
        check(
            gifts(),
            Locality.NATIONAL,
            List.of(given("regulated", "false"), given("heavy", "false")),
            "act=cash; counterpart=owner");
    assertEquals(Verdict.PERMITTED, reversed.verdict());
  }

  @Test
  void nobodyMayPresumeApproval() {
    CheckResult result = check(gifts(), "act=gift; regulated=true");
    assertTrue(lead(result).event().fact("approved").isEmpty());
  }

  @Test
  void notKnowingClosesTheQuestionButAllowsNothing() {
    CheckResult result =
        check(
            gifts(),
            Locality.NATIONAL,
            List.of(unknown("regulated"), unknown("heavy")),
            "act=cash; tie=classmate; counterpart=owner");
    assertEquals(Verdict.NEEDS_INFO, result.verdict());
    assertTrue(lead(result).missing().isEmpty());
    assertFalse(lead(result).reason().isBlank());
  }

  @Test
  void oneClassOfOutcomesNeedsNoQuestion() {
    CheckResult result =
        check(
            national(
                rule("a", PROHIBITED, "act=meal; payer=counterpart/unit"),
                rule("b", DISCOURAGED, "act=meal; payer=self")),
            "act=meal");
    assertEquals(Verdict.PROHIBITED, result.verdict());
    assertEquals("a", lead(result).applied().get(0).rule().id());
    assertTrue(lead(result).hangsOn().isEmpty());
    assertTrue(lead(result).missing().isEmpty());
  }

  @Test
  void whatIsInOnesHandIsACondition() {
    CheckResult result =
        check(
            national(
                rule("a", CONDITIONAL, "act=join; approved!=true"),
                rule("b", PERMITTED, "act=join; approved=true")),
            "act=join");
    assertEquals(Verdict.CONDITIONAL, result.verdict());
  }

  @Test
  void openRuleOnANoteIsARemark() {
    CheckResult result =
        check(
            national(
                rule("a", PERMITTED, "act=join"),
                rule("b", CONDITIONAL, "act=join; rank>=division; amount>=0")),
            "act=join; amount=5");
    assertEquals(Verdict.PERMITTED, result.verdict());
    assertEquals(1, lead(result).remarks().size());
    assertTrue(lead(result).remarks().get(0).contains("说明b"));
  }

  @Test
  void noteIsAskedWhereAProhibitionHangsOnIt() {
    CheckResult result =
        check(
            national(
                rule("a", PERMITTED, "act=join"),
                rule("b", PROHIBITED, "act=join; rank>=division")),
            "act=join");
    assertEquals(Verdict.NEEDS_INFO, result.verdict());
    assertEquals("rank", lead(result).missing().get(0).fact());
    assertEquals(List.of("b", "a"), ids(lead(result).rules()));
  }

  @Test
  void numbersAreAskedByTheLimitsOfTheRules() {
    PackSnapshot rules =
        national(
            rule("a", PROHIBITED, "act=join; years<2"),
            rule("b", CONDITIONAL, "act=join; years>=2; years<3"),
            rule("c", PERMITTED, "act=join; years>=3"));
    CheckResult result = check(rules, "act=join");
    assertEquals(
        List.of("<2", "2–3", ">=3"),
        lead(result).missing().get(0).branches().stream().map(CheckResult.Branch::value).toList());
    assertEquals(
        List.of(Verdict.PROHIBITED, Verdict.CONDITIONAL, Verdict.PERMITTED),
        lead(result).missing().get(0).branches().stream()
            .map(CheckResult.Branch::verdict)
            .toList());
    assertEquals(Verdict.CONDITIONAL, check(rules, "act=join; years=2.5").verdict());
    CheckResult straddling = check(rules, "act=join; years=2.5-3.5");
    assertEquals(Verdict.NEEDS_INFO, straddling.verdict());
    assertEquals(2, lead(straddling).missing().get(0).branches().size());
  }

  @Test
  void specialBeatsGeneralWithinALevel() {
    CheckResult result =
        check(
            national(
                rule("general", CONDITIONAL, "act=accept"),
                rule("special", PERMITTED, "act=cash; counterpart=private-person")),
            "act=cash; counterpart=private-person");
    assertEquals(Verdict.PERMITTED, result.verdict());
    assertEquals("general", lead(result).overruled().get(0).rule().id());
  }

  @Test
  void laterBeatsEarlierWithTheSameCondition() {
    Effective early = new Effective(Optional.of(LocalDate.of(2010, 1, 1)), Optional.empty());
    Effective late = new Effective(Optional.of(LocalDate.of(2024, 1, 1)), Optional.empty());
    CheckResult result =
        check(
            national(
                rule("old", PROHIBITED, "act=accept", early),
                rule("new", PERMITTED, "act=gift/cash/meal", late)),
            "act=cash");
    assertEquals(Verdict.PERMITTED, result.verdict());
    assertEquals("old", lead(result).overruled().get(0).rule().id());
  }

  @Test
  void lowerLevelTightensFreelyAndLoosensOnlyWithPermission() {
    Rule floor = rule("floor", CONDITIONAL, "act=meal");
    Rule open = rule("open", PERMITTED, "act=gift");
    assertEquals(
        Verdict.PROHIBITED,
        inCity(open, rule("tight", PROHIBITED, "act=gift"), "act=gift").verdict());
    assertEquals(
        Verdict.CONDITIONAL,
        inCity(floor, looser("free", PERMITTED, "act=meal", false, "floor"), "act=meal").verdict());
    CheckResult allowed =
        inCity(floor, looser("free", PERMITTED, "act=meal", true, "floor"), "act=meal");
    assertEquals(Verdict.PERMITTED, allowed.verdict());
    assertEquals("floor", lead(allowed).overruled().get(0).rule().id());
    assertEquals(Fixture.CITY, allowed.used());
  }

  private static CheckResult inCity(Rule national, Rule local, String event) {
    return check(
        snapshot(pack("cn", Locality.NATIONAL, national), pack("gz", Fixture.CITY, local)),
        Fixture.CITY,
        List.of(),
        event);
  }

  private static Verdict inTheCity(Pack nation, Pack city, int amount) {
    return check(
            snapshot(nation, city),
            Fixture.CITY,
            List.of(),
            "act=gift; status=done; amount=" + amount)
        .verdict();
  }

  /** A city may have a figure of a name that the country comes to use later for one of its own. */
  @Test
  void aFigureOfASmallerPlaceIsNeverThatOfAWiderOne() {
    String high = "act=gift; amount>=param:meal";
    Pack nation =
        pack(
            "cn",
            Locality.NATIONAL,
            List.of(Fixture.figure("meal", 100)),
            List.of(),
            rule("n-high", PROHIBITED, high),
            rule("n-low", PERMITTED, "act=gift; amount<param:meal"));
    Pack looser = pack("gz", Fixture.CITY, List.of(Fixture.figure("meal", 900)), List.of());
    assertEquals(Verdict.PROHIBITED, inTheCity(nation, looser, 500));

    Pack stricter =
        pack(
            "gz",
            Fixture.CITY,
            List.of(Fixture.figure("meal", 50)),
            List.of(),
            rule("c-high", PROHIBITED, high));
    assertEquals(Verdict.PROHIBITED, inTheCity(nation, stricter, 70));
    assertEquals(Verdict.PERMITTED, inTheCity(nation, stricter, 30));
    assertEquals(
        Verdict.PERMITTED,
        check(
                snapshot(nation, stricter),
                Locality.NATIONAL,
                List.of(),
                "act=gift; status=done; amount=70")
            .verdict());
  }

  @Test
  void exceptionTakesTheRuleAway() {
    PackSnapshot rules =
        national(
            except("a", PROHIBITED, "act=meal", "payer=self"), rule("b", PERMITTED, "act=meal"));
    assertEquals(Verdict.PROHIBITED, check(rules, "act=meal; payer=unit").verdict());
    assertEquals(Verdict.PERMITTED, check(rules, "act=meal; payer=self").verdict());
    assertEquals(Verdict.NEEDS_INFO, check(rules, "act=meal").verdict());
  }

  @Test
  void dutyIsEncouragedWhenDoneAndProhibitedWhenOmitted() {
    PackSnapshot rules = national(duty("d", "act=visit", "act=delay"));
    assertEquals(Verdict.ENCOURAGED, check(rules, "act=visit").verdict());
    assertEquals(Verdict.PROHIBITED, check(rules, "act=delay").verdict());
  }

  @Test
  void deedOfThePastIsJudgedByTheRulesOfThen() {
    PackSnapshot rules =
        national(
            rule(
                "then",
                CONDITIONAL,
                "act=cash",
                new Effective(Optional.empty(), Optional.of(LocalDate.of(2023, 12, 31)))),
            rule(
                "now",
                PROHIBITED,
                "act=cash",
                new Effective(Optional.of(LocalDate.of(2024, 1, 1)), Optional.empty())));
    CheckResult past = check(rules, "act=cash; status=done; as_of=2020-05-01");
    assertEquals(Verdict.CONDITIONAL, past.verdict());
    assertEquals(1, lead(past).remarks().size());
    assertEquals(
        Verdict.PROHIBITED, check(rules, "act=cash; status=ongoing; as_of=2020-05-01").verdict());
    assertEquals(Verdict.PROHIBITED, check(rules, "act=cash").verdict());
  }

  @Test
  void derivationRewritesTheActAndReopensAClosedFact() {
    PackSnapshot rules =
        national(
            rule("a", PROHIBITED, "act=join"),
            rule("b", PERMITTED, "act=part-time"),
            rule("c", PROHIBITED, "act=kin-shop; through=spouse"),
            rule("d", PERMITTED, "act=kin-shop; through=sibling"));
    assertEquals(Verdict.PERMITTED, check(rules, "act=part-time").verdict());
    assertEquals(Verdict.PROHIBITED, check(rules, "act=part-time; status=done").verdict());
    CheckResult which = check(rules, "act=kin-shop");
    assertEquals(Verdict.NEEDS_INFO, which.verdict());
    assertEquals(
        List.of("spouse", "sibling"),
        lead(which).missing().get(0).branches().stream().map(CheckResult.Branch::value).toList());
    assertEquals(Verdict.PERMITTED, check(rules, "act=kin-shop; through=sibling").verdict());
  }

  @Test
  void strictestEventLeadsAndAnUndoingOnlyAlone() {
    PackSnapshot rules =
        national(
            GIFT_NO,
            GIFT_HEAVY,
            GIFT_YES,
            rule("visit", ENCOURAGED, "act=visit"),
            rule("decline", PERMITTED, "act=undo"));
    CheckResult both = check(rules, "act=visit", "act=decline");
    assertEquals(Verdict.ENCOURAGED, both.verdict());
    assertEquals(Optional.of(0), both.leading());
    assertEquals(Verdict.PERMITTED, check(rules, "act=decline").verdict());
    CheckResult open =
        check(rules, "act=cash; tie=classmate; counterpart=owner", "act=meal; regulated=true");
    assertEquals(Verdict.PROHIBITED, open.verdict());
    assertEquals(Optional.of(1), open.leading());
    assertEquals(
        Verdict.NEEDS_INFO,
        check(rules, "act=cash; tie=classmate; counterpart=owner", "act=visit").verdict());
  }

  @Test
  void benefitToARelativeIsJudgedOnce() {
    CheckResult result =
        check(gifts(), "act=cash; regulated=true", "act=cash; regulated=true; through=spouse");
    assertEquals(1, result.events().size());
    assertEquals("spouse", lead(result).event().term("through").orElseThrow());
  }

  @Test
  void withoutADeedThereIsNoRule() {
    assertEquals(Verdict.NO_RULE, check(gifts(), "counterpart=owner").verdict());
    assertEquals(Verdict.NO_RULE, check(gifts(), "act=out-of-scope").verdict());
    assertEquals(Verdict.NO_RULE, check(gifts(), "act=visit").verdict());
    CheckResult nothing = check(gifts());
    assertEquals(Verdict.NO_RULE, nothing.verdict());
    assertTrue(nothing.leading().isEmpty());
  }

  @Test
  void brokenBundleOfThePlaceAllowsNothing() {
    PackSnapshot healthy = national(GIFT_NO, GIFT_HEAVY, GIFT_YES);
    PackSnapshot broken =
        new PackSnapshot(
            2,
            healthy.packs(),
            List.of(
                new PackSnapshot.UnhealthyPack(
                    "gz", Optional.of(Fixture.CITY), "1.0.0", List.of())),
            healthy.facts());
    String fine = "act=cash; regulated=false; heavy=false";
    assertEquals(Verdict.PERMITTED, check(healthy, Fixture.CITY, List.of(), fine).verdict());
    CheckResult gated = check(broken, Fixture.CITY, List.of(), fine);
    assertEquals(Verdict.NO_RULE, gated.verdict());
    assertTrue(lead(gated).reason().contains("gz"));
    assertTrue(
        gated.diagnostics().stream()
            .anyMatch(d -> d.pack().equals("gz") && d.severity() == Diagnostic.Severity.ERROR));
    assertEquals(
        Verdict.PROHIBITED,
        check(broken, Fixture.CITY, List.of(), "act=cash; regulated=true").verdict());
    CheckResult asked = check(broken, Fixture.CITY, List.of(), "act=cash; regulated=false");
    assertTrue(
        lead(asked).missing().stream()
            .flatMap(missing -> missing.branches().stream())
            .noneMatch(branch -> branch.verdict().kind() == Verdict.Kind.ALLOWED));
    assertTrue(
        lead(check(broken, Fixture.CITY, List.of(), "act=cash; regulated=true"))
            .boundaries()
            .isEmpty());
    assertEquals(Verdict.PERMITTED, check(broken, fine).verdict());
  }

  @Test
  void placeWithoutABundleFallsBackAndSaysSo() {
    CheckResult result = check(gifts(), Fixture.CITY, List.of(), "act=cash; regulated=true");
    assertEquals(Locality.NATIONAL, result.used());
    assertEquals(Fixture.CITY, result.asked());
    assertEquals("C-103", result.diagnostics().get(0).code());
  }

  @Test
  void boundariesNameOneFactAndAnotherClass() {
    CheckResult result = check(gifts(), "act=cash; regulated=false; heavy=false");
    assertTrue(
        lead(result).boundaries().stream()
            .anyMatch(
                b ->
                    b.fact().equals("regulated")
                        && b.value().equals("true")
                        && b.verdict() == Verdict.PROHIBITED));
    assertTrue(lead(result).boundaries().stream().anyMatch(b -> b.fact().equals("seeks")));
    assertTrue(lead(result).boundaries().size() <= 4);
  }

  @Test
  void toldByTheFirmTheTopicIsTheFirmsSide() {
    PackSnapshot rules =
        national(
            enterpriseRule("e", PROHIBITED, "act=give; linked=true"),
            rule("decline", PERMITTED, "act=undo"));
    CheckResult result = check(rules, "act=give-gift; regulated=true");
    assertEquals("enterprise_side", lead(result).topic());
    assertEquals(Verdict.PROHIBITED, result.verdict());
    assertEquals(Verdict.PERMITTED, check(rules, "side=enterprise; act=decline").verdict());
  }

  @Test
  void sameRequestSameAnswer() {
    String event = "act=cash; tie=classmate; counterpart=owner";
    assertEquals(check(gifts(), event), check(gifts(), event));
  }

  @Test
  void wordsThatCanMeanSeveralDeedsOfOneKindNeedNoQuestion() {
    PackSnapshot both =
        national(rule("a", PROHIBITED, "act=gift"), rule("b", PROHIBITED, "act=delay"));
    CheckResult result = check(both, "act=gift/delay");
    assertEquals(Verdict.PROHIBITED, result.verdict());
    assertEquals("delay", lead(result).event().term("act").orElseThrow());
  }

  @Test
  void wordsThatCanMeanDeedsOfDifferentKindsAreAsked() {
    PackSnapshot both =
        national(rule("a", PROHIBITED, "act=delay"), rule("b", PERMITTED, "act=visit"));
    CheckResult result = check(both, "act=visit/delay");
    assertEquals(Verdict.NEEDS_INFO, result.verdict());
    CheckResult.Missing asked = lead(result).missing().getFirst();
    assertEquals("act", asked.fact());
    assertEquals(
        List.of("delay", "visit"),
        asked.branches().stream().map(CheckResult.Branch::value).toList());
    assertEquals(
        List.of(Verdict.PROHIBITED, Verdict.PERMITTED),
        asked.branches().stream().map(CheckResult.Branch::verdict).toList());
    CheckResult answered =
        check(both, Locality.NATIONAL, List.of(given("act", "visit")), "act=visit/delay");
    assertEquals(Verdict.PERMITTED, answered.verdict());
    CheckResult closed = check(both, Locality.NATIONAL, List.of(unknown("act")), "act=visit/delay");
    assertEquals(Verdict.NEEDS_INFO, closed.verdict());
    assertTrue(lead(closed).missing().isEmpty());
  }

  @Test
  void nothingIsAllowedOnADeedThatIsOnlySupposed() {
    PackSnapshot both =
        national(rule("a", PROHIBITED, "act=delay"), rule("b", PERMITTED, "act=visit"));
    assertEquals(Verdict.NEEDS_INFO, supposed(both, "visit").verdict());
    assertEquals(Verdict.PROHIBITED, supposed(both, "delay").verdict());
  }

  private static Decision supposed(PackSnapshot snapshot, String act) {
    Plan plan = new PreparedRules().plan(snapshot, Locality.NATIONAL);
    FactValue value =
        new FactValue(
            org.qinqing.pack.FactContent.Terms.of(act),
            FactValue.Source.PRESUMED,
            Optional.empty(),
            "");
    return new Judge(plan, Fixture.TODAY)
        .decide(java.util.Map.of("act", value), java.util.Set.of());
  }
}
