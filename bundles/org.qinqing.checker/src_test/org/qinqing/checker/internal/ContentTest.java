package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.PackTester;
import org.qinqing.checker.Situation;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;

/**
 * The engine over the real national rules: the sixty decision examples of the facts model, and its
 * laws. Needs the content folders beside this bundle and the reader's libraries on the class path;
 * elsewhere the framework tests do it.
 */
class ContentTest {
  private static final Engine ENGINE =
      new Engine((text, side, packs, where, day) -> new Situation(text, List.of()));

  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void readContent() {
    installed = InstalledContent.read();
  }

  private static CheckResult check(Locality place, List<Map<String, FactContent>> events) {
    return ENGINE.check(
        new CheckRequest("", place, Optional.empty(), Fixture.TODAY, List.of(), events),
        installed,
        false);
  }

  @TestFactory
  Stream<DynamicTest> decisionExamples() throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ContentTest.class.getResourceAsStream("decision-examples.tsv")),
                StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
    }
    assertEquals(60, lines.size());
    return lines.stream()
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> decide(row)));
  }

  private static void decide(String[] row) {
    Locality place = Locality.NATIONAL;
    List<Map<String, FactContent>> events = new ArrayList<>();
    for (String event : row[1].split(" \\+ ")) {
      Map<String, FactContent> facts = new TreeMap<>();
      for (String part : event.split(";")) {
        String[] halves = part.strip().split("=", 2);
        if (halves[0].equals("locality")) {
          place = installed.locality(halves[1]).orElse(Locality.NATIONAL);
        } else {
          facts.put(halves[0], content(halves[0], halves[1]));
        }
      }
      events.add(facts);
    }
    CheckResult result = check(place, events);
    String shown =
        result.lead().map(l -> l.applied() + " " + l.missing() + " " + l.event()).orElse("");
    assertEquals(Verdict.valueOf(row[2]), result.verdict(), shown);
    if (row[3].startsWith("?")) {
      assertEquals(row[3].substring(1), result.lead().orElseThrow().missing().get(0).fact(), shown);
    }
  }

  private static FactContent content(String fact, String value) {
    FactsModel.Fact known = installed.facts().fact(fact).orElseThrow();
    if (known.type() == FactsModel.Type.QUANTITY) {
      return FactContent.Quantity.exactly(new java.math.BigDecimal(value), known.unit());
    }
    String term = value.equals("yes") ? "true" : value.equals("no") ? "false" : value;
    return new FactContent.Terms(Set.of(known.type() == FactsModel.Type.FLAG ? term : value));
  }

  @TestFactory
  Stream<DynamicTest> testsOfTheBundles() {
    return installed.packs().stream()
        .map(
            pack ->
                DynamicTest.dynamicTest(
                    pack.id(),
                    () ->
                        assertEquals(
                            List.of(),
                            new RulePackTester()
                                .factsTests(pack, installed).stream()
                                    .filter(outcome -> !outcome.passed())
                                    .map(PackTester.Outcome::toString)
                                    .toList())));
  }

  /**
   * Every combination of facts has an answer or a question, whatever the act (random walk over all
   * facts).
   */
  @Test
  void noCombinationEndsWithoutARule() {
    Map<String, String> silent = new LinkedHashMap<>();
    walk(
        20261122,
        (event, result) -> {
          if (result.verdict() == Verdict.NO_RULE) {
            String act = event.get("act").toString();
            silent.putIfAbsent(act, event.toString());
          }
        });
    silent.remove("out-of-scope");
    assertTrue(silent.isEmpty(), silent::toString);
  }

  @Test
  void forgettingAFactNeverAllowsTheForbidden() {
    List<String> broken = new ArrayList<>();
    walk(
        7,
        (event, result) -> {
          if (result.verdict() != Verdict.PROHIBITED && result.verdict() != Verdict.RECUSE) {
            return;
          }
          for (String fact : event.keySet()) {
            FactsModel.Silence silence = installed.facts().fact(fact).orElseThrow().silence();
            if (silence != FactsModel.Silence.OPEN && silence != FactsModel.Silence.NOTE) {
              continue;
            }
            Map<String, FactContent> less = new TreeMap<>(event);
            less.remove(fact);
            CheckResult forgotten = check(Locality.NATIONAL, List.of(less));
            boolean chip =
                forgotten.lead().orElseThrow().event().facts().values().stream()
                    .anyMatch(value -> value.source() == FactValue.Source.PRESUMED);
            // Facts that contradict one another (往来对等 and 明显偏重): what remains then speaks alone.
            boolean contradicted =
                forgotten
                    .lead()
                    .orElseThrow()
                    .event()
                    .fact(fact)
                    .filter(value -> value.source() == FactValue.Source.DERIVED)
                    .filter(value -> !value.content().equals(event.get(fact)))
                    .isPresent();
            if (forgotten.verdict().kind() == Verdict.Kind.ALLOWED && !chip && !contradicted) {
              broken.add("forgot " + fact + " of " + event);
            }
          }
        });
    assertEquals(List.of(), broken);
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(Map<String, FactContent> event, CheckResult result);
  }

  private static void walk(long seed, Visitor visitor) {
    Random random = new Random(seed);
    FactsModel model = installed.facts();
    for (FactsModel.Family family : model.families()) {
      for (FactsModel.Act act : family.acts()) {
        for (int i = 0; i < 40; i++) {
          Map<String, FactContent> event = new TreeMap<>();
          event.put("act", FactContent.Terms.of(act.id()));
          for (FactsModel.Fact fact : model.facts()) {
            boolean set =
                random.nextInt(4) == 0
                    && !Arrays.asList("act", "side", "locality", "as_of").contains(fact.id())
                    && fact.silence() != FactsModel.Silence.DERIVED;
            if (set && fact.type() == FactsModel.Type.QUANTITY) {
              event.put(
                  fact.id(),
                  FactContent.Quantity.exactly(
                      new java.math.BigDecimal(
                          random.nextInt(6) * (fact.unit().equals("CNY") ? 90 : 1)),
                      fact.unit()));
            } else if (set && !fact.values().isEmpty()) {
              event.put(
                  fact.id(),
                  FactContent.Terms.of(
                      fact.values().get(random.nextInt(fact.values().size())).id()));
            }
          }
          visitor.visit(event, check(Locality.NATIONAL, List.of(event)));
        }
      }
    }
    assertFalse(model.families().isEmpty());
  }
}
