package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * The checker's matching of rules without reading, completing and explaining, for a comparison with
 * rule engines that do no more. Stands in the checker's own package because that part is not open
 * to others.
 */
public final class RuleCore {
  private final LocalDate day;
  private final Judge judge;
  private final Plan plan;
  private final List<Plain> all = new ArrayList<>();

  /** A rule for the scan without an index. */
  private record Plain(Rule rule, Optional<Set<String>> acts, Matcher matcher) {}

  /** The facts of an event with all that follows from them, ready to be asked. */
  public static final class Completed {
    private final EventFacts facts;

    private Completed(EventFacts facts) {
      this.facts = facts;
    }

    /** The facts by id; a fact that is in one's own hand and was not said is absent. */
    public Map<String, FactValue> facts() {
      return facts;
    }
  }

  private RuleCore(Plan plan, LocalDate day) {
    this.day = day;
    this.judge = new Judge(plan, day);
    this.plan = plan;
  }

  /** The rules of a place, made ready for one day and one thread. */
  public static RuleCore rules(PackSnapshot snapshot, Locality place, LocalDate day) {
    return new RuleCore(new PreparedRules().plan(snapshot, place), day);
  }

  /** The same, ready also to be asked in turn. */
  public static RuleCore rulesInTurn(PackSnapshot snapshot, Locality place, LocalDate day) {
    RuleCore core = rules(snapshot, place, day);
    core.list();
    return core;
  }

  private void list() {
    for (Pack pack : plan.chain().answering()) {
      for (Rule rule : pack.rules()) {
        List<Condition> parts = new ArrayList<>();
        parts.add(plan.facts().expand(rule.when()));
        rule.unless().forEach(e -> parts.add(new Condition.Not(plan.facts().expand(e.when()))));
        all.add(
            new Plain(
                rule,
                FactsIndex.acts(parts.getFirst()),
                plan.facts().codes().matcher(new Condition.All(parts))));
      }
    }
  }

  /** Adds what silence means, what follows and what is presumed. */
  public Completed complete(Map<String, FactContent> said) {
    Map<String, FactValue> facts = new HashMap<>();
    said.forEach((fact, content) -> facts.put(fact, FactValue.answered(content)));
    return new Completed(judge.complete(facts, Set.of()));
  }

  /** The strictest verdict of the rules that hold, found through the index. */
  public Verdict indexed(Completed event) {
    List<Clause> holding = judge.match(event.facts).holding();
    return holding.isEmpty() ? Verdict.NO_RULE : holding.getFirst().verdict();
  }

  /** Ids of the rules that hold, found through the index. */
  public Set<String> holding(Completed event) {
    Set<String> ids = new TreeSet<>();
    judge.match(event.facts).holding().forEach(clause -> ids.add(clause.rule().id()));
    return ids;
  }

  /** The same as {@link #indexed}, asking every rule of the place in turn. */
  public Verdict scanned(Completed event) {
    Verdict strictest = Verdict.NO_RULE;
    Side side = Judge.side(event.facts);
    String act = Judge.term(event.facts, FactsIndex.ACT).orElse("");
    for (Plain plain : all) {
      if (plain.rule().side() == side
          && plain.acts().map(acts -> acts.contains(act)).orElse(true)
          && plain.rule().effective().covers(day)
          && plain.matcher().match(event.facts) == Truth.TRUE) {
        Verdict verdict = plain.rule().modality().verdict();
        strictest = verdict.stricterThan(strictest) ? verdict : strictest;
      }
    }
    return strictest;
  }
}
