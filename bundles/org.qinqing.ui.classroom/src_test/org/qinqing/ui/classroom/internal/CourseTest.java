package org.qinqing.ui.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.View;
import org.qinqing.ui.classroom.internal.Course.Kind;
import org.qinqing.ui.classroom.internal.Course.State;

/** What the console says comes next, and how far the parts are. */
class CourseTest {
  private final Records held = new Records(Records.agenda()).joined(3);

  private Course course() {
    return new Course(held.record());
  }

  private void next(Kind kind, String round) {
    assertEquals(new Course.Next(kind, round), course().next());
  }

  private List<State> states() {
    return List.of(1, 2, 3, 4, 5).stream().map(course()::state).toList();
  }

  @Test
  void everyStepIsNamedBefore() {
    next(Kind.LECTURE, "部分 LECTURE");
    held.lecture(1);
    next(Kind.ROUND, "部分 OPINION");
    held.turn("2.1.1", Phase.OPEN);
    next(Kind.CLOSE, "");
    held.turn("2.1.1", Phase.CLOSED);
    next(Kind.REVEAL_FIRST, "");
    held.turn("2.1.1", Phase.REVEALED);
    next(Kind.SECOND_VOTE, "");
    held.turn("2.1.2", Phase.CLOSED);
    next(Kind.REVEAL_SECOND, "");
    held.turn("2.1.2", Phase.REVEALED);
    next(Kind.NEXT_QUESTION, "");
    held.turn("2.2.1", Phase.REVEALED).turn("2.2.2", Phase.REVEALED);
    next(Kind.ROUND, "部分 RUSH");
    held.turn("3.1.1", Phase.CLOSED);
    next(Kind.REVEAL, "");
    held.turn("3.1.1", Phase.REVEALED).turn("3.2.1", Phase.REVEALED);
    next(Kind.ROUND, "部分 STAKE");
    held.turn("4.1.1", Phase.STAKING);
    next(Kind.ASK, "");
  }

  @Test
  void tieBreakComesOnlyWhenSomeAreLevel() {
    held.turn("4.1.1", Phase.REVEALED).score(1, 1, 20).score(2, 2, 10);
    next(Kind.SCORES, "");
    held.scores.clear();
    held.score(1, 1, 20).score(1, 2, 20);
    next(Kind.ROUND, "部分 TIE_BREAK");
    held.turn("5.1.1", Phase.REVEALED);
    next(Kind.SCORES, "");
    held.show(View.SCORES);
    next(Kind.NOTHING, "");
  }

  @Test
  void scoresInBetweenDoNotEndTheClass() {
    held.turn("2.1.1", Phase.REVEALED).turn("2.1.2", Phase.REVEALED).show(View.SCORES);
    next(Kind.NEXT_QUESTION, "");
  }

  @Test
  void partsAreDoneRunningAheadOrPassedOver() {
    assertEquals(
        List.of(State.AHEAD, State.AHEAD, State.AHEAD, State.AHEAD, State.AHEAD), states());
    held.lecture(1);
    assertEquals(State.RUNNING, course().state(1));
    held.turn("3.1.1", Phase.OPEN);
    assertEquals(
        List.of(State.DONE, State.PASSED, State.RUNNING, State.AHEAD, State.AHEAD), states());
    held.ended = java.util.Optional.of(Records.START);
    held.show(View.END);
    assertEquals(
        List.of(State.DONE, State.PASSED, State.DONE, State.PASSED, State.PASSED), states());
  }

  @Test
  void removedPeopleNeitherWaitNorCount() {
    held.removed(2).turn("3.1.1", Phase.OPEN, "1=A", "2=B");
    assertEquals(List.of(3), course().unanswered(held.turns.getFirst()));
    assertEquals(1, course().answered(held.turns.getFirst()));
    assertEquals(2, course().able(held.turns.getFirst()));
    assertEquals(2, course().present());
  }

  @Test
  void ordersCountStepsInTheirPlace() {
    // Right is C, A, B.
    held.removed(3).turn("5.1.1", Phase.OPEN, "1=C,A,B", "2=C,B,A", "3=C,A,B");
    assertEquals(2, course().placed(held.turns.getFirst(), 0));
    assertEquals(1, course().placed(held.turns.getFirst(), 1));
    assertEquals(1, course().placed(held.turns.getFirst(), 2));
  }

  @Test
  void whoStakedDoesNotWait() {
    held.turn("4.1.1", Phase.STAKING);
    assertEquals(List.of(2, 3), course().unanswered(held.turns.getFirst()));
  }

  @Test
  void nothingElseIsShownWhileAnswersAreTaken() {
    assertFalse(course().busy());
    held.turn("3.1.1", Phase.OPEN);
    assertTrue(course().busy());
    held.turn("3.1.1", Phase.CLOSED);
    assertFalse(course().busy());
  }
}
