package org.qinqing.classroom.report.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Answer;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.ClassRecord.Score;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/** A class put together by a test: who answered what. */
final class Classes {
  static final Instant BEGIN = Instant.parse("2026-11-22T01:00:00Z");

  static final Figures.Sources SOURCES =
      new Figures.Sources() {
        @Override
        public String provision(String address) {
          return "条文 " + address;
        }

        @Override
        public boolean holds(String question, String choice) {
          return choice.equals("C");
        }
      };

  private final ClassAgenda agenda;
  private final Map<Integer, Integer> joinedMinute = new TreeMap<>();
  private final Set<Integer> removed = new HashSet<>();
  private final Map<Turn, Map<Integer, List<String>>> answers = new TreeMap<>();

  Classes(Round... rounds) {
    this(List.of(), rounds);
  }

  Classes(List<String> teams, Round... rounds) {
    agenda = new ClassAgenda("纪律教育", List.of(rounds), teams);
  }

  static ClassQuestion question(String id, Form form, String... basis) {
    List<Choice> choices = new ArrayList<>();
    for (String letter : List.of("A", "B", "C")) {
      choices.add(new Choice(letter, id + " 选项 " + letter));
    }
    List<String> key =
        switch (form) {
          case SINGLE -> List.of("A");
          case MULTIPLE -> List.of("A", "B");
          case ORDERING -> List.of("C", "B", "A");
          case OPINION, SPOKEN -> List.of();
        };
    return new ClassQuestion(
        id, form, id + " 题干", form == Form.SPOKEN ? List.of() : choices, key, "", List.of(basis));
  }

  static Round round(Mode mode, ClassQuestion... questions) {
    return new Round(
        mode,
        "环节 " + mode,
        "",
        List.of(questions),
        10,
        0,
        mode == Mode.STAKE ? List.of(5) : List.of(),
        mode == Mode.TIMED ? Optional.of(Duration.ofMinutes(1)) : Optional.empty());
  }

  /** Joins before anything is asked, or so many minutes after the beginning. */
  Classes join(int number, int minute) {
    joinedMinute.put(number, minute);
    return this;
  }

  Classes joinAll(int count) {
    for (int number = 1; number <= count; number++) {
      join(number, 0);
    }
    return this;
  }

  Classes remove(int number) {
    removed.add(number);
    return this;
  }

  /** Asked without anybody answering yet. */
  Classes ask(String turn) {
    answers.computeIfAbsent(Turn.of(turn), any -> new LinkedHashMap<>());
    return this;
  }

  Classes answer(String turn, int number, String... choices) {
    ask(turn);
    answers.get(Turn.of(turn)).put(number, List.of(choices));
    return this;
  }

  /** One letter a participant, from number 1 on; a dot did not answer. */
  Classes answers(String turn, String letters) {
    ask(turn);
    for (int i = 0; i < letters.length(); i++) {
      if (letters.charAt(i) != '.') {
        answer(turn, i + 1, letters.substring(i, i + 1));
      }
    }
    return this;
  }

  /** The n-th turn is open from minute 10 n to 10 n + 5. */
  ClassRecord record() {
    List<Participant> participants = new ArrayList<>();
    joinedMinute.forEach(
        (number, minute) ->
            participants.add(
                new Participant(
                    number,
                    "学员" + number,
                    agenda.teams().isEmpty()
                        ? ""
                        : agenda.teams().get(number % agenda.teams().size()),
                    BEGIN.plus(Duration.ofMinutes(minute)),
                    removed.contains(number))));
    List<Asked> turns = new ArrayList<>();
    Map<Integer, Integer> points = new HashMap<>();
    participants.stream()
        .filter(participant -> !participant.removed())
        .forEach(participant -> points.put(participant.number(), 0));
    int n = 0;
    for (Map.Entry<Turn, Map<Integer, List<String>>> turn : answers.entrySet()) {
      Instant open = BEGIN.plus(Duration.ofMinutes(10L * n));
      n++;
      ClassQuestion question = agenda.question(turn.getKey());
      List<Answer> given = new ArrayList<>();
      turn.getValue()
          .forEach(
              (number, choices) -> {
                Optional<Boolean> right =
                    question.form().hasKey()
                        ? Optional.of(question.isRight(choices))
                        : Optional.empty();
                int won = right.orElse(false) ? 10 : 0;
                points.computeIfPresent(number, (who, before) -> before + won);
                given.add(new Answer(number, open, choices, right, false, won));
              });
      Instant close = open.plus(Duration.ofMinutes(5));
      turns.add(
          new Asked(
              turn.getKey(),
              Phase.REVEALED,
              open,
              Optional.empty(),
              Optional.of(close),
              Optional.empty(),
              Map.of(),
              given,
              Map.of(),
              Optional.empty(),
              (int)
                  participants.stream()
                      .filter(p -> !p.removed() && p.joinedAt().isBefore(close))
                      .count()));
    }
    List<Score> scores =
        points.entrySet().stream()
            .map(entry -> new Score(1, entry.getKey(), entry.getValue(), 0))
            .sorted(
                java.util.Comparator.comparingInt(Score::points)
                    .reversed()
                    .thenComparingInt(Score::participant))
            .toList();
    return new ClassRecord(
        "20261122-010000-123456",
        agenda,
        BEGIN,
        Optional.of(BEGIN.plus(Duration.ofMinutes(90))),
        View.END,
        Optional.empty(),
        participants,
        turns,
        scores,
        agenda.teams().stream()
            .map(
                team ->
                    new ClassRecord.TeamScore(
                        1,
                        team,
                        (int) participants.stream().filter(p -> p.team().equals(team)).count(),
                        10,
                        2.5,
                        0))
            .toList());
  }
}
