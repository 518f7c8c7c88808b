package org.qinqing.ui.checker.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;

/** The facts a person gave or closed for a situation, and the way back step by step. */
final class GivenFacts {
  private static final String ACT = "act";
  private final List<Answer> now = new ArrayList<>();
  private final Deque<List<Answer>> past = new ArrayDeque<>();

  /**
   * A fact the person gave, and the act of the event it was given for: when the words change so
   * that another deed stands in that place, it is dropped rather than laid on the wrong deed.
   */
  private record Answer(CheckRequest.Given given, Optional<String> act) {
    boolean isFor(String fact, Optional<Integer> event) {
      return given.fact().equals(fact) && given.event().equals(event);
    }
  }

  List<CheckRequest.Given> all() {
    return now.stream().map(Answer::given).toList();
  }

  /** Sets or closes a fact of the event whose act that is. */
  void give(CheckRequest.Given fact, Optional<String> act) {
    past.push(List.copyOf(now));
    now.removeIf(old -> old.isFor(fact.fact(), fact.event()));
    now.add(new Answer(fact, act));
  }

  /** Takes back what was given for a fact of an event. */
  void forget(String fact, int event) {
    if (now.stream().anyMatch(old -> old.isFor(fact, Optional.of(event)))) {
      past.push(List.copyOf(now));
      now.removeIf(old -> old.isFor(fact, Optional.of(event)));
    }
  }

  boolean canUndo() {
    return !past.isEmpty();
  }

  /** Back to what was given before the last step. */
  void undo() {
    if (canUndo()) {
      now.clear();
      now.addAll(past.pop());
    }
  }

  void clear() {
    now.clear();
    past.clear();
  }

  /** Puts back what was given for a situation that is opened again. */
  void restore(List<CheckRequest.Given> given) {
    clear();
    given.forEach(one -> now.add(new Answer(one, Optional.empty())));
  }

  /** Facts of an event of which the person said that they do not know. */
  Set<String> closed(int event) {
    Set<String> closed = new TreeSet<>();
    for (Answer answer : now) {
      if (answer.given.content().isEmpty()
          && answer.given.event().map(index -> index == event).orElse(true)) {
        closed.add(answer.given.fact());
      }
    }
    return closed;
  }

  /**
   * Drops what was given for a deed that no longer stands in its place, and remembers for which
   * deed the rest was given.
   *
   * @return whether anything was dropped
   */
  boolean fit(CheckResult found) {
    List<Answer> kept = new ArrayList<>();
    for (Answer answer : now) {
      Optional<Integer> event = answer.given.event();
      if (event.isEmpty()) {
        kept.add(answer);
        continue;
      }
      if (event.get() >= found.events().size()) {
        continue;
      }
      Optional<String> act = found.events().get(event.get()).event().term(ACT);
      boolean chosen = answer.given.fact().equals(ACT);
      if (chosen || answer.act.isEmpty() || answer.act.equals(act)) {
        kept.add(new Answer(answer.given, answer.act.isEmpty() ? act : answer.act));
      }
    }
    boolean dropped = kept.size() < now.size();
    if (dropped) {
      // A step back would lay them on the wrong deed again.
      past.clear();
    }
    now.clear();
    now.addAll(kept);
    return dropped;
  }
}
