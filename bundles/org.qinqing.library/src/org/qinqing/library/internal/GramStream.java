package org.qinqing.library.internal;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The grams of a folded text: each Chinese character, each pair of neighbours, each other word.
 * Reusable; makes no object per gram.
 */
final class GramStream extends TokenStream {
  private static final int LONGEST_WORD = 255;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private char[] text = new char[64];
  private int length;
  private int at;
  private boolean pair;

  /** Empties the text. */
  GramStream clear() {
    length = 0;
    return this;
  }

  /** Adds a part; no pair crosses from part to part. */
  GramStream add(CharSequence part) {
    int needed = length + part.length() + 1;
    if (needed > text.length) {
      text = java.util.Arrays.copyOf(text, Math.max(needed, text.length * 2));
    }
    for (int i = 0; i < part.length(); i++) {
      text[length++] = Folding.fold(part.charAt(i));
    }
    text[length++] = '\n';
    return this;
  }

  /** Counts all grams of the text. */
  void countInto(GramCounts counts) {
    for (int i = 0; i < length; ) {
      char c = text[i];
      if (Grams.isHan(c)) {
        counts.add(c);
        if (Grams.isHan(text[i + 1])) {
          counts.add((c << 16) | text[i + 1]);
        }
        i++;
      } else if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(i);
        counts.add(new String(text, i, Math.min(end - i, LONGEST_WORD)));
        i = end;
      } else {
        i++;
      }
    }
  }

  @Override
  public void reset() {
    clearAttributes();
    at = 0;
    pair = false;
  }

  @Override
  public boolean incrementToken() {
    if (pair) {
      pair = false;
      term.copyBuffer(text, at - 1, 2);
      return true;
    }
    while (at < length) {
      char c = text[at];
      if (Grams.isHan(c)) {
        term.copyBuffer(text, at, 1);
        at++;
        pair = Grams.isHan(text[at]);
        return true;
      }
      if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(at);
        term.copyBuffer(text, at, Math.min(end - at, LONGEST_WORD));
        at = end;
        return true;
      }
      at++;
    }
    return false;
  }

  private int wordEnd(int from) {
    int end = from + 1;
    while (Character.isLetterOrDigit(text[end]) && !Grams.isHan(text[end])) {
      end++;
    }
    return end;
  }
}
