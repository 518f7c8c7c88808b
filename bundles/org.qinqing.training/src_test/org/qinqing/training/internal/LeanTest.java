package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qinqing.pack.Verdict.CONDITIONAL;
import static org.qinqing.pack.Verdict.DISCOURAGED;
import static org.qinqing.pack.Verdict.ENCOURAGED;
import static org.qinqing.pack.Verdict.NEEDS_INFO;
import static org.qinqing.pack.Verdict.NO_RULE;
import static org.qinqing.pack.Verdict.PERMITTED;
import static org.qinqing.pack.Verdict.PROHIBITED;
import static org.qinqing.training.practice.Lean.LAX;
import static org.qinqing.training.practice.Lean.STRICT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Verdict;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.practice.Lean.Deed;

class LeanTest {
  private static Deed right(Verdict verdict) {
    return new Deed(Optional.of(verdict), true, false);
  }

  private static Deed wrong(Verdict verdict) {
    return new Deed(Optional.of(verdict), false, false);
  }

  private static Deed wrong() {
    return new Deed(Optional.empty(), false, false);
  }

  private static Deed right() {
    return new Deed(Optional.empty(), true, false);
  }

  private static Deed took(Deed deed) {
    return new Deed(deed.verdict(), deed.right(), true);
  }

  private static Set<Lean> one(Deed... deeds) {
    return Lean.ofDeeds(List.of(deeds), false);
  }

  private static Set<Lean> several(Deed... deeds) {
    return Lean.ofDeeds(List.of(deeds), true);
  }

  @Test
  void aNamedVerdictIsComparedByStrictness() {
    assertEquals(Optional.of(STRICT), Lean.ofVerdict(PROHIBITED, PERMITTED));
    assertEquals(Optional.of(LAX), Lean.ofVerdict(PERMITTED, PROHIBITED));
    assertEquals(Optional.of(STRICT), Lean.ofVerdict(PROHIBITED, CONDITIONAL));
    assertEquals(Optional.of(LAX), Lean.ofVerdict(ENCOURAGED, CONDITIONAL));
    for (Verdict verdict : Verdict.values()) {
      assertEquals(Optional.empty(), Lean.ofVerdict(verdict, verdict));
      for (Verdict open : List.of(NEEDS_INFO, NO_RULE)) {
        assertEquals(Optional.empty(), Lean.ofVerdict(verdict, open));
        assertEquals(Optional.empty(), Lean.ofVerdict(open, verdict));
      }
    }
  }

  @Test
  void toChooseAmongWaysIsToApprove() {
    assertEquals(Set.of(LAX), one(right(PERMITTED), took(wrong(PROHIBITED)), wrong()));
    assertEquals(Set.of(LAX), one(right(), took(wrong(DISCOURAGED))));
    assertEquals(Set.of(), one(took(right(PERMITTED)), wrong(PROHIBITED)));
    assertEquals(Set.of(), one(right(PERMITTED), wrong(PROHIBITED), took(wrong())));
    assertEquals(Set.of(), one(right(PROHIBITED), took(wrong())));
    assertEquals(Set.of(), one(right(CONDITIONAL), took(wrong(PERMITTED))));
    assertEquals(Set.of(STRICT), several(took(right(PERMITTED)), right(ENCOURAGED), wrong()));
    assertEquals(Set.of(STRICT), several(took(right(PERMITTED)), right(CONDITIONAL)));
    assertEquals(
        Set.of(STRICT, LAX),
        several(right(PERMITTED), took(right(PERMITTED)), took(wrong(PROHIBITED))));
    assertEquals(Set.of(), several(took(right(PERMITTED)), right(), wrong()));
  }

  @Test
  void toChooseAmongBreachesIsToCondemn() {
    assertEquals(
        Set.of(STRICT),
        several(took(right(PROHIBITED)), took(right(PROHIBITED)), took(wrong(PERMITTED))));
    assertEquals(
        Set.of(LAX), several(took(right(PROHIBITED)), right(PROHIBITED), wrong(PERMITTED)));
    assertEquals(
        Set.of(LAX, STRICT), several(right(PROHIBITED), right(), took(wrong(CONDITIONAL))));
    assertEquals(Set.of(STRICT), one(right(PROHIBITED), took(wrong(PERMITTED))));
    assertEquals(
        Set.of(), several(took(right(PROHIBITED)), took(right(DISCOURAGED)), wrong(PERMITTED)));
  }
}
