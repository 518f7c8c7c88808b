package org.qinqing.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Limits by a clock that the test moves. */
class AllowanceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Allowance allowance = new Allowance(3, 60, nanos::get);

  private int taken(String who, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += allowance.take(who) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void soManyAtOnceThenSoManyAMinute() {
    assertEquals(3, taken("a", 10));
    nanos.addAndGet(2_000_000_000L);
    assertEquals(2, taken("a", 10));
    nanos.addAndGet(3_600_000_000_000L);
    assertEquals(3, taken("a", 10), "never more than the most");
  }

  @Test
  void oneDoesNotUseUpWhatIsAnothers() {
    taken("a", 10);
    assertFalse(allowance.has("a"));
    assertTrue(allowance.has("b"));
    assertEquals(3, taken("b", 10));
  }

  @Test
  void memoryIsBounded() {
    taken("first", 10);
    for (int i = 0; i < 5000; i++) {
      allowance.take("other" + i);
    }
    assertTrue(allowance.has("first"), "forgotten, and so allowed again");
  }
}
