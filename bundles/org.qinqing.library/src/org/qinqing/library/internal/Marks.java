package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qinqing.library.Library.Mark;

/** Finds the stretches of a text that match a query. */
final class Marks {
  private static final float LEAST = 0.3f;

  private Marks() {}

  /** Pairs and words that count; single characters only when the query has nothing longer. */
  static List<Mark> in(String text, Map<String, Float> grams) {
    boolean onlySingles = grams.keySet().stream().allMatch(gram -> gram.length() == 1);
    List<Mark> marks = new ArrayList<>();
    for (Grams.Gram gram : Grams.of(Folding.fold(text))) {
      boolean counts =
          grams.getOrDefault(gram.text(), 0f) >= LEAST && (onlySingles || !gram.single());
      if (!counts) {
        continue;
      }
      if (!marks.isEmpty() && marks.getLast().to() >= gram.from()) {
        Mark last = marks.removeLast();
        marks.add(new Mark(last.from(), Math.max(last.to(), gram.to())));
      } else {
        marks.add(new Mark(gram.from(), gram.to()));
      }
    }
    return marks;
  }
}
