package org.qinqing.ui.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;

/** What a person puts together as an answer. */
class ReplyTest {
  private static final Address ART_1 = Address.parse("cn:law/art-1").orElseThrow();
  private static final Address ART_2 = Address.parse("cn:law/art-2").orElseThrow();

  private static Question question(Question.Content content) {
    return new Question(
        "q-1",
        "cn",
        "gift",
        Side.OFFICIAL,
        "stem",
        content,
        1,
        "why",
        List.of(ART_1),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private static Question choice(Question.Kind kind) {
    return question(
        new Question.Choice(
            kind,
            List.of(
                new Question.Option("A", "a", true, Optional.empty(), ""),
                new Question.Option("B", "b", false, Optional.empty(), ""),
                new Question.Option("C", "c", true, Optional.empty(), ""))));
  }

  private static Question matching() {
    return question(
        new Question.Matching(
            List.of(
                new Question.Pair("1", "one"),
                new Question.Pair("2", "two"),
                new Question.Pair("3", "three")),
            List.of("none")));
  }

  private static Question ordering() {
    return question(new Question.Ordering(List.of("first", "second", "third", "fourth")));
  }

  private static <R extends Reply> R reply(Class<R> form, Question question, long seed) {
    return assertInstanceOf(form, Reply.to(question, seed));
  }

  private static boolean right(Reply reply) {
    return Training.Marked.of(reply.question(), reply.answer().orElseThrow()).right();
  }

  @Test
  void oneOptionTakesThePlaceOfTheOther() {
    Reply.Chosen reply = reply(Reply.Chosen.class, choice(Question.Kind.SINGLE), 0);
    assertEquals(Optional.empty(), reply.answer());
    reply.choose("A");
    reply.choose("B");
    reply.choose("Z");
    assertEquals(Optional.of(new Answer.Chosen(Set.of("B"))), reply.answer());
  }

  @Test
  void severalOptionsAreTakenBackByChoosingAgain() {
    Reply.Chosen reply = reply(Reply.Chosen.class, choice(Question.Kind.MULTIPLE), 0);
    reply.choose("A");
    reply.choose("C");
    assertTrue(right(reply));
    reply.choose("A");
    reply.choose("C");
    assertEquals(Optional.empty(), reply.answer());
  }

  @Test
  void optionsStandAsThePaperHasThem() {
    Question question = choice(Question.Kind.SINGLE);
    Reply.Chosen mixed =
        assertInstanceOf(Reply.Chosen.class, Reply.to(question, List.of("C", "A", "B"), 0));
    assertEquals(List.of("C", "A", "B"), mixed.order());
    Reply.Chosen foreign =
        assertInstanceOf(Reply.Chosen.class, Reply.to(question, List.of("C", "A"), 0));
    assertEquals(List.of("A", "B", "C"), foreign.order(), "of another edition");
  }

  @Test
  void pairsAreWholeWhenAllAreJoined() {
    Reply.Joined reply = reply(Reply.Joined.class, matching(), 7);
    for (int i = 0; i < reply.firsts(); i++) {
      assertEquals(Optional.empty(), reply.answer());
      assertEquals(i, reply.first(), "it turns to the next by itself");
      reply.join(reply.rightFor(i));
    }
    assertEquals(reply.firsts(), reply.first());
    assertTrue(right(reply));
  }

  @Test
  void secondItemIsJoinedOnceOnly() {
    Reply.Joined reply = reply(Reply.Joined.class, matching(), 7);
    reply.join(0);
    reply.join(0);
    assertEquals(-1, reply.joinedTo(0));
    assertEquals(0, reply.joinedTo(1));
    assertEquals(2, reply.first(), "after the one just joined");
    reply.join(1);
    assertEquals(0, reply.first(), "back to the one that is open again");
  }

  @Test
  void lastPairIsTakenBack() {
    Reply.Joined reply = reply(Reply.Joined.class, matching(), 7);
    reply.partLast();
    assertEquals(0, reply.first());
    reply.join(1);
    reply.join(2);
    reply.partLast();
    assertEquals(1, reply.first());
    assertEquals(-1, reply.joinedTo(1));
    assertEquals(1, reply.joinedTo(0));
    reply.join(99);
    assertEquals(-1, reply.joinedTo(1));
  }

  @Test
  void whatIsMixedIsNeverRightByItself() {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      Reply.Ordered steps = reply(Reply.Ordered.class, ordering(), seed);
      assertNotEquals(List.of("1", "2", "3", "4"), steps.keys());
      orders.add(steps.keys());
      assertEquals(steps.keys(), reply(Reply.Ordered.class, ordering(), seed).keys());
      Reply.Joined pairs = reply(Reply.Joined.class, matching(), seed);
      assertTrue(
          pairs.rightFor(0) != 0
              || pairs.rightFor(1) != 1
              || pairs.rightFor(2) != 2
              || !pairs.secondText(3).equals("none"));
    }
    assertTrue(orders.size() > 10, "mixed in many ways: " + orders.size());
  }

  @Test
  void stepsAreMovedAndStayAtTheEnds() {
    Reply.Ordered reply = reply(Reply.Ordered.class, ordering(), 3);
    assertEquals(Optional.empty(), reply.answer(), "nobody has touched it");
    List<String> before = reply.keys();
    reply.hold(0);
    reply.move(-1);
    assertEquals(before, reply.keys());
    reply.hold(9);
    assertEquals(0, reply.held());
    for (int place = 0; place < 4; place++) {
      String wanted = Integer.toString(place + 1);
      reply.hold(reply.keys().indexOf(wanted));
      while (reply.held() > place) {
        reply.move(-1);
      }
    }
    assertTrue(right(reply));
    assertEquals("first", reply.text(0));
  }

  @Test
  void verdictIsWholeWithItsProvision() {
    Question question = question(new Question.Judgement(Verdict.PROHIBITED, ART_1, List.of(ART_2)));
    Reply.Judged reply = reply(Reply.Judged.class, question, 0);
    assertEquals(List.of(ART_1, ART_2), reply.offered());
    reply.judge(Verdict.PROHIBITED);
    assertEquals(Optional.empty(), reply.answer());
    reply.standOn(Address.parse("cn:law/art-3").orElseThrow());
    assertEquals(Optional.empty(), reply.answer(), "not offered");
    reply.standOn(ART_1);
    assertTrue(right(reply));
  }

  @Test
  void answerGivenBeforeStandsThereAgain() {
    Reply.Joined joined = reply(Reply.Joined.class, matching(), 1);
    Answer pairs = new Answer.Joined(Map.of("1", "A", "2", "B", "3", "C"));
    joined.take(pairs);
    assertEquals(Optional.of(pairs), joined.answer());
    joined.take(new Answer.Chosen(Set.of("A")));
    assertEquals(Optional.of(pairs), joined.answer());
    Reply.Ordered ordered = reply(Reply.Ordered.class, ordering(), 1);
    ordered.take(new Answer.Ordered(List.of("1", "2")));
    assertEquals(Optional.empty(), ordered.answer(), "of another edition");
    ordered.take(new Answer.Ordered(List.of("4", "3", "2", "1")));
    assertEquals(List.of("4", "3", "2", "1"), ordered.keys());
  }
}
