package org.qinqing.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Answer;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;
import tools.jackson.databind.json.JsonMapper;

/** The course of a class; what must hold always is tried on random courses. */
class ClassSessionTest {
  private static final int COURSES = 100;
  private static final int STEPS = 200;

  private static ClassRecord record(Play play) {
    return new Scoring(play.session).record();
  }

  private static List<ClassAgenda> agendas() {
    return List.of(Agendas.full(), Agendas.full("红队", "蓝队", "绿队"));
  }

  @Test
  void replayOfTheLogIsTheStateAlsoThroughJson() {
    JsonMapper json = JsonMapper.builder().build();
    Set<Class<?>> kinds = new HashSet<>();
    for (int seed = 0; seed < COURSES; seed++) {
      Play play = new Play(agendas().get(seed % 2));
      play.random(new Random(seed), STEPS, decision -> {});
      ClassRecord state = record(play);
      assertEquals(state, new Scoring(ClassSession.replay(play.events)).record(), "seed " + seed);
      List<ClassEvent> read = new ArrayList<>();
      for (ClassEvent event : play.events) {
        kinds.add(event.getClass());
        read.add(
            json.readValue(
                json.writerFor(ClassEvent.class).writeValueAsBytes(event), ClassEvent.class));
      }
      assertEquals(play.events, read);
      assertEquals(state, new Scoring(ClassSession.replay(read)).record(), "seed " + seed);
    }
    // All but the end, which is tested by itself: else the courses would prove little.
    assertEquals(ClassEvent.class.getPermittedSubclasses().length - 1, kinds.size(), "" + kinds);
  }

  @Test
  void nothingCountsThatArrivesWhenTheQuestionIsNotOpen() {
    int[] late = new int[1];
    for (int seed = 0; seed < COURSES; seed++) {
      Play play = new Play(agendas().get(seed % 2));
      Map<Turn, List<Answer>> closed = new HashMap<>();
      play.random(
          new Random(seed),
          STEPS,
          decision -> {
            for (ClassRecord.Asked asked : record(play).turns()) {
              List<Answer> given =
                  asked.answers().stream()
                      .map(
                          a ->
                              new Answer(
                                  a.participant(), a.at(), a.choices(), Optional.empty(), false, 0))
                      .toList();
              if (asked.phase().compareTo(Phase.CLOSED) >= 0) {
                closed.putIfAbsent(asked.turn(), given);
                assertEquals(closed.get(asked.turn()), given);
              }
            }
            if (Play.refusal(decision).filter(why -> why == Refusal.CLOSED).isPresent()) {
              late[0]++;
            }
          });
    }
    assertTrue(late[0] > COURSES, "too few late answers were tried");
  }

  @Test
  void arrivalDecidesWhoIsFirstWhateverClocksSay() {
    for (int seed = 0; seed < COURSES; seed++) {
      Random random = new Random(seed);
      Play play = new Play(Agendas.single(Mode.RUSH, Form.SINGLE));
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        order.add(play.join("人" + i, ""));
      }
      Turn turn = play.open();
      Collections.shuffle(order, random);
      Map<Integer, Integer> expected = new HashMap<>();
      boolean won = false;
      for (int participant : order) {
        // The host's clock is put back by up to an hour between two answers.
        play.now = play.now.plusSeconds(random.nextLong(-3600, 10));
        boolean right = random.nextInt(6) == 0;
        assertInstanceOf(Decision.Done.class, play.answer(participant, turn, right ? "B" : "A"));
        expected.put(participant, won ? 0 : right ? 10 : -4);
        won |= right;
      }
      ClassRecord.Asked asked = record(play).turns().getFirst();
      assertEquals(order, asked.answers().stream().map(Answer::participant).toList());
      asked.answers().forEach(a -> assertEquals(expected.get(a.participant()), a.points(), "" + a));
    }
  }

  @Test
  void undoRestores() {
    int undone = 0;
    for (int seed = 0; seed < COURSES; seed++) {
      Random random = new Random(seed);
      Play play = new Play(agendas().get(seed % 2));
      play.random(random, random.nextInt(STEPS), decision -> {});
      ClassRecord before = record(play);
      List<HostAction> judgements = new ArrayList<>();
      for (ClassRecord.Asked asked : before.turns()) {
        for (Answer answer : asked.answers()) {
          judgements.add(
              new HostAction.Judge(asked.turn(), answer.participant(), random.nextBoolean()));
        }
      }
      Collections.shuffle(judgements, random);
      int taken = 0;
      for (HostAction judgement : judgements) {
        if (play.act(judgement) instanceof Decision.Done) {
          taken++;
        }
      }
      for (int i = 0; i < taken; i++) {
        play.must(new HostAction.UndoJudgement());
        undone++;
      }
      assertEquals(before, record(play), "seed " + seed);
    }
    assertTrue(undone > COURSES, "too few judgements were undone");
  }

  @Test
  void removingAndReadmittingRestores() {
    for (int seed = 0; seed < COURSES; seed++) {
      Play play = new Play(agendas().get(seed % 2));
      play.random(new Random(seed), STEPS, decision -> {});
      ClassRecord before = record(play);
      for (ClassRecord.Participant p : before.participants()) {
        if (!p.removed()) {
          play.must(new HostAction.Remove(p.number()));
          ClassRecord without = record(play);
          assertTrue(without.scores().stream().noneMatch(s -> s.participant() == p.number()));
          play.must(new HostAction.Readmit(p.number()));
        }
      }
      assertEquals(before, record(play), "seed " + seed);
    }
  }

  @Test
  void nobodyAnswersTwiceAndRepeatingChangesNothing() {
    for (int seed = 0; seed < COURSES; seed++) {
      Play play = new Play(agendas().get(seed % 2));
      play.random(new Random(seed), STEPS, decision -> {});
      ClassRecord before = record(play);
      for (ClassRecord.Asked asked : before.turns()) {
        List<Integer> who = asked.answers().stream().map(Answer::participant).toList();
        assertEquals(who.size(), new HashSet<>(who).size());
      }
      for (ClassEvent event : List.copyOf(play.events)) {
        Decision again =
            switch (event) {
              case ClassEvent.Answered a ->
                  play.take(
                      play.session.answer(a.participant(), a.turn(), a.id(), a.choices(), a.at()));
              case ClassEvent.Staked s ->
                  play.take(
                      play.session.stake(s.participant(), s.turn(), s.id(), s.stake(), s.at()));
              case ClassEvent.Joined j ->
                  play.take(
                      play.session.join(j.name(), j.team(), j.id(), j.tokenHash(), 1, j.at()));
              default -> new Decision.Repeated(0);
            };
        assertInstanceOf(Decision.Repeated.class, again, "" + event);
      }
      assertEquals(before, record(play), "seed " + seed);
    }
  }

  @Test
  void onlyRevealedTurnsCountInTheTable() {
    for (int seed = 0; seed < COURSES; seed++) {
      Play play = new Play(agendas().get(seed % 2));
      play.random(new Random(seed), STEPS, decision -> {});
      ClassRecord record = record(play);
      Set<Integer> removed = new HashSet<>();
      record.participants().stream()
          .filter(ClassRecord.Participant::removed)
          .forEach(p -> removed.add(p.number()));
      int won =
          record.turns().stream()
              .filter(asked -> asked.phase() == Phase.REVEALED)
              .flatMap(asked -> asked.answers().stream())
              .filter(answer -> !removed.contains(answer.participant()))
              .mapToInt(Answer::points)
              .sum();
      int table = record.scores().stream().mapToInt(s -> s.points() + s.tieBreak()).sum();
      assertEquals(won, table, "seed " + seed);
    }
  }

  @Test
  void timeIsOverAtTheMomentEvenBeforeTheHostNoticed() {
    Play play = new Play(Agendas.single(Mode.TIMED, Form.SINGLE));
    int first = play.join("甲", "");
    int second = play.join("乙", "");
    Turn turn = play.open();
    play.now = play.now.plus(Duration.ofMillis(29_999));
    assertInstanceOf(Decision.Done.class, play.answer(first, turn, "B"));
    play.now = play.now.plusMillis(1);
    assertEquals(Optional.of(Refusal.CLOSED), Play.refusal(play.answer(second, turn, "B")));
    assertTrue(play.session.timeOut(play.now).isPresent());
  }

  @Test
  void timeTheHostWasAwayIsGivenBack() {
    Play play = new Play(Agendas.single(Mode.TIMED, Form.SINGLE));
    int late = play.join("甲", "");
    Turn turn = play.open();
    play.now = play.now.plusSeconds(100);
    play.take(new Decision.Done(new ClassEvent.Resumed(play.now, "again")));
    play.now = play.now.plusSeconds(29);
    assertInstanceOf(Decision.Done.class, play.answer(late, turn, "B"));
    play.now = play.now.plusSeconds(1);
    assertTrue(play.session.timeOut(play.now).isPresent());
  }

  @Test
  void stakesAreWonAndLostAndTheLeastIsStakedUnsaid() {
    Play play = new Play(Agendas.single(Mode.STAKE, Form.SINGLE));
    int right = play.join("甲", "");
    int wrong = play.join("乙", "");
    int silent = play.join("丙", "");
    Turn turn = new Turn(1, 1, 1);
    assertEquals(
        Optional.of(Refusal.NOT_OPEN),
        Play.refusal(play.session.stake(right, turn, "x", 20, play.now)));
    play.must(new HostAction.Next());
    assertEquals(Phase.STAKING, play.session.turn(turn).phase);
    play.take(play.session.stake(right, turn, "s1", 5, play.now));
    play.take(play.session.stake(right, turn, "s2", 20, play.now));
    play.take(play.session.stake(wrong, turn, "s3", 10, play.now));
    assertEquals(
        Optional.of(Refusal.WRONG_FORM),
        Play.refusal(play.session.stake(wrong, turn, "s4", 11, play.now)));
    assertEquals(Optional.of(Refusal.NOT_OPEN), Play.refusal(play.answer(right, turn, "B")));
    play.must(new HostAction.Next());
    assertEquals(
        Optional.of(Refusal.CLOSED),
        Play.refusal(play.session.stake(silent, turn, "s5", 20, play.now)));
    play.answer(right, turn, "B");
    play.answer(wrong, turn, "C");
    play.answer(silent, turn, "A");
    assertTrue(record(play).scores().stream().allMatch(s -> s.points() == 0), "hidden");
    play.must(new HostAction.Next());
    play.must(new HostAction.Next());
    Map<Integer, Integer> points = new HashMap<>();
    record(play).scores().forEach(s -> points.put(s.participant(), s.points()));
    assertEquals(Map.of(right, 20, wrong, -10, silent, -5), points);
  }

  @Test
  void twoVotesOnOneCaseStandApart() {
    Play play = new Play(Agendas.single(Mode.OPINION, Form.OPINION));
    int one = play.join("甲", "");
    Turn first = play.open();
    play.answer(one, first, "A");
    // Changed before the end: the later counts.
    play.answer(one, first, "B");
    assertEquals(
        Optional.of(Refusal.NOT_NOW),
        Play.refusal(play.act(new HostAction.Open(new Turn(1, 1, 2), 1))));
    play.must(new HostAction.Close(first));
    assertEquals(
        Optional.of(Refusal.NOT_NOW),
        Play.refusal(play.act(new HostAction.Open(new Turn(1, 1, 2), 1))),
        "the commentary comes with the result of the first vote");
    play.must(new HostAction.Reveal(first));
    Turn second = play.open();
    assertEquals(new Turn(1, 1, 2), second);
    play.answer(one, second, "C");
    ClassRecord record = record(play);
    assertEquals(Map.of("A", 0, "B", 1, "C", 0, "D", 0), record.turns().get(0).tally());
    assertEquals(Map.of("A", 0, "B", 0, "C", 1, "D", 0), record.turns().get(1).tally());
    assertEquals(
        Optional.of(Refusal.WRONG_FORM),
        Play.refusal(play.act(new HostAction.Judge(first, one, true))));
  }

  @Test
  void speakersAreCalledOneAfterAnotherAndATeamOnce() {
    Play play =
        new Play(
            new ClassAgenda(
                "抢答",
                List.of(Agendas.round(Mode.RUSH, Agendas.question("q", Form.SPOKEN))),
                List.of("红", "蓝")));
    int red = play.join("甲", "红");
    int redToo = play.join("乙", "红");
    int blue = play.join("丙", "蓝");
    Turn turn = play.open();
    play.answer(red, turn);
    play.answer(redToo, turn);
    play.answer(blue, turn);
    Scoring scoring = new Scoring(play.session);
    assertEquals(Optional.of(red), scoring.called(turn));
    play.must(new HostAction.Judge(turn, red, false));
    assertEquals(Optional.of(blue), scoring.called(turn));
    play.must(new HostAction.Judge(turn, blue, true));
    assertEquals(Optional.empty(), scoring.called(turn));
    assertEquals(Map.of(red, -4, blue, 10), scoring.points(turn));
    play.must(new HostAction.UndoJudgement());
    assertEquals(Optional.of(blue), scoring.called(turn));
    assertEquals(Map.of(red, -4), scoring.points(turn));
  }

  @Test
  void tieBreakIsForThoseWhoAreLevelAndDecidesOnlyBetweenThem() {
    Play play =
        new Play(
            new ClassAgenda(
                "加赛",
                List.of(
                    Agendas.round(Mode.EVERYONE, Agendas.question("q", Form.SINGLE)),
                    Agendas.round(Mode.TIE_BREAK, Agendas.question("b", Form.SINGLE))),
                List.of()));
    int one = play.join("甲", "");
    int two = play.join("乙", "");
    int low = play.join("丙", "");
    Turn turn = play.open();
    play.answer(one, turn, "B");
    play.answer(two, turn, "B");
    play.answer(low, turn, "A");
    play.must(new HostAction.Next());
    play.must(new HostAction.Next());
    assertEquals(
        Optional.of(Refusal.NOT_NOW),
        Play.refusal(play.act(new HostAction.Open(new Turn(2, 1, 1), 3))),
        "the third is alone");
    Turn tie = play.open();
    assertEquals(Optional.of(Refusal.NOT_ELIGIBLE), Play.refusal(play.answer(low, tie, "B")));
    play.answer(two, tie, "B");
    play.answer(one, tie, "B");
    play.must(new HostAction.Next());
    play.must(new HostAction.Next());
    assertEquals(
        List.of(two, one, low),
        record(play).scores().stream().map(ClassRecord.Score::participant).toList());
    assertEquals(
        List.of(1, 2, 3), record(play).scores().stream().map(ClassRecord.Score::rank).toList());
    assertEquals(10, record(play).scores().getFirst().points());
  }

  @Test
  void whoComesLateAnswersWhatIsOpen() {
    Play play = new Play(Agendas.full());
    play.join("甲", "");
    Turn first = play.open();
    play.must(new HostAction.Close(first));
    int late = play.join("乙", "");
    assertEquals(Optional.of(Refusal.CLOSED), Play.refusal(play.answer(late, first, "B")));
    play.must(new HostAction.Reveal(first));
    Turn second = play.open();
    assertInstanceOf(Decision.Done.class, play.answer(late, second, "A", "C"));
    assertEquals(1, record(play).turns().get(0).present());
    assertEquals(2, record(play).turns().get(1).present());
  }

  @Test
  void whoIsRemovedCannotAnswerUntilReadmitted() {
    Play play = new Play(Agendas.single(Mode.EVERYONE, Form.SINGLE));
    int one = play.join("甲", "");
    Turn turn = play.open();
    play.must(new HostAction.Remove(one));
    assertEquals(Optional.of(Refusal.REMOVED), Play.refusal(play.answer(one, turn, "B")));
    play.must(new HostAction.Readmit(one));
    assertInstanceOf(Decision.Done.class, play.answer(one, turn, "B"));
  }

  @Test
  void namesAreCleanedAndBounded() {
    Play play = new Play(Agendas.full());
    int odd = play.join(" \u202e张\u0000 \n 三\u200b<i> ", "");
    assertEquals("张 三<i>", play.session.participant(odd).name());
    for (String name : List.of("", "  \t", "\u200b", "长".repeat(25), "x".repeat(100_000))) {
      assertEquals(
          Optional.of(Refusal.BAD_NAME),
          Play.refusal(play.session.join(name, "", "z", "z", 99, play.now)));
    }
    assertInstanceOf(
        Decision.Done.class, play.session.join("𠮷".repeat(24), "", "z", "z", 99, play.now));
    assertEquals(
        Optional.of(Refusal.BAD_TEAM),
        Play.refusal(play.session.join("丁", "红", "z", "z", 99, play.now)));
    assertEquals(
        Optional.of(Refusal.FULL), Play.refusal(play.session.join("丁", "", "z", "z", 1, play.now)));
  }

  @Test
  void nextGoesThroughTheWholeAgenda() {
    Play play = new Play(Agendas.full());
    int one = play.join("甲", "");
    int two = play.join("乙", "");
    int steps = 0;
    while (play.act(new HostAction.Next()) instanceof Decision.Done) {
      steps++;
      play.session
          .shownTurn()
          .filter(turn -> play.session.turn(turn).phase == Phase.OPEN)
          .ifPresent(
              turn -> {
                if (play.session.agenda().question(turn).form() == Form.SINGLE) {
                  play.answer(one, turn, "C");
                  play.answer(two, turn, "D");
                }
              });
    }
    assertEquals(View.SCORES, play.session.view());
    // Lecture, ten questions in 11 turns of three steps, a stake more, the table.
    assertEquals(1 + 3 * 11 + 1 + 1, steps);
    assertInstanceOf(Decision.Done.class, play.take(play.session.end(play.now)));
    assertEquals(Optional.of(Refusal.ENDED), Play.refusal(play.act(new HostAction.Next())));
    assertEquals(
        record(play), new Scoring(ClassSession.replay(play.events)).record(), "end in the log");
    assertNotEquals(Optional.empty(), record(play).endedAt());
  }

  @Test
  void whatWasShownLastIsKnownWhileTheTableIsShown() {
    Play play = new Play(Agendas.full());
    assertEquals(Optional.empty(), record(play).shown());
    play.must(new HostAction.Next());
    assertEquals(Optional.of(new Turn(1, 1, 1)), record(play).shown(), "the lecture");
    play.must(new HostAction.Show(View.LOBBY));
    assertEquals(Optional.of(new Turn(1, 1, 1)), record(play).shown());
    Turn turn = new Turn(3, 2, 1);
    play.must(new HostAction.Open(turn, 1));
    play.must(new HostAction.Close(turn));
    play.must(new HostAction.Reveal(turn));
    play.must(new HostAction.Show(View.SCORES));
    assertEquals(Optional.of(turn), record(play).shown());
    assertEquals(View.SCORES, record(play).view());
  }
}
