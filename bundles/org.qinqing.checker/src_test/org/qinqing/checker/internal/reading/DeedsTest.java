package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.internal.reading.Deeds.Deed;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactContent.Terms;

class DeedsTest {
  private static final FactContent FIRM = Terms.of("enterprise");
  private static final Deeds DEEDS = new Deeds(SmallModel.FACTS);

  private static Deed said(String act) {
    return DEEDS.of(Map.of("act", Terms.of(act)));
  }

  private static Deed told(String act) {
    return DEEDS.of(Map.of("act", Terms.of(act), "side", FIRM));
  }

  @Test
  void aDeedOfAnOfficialIsNamedByItsAct() {
    Deed meal = said("eat-out");
    assertEquals("eat-out", meal.column());
    assertEquals("eat-out", meal.act());
    assertEquals("meal", meal.kind());
    assertFalse(meal.firm());
  }

  @Test
  void theNameSaysWhoTellsItWhereBothCan() {
    Deed meal = told("eat-out");
    assertEquals("eat-out" + ReadingModel.FIRM, meal.column());
    assertEquals("eat-out", meal.act());
    assertEquals("meal", meal.kind());
    assertTrue(meal.firm());
  }

  @Test
  void whatOnlyFirmsDoNeedsNoMark() {
    for (Deed gift : List.of(told("give-gift"), said("give-gift"))) {
      assertEquals("give-gift", gift.column());
      assertEquals("firm", gift.kind());
      assertTrue(gift.firm());
    }
  }

  @Test
  void aColumnIsTheDeedThatItWasNamedAfter() {
    for (Deed deed : List.of(said("eat-out"), told("eat-out"), told("give-gift"))) {
      assertEquals(deed, DEEDS.of(deed.column()));
    }
  }

  @Test
  void whatTheFactsModelDoesNotKnowHasNoFamily() {
    Deed strange = DEEDS.of("fly-kite" + ReadingModel.FIRM);
    assertEquals("fly-kite", strange.act());
    assertEquals(Optional.empty(), strange.family());
    assertEquals("", strange.kind());
    assertFalse(strange.none());
    Deed none = DEEDS.of(ReadingModel.NONE);
    assertTrue(none.none());
    assertFalse(none.firm());
  }
}
