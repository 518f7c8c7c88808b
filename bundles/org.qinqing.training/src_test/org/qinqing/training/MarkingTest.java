package org.qinqing.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training.Marked;

/** What counts as right, and how much of it, for each kind. */
final class MarkingTest {
  private static final Address RIGHT = address("cn:law/art-1");
  private static final Address OTHER = address("cn:law/art-2");

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  private static Question question(Question.Content content) {
    return new Question(
        "q",
        "cn",
        "gift",
        Side.OFFICIAL,
        "题",
        content,
        2,
        "说明",
        List.of(RIGHT),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private static Question multiple() {
    return question(
        new Question.Choice(
            Question.Kind.MULTIPLE,
            List.of(option("A", true), option("B", true), option("C", true), option("D", false))));
  }

  private static Question.Option option(String key, boolean right) {
    return new Question.Option(key, "选项" + key, right, Optional.empty(), "");
  }

  private static Question opinions() {
    return question(
        new Question.Opinions(
            List.of(
                new Question.Opinion("A", "甲说", "因为", false),
                new Question.Opinion("B", "乙说", "因为", true)),
            "点评"));
  }

  private static Question judgement() {
    return question(new Question.Judgement(Verdict.CONDITIONAL, RIGHT, List.of(OTHER)));
  }

  private static Question matching(int pairs, int extras) {
    return question(
        new Question.Matching(
            IntStream.range(0, pairs).mapToObj(i -> new Question.Pair("左" + i, "右" + i)).toList(),
            IntStream.range(0, extras).mapToObj(i -> "余" + i).toList()));
  }

  private static Question ordering(int steps) {
    return question(
        new Question.Ordering(IntStream.range(0, steps).mapToObj(i -> "步" + i).toList()));
  }

  @ParameterizedTest
  @CsvSource({"A;B;C, 3", "A, 1", "A;C, 2", "A;D, 0", "D, 0", "A;B;C;D, 0"})
  void aWrongOptionSpoilsAllOfAMultiple(String keys, int parts) {
    Marked marked = Marked.of(multiple(), new Answer.Chosen(Set.of(keys.split(";"))));
    assertEquals(parts, marked.rightParts());
    assertEquals(3, marked.parts());
    assertEquals(parts == 3, marked.right());
    assertEquals(parts / 3.0, marked.share());
  }

  @Test
  void oneOpinionHolds() {
    assertTrue(Marked.of(opinions(), new Answer.Chosen(Set.of("B"))).right());
    Marked wrong = Marked.of(opinions(), new Answer.Chosen(Set.of("A")));
    assertFalse(wrong.right());
    assertEquals(0, wrong.share());
    assertEquals(List.of("B"), wrong.key());
    assertEquals(Set.of("A"), wrong.chosen());
  }

  @Test
  void aVerdictAndItsProvisionAreTwoParts() {
    assertEquals(1, share(judgement(), Verdict.CONDITIONAL, Optional.of(RIGHT)));
    assertEquals(0.5, share(judgement(), Verdict.CONDITIONAL, Optional.of(OTHER)));
    assertEquals(0.5, share(judgement(), Verdict.CONDITIONAL, Optional.empty()));
    assertEquals(0.5, share(judgement(), Verdict.PROHIBITED, Optional.of(RIGHT)));
    assertEquals(0, share(judgement(), Verdict.PROHIBITED, Optional.empty()));
  }

  private static double share(Question question, Verdict verdict, Optional<Address> provision) {
    return Marked.of(question, new Answer.Judged(verdict, provision)).share();
  }

  @ParameterizedTest
  @CsvSource({"1;2;3;4, 3", "2;3;4;1, 2", "4;3;2;1, 0", "2;1;3;4, 1", "1;2;4;3, 1"})
  void neighboursOfAnOrderCount(String keys, int parts) {
    Marked marked = Marked.of(ordering(4), new Answer.Ordered(Arrays.asList(keys.split(";"))));
    assertEquals(parts, marked.rightParts());
    assertEquals(3, marked.parts());
    assertEquals(List.of("1", "2", "3", "4"), marked.key());
  }

  /** Any way of joining is marked as counting the pairs by hand does; only one is all right. */
  @Test
  void pairsCountOneByOne() {
    Random random = new Random(20261122);
    for (int round = 0; round < 500; round++) {
      int count = 2 + random.nextInt(30);
      int extras = random.nextInt(4);
      Question question = matching(count, extras);
      List<Integer> seconds = new ArrayList<>(IntStream.range(0, count + extras).boxed().toList());
      Collections.shuffle(seconds, random);
      Map<String, String> given = new HashMap<>();
      int right = 0;
      for (int i = 0; i < count; i++) {
        if (random.nextInt(5) > 0) {
          given.put(String.valueOf(i + 1), Question.letter(seconds.get(i)));
          right += seconds.get(i) == i ? 1 : 0;
        }
      }
      Marked marked = Marked.of(question, new Answer.Joined(given));
      assertEquals(right, marked.rightParts());
      assertEquals(right == count, marked.right());
      Map<String, String> key = new HashMap<>();
      marked.key().forEach(pair -> key.put(pair.split("-")[0], pair.split("-")[1]));
      assertTrue(Marked.of(question, new Answer.Joined(key)).right());
    }
  }

  /** Only the one right order has all parts; no order has more than it. */
  @Test
  void onlyTheRightOrderIsRight() {
    Random random = new Random(20261122);
    for (int round = 0; round < 500; round++) {
      Question question = ordering(2 + random.nextInt(8));
      List<String> key = Marked.of(question, new Answer.Ordered(right(question))).key();
      List<String> given = new ArrayList<>(key);
      Collections.shuffle(given, random);
      Marked marked = Marked.of(question, new Answer.Ordered(given));
      assertEquals(given.equals(key), marked.right());
      assertTrue(marked.share() <= 1);
    }
  }

  private static List<String> right(Question question) {
    int steps = ((Question.Ordering) question.content()).steps().size();
    return IntStream.rangeClosed(1, steps).mapToObj(String::valueOf).toList();
  }

  record Refused(Question question, Answer answer) {}

  static List<Refused> refused() {
    Answer.Chosen one = new Answer.Chosen(Set.of("A"));
    Answer.Ordered order = new Answer.Ordered(List.of("1", "2"));
    Answer.Joined joined = new Answer.Joined(Map.of("1", "A"));
    return List.of(
        new Refused(multiple(), new Answer.Chosen(Set.of())),
        new Refused(multiple(), new Answer.Chosen(Set.of("E"))),
        new Refused(multiple(), order),
        new Refused(opinions(), new Answer.Chosen(Set.of("A", "B"))),
        new Refused(opinions(), joined),
        new Refused(judgement(), one),
        new Refused(
            judgement(),
            new Answer.Judged(Verdict.PERMITTED, Optional.of(address("cn:law/art-3")))),
        new Refused(matching(2, 1), one),
        new Refused(matching(2, 1), new Answer.Joined(Map.of("1", "D"))),
        new Refused(matching(2, 1), new Answer.Joined(Map.of("3", "A"))),
        new Refused(matching(2, 1), new Answer.Joined(Map.of("1", "A", "2", "A"))),
        new Refused(ordering(2), joined),
        new Refused(ordering(3), order),
        new Refused(ordering(2), new Answer.Ordered(List.of("1", "1"))),
        new Refused(ordering(2), new Answer.Ordered(List.of("1", "x"))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNoAnswer(Refused refused) {
    assertThrows(
        IllegalArgumentException.class, () -> Marked.of(refused.question(), refused.answer()));
  }
}
