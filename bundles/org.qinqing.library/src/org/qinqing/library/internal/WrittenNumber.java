package org.qinqing.library.internal;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they stand in running text, in Chinese or Arabic writing, made comparable. */
final class WrittenNumber {
  private static final String CHINESE = "零〇一二两三四五六七八九十百千万亿";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<arabic>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.．][0-9]+)?)(?<unit>[十百千万亿]*)"
              + "|(?<chinese>["
              + CHINESE
              + "]+)");
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String SCALES = "十百千万亿";
  private static final int[] ZEROS = {1, 2, 3, 4, 8};
  private static final int LONGEST = 30;

  private WrittenNumber() {}

  /** Whether a number may begin with the character. */
  static boolean begins(char c) {
    return (c >= '0' && c <= '9') || CHINESE.indexOf(c) >= 0;
  }

  /** A matcher that finds where numbers stand; {@link #value} reads what it found. */
  static Matcher in(String text) {
    return FORM.matcher(text);
  }

  /**
   * The number as digits: 三万, 3万 and 30000 are the same. What is no number after all, such as 千百,
   * stays as written.
   */
  static String value(Matcher found) {
    String arabic = found.group("arabic");
    if (arabic == null) {
      return chinese(found.group());
    }
    String unit = found.group("unit");
    String plain = arabic.replace(",", "").replace('．', '.');
    if (unit == null || unit.isEmpty() || plain.length() > LONGEST) {
      return plain;
    }
    int zeros = unit.chars().map(c -> ZEROS[SCALES.indexOf(c)]).sum();
    return new BigDecimal(plain).scaleByPowerOfTen(zeros).stripTrailingZeros().toPlainString();
  }

  private static String chinese(String text) {
    if (text.chars().noneMatch(c -> SCALES.indexOf(c) >= 0)) {
      StringBuilder digits = new StringBuilder();
      text.chars().forEach(c -> digits.append(digit((char) c)));
      return digits.toString();
    }
    long value = 0;
    String rest = text;
    for (Scale scale : Scale.values()) {
      int cut = rest.indexOf(scale.word);
      if (cut >= 0) {
        OptionalInt count = Numerals.parse(rest.substring(0, cut));
        if (count.isEmpty()) {
          return text;
        }
        value += count.getAsInt() * scale.size;
        rest = rest.substring(cut + 1);
      }
    }
    if (rest.isEmpty()) {
      return Long.toString(value);
    }
    OptionalInt units = Numerals.parse(rest);
    return units.isPresent() ? Long.toString(value + units.getAsInt()) : text;
  }

  private enum Scale {
    HUNDRED_MILLION('亿', 100_000_000L),
    TEN_THOUSAND('万', 10_000L);

    private final char word;
    private final long size;

    Scale(char word, long size) {
      this.word = word;
      this.size = size;
    }
  }

  private static int digit(char c) {
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> DIGITS.indexOf(c);
    };
  }
}
