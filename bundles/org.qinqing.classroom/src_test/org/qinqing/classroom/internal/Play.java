package org.qinqing.classroom.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Refusal;
import org.qinqing.classroom.Turn;
import org.qinqing.classroom.View;

/** A class played by a test: keeps its events and its clock. */
final class Play {
  static final Instant BEGIN = Instant.parse("2026-11-22T01:00:00Z");

  final List<ClassEvent> events = new ArrayList<>();
  final ClassSession session;
  Instant now = BEGIN;
  private int ids;

  Play(ClassAgenda agenda) {
    ClassEvent.Started start =
        new ClassEvent.Started(BEGIN, 1, "test", agenda, "123456", "key", "host");
    events.add(start);
    session = new ClassSession(start);
  }

  Decision take(Decision decision) {
    if (decision instanceof Decision.Done done) {
      events.add(done.event());
      session.apply(done.event());
    }
    return decision;
  }

  Decision act(HostAction action) {
    return take(session.act(action, now));
  }

  /** Has to be accepted. */
  void must(HostAction action) {
    if (!(act(action) instanceof Decision.Done)) {
      throw new AssertionError(action + " was refused at " + session.view());
    }
  }

  int join(String name, String team) {
    ids++;
    Decision decision =
        take(session.join(name, team, "j" + ids, "token" + ids, Integer.MAX_VALUE, now));
    return ((ClassEvent.Joined) ((Decision.Done) decision).event()).participant();
  }

  Decision answer(int participant, Turn turn, String... choices) {
    ids++;
    return take(session.answer(participant, turn, "a" + ids, List.of(choices), now));
  }

  static Optional<Refusal> refusal(Decision decision) {
    return decision instanceof Decision.Refused refused
        ? Optional.of(refused.why())
        : Optional.empty();
  }

  /** Goes on until a question takes answers. */
  Turn open() {
    for (int i = 0; i < 100; i++) {
      must(new HostAction.Next());
      Optional<Turn> turn = session.shownTurn();
      if (turn.isPresent() && session.turn(turn.get()).phase == org.qinqing.classroom.Phase.OPEN) {
        return turn.get();
      }
    }
    throw new AssertionError("nothing opens");
  }

  /** Does something at random, sensible or not; after each step the caller looks. */
  void random(RandomGenerator random, int steps, Consumer<Decision> after) {
    ClassAgenda agenda = session.agenda();
    for (int i = 0; i < steps; i++) {
      // Clocks of hosts are put right now and then: they may go back.
      now = now.plus(Duration.ofMillis(random.nextLong(-200, 4000)));
      session
          .timeOut(now)
          .ifPresent(
              event -> {
                events.add(event);
                session.apply(event);
              });
      int someone = random.nextInt(1, session.participants().size() + 2);
      Turn turn =
          random.nextInt(8) > 0 && session.shownTurn().isPresent()
              ? session.shownTurn().get()
              : new Turn(
                  random.nextInt(1, agenda.rounds().size() + 2),
                  random.nextInt(1, 4),
                  random.nextInt(1, 3));
      Decision decision =
          switch (random.nextInt(20)) {
            case 0, 1 -> {
              ids++;
              String team =
                  agenda.teams().isEmpty()
                      ? ""
                      : agenda.teams().get(random.nextInt(agenda.teams().size()));
              yield session.join("人" + ids, team, "j" + ids, "token" + ids, 12, now);
            }
            case 2 -> session.act(new HostAction.Remove(someone), now);
            case 3 -> session.act(new HostAction.Readmit(someone), now);
            case 4 -> session.act(new HostAction.Judge(turn, someone, random.nextBoolean()), now);
            case 5 -> session.act(new HostAction.UndoJudgement(), now);
            case 6, 7 -> session.act(new HostAction.Next(), now);
            case 8 ->
                session.act(
                    random.nextBoolean() ? new HostAction.Close(turn) : new HostAction.Reveal(turn),
                    now);
            case 9 ->
                random.nextBoolean()
                    ? session.act(new HostAction.Open(turn, random.nextInt(1, 4)), now)
                    : session.act(
                        new HostAction.Show(random.nextBoolean() ? View.LOBBY : View.SCORES), now);
            case 10 -> {
              ids++;
              yield session.stake(
                  someone, turn, "a" + ids, List.of(5, 10, 20, 7).get(random.nextInt(4)), now);
            }
            case 11 ->
                random.nextInt(4) == 0
                    ? new Decision.Done(new ClassEvent.Resumed(now, "host" + i))
                    : session.act(new HostAction.Next(), now);
            default -> {
              ids++;
              // Now and then an id that was used before.
              int id = random.nextInt(6) == 0 ? random.nextInt(1, ids + 1) : ids;
              yield session.answer(someone, turn, "a" + id, chosen(random, agenda, turn), now);
            }
          };
      take(decision);
      after.accept(decision);
    }
  }

  private static List<String> chosen(RandomGenerator random, ClassAgenda agenda, Turn turn) {
    if (!agenda.has(turn)) {
      return List.of("A");
    }
    ClassQuestion question = agenda.question(turn);
    return switch (question.form()) {
      case SPOKEN -> List.of();
      case MULTIPLE -> random.nextBoolean() ? List.of("C", "A") : List.of("B");
      case ORDERING -> random.nextBoolean() ? question.key() : List.of("A", "B", "C", "D");
      default -> List.of(List.of("A", "B", "C", "D").get(random.nextInt(4)));
    };
  }
}
