package org.qinqing.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The peers' own analysis, independent of the product's: Chinese characters as single ones and as
 * pairs of neighbours, other letters and digits as whole words; full-width forms and case folded.
 */
final class Grams {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private Grams() {}

  /** A stretch of the text. */
  interface Sink {
    void take(int from, int to);
  }

  /** Folds in place, a character for a character. */
  static void fold(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
        c = (char) (c - FULL_WIDTH_SHIFT);
      }
      text[i] = Character.toLowerCase(c);
    }
  }

  /** Single characters, pairs and words, in the order of their beginning. */
  static List<String> singlesAndPairs(String text) {
    char[] folded = text.toCharArray();
    fold(folded, folded.length);
    List<String> grams = new ArrayList<>();
    each(folded, folded.length, (from, to) -> grams.add(new String(folded, from, to - from)));
    return grams;
  }

  /** Pairs and words; a Chinese character without a neighbour stands for itself. */
  static List<String> pairs(String text) {
    char[] folded = text.toCharArray();
    fold(folded, folded.length);
    List<String> pairs = new ArrayList<>();
    each(
        folded,
        folded.length,
        (from, to) -> {
          boolean neighbours =
              (from > 0 && isHan(folded[from - 1]))
                  || (from + 1 < folded.length && isHan(folded[from + 1]));
          if (to - from > 1 || !isHan(folded[from]) || !neighbours) {
            pairs.add(new String(folded, from, to - from));
          }
        });
    return pairs;
  }

  /** Finds the pieces of a folded text. */
  static void each(char[] folded, int length, Sink sink) {
    int at = 0;
    while (at < length) {
      at = step(folded, length, at, sink);
    }
  }

  /** Hands over what begins at a place; the next place. */
  static int step(char[] folded, int length, int at, Sink sink) {
    char c = folded[at];
    if (isHan(c)) {
      sink.take(at, at + 1);
      if (at + 1 < length && isHan(folded[at + 1])) {
        sink.take(at, at + 2);
      }
      return at + 1;
    }
    if (!Character.isLetterOrDigit(c)) {
      return at + 1;
    }
    int end = at + 1;
    while (end < length && Character.isLetterOrDigit(folded[end]) && !isHan(folded[end])) {
      end++;
    }
    sink.take(at, end);
    return end;
  }

  static boolean isHan(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == '〇';
  }
}
