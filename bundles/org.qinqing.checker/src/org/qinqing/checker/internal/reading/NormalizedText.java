package org.qinqing.checker.internal.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.qinqing.checker.FactValue.Span;

/** A text in compatibility form without blanks, that still knows where each unit came from. */
final class NormalizedText {
  private static final int FIRST_IDEOGRAPH = 0x4e00;
  private static final int LAST_IDEOGRAPH = 0x9fff;

  private final String text;
  private final int[] from;
  private final int[] to;

  private NormalizedText(String text, int[] from, int[] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /**
   * NFKC and lower case; blanks vanish (they may stand inside Chinese words), a new line ends a
   * sentence.
   */
  static NormalizedText of(String original) {
    StringBuilder out = new StringBuilder();
    int[] from = new int[original.length() * 2 + 2];
    int[] to = new int[from.length];
    int at = 0;
    while (at < original.length()) {
      int point = original.codePointAt(at);
      int next = at + Character.charCount(point);
      String piece = piece(point);
      for (int i = 0; i < piece.length(); i++) {
        if (out.length() == from.length) {
          from = Arrays.copyOf(from, from.length * 2);
          to = Arrays.copyOf(to, to.length * 2);
        }
        from[out.length()] = at;
        to[out.length()] = next;
        out.append(piece.charAt(i));
      }
      at = next;
    }
    return new NormalizedText(out.toString(), from, to);
  }

  private static String piece(int point) {
    if (point >= FIRST_IDEOGRAPH && point <= LAST_IDEOGRAPH) {
      // Nearly all that is read, and always its own normal form.
      return Character.toString(point);
    }
    if (point == '\n' || point == '\r') {
      return "。";
    }
    if (Character.isWhitespace(point) || Character.getType(point) == Character.FORMAT) {
      return "";
    }
    if (point == '…') {
      return ",";
    }
    String piece = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    return piece.isBlank() ? "" : piece.toLowerCase(Locale.ROOT);
  }

  String text() {
    return text;
  }

  /** The stretch of the original text behind a non-empty stretch of this one. */
  Span span(int begin, int end) {
    return new Span(from[begin], to[end - 1]);
  }
}
