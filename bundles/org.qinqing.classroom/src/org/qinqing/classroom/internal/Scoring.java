package org.qinqing.classroom.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.qinqing.classroom.ClassQuestion;
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

/**
 * Points, tables and tallies. Always worked out from answers and judgements and never kept, so that
 * undoing a judgement or letting someone in again is exact.
 */
final class Scoring {
  private final ClassSession session;

  Scoring(ClassSession session) {
    this.session = session;
  }

  /** Everything, for the trainer. */
  ClassRecord record() {
    List<Asked> asked = session.turns().keySet().stream().map(this::asked).toList();
    return new ClassRecord(
        session.start().id(),
        session.agenda(),
        session.start().at(),
        session.endedAt(),
        session.view(),
        session.lastShown(),
        List.copyOf(session.participants()),
        asked,
        scores(),
        teamScores());
  }

  /** A turn with its answers, and the points that they will bring when it is revealed. */
  Asked asked(Turn turn) {
    AskedTurn asked = session.turn(turn);
    Map<Integer, Integer> points = points(turn);
    List<Answer> answers = new ArrayList<>();
    asked.answers.forEach(
        (participant, given) ->
            answers.add(
                new Answer(
                    participant,
                    given.at(),
                    given.choices(),
                    right(turn, participant, given),
                    session.judgement(turn, participant).isPresent(),
                    points.getOrDefault(participant, 0))));
    return new Asked(
        turn,
        asked.phase,
        asked.openedAt,
        Optional.ofNullable(asked.closesAt),
        Optional.ofNullable(asked.closedAt),
        asked.eligible,
        Map.copyOf(asked.stakes),
        List.copyOf(answers),
        tally(turn),
        called(turn),
        asked.presentAtClose >= 0 ? asked.presentAtClose : session.present());
  }

  /** How often each choice was made, in the order of the choices, those never made with 0. */
  Map<String, Integer> tally(Turn turn) {
    Map<String, Integer> tally = new LinkedHashMap<>();
    session.agenda().question(turn).choices().forEach(choice -> tally.put(choice.id(), 0));
    counted(turn)
        .values()
        .forEach(given -> given.choices().forEach(choice -> tally.merge(choice, 1, Integer::sum)));
    return tally;
  }

  /** Answers of those who are not removed, in the order of arrival. */
  Map<Integer, AskedTurn.Given> counted(Turn turn) {
    Map<Integer, AskedTurn.Given> counted = new LinkedHashMap<>(session.turn(turn).answers);
    counted.keySet().removeIf(participant -> session.participant(participant).removed());
    return counted;
  }

  /** As which one an answer arrived, from 1, without those of removed participants. */
  OptionalInt place(Turn turn, int participant) {
    int place = 0;
    for (int other : session.turn(turn).answers.keySet()) {
      if (!session.participant(other).removed()) {
        place++;
        if (other == participant) {
          return OptionalInt.of(place);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Whether an answer is right: by judgement, else by the key, else unknown. */
  Optional<Boolean> right(Turn turn, int participant, AskedTurn.Given given) {
    ClassQuestion question = session.agenda().question(turn);
    return session
        .judgement(turn, participant)
        .or(
            () ->
                question.form().hasKey()
                    ? Optional.of(question.isRight(given.choices()))
                    : Optional.empty());
  }

  /**
   * Whose turn it is to be judged where the first wins: the first to arrive of whom nothing is
   * known yet, while none before was right. A team that was wrong once is passed over.
   */
  Optional<Integer> called(Turn turn) {
    if (!session.agenda().round(turn).mode().firstWins()) {
      return Optional.empty();
    }
    Set<String> wrongTeams = new HashSet<>();
    for (Map.Entry<Integer, AskedTurn.Given> entry : counted(turn).entrySet()) {
      String team = session.participant(entry.getKey()).team();
      if (wrongTeams.contains(team)) {
        continue;
      }
      Optional<Boolean> right = right(turn, entry.getKey(), entry.getValue());
      if (right.isEmpty()) {
        return Optional.of(entry.getKey());
      } else if (right.get()) {
        return Optional.empty();
      } else if (!team.isEmpty()) {
        wrongTeams.add(team);
      }
    }
    return Optional.empty();
  }

  /** Points by participant that a turn brings, revealed or not. */
  Map<Integer, Integer> points(Turn turn) {
    Round round = session.agenda().round(turn);
    Map<Integer, Integer> points = new HashMap<>();
    Set<String> wrongTeams = new HashSet<>();
    for (Map.Entry<Integer, AskedTurn.Given> entry : counted(turn).entrySet()) {
      int participant = entry.getKey();
      String team = session.participant(participant).team();
      boolean passedOver = round.mode().firstWins() && wrongTeams.contains(team);
      Optional<Boolean> right =
          passedOver ? Optional.empty() : right(turn, participant, entry.getValue());
      if (right.isEmpty()) {
        continue;
      }
      int stake = stake(turn, participant);
      if (right.get()) {
        points.put(participant, round.mode() == Mode.STAKE ? stake : round.points());
        if (round.mode().firstWins()) {
          return points;
        }
      } else {
        points.put(participant, -(round.mode() == Mode.STAKE ? stake : round.penalty()));
        if (!team.isEmpty()) {
          wrongTeams.add(team);
        }
      }
    }
    return points;
  }

  /** What is staked; who did not say stakes the least. */
  private int stake(Turn turn, int participant) {
    List<Integer> stakes = session.agenda().round(turn).stakes();
    int least = stakes.isEmpty() ? 0 : stakes.getFirst();
    return session.turn(turn).stakes.getOrDefault(participant, least);
  }

  /** The score table out of revealed turns. */
  List<Score> scores() {
    Map<Integer, int[]> sums = new LinkedHashMap<>();
    for (Participant participant : session.participants()) {
      if (!participant.removed()) {
        sums.put(participant.number(), new int[2]);
      }
    }
    session
        .turns()
        .forEach(
            (turn, asked) -> {
              if (asked.phase == Phase.REVEALED) {
                int column = session.agenda().round(turn).mode() == Mode.TIE_BREAK ? 1 : 0;
                points(turn)
                    .forEach(
                        (participant, won) ->
                            sums.computeIfPresent(
                                participant,
                                (number, sum) -> {
                                  sum[column] += won;
                                  return sum;
                                }));
              }
            });
    List<Score> scores = new ArrayList<>();
    sums.forEach((participant, sum) -> scores.add(new Score(0, participant, sum[0], sum[1])));
    Comparator<Score> best =
        Comparator.comparingInt(Score::points).thenComparingInt(Score::tieBreak).reversed();
    scores.sort(best.thenComparingInt(Score::participant));
    List<Score> ranked = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Score score = scores.get(i);
      boolean level = i > 0 && best.compare(score, scores.get(i - 1)) == 0;
      int rank = level ? ranked.get(i - 1).rank() : i + 1;
      ranked.add(new Score(rank, score.participant(), score.points(), score.tieBreak()));
    }
    return List.copyOf(ranked);
  }

  /** The table of teams out of revealed turns. */
  List<TeamScore> teamScores() {
    List<Score> scores = scores();
    List<TeamScore> teams = new ArrayList<>();
    for (String team : session.agenda().teams()) {
      List<Score> members =
          scores.stream()
              .filter(score -> session.participant(score.participant()).team().equals(team))
              .toList();
      int points = sum(members, Score::points);
      double mean = members.isEmpty() ? 0 : (double) points / members.size();
      teams.add(
          new TeamScore(0, team, members.size(), points, mean, sum(members, Score::tieBreak)));
    }
    Comparator<TeamScore> best =
        Comparator.comparingDouble(TeamScore::mean)
            .thenComparingInt(TeamScore::tieBreak)
            .reversed();
    // Stable: those who are level stay in the order of the agenda.
    teams.sort(best);
    List<TeamScore> ranked = new ArrayList<>();
    for (int i = 0; i < teams.size(); i++) {
      TeamScore t = teams.get(i);
      boolean level = i > 0 && best.compare(t, teams.get(i - 1)) == 0;
      int rank = level ? ranked.get(i - 1).rank() : i + 1;
      ranked.add(new TeamScore(rank, t.team(), t.members(), t.points(), t.mean(), t.tieBreak()));
    }
    return List.copyOf(ranked);
  }

  private static int sum(Collection<Score> scores, ToIntFunction<Score> column) {
    return scores.stream().mapToInt(column).sum();
  }

  /**
   * Who is level at a place, so that a tie-break decides between them: with teams all members of
   * the teams there. Empty when one alone holds the place, or nobody.
   */
  List<Integer> levelAt(int place) {
    if (place < 1) {
      return List.of();
    }
    if (session.agenda().teams().isEmpty()) {
      List<Score> scores = scores();
      if (place > scores.size()) {
        return List.of();
      }
      int rank = scores.get(place - 1).rank();
      List<Integer> level =
          scores.stream().filter(s -> s.rank() == rank).map(Score::participant).toList();
      return level.size() > 1 ? level : List.of();
    }
    List<TeamScore> teams = teamScores();
    if (place > teams.size()) {
      return List.of();
    }
    int rank = teams.get(place - 1).rank();
    List<String> level = teams.stream().filter(t -> t.rank() == rank).map(TeamScore::team).toList();
    return level.size() < 2
        ? List.of()
        : session.participants().stream()
            .filter(p -> !p.removed() && level.contains(p.team()))
            .map(Participant::number)
            .toList();
  }
}
