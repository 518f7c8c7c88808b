package org.qinqing.ui.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTextTest {
  @ParameterizedTest
  @CsvSource({
    "2017,2017-07-01",
    "2017年,2017-07-01",
    "2017-05,2017-05-01",
    "2017年5月,2017-05-01",
    "2017-05-09,2017-05-09",
    "2017年5月9日,2017-05-09",
    "2017/5/9,2017-05-09",
    "' 2017.5.9 ',2017-05-09"
  })
  void readsWhatPeopleWrite(String text, LocalDate day) {
    assertEquals(Optional.of(day), DayText.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "去年", "17", "2017-13-01", "2017-02-30", "20170501", "2017-05-01x"})
  void refusesTheRest(String text) {
    assertEquals(Optional.empty(), DayText.read(text));
  }
}
