package org.qinqing.report.internal;

/** Text that every kind of file can hold. */
final class CleanText {
  private CleanText() {}

  /**
   * Text without what XML forbids and without marks that turn the direction of writing, which would
   * let a line read otherwise than it is. All line ends become {@code \n}, tabs a space.
   */
  static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .filter(CleanText::isKept)
        .map(CleanText::plain)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The same in one line. */
  static String line(String text) {
    return of(text).replace('\n', ' ').strip();
  }

  private static int plain(int character) {
    return switch (character) {
      case '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> '\n';
      case '\t' -> ' ';
      default -> character;
    };
  }

  private static boolean isKept(int c) {
    boolean lineEnd = within(c, 0x09, 0x0D) || c == 0x85;
    boolean control = !lineEnd && (c < 0x20 || within(c, 0x7F, 0x9F));
    boolean direction =
        c == 0x061C
            || within(c, 0x200E, 0x200F)
            || within(c, 0x202A, 0x202E)
            || within(c, 0x2066, 0x2069);
    boolean loneSurrogate = within(c, 0xD800, 0xDFFF);
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || within(c, 0xFDD0, 0xFDEF) || c == 0xFEFF;
    return !control && !direction && !loneSurrogate && !noCharacter;
  }

  /** Whether a character only steers others and has no shape of its own. */
  static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || within(c, 0xFE00, 0xFE0F)
        || within(c, 0xE0100, 0xE01EF);
  }

  private static boolean within(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
