package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qinqing.ui.checker.internal.Samples.CITY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.Standing;

class LocalDifferenceTest {
  private static Judgement here(Verdict verdict, Locality... places) {
    List<CheckResult.Applied> applied =
        List.of(places).stream().map(place -> Samples.applied(verdict, place)).toList();
    return Samples.judgement(verdict, applied, Map.of());
  }

  private static Optional<Standing> kind(Judgement here, Verdict nation) {
    return LocalDifference.between(here, here(nation, Locality.NATIONAL))
        .map(LocalDifference::kind);
  }

  @Test
  void placeWithoutARuleOfItsOwnDiffersInNothing() {
    assertEquals(
        Optional.empty(), kind(here(Verdict.PROHIBITED, Locality.NATIONAL), Verdict.PROHIBITED));
    assertEquals(Optional.empty(), kind(here(Verdict.NEEDS_INFO, CITY), Verdict.PERMITTED));
  }

  @Test
  void kindsAreToldApart() {
    assertEquals(
        Optional.of(Standing.STRICTER), kind(here(Verdict.PROHIBITED, CITY), Verdict.DISCOURAGED));
    assertEquals(
        Optional.of(Standing.MILDER), kind(here(Verdict.CONDITIONAL, CITY), Verdict.PROHIBITED));
    assertEquals(
        Optional.of(Standing.DECIDES), kind(here(Verdict.PROHIBITED, CITY), Verdict.NO_RULE));
    assertEquals(
        Optional.of(Standing.DECIDES), kind(here(Verdict.PROHIBITED, CITY), Verdict.NEEDS_INFO));
    assertEquals(
        Optional.of(Standing.MORE_CONCRETE),
        kind(here(Verdict.PROHIBITED, Locality.NATIONAL, CITY), Verdict.PROHIBITED));
  }
}
