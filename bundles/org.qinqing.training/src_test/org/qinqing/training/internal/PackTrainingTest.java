package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training;

class PackTrainingTest {
  private static final Address ARTICLE = Address.parse("cn:rules/art-7").orElseThrow();
  private static final FactsModel MODEL =
      new FactsModel(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(new FactsModel.Topic("gift", "礼", ""), new FactsModel.Topic("loan", "借", "")));

  private final AtomicReference<PackSnapshot> installed =
      new AtomicReference<>(
          snapshot(
              pack(
                  "cn",
                  "000000",
                  question("cn-q-2", Question.Kind.SINGLE, "loan", Side.OFFICIAL, "art-9"),
                  question("cn-q-1", Question.Kind.SINGLE, "loan", Side.OFFICIAL, "art-7/p-2"),
                  question("cn-q-3", Question.Kind.MULTIPLE, "gift", Side.ENTERPRISE, "art-8"))));
  private final Training training = new PackTraining(installed::get);

  @Test
  void ordersByPlaceThenTopicThenId() {
    installed.set(
        snapshot(
            installed.get().packs().getFirst(),
            pack(
                "city",
                "440100",
                question("city-q-1", Question.Kind.JUDGE, "loan", Side.OFFICIAL, "art-7"))));
    assertEquals(
        List.of("city-q-1", "cn-q-3", "cn-q-1", "cn-q-2"),
        ids(all(Locality.of("440100").orElseThrow())));
    assertEquals(List.of("cn-q-3", "cn-q-1", "cn-q-2"), ids(all(Locality.NATIONAL)));
  }

  @Test
  void aBundleThatLeavesTakesItsQuestionsAlong() {
    assertTrue(training.question("cn-q-1").isPresent());
    installed.set(PackSnapshot.EMPTY);
    assertTrue(training.question("cn-q-1").isEmpty());
    assertTrue(training.mark("cn-q-1", Set.of("A")).isEmpty());
    assertEquals(List.of(), ids(all(Locality.NATIONAL)));
  }

  @Test
  void selectsByTopicSideAndProvision() {
    assertEquals(
        List.of("cn-q-3"),
        ids(
            new Training.Selection(
                Locality.NATIONAL, Optional.of("gift"), Optional.empty(), Optional.empty())));
    assertEquals(
        List.of("cn-q-1", "cn-q-2"),
        ids(
            new Training.Selection(
                Locality.NATIONAL,
                Optional.empty(),
                Optional.of(Side.OFFICIAL),
                Optional.empty())));
    assertEquals(
        List.of("cn-q-1"),
        ids(
            new Training.Selection(
                Locality.NATIONAL, Optional.empty(), Optional.empty(), Optional.of(ARTICLE))));
  }

  @Test
  void selectsByKind() {
    assertEquals(
        List.of("cn-q-3"),
        ids(
            new Training.Selection(
                Locality.NATIONAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(Question.Kind.MULTIPLE, Question.Kind.ORDERING))));
  }

  @Test
  void marksExactlyTheRightOptions() {
    assertTrue(training.mark("cn-q-1", Set.of("A")).orElseThrow().right());
    assertFalse(training.mark("cn-q-1", Set.of("B")).orElseThrow().right());
    assertTrue(training.mark("cn-q-3", Set.of("A", "C")).orElseThrow().right());
    assertFalse(training.mark("cn-q-3", Set.of("A")).orElseThrow().right());
    assertFalse(training.mark("cn-q-3", Set.of("A", "B", "C")).orElseThrow().right());
    assertEquals(List.of("A", "C"), training.mark("cn-q-3", Set.of("B")).orElseThrow().key());
  }

  @Test
  void refusesAnswersThatCannotBeOnes() {
    assertThrows(IllegalArgumentException.class, () -> training.mark("cn-q-1", Set.of()));
    assertThrows(IllegalArgumentException.class, () -> training.mark("cn-q-1", Set.of("Z")));
    assertThrows(IllegalArgumentException.class, () -> training.mark("cn-q-1", Set.of("A", "B")));
  }

  private static Training.Selection all(Locality place) {
    return new Training.Selection(place, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private List<String> ids(Training.Selection selection) {
    return training.questions(selection).stream().map(Question::id).toList();
  }

  private static PackSnapshot snapshot(Pack... packs) {
    return new PackSnapshot(1, List.of(packs), List.of(), MODEL);
  }

  private static Question question(
      String id, Question.Kind kind, String topic, Side side, String anchor) {
    boolean several = kind == Question.Kind.MULTIPLE;
    return new Question(
        id,
        "cn",
        kind,
        topic,
        side,
        "情形",
        List.of(option("A", true), option("B", false), option("C", several)),
        "说明",
        List.of(Address.parse("cn:rules/" + anchor).orElseThrow()),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private static Question.Option option(String key, boolean right) {
    return new Question.Option(
        key, "选项" + key, right, Optional.of(right ? Verdict.PERMITTED : Verdict.PROHIBITED), "");
  }

  private static Pack pack(String id, String code, Question... questions) {
    return new Pack(
        id,
        id,
        id,
        Locality.of(code).orElseThrow(),
        "city",
        "1.0.0",
        "p",
        "c",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(LocalDate.of(2026, 1, 1), "p", Period.ofYears(1)),
        "CC-BY-4.0",
        List.of(),
        List.of(),
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(questions),
        List.of(),
        Casework.EMPTY,
        List.of());
  }
}
