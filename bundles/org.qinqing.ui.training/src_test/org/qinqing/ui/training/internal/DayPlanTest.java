package org.qinqing.ui.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.practice.Today;

/** A day of practice as it is shown. */
class DayPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant TOMORROW = Instant.parse("2026-03-02T00:00:00Z");

  private static Item item(String id, String topic) {
    return new Item(id, topic, Item.SINGLE, 1, Set.of("cn:law"), List.of("A", "B"), "f");
  }

  private static Remembered memory(
      String id, Memory.Phase phase, Instant reviewed, Instant due, String fingerprint) {
    return new Remembered(
        id, new Memory(phase, 0, 3, 5, reviewed, due), reviewed, false, fingerprint);
  }

  private static Today today(List<Item> left, int waiting, Optional<Instant> next, int putOff) {
    return new Today(
        LocalDate.of(2026, 3, 1),
        left.stream().map(item -> new Today.Entry(item, Today.Reason.DUE)).toList(),
        waiting,
        next,
        putOff);
  }

  private static DayPlan plan(
      Today today, List<Item> bank, List<Remembered> remembered, List<Attempt> attempts) {
    return DayPlan.of(today, bank, remembered, attempts, NOW, ZoneOffset.UTC);
  }

  private static Attempt attempt(String id, Instant at, boolean right, String fingerprint) {
    return new Attempt(
        id,
        "gift",
        Set.of("cn:law"),
        fingerprint,
        at,
        Duration.ofSeconds(9),
        right,
        right ? Set.of() : Set.of(Lean.LAX),
        Attempt.Source.PRACTICE);
  }

  @Test
  void doneIsWhatDoesNotComeAgainToday() {
    List<Item> bank =
        Stream.of("done", "waits", "open", "early").map(id -> item(id, "gift")).toList();
    Instant morning = NOW.minus(1, ChronoUnit.HOURS);
    List<Remembered> remembered =
        List.of(
            memory("done", Memory.Phase.REVIEW, morning, TOMORROW.plusSeconds(60), "f"),
            memory("waits", Memory.Phase.LEARNING, morning, NOW.plusSeconds(60), "f"),
            memory("open", Memory.Phase.LEARNING, morning, NOW.minusSeconds(60), "f"),
            memory("early", Memory.Phase.REVIEW, NOW.minus(2, ChronoUnit.DAYS), TOMORROW, "f"),
            memory("gone", Memory.Phase.REVIEW, morning, TOMORROW, "f"));
    DayPlan plan =
        plan(
            today(List.of(bank.get(2)), 1, Optional.of(NOW.plusSeconds(60)), 0),
            bank,
            remembered,
            List.of());
    assertEquals(1, plan.done());
    assertEquals(3, plan.all());
    assertEquals(Optional.of(NOW.plusSeconds(60)), plan.next(), "the short step comes first");
    assertEquals(List.of(new DayPlan.Coming("gift", 2)), plan.coming(), "tomorrow's two");
  }

  @Test
  void comingLeavesOutTheOneThatIsAsked() {
    List<Item> left = List.of(item("1", "gift"), item("2", "loan"), item("3", "loan"));
    DayPlan plan = plan(today(left, 0, Optional.empty(), 0), left, List.of(), List.of());
    assertEquals(List.of(new DayPlan.Coming("loan", 2)), plan.coming());
    assertEquals("1", plan.first().orElseThrow().item().id());
    assertEquals(Optional.empty(), plan.next(), "all there is, is there already");
  }

  @Test
  void whatTheLimitsLeaveComesTomorrow() {
    Item unseen = item("unseen", "gift");
    Today nothing = today(List.of(), 0, Optional.empty(), 0);
    assertEquals(
        Optional.of(TOMORROW), plan(nothing, List.of(unseen), List.of(), List.of()).next());
    assertEquals(
        Optional.of(TOMORROW),
        plan(today(List.of(), 0, Optional.empty(), 3), List.of(), List.of(), List.of()).next());
    assertEquals(Optional.empty(), plan(nothing, List.of(), List.of(), List.of()).next());
  }

  @Test
  void anotherWordingIsNeitherDueNorTheLastAnswer() {
    Item item = item("1", "gift");
    Remembered old =
        memory("1", Memory.Phase.REVIEW, NOW.minus(9, ChronoUnit.DAYS), TOMORROW, "old");
    DayPlan plan =
        plan(
            today(List.of(), 0, Optional.empty(), 0),
            List.of(item),
            List.of(old),
            List.of(attempt("1", NOW.minusSeconds(9), false, "old")));
    assertEquals(Optional.empty(), plan.next());
    assertEquals(List.of(), plan.coming());
    assertEquals(0, plan.last().size());
  }

  @Test
  void recentAnswersAreOfThirtyDaysAndTheLastOneCounts() {
    Item item = item("1", "gift");
    Attempt before = attempt("1", NOW.minus(31, ChronoUnit.DAYS), false, "f");
    Attempt wrong = attempt("1", NOW.minus(2, ChronoUnit.DAYS), false, "f");
    Attempt right = attempt("1", NOW.minus(1, ChronoUnit.DAYS), true, "f");
    DayPlan plan =
        plan(
            today(List.of(item), 0, Optional.empty(), 0),
            List.of(item),
            List.of(),
            List.of(before, wrong, right));
    assertEquals(List.of(wrong, right), plan.recent());
    assertEquals(right, plan.last().get("1"));
  }
}
