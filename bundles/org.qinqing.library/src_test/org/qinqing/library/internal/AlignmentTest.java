package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static final long ALL = Long.MAX_VALUE;

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  /** The definition, taken literally. */
  private static int distance(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    String a = one.substring(1);
    String b = other.substring(1);
    if (one.charAt(0) == other.charAt(0)) {
      return distance(a, b);
    }
    return 1 + Math.min(distance(a, b), Math.min(distance(a, other), distance(one, b)));
  }

  @Test
  void changesAreCountedAsDefined() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      String one = random(random, random.nextInt(6));
      String other = random(random, random.nextInt(6));
      assertEquals(distance(one, other), Alignment.changes(one, other), one + " " + other);
    }
  }

  @Test
  void noStretchTakesFewerChanges() {
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      String pattern = random(random, 1 + random.nextInt(8));
      String text = random(random, random.nextInt(14));
      int least = pattern.length();
      for (int from = 0; from <= text.length(); from++) {
        for (int to = from; to <= text.length(); to++) {
          least = Math.min(least, Alignment.changes(pattern, text.substring(from, to)));
        }
      }
      Alignment alignment = Alignment.of(pattern, text, 0, ALL).orElseThrow();
      assertEquals(least, alignment.changes(), pattern + " in " + text);
      String stretch = text.substring(alignment.from(), alignment.to());
      assertEquals(least, Alignment.changes(pattern, stretch), pattern + " in " + text);
    }
  }

  @Test
  void eachUnitHasItsPlaceInOrder() {
    Random random = new Random(13);
    for (int i = 0; i < 200; i++) {
      String pattern = random(random, 1 + random.nextInt(9));
      Alignment alignment = Alignment.of(pattern, random(random, 12), 0, ALL).orElseThrow();
      int before = alignment.from();
      for (int unit = 0; unit <= pattern.length(); unit++) {
        assertTrue(before <= alignment.endBefore(unit));
        assertTrue(alignment.endBefore(unit) <= alignment.beginOf(unit));
        before = alignment.beginOf(unit);
      }
      assertTrue(before <= alignment.to());
    }
  }

  @Test
  void whatWasPutInLiesBetweenTheUnitsAroundIt() {
    Alignment alignment = Alignment.of("甲乙丙丁戊", "前前甲乙新新丙丁戊后", 0, ALL).orElseThrow();
    assertEquals(2, alignment.changes());
    assertEquals(4, alignment.endBefore(2));
    assertEquals(6, alignment.beginOf(2));
  }

  @Test
  void ofEqualStretchesTheNearestIsTaken() {
    assertEquals(0, Alignment.of("甲乙", "甲乙丙甲乙", 0, ALL).orElseThrow().from());
    assertEquals(3, Alignment.of("甲乙", "甲乙丙甲乙", 3, ALL).orElseThrow().from());
  }

  @Test
  void aTableTooLargeIsNotMade() {
    assertEquals(Optional.empty(), Alignment.of("甲乙", "甲乙丙", 0, 11));
    assertTrue(Alignment.of("甲乙", "甲乙丙", 0, 12).isPresent());
    assertThrows(IllegalArgumentException.class, () -> Alignment.of("", "甲", 0, ALL));
  }
}
