package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts folded text into what is searched: single Chinese characters, pairs of neighbours, and whole
 * other words.
 */
final class Grams {
  private Grams() {}

  /**
   * One searchable piece.
   *
   * @param text folded
   * @param from first unit in the text
   * @param to after the last unit
   */
  record Gram(String text, int from, int to) {
    /** Whether it is a single Chinese character, which says little. */
    boolean single() {
      return to - from == 1 && isHan(text.charAt(0));
    }
  }

  /**
   * The pieces of a folded text in the order of their beginning, the single character before the
   * pair.
   */
  static List<Gram> of(String folded) {
    List<Gram> grams = new ArrayList<>(folded.length() * 2);
    int at = 0;
    while (at < folded.length()) {
      char c = folded.charAt(at);
      if (isHan(c)) {
        grams.add(new Gram(folded.substring(at, at + 1), at, at + 1));
        if (at + 1 < folded.length() && isHan(folded.charAt(at + 1))) {
          grams.add(new Gram(folded.substring(at, at + 2), at, at + 2));
        }
        at++;
      } else if (isWord(c)) {
        int end = at + 1;
        while (end < folded.length() && isWord(folded.charAt(end)) && !isHan(folded.charAt(end))) {
          end++;
        }
        grams.add(new Gram(folded.substring(at, end), at, end));
        at = end;
      } else {
        at++;
      }
    }
    return grams;
  }

  static boolean isHan(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == '〇';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
