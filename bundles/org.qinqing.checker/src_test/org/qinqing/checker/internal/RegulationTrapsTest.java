package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Status;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/** What is most easily got wrong about the regulations, one test each, over the real bundles. */
class RegulationTrapsTest {
  private static final Engine ENGINE =
      new Engine((text, side, packs, where, day) -> new Situation(text, List.of()));
  private static final LocalDate NEW_DISCIPLINE = LocalDate.of(2024, 1, 1);

  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void readContent() {
    installed = InstalledContent.read();
  }

  private static CheckResult on(LocalDate day, String facts) {
    return ENGINE.check(
        new CheckRequest(
            "", Locality.NATIONAL, Optional.empty(), day, List.of(), List.of(facts(facts))),
        installed,
        false);
  }

  /** Facts as the fixture writes them, figures in the unit of the fact. */
  private static Map<String, FactContent> facts(String text) {
    Map<String, FactContent> facts = new TreeMap<>(Fixture.facts(text));
    facts.replaceAll(
        (name, content) ->
            content instanceof FactContent.Quantity figure
                ? FactContent.Quantity.exactly(
                    figure.least().orElseThrow(), installed.facts().fact(name).orElseThrow().unit())
                : content);
    return facts;
  }

  /** What an answer stands on, versions included where the rule names one. */
  private static Set<String> basis(CheckResult result) {
    Set<String> basis = new TreeSet<>();
    result
        .lead()
        .ifPresent(
            lead ->
                lead.applied().stream()
                    .map(CheckResult.Applied::rule)
                    .flatMap(rule -> rule.basis().stream())
                    .forEach(address -> basis.add(address.toString())));
    return basis;
  }

  private static boolean cites(CheckResult result, String part) {
    return basis(result).stream().anyMatch(address -> address.contains(part));
  }

  private static Document.Provision provision(String address, LocalDate day) {
    return installed.provision(Address.parse(address).orElseThrow(), day).orElseThrow();
  }

  private static List<Document> versions(String document) {
    return installed.pack("cn").orElseThrow().documents().stream()
        .filter(d -> d.address().document().equals(document))
        .toList();
  }

  /** 1. The numbers are those of 2023; each article knows its number of 2018. */
  @Test
  void articlesOf2023ContinueThoseOf2018() {
    Map<Integer, Integer> moved =
        Map.ofEntries(
            Map.entry(94, 85),
            Map.entry(95, 86),
            Map.entry(96, 87),
            Map.entry(97, 88),
            Map.entry(98, 89),
            Map.entry(99, 90),
            Map.entry(100, 91),
            Map.entry(101, 92),
            Map.entry(102, 93),
            Map.entry(103, 94),
            Map.entry(104, 95),
            Map.entry(105, 96),
            Map.entry(107, 97),
            Map.entry(111, 101),
            Map.entry(113, 103),
            Map.entry(116, 106),
            Map.entry(117, 107),
            Map.entry(121, 111),
            Map.entry(122, 112),
            Map.entry(123, 113),
            Map.entry(141, 127));
    moved.forEach(
        (now, before) ->
            assertTrue(
                provision("cn:discipline/art-" + now, NEW_DISCIPLINE).continues().stream()
                    .anyMatch(a -> a.toString().equals("cn:discipline@2018-10-01/art-" + before)),
                now + " continues " + before));
    assertEquals(
        LocalDate.of(2023, 12, 31).plusDays(1),
        installed
            .document(Address.parse("cn:discipline").orElseThrow(), NEW_DISCIPLINE)
            .orElseThrow()
            .effective());
  }

  /** 2. Article 76 of a paper of 2014 is that of 2003; today it is article 107. */
  @Test
  void article76Of2003IsArticle107Today() {
    LocalDate then = LocalDate.of(2014, 12, 1);
    assertEquals(
        Optional.of(LocalDate.of(2003, 12, 31)),
        provision("cn:discipline/art-76", then).address().version());
    List<String> chain =
        List.of(
            "cn:discipline@2018-10-01/art-97",
            "cn:discipline@2016-01-01/art-91",
            "cn:discipline@2003-12-31/art-76");
    String newer = "cn:discipline@2024-01-01/art-107";
    for (String older : chain) {
      assertTrue(
          provision(newer, then).continues().contains(Address.parse(older).orElseThrow()),
          newer + " continues " + older);
      newer = older;
    }
  }

  /** 3. The integrity code of 2010 and its measures of 2011 are history since 2016. */
  @Test
  void theIntegrityCodeOf2010IsHistory() {
    for (String document : List.of("integrity-2010", "integrity-2011")) {
      Document old = versions(document).getFirst();
      assertEquals(Status.IN_FORCE, old.status(LocalDate.of(2014, 12, 1)), document);
      assertEquals(Status.REPEALED, old.status(LocalDate.of(2016, 1, 1)), document);
    }
  }

  /** 4. Borrowing: the text of 2018 asked for influence, that of 2023 for possible influence. */
  @Test
  void borrowingIsJudgedByTheTextOfTheDay() {
    String facts = "act=borrow-car; counterpart=enterprise-owner; under_jurisdiction=true";
    CheckResult today = on(Fixture.TODAY, facts);
    assertEquals(Verdict.PROHIBITED, today.verdict());
    assertTrue(cites(today, "cn:discipline/art-99"), basis(today).toString());
    CheckResult then = on(LocalDate.of(2022, 6, 1), facts);
    assertFalse(cites(then, "art-99"), basis(then).toString());
  }

  /** 5. In 2018 the discipline of leaving bound leading cadres only; since 2024 all members. */
  @Test
  void leavingBoundLeadingCadresOnlyBefore2024() {
    String facts =
        "act=join-after-leaving; tenure=resigned; leading=false; years_since_leaving=1;"
            + " in_own_scope=true";
    CheckResult then = on(LocalDate.of(2022, 6, 1), facts);
    assertEquals(Verdict.PROHIBITED, then.verdict());
    assertFalse(cites(then, "cn:discipline"), basis(then).toString());
    assertTrue(cites(then, "cn:civil-servants/art-107"), basis(then).toString());
    assertTrue(cites(on(Fixture.TODAY, facts), "cn:discipline/art-105"));
    assertFalse(
        cites(
            on(LocalDate.of(2022, 6, 1), "act=independent-director; leading=false"),
            "cn:discipline"));
  }

  /** 6. Article 106 is new in 2023: nothing before stands on it, and it continues nothing. */
  @Test
  void article106IsNew() {
    assertEquals(List.of(), provision("cn:discipline/art-106", NEW_DISCIPLINE).continues());
    String facts = "act=use-old-influence; tenure=retired";
    assertTrue(cites(on(NEW_DISCIPLINE, facts), "cn:discipline/art-106"));
    assertFalse(cites(on(NEW_DISCIPLINE.minusDays(1), facts), "art-106"));
  }

  /** 7. The old text for the old day, the new one from its first day on. */
  @Test
  void everyAnswerStandsOnSomethingInForceThatDay() {
    List<LocalDate> days =
        List.of(
            LocalDate.of(2014, 12, 1),
            LocalDate.of(2017, 6, 1),
            LocalDate.of(2019, 1, 1),
            NEW_DISCIPLINE.minusDays(1),
            NEW_DISCIPLINE,
            Fixture.TODAY);
    Set<String> wrong = new TreeSet<>();
    for (Pack pack : installed.packs()) {
      for (PackTest test : pack.tests()) {
        if (test.given() instanceof PackTest.Given.Facts given && test.asOf().isEmpty()) {
          for (LocalDate day : days) {
            CheckResult result =
                ENGINE.check(
                    new CheckRequest(
                        "", pack.locality(), Optional.empty(), day, List.of(), given.events()),
                    installed,
                    false);
            result.lead().stream()
                .flatMap(lead -> lead.applied().stream())
                .map(CheckResult.Applied::rule)
                .filter(rule -> rule.basis().stream().noneMatch(a -> inForce(a, day)))
                .forEach(rule -> wrong.add(rule.id() + " on " + day));
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static boolean inForce(Address address, LocalDate day) {
    return installed
        .document(address, day)
        .filter(document -> document.status(day) == Status.IN_FORCE)
        .isPresent();
  }

  /** 8. Before the revision of 2025 a working meal could have ordinary alcohol, now none at all. */
  @Test
  void alcoholAtWorkingMealsIsForbiddenSince2025() {
    String facts = "act=host-reception; official_letter=true; alcohol=true";
    CheckResult today = on(Fixture.TODAY, facts);
    assertEquals(Verdict.PROHIBITED, today.verdict());
    assertTrue(cites(today, "cn:frugality"), basis(today).toString());
    CheckResult before = on(LocalDate.of(2025, 5, 1), facts);
    assertFalse(cites(before, "cn:frugality"), basis(before).toString());
  }

  /** 9. The frugality regulation in force is the one of 2025. */
  @Test
  void theFrugalityRegulationIsThatOf2025() {
    Document now =
        installed
            .document(Address.parse("cn:frugality").orElseThrow(), Fixture.TODAY)
            .orElseThrow();
    assertEquals(2025, now.effective().getYear());
    assertEquals(Status.NOT_YET, now.status(LocalDate.of(2025, 5, 1)));
  }

  /** 10. The supervision law in force began on 2025-06-01 and has 78 articles. */
  @Test
  void theSupervisionLawIsThatOf2025() {
    Document now =
        installed
            .document(Address.parse("cn:supervision").orElseThrow(), Fixture.TODAY)
            .orElseThrow();
    assertEquals(LocalDate.of(2025, 6, 1), now.effective());
    Pattern article = Pattern.compile("art-(\\d+).*");
    for (Document.Provision provision : now.provisions()) {
      var number = article.matcher(provision.address().anchor());
      assertTrue(
          !number.matches() || Integer.parseInt(number.group(1)) <= 78,
          provision.address().toString());
    }
  }

  /** 11. Article 8 on commercial bribery holds from 2025-10-15; before, it was article 7. */
  @Test
  void commercialBriberyIsArticle8Since2025() {
    assertEquals(
        LocalDate.of(2025, 10, 15),
        installed
            .document(Address.parse("cn:unfair-competition").orElseThrow(), Fixture.TODAY)
            .orElseThrow()
            .effective());
    String facts = "act=pay-commission; side=enterprise; recorded=false";
    assertTrue(cites(on(LocalDate.of(2025, 10, 15), facts), "cn:unfair-competition/art-8"));
    assertFalse(cites(on(LocalDate.of(2025, 10, 14), facts), "cn:unfair-competition/art-8"));
  }

  /** 12. The criminal law is that after its twelfth amendment. */
  @Test
  void theCriminalLawIsThatAfterTheTwelfthAmendment() {
    Document now =
        installed
            .document(Address.parse("cn:criminal-law").orElseThrow(), Fixture.TODAY)
            .orElseThrow();
    assertEquals(LocalDate.of(2024, 3, 1), now.effective());
    String article = provision("cn:criminal-law/art-390", Fixture.TODAY).text();
    assertTrue(article.contains("三年以下"), article);
  }

  /** 13. The civil servants law is that of 2018: acts in article 59, leaving in article 107. */
  @Test
  void theCivilServantsLawIsThatOf2018() {
    Document now =
        installed
            .document(Address.parse("cn:civil-servants").orElseThrow(), Fixture.TODAY)
            .orElseThrow();
    assertEquals(LocalDate.of(2019, 6, 1), now.effective());
    Set<String> anchors = new TreeSet<>();
    now.provisions().forEach(p -> anchors.add(p.address().anchor()));
    assertTrue(anchors.containsAll(Set.of("art-59", "art-107")), anchors.toString());
    assertFalse(anchors.contains("art-53") || anchors.contains("art-102"), anchors.toString());
  }

  /** 14. The rules of 2022 on family business bind high ranks; article 107 binds all the others. */
  @Test
  void theFamilyBusinessRulesOf2022AreForHighRanks() {
    CheckResult section =
        on(
            Fixture.TODAY,
            "act=relative-runs-business; through=spouse; in_own_scope=true; leading=true;"
                + " rank=zhengke");
    assertEquals(Verdict.PROHIBITED, section.verdict());
    assertTrue(cites(section, "cn:discipline/art-107"), basis(section).toString());
    Set<String> wrong = new TreeSet<>();
    for (Rule rule : installed.pack("cn").orElseThrow().rules()) {
      boolean standsOnItAlone =
          rule.basis().stream().allMatch(a -> a.document().equals("family-business"));
      if (standsOnItAlone && !rule.when().toString().contains("rank")) {
        wrong.add(rule.id());
      }
    }
    assertEquals(Set.of(), wrong);
    assertNotEquals(List.of(), versions("family-business"));
  }
}
