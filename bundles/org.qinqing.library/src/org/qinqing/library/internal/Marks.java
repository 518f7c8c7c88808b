package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qinqing.library.Library.Mark;

/** Finds the stretches of a text that match a query. */
final class Marks {
  private Marks() {}

  /** Pairs and words that count; single characters only when the query has nothing longer. */
  static List<Mark> in(String text, Set<String> grams) {
    boolean onlySingles = grams.stream().allMatch(gram -> gram.length() == 1);
    List<Mark> marks = new ArrayList<>();
    for (Grams.Gram gram : Grams.of(Folding.fold(text))) {
      boolean counts = grams.contains(gram.text()) && (onlySingles || !gram.single());
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
