package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import org.qinqing.training.exam.Marker;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Lean;

class PackItemBankTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Address ARTICLE = address("cn:rules/art-7");
  private static final Address OTHER = address("cn:rules/art-8");

  private static final Question SINGLE =
      question(
          "q-single",
          new Question.Choice(
              Question.Kind.SINGLE, List.of(option("A", true), option("B", false))));
  private static final Question MULTIPLE =
      question(
          "q-multiple",
          new Question.Choice(
              Question.Kind.MULTIPLE,
              List.of(option("A", true), option("B", false), option("C", true))));
  private static final Question MATCHING =
      question(
          "q-matching",
          new Question.Matching(
              List.of(new Question.Pair("甲", "一"), new Question.Pair("乙", "二")), List.of("三")));
  private static final Question ORDERING =
      question("q-ordering", new Question.Ordering(List.of("先", "再", "后")));
  private static final Question VERDICT =
      question("q-verdict", new Question.Judgement(Verdict.PROHIBITED, ARTICLE, List.of(OTHER)));
  private static final Question OPINIONS =
      question(
          "q-opinions",
          new Question.Opinions(
              List.of(
                  new Question.Opinion("A", "算", "因", false),
                  new Question.Opinion("B", "不算", "由", true)),
              "评"));

  private final AtomicReference<PackSnapshot> installed =
      new AtomicReference<>(
          snapshot("不得收。", SINGLE, MULTIPLE, MATCHING, ORDERING, VERDICT, OPINIONS));
  private final PackItemBank bank =
      new PackItemBank(new PackTraining(installed::get), installed::get);

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  private static Question.Option option(String key, boolean right) {
    return new Question.Option(
        key, "选项" + key, right, Optional.of(right ? Verdict.PERMITTED : Verdict.PROHIBITED), "");
  }

  private static Question question(String id, Question.Content content) {
    return new Question(
        id,
        "cn",
        "gift",
        Side.OFFICIAL,
        "情形",
        content,
        3,
        "说明",
        List.of(ARTICLE),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private static PackSnapshot snapshot(String wording, Question... questions) {
    return snapshot(wording, Optional.empty(), questions);
  }

  private static PackSnapshot snapshot(
      String wording, Optional<LocalDate> repealed, Question... questions) {
    Address version = address("cn:rules@2020-01-01");
    Document.Provision article =
        new Document.Provision(
            address("cn:rules@2020-01-01/art-7"),
            "第七条",
            "",
            List.of(),
            wording,
            Certainty.values()[0],
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            SourceLocation.WHOLE);
    Document document =
        new Document(
            version,
            "规定",
            List.of(),
            "",
            "机关",
            "normative",
            Optional.empty(),
            LocalDate.of(2020, 1, 1),
            repealed,
            Optional.empty(),
            List.of(),
            "出处",
            Document.Wording.DIGEST,
            List.of(article),
            SourceLocation.WHOLE);
    Pack pack =
        new Pack(
            "cn",
            "cn",
            "cn",
            Locality.NATIONAL,
            "national",
            "1.0.0",
            "p",
            "c",
            Pack.Maturity.PUBLISHED,
            new Pack.Review(LocalDate.of(2026, 1, 1), "p", Period.ofYears(1)),
            "CC-BY-4.0",
            List.of(),
            List.of(document),
            List.of(),
            FactsModel.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of(questions),
            List.of(),
            Casework.EMPTY,
            List.of());
    return new PackSnapshot(1, List.of(pack), List.of(), FactsModel.EMPTY);
  }

  private Item item(String id) {
    return bank.item(id, TODAY).orElseThrow();
  }

  @Test
  void anItemSaysWhatPracticeNeeds() {
    Item item = item("q-multiple");
    assertEquals("gift", item.topic());
    assertEquals("multiple", item.kind());
    assertEquals(3, item.difficulty());
    assertEquals(Set.of("cn:rules"), item.documents());
    assertEquals(List.of("A", "B", "C"), item.options());
    assertEquals(List.of("A", "B", "C"), item("q-matching").options());
    assertEquals(List.of("1", "2", "3"), item("q-ordering").options());
    assertEquals(List.of(), item("q-verdict").options());
    assertEquals(List.of("A", "B"), item("q-opinions").options());
    assertEquals(Optional.empty(), bank.item("q-none", TODAY));
    assertEquals(
        Set.of("q-single", "q-multiple", "q-matching", "q-ordering", "q-verdict", "q-opinions"),
        Set.copyOf(
            bank
                .items(
                    new Training.Selection(
                        Locality.NATIONAL, Optional.empty(), Optional.empty(), Optional.empty()),
                    TODAY)
                .stream()
                .map(Item::id)
                .toList()));
  }

  @Test
  void theFingerprintTellsTheWordingAndTheRightAnswerAndNothingElse() {
    String before = item("q-single").fingerprint();
    installed.set(snapshot("不得收。", SINGLE));
    assertEquals(before, item("q-single").fingerprint());
    installed.set(
        snapshot(
            "不得收。",
            new Question(
                "q-single",
                "cn",
                "gift",
                Side.OFFICIAL,
                "情形，改了一个字",
                SINGLE.content(),
                1,
                "另一个说明",
                List.of(ARTICLE),
                Optional.empty(),
                SourceLocation.WHOLE)));
    assertEquals(before, item("q-single").fingerprint());
    installed.set(snapshot("可以收。", SINGLE));
    assertNotEquals(before, item("q-single").fingerprint());
    installed.set(snapshot("不得收。", Optional.of(TODAY), SINGLE));
    assertNotEquals(before, item("q-single").fingerprint());
    installed.set(
        snapshot(
            "不得收。",
            question(
                "q-single",
                new Question.Choice(
                    Question.Kind.SINGLE, List.of(option("A", false), option("B", true))))));
    assertNotEquals(before, item("q-single").fingerprint());
  }

  @Test
  void theDayDecidesWhichWordingCounts() {
    installed.set(snapshot("不得收。", Optional.of(TODAY), SINGLE));
    assertNotEquals(
        bank.item("q-single", TODAY.minusDays(1)).orElseThrow().fingerprint(),
        bank.item("q-single", TODAY).orElseThrow().fingerprint());
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(SINGLE, new Answer.Chosen(Set.of("B")), List.of("B"), 0.0),
        Arguments.of(SINGLE, new Answer.Chosen(Set.of("A")), List.of("A"), 1.0),
        Arguments.of(MULTIPLE, new Answer.Chosen(Set.of("C", "A")), List.of("A", "C"), 1.0),
        Arguments.of(MULTIPLE, new Answer.Chosen(Set.of("C")), List.of("C"), 0.5),
        Arguments.of(
            MATCHING, new Answer.Joined(Map.of("2", "B", "1", "C")), List.of("1=C", "2=B"), 0.5),
        Arguments.of(
            ORDERING, new Answer.Ordered(List.of("3", "1", "2")), List.of("3", "1", "2"), 0.5),
        Arguments.of(
            VERDICT,
            new Answer.Judged(Verdict.PROHIBITED, Optional.of(OTHER)),
            List.of("PROHIBITED", "cn:rules/art-8"),
            0.5),
        Arguments.of(
            VERDICT,
            new Answer.Judged(Verdict.PERMITTED, Optional.empty()),
            List.of("PERMITTED"),
            0.0),
        Arguments.of(OPINIONS, new Answer.Chosen(Set.of("B")), List.of("B"), 1.0));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsWrittenReadAndMarked(
      Question question, Answer answer, List<String> response, double share) {
    assertEquals(response, bank.written(question, answer));
    assertEquals(Optional.of(answer), bank.read(question, response));
    Marker.Marking marking = bank.marker().mark(question.id(), response).orElseThrow();
    assertEquals(share, marking.share());
    assertEquals(share == 1, marking.right());
    assertEquals("说明", marking.explanation());
  }

  static Stream<Arguments> noAnswers() {
    return Stream.of(
        Arguments.of(SINGLE, List.of()),
        Arguments.of(SINGLE, List.of("Z")),
        Arguments.of(SINGLE, List.of("A", "B")),
        Arguments.of(MATCHING, List.of("1")),
        Arguments.of(MATCHING, List.of("1=A", "1=B")),
        Arguments.of(MATCHING, List.of("=A")),
        Arguments.of(MATCHING, List.of("1=Z")),
        Arguments.of(ORDERING, List.of("1", "2")),
        Arguments.of(ORDERING, List.of("1", "1", "2")),
        Arguments.of(VERDICT, List.of("MAYBE")),
        Arguments.of(VERDICT, List.of("PROHIBITED", "nowhere")),
        Arguments.of(VERDICT, List.of("PROHIBITED", "cn:rules/art-99")),
        Arguments.of(VERDICT, List.of("PROHIBITED", "cn:rules/art-7", "x")),
        Arguments.of(OPINIONS, List.of("Q")));
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void whatIsNoAnswerIsWrongAndNoError(Question question, List<String> response) {
    Marker.Marking marking = bank.marker().mark(question.id(), response).orElseThrow();
    assertEquals(0, marking.share());
    assertTrue(!marking.key().isEmpty());
  }

  @Test
  void anItemThatLeftTheBankIsNotMarked() {
    Marker marker = bank.marker();
    installed.set(PackSnapshot.EMPTY);
    assertEquals(Optional.empty(), marker.mark("q-single", List.of("A")));
  }

  @Test
  void aWrongAnswerLeans() {
    assertEquals(
        Set.of(Lean.LAX),
        bank.response(marked(SINGLE, new Answer.Chosen(Set.of("B"))), Duration.ZERO, false, false)
            .leans());
    assertEquals(
        Set.of(Lean.STRICT),
        bank.response(marked(MULTIPLE, new Answer.Chosen(Set.of("A"))), Duration.ZERO, false, false)
            .leans());
    assertEquals(
        Set.of(Lean.LAX),
        bank.response(
                marked(VERDICT, new Answer.Judged(Verdict.PERMITTED, Optional.of(ARTICLE))),
                Duration.ZERO,
                false,
                false)
            .leans());
    // The verdict is right, only the provision is not.
    assertEquals(
        Set.of(),
        bank.response(
                marked(VERDICT, new Answer.Judged(Verdict.PROHIBITED, Optional.of(OTHER))),
                Duration.ZERO,
                false,
                false)
            .leans());
    assertEquals(
        Set.of(),
        bank.response(
                marked(ORDERING, new Answer.Ordered(List.of("2", "1", "3"))),
                Duration.ofSeconds(3),
                true,
                false)
            .leans());
  }

  private static Training.Marked marked(Question question, Answer answer) {
    return Training.Marked.of(question, answer);
  }
}
