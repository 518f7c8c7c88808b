package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final List<String> RANKED = List.of("a", "b", "c", "d");

  @Test
  void recallIsThePartOfTheRelevantThatIsFound() {
    assertEquals(0.5, Metrics.recall(RANKED, Set.of("b", "x"), 10));
    assertEquals(1, Metrics.recall(RANKED, Set.of("b", "d"), 4));
  }

  @Test
  void recallCountsOnlyTheFirstPlaces() {
    assertEquals(0, Metrics.recall(RANKED, Set.of("c"), 2));
  }

  @Test
  void recallCountsAnArticleFoundTwiceOnce() {
    assertEquals(0.5, Metrics.recall(List.of("a", "a"), Set.of("a", "b"), 10));
  }

  @Test
  void reciprocalRankLooksAtTheFirstRightOne() {
    assertEquals(0.5, Metrics.reciprocalRank(RANKED, Set.of("b", "c"), 10));
    assertEquals(1, Metrics.reciprocalRank(RANKED, Set.of("a"), 10));
  }

  @Test
  void reciprocalRankIsNothingBeyondTheDepth() {
    assertEquals(0, Metrics.reciprocalRank(RANKED, Set.of("d"), 3));
    assertEquals(0, Metrics.reciprocalRank(List.of(), Set.of("d"), 3));
  }
}
