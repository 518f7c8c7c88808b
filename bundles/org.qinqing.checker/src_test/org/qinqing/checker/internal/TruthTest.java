package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qinqing.checker.internal.Truth.FALSE;
import static org.qinqing.checker.internal.Truth.TRUE;
import static org.qinqing.checker.internal.Truth.UNKNOWN;

import org.junit.jupiter.api.Test;

class TruthTest {
  @Test
  void andFollowsKleene() {
    Truth[][] table = {{FALSE, FALSE, FALSE}, {FALSE, UNKNOWN, UNKNOWN}, {FALSE, UNKNOWN, TRUE}};
    for (Truth a : Truth.values()) {
      for (Truth b : Truth.values()) {
        assertEquals(table[a.ordinal()][b.ordinal()], a.and(b), a + " and " + b);
      }
    }
  }

  @Test
  void orIsTheMirrorOfAnd() {
    for (Truth a : Truth.values()) {
      for (Truth b : Truth.values()) {
        assertEquals(a.not().and(b.not()).not(), a.or(b), a + " or " + b);
      }
    }
  }

  @Test
  void notKeepsTheUnknown() {
    assertEquals(FALSE, TRUE.not());
    assertEquals(TRUE, FALSE.not());
    assertEquals(UNKNOWN, UNKNOWN.not());
  }
}
