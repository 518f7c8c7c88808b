package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.statistics.Balance;
import org.qinqing.training.statistics.Day;
import org.qinqing.training.statistics.Retention;
import org.qinqing.training.statistics.Share;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.training.statistics.Streak;
import org.qinqing.training.statistics.Tally;

class AttemptStatisticsTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final Statistics statistics = new AttemptStatistics();

  private static Attempt attempt(
      String item, String topic, Instant at, boolean right, Set<Lean> leans, String... documents) {
    return new Attempt(
        item,
        topic,
        Set.of(documents),
        "v1",
        at,
        Duration.ofSeconds(5),
        right,
        leans,
        Attempt.Source.PRACTICE);
  }

  private static Attempt on(int day, String item, boolean right) {
    return attempt(item, "gift", noon(day), right, Set.of());
  }

  private static Instant noon(int day) {
    return DAY.plusDays(day).atTime(LocalTime.NOON).atZone(CHINA).toInstant();
  }

  @Test
  void talliesTopicsAndDocuments() {
    List<Attempt> attempts =
        List.of(
            attempt("q1", "loan", noon(0), true, Set.of(), "cn:rules"),
            attempt("q2", "gift", noon(0), false, Set.of(), "cn:rules", "gz:notice"),
            attempt("q1", "loan", noon(1), false, Set.of(), "cn:rules"));
    assertEquals(
        List.of(new Tally("gift", new Share(1, 0)), new Tally("loan", new Share(2, 1))),
        statistics.topics(attempts));
    assertEquals(
        List.of(new Tally("cn:rules", new Share(3, 1)), new Tally("gz:notice", new Share(1, 0))),
        statistics.documents(attempts));
    assertEquals(List.of(), statistics.topics(List.of()));
  }

  /** The four examples of Newcombe (Statistics in Medicine 17, 1998), method 3, and two ends. */
  @Test
  void wilsonIntervals() {
    assertInterval(0, 10, 0, 0.2775);
    assertInterval(10, 10, 0.7225, 1);
    assertInterval(81, 263, 0.2553, 0.3662);
    assertInterval(15, 148, 0.0624, 0.1605);
    assertInterval(0, 20, 0, 0.1611);
    assertInterval(1, 29, 0.0061, 0.1718);
    assertEquals(0, new Share(0, 0).low());
    assertEquals(1, new Share(0, 0).high());
    assertTrue(Double.isNaN(new Share(0, 0).value()));
    assertThrows(IllegalArgumentException.class, () -> new Share(1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Share(1, -1));
  }

  private static void assertInterval(int right, int answers, double low, double high) {
    Share share = new Share(answers, right);
    assertEquals(low, share.low(), 5e-5);
    assertEquals(high, share.high(), 5e-5);
  }

  @Test
  void moreAnswersMakeItSurer() {
    for (int answers = 1; answers < 200; answers++) {
      for (int right = 0; right <= answers; right++) {
        Share share = new Share(answers, right);
        assertTrue(share.low() >= 0 && share.low() <= share.value());
        assertTrue(share.high() <= 1 && share.high() >= share.value());
        Share twice = new Share(2 * answers, 2 * right);
        assertTrue(twice.high() - twice.low() < share.high() - share.low());
        Share turned = new Share(answers, answers - right);
        assertEquals(1 - share.low(), turned.high(), 1e-12);
      }
    }
  }

  @Test
  void weakIsLowWithEnoughAnswersTheSurestFirst() {
    Tally few = new Tally("few", new Share(4, 0));
    Tally line = new Tally("line", new Share(10, 6));
    Tally low = new Tally("low", new Share(10, 5));
    Tally surely = new Tally("surely", new Share(100, 50));
    Tally alike = new Tally("alike", new Share(10, 5));
    assertEquals(
        List.of(surely, alike, low),
        statistics.weak(List.of(few, line, low, surely, alike), 5, 0.6));
    assertEquals(List.of(few), statistics.weak(List.of(few), 4, 0.6));
    assertEquals(List.of(), statistics.weak(List.of(few), 1, 0));
    assertEquals(List.of(few), statistics.weak(List.of(few), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> statistics.weak(List.of(), 1, -0.1));
    assertThrows(IllegalArgumentException.class, () -> statistics.weak(List.of(), 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> statistics.weak(List.of(), 1, 1.5));
  }

  @Test
  void retentionByDaysSinceTheAnswerBefore() {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(on(0, "a", true));
    attempts.add(on(0, "a", false)); // the same day
    attempts.add(on(1, "a", true)); // 1
    attempts.add(on(8, "a", false)); // 7
    attempts.add(on(16, "a", true)); // 8
    attempts.add(on(0, "b", false));
    attempts.add(on(121, "b", true)); // 121
    attempts.add(on(120, "b", true)); // the clock was set back
    attempts.add(on(0, "c", false));
    attempts.add(on(120, "c", false)); // 120
    attempts.add(
        new Attempt(
            "c",
            "gift",
            Set.of(),
            "v2",
            noon(121),
            Duration.ZERO,
            true,
            Set.of(),
            Attempt.Source.EXAM)); // another wording
    Share none = new Share(0, 0);
    Share right = new Share(1, 1);
    Share wrong = new Share(1, 0);
    assertEquals(
        List.of(
            new Retention(1, OptionalInt.of(1), right),
            new Retention(2, OptionalInt.of(2), none),
            new Retention(3, OptionalInt.of(3), none),
            new Retention(4, OptionalInt.of(7), wrong),
            new Retention(8, OptionalInt.of(14), right),
            new Retention(15, OptionalInt.of(30), none),
            new Retention(31, OptionalInt.of(60), none),
            new Retention(61, OptionalInt.of(120), wrong),
            new Retention(121, OptionalInt.empty(), right)),
        statistics.retention(attempts, CHINA));
  }

  @Test
  void everyLaterDayFallsOnExactlyOnePoint() {
    for (int days = 1; days < 400; days++) {
      int gap = days;
      List<Retention> hit =
          statistics.retention(List.of(on(0, "a", true), on(gap, "a", true)), CHINA).stream()
              .filter(point -> point.share().answers() == 1)
              .toList();
      assertEquals(1, hit.size());
      assertTrue(hit.getFirst().from() <= gap && gap <= hit.getFirst().to().orElse(gap));
    }
  }

  @Test
  void theCalendarIsLocal() {
    List<Attempt> attempts =
        List.of(
            attempt("a", "gift", Instant.parse("2026-03-02T16:30:00Z"), true, Set.of()),
            attempt("a", "gift", Instant.parse("2026-03-02T15:30:00Z"), false, Set.of()),
            attempt("a", "gift", Instant.parse("2026-03-02T15:40:00Z"), true, Set.of()));
    assertEquals(
        List.of(new Day(DAY, new Share(2, 1)), new Day(DAY.plusDays(1), new Share(1, 1))),
        statistics.calendar(attempts, CHINA));
    assertEquals(
        List.of(new Day(DAY, new Share(3, 2))), statistics.calendar(attempts, ZoneId.of("UTC")));
  }

  @Test
  void streaks() {
    assertEquals(new Streak(0, 0, 0), streak(0));
    assertEquals(new Streak(1, 1, 1), streak(0, 0));
    assertEquals(new Streak(3, 3, 3), streak(2, 0, 1, 2));
    assertEquals(new Streak(3, 3, 3), streak(3, 0, 1, 2), "today is not over");
    assertEquals(new Streak(0, 3, 3), streak(4, 0, 1, 2));
    assertEquals(new Streak(2, 3, 5), streak(6, 0, 1, 2, 5, 6));
    assertEquals(new Streak(1, 2, 3), streak(1, 1, 8, 9), "dated after today");
    assertEquals(new Streak(1, 1, 2), streak(2, 0, 2, 2, 2));
  }

  private Streak streak(int today, int... days) {
    List<Attempt> attempts = new ArrayList<>();
    for (int day : days) {
      attempts.add(on(day, "a", true));
    }
    return statistics.streak(attempts, CHINA, DAY.plusDays(today));
  }

  @Test
  void balanceByTopic() {
    List<Attempt> attempts =
        List.of(
            attempt("a", "loan", noon(0), false, Set.of(Lean.LAX)),
            attempt("a", "gift", noon(0), false, Set.of(Lean.STRICT)),
            attempt("b", "gift", noon(0), false, Set.of(Lean.STRICT, Lean.LAX)),
            attempt("c", "gift", noon(0), true, Set.of()),
            attempt("d", "gift", noon(0), false, Set.of()));
    assertEquals(
        List.of(new Balance("gift", 4, 2, 1), new Balance("loan", 1, 0, 1)),
        statistics.balance(attempts));
  }

  /** What is counted by topic, by day and in all agrees, in whatever order it was answered. */
  @Test
  void sumsAgree() {
    Random random = new Random(5);
    for (int run = 0; run < 100; run++) {
      List<Attempt> attempts = new ArrayList<>();
      int right = 0;
      for (int i = 0; i < 60; i++) {
        boolean isRight = random.nextBoolean();
        right += isRight ? 1 : 0;
        attempts.add(
            attempt(
                "q" + random.nextInt(9),
                "t" + random.nextInt(4),
                noon(0).plusSeconds(random.nextInt(3_000_000)),
                isRight,
                Set.of(),
                "d:x"));
      }
      Share all = new Share(60, right);
      assertEquals(List.of(new Tally("d:x", all)), statistics.documents(attempts));
      assertEquals(all, sum(statistics.topics(attempts).stream().map(Tally::share).toList()));
      List<Day> days = statistics.calendar(attempts, CHINA);
      assertEquals(all, sum(days.stream().map(Day::share).toList()));
      assertEquals(days.stream().sorted(Comparator.comparing(Day::date)).toList(), days);
      assertEquals(days.size(), statistics.streak(attempts, CHINA, DAY.plusDays(40)).days());
      assertEquals(60, statistics.balance(attempts).stream().mapToInt(Balance::answers).sum());
    }
  }

  private static Share sum(List<Share> shares) {
    return new Share(
        shares.stream().mapToInt(Share::answers).sum(),
        shares.stream().mapToInt(Share::right).sum());
  }
}
