package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinqing.store.StoreException;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.PracticeSettings;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;

/** Records on a shelf and in memory keep the same promises. */
class LearnerRecordTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");

  static Stream<LearnerRecord> records() {
    ShelfRecords records = new ShelfRecords();
    return Stream.of(records.of(new ShelfInMemory()), records.unkept());
  }

  private static Attempt attempt(String item, Instant at, boolean right) {
    return new Attempt(
        item,
        "gift",
        Set.of("cn:rules"),
        "f",
        at,
        Duration.ofMillis(12_345),
        right,
        right ? Set.of() : Set.of(Lean.LAX),
        Attempt.Source.PRACTICE);
  }

  private static Remembered remembered(String item, double stability) {
    return new Remembered(
        item,
        new Memory(Memory.Phase.REVIEW, 0, stability, 5.25, NOON, NOON.plus(Duration.ofDays(3))),
        NOON,
        false,
        "f");
  }

  private static Sitting sitting(String id) {
    return sitting(id, NOON);
  }

  private static Sitting sitting(String id, Instant began) {
    Paper paper =
        new Paper(
            "b",
            -7,
            "bank",
            List.of(
                new Paper.Task("q-1", 0, "single", List.of("B", "A"), new BigDecimal("1.50")),
                new Paper.Task("q-2", 0, "verdict", List.of(), BigDecimal.ONE)));
    Blueprint blueprint =
        new Blueprint(
            "b",
            "卷",
            List.of(new Blueprint.Row(Set.of(), Set.of(), Set.of(), 2)),
            Map.of(),
            Duration.ofMinutes(20),
            Blueprint.Pauses.of(2),
            60,
            true,
            true,
            Set.of());
    return Sitting.begin(id, paper, blueprint, new Tick(began, 5, "run"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void answersComeBackInTheOrderTheyWereGiven(LearnerRecord record) {
    assertEquals(List.of(), record.attempts().all());
    // The clock was set back between the two.
    Attempt first = attempt("q-1", NOON, false);
    Attempt second = attempt("q-1", NOON.minusSeconds(60), true);
    record.attempts().append(first);
    record.attempts().append(second);
    assertEquals(List.of(first, second), record.attempts().all());
  }

  @ParameterizedTest
  @MethodSource("records")
  void theLastMemoryOfAnItemStands(LearnerRecord record) {
    assertEquals(Optional.empty(), record.memories().of("q-1"));
    record.memories().keep(remembered("q-1", 1.5));
    record.memories().keep(remembered("q-2", 2.0 / 3));
    record.memories().keep(remembered("q-1", 4.125));
    assertEquals(Optional.of(remembered("q-1", 4.125)), record.memories().of("q-1"));
    assertEquals(
        Set.of(remembered("q-1", 4.125), remembered("q-2", 2.0 / 3)),
        Set.copyOf(record.memories().all()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSittingIsReplacedOnlyByWhoSawIt(LearnerRecord record) {
    Sitting first = sitting("s");
    assertFalse(record.sittings().keep(Optional.of(0L), first));
    assertTrue(record.sittings().keep(Optional.empty(), first));
    assertFalse(record.sittings().keep(Optional.empty(), first));
    Sitting second =
        first.answer("q-1", List.of("A"), new Tick(NOON.plusSeconds(9), 9, "run")).sitting();
    assertFalse(record.sittings().keep(Optional.of(second.revision()), second));
    assertEquals(Optional.of(first), record.sittings().of("s"));
    assertTrue(record.sittings().keep(Optional.of(first.revision()), second));
    assertEquals(Optional.of(second), record.sittings().of("s"));
    assertEquals(List.of("A"), second.answers().get("q-1"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void sittingsComeInTheOrderInWhichTheyBegan(LearnerRecord record) {
    Sitting late = sitting("a", NOON);
    Sitting early = sitting("z", NOON.minusSeconds(1));
    record.sittings().keep(Optional.empty(), late);
    record.sittings().keep(Optional.empty(), early);
    assertEquals(List.of("z", "a"), record.sittings().all().stream().map(Sitting::id).toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void settingsStandUntilOthersAreKept(LearnerRecord record) {
    PracticeSettings usual = record.settings();
    assertEquals(usual, record.settings());
    PracticeSettings wanted = new PracticeSettings(0, 5, 30, 0.85, 42);
    record.keep(wanted);
    assertEquals(wanted, record.settings());
    assertEquals(0.85, wanted.plan(ZoneOffset.UTC).spacing().retention());
    assertEquals(5, wanted.plan(ZoneOffset.UTC).most());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PracticeSettings(-1, 5, 30, 0.85, 0));
    assertThrows(IllegalArgumentException.class, () -> new PracticeSettings(1, 0, 30, 0.85, 0));
    assertThrows(IllegalArgumentException.class, () -> new PracticeSettings(1, 5, 4, 0.85, 0));
    assertThrows(IllegalArgumentException.class, () -> new PracticeSettings(1, 5, 30, 0.99, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new PracticeSettings(1, 5, 30, Double.NaN, 0));
  }

  @Test
  void whoIsFasterWins() {
    ShelfInMemory shelf = new ShelfInMemory();
    LearnerRecord here = new ShelfRecords().of(shelf);
    LearnerRecord there = new ShelfRecords().of(shelf);
    Sitting first = sitting("s");
    here.sittings().keep(Optional.empty(), first);
    Sitting mine =
        first.answer("q-1", List.of("A"), new Tick(NOON.plusSeconds(9), 9, "run")).sitting();
    Sitting theirs =
        first.answer("q-1", List.of("B"), new Tick(NOON.plusSeconds(8), 8, "run")).sitting();
    shelf.before = Optional.of(() -> there.sittings().keep(Optional.of(first.revision()), theirs));
    assertFalse(here.sittings().keep(Optional.of(first.revision()), mine));
    assertEquals(Optional.of(theirs), here.sittings().of("s"));
    // Of a memory the last writer is right, and none is lost by the way.
    shelf.before = Optional.of(() -> there.memories().keep(remembered("q-1", 1)));
    here.memories().keep(remembered("q-1", 2));
    assertEquals(Optional.of(remembered("q-1", 2)), there.memories().of("q-1"));
  }

  @Test
  void aRefusedDiskIsToldAndChangesNothing() {
    ShelfInMemory shelf = new ShelfInMemory();
    LearnerRecord record = new ShelfRecords().of(shelf);
    record.attempts().append(attempt("q-1", NOON, true));
    StoreException full = ShelfInMemory.refused(StoreException.Reason.FULL);
    shelf.refusal = Optional.of(full);
    UncheckedIOException told =
        assertThrows(
            UncheckedIOException.class, () -> record.attempts().append(attempt("q-2", NOON, true)));
    assertSame(full, told.getCause());
    assertThrows(UncheckedIOException.class, () -> record.memories().keep(remembered("q-2", 1)));
    assertThrows(
        UncheckedIOException.class, () -> record.sittings().keep(Optional.empty(), sitting("s")));
    shelf.refusal = Optional.empty();
    assertEquals(1, record.attempts().all().size());
    assertEquals(List.of(), record.sittings().all());
  }

  @Test
  void whatANewerProgramAddedIsPassedOverAndWhatIsNoRecordIsNamed() throws IOException {
    ShelfInMemory shelf = new ShelfInMemory();
    LearnerRecord record = new ShelfRecords().of(shelf);
    record.keep(new PracticeSettings(1, 5, 30, 0.85, 7));
    String kept = shelf.state("training.settings", "practice").orElseThrow().payload();
    long revision = shelf.state("training.settings", "practice").orElseThrow().revision();
    shelf.put(
        "training.settings",
        "practice",
        revision,
        kept.replaceFirst("\\{", "{\"later\":{\"a\":[1]},"));
    assertEquals(new PracticeSettings(1, 5, 30, 0.85, 7), record.settings());
    for (String broken : List.of("{}", "[]", "null", kept.replace("0.85", "\"x\""))) {
      long now = shelf.state("training.settings", "practice").orElseThrow().revision();
      shelf.put("training.settings", "practice", now, broken);
      IOException told =
          assertThrows(UncheckedIOException.class, record::settings, broken).getCause();
      assertTrue(told.getMessage().contains("training.settings practice"), told::getMessage);
    }
  }
}
