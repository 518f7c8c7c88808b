package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopicMixTest {
  private static List<String> mixed(List<String> elements) {
    return TopicMix.mixed(elements, element -> element.substring(0, 1));
  }

  @Test
  void keepsTheOrderAsFarAsTopicsChange() {
    assertEquals(List.of("a1", "b1", "c1"), mixed(List.of("a1", "b1", "c1")));
    assertEquals(List.of("a1", "b1", "a2", "c1"), mixed(List.of("a1", "a2", "b1", "c1")));
    assertEquals(List.of("b1", "a1", "b2"), mixed(List.of("a1", "b1", "b2")));
    assertEquals(List.of("a1", "b1", "a2", "a3"), mixed(List.of("a1", "a2", "b1", "a3")));
    assertEquals(List.of(), mixed(List.of()));
  }

  @Test
  void noTwoOfOneTopicMeetUnlessOneHasMoreThanHalf() {
    Random random = new Random(3);
    int free = 0;
    for (int run = 0; run < 3000; run++) {
      List<String> elements = new ArrayList<>();
      int size = random.nextInt(13);
      for (int i = 0; i < size; i++) {
        elements.add("abcd".charAt(random.nextInt(1 + random.nextInt(4))) + Integer.toString(i));
      }
      List<String> mixed = mixed(elements);
      assertEquals(new HashSet<>(elements), new HashSet<>(mixed));
      assertEquals(elements.size(), mixed.size());
      int most = 0;
      for (String topic : List.of("a", "b", "c", "d")) {
        List<String> before = elements.stream().filter(e -> e.startsWith(topic)).toList();
        most = Math.max(most, before.size());
        assertEquals(before, mixed.stream().filter(e -> e.startsWith(topic)).toList());
      }
      int meetings = 0;
      for (int i = 1; i < size; i++) {
        if (mixed.get(i).charAt(0) == mixed.get(i - 1).charAt(0)) {
          meetings++;
        }
      }
      assertEquals(Math.max(0, 2 * most - size - 1), meetings, elements + " " + mixed);
      if (meetings == 0) {
        free++;
      }
    }
    assertTrue(free > 500);
  }
}
