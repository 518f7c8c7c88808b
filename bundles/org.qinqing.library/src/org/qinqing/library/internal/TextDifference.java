package org.qinqing.library.internal;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinqing.library.Comparison.Piece;
import org.qinqing.library.internal.ComparedWords.Range;

/**
 * What differs between two texts, word by word, tidied up so that a person can read it: close
 * changes become one, and no number and no title in 《》 is cut.
 */
final class TextDifference {
  /** Up to this many words on both sides together are compared exactly. */
  private static final int EXACT = 4000;

  /** Longer texts are first cut where a run of this many words stands once on either side. */
  private static final int RUN = 4;

  /** How often a stretch is cut again before it counts as changed. */
  private static final int DEEPEST = 8;

  private static final String OPENING = "（(【[《〈“‘";
  private static final String CLOSING = "）)】]》〉”’";

  /** ComparedWords of the older side that were replaced by words of the newer; one may be empty. */
  private record Hunk(int older, int olderEnd, int newer, int newerEnd) {
    int olderSize() {
      return olderEnd - older;
    }

    int newerSize() {
      return newerEnd - newer;
    }

    int size() {
      return Math.max(olderSize(), newerSize());
    }

    Hunk to(Hunk last) {
      return new Hunk(older, last.olderEnd, newer, last.newerEnd);
    }

    Hunk moved(int words) {
      return new Hunk(older + words, olderEnd + words, newer + words, newerEnd + words);
    }
  }

  private final ComparedWords older;
  private final ComparedWords newer;
  private List<Hunk> hunks = new ArrayList<>();

  private TextDifference(ComparedWords older, ComparedWords newer) {
    this.older = older;
    this.newer = newer;
  }

  static TextDifference of(ComparedWords older, ComparedWords newer) {
    TextDifference difference = new TextDifference(older, newer);
    difference.find(0, older.size(), 0, newer.size(), 0);
    difference.slide();
    difference.join();
    difference.keepTitlesWhole();
    return difference;
  }

  /** The older text in pieces; together they are exactly the text. */
  List<Piece> olderPieces() {
    return pieces(older, hunks.stream().map(h -> new Range(h.older, h.olderEnd)).toList());
  }

  /** The newer text in pieces; together they are exactly the text. */
  List<Piece> newerPieces() {
    return pieces(newer, hunks.stream().map(h -> new Range(h.newer, h.newerEnd)).toList());
  }

  /** A text of one piece. */
  static List<Piece> whole(ComparedWords words, boolean changed) {
    return words.text().isEmpty() ? List.of() : List.of(new Piece(words.text(), changed));
  }

  private List<Piece> pieces(ComparedWords words, List<Range> changed) {
    List<Piece> pieces = new ArrayList<>();
    String text = words.text();
    int at = 0;
    for (Range range : changed) {
      if (range.from() == range.to()) {
        continue;
      }
      Range span = span(words, range);
      add(pieces, text.substring(at, span.from()), false);
      add(pieces, text.substring(span.from(), span.to()), true);
      at = span.to();
    }
    add(pieces, text.substring(at), false);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean changed) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, changed));
    }
  }

  /** The stretch of text of some words; brackets around all of them belong to it. */
  private static Range span(ComparedWords words, Range range) {
    int from = words.span(range.from()).from();
    int to = words.span(range.to() - 1).to();
    for (int title = 0; title < words.titles().size(); title++) {
      Range whole = words.titles().get(title);
      if (range.from() <= whole.from() && whole.to() <= range.to()) {
        from = Math.min(from, words.titleSpan(title).from());
        to = Math.max(to, words.titleSpan(title).to());
      }
    }
    return withBrackets(words.text(), from, to);
  }

  /** Takes in a bracket next to the stretch whose partner stands in it or at its other end. */
  private static Range withBrackets(String text, int from, int to) {
    int before = from > 0 ? OPENING.indexOf(text.charAt(from - 1)) : -1;
    int after = to < text.length() ? CLOSING.indexOf(text.charAt(to)) : -1;
    boolean around = before >= 0 && before == after;
    boolean opens = before >= 0 && open(text.substring(from, to), before) < 0;
    boolean closes = after >= 0 && open(text.substring(from, to), after) > 0;
    return new Range(around || opens ? from - 1 : from, around || closes ? to + 1 : to);
  }

  /** How many more brackets of a kind a text opens than it closes. */
  private static int open(String text, int kind) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open += text.charAt(i) == OPENING.charAt(kind) ? 1 : 0;
      open -= text.charAt(i) == CLOSING.charAt(kind) ? 1 : 0;
    }
    return open;
  }

  /** Finds the changes between two stretches, in order. */
  private void find(int from, int end, int newFrom, int newEnd, int depth) {
    List<String> a = older.norms();
    List<String> b = newer.norms();
    while (from < end && newFrom < newEnd && a.get(from).equals(b.get(newFrom))) {
      from++;
      newFrom++;
    }
    while (from < end && newFrom < newEnd && a.get(end - 1).equals(b.get(newEnd - 1))) {
      end--;
      newEnd--;
    }
    if (from == end && newFrom == newEnd) {
      return;
    }
    if (from == end || newFrom == newEnd) {
      hunks.add(new Hunk(from, end, newFrom, newEnd));
    } else if (end - from + newEnd - newFrom <= EXACT) {
      exact(from, end, newFrom, newEnd);
    } else if (depth < DEEPEST) {
      cut(from, end, newFrom, newEnd, depth);
    } else {
      hunks.add(new Hunk(from, end, newFrom, newEnd));
    }
  }

  private void exact(int from, int end, int newFrom, int newEnd) {
    List<Change> changes =
        new MyersDiffWithLinearSpace<String>()
            .computeDiff(
                older.norms().subList(from, end), newer.norms().subList(newFrom, newEnd), null);
    for (Change change : changes) {
      Hunk hunk =
          new Hunk(
              from + change.startOriginal,
              from + change.endOriginal,
              newFrom + change.startRevised,
              newFrom + change.endRevised);
      boolean adjoins =
          !hunks.isEmpty()
              && hunks.getLast().olderEnd == hunk.older
              && hunks.getLast().newerEnd == hunk.newer;
      hunks.add(adjoins ? hunks.removeLast().to(hunk) : hunk);
    }
  }

  /**
   * Cuts long texts at runs of words that stand once on either side and in the same order, and goes
   * on between them. Without any, the whole stretch counts as changed, so that the time stays
   * bounded.
   */
  private void cut(int from, int end, int newFrom, int newEnd, int depth) {
    Map<List<String>, Integer> places = onceOnly(older.norms(), from, end);
    Map<List<String>, Integer> newPlaces = onceOnly(newer.norms(), newFrom, newEnd);
    List<int[]> pairs = new ArrayList<>();
    for (Map.Entry<List<String>, Integer> place : places.entrySet()) {
      int there = newPlaces.getOrDefault(place.getKey(), -1);
      if (place.getValue() >= 0 && there >= 0) {
        pairs.add(new int[] {place.getValue(), there});
      }
    }
    pairs.sort((one, other) -> Integer.compare(one[0], other[0]));
    int at = from;
    int newAt = newFrom;
    boolean found = false;
    for (int pair : RisingChain.longest(pairs.stream().mapToInt(pair -> pair[1]).toArray())) {
      int stop = pairs.get(pair)[0];
      int newStop = pairs.get(pair)[1];
      if (stop >= at && newStop >= newAt) {
        find(at, stop, newAt, newStop, depth + 1);
        at = stop + RUN;
        newAt = newStop + RUN;
        found = true;
      }
    }
    if (found) {
      find(at, end, newAt, newEnd, depth + 1);
    } else {
      hunks.add(new Hunk(from, end, newFrom, newEnd));
    }
  }

  /** Where each run of words stands; -1 for one that stands more than once. */
  private static Map<List<String>, Integer> onceOnly(List<String> norms, int from, int end) {
    Map<List<String>, Integer> places = new HashMap<>();
    for (int i = from; i + RUN <= end; i++) {
      places.merge(List.copyOf(norms.subList(i, i + RUN)), i, (first, second) -> -1);
    }
    return places;
  }

  /** Moves what was only put in or only left out to where a mark stands before it, if it can. */
  private void slide() {
    for (int i = 0; i < hunks.size(); i++) {
      Hunk hunk = hunks.get(i);
      if (hunk.olderSize() > 0 && hunk.newerSize() > 0) {
        continue;
      }
      ComparedWords words = hunk.olderSize() > 0 ? older : newer;
      int start = hunk.olderSize() > 0 ? hunk.older : hunk.newer;
      int size = hunk.size();
      int least = i == 0 ? 0 : hunks.get(i - 1).olderEnd;
      int most = i + 1 == hunks.size() ? older.size() : hunks.get(i + 1).older;
      int back = 0;
      while (hunk.older - back > least && same(words, start - back - 1, start - back - 1 + size)) {
        back++;
      }
      int on = 0;
      while (hunk.olderEnd + on < most && same(words, start + on, start + on + size)) {
        on++;
      }
      int best = 0;
      for (int move = -back; move <= on; move++) {
        boolean better = marks(words, start + move, size) > marks(words, start + best, size);
        best = better ? move : best;
      }
      hunks.set(i, hunk.moved(best));
    }
  }

  private static boolean same(ComparedWords words, int one, int other) {
    return words.norms().get(one).equals(words.norms().get(other));
  }

  private static int marks(ComparedWords words, int start, int size) {
    return (words.beginsAfterMark(start) ? 1 : 0) + (words.beginsAfterMark(start + size) ? 1 : 0);
  }

  /** Makes one change of neighbours with little in between. */
  private void join() {
    List<Hunk> joined = new ArrayList<>();
    for (Hunk hunk : hunks) {
      joined.add(hunk);
      while (joined.size() > 1 && close(joined.get(joined.size() - 2), joined.getLast())) {
        Hunk last = joined.removeLast();
        joined.add(joined.removeLast().to(last));
      }
    }
    hunks = joined;
  }

  /** Whether what stands between two changes is too little to be read as unchanged. */
  private boolean close(Hunk first, Hunk second) {
    int between = second.older - first.olderEnd;
    if (between == 0) {
      return true;
    }
    boolean phrase =
        older.setOff(first.olderEnd, second.older) && newer.setOff(first.newerEnd, second.newer);
    if (phrase || number(first) || number(second)) {
      return false;
    }
    return between <= 2 || (between <= 5 && between <= Math.min(first.size(), second.size()));
  }

  /** A number that took the place of a number says enough by itself. */
  private boolean number(Hunk hunk) {
    return hunk.olderSize() == 1
        && hunk.newerSize() == 1
        && older.isNumber(hunk.older)
        && newer.isNumber(hunk.newer);
  }

  /** Widens changes that begin or end inside a title to the whole title, on both sides. */
  private void keepTitlesWhole() {
    if (hunks.isEmpty() || (older.titles().isEmpty() && newer.titles().isEmpty())) {
      return;
    }
    boolean widened = true;
    while (widened) {
      widened = false;
      for (int i = 0; i < hunks.size(); i++) {
        Hunk hunk = hunks.get(i);
        int before = Math.max(missingBefore(older, hunk.older), missingBefore(newer, hunk.newer));
        int after =
            Math.max(missingAfter(older, hunk.olderEnd), missingAfter(newer, hunk.newerEnd));
        int room = i == 0 ? hunk.older : hunk.older - hunks.get(i - 1).olderEnd;
        int roomAfter =
            i + 1 == hunks.size()
                ? older.size() - hunk.olderEnd
                : hunks.get(i + 1).older - hunk.olderEnd;
        before = Math.min(before, room);
        after = Math.min(after, roomAfter);
        if (before > 0 || after > 0) {
          hunks.set(
              i,
              new Hunk(
                  hunk.older - before,
                  hunk.olderEnd + after,
                  hunk.newer - before,
                  hunk.newerEnd + after));
          widened = true;
        }
      }
      joinTouching();
    }
  }

  private void joinTouching() {
    List<Hunk> joined = new ArrayList<>();
    for (Hunk hunk : hunks) {
      boolean touches = !joined.isEmpty() && joined.getLast().olderEnd == hunk.older;
      joined.add(touches ? joined.removeLast().to(hunk) : hunk);
    }
    hunks = joined;
  }

  private static int missingBefore(ComparedWords words, int place) {
    return words.titles().stream()
        .filter(title -> title.from() < place && place < title.to())
        .mapToInt(title -> place - title.from())
        .findFirst()
        .orElse(0);
  }

  private static int missingAfter(ComparedWords words, int place) {
    return words.titles().stream()
        .filter(title -> title.from() < place && place < title.to())
        .mapToInt(title -> title.to() - place)
        .findFirst()
        .orElse(0);
  }
}
