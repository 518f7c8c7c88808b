package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawTest {
  @Test
  void drawsAreSpreadEvenlyAndRepeat() {
    int[] counts = new int[7];
    Draw draw = Draw.of(1, "x");
    Draw same = Draw.of(1, "x");
    for (int i = 0; i < 70_000; i++) {
      int drawn = draw.below(7);
      assertEquals(drawn, same.below(7));
      counts[drawn]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
    assertEquals(0, draw.below(1));
    assertThrows(IllegalArgumentException.class, () -> draw.below(0));
    List<Integer> cards = new ArrayList<>();
    for (int i = 0; i < 52; i++) {
      cards.add(i);
    }
    List<Integer> shuffled = Draw.of(1, "x").shuffled(cards);
    assertNotEquals(cards, shuffled);
    assertEquals(new HashSet<>(cards), new HashSet<>(shuffled));
    assertEquals(52, shuffled.size());
  }

  /** The same on every Java: these numbers are part of what a paper is. */
  @Test
  void theSequenceIsFixed() {
    Draw draw = Draw.of(42, "paper", "甲");
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      drawn.add(draw.below(1000));
    }
    // Computed beside by another program from the definition of SplitMix64.
    assertEquals(List.of(535, 406, 816, 408, 896, 165, 69, 570), drawn);
    assertNotEquals(Draw.key(1, "ab", "c"), Draw.key(1, "a", "bc"));
    assertNotEquals(Draw.key(1, "ab"), Draw.key(2, "ab"));
    assertNotEquals(Draw.fingerprint(List.of("ab", "c")), Draw.fingerprint(List.of("a", "bc")));
  }
}
