package org.qinqing.classroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
final class Screens {
  private static final int BEST = 10;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ClassSession session;
  private final Scoring scoring;
  private final int smallestGroup;
  private final Instant now;
  private final List<Score> scores;

  /** Of that moment; the caller sees to it that nothing changes meanwhile. */
  Screens(ClassSession session, int smallestGroup, Instant now) {
    this.session = session;
    this.scoring = new Scoring(session);
    this.smallestGroup = smallestGroup;
    this.now = now;
    this.scores = scoring.scores();
  }

  /** What is the same for all. */
  ObjectNode shared() {
    ObjectNode node = JSON.objectNode();
    node.put("title", session.agenda().title()).put("view", session.view().name());
    session.agenda().teams().forEach(node.putArray("teams")::add);
    node.put("present", session.present());
    if (session.shownRound() > 0) {
      Round round = session.agenda().rounds().get(session.shownRound() - 1);
      node.put("round", round.title()).put("mode", round.mode().name()).put("text", round.text());
    }
    session.shownTurn().ifPresent(turn -> turn(node, turn));
    if (session.view() == View.SCORES || session.view() == View.END) {
      table(node);
    }
    return node;
  }

  private void turn(ObjectNode node, Turn turn) {
    AskedTurn asked = session.turn(turn);
    Round round = session.agenda().round(turn);
    ClassQuestion question = session.agenda().question(turn);
    node.put("turn", turn.text()).put("phase", asked.phase.name());
    node.put("number", turn.question()).put("of", round.questions().size());
    node.put("vote", turn.vote()).put("revisable", round.mode().revisable());
    node.put("points", round.points()).put("penalty", round.penalty());
    round.stakes().forEach(node.putArray("stakes")::add);
    if (asked.phase == Phase.STAKING) {
      return;
    }
    node.put("form", question.form().name()).put("question", question.text());
    ArrayNode choices = node.putArray("choices");
    question
        .choices()
        .forEach(choice -> choices.addObject().put("id", choice.id()).put("text", choice.text()));
    Instant end = asked.closesAt;
    if (end != null && asked.phase == Phase.OPEN) {
      // A span and no instant: clocks of telephones are off.
      node.put("remaining", Math.max(0, Duration.between(now, end).toMillis()));
    }
    if (asked.phase == Phase.REVEALED) {
      int answered = scoring.counted(turn).size();
      node.put("answered", answered).put("explanation", question.explanation());
      question.key().forEach(node.putArray("key")::add);
      if (answered >= smallestGroup) {
        ObjectNode tally = node.putObject("tally");
        scoring.tally(turn).forEach(tally::put);
      }
    }
  }

  private void table(ObjectNode node) {
    ArrayNode best = node.putArray("scores");
    for (Score score : scores.subList(0, Math.min(BEST, scores.size()))) {
      best.addObject()
          .put("rank", score.rank())
          .put("name", session.participant(score.participant()).name())
          .put("points", score.points())
          .put("tieBreak", score.tieBreak());
    }
    ArrayNode teams = node.putArray("teamScores");
    for (TeamScore team : scoring.teamScores()) {
      teams
          .addObject()
          .put("rank", team.rank())
          .put("name", team.team())
          .put("members", team.members())
          .put("points", Math.round(team.mean() * 10) / 10.0)
          .put("tieBreak", team.tieBreak());
    }
  }

  /** What only one participant is told. */
  ObjectNode mine(int number) {
    Participant participant = session.participant(number);
    ObjectNode node = JSON.objectNode();
    node.put("number", number).put("name", participant.name()).put("team", participant.team());
    node.put("removed", participant.removed());
    scores.stream()
        .filter(score -> score.participant() == number)
        .forEach(score -> node.put("points", score.points()).put("rank", score.rank()));
    session.shownTurn().ifPresent(turn -> mine(node, turn, number));
    return node;
  }

  private void mine(ObjectNode node, Turn turn, int number) {
    AskedTurn asked = session.turn(turn);
    node.put("eligible", asked.eligible.map(those -> those.contains(number)).orElse(true));
    Integer stake = asked.stakes.get(number);
    if (stake != null) {
      node.put("stake", stake);
    }
    AskedTurn.Given given = asked.answers.get(number);
    if (given == null) {
      return;
    }
    ObjectNode answer = node.putObject("answer");
    given.choices().forEach(answer.putArray("choices")::add);
    if (session.agenda().round(turn).mode().firstWins()) {
      answer.put("place", List.copyOf(scoring.counted(turn).keySet()).indexOf(number) + 1);
    }
    if (asked.phase == Phase.REVEALED) {
      Optional<Boolean> right = scoring.right(turn, number, given);
      right.ifPresent(value -> answer.put("right", value));
      answer.put("won", scoring.points(turn).getOrDefault(number, 0));
    }
  }

  /**
   * What the projector shows. It stands before everyone: who answered what is not in it either,
   * only how many did, and where the first wins in which order.
   */
  ObjectNode projector() {
    ObjectNode node = shared();
    node.put("code", session.start().code());
    session
        .shownTurn()
        .ifPresent(
            turn -> {
              Map<Integer, AskedTurn.Given> counted = scoring.counted(turn);
              node.put("answered", counted.size());
              node.put("staked", session.turn(turn).stakes.size());
              Optional<Integer> called = scoring.called(turn);
              if (session.agenda().round(turn).mode().firstWins()) {
                ArrayNode order = node.putArray("order");
                counted.keySet().stream()
                    .limit(BEST)
                    .forEach(number -> speaker(order, turn, number, counted, called));
              }
            });
    return node;
  }

  private void speaker(
      ArrayNode order,
      Turn turn,
      int number,
      Map<Integer, AskedTurn.Given> counted,
      Optional<Integer> called) {
    Participant participant = session.participant(number);
    ObjectNode line =
        order
            .addObject()
            .put("participant", number)
            .put("name", participant.name())
            .put("team", participant.team())
            .put("called", called.filter(who -> who == number).isPresent());
    AskedTurn.Given given = counted.get(number);
    boolean visible =
        session.turn(turn).phase == Phase.REVEALED
            || !session.agenda().question(turn).form().hasKey();
    if (given != null && visible) {
      scoring.right(turn, number, given).ifPresent(right -> line.put("right", right));
    }
  }
}
