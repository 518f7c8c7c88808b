package org.qinqing.checker;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Service: runs the tests that travel with a rule bundle. */
public interface PackTester {
  /**
   * Runs the facts tests and the reading tests of a bundle.
   *
   * @param pack the bundle
   * @param snapshot everything installed, this bundle included
   * @param ablate whether to take out each rule in turn and see whether a facts test notices
   */
  Report test(Pack pack, PackSnapshot snapshot, boolean ablate);

  /**
   * Puts situations to what is installed, whatever bundle they come from.
   *
   * @param tests a test without a place is asked for the country, one without a day today
   * @param snapshot everything installed
   * @return one for each, in the order given
   */
  List<Outcome> judge(List<PackTest> tests, PackSnapshot snapshot);

  /**
   * What came of it.
   *
   * @param outcomes one for each test, in the order of the bundle
   * @param readingPassed reading tests that gave the expected facts and verdict
   * @param readingTotal reading tests counted; a sentence that the vocabulary or the facts model
   *     holds as an example is counted in no figure
   * @param uncoveredRules ids of rules whose removal no facts test notices; empty when not asked
   *     for
   */
  record Report(
      List<Outcome> outcomes, int readingPassed, int readingTotal, List<String> uncoveredRules) {
    public Report {
      outcomes = List.copyOf(outcomes);
      uncoveredRules = List.copyOf(uncoveredRules);
    }

    /** Whether every facts test passed; reading tests are a rate and refuse nothing. */
    public boolean passed() {
      return outcomes.stream().allMatch(outcome -> outcome.passed() || outcome.reading());
    }
  }

  /**
   * One test.
   *
   * @param id id of the test
   * @param reading whether it is a reading test
   * @param passed whether all that it expects came true
   * @param expected what it expects, in one line
   * @param got what came instead, in one line
   * @param location where it is written
   * @param verdict the verdict that came
   * @param rules ids of the rules that hold and count, the deciding one first
   * @param missing the fact that would be asked, if one
   * @param facts what is known of the leading event, what silence means left out; sorted by fact
   */
  record Outcome(
      String id,
      boolean reading,
      boolean passed,
      String expected,
      String got,
      SourceLocation location,
      Verdict verdict,
      List<String> rules,
      Optional<String> missing,
      SortedMap<String, FactContent> facts) {
    public Outcome {
      rules = List.copyOf(rules);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }
}
