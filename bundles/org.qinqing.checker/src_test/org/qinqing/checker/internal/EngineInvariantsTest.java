package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/** Laws that hold for any rules, tried on many small sets of rules and events drawn from a seed. */
class EngineInvariantsTest {
  private static final Engine ENGINE =
      new Engine(
          (text, side, packs, place, day) -> {
            throw new AssertionError("no text to read");
          });
  private static final int SETS = 150;
  private static final int EVENTS = 20;
  private static final List<String> PARTS =
      List.of(
          "linked=true",
          "linked=false",
          "regulated=true",
          "heavy=true",
          "heavy!=true",
          "payer=self",
          "payer=counterpart/unit",
          "payer!=unit",
          "approved!=true",
          "approved=true",
          "rank>=division",
          "amount>=200",
          "amount<200",
          "years<2",
          "counterpart=firm",
          "counterpart!=subordinate",
          "through=spouse",
          "seeks!=true");
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "regulated", List.of("true", "false"),
              "heavy", List.of("true", "false"),
              "payer", List.of("self", "counterpart", "unit", "self/unit"),
              "approved", List.of("true", "false"),
              "rank", List.of("staff", "division", "bureau"),
              "amount", List.of("50", "150-250", "300"),
              "years", List.of("1", "1.5-2.5", "4"),
              "counterpart", List.of("owner", "subordinate"),
              "through", List.of("spouse", "sibling"),
              "tie", List.of("classmate")));

  @FunctionalInterface
  private interface Law {
    void check(
        PackSnapshot rules, Map<String, FactContent> event, CheckResult result, Random random);
  }

  private static void forAll(long seed, Law law) {
    Random random = new Random(seed);
    for (int set = 0; set < SETS; set++) {
      PackSnapshot rules = rules(random);
      for (int event = 0; event < EVENTS; event++) {
        Map<String, FactContent> facts = event(random);
        law.check(rules, facts, judge(rules, facts, List.of()), random);
      }
    }
  }

  private static PackSnapshot rules(Random random) {
    List<Rule> rules = new ArrayList<>();
    Modality[] modalities = {
      Modality.PROHIBITED,
      Modality.RECUSE,
      Modality.CONDITIONAL,
      Modality.DISCOURAGED,
      Modality.PERMITTED,
      Modality.PERMITTED,
      Modality.ENCOURAGED
    };
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      StringJoiner when = new StringJoiner("; ");
      when.add(random.nextBoolean() ? "act=accept" : "act=cash");
      for (int part = random.nextInt(4); part > 0; part--) {
        when.add(PARTS.get(random.nextInt(PARTS.size())));
      }
      rules.add(
          Fixture.rule("r" + i, modalities[random.nextInt(modalities.length)], when.toString()));
    }
    return Fixture.national(rules.toArray(Rule[]::new));
  }

  private static Map<String, FactContent> event(Random random) {
    StringJoiner facts = new StringJoiner("; ");
    facts.add("act=cash");
    VALUES.forEach(
        (fact, values) -> {
          if (random.nextInt(3) == 0) {
            facts.add(fact + "=" + values.get(random.nextInt(values.size())));
          }
        });
    return Fixture.facts(facts.toString());
  }

  private static CheckResult judge(
      PackSnapshot rules, Map<String, FactContent> event, List<CheckRequest.Given> given) {
    return ENGINE.check(
        new CheckRequest(
            "", Locality.NATIONAL, Optional.empty(), Fixture.TODAY, given, List.of(event)),
        rules);
  }

  @Test
  void forgettingNeverAllowsTheForbidden() {
    FactsModel model = Fixture.model();
    forAll(
        11,
        (rules, event, result, random) -> {
          if (result.verdict() != Verdict.PROHIBITED && result.verdict() != Verdict.RECUSE) {
            return;
          }
          for (String fact : event.keySet()) {
            FactsModel.Silence silence = model.fact(fact).orElseThrow().silence();
            if (silence == FactsModel.Silence.OPEN || silence == FactsModel.Silence.NOTE) {
              Map<String, FactContent> less = new TreeMap<>(event);
              less.remove(fact);
              assertFalse(
                  judge(rules, less, List.of()).verdict().kind() == Verdict.Kind.ALLOWED,
                  () -> "forgot " + fact + " of " + event);
            }
          }
        });
  }

  @Test
  void anIrrelevantFactChangesNothing() {
    forAll(
        12,
        (rules, event, result, random) -> {
          Map<String, FactContent> more = new TreeMap<>(event);
          more.put("place_nobody_asks_about", FactContent.Terms.of("x"));
          more.put("since", new FactContent.Day(Fixture.TODAY));
          CheckResult other = judge(rules, more, List.of());
          assertEquals(result.verdict(), other.verdict());
          assertEquals(result.lead().orElseThrow().applied(), other.lead().orElseThrow().applied());
        });
  }

  @Test
  void anAnswerLeadsWhereItsBranchSaid() {
    forAll(
        13,
        (rules, event, result, random) -> {
          CheckResult.Judgement lead = result.lead().orElseThrow();
          for (CheckResult.Missing missing : lead.missing().stream().limit(1).toList()) {
            for (CheckResult.Branch branch : missing.branches()) {
              if (branch.value().matches("[a-z-]+")) {
                CheckResult answered =
                    judge(rules, event, List.of(Fixture.given(missing.fact(), branch.value())));
                assertEquals(branch.verdict(), answered.verdict(), missing.fact());
              }
            }
          }
        });
  }

  @Test
  void askedFactsAreUnknownAndDecided() {
    forAll(
        14,
        (rules, event, result, random) -> {
          CheckResult.Judgement lead = result.lead().orElseThrow();
          for (CheckResult.Missing missing : lead.missing()) {
            boolean vague =
                Optional.ofNullable(event.get(missing.fact()))
                    .map(content -> content.toString().matches(".*[,–].*"))
                    .orElse(true);
            assertEquals(true, vague, missing.fact());
          }
          assertEquals(result.verdict() != Verdict.NEEDS_INFO, lead.missing().isEmpty());
        });
  }

  @Test
  void anAllowedAnswerRestsOnARuleThatAllows() {
    forAll(
        15,
        (rules, event, result, random) -> {
          if (result.verdict().kind() == Verdict.Kind.ALLOWED) {
            assertFalse(
                result.lead().orElseThrow().applied().stream()
                    .noneMatch(applied -> applied.verdict() == result.verdict()));
          }
        });
  }

  @Test
  void aBrokenBundleOnlyTakesPermissionAway() {
    forAll(
        16,
        (rules, event, result, random) -> {
          PackSnapshot broken =
              new PackSnapshot(
                  2,
                  rules.packs(),
                  List.of(
                      new PackSnapshot.UnhealthyPack(
                          "x", Optional.of(Locality.NATIONAL), "", List.of())),
                  rules.facts());
          Verdict verdict = judge(broken, event, List.of()).verdict();
          assertEquals(
              result.verdict().kind() == Verdict.Kind.ALLOWED ? Verdict.NO_RULE : result.verdict(),
              verdict);
        });
  }

  @Test
  void givenFactsAreKept() {
    forAll(
        17,
        (rules, event, result, random) ->
            event.forEach(
                (fact, content) ->
                    assertEquals(
                        Optional.of(FactValue.answered(content)),
                        result.lead().orElseThrow().event().fact(fact))));
  }
}
