package org.qinqing.classroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.ClassRecord.Score;
import org.qinqing.classroom.ClassRecord.TeamScore;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each screen is told, as JSON. What a participant may not know is not in it: nothing of the
 * key or of results before they are revealed, and of others only names and points in the score
 * table.
 *
 * <p>Holds copies of what changes, so that three hundred screens are written while the class goes
 * on deciding.
 */
final class Screens {
  private static final int BEST = 10;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * The score table, which is the same as long as {@link ClassSession#standings} is.
   *
   * @param of that value
   */
  private record Standing(
      long of, List<Score> scores, Map<Integer, Score> byParticipant, List<TeamScore> teams) {
    static Standing of(ClassSession session) {
      Scoring scoring = new Scoring(session);
      List<Score> scores = scoring.scores();
      Map<Integer, Score> byParticipant = new HashMap<>();
      scores.forEach(score -> byParticipant.put(score.participant(), score));
      return new Standing(session.standings(), scores, byParticipant, scoring.teamScores());
    }
  }

  /**
   * The turn that is shown.
   *
   * @param answers of all, in the order of arrival, with removed participants
   * @param places by participant, from 1; only where the first wins
   * @param points and whose answers are right: only when it is revealed
   * @param first the tally of the first vote when the second is revealed
   */
  private record Shown(
      Turn turn,
      Phase phase,
      @Nullable Instant closesAt,
      Optional<List<Integer>> eligible,
      Map<Integer, Integer> stakes,
      Map<Integer, AskedTurn.Given> answers,
      List<Integer> counted,
      Map<Integer, Integer> places,
      Map<Integer, Boolean> right,
      Map<Integer, Integer> points,
      Map<String, Integer> tally,
      Map<String, Integer> first,
      Optional<Integer> called) {}

  private final long changes;
  private final ClassAgenda agenda;
  private final String code;
  private final View view;
  private final int round;
  private final int present;
  private final int smallestGroup;
  private final List<Participant> participants;
  private final Standing standing;
  private final @Nullable Shown shown;

  /**
   * Of this moment; the caller sees to it that nothing changes meanwhile.
   *
   * @param before of a moment before, so that nothing is worked out twice
   */
  Screens(ClassSession session, int smallestGroup, @Nullable Screens before) {
    this.changes = session.changes();
    this.agenda = session.agenda();
    this.code = session.start().code();
    this.view = session.view();
    this.round = session.shownRound();
    this.present = session.present();
    this.smallestGroup = smallestGroup;
    this.participants = List.copyOf(session.participants());
    this.standing =
        before != null && before.standing.of() == session.standings()
            ? before.standing
            : Standing.of(session);
    this.shown = session.shownTurn().map(turn -> shown(session, turn)).orElse(null);
  }

  private static Shown shown(ClassSession session, Turn turn) {
    Scoring scoring = new Scoring(session);
    AskedTurn asked = session.turn(turn);
    List<Integer> counted = List.copyOf(scoring.counted(turn).keySet());
    boolean revealed = asked.phase == Phase.REVEALED;
    boolean firstWins = session.agenda().round(turn).mode().firstWins();
    Map<Integer, Integer> places = new HashMap<>();
    if (firstWins) {
      counted.forEach(number -> places.put(number, places.size() + 1));
    }
    // What is judged in front of all is no secret; what the key says is one until it is revealed.
    Map<Integer, Boolean> right = new HashMap<>();
    if (revealed || (firstWins && !session.agenda().question(turn).form().hasKey())) {
      asked.answers.forEach(
          (number, given) ->
              scoring.right(turn, number, given).ifPresent(value -> right.put(number, value)));
    }
    return new Shown(
        turn,
        asked.phase,
        asked.closesAt,
        asked.eligible,
        Map.copyOf(asked.stakes),
        new LinkedHashMap<>(asked.answers),
        counted,
        places,
        right,
        revealed ? scoring.points(turn) : Map.of(),
        revealed ? scoring.tally(turn) : Map.of(),
        revealed && turn.vote() == 2
            ? scoring.tally(new Turn(turn.round(), turn.question(), 1))
            : Map.of(),
        firstWins ? scoring.called(turn) : Optional.empty());
  }

  /** Whether nothing has happened since. */
  boolean isOf(ClassSession session) {
    return changes == session.changes();
  }

  /**
   * What is the same for all.
   *
   * @param now for the time that is left
   */
  ObjectNode shared(Instant now) {
    ObjectNode node = JSON.objectNode();
    node.put("title", agenda.title()).put("view", view.name());
    agenda.teams().forEach(node.putArray("teams")::add);
    node.put("present", present);
    if (round > 0) {
      Round of = agenda.rounds().get(round - 1);
      node.put("round", of.title()).put("mode", of.mode().name()).put("text", of.text());
    }
    if (shown != null) {
      turn(node, shown, now);
    }
    if (view == View.SCORES || view == View.END) {
      table(node);
    }
    return node;
  }

  private void turn(ObjectNode node, Shown asked, Instant now) {
    Turn turn = asked.turn();
    Round of = agenda.round(turn);
    ClassQuestion question = agenda.question(turn);
    node.put("turn", turn.text()).put("phase", asked.phase().name());
    node.put("number", turn.question()).put("of", of.questions().size());
    node.put("vote", turn.vote()).put("revisable", of.mode().revisable());
    node.put("points", of.points()).put("penalty", of.penalty());
    of.stakes().forEach(node.putArray("stakes")::add);
    if (asked.phase() == Phase.STAKING) {
      return;
    }
    node.put("form", question.form().name()).put("question", question.text());
    ArrayNode choices = node.putArray("choices");
    question
        .choices()
        .forEach(choice -> choices.addObject().put("id", choice.id()).put("text", choice.text()));
    Instant end = asked.closesAt();
    if (end != null && asked.phase() == Phase.OPEN) {
      // A span and no instant: clocks of telephones are off.
      node.put("remaining", Math.max(0, Duration.between(now, end).toMillis()));
    }
    if (asked.phase() == Phase.REVEALED) {
      node.put("answered", asked.counted().size()).put("explanation", question.explanation());
      question.key().forEach(node.putArray("key")::add);
      tally(node, "tally", asked.tally(), asked.counted().size());
      tally(node, "firstTally", asked.first(), total(asked.first()));
    }
  }

  /** Each has one opinion, so that the votes are as many as the people. */
  private static int total(Map<String, Integer> tally) {
    return tally.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** In a small group a distribution tells who answered what. */
  private void tally(ObjectNode node, String name, Map<String, Integer> tally, int answered) {
    if (answered >= smallestGroup && !tally.isEmpty()) {
      ObjectNode counts = node.putObject(name);
      tally.forEach(counts::put);
    }
  }

  private void table(ObjectNode node) {
    ArrayNode best = node.putArray("scores");
    List<Score> scores = standing.scores();
    for (Score score : scores.subList(0, Math.min(BEST, scores.size()))) {
      best.addObject()
          .put("rank", score.rank())
          .put("name", participant(score.participant()).name())
          .put("points", score.points())
          .put("tieBreak", score.tieBreak());
    }
    ArrayNode teams = node.putArray("teamScores");
    for (TeamScore team : standing.teams()) {
      teams
          .addObject()
          .put("rank", team.rank())
          .put("name", team.team())
          .put("members", team.members())
          .put("points", Math.round(team.mean() * 10) / 10.0)
          .put("tieBreak", team.tieBreak());
    }
  }

  private Participant participant(int number) {
    return participants.get(number - 1);
  }

  /** What only one participant is told. */
  ObjectNode mine(int number) {
    Participant participant = participant(number);
    ObjectNode node = JSON.objectNode();
    node.put("number", number).put("name", participant.name()).put("team", participant.team());
    node.put("removed", participant.removed());
    Score score = standing.byParticipant().get(number);
    if (score != null) {
      node.put("points", score.points()).put("rank", score.rank());
    }
    if (shown != null) {
      mine(node, shown, number);
    }
    return node;
  }

  private static void mine(ObjectNode node, Shown asked, int number) {
    node.put("eligible", asked.eligible().map(those -> those.contains(number)).orElse(true));
    Integer stake = asked.stakes().get(number);
    if (stake != null) {
      node.put("stake", stake);
    }
    AskedTurn.Given given = asked.answers().get(number);
    if (given == null) {
      return;
    }
    ObjectNode answer = node.putObject("answer");
    given.choices().forEach(answer.putArray("choices")::add);
    Integer place = asked.places().get(number);
    if (place != null) {
      answer.put("place", place);
    }
    if (asked.phase() == Phase.REVEALED) {
      Boolean right = asked.right().get(number);
      if (right != null) {
        answer.put("right", right);
      }
      answer.put("won", asked.points().getOrDefault(number, 0));
    }
  }

  /**
   * What the projector shows. It stands before everyone: who answered what is not in it either,
   * only how many did, and where the first wins in which order.
   *
   * @param now for the time that is left
   */
  ObjectNode projector(Instant now) {
    ObjectNode node = shared(now);
    node.put("code", code);
    Shown asked = shown;
    if (asked != null) {
      node.put("answered", asked.counted().size());
      node.put("staked", asked.stakes().size());
      if (agenda.round(asked.turn()).mode().firstWins()) {
        ArrayNode order = node.putArray("order");
        asked.counted().stream().limit(BEST).forEach(number -> speaker(order, asked, number));
      }
    }
    return node;
  }

  private void speaker(ArrayNode order, Shown asked, int number) {
    Participant participant = participant(number);
    ObjectNode line =
        order
            .addObject()
            .put("participant", number)
            .put("name", participant.name())
            .put("team", participant.team())
            .put("called", asked.called().filter(who -> who == number).isPresent());
    Boolean right = asked.right().get(number);
    if (right != null) {
      line.put("right", right);
    }
  }
}
