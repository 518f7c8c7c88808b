package org.qinqing.ui.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.ui.kit.Words;

/** How long until something comes again, in words. */
class IntervalsTest {
  private final Intervals intervals =
      new Intervals(Words.beside(TrainingRoom.class), ZoneId.of("Asia/Shanghai"));

  // The day ends at 16:00 in universal time.
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T01:00:00Z, 2026-03-01T01:00:00Z, 1 分钟后",
    "2026-03-01T01:00:00Z, 2026-03-01T01:00:30Z, 1 分钟后",
    "2026-03-01T01:00:00Z, 2026-03-01T01:10:00Z, 10 分钟后",
    "2026-03-01T15:55:00Z, 2026-03-01T16:05:00Z, 10 分钟后",
    "2026-03-01T01:00:00Z, 2026-03-01T04:30:00Z, 3 小时后",
    "2026-03-01T15:00:00Z, 2026-03-01T23:00:00Z, 1 天后",
    "2026-03-01T01:00:00Z, 2026-03-02T00:00:00Z, 1 天后",
    "2026-03-01T01:00:00Z, 2026-03-10T01:00:00Z, 9 天后",
    "2026-03-01T01:00:00Z, 2026-04-29T01:00:00Z, 59 天后",
    "2026-03-01T01:00:00Z, 2026-04-30T01:00:00Z, 2 个月后",
    "2026-03-01T01:00:00Z, 2027-03-01T01:00:00Z, 12 个月后",
    "2026-03-01T01:00:00Z, 2029-03-01T01:00:00Z, 3 年后"
  })
  void wordsFitTheLength(Instant from, Instant to, String words) {
    assertEquals(words, intervals.say(from, to));
  }
}
