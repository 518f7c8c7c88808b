package org.qinqing.ui.classroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Answer;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.ClassRecord.Score;
import org.qinqing.classroom.ClassRecord.TeamScore;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/** Classes as they could stand, written down for tests. */
final class Records {
  static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
  final List<Participant> people = new ArrayList<>();
  final List<Asked> turns = new ArrayList<>();
  final List<Score> scores = new ArrayList<>();
  final List<TeamScore> teams = new ArrayList<>();
  final ClassAgenda agenda;
  View view = View.LOBBY;
  Optional<Turn> shown = Optional.empty();
  Optional<Instant> ended = Optional.empty();

  Records(ClassAgenda agenda) {
    this.agenda = agenda;
  }

  /** Lecture, two opinion cases, a rush round of two, a stake, a tie-break. */
  static ClassAgenda agenda() {
    return new ClassAgenda(
        "纪律教育",
        List.of(
            round(Mode.LECTURE),
            round(Mode.OPINION, question("o1", Form.OPINION), question("o2", Form.OPINION)),
            round(Mode.RUSH, question("r1", Form.SINGLE), question("r2", Form.SPOKEN)),
            round(Mode.STAKE, question("s1", Form.MULTIPLE)),
            round(Mode.TIE_BREAK, question("b1", Form.ORDERING))),
        List.of());
  }

  static ClassQuestion question(String id, Form form) {
    List<Choice> choices = new ArrayList<>();
    if (form != Form.SPOKEN) {
      for (String letter : List.of("A", "B", "C")) {
        choices.add(new Choice(letter, id + " 选项 " + letter));
      }
    }
    List<String> key =
        switch (form) {
          case SINGLE -> List.of("B");
          case MULTIPLE -> List.of("A", "C");
          case ORDERING -> List.of("C", "A", "B");
          case OPINION, SPOKEN -> List.of();
        };
    return new ClassQuestion(id, form, id + " 题干", choices, key, id + " 解析", List.of());
  }

  static Round round(Mode mode, ClassQuestion... questions) {
    return new Round(
        mode,
        "部分 " + mode.name(),
        mode == Mode.LECTURE ? "# 小标题\n正文\n- **要点**" : "",
        List.of(questions),
        10,
        0,
        mode == Mode.STAKE ? List.of(5, 10) : List.of(),
        mode == Mode.TIMED ? Optional.of(Duration.ofSeconds(30)) : Optional.empty());
  }

  Records joined(int count) {
    for (int i = people.size() + 1; i <= count; i++) {
      people.add(new Participant(i, "学员" + i, "", START.plusSeconds(i), false));
    }
    return this;
  }

  Records removed(int number) {
    Participant old = people.get(number - 1);
    people.set(
        number - 1, new Participant(old.number(), old.name(), old.team(), old.joinedAt(), true));
    return this;
  }

  /** Shows a turn; answers are {@code number=choices}, comma between choices. */
  Records turn(String turn, Phase phase, String... answers) {
    Turn which = Turn.of(turn);
    ClassQuestion question = agenda.question(which);
    Set<Integer> out = new HashSet<>();
    people.stream().filter(Participant::removed).forEach(person -> out.add(person.number()));
    List<Answer> given = new ArrayList<>();
    Map<String, Integer> tally = new HashMap<>();
    for (String answer : answers) {
      int number = Integer.parseInt(answer.substring(0, answer.indexOf('=')));
      String choices = answer.substring(answer.indexOf('=') + 1);
      List<String> chosen = choices.isEmpty() ? List.of() : List.of(choices.split(","));
      given.add(
          new Answer(
              number,
              START.plusSeconds(60),
              chosen,
              question.form().hasKey()
                  ? Optional.of(question.isRight(chosen))
                  : Optional.<Boolean>empty(),
              false,
              0));
      if (!out.contains(number)) {
        chosen.forEach(choice -> tally.merge(choice, 1, Integer::sum));
      }
    }
    turns.removeIf(asked -> asked.turn().equals(which));
    turns.add(
        new Asked(
            which,
            phase,
            START.plusSeconds(50),
            phase == Phase.OPEN ? Optional.of(START.plusSeconds(600)) : Optional.empty(),
            phase.compareTo(Phase.CLOSED) >= 0
                ? Optional.of(START.plusSeconds(90))
                : Optional.empty(),
            Optional.empty(),
            phase == Phase.STAKING ? Map.of(1, 10) : Map.of(),
            given,
            tally,
            Optional.empty(),
            people.size() - out.size()));
    view = View.TURN;
    shown = Optional.of(which);
    return this;
  }

  Records show(View what) {
    view = what;
    return this;
  }

  Records lecture(int round) {
    view = View.LECTURE;
    shown = Optional.of(new Turn(round, 1, 1));
    return this;
  }

  Records score(int rank, int participant, int points) {
    scores.add(new Score(rank, participant, points, 0));
    return this;
  }

  ClassRecord record() {
    return new ClassRecord(
        "c",
        agenda,
        START,
        ended,
        view,
        shown,
        List.copyOf(people),
        List.copyOf(turns),
        scores,
        teams);
  }
}
