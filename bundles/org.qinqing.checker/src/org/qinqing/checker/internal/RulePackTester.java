package org.qinqing.checker.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.PackTester;
import org.qinqing.checker.internal.reading.LearnedSituationReader;
import org.qinqing.checker.internal.reading.SituationReader;
import org.qinqing.pack.Address;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;
import org.qinqing.pack.VocabularyEntry;

/**
 * Runs the tests of a bundle with an engine of its own, so that trying bundles never touches the
 * running checker.
 */
@Component(service = PackTester.class)
public final class RulePackTester implements PackTester {
  private final Clock clock;
  private final SituationReader reader = new LearnedSituationReader();

  @Activate
  public RulePackTester() {
    this(Clock.systemDefaultZone());
  }

  RulePackTester(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Report test(Pack pack, PackSnapshot snapshot, boolean ablate) {
    Engine engine = engine();
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> examples = examples(snapshot);
    int readings = 0;
    int read = 0;
    for (PackTest test : pack.tests()) {
      Outcome outcome = run(test, pack.locality(), snapshot, engine);
      outcomes.add(outcome);
      if (test.given() instanceof PackTest.Given.Text given && !examples.contains(given.text())) {
        readings++;
        read += outcome.passed() ? 1 : 0;
      }
    }
    return new Report(
        outcomes, read, readings, ablate ? uncovered(pack, snapshot, outcomes) : List.of());
  }

  @Override
  public List<Outcome> judge(List<PackTest> tests, PackSnapshot snapshot) {
    Engine engine = engine();
    return tests.stream().map(test -> run(test, Locality.NATIONAL, snapshot, engine)).toList();
  }

  /** Runs the facts tests only: what decides over an install. */
  List<Outcome> factsTests(Pack pack, PackSnapshot snapshot) {
    Engine engine = engine();
    return pack.tests().stream()
        .filter(test -> test.given() instanceof PackTest.Given.Facts)
        .map(test -> run(test, pack.locality(), snapshot, engine))
        .toList();
  }

  private Engine engine() {
    return new Engine(reader);
  }

  /** Rules whose absence changes the outcome of no facts test that passes with them. */
  private List<String> uncovered(Pack pack, PackSnapshot snapshot, List<Outcome> outcomes) {
    Set<String> passing = new HashSet<>();
    outcomes.stream()
        .filter(outcome -> outcome.passed() && !outcome.reading())
        .forEach(outcome -> passing.add(outcome.id()));
    List<PackTest> tests =
        pack.tests().stream().filter(test -> passing.contains(test.id())).toList();
    List<String> uncovered = new ArrayList<>();
    Engine engine = engine();
    for (Rule rule : pack.rules()) {
      Pack without = without(pack, rule);
      List<Pack> packs =
          snapshot.packs().stream()
              .map(other -> other.id().equals(pack.id()) ? without : other)
              .toList();
      PackSnapshot reduced =
          new PackSnapshot(snapshot.generation(), packs, snapshot.unhealthy(), snapshot.facts());
      boolean noticed =
          tests.stream().anyMatch(test -> !run(test, pack.locality(), reduced, engine).passed());
      if (!noticed) {
        uncovered.add(rule.id());
      }
    }
    return uncovered;
  }

  private static Pack without(Pack pack, Rule rule) {
    return pack.withRules(pack.rules().stream().filter(other -> other != rule).toList());
  }

  private Outcome run(PackTest test, Locality home, PackSnapshot snapshot, Engine engine) {
    boolean reading = test.given() instanceof PackTest.Given.Text;
    Optional<Locality> place = test.locality().map(snapshot::locality).orElse(Optional.of(home));
    if (place.isEmpty()) {
      return new Outcome(
          test.id(),
          reading,
          false,
          expected(test),
          Messages.text("test.place", test.id(), test.locality().orElse("")),
          test.location(),
          Verdict.NO_RULE,
          List.of(),
          Optional.empty(),
          new TreeMap<>());
    }
    LocalDate asOf = test.asOf().orElseGet(() -> LocalDate.now(clock));
    CheckRequest request =
        switch (test.given()) {
          case PackTest.Given.Facts(List<Map<String, FactContent>> events) ->
              new CheckRequest("", place.get(), Optional.empty(), asOf, List.of(), events);
          case PackTest.Given.Text given ->
              new CheckRequest(given.text(), place.get(), given.side(), asOf, List.of(), List.of());
        };
    CheckResult result = engine.check(request, snapshot, false);
    return outcome(test, reading, result);
  }

  private static Outcome outcome(PackTest test, boolean reading, CheckResult result) {
    Optional<CheckResult.Judgement> lead = result.lead();
    return new Outcome(
        test.id(),
        reading,
        fulfils(result, test),
        expected(test),
        got(result),
        test.location(),
        result.verdict(),
        lead.map(CheckResult.Judgement::applied).orElse(List.of()).stream()
            .map(applied -> applied.rule().id())
            .toList(),
        lead.flatMap(judgement -> judgement.missing().stream().findFirst())
            .map(CheckResult.Missing::fact),
        lead.map(judgement -> known(judgement.event())).orElseGet(TreeMap::new));
  }

  /** What was said, implied, derived or presumed. */
  private static SortedMap<String, FactContent> known(Event event) {
    SortedMap<String, FactContent> known = new TreeMap<>();
    event
        .facts()
        .forEach(
            (fact, value) -> {
              if (value.source() != FactValue.Source.DEFAULT) {
                known.put(fact, value.content());
              }
            });
    return known;
  }

  private static boolean fulfils(CheckResult result, PackTest test) {
    Optional<CheckResult.Judgement> lead = result.lead();
    if (result.verdict() != test.verdict()) {
      return false;
    }
    List<CheckResult.Applied> applied = lead.map(CheckResult.Judgement::applied).orElse(List.of());
    boolean rule =
        test.rule()
            .map(
                id ->
                    applied.stream()
                        .anyMatch(a -> a.rule().id().equals(id) && a.verdict() == result.verdict()))
            .orElse(true);
    boolean basis = test.basis().stream().allMatch(address -> cited(applied, address));
    boolean missing =
        test.missing()
            .map(
                fact ->
                    lead.flatMap(judgement -> judgement.missing().stream().findFirst())
                        .filter(first -> first.fact().equals(fact))
                        .isPresent())
            .orElse(true);
    return rule && basis && missing && read(result, test.facts());
  }

  private static boolean cited(List<CheckResult.Applied> applied, Address wanted) {
    return applied.stream()
        .flatMap(a -> a.rule().basis().stream())
        .anyMatch(
            address ->
                address.unversioned().equals(wanted.unversioned()) || address.equals(wanted));
  }

  /** Whether one deed of the answer has all the facts expected. */
  private static boolean read(CheckResult result, Map<String, FactContent> wanted) {
    return wanted.isEmpty()
        || result.events().stream()
            .map(CheckResult.Judgement::event)
            .anyMatch(
                event ->
                    wanted.entrySet().stream()
                        .allMatch(
                            entry ->
                                event
                                    .fact(entry.getKey())
                                    .map(FactValue::content)
                                    .filter(content -> same(content, entry.getValue()))
                                    .isPresent()));
  }

  private static boolean same(FactContent found, FactContent wanted) {
    if (found instanceof FactContent.Quantity a && wanted instanceof FactContent.Quantity b) {
      return a.toString().equals(b.toString());
    }
    return found.equals(wanted);
  }

  /**
   * Sentences that the vocabulary or the facts model holds as examples; they are counted in no
   * figure.
   */
  private static Set<String> examples(PackSnapshot snapshot) {
    Set<String> examples = new HashSet<>();
    for (FactsModel.Family family : snapshot.facts().families()) {
      family.acts().forEach(act -> examples.addAll(act.phrases()));
    }
    for (Pack pack : snapshot.packs()) {
      for (VocabularyEntry entry : pack.vocabulary()) {
        examples.add(entry.say());
        examples.addAll(entry.also());
      }
    }
    return examples;
  }

  private static String expected(PackTest test) {
    List<String> parts = new ArrayList<>();
    parts.add(test.verdict().toString());
    test.rule().ifPresent(rule -> parts.add("rule=" + rule));
    test.basis().forEach(address -> parts.add("basis=" + address));
    test.missing().ifPresent(fact -> parts.add("missing=" + fact));
    new TreeMap<>(test.facts()).forEach((fact, content) -> parts.add(fact + "=" + content));
    return String.join(" ", parts);
  }

  private static String got(CheckResult result) {
    List<String> parts = new ArrayList<>();
    parts.add(result.verdict().toString());
    Optional<CheckResult.Judgement> lead = result.lead();
    lead.ifPresent(
        judgement -> {
          judgement.applied().forEach(a -> parts.add("rule=" + a.rule().id()));
          judgement.missing().stream().findFirst().ifPresent(m -> parts.add("missing=" + m.fact()));
          parts.add(said(judgement.event()));
        });
    if (lead.isEmpty() && result.verdict() == Verdict.NO_RULE) {
      parts.add("events=0");
    }
    return String.join(" ", parts);
  }

  private static String said(Event event) {
    List<String> said = new ArrayList<>();
    known(event).forEach((fact, content) -> said.add(fact + "=" + content));
    return "{" + String.join("; ", said) + "}";
  }
}
