package org.qinqing.ui.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where bars stand and how long they are. */
class BarLayoutTest {
  @Test
  void shortLabelsStandBesideTheirBars() {
    BarLayout layout = BarLayout.of(600, 120, 80);
    assertTrue(layout.beside());
    assertEquals(132, layout.bar());
    assertEquals(600 - 132 - 12 - 80, layout.length());
    assertEquals(layout.bar() + layout.length() + 12, layout.figure());
    assertEquals(600, layout.figure() + 80);
  }

  @Test
  void longLabelsStandAbove() {
    BarLayout layout = BarLayout.of(600, 300, 80);
    assertFalse(layout.beside());
    assertEquals(0, layout.bar());
    assertEquals(600, layout.label());
  }

  @Test
  void barIsInProportionAndNeverLongerThanAll() {
    BarLayout layout = BarLayout.of(500, 0, 88);
    assertEquals(400, layout.length());
    assertEquals(0, layout.filled(0, 7));
    assertEquals(100, layout.filled(1, 4));
    assertEquals(400, layout.filled(4, 4));
    assertEquals(400, layout.filled(9, 4));
    assertEquals(0, layout.filled(3, 0));
  }

  @Test
  void oneOfManyIsSeen() {
    assertEquals(2, BarLayout.of(500, 0, 88).filled(1, 1000));
  }

  @Test
  void nothingIsNegativeWhereThereIsNoRoom() {
    assertEquals(0, BarLayout.of(40, 10, 88).length());
  }
}
