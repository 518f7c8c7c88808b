package org.qinqing.library.internal;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.library.Notes.Quote;

/**
 * Finds a quoted stretch in a text that may have changed since: as it was, else the stretch that
 * takes the fewest changes to get to, by itself or together with what stood around it.
 */
final class QuoteFinder {
  /** A shorter text is in too many places to say anything by itself. */
  static final int TELLING = 12;

  /** A larger table of changes than this is not worth its memory; the whole provision is shown. */
  private static final long LARGEST = 8_000_000;

  /** Less than this of a quote or of its place found again is chance. */
  private static final double LEAST = 0.6;

  private final PlainText exact;
  private final PlainText prefix;
  private final PlainText suffix;
  private final Quote quote;
  private final int hint;
  private final Bigrams window;

  /**
   * A stretch of the text as written.
   *
   * @param from first unit
   * @param to after the last unit
   * @param score how much of the quote is there, 0 to 1; 1 when its words are unchanged
   * @param evidence how much speaks for this text being where the quote went, 0 to 1; a quote too
   *     short to tell has none but by what stands around it
   */
  record Stretch(int from, int to, double score, double evidence) {}

  /**
   * For one quote.
   *
   * @param hint where in its text it stood, -1 when unknown
   */
  QuoteFinder(Quote quote, int hint) {
    this.quote = quote;
    this.hint = hint;
    this.exact = PlainText.of(quote.exact());
    this.prefix = PlainText.of(quote.prefix());
    this.suffix = PlainText.of(quote.suffix());
    this.window =
        Bigrams.of(PlainText.of(quote.prefix() + "\n" + quote.exact() + "\n" + quote.suffix()));
  }

  /** What share of the quote and its surroundings stands anywhere in a text; cheap. */
  double promise(Bigrams text) {
    return window.within(text);
  }

  /** The unchanged quote; the best of several by what stands around it, then by its place. */
  Optional<Stretch> unchanged(PlainText text) {
    if (exact.length() == 0) {
      int from = text.written().indexOf(quote.exact(), Math.max(0, hint));
      from = from < 0 ? text.written().indexOf(quote.exact()) : from;
      return from < 0 || quote.exact().isEmpty()
          ? Optional.empty()
          : Optional.of(new Stretch(from, from + quote.exact().length(), 1, 0));
    }
    int best = -1;
    double bestContext = -1;
    int bestDistance = Integer.MAX_VALUE;
    for (int found = text.plain().indexOf(exact.plain());
        found >= 0;
        found = text.plain().indexOf(exact.plain(), found + 1)) {
      double context = context(text, found);
      int distance = hint < 0 ? found : Math.abs(text.writtenFrom(found) - hint);
      if (context > bestContext || (context == bestContext && distance < bestDistance)) {
        best = found;
        bestContext = context;
        bestDistance = distance;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int around = prefix.length() + suffix.length();
    double whole = (exact.length() + bestContext * around) / (exact.length() + around);
    double evidence =
        Math.max(
            exact.length() >= 2 * TELLING ? 1 : 0, exact.length() + around >= TELLING ? whole : 0);
    return Optional.of(stretch(text, best, best + exact.length(), 1, evidence));
  }

  /** The unchanged quote, else the stretch most like it; empty when nothing is like it. */
  Optional<Stretch> find(PlainText text) {
    Optional<Stretch> unchanged = unchanged(text);
    if (unchanged.isPresent() || exact.length() == 0 || text.length() == 0) {
      return unchanged;
    }
    return Stream.of(byItself(text), inItsPlace(text))
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(stretch -> Math.max(stretch.score(), stretch.evidence())));
  }

  private Optional<Stretch> byItself(PlainText text) {
    if (exact.length() < TELLING) {
      return Optional.empty();
    }
    return Alignment.of(exact.plain(), text.plain(), unitHint(text), LARGEST)
        .filter(alignment -> alignment.likeness() >= LEAST && alignment.to() > alignment.from())
        .map(a -> stretch(text, a.from(), a.to(), a.likeness(), a.likeness()));
  }

  /** Aligns the quote with what stood around it, and takes what stands in its place now. */
  private Optional<Stretch> inItsPlace(PlainText text) {
    String around = prefix.plain() + exact.plain() + suffix.plain();
    if (around.length() < TELLING || around.length() == exact.length()) {
      return Optional.empty();
    }
    int first = prefix.length();
    int end = first + exact.length();
    return Alignment.of(around, text.plain(), unitHint(text), LARGEST)
        .filter(alignment -> alignment.likeness() >= LEAST)
        .filter(alignment -> alignment.beginOf(end) > alignment.endBefore(first))
        .map(
            alignment -> {
              int from = alignment.endBefore(first);
              int to = alignment.beginOf(end);
              double score =
                  1
                      - (double) Alignment.changes(exact.plain(), text.plain().substring(from, to))
                          / Math.max(exact.length(), to - from);
              return stretch(text, from, to, Math.min(score, 0.999), alignment.likeness());
            });
  }

  private int unitHint(PlainText text) {
    return hint < 0 ? 0 : text.unitsBefore(hint);
  }

  /** How much of what stood around the quote stands around this place, 0 to 1. */
  private double context(PlainText text, int found) {
    int before = prefix.length();
    int after = suffix.length();
    if (before + after == 0) {
      return 1;
    }
    int same = 0;
    for (int i = 1;
        i <= before
            && found - i >= 0
            && prefix.plain().charAt(before - i) == text.plain().charAt(found - i);
        i++) {
      same++;
    }
    int end = found + exact.length();
    for (int i = 0;
        i < after
            && end + i < text.length()
            && suffix.plain().charAt(i) == text.plain().charAt(end + i);
        i++) {
      same++;
    }
    return (double) same / (before + after);
  }

  /** Takes in the punctuation at both ends that the quote had. */
  private Stretch stretch(PlainText text, int from, int to, double score, double evidence) {
    String written = text.written();
    String said = quote.exact();
    int first = text.writtenFrom(from);
    int end = text.writtenTo(to);
    int head = exact.writtenFrom(0);
    while (head > 0 && first > 0 && same(said.charAt(head - 1), written.charAt(first - 1))) {
      head--;
      first--;
    }
    int tail = exact.writtenTo(exact.length());
    while (tail < said.length()
        && end < written.length()
        && same(said.charAt(tail), written.charAt(end))) {
      tail++;
      end++;
    }
    return new Stretch(first, end, score, evidence);
  }

  private static boolean same(char a, char b) {
    return Folding.fold(String.valueOf(a)).equals(Folding.fold(String.valueOf(b)));
  }
}
