package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigramsTest {
  private static double similarity(String one, String other) {
    return Bigrams.of(PlainText.of(one)).similarity(Bigrams.of(PlainText.of(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "礼品, 礼品, 1",
    "'', '', 1",
    "礼品, '', 0",
    "礼, 礼, 1",
    "礼品礼金, 礼金礼品, 0.6666667",
    "礼品礼品礼品, 礼品, 0.3333333",
    "收受礼品、礼金。, 收受禮品礼金, 1",
    "百分之十, 百分之五, 0.6666667"
  })
  void similarityIsTheSharedPartOfThePairs(String one, String other, double expected) {
    assertEquals(expected, similarity(one, other), 1e-6);
    assertEquals(expected, similarity(other, one), 1e-6);
  }

  @Test
  void withinIsOneSided() {
    Bigrams part = Bigrams.of(PlainText.of("收受礼品"));
    Bigrams whole = Bigrams.of(PlainText.of("不得收受礼品礼金"));
    assertEquals(1, part.within(whole));
    assertEquals(3 / 7.0, whole.within(part), 1e-9);
  }

  @Test
  void punctuationSpacesAndVariantsMakeNoDifferenceToTheHash() {
    String hash = PlainText.of("收受礼品，10%以上〇条Ａ").hash();
    assertEquals(hash, PlainText.of(" 收受禮品10％　以上〇条a。").hash());
    assertNotEquals(hash, PlainText.of("收受礼品，10以上〇条A").hash());
    assertNotEquals(hash, PlainText.of("收受礼品，10%以上条A").hash());
    assertEquals(64, hash.length());
  }

  @Test
  void rareCharactersCount() {
    PlainText text = PlainText.of("（𠀋）");
    assertEquals("𠀋", text.plain());
    assertEquals(1, text.writtenFrom(0));
    assertEquals(3, text.writtenTo(2));
  }
}
