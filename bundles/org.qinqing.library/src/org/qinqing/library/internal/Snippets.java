package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qinqing.library.Library.Mark;
import org.qinqing.library.Library.Snippet;

/** Chooses the part of a text that shows why it was found. */
final class Snippets {
  /** Two to three lines of a list 400 pixels wide. */
  private static final int LENGTH = 110;

  private static final String SENTENCE_ENDS = "。；！？\n";

  private Snippets() {}

  /** All of it, unmarked. */
  static Snippet whole(String text) {
    return new Snippet(text.replace('\n', ' '), false, false, List.of());
  }

  /** From the beginning of a sentence on, where most of the query stands. */
  static Snippet of(String text, Set<String> grams) {
    List<Mark> marks = Marks.in(text, grams);
    int from = best(text, marks);
    int to = Math.min(text.length(), from + LENGTH);
    if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
      to--;
    }
    List<Mark> inside = new ArrayList<>();
    for (Mark mark : marks) {
      int begin = Math.max(from, mark.from());
      int end = Math.min(to, mark.to());
      if (begin < end) {
        inside.add(new Mark(begin - from, end - from));
      }
    }
    return new Snippet(
        text.substring(from, to).replace('\n', ' '), from > 0, to < text.length(), inside);
  }

  private static int best(String text, List<Mark> marks) {
    if (text.length() <= LENGTH) {
      return 0;
    }
    int best = 0;
    int most = -1;
    for (int from = 0; from < text.length(); from = next(text, from)) {
      int covered = 0;
      for (Mark mark : marks) {
        int begin = Math.max(from, mark.from());
        int end = Math.min(from + LENGTH, mark.to());
        covered += Math.max(0, end - begin);
      }
      if (covered > most) {
        most = covered;
        best = from;
      }
    }
    return best;
  }

  /** Where the next sentence begins. */
  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && SENTENCE_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    while (at < text.length()
        && (SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0
            || Character.isWhitespace(text.charAt(at)))) {
      at++;
    }
    return at;
  }
}
