package org.qinqing.library.internal;

import java.util.OptionalInt;

/** Chinese and Arabic numerals as regulations write them, 1 to 9999. */
final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "个十百千";

  /** Characters of which a numeral consists, for use inside a character class. */
  static final String CLASS = "零〇一二两三四五六七八九十百千0-9";

  private Numerals() {}

  /**
   * Writes a number as articles are numbered: 九十七, 一百零七, 十.
   *
   * @param number 1 to 9999
   */
  static String chinese(int number) {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException(Integer.toString(number));
    }
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (int place = 3; place >= 0; place--) {
      int digit = number / (int) Math.pow(10, place) % 10;
      if (digit == 0) {
        gap = !text.isEmpty();
        continue;
      }
      if (gap) {
        text.append('零');
        gap = false;
      }
      boolean bareTen = place == 1 && digit == 1 && text.isEmpty();
      if (!bareTen) {
        text.append(DIGITS.charAt(digit));
      }
      if (place > 0) {
        text.append(UNITS.charAt(place));
      }
    }
    return text.toString();
  }

  /**
   * Reads 97, 九十七, 一百零七, 一百〇七, and digit by digit 九七.
   *
   * @return empty when the text is no number from 1 to 9999
   */
  static OptionalInt parse(String text) {
    if (text.isEmpty() || text.length() > 9) {
      return OptionalInt.empty();
    }
    int value = text.chars().noneMatch(c -> UNITS.indexOf(c) > 0) ? byDigit(text) : byUnit(text);
    return value < 1 || value > 9999 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Whether a character may be part of a numeral. */
  static boolean isDigit(char c) {
    return digit(c) >= 0 || UNITS.indexOf(c) > 0;
  }

  private static int byDigit(String text) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || value > 999) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int byUnit(String text) {
    int value = 0;
    int digit = -1;
    int lastPlace = 4;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int place = UNITS.indexOf(c);
      if (place > 0) {
        if (place >= lastPlace || digit == 0) {
          return -1;
        }
        value += (digit < 0 ? 1 : digit) * (int) Math.pow(10, place);
        digit = -1;
        lastPlace = place;
      } else {
        int read = digit(c);
        if (read < 0 || digit > 0) {
          return -1;
        }
        digit = read == 0 ? -1 : read;
      }
    }
    return value + Math.max(digit, 0);
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> DIGITS.indexOf(c);
    };
  }
}
