package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "两千块, 2000",
    "2千的卡, 2000",
    "2k, 2000",
    "￥2000, 2000",
    "1.2万, 12000",
    "一万二, 12000",
    "两万五, 25000",
    "三千五的, 3500",
    "二十万, 200000",
    "五百多, 501–599",
    "不到两百, –200",
    "五六百, 500–600",
    "万把块, 8000–15000",
    "几百块, 200–999",
    "两千出头, 2000–2300",
    "上千块, 1000–",
  })
  void money(String text, String expected) {
    assertEquals(
        expected, Figures.money(NormalizedText.of(text).text()).getFirst().value().toString());
  }

  @Test
  void countedThingsAreNoMoney() {
    assertTrue(Figures.money("两条烟三箱酒一百个人2017年").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"两年半, 2.5", "一年, 1", "三年多, 3–3.99", "半年, 0.5", "18个月, 1.5"})
  void years(String text, String expected) {
    assertEquals(expected, Figures.years(text).getFirst().value().toString());
  }
}
