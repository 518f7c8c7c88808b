package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNumberTest {
  private static String value(String text) {
    Matcher found = WrittenNumber.in(text);
    assertTrue(found.matches(), text);
    return WrittenNumber.value(found);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "九十七, 97",
        "一百零七, 107",
        "一百〇七, 107",
        "两千, 2000",
        "二〇二四, 2024",
        "2024, 2024",
        "\"200,000\", 200000",
        "20万, 200000",
        "二十万, 200000",
        "三万零五百, 30500",
        "一亿五千万, 150000000",
        "1.5亿, 150000000",
        "5千, 5000",
        "3.50, 3.50",
        "007, 007",
        "一, 1"
      })
  void bothWritingsAreTheSame(String text, String value) {
    assertEquals(value, value(text));
  }

  @Test
  void whatIsNoNumberStaysAsWritten() {
    assertEquals("万", value("万"));
    assertEquals("百百", value("百百"));
  }

  @Test
  void aNumberOfManyDigitsIsNotWorkedOut() {
    String digits = "9".repeat(5000);
    assertEquals(digits, value(digits));
    assertEquals(digits, value(digits + "万"));
    assertEquals(5000, value("九".repeat(5000)).length());
  }
}
