package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;

/** What is kept can be read again, also what was kept by an older program. */
final class RecordJsonTest {
  private static final Attempt ATTEMPT =
      new Attempt(
          "cn-q-1",
          "gift",
          Set.of("cn:discipline"),
          "f",
          Instant.parse("2026-11-22T08:00:00.123456Z"),
          Duration.ofMillis(61_500),
          false,
          Set.of(Lean.LAX),
          Attempt.Source.PRACTICE,
          List.of("1=B", "2=A"));

  private final RecordJson json = new RecordJson();

  @Test
  void anAttemptComesBackAsItWas() throws IOException {
    assertEquals(ATTEMPT, json.read(json.write(ATTEMPT), Attempt.class, "a"));
  }

  @Test
  void whatWasAnsweredIsUnknownOfOlderAttempts() throws IOException {
    String older = json.write(ATTEMPT).replace(",\"response\":[\"1=B\",\"2=A\"]", "");
    assertTrue(!older.contains("response"), older);
    Attempt read = json.read(older, Attempt.class, "a");
    assertEquals(List.of(), read.response());
    assertEquals(ATTEMPT.at(), read.at());
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() throws IOException {
    String newer = json.write(ATTEMPT).replaceFirst("\\{", "{\"place\":\"x\",");
    assertEquals(ATTEMPT, json.read(newer, Attempt.class, "a"));
  }

  @Test
  void whatIsNoAttemptIsSaidToBeNone() {
    for (String bad : List.of("{}", "[]", "null", "1", "{\"item\":null}", "{", "")) {
      IOException refused =
          assertThrows(
              IOException.class, () -> json.read(bad, Attempt.class, "training.attempt 7"), bad);
      assertTrue(
          String.valueOf(refused.getMessage()).startsWith("training.attempt 7: "),
          refused::getMessage);
    }
  }
}
