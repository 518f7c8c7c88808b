package org.qinqing.ui.classroom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/**
 * The course of a class: what lies behind and what comes next. It says before what {@link
 * org.qinqing.classroom.HostAction.Next} will do, so that the button for it can name it.
 */
final class Course {
  /**
   * A screen of the agenda.
   *
   * @param round number, from 1
   * @param turn empty for a lecture
   */
  record Step(int round, Optional<Turn> turn) {}

  /** How far a round is. */
  enum State {
    AHEAD,
    RUNNING,
    DONE,
    /** Passed over: nothing of it was shown, and the class is further. */
    PASSED
  }

  /** What the button for the next step says. */
  enum Kind {
    ASK,
    CLOSE,
    REVEAL,
    REVEAL_FIRST,
    REVEAL_SECOND,
    SECOND_VOTE,
    NEXT_QUESTION,
    LECTURE,
    ROUND,
    SCORES,
    /** Nothing follows; the class can be ended. */
    NOTHING
  }

  /**
   * What comes next.
   *
   * @param round the title of the round that begins with it, else empty
   */
  record Next(Kind kind, String round) {
    private static Next of(Kind kind) {
      return new Next(kind, "");
    }
  }

  private final ClassRecord record;
  private final List<Step> steps;

  Course(ClassRecord record) {
    this.record = record;
    this.steps = steps(record.agenda());
  }

  private static List<Step> steps(ClassAgenda agenda) {
    List<Step> steps = new ArrayList<>();
    for (int r = 1; r <= agenda.rounds().size(); r++) {
      Round round = agenda.rounds().get(r - 1);
      if (round.mode() == Mode.LECTURE) {
        steps.add(new Step(r, Optional.empty()));
      }
      for (int q = 1; q <= round.questions().size(); q++) {
        for (int vote = 1; vote <= round.mode().votes(); vote++) {
          steps.add(new Step(r, Optional.of(new Turn(r, q, vote))));
        }
      }
    }
    return List.copyOf(steps);
  }

  /** What was asked in that turn; empty when it was not begun. */
  Optional<Asked> asked(Turn turn) {
    return record.turns().stream().filter(asked -> asked.turn().equals(turn)).findFirst();
  }

  /** The turn on the screens; empty when they show something else. */
  Optional<Asked> current() {
    return record.view() == View.TURN
        ? record.shown().flatMap(this::asked)
        : Optional.<Asked>empty();
  }

  /** The number of the round that is or was shown last, 0 before the first. */
  int round() {
    return record.shown().map(Turn::round).orElse(0);
  }

  /** Whether stakes or answers are being taken; until then nothing else can be shown. */
  boolean busy() {
    return current().filter(asked -> asked.phase().compareTo(Phase.OPEN) <= 0).isPresent();
  }

  /** How far a round is; rounds count from 1. */
  State state(int round) {
    boolean over = record.endedAt().isPresent();
    if (round == round() && !over) {
      return record.view() == View.LOBBY ? State.DONE : State.RUNNING;
    }
    boolean asked = record.turns().stream().anyMatch(turn -> turn.turn().round() == round);
    boolean lecture = record.agenda().rounds().get(round - 1).mode() == Mode.LECTURE;
    if (round > round() && !asked) {
      return over ? State.PASSED : State.AHEAD;
    }
    // Nothing is kept of lectures; one before the shown round was shown or passed over.
    return asked || lecture ? State.DONE : State.PASSED;
  }

  /** What the next step is. */
  Next next() {
    Optional<Asked> now = current();
    if (now.isPresent()) {
      Asked asked = now.get();
      boolean opinion = record.agenda().round(asked.turn()).mode() == Mode.OPINION;
      switch (asked.phase()) {
        case STAKING:
          return Next.of(Kind.ASK);
        case OPEN:
          return Next.of(Kind.CLOSE);
        case CLOSED:
          return Next.of(
              !opinion
                  ? Kind.REVEAL
                  : asked.turn().vote() == 1 ? Kind.REVEAL_FIRST : Kind.REVEAL_SECOND);
        case REVEALED:
          break;
      }
    }
    Optional<Step> following = following();
    if (following.isEmpty()) {
      return Next.of(record.view() == View.SCORES ? Kind.NOTHING : Kind.SCORES);
    }
    Step step = following.get();
    String title = record.agenda().rounds().get(step.round() - 1).title();
    if (step.turn().isEmpty()) {
      return new Next(Kind.LECTURE, title);
    } else if (step.turn().get().vote() == 2) {
      return Next.of(Kind.SECOND_VOTE);
    }
    return step.round() == round() ? Next.of(Kind.NEXT_QUESTION) : new Next(Kind.ROUND, title);
  }

  private Optional<Step> following() {
    int reached = 0;
    if (record.shown().isPresent()) {
      Turn shown = record.shown().get();
      boolean lecture = record.agenda().round(shown).mode() == Mode.LECTURE;
      Step last = new Step(shown.round(), lecture ? Optional.<Turn>empty() : Optional.of(shown));
      reached = steps.indexOf(last) + 1;
    }
    Set<Turn> begun = new HashSet<>();
    record.turns().forEach(asked -> begun.add(asked.turn()));
    return steps.subList(reached, steps.size()).stream()
        .filter(step -> step.turn().map(turn -> !begun.contains(turn) && wanted(turn)).orElse(true))
        .findFirst();
  }

  /** A tie-break that nobody needs is passed over. */
  private boolean wanted(Turn turn) {
    return record.agenda().round(turn).mode() != Mode.TIE_BREAK || levelAtTheTop();
  }

  /** Whether several share the first place. */
  boolean levelAtTheTop() {
    return record.agenda().teams().isEmpty()
        ? record.scores().stream().filter(score -> score.rank() == 1).count() > 1
        : record.teamScores().stream().filter(team -> team.rank() == 1).count() > 1;
  }

  /**
   * Those who could answer the turn and have not, by number.
   *
   * @param asked a turn of this class
   */
  List<Integer> unanswered(Asked asked) {
    Set<Integer> done = new HashSet<>();
    if (asked.phase() == Phase.STAKING) {
      done.addAll(asked.stakes().keySet());
    } else {
      asked.answers().forEach(answer -> done.add(answer.participant()));
    }
    return record.participants().stream()
        .filter(person -> !person.removed())
        .map(ClassRecord.Participant::number)
        .filter(number -> asked.eligible().map(those -> those.contains(number)).orElse(true))
        .filter(number -> !done.contains(number))
        .toList();
  }

  /** How many answers of the turn count. */
  int answered(Asked asked) {
    return counted(asked).size();
  }

  /** The answers of the turn that count, in the order of arrival: those of nobody put out. */
  List<ClassRecord.Answer> counted(Asked asked) {
    Set<Integer> removed = new HashSet<>();
    record.participants().stream()
        .filter(ClassRecord.Participant::removed)
        .forEach(person -> removed.add(person.number()));
    return asked.answers().stream()
        .filter(answer -> !removed.contains(answer.participant()))
        .toList();
  }

  /** How many put the step of an order that belongs at that place, from 0, where it belongs. */
  int placed(Asked asked, int place) {
    String right = record.agenda().question(asked.turn()).key().get(place);
    return (int)
        counted(asked).stream().filter(answer -> answer.choices().get(place).equals(right)).count();
  }

  /** How many could answer the turn. */
  int able(Asked asked) {
    return asked.eligible().map(List::size).orElseGet(asked::present);
  }

  /** How many have joined and are not removed. */
  int present() {
    return (int) record.participants().stream().filter(person -> !person.removed()).count();
  }
}
