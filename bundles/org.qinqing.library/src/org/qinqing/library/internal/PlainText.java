package org.qinqing.library.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A text as it is compared: without spaces and punctuation, with variant characters folded; and
 * where each unit of it stands in the text as written. Per cent signs stay, they change a meaning.
 */
final class PlainText {
  private final String written;
  private final String plain;
  private final int[] at;

  private PlainText(String written, String plain, int[] at) {
    this.written = written;
    this.plain = plain;
    this.at = at;
  }

  static PlainText of(String written) {
    String folded = Folding.fold(written);
    StringBuilder plain = new StringBuilder(folded.length());
    int[] at = new int[folded.length()];
    for (int i = 0; i < folded.length(); i++) {
      if (counts(folded.charAt(i))) {
        at[plain.length()] = i;
        plain.append(folded.charAt(i));
      }
    }
    return new PlainText(written, plain.toString(), Arrays.copyOf(at, plain.length()));
  }

  private static boolean counts(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          false;
      case Character.OTHER_PUNCTUATION -> c == '%' || c == '‰';
      default -> true;
    };
  }

  /** The text as written. */
  String written() {
    return written;
  }

  /** The text as compared. */
  String plain() {
    return plain;
  }

  int length() {
    return plain.length();
  }

  /** Where a unit of the compared text stands in the text as written. */
  int writtenFrom(int unit) {
    return at[unit];
  }

  /** The end in the text as written of a stretch that ends before the given unit. */
  int writtenTo(int unit) {
    return at[unit - 1] + 1;
  }

  /** How many units of the compared text stand before a place in the text as written. */
  int unitsBefore(int place) {
    int found = Arrays.binarySearch(at, place);
    return found >= 0 ? found : -found - 1;
  }

  boolean same(PlainText other) {
    return plain.equals(other.plain);
  }

  /** SHA-256 of the text as compared, in hexadecimal. */
  String hash() {
    return HexFormat.of().formatHex(digest(plain));
  }

  /** SHA-256 of a text. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
