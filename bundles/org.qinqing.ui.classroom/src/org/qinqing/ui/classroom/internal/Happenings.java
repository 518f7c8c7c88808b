package org.qinqing.ui.classroom.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.Turn;
import org.qinqing.ui.kit.Words;

/** What has just happened in a class, found out by comparing how it stood with how it stands. */
final class Happenings {
  /** One of them; the newest come first. */
  record Happening(Instant at, String text) {}

  private static final int MOST = 50;
  private final Words words;
  private final List<Happening> list = new ArrayList<>();
  private Optional<ClassRecord> before = Optional.empty();

  Happenings(Words words) {
    this.words = words;
  }

  /** The newest first. */
  List<Happening> list() {
    return List.copyOf(list);
  }

  /**
   * Takes in how the class stands now.
   *
   * @param now for what the record gives no time of
   */
  void observe(ClassRecord record, Instant now) {
    List<Happening> fresh = new ArrayList<>();
    people(record, now, fresh);
    turns(record, now, fresh);
    before = Optional.of(record);
    fresh.sort(java.util.Comparator.comparing(Happening::at));
    fresh.forEach(list::addFirst);
    while (list.size() > MOST) {
      list.removeLast();
    }
  }

  private void people(ClassRecord record, Instant now, List<Happening> fresh) {
    Map<Integer, Participant> known = new HashMap<>();
    before.ifPresent(
        old -> old.participants().forEach(person -> known.put(person.number(), person)));
    Optional<Instant> begun = record.turns().stream().map(Asked::openedAt).findFirst();
    int joined = 0;
    Instant last = now;
    for (Participant person : record.participants()) {
      Participant old = known.get(person.number());
      String number = Integer.toString(person.number());
      if (old == null) {
        if (begun.filter(person.joinedAt()::isAfter).isPresent()) {
          fresh.add(new Happening(person.joinedAt(), words.say("happened.late", number)));
        } else {
          joined++;
          last = person.joinedAt();
        }
      } else if (old.removed() != person.removed()) {
        fresh.add(
            new Happening(
                now, words.say(person.removed() ? "happened.out" : "happened.in", number)));
      }
    }
    if (joined == 1) {
      fresh.add(
          new Happening(
              last, words.say("happened.join", Integer.toString(record.participants().size()))));
    } else if (joined > 1) {
      fresh.add(new Happening(last, words.say("happened.joins", Integer.toString(joined))));
    }
  }

  private void turns(ClassRecord record, Instant now, List<Happening> fresh) {
    Map<Turn, Asked> known = new HashMap<>();
    before.ifPresent(old -> old.turns().forEach(asked -> known.put(asked.turn(), asked)));
    for (Asked asked : record.turns()) {
      Asked old = known.get(asked.turn());
      String name = name(record, asked.turn());
      if (old == null) {
        fresh.add(new Happening(asked.openedAt(), words.say("happened.open", name)));
      }
      boolean closed = asked.phase().compareTo(Phase.CLOSED) >= 0;
      if (closed && (old == null || old.phase().compareTo(Phase.CLOSED) < 0)) {
        fresh.add(new Happening(asked.closedAt().orElse(now), words.say("happened.close", name)));
      }
      if (asked.phase() == Phase.REVEALED && (old == null || old.phase() != Phase.REVEALED)) {
        fresh.add(
            new Happening(
                old == null ? asked.closedAt().orElse(now) : now,
                words.say("happened.reveal", name)));
      }
      Set<Integer> judged = judged(asked);
      Set<Integer> judgedBefore = old == null ? Set.of() : judged(old);
      for (int number : judged) {
        if (!judgedBefore.contains(number)) {
          fresh.add(new Happening(now, words.say("happened.judged", Integer.toString(number))));
        }
      }
      for (int number : judgedBefore) {
        if (!judged.contains(number)) {
          fresh.add(new Happening(now, words.say("happened.undone", Integer.toString(number))));
        }
      }
    }
  }

  private static Set<Integer> judged(Asked asked) {
    Set<Integer> judged = new HashSet<>();
    asked.answers().stream()
        .filter(ClassRecord.Answer::judged)
        .forEach(answer -> judged.add(answer.participant()));
    return judged;
  }

  private String name(ClassRecord record, Turn turn) {
    if (record.agenda().round(turn).mode() == Mode.OPINION) {
      return words.say(turn.vote() == 1 ? "vote.1" : "vote.2");
    }
    String title = record.agenda().round(turn).title();
    return record.agenda().round(turn).questions().size() == 1
        ? title
        : words.say("happened.question", title, Integer.toString(turn.question()));
  }
}
