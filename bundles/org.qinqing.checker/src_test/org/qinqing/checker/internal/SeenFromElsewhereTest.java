package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.CheckResult.Boundary;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.Viewpoint;
import org.qinqing.checker.internal.reading.LexiconSituationReader;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/** The same facts from the other side, another place, another day, and with one fact changed. */
class SeenFromElsewhereTest {
  private static final Engine ENGINE = new Engine(new LexiconSituationReader());
  private static final String GIFT = "我管的企业老板中秋送了两瓶酒，我收下了";
  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void readContent() {
    installed = InstalledContent.read();
  }

  private static CheckRequest request(String text, Locality place, CheckRequest.Given... given) {
    return new CheckRequest(
        text, place, Optional.of(Side.OFFICIAL), Fixture.TODAY, List.of(given), List.of());
  }

  private static CheckRequest request(String text, CheckRequest.Given... given) {
    return request(text, Locality.NATIONAL, given);
  }

  private static Judgement lead(CheckRequest request) {
    return ENGINE.check(request, installed).lead().orElseThrow();
  }

  private static Judgement again(CheckRequest request, Viewpoint view) {
    return ENGINE.again(request, 0, view, installed).orElseThrow();
  }

  private static Viewpoint otherSide() {
    return new Viewpoint(Locality.NATIONAL, Fixture.TODAY, true);
  }

  private static Viewpoint on(int year) {
    return new Viewpoint(Locality.NATIONAL, LocalDate.of(year, 7, 1), false);
  }

  @Test
  void giftTakenIsAGiftGiven() {
    Judgement firm = again(request(GIFT), otherSide());
    assertEquals(Side.ENTERPRISE, firm.side());
    assertEquals(Optional.of("give-gift"), firm.event().term("act"));
    assertEquals(Optional.of("official"), firm.event().term("counterpart"));
    assertEquals(Verdict.PROHIBITED, firm.verdict());
    assertTrue(
        firm.applied().stream().allMatch(applied -> applied.rule().side() == Side.ENTERPRISE),
        firm.applied().toString());
  }

  @Test
  void turningTwiceComesBackToTheVerdict() {
    FactsIndex index = new FactsIndex(installed.facts());
    OtherSide other = new OtherSide(index);
    for (FactsModel.Family family : installed.facts().families()) {
      if (family.side() != Side.OFFICIAL) {
        continue;
      }
      for (FactsModel.Act act : family.acts()) {
        if (act.mirror().isEmpty()) {
          continue;
        }
        var said = Fixture.values("act=" + act.id() + "; side=official; counterpart=enterprise");
        var firm = other.of(said).orElseThrow();
        assertEquals(act.mirror(), Judge.term(firm, "act"), act.id());
        assertEquals(Side.ENTERPRISE, Judge.side(firm), act.id());
        other
            .of(firm)
            .ifPresent(
                back -> {
                  assertEquals(Side.OFFICIAL, Judge.side(back), act.id());
                  assertEquals(Optional.of("enterprise"), Judge.term(back, "counterpart"));
                });
      }
    }
  }

  @Test
  void whoPaidAndWhoActedIsTurnedRound() {
    OtherSide other = new OtherSide(new FactsIndex(installed.facts()));
    var firm =
        other
            .of(
                Fixture.values(
                    "act=accept-meal; side=official; counterpart=enterprise-owner;"
                        + " payer=counterpart; through=spouse; status=offered; tie=child;"
                        + " under_jurisdiction=true; knowledge=forced; handled=late"))
            .orElseThrow();
    assertEquals(Optional.of("self"), Judge.term(firm, "payer"));
    assertEquals(Optional.of("official-kin"), Judge.term(firm, "counterpart"));
    assertEquals(Optional.of("planned"), Judge.term(firm, "status"));
    assertEquals(Optional.of("parent"), Judge.term(firm, "tie"));
    assertEquals(Optional.of("true"), Judge.term(firm, "under_jurisdiction"));
    assertFalse(firm.containsKey("through") || firm.containsKey("knowledge"), firm.toString());
    assertFalse(firm.containsKey("handled"), firm.toString());
    var left =
        other
            .of(Fixture.values("act=join-after-leaving; side=official; tenure=retired"))
            .orElseThrow();
    assertEquals(Optional.of("ex-official"), Judge.term(left, "counterpart"));
  }

  @Test
  void deedWithoutAnotherSideHasNone() {
    CheckRequest request =
        new CheckRequest(
            "",
            Locality.NATIONAL,
            Optional.empty(),
            Fixture.TODAY,
            List.of(),
            List.of(Fixture.facts("act=hold-ceremony; guests=kin-only")));
    assertEquals(Optional.empty(), ENGINE.again(request, 0, otherSide(), installed));
    assertEquals(Optional.empty(), ENGINE.again(request, 1, on(2017), installed));
  }

  @Test
  void anotherDayUsesTheTextsOfThatDay() {
    Judgement then = again(request(GIFT), on(2017));
    assertEquals(Verdict.PROHIBITED, then.verdict());
    Set<String> basis =
        then.applied().stream()
            .flatMap(applied -> applied.rule().basis().stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    assertTrue(basis.contains("cn:discipline@2016-01-01/art-83"), basis.toString());
    assertTrue(
        then.applied().stream()
            .allMatch(a -> a.rule().effective().covers(LocalDate.of(2017, 7, 1))));
  }

  @Test
  void aDayBeforeAllRulesSaysSo() {
    Judgement then = again(request(GIFT), on(1980));
    assertEquals(Verdict.NO_RULE, then.verdict());
    assertEquals(Messages.text("reason.not-yet", LocalDate.of(1980, 7, 1)), then.reason());
  }

  @Test
  void aDayChosenWinsOverADayInTheWords() {
    CheckRequest request = request("2017年过节，我管的企业老板送了两瓶酒，我收下了");
    Judgement now = lead(request);
    assertTrue(now.event().fact("as_of").isPresent(), now.event().toString());
    Judgement later = again(request, on(2025));
    assertTrue(
        later.applied().stream()
            .allMatch(a -> a.rule().effective().covers(LocalDate.of(2025, 7, 1))),
        later.applied().toString());
  }

  @Test
  void nationallyTheSameFactsMayBeAllowed() {
    Locality guangzhou = Locality.of("440100").orElseThrow();
    CheckRequest request =
        request(
            "在监管的企业放了十万块钱，拿正常利息",
            guangzhou,
            new CheckRequest.Given(
                Optional.of(0), "under_jurisdiction", Optional.of(FactContent.Terms.of(true))));
    Judgement here = lead(request);
    Judgement nation = again(request, new Viewpoint(Locality.NATIONAL, Fixture.TODAY, false));
    assertEquals(Verdict.PROHIBITED, here.verdict(), here.event().toString());
    assertTrue(here.verdict().stricterThan(nation.verdict()), nation.verdict().toString());
    assertTrue(nation.applied().stream().allMatch(a -> a.locality().equals(Locality.NATIONAL)));
  }

  @Test
  void everyBoundaryHoldsWhenItIsAnswered() {
    CheckRequest request = request("企业老板请我吃饭，他买单");
    Judgement now = lead(request);
    List<Boundary> all = ENGINE.boundaries(request, 0, installed);
    assertTrue(all.containsAll(now.boundaries()), () -> now.boundaries() + " in " + all);
    assertTrue(all.size() > now.boundaries().size(), all.toString());
    assertEquals(
        FactValue.Source.PRESUMED,
        now.event().fact(all.getFirst().fact()).orElseThrow().source(),
        "what was presumed comes first");
    for (Boundary boundary : all) {
      Judgement changed =
          lead(
              request(
                  request.text(),
                  new CheckRequest.Given(
                      Optional.of(0), boundary.fact(), Optional.of(boundary.content()))));
      assertEquals(boundary.verdict(), changed.verdict(), boundary.toString());
      assertFalse(boundary.verdict().kind() == now.verdict().kind(), boundary.toString());
    }
    List<String> facts = new ArrayList<>();
    for (Boundary boundary : all) {
      if (facts.isEmpty() || !facts.getLast().equals(boundary.fact())) {
        facts.add(boundary.fact());
      }
    }
    assertEquals(facts.stream().distinct().toList(), facts, "values of a fact stand together");
  }

  @Test
  void answerOfAStretchIsTheStretch() {
    CheckRequest request = request("外国代表团送了个摆件，怎么处理？");
    Judgement asked = lead(request);
    assertEquals(Verdict.NEEDS_INFO, asked.verdict(), asked.event().toString());
    CheckResult.Missing missing = asked.missing().getFirst();
    assertEquals("amount", missing.fact());
    for (CheckResult.Branch branch : missing.branches()) {
      Judgement answered =
          lead(
              request(
                  request.text(),
                  new CheckRequest.Given(Optional.of(0), "amount", Optional.of(branch.content()))));
      assertEquals(branch.verdict(), answered.verdict(), branch.toString());
    }
  }

  @Test
  void verdictRestsOnTheFactsItsRuleLooksAt() {
    Judgement judgement = lead(request(GIFT));
    assertTrue(
        judgement.restsOn().containsAll(List.of("act", "under_jurisdiction")),
        judgement.restsOn().toString());
    assertFalse(judgement.restsOn().contains("duty_link"), judgement.restsOn().toString());
    assertFalse(judgement.restsOn().contains("side"), judgement.restsOn().toString());
  }

  @Test
  void afterAMistakeThereIsAWayBackAndNoPenalty() {
    Judgement done = lead(request(GIFT));
    assertFalse(done.remedies().isEmpty());
    assertTrue(
        done.remedies().stream().anyMatch(step -> step.contains("退")), done.remedies().toString());
    assertTrue(
        done.remedies().stream().anyMatch(step -> step.matches(".*(说明|讲清).*")),
        done.remedies().toString());
    assertEquals(List.of(), lead(request("我管的企业老板要送两瓶酒，能收吗")).remedies());
  }

  @Test
  void noRuleHasAdviceThatForetellsAPenalty() {
    for (var pack : installed.packs()) {
      for (var rule : pack.rules()) {
        Judgement judgement = judgementOf(rule);
        for (String remedy : judgement.remedies()) {
          assertFalse(remedy.matches(".*(警告|记过|开除|撤职|从轻|减轻|免予|罚款).*"), rule.id() + ": " + remedy);
        }
      }
    }
  }

  private static Judgement judgementOf(org.qinqing.pack.Rule rule) {
    String act =
        FactsIndex.acts(new FactsIndex(installed.facts()).expand(rule.when()))
            .flatMap(acts -> acts.stream().sorted().findFirst())
            .orElse("receive-gift");
    CheckRequest request =
        new CheckRequest(
            "",
            Locality.NATIONAL,
            Optional.of(rule.side()),
            Fixture.TODAY,
            List.of(),
            List.of(Fixture.facts("act=" + act + "; status=done; under_jurisdiction=true")));
    return ENGINE.check(request, installed, false).lead().orElseThrow();
  }

  @Test
  void oldTextsAreNamedWithWhatReplacedThem() {
    List<CheckResult.Superseded> old =
        new OldTexts(installed.chain(Locality.NATIONAL), installed).named(request("按廉政准则，收两瓶酒行不行"));
    assertEquals(1, old.stream().filter(o -> o.document().toString().contains("2010")).count());
    assertFalse(old.getFirst().byTitle().isEmpty());
    assertTrue(old.getFirst().until().isBefore(Fixture.TODAY));
  }

  @Test
  void theNameOfTodaysTextIsNoOldOneUnlessTheYearIsSaid() {
    OldTexts texts = new OldTexts(installed.chain(Locality.NATIONAL), installed);
    assertEquals(List.of(), texts.named(request("按纪律处分条例，收两瓶酒行不行")));
    assertEquals(List.of(), texts.named(request("2018年我收了两瓶酒，按纪律处分条例怎么算")));
    for (String text : List.of("按2018年的《纪律处分条例》能收吗", "2018版纪律处分条例能收吗", "纪律处分条例（2018年）怎么说")) {
      assertEquals(
          List.of("cn:discipline@2018-10-01"),
          texts.named(request(text)).stream().map(o -> o.document().toString()).toList(),
          text);
    }
  }
}
