package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Inference;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * The index finds what asking every rule finds, on rules and events drawn from a seed: the plain
 * way is written down here once more, without numbers, keys and postings.
 */
class IndexedRulesTest {
  private static final int SETS = 120;
  private static final int EVENTS = 25;
  private static final List<String> ACTS =
      List.of("gift", "cash", "meal", "kin-shop", "part-time", "join", "decline", "give-gift");
  private static final List<String> ACT_CONDITIONS =
      List.of(
          "act=accept",
          "act=cash",
          "act=gift/decline",
          "act=kin",
          "act=post",
          "act!=cash",
          "act=give");
  private static final List<String> COMPARISONS =
      List.of(
          "linked=true",
          "linked=false",
          "regulated=true",
          "regulated?no",
          "payer?yes",
          "approved?no",
          "heavy!=true",
          "payer=self",
          "payer=counterpart/unit",
          "payer!=unit",
          "approved!=true",
          "approved=true",
          "approved=unsaid",
          "rank>=division",
          "rank<section",
          "rank=staff/section",
          "amount>=200",
          "amount<200",
          "amount>=param:limit",
          "amount=300",
          "years<2",
          "counterpart=firm",
          "counterpart=unsaid",
          "counterpart=owner/subordinate",
          "counterpart!=subordinate",
          "through=spouse",
          "through!=self",
          "tie=kin",
          "tie=none",
          "tie=nobody",
          "seeks!=true",
          "status=done",
          "nowhere=x",
          "side=enterprise");
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("regulated", List.of("true", "false", "true/false")),
          Map.entry("linked", List.of("true", "false")),
          Map.entry("heavy", List.of("true", "false")),
          Map.entry("payer", List.of("self", "counterpart", "unit", "self/unit", "someone")),
          Map.entry("approved", List.of("true", "false", "unsaid")),
          Map.entry("rank", List.of("staff", "division", "bureau", "staff/bureau", "king")),
          Map.entry("amount", List.of("50", "150-250", "300")),
          Map.entry("years", List.of("1", "1.5-2.5", "4")),
          Map.entry("counterpart", List.of("owner", "subordinate", "owner/subordinate")),
          Map.entry("through", List.of("spouse", "sibling", "spouse/sibling")),
          Map.entry("tie", List.of("classmate", "spouse")),
          Map.entry("seeks", List.of("true")),
          Map.entry("status", List.of("done", "ongoing", "asked")),
          Map.entry("nowhere", List.of("x", "y")),
          Map.entry("side", List.of("official", "enterprise")));

  private static Condition condition(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    return switch (kind) {
      case 1 -> new Condition.All(conditions(random, depth - 1));
      case 2 -> new Condition.Any(conditions(random, depth - 1));
      case 3 -> new Condition.Not(condition(random, depth - 1));
      default -> Fixture.when(COMPARISONS.get(random.nextInt(COMPARISONS.size())));
    };
  }

  private static List<Condition> conditions(Random random, int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int part = random.nextInt(4); part > 0; part--) {
      parts.add(condition(random, depth));
    }
    return parts;
  }

  private static Rule rule(String id, Random random) {
    List<Condition> parts = new ArrayList<>();
    if (random.nextInt(8) != 0) {
      parts.add(Fixture.when(ACT_CONDITIONS.get(random.nextInt(ACT_CONDITIONS.size()))));
    }
    for (int part = random.nextInt(4); part > 0; part--) {
      parts.add(condition(random, 2));
    }
    Condition when = new Condition.All(parts);
    boolean duty = random.nextInt(10) == 0;
    Modality[] plain = {
      Modality.PROHIBITED, Modality.RECUSE, Modality.CONDITIONAL, Modality.PERMITTED
    };
    Rule made =
        Fixture.rule(
            id, duty ? Modality.REQUIRED : plain[random.nextInt(plain.length)], "act=cash");
    return new Rule(
        id,
        made.pack(),
        made.topic(),
        random.nextInt(4) == 0 ? Side.ENTERPRISE : Side.OFFICIAL,
        made.who(),
        made.through(),
        made.modality(),
        when,
        duty ? Optional.of(condition(random, 1)) : Optional.empty(),
        random.nextInt(4) == 0
            ? List.of(new Rule.Exemption("除外", condition(random, 1), made.basis()))
            : List.of(),
        made.basis(),
        made.permission(),
        made.loosens(),
        random.nextInt(4) == 0
            ? new Effective(Optional.empty(), Optional.of(Fixture.TODAY.minusYears(1)))
            : Effective.ALWAYS,
        made.say(),
        made.how(),
        made.ask(),
        made.location());
  }

  private static PackSnapshot snapshot(Random random) {
    List<Rule> national = new ArrayList<>();
    List<Rule> city = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      national.add(rule("n" + i, random));
    }
    for (int i = random.nextInt(12); i > 0; i--) {
      city.add(rule("c" + i, random));
    }
    return new PackSnapshot(
        1,
        List.of(
            Fixture.pack("city", Fixture.CITY, city.toArray(Rule[]::new)),
            Fixture.pack("cn", Locality.NATIONAL, national.toArray(Rule[]::new))),
        List.of(),
        Fixture.model());
  }

  private static Map<String, FactValue> event(Random random) {
    StringJoiner facts = new StringJoiner("; ");
    facts.add("act=" + ACTS.get(random.nextInt(ACTS.size())));
    for (String fact : new TreeSet<>(VALUES.keySet())) {
      List<String> values = VALUES.getOrDefault(fact, List.of());
      if (random.nextInt(3) == 0) {
        facts.add(fact + "=" + values.get(random.nextInt(values.size())));
      }
    }
    Map<String, FactValue> said = new HashMap<>();
    Fixture.facts(facts.toString())
        .forEach((fact, content) -> said.put(fact, FactValue.answered(content)));
    return said;
  }

  /** Every rule asked in turn. */
  private static final class Plainly {
    private final FactsIndex index;
    private final PackSnapshot.Chain chain;
    private final LocalDate day;
    private final Evaluator evaluator;

    Plainly(PackSnapshot snapshot, Locality place, LocalDate day) {
      this.index = new FactsIndex(snapshot.facts());
      this.chain = snapshot.chain(place);
      this.day = day;
      this.evaluator = new Evaluator(index, chain.answering(), day);
    }

    /** One thing a rule says, by the id of the rule. */
    private record Says(Rule rule, Condition main, Condition whole, String name) {}

    private List<Says> all() {
      List<Says> all = new ArrayList<>();
      for (Pack pack : chain.answering()) {
        for (Rule rule : pack.rules()) {
          add(pack, rule, rule.when(), rule.id(), all);
          if (rule.modality() == Modality.REQUIRED) {
            rule.omitted()
                .ifPresent(omitted -> add(pack, rule, omitted, rule.id() + "-omitted", all));
          }
        }
      }
      return all;
    }

    private void add(Pack pack, Rule rule, Condition when, String name, List<Says> all) {
      List<Condition> parts = new ArrayList<>();
      parts.add(index.expand(when, pack.id()));
      rule.unless().forEach(e -> parts.add(new Condition.Not(index.expand(e.when(), pack.id()))));
      all.add(new Says(rule, parts.getFirst(), new Condition.All(parts), name));
    }

    private List<Says> speaking(Map<String, FactValue> facts) {
      Optional<String> act = Judge.term(facts, FactsIndex.ACT);
      if (act.isEmpty()) {
        return List.of();
      }
      Side side = Judge.side(facts);
      Side other = side == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL;
      Side speaking = !names(act.get(), side) && names(act.get(), other) ? other : side;
      return all().stream()
          .filter(says -> says.rule().side() == speaking)
          .filter(says -> FactsIndex.acts(says.main()).map(a -> a.contains(act.get())).orElse(true))
          .filter(says -> says.rule().effective().covers(day))
          .toList();
    }

    private boolean names(String act, Side side) {
      return all().stream()
          .filter(says -> says.rule().side() == side)
          .anyMatch(says -> FactsIndex.acts(says.main()).filter(a -> a.contains(act)).isPresent());
    }

    Set<String> with(Truth wanted, Map<String, FactValue> facts) {
      Set<String> names = new TreeSet<>();
      for (Says says : speaking(facts)) {
        if (evaluator.evaluate(says.whole(), facts) == wanted) {
          names.add(says.name());
        }
      }
      return names;
    }

    /** What was said, completed by the words of the model. */
    Map<String, FactValue> complete(Map<String, FactValue> said, Set<String> doubted) {
      Map<String, FactValue> facts = new HashMap<>(said);
      for (FactsModel.Fact fact : index.facts()) {
        if (fact.silence() == Silence.CLOSED
            && !Set.of(FactsIndex.ACT).contains(fact.id())
            && fact.type() != FactsModel.Type.DATE) {
          fact.presumed()
              .ifPresent(
                  value ->
                      facts.putIfAbsent(fact.id(), value(fact.id(), value, Source.DEFAULT, "")));
        }
      }
      derive(true, facts, said);
      derive(false, facts, said);
      boolean presumed = false;
      for (Inference one : index.model().presumptions()) {
        boolean allowed = one.set().stream().noneMatch(set -> set.fact().equals("approved"));
        if (allowed && evaluator.evaluate(index.expand(one.when()), facts) == Truth.TRUE) {
          for (FactsModel.Assignment set : one.set()) {
            FactValue known = facts.get(set.fact());
            if ((known == null || known.source() == Source.DEFAULT)
                && !doubted.contains(set.fact())) {
              facts.put(set.fact(), value(set.fact(), set.value(), Source.PRESUMED, one.say()));
              presumed = true;
            }
          }
        }
      }
      if (presumed) {
        derive(false, facts, said);
      }
      return facts;
    }

    private void derive(
        boolean reopening, Map<String, FactValue> facts, Map<String, FactValue> said) {
      Set<String> rewritten = new HashSet<>();
      boolean changed = true;
      while (changed) {
        changed = false;
        for (Inference one : index.derivations()) {
          boolean reopens =
              one.set().stream()
                  .anyMatch(
                      set ->
                          set.fact().equals(FactsIndex.ACT)
                              || index.silence(set.fact()) == Silence.CLOSED);
          if ((reopening && !reopens) || evaluator.evaluate(one.when(), facts) != Truth.TRUE) {
            continue;
          }
          for (FactsModel.Assignment set : one.set()) {
            changed |= assign(set, one.id(), facts, said, rewritten);
          }
        }
      }
    }

    private static boolean assign(
        FactsModel.Assignment set,
        String inference,
        Map<String, FactValue> facts,
        Map<String, FactValue> said,
        Set<String> rewritten) {
      FactValue known = facts.get(set.fact());
      if (set.fact().equals(FactsIndex.ACT)) {
        if ((known != null && known.content().equals(FactContent.Terms.of(set.value())))
            || !rewritten.add(inference)) {
          return false;
        }
      } else if (said.containsKey(set.fact())
          || (known != null && known.source() != Source.DEFAULT)) {
        return false;
      } else if (set.value().equals(FactsIndex.UNKNOWN)) {
        return facts.remove(set.fact()) != null;
      }
      facts.put(set.fact(), value(set.fact(), set.value(), Source.DERIVED, ""));
      return true;
    }

    private static FactValue value(String fact, String value, Source source, String note) {
      return new FactValue(FactContent.Terms.of(value), source, Optional.empty(), note);
    }
  }

  @FunctionalInterface
  private interface Law {
    void check(Judge judge, Plainly plainly, Map<String, FactValue> said);
  }

  private static void forAll(long seed, Law law) {
    Random random = new Random(seed);
    for (int set = 0; set < SETS; set++) {
      PackSnapshot snapshot = snapshot(random);
      PreparedRules rules = new PreparedRules();
      for (int event = 0; event < EVENTS; event++) {
        Locality place = random.nextBoolean() ? Fixture.CITY : Locality.NATIONAL;
        LocalDate day = random.nextInt(3) == 0 ? Fixture.TODAY.minusYears(2) : Fixture.TODAY;
        law.check(
            new Judge(rules.plan(snapshot, place), day),
            new Plainly(snapshot, place, day),
            event(random));
      }
    }
  }

  private static Set<String> names(List<Clause> clauses) {
    Set<String> names = new LinkedHashSet<>();
    for (Clause clause : clauses) {
      boolean omitted =
          clause.rule().modality() == Modality.REQUIRED && clause.verdict() == Verdict.PROHIBITED;
      assertTrue(names.add(clause.rule().id() + (omitted ? "-omitted" : "")), "twice");
    }
    return new TreeSet<>(names);
  }

  @Test
  void whatHoldsAndWhatIsOpenIsFound() {
    forAll(
        31,
        (judge, plainly, said) -> {
          EventFacts facts = judge.complete(said, Set.of());
          Judge.Matches found = judge.match(facts);
          assertEquals(plainly.with(Truth.TRUE, facts), names(found.holding()));
          assertEquals(plainly.with(Truth.UNKNOWN, facts), names(found.open()));
        });
  }

  @Test
  void factsAreCompletedAsWritten() {
    forAll(
        32,
        (judge, plainly, said) -> {
          Set<String> doubted = said.size() % 2 == 0 ? Set.of("linked") : Set.of();
          assertEquals(plainly.complete(said, doubted), judge.complete(said, doubted));
        });
  }

  @Test
  void speakersMentionAllThatTheRulesMention() {
    forAll(
        33,
        (judge, plainly, said) -> {
          EventFacts facts = judge.complete(said, Set.of());
          Set<String> all = new TreeSet<>();
          List<Plainly.Says> speaking = plainly.speaking(facts);
          speaking.forEach(says -> Judge.mentioned(says.whole(), all));
          Set<String> mentioned = new TreeSet<>();
          List<Clause> speakers = judge.relevant(facts);
          speakers.forEach(clause -> Judge.mentioned(clause.whole(), mentioned));
          assertEquals(all, mentioned);
          assertEquals(
              speaking.stream().findFirst().map(says -> says.rule().id()),
              speakers.stream().findFirst().map(clause -> clause.rule().id()));
          assertEquals(
              limits(speaking.stream().map(Plainly.Says::whole).toList(), judge),
              limits(speakers.stream().map(Clause::whole).toList(), judge));
        });
  }

  private static Set<BigDecimal> limits(List<Condition> conditions, Judge judge) {
    Set<BigDecimal> limits = new TreeSet<>();
    conditions.forEach(condition -> addLimits(condition, judge, limits));
    return limits;
  }

  private static void addLimits(Condition condition, Judge judge, Set<BigDecimal> limits) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.forEach(p -> addLimits(p, judge, limits));
      case Condition.Any(List<Condition> parts) -> parts.forEach(p -> addLimits(p, judge, limits));
      case Condition.Not(Condition part) -> addLimits(part, judge, limits);
      case Condition.Compare compare ->
          judge
              .evaluator()
              .number(compare.operand())
              .map(Condition.Number::value)
              .ifPresent(limits::add);
    }
  }

  /** Of many rules that name different rare things only few are looked at. */
  @Test
  void aRareConditionLeavesFewRulesToAsk() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rules.add(Fixture.rule("r" + i, Modality.PROHIBITED, "act=cash; linked=true; tie=t" + i));
    }
    PackSnapshot snapshot = Fixture.national(rules.toArray(Rule[]::new));
    Plan plan = new PreparedRules().plan(snapshot, Locality.NATIONAL);
    Map<String, FactValue> said = new HashMap<>();
    Fixture.facts("act=cash; tie=t77")
        .forEach((fact, content) -> said.put(fact, FactValue.answered(content)));
    EventFacts facts = new Judge(plan, Fixture.TODAY).complete(said, Set.of());
    List<Clause> asked = new ArrayList<>();
    plan.candidates("cash", Side.OFFICIAL, Fixture.TODAY, facts, asked::add);
    assertEquals(List.of("r77"), asked.stream().map(clause -> clause.rule().id()).toList());
  }
}
