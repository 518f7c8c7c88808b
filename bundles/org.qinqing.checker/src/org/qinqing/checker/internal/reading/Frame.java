package org.qinqing.checker.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.qinqing.checker.internal.reading.Actor.Who;
import org.qinqing.pack.VocabularyEntry.Flow;

/**
 * Who moves something to whom in a clause.
 *
 * @param way towards the speaker's circle, away from it, or not known
 * @param giver the one who gives, as far as named
 * @param taker the one who gets, as far as named
 */
record Frame(Way way, Optional<Actor> giver, Optional<Actor> taker) {
  /** Direction seen from the speaker. */
  enum Way {
    IN,
    OUT,
    UNCLEAR
  }

  private static final Set<String> TO = Set.of("给", "替", "为", "帮", "往", "到", "对");
  private static final Set<String> FROM = Set.of("向", "跟", "找", "问", "和", "与", "同", "从");
  private static final Set<String> AGENT = Set.of("", "由", "被", "让", "叫", "有", "是");
  private static final Pattern NEAR =
      Pattern.compile("(?:了|过|来|到|去|上|下|进|出)*(?:给|给了|到|在|进|往)?(?:了)?");
  private static final Pattern HITHER = Pattern.compile("^.{0,2}(?:来|上门|到家|进门|过来)");
  private static final Pattern GIVE = Pattern.compile(".*给$");
  private static final Pattern GIVE_SHORTLY = Pattern.compile(".*给.{1,6}");
  private static final Frame UNKNOWN = new Frame(Way.UNCLEAR, Optional.empty(), Optional.empty());

  /**
   * Finds the direction of a verb.
   *
   * @param flow which way the verb moves things
   * @param earlier the subject of the clauses before, for a dropped subject
   */
  static Frame of(
      Flow flow, int from, int to, Clause clause, List<Actor> actors, Optional<Actor> earlier) {
    Optional<Actor> subject = Optional.empty();
    Optional<Actor> towards = Optional.empty();
    Optional<Actor> source = Optional.empty();
    for (Actor actor : actors) {
      boolean gap =
          clause
                  .text()
                  .substring(
                      Math.max(0, Math.min(actor.to(), from) - clause.from()),
                      Math.max(0, from - clause.from()))
                  .length()
              > 14;
      if (actor.to() <= from && !gap) {
        if (TO.contains(actor.preposition())) {
          towards = Optional.of(actor);
        } else if (FROM.contains(actor.preposition())) {
          source = Optional.of(actor);
        } else if (!actor.owner() && AGENT.contains(actor.preposition())) {
          subject = Optional.of(actor);
        }
      } else if (actor.from() >= to) {
        String between = clause.text().substring(to - clause.from(), actor.from() - clause.from());
        boolean governed =
            TO.contains(actor.preposition())
                || actor.preposition().equals("在")
                || actor.preposition().equals("进");
        boolean handed =
            clause.text().substring(from - clause.from(), to - clause.from()).endsWith("给")
                || between.startsWith("给");
        if (handed && between.length() <= 7 && towards.isEmpty()) {
          governed = true;
        }
        if (towards.isEmpty() && (NEAR.matcher(between).matches() || governed)) {
          towards = Optional.of(actor);
        }
      }
    }
    boolean passive = clause.before(from).endsWith("被");
    return switch (flow) {
      case FROM_SUBJECT ->
          passive
              ? new Frame(Way.IN, Optional.empty(), subject)
              : giving(clause, to, subject, towards, earlier);
      case TO_SUBJECT -> taking(subject.or(() -> earlier), source.or(() -> ownerAfter(actors, to)));
      case BOTH -> lending(clause, to, subject, towards, source, actors, earlier);
    };
  }

  private static Optional<Actor> ownerAfter(List<Actor> actors, int to) {
    return actors.stream()
        .filter(a -> a.from() >= to && a.from() - to <= 3 && a.who() != Who.SELF)
        .findFirst();
  }

  private static Frame giving(
      Clause clause,
      int to,
      Optional<Actor> subject,
      Optional<Actor> taker,
      Optional<Actor> earlier) {
    Optional<Actor> giver = subject.filter(s -> taker.isEmpty() || s.from() != taker.get().from());
    if (taker.isPresent()) {
      Who who = taker.get().who();
      if (who == Who.SELF) {
        return new Frame(Way.IN, giver, taker);
      }
      Optional<Actor> by = giver.or(() -> earlier);
      boolean bySelf = by.map(a -> a.who() == Who.SELF).orElse(false);
      if (who == Who.KIN) {
        return by.isEmpty() || bySelf
            ? new Frame(by.isEmpty() ? Way.UNCLEAR : Way.OUT, by, taker)
            : new Frame(Way.IN, by, taker);
      }
      boolean byFirm =
          giver.flatMap(Actor::party).map(Party::firm).orElse(false)
              && taker.get().party().map(Party::office).orElse(false);
      return new Frame(byFirm ? Way.IN : Way.OUT, giver, taker);
    }
    if (giver.isPresent()) {
      return new Frame(giver.get().who() == Who.SELF ? Way.OUT : Way.IN, giver, taker);
    }
    if (clause.before(to).endsWith("来") || HITHER.matcher(clause.after(to)).find()) {
      return new Frame(Way.IN, earlier.filter(a -> a.who() != Who.SELF), taker);
    }
    return earlier
        .map(e -> new Frame(e.who() == Who.SELF ? Way.OUT : Way.IN, Optional.of(e), taker))
        .orElse(UNKNOWN);
  }

  private static Frame taking(Optional<Actor> subject, Optional<Actor> source) {
    if (subject.isPresent() && subject.get().who() == Who.OTHER && source.isEmpty()) {
      boolean firm = subject.get().party().map(Party::firm).orElse(true);
      boolean office = subject.get().party().map(Party::office).orElse(false);
      return new Frame(firm && !office ? Way.UNCLEAR : Way.OUT, source, subject);
    }
    if (subject.isPresent() && subject.get().who() == Who.OTHER) {
      return new Frame(Way.OUT, source, subject);
    }
    return new Frame(Way.IN, source, subject);
  }

  private static Frame lending(
      Clause clause,
      int to,
      Optional<Actor> subject,
      Optional<Actor> towards,
      Optional<Actor> source,
      List<Actor> actors,
      Optional<Actor> earlier) {
    if (source.isPresent()) {
      Actor s = source.get();
      return s.who() == Who.SELF
          ? new Frame(Way.OUT, source, subject.or(() -> earlier))
          : new Frame(Way.IN, source, subject);
    }
    String after = clause.after(to);
    boolean given =
        GIVE.matcher(clause.before(to)).matches()
            || after.startsWith("给")
            || after.startsWith("了给")
            || GIVE_SHORTLY.matcher(clause.before(to - 1)).matches();
    if (towards.isPresent()) {
      Actor t = towards.get();
      if (t.who() == Who.SELF && t.owner() && subject.map(a -> a.who() != Who.SELF).orElse(false)) {
        return new Frame(Way.OUT, towards, subject);
      }
      if (t.who() == Who.SELF) {
        return new Frame(
            Way.IN, subject.or(() -> earlier).filter(a -> a.who() != Who.SELF), towards);
      }
      if (given) {
        return subject.filter(s -> s.who() == Who.OTHER).isPresent()
            ? new Frame(Way.UNCLEAR, subject, towards)
            : new Frame(Way.OUT, subject, towards);
      }
      if (t.owner()) {
        return new Frame(Way.IN, towards, subject);
      }
      boolean bySelf = subject.or(() -> earlier).map(a -> a.who() == Who.SELF).orElse(false);
      return bySelf ? new Frame(Way.OUT, subject, towards) : UNKNOWN;
    }
    if (after.startsWith("出") || after.startsWith("走")) {
      return new Frame(Way.OUT, subject, towards);
    }
    if (after.startsWith("给") || after.startsWith("我的")) {
      return UNKNOWN;
    }
    Optional<Actor> owner =
        actors.stream().filter(a -> a.owner() && a.who() == Who.OTHER).findFirst();
    Optional<Actor> by = subject.or(() -> earlier);
    if (subject.filter(a -> a.who() == Who.OTHER).isPresent()) {
      return after.startsWith("来") || after.startsWith("到")
          ? new Frame(Way.OUT, owner, by)
          : UNKNOWN;
    }
    return new Frame(Way.IN, owner, by);
  }
}
