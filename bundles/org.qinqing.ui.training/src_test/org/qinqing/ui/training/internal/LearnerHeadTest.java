package org.qinqing.ui.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names at the head of the room. */
class LearnerHeadTest {
  @ParameterizedTest
  @CsvSource({
    "甲同志, 甲同志",
    "市场监管局小王, 市场监管局小…",
    "market.watch, market.watch",
    "market.watcher, market.watch…",
    "𠮷𠮷𠮷𠮷𠮷𠮷𠮷, 𠮷𠮷𠮷𠮷𠮷𠮷…"
  })
  void longNameIsShortenedBetweenCharacters(String name, String shown) {
    assertEquals(shown, LearnerHead.shortened(name, 12));
  }
}
