package org.qinqing.pack.internal;

/**
 * Accents and other marks that stand on the character before them. Every script gets by with a few;
 * sorting thousands of them, as comparing texts does, takes a time that grows with their square.
 * The bound is that of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13).
 */
final class Marks {
  /** As many may follow each other. */
  static final int MOST = 30;

  private static final int FIRST = 0x300;

  private Marks() {}

  /** Whether a text has more of them in a row than any writing needs. */
  static boolean tooMany(String text) {
    int run = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      // Beyond the first plane the second half of a pair decides.
      if (unit < FIRST || !isMark(text, at)) {
        run = Character.isHighSurrogate(unit) ? run : 0;
      } else if (++run > MOST) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(String text, int at) {
    int point =
        at > 0 && Character.isLowSurrogate(text.charAt(at))
            ? text.codePointBefore(at + 1)
            : text.charAt(at);
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }
}
