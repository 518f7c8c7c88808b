package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Question;

class FoldsTest {
  private static final Article.Key KEY = new Article.Key("例", "第一条");
  private static final Address PLACE = Address.parse("user:li-1@2020-01-01/art-1").orElseThrow();
  private static final List<GivenQuestion> QUESTIONS =
      IntStream.range(0, 23)
          .mapToObj(i -> new GivenQuestion("" + i, "问题" + i, Set.of(KEY)))
          .toList();

  @Test
  void everyQuestionIsAskedOnce() {
    Folds folds = new Folds(QUESTIONS);
    List<Integer> asked = new ArrayList<>();
    for (int fold = 0; fold < folds.number(); fold++) {
      asked.addAll(folds.asked(fold));
    }
    assertEquals(23, asked.size());
    assertEquals(23, new HashSet<>(asked).size());
  }

  @Test
  void whatIsAskedIsNotKnownAndTheRestIs() {
    Folds folds = new Folds(QUESTIONS);
    Pack known = folds.known(2, Map.of(KEY, List.of(PLACE)));
    Set<String> stems = new HashSet<>(known.questions().stream().map(Question::stem).toList());
    for (int i = 0; i < QUESTIONS.size(); i++) {
      assertEquals(!folds.asked(2).contains(i), stems.contains(QUESTIONS.get(i).text()));
    }
    assertTrue(
        known.questions().stream().allMatch(q -> q.basis().equals(List.of(PLACE.unversioned()))));
    assertEquals(Optional.empty(), known.digest());
  }
}
