package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qinqing.checker.internal.Truth.FALSE;
import static org.qinqing.checker.internal.Truth.TRUE;
import static org.qinqing.checker.internal.Truth.UNKNOWN;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;

class EvaluatorTest {
  private final FactsIndex index = new FactsIndex(Fixture.model());

  private Truth evaluate(String condition, String facts, LocalDate day) {
    Evaluator evaluator = new Evaluator(index, List.of(Fixture.pack("cn", Locality.NATIONAL)), day);
    return evaluator.evaluate(
        index.expand(Fixture.when(condition)), facts.isEmpty() ? Map.of() : Fixture.values(facts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "act=accept | act=cash | TRUE",
        "act=accept | act=visit | FALSE",
        "regulated=true | act=cash | UNKNOWN",
        "regulated!=true | act=cash | UNKNOWN",
        "act=accept; regulated=true | act=visit | FALSE",
        "counterpart=firm | counterpart=owner | TRUE",
        "counterpart=firm | counterpart=owner/private-person | TRUE",
        "counterpart!=firm | counterpart=owner/private-person | FALSE",
        "payer=self | payer=self/unit | UNKNOWN",
        "payer=self/unit | payer=self/unit | TRUE",
        "payer!=self/unit | payer=self/unit | FALSE",
        "approved!=true | act=cash | TRUE",
        "approved=true | act=cash | FALSE",
        "approved=false | act=cash | FALSE",
        "approved=unsaid | act=cash | TRUE",
        "approved=unsaid | approved=false | FALSE",
        "rank>=division | rank=bureau | TRUE",
        "rank>=division | rank=division | TRUE",
        "rank>=division | rank=staff | FALSE",
        "rank>=division | act=cash | UNKNOWN",
        "rank>=division | rank=section/division | UNKNOWN",
        "rank<division | rank=staff/section | TRUE",
        "amount>=200 | amount=200 | TRUE",
        "amount>=200 | amount=100-300 | UNKNOWN",
        "amount<200 | amount=100-199 | TRUE",
        "amount<200 | amount=200-300 | FALSE",
        "amount>200 | amount=200 | FALSE",
        "amount<=200 | amount=100-200 | TRUE",
        "regulated?no | act=cash | TRUE",
        "regulated?yes | regulated=false | TRUE",
        "counterpart?yes | counterpart=unsaid | FALSE",
      })
  void compares(String condition, String facts, Truth expected) {
    assertEquals(expected, evaluate(condition, facts, Fixture.TODAY));
  }

  @Test
  void parametersAreThoseOfTheDay() {
    assertEquals(FALSE, evaluate("amount>=param:limit", "amount=300", Fixture.TODAY));
    assertEquals(TRUE, evaluate("amount>=param:limit", "amount=300", LocalDate.of(2019, 12, 31)));
    assertEquals(UNKNOWN, evaluate("amount>=param:limit", "amount=300", LocalDate.of(1990, 1, 1)));
    assertEquals(UNKNOWN, evaluate("amount>=param:nowhere", "amount=300", Fixture.TODAY));
  }

  @Test
  void unlikeUnitsAreNotCompared() {
    Condition dollars =
        new Condition.Compare(
            "amount", Condition.Operator.GE, new Condition.Number(java.math.BigDecimal.TEN, "USD"));
    Map<String, org.qinqing.checker.FactValue> facts =
        Map.of(
            "amount",
            org.qinqing.checker.FactValue.answered(
                org.qinqing.pack.FactContent.Quantity.exactly(java.math.BigDecimal.TEN, "CNY")));
    assertEquals(UNKNOWN, new Evaluator(index, List.of(), Fixture.TODAY).evaluate(dollars, facts));
  }

  @ParameterizedTest
  @CsvSource({
    // its own bundle first, then the nearest place around, never a smaller one
    "own, gz, 300", "own, county, 30", "shared, gz, 300", "shared, county, 300",
    "shared, cn, 3000", "wide, county, 3000", "wide, '', 3000", "shared, '', 3000",
    "small, gz, ", "late, county, 300",
  })
  void aFigureIsLookedUpOutwards(String id, String pack, java.math.BigDecimal figure) {
    List<Pack> chain =
        List.of(
            figures("county", new Locality("440111"), 30, "own", "small"),
            figures("neighbour", new Locality("440111"), 31, "shared"),
            figures("gz", Fixture.CITY, 300, "own", "shared", "late"),
            figures("cn", Locality.NATIONAL, 3000, "shared", "wide"));
    Evaluator evaluator = new Evaluator(index, chain, Fixture.TODAY);
    assertEquals(
        Optional.ofNullable(figure),
        evaluator.number(new Condition.ParameterReference(id, pack)).map(Condition.Number::value));
  }

  private static Pack figures(String id, Locality place, int figure, String... names) {
    return Fixture.pack(
        id,
        place,
        Arrays.stream(names).map(name -> Fixture.figure(name, figure)).toList(),
        List.of());
  }

  @Test
  void periodsCountBackFromTheDay() {
    Condition within =
        new Condition.Compare(
            "since", Condition.Operator.WITHIN, new Condition.Length(Period.ofMonths(1)));
    Condition after =
        new Condition.Compare(
            "since", Condition.Operator.AFTER, new Condition.Length(Period.ofMonths(1)));
    Evaluator evaluator = new Evaluator(index, List.of(), Fixture.TODAY);
    assertEquals(TRUE, evaluator.evaluate(within, Fixture.values("since=2026-10-22")));
    assertEquals(FALSE, evaluator.evaluate(within, Fixture.values("since=2026-10-21")));
    assertEquals(FALSE, evaluator.evaluate(within, Fixture.values("since=2026-11-23")));
    assertEquals(TRUE, evaluator.evaluate(after, Fixture.values("since=2026-10-21")));
    assertEquals(UNKNOWN, evaluator.evaluate(after, Map.of()));
  }

  @Test
  void onlyWhatKeepsItOpenIsAskedFor() {
    Evaluator evaluator = new Evaluator(index, List.of(), Fixture.TODAY);
    Set<String> found = new HashSet<>();
    evaluator.unknowns(
        index.expand(Fixture.when("act=accept; linked=true; approved!=true; payer=self")),
        Fixture.values("act=cash; payer=self"),
        found);
    assertEquals(Set.of("linked"), found);
  }
}
