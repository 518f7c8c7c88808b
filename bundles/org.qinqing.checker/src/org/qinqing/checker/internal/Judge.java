package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * Decides one event by the rules of one place on one day (FACTS_MODEL §6 and §7). Keeps no state
 * between calls.
 *
 * <p>What makes an answer milder must be known; what is not known can only make it stricter or lead
 * to a question.
 */
final class Judge {
  /** At most three questions, so no answer is followed further than that. */
  private static final int QUESTIONS = 3;

  private final Plan plan;
  private final FactsIndex index;
  private final LocalDate day;
  private final Evaluator evaluator;
  private final Completion completion;

  Judge(Plan plan, LocalDate day) {
    this.plan = plan;
    this.index = plan.facts();
    this.day = day;
    this.evaluator = new Evaluator(index, plan.chain().answering(), day);
    this.completion = new Completion(index, evaluator);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /**
   * The verdict on an event; {@code doubted} are facts of which the person said "I do not know".
   */
  Decision decide(Map<String, FactValue> said, Set<String> doubted) {
    return decide(said, doubted, QUESTIONS);
  }

  /**
   * Clauses in force that together speak of every fact and every limit on which the rules for this
   * act look; the first is the first of all rules for it.
   */
  List<Clause> relevant(Map<String, FactValue> facts) {
    return term(facts, FactsIndex.ACT)
        .map(act -> plan.speakers(act, side(facts), day))
        .orElse(List.of());
  }

  static Side side(Map<String, FactValue> facts) {
    return term(facts, FactsIndex.SIDE).filter("enterprise"::equals).isPresent()
        ? Side.ENTERPRISE
        : Side.OFFICIAL;
  }

  static Optional<String> term(Map<String, FactValue> facts, String fact) {
    FactValue value = facts.get(fact);
    if (value != null
        && value.content() instanceof FactContent.Terms(Set<String> values)
        && values.size() == 1) {
      return Optional.of(values.iterator().next());
    }
    return Optional.empty();
  }

  private Decision decide(Map<String, FactValue> said, Set<String> doubted, int questions) {
    Optional<SortedSet<String>> acts = possibleActs(said);
    if (acts.isPresent()) {
      return among(acts.get(), said, doubted, questions);
    }
    EventFacts facts = complete(said, doubted);
    Matches matches = match(facts);
    List<Clause> holding = matches.holding();
    List<Clause> open = matches.open();
    List<Clause> overruled = overruled(holding);
    List<Clause> applied = holding.stream().filter(clause -> !overruled.contains(clause)).toList();
    open.removeIf(clause -> loosenedByAny(applied, clause) || loosensWithoutPermission(clause));

    Optional<Verdict> reached = applied.stream().findFirst().map(Clause::verdict);
    List<Clause> undecided = new ArrayList<>();
    List<Clause> remarks = new ArrayList<>();
    for (Clause clause : open) {
      boolean stricter = reached.map(v -> clause.verdict().stricterThan(v)).orElse(true);
      if (!stricter) {
        continue;
      }
      boolean grave = clause.verdict() == Verdict.PROHIBITED || clause.verdict() == Verdict.RECUSE;
      if (grave || (reached.isEmpty() && !hangsOnNotesOnly(clause, facts))) {
        undecided.add(clause);
      } else {
        remarks.add(clause);
      }
    }
    if (reached.isEmpty() && undecided.isEmpty() && !remarks.isEmpty()) {
      // Nothing speaks but rules that hang on a note: better to ask than to have no answer.
      undecided.addAll(remarks);
      remarks.clear();
    }
    if (reached.isPresent() && (undecided.isEmpty() || reached.get() == Verdict.PROHIBITED)) {
      return new Decision(
          facts,
          reached.get(),
          applied,
          overruled,
          List.of(),
          remarks,
          List.of(),
          EnumSet.of(reached.get()));
    }
    if (undecided.isEmpty()) {
      return new Decision(
          facts,
          Verdict.NO_RULE,
          applied,
          overruled,
          List.of(),
          remarks,
          List.of(),
          EnumSet.of(Verdict.NO_RULE));
    }
    return ask(said, doubted, questions, facts, applied, overruled, undecided, remarks);
  }

  /**
   * Clauses that are not known to be false, the strictest first.
   *
   * @param holding those that hold
   * @param open those of which it is not known
   */
  record Matches(List<Clause> holding, List<Clause> open) {}

  /** All that is known of the event. */
  EventFacts complete(Map<String, FactValue> said, Set<String> doubted) {
    return completion.complete(said, doubted);
  }

  /** Asks the rules, as far as they may hold. */
  Matches match(EventFacts facts) {
    List<Clause> holding = new ArrayList<>();
    List<Clause> open = new ArrayList<>();
    term(facts, FactsIndex.ACT)
        .ifPresent(
            act ->
                plan.candidates(
                    act,
                    side(facts),
                    day,
                    facts,
                    clause -> {
                      switch (clause.matcher().match(facts)) {
                        case TRUE -> holding.add(clause);
                        case UNKNOWN -> open.add(clause);
                        case FALSE -> {}
                      }
                    }));
    return new Matches(onceInOrder(holding), onceInOrder(open));
  }

  private static List<Clause> onceInOrder(List<Clause> clauses) {
    if (clauses.size() < 2) {
      return clauses;
    }
    clauses.sort(Clause.STRICTEST_FIRST);
    List<Clause> once = new ArrayList<>(clauses.size());
    for (Clause clause : clauses) {
      if (once.isEmpty() || once.getLast() != clause) {
        once.add(clause);
      }
    }
    return once;
  }

  private Decision ask(
      Map<String, FactValue> said,
      Set<String> doubted,
      int questions,
      Map<String, FactValue> facts,
      List<Clause> applied,
      List<Clause> overruled,
      List<Clause> undecided,
      List<Clause> remarks) {
    List<Decision.Ask> asked = new ArrayList<>();
    Set<Verdict> outcomes = EnumSet.noneOf(Verdict.class);
    if (questions == 0) {
      outcomes.add(Verdict.NEEDS_INFO);
    } else {
      List<Clause> relevant = relevant(facts);
      for (Fact fact : questionsFor(undecided, facts, doubted)) {
        List<Decision.Branch> branches = new ArrayList<>();
        for (Answers.Answer answer :
            Answers.of(fact, Optional.ofNullable(facts.get(fact.id())), relevant, evaluator)) {
          branches.add(
              new Decision.Branch(
                  answer,
                  decide(Answers.with(said, fact.id(), answer.content()), doubted, questions - 1)));
        }
        if (branches.isEmpty()) {
          continue;
        }
        if (asked.isEmpty()) {
          branches.forEach(branch -> outcomes.addAll(branch.decision().outcomes()));
        }
        asked.add(new Decision.Ask(fact.id(), List.copyOf(branches)));
        // Of a follow-up question only the first fact matters: the others are never shown.
        if (asked.size() == QUESTIONS || questions < QUESTIONS) {
          break;
        }
      }
      if (asked.isEmpty()) {
        outcomes.add(Verdict.NEEDS_INFO);
      }
    }
    Optional<Verdict> settled = settled(outcomes);
    if (settled.isPresent()) {
      // Whatever the answer, the class is the same: no question.
      Decision strictest =
          asked.get(0).branches().stream()
              .map(Decision.Branch::decision)
              .filter(decision -> decision.outcomes().contains(settled.get()))
              .findFirst()
              .orElseThrow();
      return new Decision(
          facts,
          settled.get(),
          strictest.applied(),
          strictest.overruled(),
          List.of(),
          remarks,
          List.of(),
          EnumSet.of(settled.get()));
    }
    return new Decision(
        facts,
        Verdict.NEEDS_INFO,
        applied,
        overruled,
        List.copyOf(undecided),
        remarks,
        List.copyOf(asked),
        outcomes);
  }

  /** The acts the words can mean, when they can mean several or the one is only supposed. */
  private static Optional<SortedSet<String>> possibleActs(Map<String, FactValue> said) {
    FactValue act = said.get(FactsIndex.ACT);
    return act != null
            && act.content() instanceof FactContent.Terms(Set<String> values)
            && (values.size() > 1 || act.source() == FactValue.Source.PRESUMED)
        ? Optional.of(new TreeSet<>(values))
        : Optional.empty();
  }

  /**
   * Words that can mean several deeds: judged as each of them; when the class of the verdict is the
   * same for all, the strictest stands, else it is asked which deed is meant. Nothing is allowed on
   * a deed that is only supposed.
   */
  private Decision among(
      SortedSet<String> acts, Map<String, FactValue> said, Set<String> doubted, int questions) {
    List<Decision.Branch> branches = new ArrayList<>();
    Set<Verdict> outcomes = EnumSet.noneOf(Verdict.class);
    for (String act : acts) {
      FactContent one = FactContent.Terms.of(act);
      Map<String, FactValue> meant = new HashMap<>(said);
      meant.computeIfPresent(
          FactsIndex.ACT,
          (fact, value) -> new FactValue(one, FactValue.Source.STATED, value.span(), value.note()));
      Decision decision = decide(meant, doubted, questions);
      outcomes.addAll(decision.outcomes());
      branches.add(
          new Decision.Branch(new Answers.Answer(act, index.actLabel(act), one), decision));
    }
    FactValue act = said.get(FactsIndex.ACT);
    boolean supposed = act != null && act.source() == FactValue.Source.PRESUMED;
    Optional<Verdict> settled =
        settled(outcomes).filter(verdict -> !supposed || verdict.kind() != Verdict.Kind.ALLOWED);
    if (settled.isPresent()) {
      return branches.stream()
          .map(Decision.Branch::decision)
          .filter(decision -> decision.verdict() == settled.get())
          .findFirst()
          .orElseThrow();
    }
    boolean closed = questions == 0 || doubted.contains(FactsIndex.ACT);
    return new Decision(
        said,
        Verdict.NEEDS_INFO,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        closed ? List.of() : List.of(new Decision.Ask(FactsIndex.ACT, List.copyOf(branches))),
        outcomes);
  }

  /** The strictest of the outcomes when all of them lie in one class of verdicts. */
  private static Optional<Verdict> settled(Set<Verdict> outcomes) {
    Set<Verdict.Kind> kinds = EnumSet.noneOf(Verdict.Kind.class);
    outcomes.forEach(verdict -> kinds.add(verdict.kind()));
    return kinds.size() == 1 && !kinds.contains(Verdict.Kind.OPEN)
        ? outcomes.stream().findFirst()
        : Optional.empty();
  }

  /**
   * The facts worth asking: those on which most of the strictest undecided rules hang come first,
   * then the order of the facts model.
   */
  private List<Fact> questionsFor(
      List<Clause> undecided, Map<String, FactValue> facts, Set<String> doubted) {
    Map<String, Integer> strict = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    Verdict strictest = undecided.get(0).verdict();
    for (Clause clause : undecided) {
      for (String fact : askable(clause, facts, doubted)) {
        all.merge(fact, 1, Integer::sum);
        if (clause.verdict() == strictest) {
          strict.merge(fact, 1, Integer::sum);
        }
      }
    }
    Comparator<Fact> order =
        Comparator.<Fact>comparingInt(fact -> -strict.getOrDefault(fact.id(), 0))
            .thenComparingInt(Fact::askOrder)
            .thenComparingInt(fact -> -all.getOrDefault(fact.id(), 0))
            .thenComparing(Fact::id);
    return all.keySet().stream().map(index::fact).flatMap(Optional::stream).sorted(order).toList();
  }

  private Set<String> askable(Clause clause, Map<String, FactValue> facts, Set<String> doubted) {
    Set<String> unknown = new LinkedHashSet<>();
    evaluator.unknowns(clause.whole(), facts, unknown);
    Set<String> askable = new LinkedHashSet<>();
    addAskable(unknown, facts, doubted, askable, new HashSet<>());
    return askable;
  }

  private void addAskable(
      Collection<String> unknown,
      Map<String, FactValue> facts,
      Set<String> doubted,
      Set<String> askable,
      Set<String> seen) {
    for (String id : unknown) {
      Optional<Fact> fact = index.fact(id);
      if (fact.isEmpty() || doubted.contains(id) || !seen.add(id)) {
        continue;
      }
      if (fact.get().silence() == Silence.DERIVED) {
        addAskable(sources(id, facts), facts, doubted, askable, seen);
      } else if (fact.get().silence() != Silence.OWN_HAND || facts.containsKey(id)) {
        askable.add(id);
      }
    }
  }

  /** Unknown open facts on which the derivations of a fact stand. */
  private Set<String> sources(String derived, Map<String, FactValue> facts) {
    Set<String> sources = new LinkedHashSet<>();
    for (FactsModel.Inference inference : index.derivations()) {
      boolean sets =
          inference.set().stream().anyMatch(assignment -> assignment.fact().equals(derived));
      if (sets) {
        mentioned(inference.when(), sources);
      }
    }
    sources.removeIf(
        fact ->
            known(fact, facts)
                || (index.silence(fact) != Silence.OPEN && index.silence(fact) != Silence.DERIVED));
    return sources;
  }

  private boolean known(String fact, Map<String, FactValue> facts) {
    FactValue value = facts.get(fact);
    if (value == null) {
      return false;
    }
    boolean several =
        value.content() instanceof FactContent.Terms(Set<String> values) && values.size() > 1;
    return !several || index.fact(fact).filter(f -> f.type() == FactsModel.Type.TERMS).isPresent();
  }

  /** Adds all facts that a condition speaks of. */
  static void mentioned(Condition condition, Set<String> found) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.forEach(part -> mentioned(part, found));
      case Condition.Any(List<Condition> parts) -> parts.forEach(part -> mentioned(part, found));
      case Condition.Not(Condition part) -> mentioned(part, found);
      case Condition.Compare compare -> found.add(compare.fact());
    }
  }

  /** Whether the clause is open only because of facts about which silence never asks. */
  private boolean hangsOnNotesOnly(Clause clause, Map<String, FactValue> facts) {
    Set<String> unknown = new HashSet<>();
    evaluator.unknowns(clause.whole(), facts, unknown);
    return !unknown.isEmpty()
        && unknown.stream().allMatch(fact -> index.silence(fact) == Silence.NOTE);
  }

  private List<Clause> overruled(List<Clause> holding) {
    List<Clause> overruled = new ArrayList<>();
    for (Clause clause : holding) {
      boolean gaveWay =
          loosensWithoutPermission(clause) && holding.stream().anyMatch(h -> loosens(clause, h));
      if (gaveWay
          || holding.stream()
              .anyMatch(
                  other ->
                      other != clause && (beats(other, clause) || loosenedBy(other, clause)))) {
        overruled.add(clause);
      }
    }
    return List.copyOf(overruled);
  }

  /** Within one level the special beats the general, then the later the earlier. */
  private boolean beats(Clause winner, Clause loser) {
    if (!winner.place().equals(loser.place()) || winner.verdict() == loser.verdict()) {
      return false;
    }
    if (!winner.implies(loser, index)) {
      return false;
    }
    return !loser.implies(winner, index) || start(winner.rule()).isAfter(start(loser.rule()));
  }

  private static LocalDate start(Rule rule) {
    return rule.effective().from().orElse(LocalDate.MIN);
  }

  private static boolean loosens(Clause lower, Clause higher) {
    return lower.depth() > higher.depth()
        && lower.rule().loosens().contains(higher.rule().id())
        && higher.verdict().stricterThan(lower.verdict());
  }

  private static boolean loosenedBy(Clause lower, Clause higher) {
    return lower.rule().permission().isPresent() && loosens(lower, higher);
  }

  private static boolean loosenedByAny(List<Clause> applied, Clause higher) {
    return applied.stream().anyMatch(lower -> loosenedBy(lower, higher));
  }

  private static boolean loosensWithoutPermission(Clause clause) {
    return !clause.rule().loosens().isEmpty() && clause.rule().permission().isEmpty();
  }
}
