package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckResult.Boundary;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;

class BoundaryGroupsTest {
  private static Boundary boundary(String fact, String value, Verdict verdict) {
    return new Boundary(fact, value, value, FactContent.Terms.of(value), verdict);
  }

  @Test
  void valuesOfAFactWithTheSameVerdictStandTogetherInOrder() {
    Boundary friend = boundary("tie", "friend", Verdict.PERMITTED);
    Boundary paid = boundary("payer", "self", Verdict.PERMITTED);
    Boundary spouse = boundary("tie", "spouse", Verdict.RECUSE);
    Boundary neighbour = boundary("tie", "neighbour", Verdict.PERMITTED);
    assertEquals(
        List.of(List.of(friend, neighbour), List.of(paid), List.of(spouse)),
        BoundariesPart.groups(List.of(friend, paid, spouse, neighbour)));
  }
}
