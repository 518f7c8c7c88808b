package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Verdict;

class ExampleTest {
  private static Example one(String line) {
    List<Example> examples = Example.read(List.of(line), SmallModel.FACTS);
    assertEquals(1, examples.size());
    return examples.getFirst();
  }

  @Test
  void aLineSaysSentenceDeedsVerdictPlaceAndDay() {
    Example example =
        one(
            " 他送的我收了,饭也吃了 \tact=take-gift; counterpart=enterprise/resident; amount=88.5;"
                + " under_jurisdiction=false + act=eat-out; as_of=2017-05-01\tPROHIBITED"
                + "\tlocality=guangzhou; asOf=2017-05-01");
    assertEquals("他送的我收了,饭也吃了", example.text());
    assertEquals(
        List.of(
            Map.of(
                "act",
                FactContent.Terms.of("take-gift"),
                "counterpart",
                new FactContent.Terms(Set.of("enterprise", "resident")),
                "amount",
                FactContent.Quantity.exactly(new BigDecimal("88.5"), "CNY"),
                "under_jurisdiction",
                FactContent.Terms.of(false)),
            Map.of(
                "act",
                FactContent.Terms.of("eat-out"),
                "as_of",
                new FactContent.Day(LocalDate.of(2017, 5, 1)))),
        example.deeds());
    assertEquals(Verdict.PROHIBITED, example.verdict());
    assertEquals(Optional.of("guangzhou"), example.locality());
    assertEquals(Optional.of(LocalDate.of(2017, 5, 1)), example.asOf());
  }

  @Test
  void aSentenceMayTellOfNothing() {
    Example example = one("今天天气真好\t-\tNO_RULE");
    assertEquals(List.of(), example.deeds());
    assertEquals(Optional.empty(), example.locality());
    assertEquals(Optional.empty(), example.asOf());
  }

  @Test
  void emptyLinesAndRemarksArePassedOver() {
    assertEquals(
        1, Example.read(List.of("# 说明", "", "  ", "话\t-\tNO_RULE"), SmallModel.FACTS).size());
  }

  /** Whoever wrote the line must find it by what the error says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "只有一句话",
        "话\tact=take-gift",
        "话\tact=fly\tPERMITTED",
        "话\tact=take-gift; colour=red\tPERMITTED",
        "话\tact=take-gift; status=soon\tPERMITTED",
        "话\tact=take-gift; under_jurisdiction=yes\tPERMITTED",
        "话\tact=take-gift; counterpart=enterprise/aunt\tPERMITTED"
      })
  void aBadLineIsNamed(String line) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> one(line));
    assertTrue(String.valueOf(error.getMessage()).contains(line), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "话\tact=take-gift; amount=许多\tPERMITTED",
        "话\tact=take-gift; as_of=去年\tPERMITTED",
        "话\tact=take-gift\tMAYBE",
        "话\tact=take-gift\tPERMITTED\tasOf=2017"
      })
  void aBadNumberDayOrVerdictIsRefused(String line) {
    assertThrows(RuntimeException.class, () -> one(line));
  }
}
