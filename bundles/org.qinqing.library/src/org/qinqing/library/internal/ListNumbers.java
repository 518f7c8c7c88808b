package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts the numbered paragraphs of a word processor's document and writes their numbers: what a
 * reader sees as 第一条 or （一） is not in the text of such a file.
 */
final class ListNumbers {
  static final int LEVELS = 9;

  private static final int UNSET = Integer.MIN_VALUE;

  /** How a number is written. */
  enum Style {
    DECIMAL,
    DECIMAL_ZERO,
    UPPER_ROMAN,
    LOWER_ROMAN,
    UPPER_LETTER,
    LOWER_LETTER,
    /** 一, 十, 一百零一. */
    CHINESE,
    /** 一〇一. */
    CHINESE_DIGITS,
    /** 壹佰零壹. */
    CHINESE_FORMAL,
    /** 甲, 乙. */
    STEMS,
    /** 子, 丑. */
    BRANCHES,
    /** ①. */
    CIRCLE,
    /** ⑴. */
    PARENTHESIS,
    /** ⒈. */
    FULL_STOP,
    /** １. */
    FULL_WIDTH,
    /** A dot or dash, or nothing. */
    NONE
  }

  /**
   * A level of a list.
   *
   * @param style of its own number
   * @param text pattern such as 第%1条; %1 to %9 stand for the numbers of the levels
   * @param start first number
   * @param restart level (from 1) whose paragraphs make it begin again; 0 for never; -1 for any
   *     higher one
   * @param legal whether the numbers of the levels above are written in Arabic numerals
   * @param gap whether something stands between number and text
   */
  record Level(Style style, String text, int start, int restart, boolean legal, boolean gap) {}

  private final Map<String, int[]> counters = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  /**
   * The number of the next paragraph.
   *
   * @param list what shares one count
   * @param use one use of the list, which may begin anew
   * @param levels the levels of the list as this use has them, at most 9
   * @param level of the paragraph from 0
   * @param anew the first numbers of levels at which this use begins anew
   * @return with a blank after it where there is a gap; empty for a dot
   */
  String next(String list, String use, List<Level> levels, int level, Map<Integer, Integer> anew) {
    if (level < 0 || level >= levels.size()) {
      return "";
    }
    int[] counts = counters.computeIfAbsent(list, key -> unset());
    if (begun.add(use)) {
      anew.forEach(
          (at, number) -> {
            if (at >= 0 && at < LEVELS) {
              counts[at] = number - 1;
            }
          });
    }
    counts[level] = counts[level] == UNSET ? levels.get(level).start() : counts[level] + 1;
    for (int below = level + 1; below < Math.min(LEVELS, levels.size()); below++) {
      int restart = levels.get(below).restart();
      boolean again = restart < 0 || (restart > 0 && level < restart);
      if (again) {
        counts[below] = UNSET;
      }
    }
    Level own = levels.get(level);
    String number = write(levels, own, counts);
    return number.isEmpty() || !own.gap() ? number : number + " ";
  }

  private static int[] unset() {
    int[] counts = new int[LEVELS];
    Arrays.fill(counts, UNSET);
    return counts;
  }

  private static String write(List<Level> levels, Level own, int[] counts) {
    StringBuilder out = new StringBuilder();
    boolean counted = false;
    for (int i = 0; i < own.text().length(); i++) {
      char c = own.text().charAt(i);
      boolean place =
          c == '%' && i + 1 < own.text().length() && Character.isDigit(own.text().charAt(i + 1));
      if (!place) {
        out.append(c);
        continue;
      }
      int at = own.text().charAt(++i) - '1';
      if (at >= 0 && at < Math.min(LEVELS, levels.size())) {
        Level level = levels.get(at);
        int number = counts[at] == UNSET ? level.start() : counts[at];
        boolean arabic = own.legal() && level.style() != Style.NONE;
        String written = write(number, arabic ? Style.DECIMAL : level.style());
        counted |= !written.isEmpty();
        out.append(written);
      }
    }
    // The text of a bullet is the bullet.
    return counted ? out.toString() : "";
  }

  /** Writes a number; one that a style cannot write is written in Arabic numerals. */
  static String write(int number, Style style) {
    if (number < 0 || number > 9999) {
      return style == Style.NONE ? "" : Integer.toString(number);
    }
    return switch (style) {
      case NONE -> "";
      case DECIMAL -> Integer.toString(number);
      case DECIMAL_ZERO -> number < 10 ? "0" + number : Integer.toString(number);
      case UPPER_ROMAN -> roman(number);
      case LOWER_ROMAN -> roman(number).toLowerCase(Locale.ROOT);
      case UPPER_LETTER -> letters(number, 'A');
      case LOWER_LETTER -> letters(number, 'a');
      case CHINESE -> number == 0 ? "零" : Numerals.chinese(number);
      case CHINESE_DIGITS -> digits(number, "〇一二三四五六七八九");
      case CHINESE_FORMAL -> formal(number);
      case STEMS -> of("甲乙丙丁戊己庚辛壬癸", number);
      case BRANCHES -> of("子丑寅卯辰巳午未申酉戌亥", number);
      case CIRCLE -> enclosed(number, '①', 20);
      case PARENTHESIS -> enclosed(number, '⑴', 20);
      case FULL_STOP -> enclosed(number, '⒈', 20);
      case FULL_WIDTH -> digits(number, "０１２３４５６７８９");
    };
  }

  private static String of(String series, int number) {
    return number >= 1 && number <= series.length()
        ? series.substring(number - 1, number)
        : Integer.toString(number);
  }

  private static String enclosed(int number, char first, int last) {
    return number >= 1 && number <= last
        ? String.valueOf((char) (first + number - 1))
        : Integer.toString(number);
  }

  private static String digits(int number, String digits) {
    StringBuilder out = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> out.append(digits.charAt(c - '0')));
    return out.toString();
  }

  private static String formal(int number) {
    String plain = number == 0 ? "零" : Numerals.chinese(number);
    StringBuilder out = new StringBuilder();
    String from = "零一二三四五六七八九十百千";
    String to = "零壹贰叁肆伍陆柒捌玖拾佰仟";
    plain.chars().forEach(c -> out.append(to.charAt(from.indexOf(c))));
    return out.toString();
  }

  private static String letters(int number, char first) {
    if (number < 1) {
      return Integer.toString(number);
    }
    // After z comes aa, then bb.
    return String.valueOf((char) (first + (number - 1) % 26))
        .repeat(Math.min(8, (number - 1) / 26 + 1));
  }

  private static String roman(int number) {
    if (number < 1 || number > 3999) {
      return Integer.toString(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    List<String> signs =
        new ArrayList<>(
            List.of("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"));
    StringBuilder out = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        out.append(signs.get(i));
        rest -= values[i];
      }
    }
    return out.toString();
  }
}
