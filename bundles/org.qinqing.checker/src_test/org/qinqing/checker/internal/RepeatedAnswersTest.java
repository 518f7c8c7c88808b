package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.internal.reading.LexiconSituationReader;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;

/**
 * The same question gets the same answer to the last character, whatever was asked before, by
 * however many at once, and in whatever order the bundles' rules were made ready.
 */
class RepeatedAnswersTest {
  private static final int MOST = 400;
  private static PackSnapshot installed = PackSnapshot.EMPTY;
  private static final List<CheckRequest> REQUESTS = new ArrayList<>();

  @BeforeAll
  static void read() {
    installed = InstalledContent.read();
    REQUESTS.clear();
    for (Pack pack : installed.packs()) {
      for (PackTest test : pack.tests()) {
        boolean words = test.given() instanceof PackTest.Given.Text;
        REQUESTS.add(
            new CheckRequest(
                test.given() instanceof PackTest.Given.Text(String text, var side) ? text : "",
                pack.locality().equals(Locality.TEMPLATE) ? Locality.NATIONAL : pack.locality(),
                Optional.empty(),
                test.asOf().orElse(Fixture.TODAY),
                List.of(),
                test.given() instanceof PackTest.Given.Facts(var events) && !words
                    ? events
                    : List.of()));
      }
    }
    Collections.shuffle(REQUESTS, new Random(3));
    REQUESTS.subList(Math.min(MOST, REQUESTS.size()), REQUESTS.size()).clear();
  }

  /** Everything a program sees of an answer, in its order. */
  private static String trace(CheckResult result) {
    StringBuilder trace = new StringBuilder();
    trace.append(result.verdict()).append(result.leading()).append(result.diagnostics());
    for (CheckResult.Judgement one : result.events()) {
      trace
          .append('\n')
          .append(one.verdict())
          .append(one.topic())
          .append(one.side())
          .append(one.reason())
          .append(one.event())
          .append(one.missing())
          .append(one.remarks())
          .append(one.steps())
          .append(one.ask())
          .append(one.boundaries())
          .append(one.restsOn())
          .append(one.remedies());
      one.applied().forEach(rule -> trace.append(rule.rule().id()).append(rule.verdict()));
      one.overruled().forEach(rule -> trace.append(rule.rule().id()).append(rule.verdict()));
    }
    return trace.toString();
  }

  private static Map<CheckRequest, String> answers(Engine engine, boolean parallel) {
    Map<CheckRequest, String> answers = new ConcurrentHashMap<>();
    (parallel ? REQUESTS.parallelStream() : REQUESTS.stream())
        .forEach(request -> answers.put(request, trace(engine.check(request, installed))));
    return answers;
  }

  @Test
  void asItWasTheFirstTime() {
    Engine engine = new Engine(new LexiconSituationReader());
    assertEquals(answers(engine, false), answers(engine, false));
  }

  @Test
  void whateverWasMadeReadyFirst() {
    Map<CheckRequest, String> expected = answers(new Engine(new LexiconSituationReader()), false);
    Collections.reverse(REQUESTS);
    assertEquals(expected, answers(new Engine(new LexiconSituationReader()), false));
  }

  @Test
  void howeverManyAskAtOnce() {
    Map<CheckRequest, String> expected = answers(new Engine(new LexiconSituationReader()), false);
    assertEquals(expected, answers(new Engine(new LexiconSituationReader()), true));
    assertTrue(expected.size() > MOST / 2, "requests differ");
  }
}
