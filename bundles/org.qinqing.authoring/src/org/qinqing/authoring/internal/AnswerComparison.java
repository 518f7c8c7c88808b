package org.qinqing.authoring.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.authoring.PackComparison;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/**
 * Compares by what is answered. The situations are put to each level as tests, because the tester
 * answers for the bundles it is given, installed or not.
 *
 * <p>NEEDS_INFO and NO_RULE have no place on the scale of strictness: such a difference is listed
 * as a case and moves no mark. Where a level is stricter in some situations and looser in others,
 * the situation with the strictest verdict gives the mark, and stricter wins a tie.
 */
@Component(service = PackComparison.class)
public final class AnswerComparison implements PackComparison {
  /** Strictest first. */
  private static final List<Verdict> SCALE =
      List.of(
          Verdict.PROHIBITED,
          Verdict.RECUSE,
          Verdict.CONDITIONAL,
          Verdict.DISCOURAGED,
          Verdict.PERMITTED,
          Verdict.ENCOURAGED);

  private static final Set<Verdict> ALLOWS = Set.of(Verdict.PERMITTED, Verdict.ENCOURAGED);
  private static final Set<Verdict> FORBIDS = Set.of(Verdict.PROHIBITED, Verdict.RECUSE);

  private final PackTester tester;

  /** Asks through the tester. */
  @Activate
  public AnswerComparison(@Reference PackTester tester) {
    this.tester = tester;
  }

  /** What a level answers: the verdict and the rule that decides. */
  private record Answer(Verdict verdict, Optional<Rule> rule) {}

  @Override
  public Comparison compare(Locality place, PackSnapshot installed, LocalDate asOf) {
    List<Locality> places = new ArrayList<>(place.chain());
    Collections.reverse(places);
    List<List<Pack>> bundles =
        places.stream().map(step -> at(installed, step)).filter(packs -> !packs.isEmpty()).toList();
    List<Level> levels =
        bundles.stream()
            .map(
                packs ->
                    new Level(
                        packs.getFirst().locality(),
                        packs.getFirst().place(),
                        packs.stream().map(Pack::id).toList()))
            .toList();
    List<PackTest> situations =
        bundles.stream()
            .flatMap(List::stream)
            .flatMap(pack -> pack.tests().stream())
            .filter(test -> test.given() instanceof PackTest.Given.Facts)
            .toList();
    List<List<Answer>> answers =
        levels.stream().map(level -> ask(situations, level.locality(), installed, asOf)).toList();
    return new Comparison(
        levels,
        topics(installed, bundles, situations, answers, asOf),
        contradictions(installed, bundles, situations, answers, asOf));
  }

  private static List<Pack> at(PackSnapshot installed, Locality place) {
    return installed.packs().stream().filter(pack -> pack.locality().equals(place)).toList();
  }

  private List<Answer> ask(
      List<PackTest> situations, Locality place, PackSnapshot world, LocalDate asOf) {
    List<PackTest> there =
        situations.stream()
            .map(
                test ->
                    new PackTest(
                        test.id(),
                        test.pack(),
                        Optional.of(place.code()),
                        Optional.of(asOf),
                        test.given(),
                        test.verdict(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        test.location()))
            .toList();
    Map<String, Rule> rules = new HashMap<>();
    world.packs().forEach(pack -> pack.rules().forEach(rule -> rules.put(rule.id(), rule)));
    return tester.judge(there, world).stream()
        .map(
            outcome ->
                new Answer(
                    outcome.verdict(),
                    outcome.rules().stream()
                        .findFirst()
                        .flatMap(id -> Optional.ofNullable(rules.get(id)))))
        .toList();
  }

  private static List<Topic> topics(
      PackSnapshot installed,
      List<List<Pack>> bundles,
      List<PackTest> situations,
      List<List<Answer>> answers,
      LocalDate asOf) {
    List<Topic> topics = new ArrayList<>();
    for (String topic : order(installed, bundles)) {
      List<List<String>> rules = bundles.stream().map(packs -> rules(packs, topic, asOf)).toList();
      if (rules.stream().allMatch(List::isEmpty)) {
        continue;
      }
      List<Integer> differing = new ArrayList<>();
      for (int i = 0; i < situations.size(); i++) {
        int index = i;
        boolean differs = answers.stream().map(a -> a.get(index).verdict()).distinct().count() > 1;
        if (differs && topic(situations.get(i), answers, i, installed).equals(topic)) {
          differing.add(i);
        }
      }
      List<Mark> marks = new ArrayList<>();
      for (int level = 1; level < bundles.size(); level++) {
        marks.add(
            rules.get(level).isEmpty()
                ? Mark.SILENT
                : mark(answers.get(level - 1), answers.get(level), differing));
      }
      topics.add(
          new Topic(
              topic,
              rules,
              marks,
              differing.stream().map(i -> situation(situations, answers, i)).toList()));
    }
    return topics;
  }

  /** The topics of the facts model, then any other that a rule has. */
  private static Set<String> order(PackSnapshot installed, List<List<Pack>> bundles) {
    Set<String> order = new LinkedHashSet<>();
    installed.facts().topics().forEach(topic -> order.add(topic.id()));
    bundles.stream()
        .flatMap(List::stream)
        .flatMap(pack -> pack.rules().stream())
        .forEach(rule -> order.add(rule.topic()));
    return order;
  }

  private static List<String> rules(List<Pack> packs, String topic, LocalDate asOf) {
    return packs.stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> rule.topic().equals(topic) && rule.effective().covers(asOf))
        .map(Rule::id)
        .toList();
  }

  /**
   * What a situation is about: the topic of the rule that decides at the smallest place, else of
   * the rule the test expects.
   */
  private static String topic(
      PackTest test, List<List<Answer>> answers, int index, PackSnapshot installed) {
    Stream<Rule> deciding =
        Stream.iterate(answers.size() - 1, level -> level >= 0, level -> level - 1)
            .flatMap(level -> answers.get(level).get(index).rule().stream());
    Stream<Rule> expected =
        installed.packs().stream()
            .flatMap(pack -> pack.rules().stream())
            .filter(rule -> test.rule().filter(rule.id()::equals).isPresent());
    return Stream.concat(deciding, expected).map(Rule::topic).findFirst().orElse("");
  }

  private static Mark mark(List<Answer> wider, List<Answer> narrower, List<Integer> differing) {
    Mark mark = Mark.SAME;
    int strictest = SCALE.size();
    for (int i : differing) {
      int before = SCALE.indexOf(wider.get(i).verdict());
      int now = SCALE.indexOf(narrower.get(i).verdict());
      if (before < 0 || now < 0 || before == now) {
        continue;
      }
      Mark here = now < before ? Mark.STRICTER : Mark.LOOSER;
      int rank = Math.min(before, now);
      if (rank < strictest || (rank == strictest && here == Mark.STRICTER)) {
        strictest = rank;
        mark = here;
      }
    }
    return mark;
  }

  private static Case situation(List<PackTest> situations, List<List<Answer>> answers, int index) {
    return situation(
        situations.get(index), answers.stream().map(level -> level.get(index)).toList());
  }

  private static Case situation(PackTest test, List<Answer> answers) {
    return new Case(
        test.id(),
        test.given() instanceof PackTest.Given.Facts facts ? facts.events() : List.of(),
        answers.stream().map(Answer::verdict).toList(),
        answers.stream().map(answer -> answer.rule().map(Rule::id)).toList());
  }

  /**
   * A lower rule that allows gives way to a higher one that forbids, so the answers of the chain
   * alone would hide it: each level is also asked with its own rules only, and its entry in the
   * case is what those say.
   */
  private List<Case> contradictions(
      PackSnapshot installed,
      List<List<Pack>> bundles,
      List<PackTest> situations,
      List<List<Answer>> answers,
      LocalDate asOf) {
    List<Case> found = new ArrayList<>();
    for (int level = 0; level < bundles.size(); level++) {
      List<Pack> here = bundles.get(level);
      Locality place = here.getFirst().locality();
      List<List<Answer>> own =
          here.stream()
              .map(pack -> ask(situations, place, only(installed, Set.of(pack.id())), asOf))
              .toList();
      for (int i = 0; i < situations.size(); i++) {
        int index = i;
        for (List<Answer> one : own) {
          Answer said = one.get(index);
          boolean againstWider = level > 0 && against(answers.get(level - 1).get(index), said);
          boolean againstOther =
              own.stream().anyMatch(other -> other != one && against(other.get(index), said));
          if (againstWider || againstOther) {
            List<Answer> row = new ArrayList<>();
            for (int column = 0; column < answers.size(); column++) {
              row.add(column == level ? said : answers.get(column).get(i));
            }
            found.add(situation(situations.get(i), row));
            break;
          }
        }
      }
    }
    return found;
  }

  /** Whether one rule allows, on its own word, what another of the same topic forbids. */
  private static boolean against(Answer forbids, Answer allows) {
    return FORBIDS.contains(forbids.verdict())
        && ALLOWS.contains(allows.verdict())
        && allows.rule().filter(rule -> rule.permission().isEmpty()).isPresent()
        && forbids.rule().map(Rule::topic).equals(allows.rule().map(Rule::topic));
  }

  /** The same world in which only these bundles have rules. */
  private static PackSnapshot only(PackSnapshot installed, Set<String> speaking) {
    return new PackSnapshot(
        installed.generation(),
        installed.packs().stream()
            .map(pack -> speaking.contains(pack.id()) ? pack : pack.withRules(List.of()))
            .toList(),
        installed.unhealthy(),
        installed.facts());
  }
}
