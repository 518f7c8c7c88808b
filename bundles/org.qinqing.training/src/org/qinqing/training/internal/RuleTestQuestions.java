package org.qinqing.training.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/**
 * Rule tests as questions (情景判定): a sentence that people say, its verdict, and the provision its
 * rule stands on. Only of tests that state all three for any day; one that leaves the verdict open,
 * names no rule or asks for a certain day or place makes no question.
 *
 * <p>Nothing is guessed: the rule is the one that the test expects; the explanation is what the
 * rule says; beside the right provision only those are offered on which no rule about such a deed
 * stands, so that no offered one is right too.
 */
final class RuleTestQuestions {
  /** What ids of such questions begin with. */
  static final String PREFIX = "test:";

  private static final int AMONG = 3;

  /** Fewer to choose from would give the answer away. */
  private static final int FEWEST = 2;

  private final PackSnapshot snapshot;
  private final Pack pack;
  private final List<Rule> rules;
  private final Map<String, Rule> byId;

  /** The acts that each rule names, names of families and groups resolved; absent: any act. */
  private final Map<String, Set<String>> actsOf = new HashMap<>();

  private RuleTestQuestions(PackSnapshot snapshot, Pack pack) {
    this.snapshot = snapshot;
    this.pack = pack;
    this.rules =
        snapshot.chain(pack.locality()).answering().stream()
            .flatMap(visible -> visible.rules().stream())
            .toList();
    this.byId =
        rules.stream().collect(Collectors.toMap(Rule::id, Function.identity(), (a, b) -> a));
    for (Rule rule : rules) {
      Condition.acts(rule.when())
          .ifPresent(
              names ->
                  actsOf.put(
                      rule.id(),
                      names.stream().flatMap(this::members).collect(Collectors.toSet())));
    }
  }

  /** The questions of a bundle's tests, by the order of the tests. */
  static List<Question> of(PackSnapshot snapshot, Pack pack) {
    RuleTestQuestions made = new RuleTestQuestions(snapshot, pack);
    return pack.tests().stream().flatMap(test -> made.question(test).stream()).toList();
  }

  private Optional<Question> question(PackTest test) {
    boolean anyDay =
        test.asOf().isEmpty()
            && test.locality().filter(place -> !place.equals(pack.locality().code())).isEmpty();
    Optional<Rule> rule =
        test.rule()
            .map(byId::get)
            .filter(found -> found.effective().until().isEmpty() && !found.basis().isEmpty());
    if (!anyDay
        || test.verdict().kind() == Verdict.Kind.OPEN
        || rule.isEmpty()
        || !(test.given() instanceof PackTest.Given.Text given)) {
      return Optional.empty();
    }
    Address provision = rule.get().basis().getFirst();
    List<Address> among = among(test, rule.get(), provision);
    if (among.size() < FEWEST || snapshot.pack(provision.pack()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            PREFIX + test.id(),
            pack.id(),
            rule.get().topic(),
            given.side().orElse(rule.get().side()),
            given.text(),
            new Question.Judgement(test.verdict(), provision, among),
            Question.USUAL_DIFFICULTY,
            explanation(rule.get()),
            rule.get().basis(),
            Optional.of(rule.get().id()),
            test.location()));
  }

  /** What the rule says, and what one can do, each step a line of its own. */
  private static String explanation(Rule rule) {
    return Stream.concat(Stream.of(rule.say()), rule.how().stream().map(step -> "· " + step))
        .collect(Collectors.joining("\n"));
  }

  /** Provisions of the topic first; another topic fills up where it has too few. */
  private List<Address> among(PackTest test, Rule rule, Address provision) {
    Set<String> acts = acts(test);
    Set<Address> perhapsRight = new HashSet<>(rule.basis());
    rules.stream()
        .filter(other -> couldHold(other, acts))
        .forEach(
            other -> {
              perhapsRight.addAll(other.basis());
              other.unless().forEach(exemption -> perhapsRight.addAll(exemption.basis()));
            });
    List<Address> chosen = new ArrayList<>();
    for (boolean sameTopic : new boolean[] {true, false}) {
      Map<Address, Long> drawn = new HashMap<>();
      rules.stream()
          .filter(other -> other.topic().equals(rule.topic()) == sameTopic)
          .filter(other -> other.side() == rule.side() && other.effective().until().isEmpty())
          .map(other -> other.basis().getFirst())
          .forEach(
              address ->
                  drawn.computeIfAbsent(
                      address, drawing -> Draw.key(0, test.id(), drawing.toString())));
      List<Address> candidates =
          drawn.entrySet().stream()
              .sorted(Map.Entry.<Address, Long>comparingByValue().thenComparing(Map.Entry::getKey))
              .map(Map.Entry::getKey)
              .toList();
      for (Address candidate : candidates) {
        if (chosen.size() < AMONG
            && !candidate.anchor().isEmpty()
            && Stream.of(perhapsRight, chosen, List.of(provision))
                .flatMap(Collection::stream)
                .noneMatch(other -> other.contains(candidate) || candidate.contains(other))) {
          chosen.add(candidate);
        }
      }
    }
    return chosen;
  }

  /** The deeds that the test names; empty when it names none, then any rule could hold. */
  private static Set<String> acts(PackTest test) {
    return test.facts().get("act") instanceof FactContent.Terms(Set<String> values)
        ? values
        : Set.of();
  }

  private boolean couldHold(Rule rule, Set<String> acts) {
    Set<String> named = actsOf.get(rule.id());
    return acts.isEmpty() || named == null || !Collections.disjoint(named, acts);
  }

  /** The acts that a name in a rule stands for. */
  private Stream<String> members(String name) {
    FactsModel facts = snapshot.facts();
    return Stream.of(
            Stream.of(name),
            facts.families().stream()
                .filter(family -> family.id().equals(name))
                .flatMap(family -> family.acts().stream().map(FactsModel.Act::id)),
            facts.groups().stream()
                .filter(group -> group.fact().equals("act") && group.id().equals(name))
                .flatMap(group -> group.values().stream()))
        .flatMap(Function.identity());
  }
}
