package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.library.internal.ListNumbers.Level;
import org.qinqing.library.internal.ListNumbers.Style;

class ListNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "CHINESE, 101, 一百零一",
    "CHINESE, 12, 十二",
    "CHINESE, 0, 零",
    "CHINESE_DIGITS, 101, 一〇一",
    "CHINESE_FORMAL, 23, 贰拾叁",
    "STEMS, 3, 丙",
    "STEMS, 11, 11",
    "BRANCHES, 12, 亥",
    "CIRCLE, 20, ⑳",
    "CIRCLE, 21, 21",
    "PARENTHESIS, 2, ⑵",
    "FULL_STOP, 3, ⒊",
    "FULL_WIDTH, 10, １０",
    "DECIMAL_ZERO, 7, 07",
    "UPPER_ROMAN, 1994, MCMXCIV",
    "LOWER_ROMAN, 4, iv",
    "UPPER_LETTER, 27, AA",
    "LOWER_LETTER, 3, c",
    "DECIMAL, 12345, 12345",
    "DECIMAL, -1, -1"
  })
  void numbersAreWrittenInTheirStyle(Style style, int number, String written) {
    assertEquals(written, ListNumbers.write(number, style));
  }

  @Test
  void lowerLevelsBeginAgainUnlessTheyDoNot() {
    List<Level> levels =
        List.of(
            new Level(Style.CHINESE, "第%1章", 1, -1, false, true),
            new Level(Style.CHINESE, "第%2条", 1, 0, false, false),
            new Level(Style.DECIMAL, "%1.%3", 1, -1, true, false));
    ListNumbers numbers = new ListNumbers();
    List<String> written = new ArrayList<>();
    for (int level : new int[] {0, 1, 1, 2, 2, 0, 1, 2}) {
      written.add(numbers.next("a", "a", levels, level, Map.of()));
    }
    assertEquals(List.of("第一章 ", "第一条", "第二条", "1.1", "1.2", "第二章 ", "第三条", "2.1"), written);
    assertEquals("", numbers.next("a", "a", levels, 5, Map.of()));
    assertEquals("第九章 ", numbers.next("a", "b", levels, 0, Map.of(0, 9)));
    assertEquals("第十章 ", numbers.next("a", "b", levels, 0, Map.of(0, 9)));
  }
}
