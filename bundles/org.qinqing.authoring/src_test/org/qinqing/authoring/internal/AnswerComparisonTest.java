package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qinqing.authoring.PackComparison.Case;
import org.qinqing.authoring.PackComparison.Comparison;
import org.qinqing.authoring.PackComparison.Level;
import org.qinqing.authoring.PackComparison.Mark;
import org.qinqing.authoring.PackComparison.Topic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Verdict;

class AnswerComparisonTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final String GIFT = "{act: {eq: receive-gift}}";
  private static final String SMALL = "{all: [{act: {eq: receive-gift}}, {amount: {lt: 100}}]}";
  private static final String DINE = "{act: {eq: dine}}";
  private static final String BORROW = "{act: {eq: borrow}}";

  private static final Pack CN =
      World.pack(
          "cn",
          "全国",
          "000000",
          World.rule("cn-gift-1", "gift", "discouraged", GIFT, "")
              + World.rule("cn-banquet-1", "banquet", "prohibited", DINE, "")
              + World.rule("cn-loan-1", "loan", "permitted", BORROW, ""),
          World.test("cn-t-1", "act: receive-gift, amount: 50", "DISCOURAGED")
              + World.test("cn-t-2", "act: dine", "PROHIBITED")
              + World.test("cn-t-3", "act: borrow", "PERMITTED"));

  private static Pack city(String id, String rules, String tests) {
    return World.pack(id, "云溪", "431100", rules, tests);
  }

  private static Comparison compare(Pack... packs) {
    return new AnswerComparison(Services.tester())
        .compare(new Locality("431100"), World.installed(packs), DAY);
  }

  private static Map<String, Topic> topics(Comparison comparison) {
    return comparison.topics().stream()
        .collect(Collectors.toMap(Topic::topic, Function.identity()));
  }

  @Test
  void levelsWithoutABundleAreLeftOut() {
    Comparison comparison = compare(CN, city("yunxi", "", ""));
    assertEquals(
        List.of(
            new Level(Locality.NATIONAL, "全国", List.of("cn")),
            new Level(new Locality("431100"), "云溪", List.of("yunxi"))),
        comparison.levels());
    assertEquals(
        List.of("gift", "banquet", "loan"),
        comparison.topics().stream().map(Topic::topic).toList());
    for (Topic topic : comparison.topics()) {
      assertEquals(List.of(Mark.SILENT), topic.marks());
      assertEquals(List.of(), topic.cases());
    }
    assertEquals(List.of(), comparison.contradictions());
  }

  @Test
  void aStricterRuleIsStricterAndShowsTheSituation() {
    Comparison comparison =
        compare(
            CN,
            city(
                "yunxi",
                World.rule("yx-gift-1", "gift", "prohibited", GIFT, "")
                    + World.rule("yx-banquet-1", "banquet", "prohibited", DINE, ""),
                World.test("yx-t-1", "act: receive-gift, amount: 500", "PROHIBITED")));
    Topic gift = topics(comparison).get("gift");
    assertEquals(List.of(Mark.STRICTER), gift.marks());
    assertEquals(List.of(List.of("cn-gift-1"), List.of("yx-gift-1")), gift.rules());
    assertEquals(List.of("cn-t-1", "yx-t-1"), gift.cases().stream().map(Case::test).toList());
    Case first = gift.cases().getFirst();
    assertEquals(List.of(Verdict.DISCOURAGED, Verdict.PROHIBITED), first.verdicts());
    assertEquals(List.of(Optional.of("cn-gift-1"), Optional.of("yx-gift-1")), first.rules());
    assertEquals(1, first.facts().size());
    assertEquals(List.of(Mark.SAME), topics(comparison).get("banquet").marks());
    assertEquals(List.of(Mark.SILENT), topics(comparison).get("loan").marks());
    assertEquals(List.of(), comparison.contradictions());
  }

  @Test
  void aPermittedLooseningIsLooserAndNoContradiction() {
    String loose =
        World.rule(
            "yx-banquet-1",
            "banquet",
            "permitted",
            DINE,
            "permission: \"cn:law/art-1\", loosens: [cn-banquet-1]");
    Comparison comparison = compare(CN, city("yunxi", loose, ""));
    assertEquals(List.of(Mark.LOOSER), topics(comparison).get("banquet").marks());
    assertEquals(List.of(), comparison.contradictions());
  }

  @Test
  void bothWaysTheStrictestVerdictGivesTheMark() {
    String both =
        World.rule("yx-gift-1", "gift", "conditional", GIFT, "")
            + World.rule(
                "yx-gift-2",
                "gift",
                "permitted",
                SMALL,
                "permission: \"cn:law/art-1\", loosens: [cn-gift-1, yx-gift-1]");
    Comparison comparison =
        compare(
            CN,
            city(
                "yunxi",
                both,
                World.test("yx-t-1", "act: receive-gift, amount: 500", "CONDITIONAL")));
    Topic gift = topics(comparison).get("gift");
    assertEquals(2, gift.cases().size(), gift::toString);
    assertEquals(List.of(Verdict.DISCOURAGED, Verdict.CONDITIONAL), gift.cases().get(1).verdicts());
    assertEquals(List.of(Mark.STRICTER), gift.marks());
  }

  @Test
  void whatHasNoPlaceOnTheScaleMovesNoMark() {
    // Nationwide nothing is said of a loan; the city asks for the sum first.
    Pack bare =
        World.pack(
            "cn", "全国", "000000", World.rule("cn-gift-1", "gift", "discouraged", GIFT, ""), "");
    Comparison comparison =
        compare(
            bare,
            city(
                "yunxi",
                World.rule("yx-loan-1", "loan", "prohibited", BORROW, ""),
                World.test("yx-t-1", "act: borrow", "PROHIBITED")));
    Topic loan = topics(comparison).get("loan");
    assertEquals(List.of(Mark.SAME), loan.marks());
    assertEquals(List.of(Verdict.NO_RULE, Verdict.PROHIBITED), loan.cases().getFirst().verdicts());
  }

  @Test
  void allowingWithoutPermissionContradicts() {
    Comparison comparison =
        compare(
            CN, city("yunxi", World.rule("yx-banquet-1", "banquet", "permitted", DINE, ""), ""));
    assertEquals(1, comparison.contradictions().size());
    Case found = comparison.contradictions().getFirst();
    assertEquals("cn-t-2", found.test());
    assertEquals(List.of(Verdict.PROHIBITED, Verdict.PERMITTED), found.verdicts());
    assertEquals(Optional.of("yx-banquet-1"), found.rules().get(1));
    // What is answered stays what the wider place says.
    assertEquals(List.of(Mark.SAME), topics(comparison).get("banquet").marks());
  }

  @Test
  void twoBundlesOfOnePlaceThatDisagreeContradict() {
    Comparison comparison =
        compare(
            CN,
            city("yunxi", World.rule("yx-loan-1", "loan", "prohibited", BORROW, ""), ""),
            city("yunxi-two", World.rule("yy-loan-1", "loan", "permitted", BORROW, ""), ""));
    assertEquals(List.of("cn-t-3"), comparison.contradictions().stream().map(Case::test).toList());
    assertTrue(comparison.contradictions().getFirst().rules().contains(Optional.of("yy-loan-1")));
    assertEquals(List.of("yunxi", "yunxi-two"), comparison.levels().get(1).packs());
  }
}
