package org.qinqing.training.exam.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.internal.PackItemBank;
import org.qinqing.training.internal.PackTraining;
import org.qinqing.training.internal.SeededExams;
import org.qinqing.training.internal.ShelfRecords;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;

/** An exam of all seven kinds, kept on a shelf; killed and gone on with. */
class PackMockExamsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant START = Instant.parse("2026-11-22T01:00:00.123456789Z");
  private static final List<String> KINDS =
      List.of("single", "judge", "multiple", "matching", "ordering", "verdict", "opinions");

  /** What is right for each kind of {@link Banks}. */
  private static final Map<String, List<String>> RIGHT =
      Map.of(
          "single", List.of("B"),
          "judge", List.of("B"),
          "multiple", List.of("B", "C"),
          "matching", List.of("1=A", "2=B"),
          "ordering", List.of("1", "2", "3"),
          "verdict", List.of("PROHIBITED", "cn:rules/art-7"),
          "opinions", List.of("B"));

  private final AtomicReference<PackSnapshot> installed = new AtomicReference<>(Banks.of(9, 5));
  private final MemoryStore store = new MemoryStore();
  private final SeededExams exams = new SeededExams();
  private PackMockExams mocks;
  private LearnerRecord record;

  /** As a program does that is started: nothing is left but the store. */
  @BeforeEach
  void start() {
    PackTraining training = new PackTraining(installed::get);
    PackItemBank bank = new PackItemBank(training, installed::get);
    KeptBlueprints blueprints = new KeptBlueprints(bank, exams, installed::get);
    blueprints.bindStore(store);
    mocks = new PackMockExams(training, bank, exams, blueprints);
    record = new ShelfRecords().of(store.open("p1"));
  }

  private static ExamPlan plan(Pauses pauses) {
    return ExamPlan.own(
        new Blueprint(
            "own-1",
            "七种题",
            KINDS.stream()
                .map(kind -> new Blueprint.Row(Set.of(), Set.of(kind), Set.of(), 1))
                .toList(),
            Map.of(),
            Duration.ofMinutes(10),
            pauses,
            80,
            true,
            true,
            Set.of("multiple")),
        Optional.of(Side.OFFICIAL));
  }

  private static Tick at(int seconds, String run) {
    // The steady clock of another run begins anywhere.
    long steady = run.hashCode() * 1_000_000_000L + seconds * 1_000_000_000L;
    return new Tick(START.plusSeconds(seconds), steady, run);
  }

  private Sitting begin(Pauses pauses) {
    Paper paper = mocks.paper(plan(pauses), Locality.NATIONAL, DAY, 7).orElseThrow();
    return mocks.begin(record, "x-1", plan(pauses), paper, at(0, "a")).orElseThrow();
  }

  private Sitting turn(Function<Sitting, Sitting.Turn> wish) {
    Sitting.Turn turn = exams.turn(record.sittings(), "x-1", wish).orElseThrow();
    assertTrue(turn.done(), "" + turn.outcome());
    return turn.sitting();
  }

  private void answer(Paper.Task task, List<String> response, Tick now) {
    turn(sitting -> sitting.answer(task.item(), response, now));
  }

  @ParameterizedTest
  @CsvSource({"NONE,400", "COUNTED,400", "FREE,120"})
  void killedAndStartedAgainItGoesOnWithTheSamePaperAnswersAndTime(
      Pauses.Rule rule, int secondsUsed) {
    Pauses pauses = rule == Pauses.Rule.COUNTED ? Pauses.of(1) : new Pauses(rule, 0);
    Sitting begun = begin(pauses);
    for (int i = 0; i < 3; i++) {
      Paper.Task task = begun.paper().tasks().get(i);
      answer(task, RIGHT.get(task.kind()), at(40 * (i + 1), "a"));
    }
    String flagged = begun.paper().tasks().get(4).item();
    turn(sitting -> sitting.flag(flagged, true, at(120, "a")));

    start(); // after 280 seconds in which nothing ran
    Sitting found = mocks.open(record).getFirst();
    assertEquals(begun.paper(), found.paper());
    assertEquals(plan(pauses).blueprint(), found.blueprint());
    assertEquals(Set.of(flagged), found.flagged());
    assertEquals(
        begun.paper().tasks().subList(0, 3).stream()
            .collect(Collectors.toMap(Paper.Task::item, task -> RIGHT.get(task.kind()))),
        found.answers());
    Sitting counted =
        turn(sitting -> new Sitting.Turn(sitting.at(at(400, "b")), Sitting.Outcome.DONE));
    assertEquals(Duration.ofSeconds(secondsUsed), counted.used());
    for (Paper.Task task : begun.paper().tasks().subList(3, KINDS.size())) {
      answer(task, RIGHT.get(task.kind()), at(410, "b"));
    }
    Sitting closed = turn(sitting -> sitting.handIn(at(420, "b")));
    MarkSheet marks = mocks.marks(closed);
    assertEquals(0, marks.points().compareTo(marks.worth()));
    assertTrue(marks.passed());
    assertEquals(List.of(closed), mocks.closed(record));
    assertEquals(List.of(), mocks.open(record));
  }

  @Test
  void whatWasAnsweredWhenTheProgramWasGoneForTooLongCounts() {
    Sitting begun = begin(Pauses.NONE);
    Paper.Task first = begun.paper().tasks().getFirst();
    answer(first, RIGHT.get(first.kind()), at(5, "a"));
    start();
    Sitting.Turn late =
        exams
            .turn(
                record.sittings(),
                "x-1",
                sitting ->
                    sitting.answer(
                        begun.paper().tasks().get(1).item(), List.of("B"), at(3600, "b")))
            .orElseThrow();
    assertEquals(Sitting.Outcome.TIME_OVER, late.outcome());
    MarkSheet marks = mocks.marks(mocks.closed(record).getFirst());
    assertEquals(0, marks.points().compareTo(first.worth()));
    assertEquals(Duration.ofMinutes(10), marks.used());
  }

  @Test
  void theMarksDoNotChangeWhenTheBlueprintIs() throws IOException {
    KeptBlueprints blueprints =
        new KeptBlueprints(
            new PackItemBank(new PackTraining(installed::get), installed::get),
            exams,
            installed::get);
    blueprints.bindStore(store);
    ExamPlan kept = blueprints.keep(plan(Pauses.NONE));
    begin(Pauses.NONE);
    Sitting closed = turn(sitting -> sitting.handIn(at(9, "a")));
    MarkSheet before = mocks.marks(closed);
    blueprints.remove(kept);
    start();
    assertEquals(before, mocks.marks(mocks.closed(record).getFirst()));
  }

  @Test
  void answersBecomeAttemptsOnceEvenWhenKilledHalfway() {
    Sitting begun = begin(Pauses.NONE);
    for (Paper.Task task : begun.paper().tasks().subList(0, 6)) {
      List<String> response = task.kind().equals("single") ? List.of("A") : RIGHT.get(task.kind());
      answer(task, response, at(30, "a"));
    }
    Sitting closed = turn(sitting -> sitting.handIn(at(60, "a")));
    store.room = 2;
    assertThrows(UncheckedIOException.class, () -> mocks.record(record, closed, DAY));
    store.room = -1;
    assertEquals(2, record.attempts().all().size());

    start();
    mocks.record(record, mocks.closed(record).getFirst(), DAY);
    mocks.record(record, mocks.closed(record).getFirst(), DAY);
    List<Attempt> attempts = record.attempts().all();
    assertEquals(6, attempts.size());
    assertEquals(
        closed.answers().keySet(),
        attempts.stream().map(Attempt::item).collect(Collectors.toSet()));
    for (Attempt attempt : attempts) {
      assertEquals(Attempt.Source.EXAM, attempt.source());
      assertEquals(Duration.ofSeconds(10), attempt.taken());
      boolean single = attempt.item().startsWith("s-");
      assertEquals(!single, attempt.right(), attempt.item());
      assertEquals(single ? Set.of(Lean.LAX) : Set.of(), attempt.leans());
      assertEquals(Set.of("cn:rules"), attempt.documents());
      assertEquals(closed.answers().get(attempt.item()), attempt.response());
    }
  }

  @Test
  void itemsThatLeftTheBankAreVoidAndNoAttempts() {
    Sitting begun = begin(Pauses.NONE);
    Paper.Task first = begun.paper().tasks().getFirst();
    answer(first, RIGHT.get(first.kind()), at(5, "a"));
    Sitting closed = turn(sitting -> sitting.handIn(at(9, "a")));
    installed.set(PackSnapshot.EMPTY);
    mocks.record(record, closed, DAY);
    assertEquals(List.of(), record.attempts().all());
    assertTrue(
        mocks.marks(closed).lines().stream().allMatch(line -> line.mark() == MarkSheet.Mark.VOID));
  }

  @Test
  void aSittingThatRunsHasNoMarksAndNoAttempts() {
    Sitting begun = begin(Pauses.NONE);
    assertThrows(IllegalStateException.class, () -> mocks.marks(begun));
    assertThrows(IllegalStateException.class, () -> mocks.record(record, begun, DAY));
  }

  @Test
  void theSameSeedDrawsTheSamePaperAndASmallBankNone() {
    assertEquals(
        mocks.paper(plan(Pauses.NONE), Locality.NATIONAL, DAY, 3),
        mocks.paper(plan(Pauses.NONE), Locality.NATIONAL, DAY, 3));
    installed.set(Banks.of(1, 0));
    assertTrue(mocks.paper(plan(Pauses.NONE), Locality.NATIONAL, DAY, 3).isEmpty());
  }

  @Test
  void aFullDiskIsToldAndNothingKeptIsLost() {
    Sitting begun = begin(Pauses.NONE);
    Paper.Task first = begun.paper().tasks().getFirst();
    answer(first, RIGHT.get(first.kind()), at(5, "a"));
    store.room = 0;
    Paper.Task second = begun.paper().tasks().get(1);
    assertThrows(
        UncheckedIOException.class, () -> answer(second, RIGHT.get(second.kind()), at(6, "a")));
    store.room = -1;
    assertEquals(Set.of(first.item()), mocks.open(record).getFirst().answers().keySet());
    answer(second, RIGHT.get(second.kind()), at(7, "a"));
    assertEquals(2, mocks.open(record).getFirst().answers().size());
  }
}
