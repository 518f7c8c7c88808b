package org.qinqing.ui.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.ClassRecord.TeamScore;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.View;
import org.qinqing.ui.kit.Words;

/** What the projector shows, and above all what it does not. */
class SlideTest {
  private static final Slide.Way WAY =
      new Slide.Way("http://192.0.2.1:8421/?k=secret", "http://192.0.2.1:8421", "408215");
  private final Words words = Words.beside(Slide.class);
  private final Records held = new Records(Records.agenda()).joined(6);

  private Slide slide(int smallestGroup) {
    return Slide.of(held.record(), WAY, smallestGroup, words);
  }

  private static List<Slide.Option> options(Slide slide) {
    return slide.blocks().stream()
        .filter(Slide.Option.class::isInstance)
        .map(Slide.Option.class::cast)
        .toList();
  }

  @Test
  void nothingIsGivenAwayBeforeTheResult() {
    for (Phase phase : List.of(Phase.OPEN, Phase.CLOSED)) {
      for (String turn : List.of("2.1.1", "3.1.1", "4.1.1", "5.1.1")) {
        held.turns.clear();
        held.turn(turn, phase, "1=A,B,C".substring(0, turn.startsWith("5") ? 7 : 3));
        Slide slide = slide(1);
        assertFalse(slide.aloud().contains("解析"), slide::aloud);
        assertFalse(slide.aloud().contains("%"), slide::aloud);
        assertTrue(options(slide).stream().noneMatch(Slide.Option::right), slide::aloud);
        assertTrue(options(slide).stream().allMatch(o -> o.shares().isEmpty()), slide::aloud);
        assertEquals("已答 1 / 6", slide.count());
      }
    }
  }

  @Test
  void questionIsHiddenWhilePointsAreStaked() {
    held.turn("4.1.1", Phase.STAKING);
    Slide slide = slide(1);
    assertFalse(slide.aloud().contains("s1"), slide::aloud);
    assertTrue(slide.aloud().contains("5 · 10"), slide::aloud);
    assertEquals("已押分 1 人", slide.count());
  }

  @Test
  void resultMarksTheKeyAndShowsHowManyChoseWhat() {
    held.turn("3.1.1", Phase.REVEALED, "1=B", "2=B", "3=B", "4=A");
    Slide slide = slide(4);
    assertEquals(
        List.of(false, true, false), options(slide).stream().map(Slide.Option::right).toList());
    assertEquals(
        List.of(25, 75, 0),
        options(slide).stream().map(option -> option.shares().getFirst().percent()).toList());
    assertTrue(slide.aloud().contains("r1 解析"));
  }

  @Test
  void distributionOfAFewIsNeverShown() {
    held.turn("3.1.1", Phase.REVEALED, "1=B", "2=B", "3=B", "4=A");
    Slide slide = slide(5);
    assertTrue(options(slide).stream().allMatch(option -> option.shares().isEmpty()));
    assertTrue(slide.aloud().contains(words.say("slide.small")));
    assertTrue(options(slide).get(1).right(), "the key is known to all then");
  }

  @Test
  void answersOfRemovedPeopleDoNotMakeAGroup() {
    held.removed(4).turn("3.1.1", Phase.REVEALED, "1=B", "2=B", "3=B", "4=A");
    assertTrue(options(slide(4)).stream().allMatch(option -> option.shares().isEmpty()));
    assertFalse(slide(4).aloud().contains("学员4"), "nor are they in the order of arrival");
  }

  @Test
  void secondVoteStandsBesideTheFirst() {
    held.turn("2.1.1", Phase.REVEALED, "1=A", "2=A", "3=B", "4=C").turn("2.1.2", Phase.OPEN, "1=C");
    assertTrue(options(slide(1)).stream().allMatch(option -> option.shares().isEmpty()));
    held.turn("2.1.2", Phase.REVEALED, "1=C", "2=C", "3=C", "4=C");
    Slide slide = slide(1);
    assertEquals("第二次表态　第 1 题，共 2 题", slide.heading());
    assertEquals(
        List.of(new Slide.Share("第一次", 2, 4), new Slide.Share("第二次", 0, 4)),
        options(slide).getFirst().shares());
    assertEquals(100, options(slide).get(2).shares().get(1).percent());
    assertTrue(options(slide).stream().noneMatch(Slide.Option::right), "no opinion is the key");
  }

  @Test
  void firstVoteOfAFewStaysHiddenBesideTheSecond() {
    held.turn("2.1.1", Phase.REVEALED, "1=A", "2=A")
        .turn("2.1.2", Phase.REVEALED, "1=C", "2=C", "3=C", "4=C");
    assertEquals(List.of(new Slide.Share("第二次", 0, 4)), options(slide(3)).getFirst().shares());
  }

  @Test
  void orderOfArrivalNamesWhoIsFirstAndNotWhetherTheyAreRight() {
    held.turn("3.1.1", Phase.OPEN, "2=B", "1=A");
    List<Slide.Speaker> speakers =
        slide(1).blocks().stream()
            .filter(Slide.Speaker.class::isInstance)
            .map(Slide.Speaker.class::cast)
            .toList();
    assertEquals(
        List.of(
            new Slide.Speaker(1, "学员2", false, Optional.empty()),
            new Slide.Speaker(2, "学员1", false, Optional.empty())),
        speakers);
    held.turn("3.1.1", Phase.REVEALED, "2=B", "1=A");
    assertTrue(slide(1).blocks().contains(new Slide.Speaker(1, "学员2", false, Optional.of(true))));
  }

  @Test
  void orderIsToldAsAnOrder() {
    held.turn("5.1.1", Phase.REVEALED, "1=C,A,B", "2=A,B,C");
    Slide slide = slide(1);
    assertTrue(slide.aloud().contains("正确顺序：C → A → B"), slide::aloud);
    assertTrue(options(slide).stream().noneMatch(Slide.Option::right));
    assertFalse(slide.aloud().contains("%"), "all chose all: a distribution says nothing");
  }

  @Test
  void lectureKeepsHeadingsAndPoints() {
    held.lecture(1);
    assertEquals(
        List.of(
            new Slide.Prose(Slide.Manner.TITLE, "小标题"),
            new Slide.Prose(Slide.Manner.BODY, "正文"),
            new Slide.Prose(Slide.Manner.POINT, "要点")),
        slide(1).blocks());
  }

  @Test
  void lobbyTellsHowToJoinAndNeverTheTokenInWords() {
    Slide slide = slide(1);
    assertEquals("已加入 6 人", slide.count());
    assertTrue(slide.blocks().getFirst() instanceof Slide.Join);
    assertEquals("408 215", ((Slide.Join) slide.blocks().getFirst()).code());
    assertFalse(slide.aloud().contains("secret"), slide::aloud);
  }

  @Test
  void scoresAreOfTeamsWhereThereAreTeams() {
    held.show(View.SCORES);
    assertTrue(slide(1).aloud().contains("还没有得分"));
    held.score(1, 2, 20).score(2, 1, 0);
    assertTrue(slide(1).blocks().contains(new Slide.Standing(1, "学员2", "20 分")));
    held.teams.add(new TeamScore(1, "红队", 3, 40, 13.333, 0));
    assertEquals(List.of(new Slide.Standing(1, "红队", "人均 13.3 分")), slide(1).blocks());
  }

  @Test
  void endIsAnEndWithOrWithoutPoints() {
    held.ended = Optional.of(Records.START);
    held.show(View.END);
    assertEquals("课堂结束", slide(1).heading());
    assertTrue(slide(1).aloud().contains("谢谢参加"));
  }

  @Test
  void markupInANameStaysText() {
    held.people.set(0, new Participant(1, "<b>王</b> # *x*", "", Records.START, false));
    held.turn("3.2.1", Phase.OPEN, "1=");
    assertTrue(slide(1).aloud().contains("<b>王</b> # *x*"));
  }

  @Test
  void longIdsAreShownAsLetters() {
    var question =
        new org.qinqing.classroom.ClassQuestion(
            "q",
            Form.SINGLE,
            "题",
            List.of(
                new org.qinqing.classroom.Choice("1=B", "一"),
                new org.qinqing.classroom.Choice("1=A", "二")),
            List.of("1=B"),
            "",
            List.of());
    assertEquals("A", Slide.key(question, 0));
    assertEquals("B", Slide.key(question, 1));
    assertEquals("C", Slide.key(Records.question("x", Form.SINGLE), 2));
  }
}
