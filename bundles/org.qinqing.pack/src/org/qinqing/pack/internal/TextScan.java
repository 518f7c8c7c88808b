package org.qinqing.pack.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.SourceLocation;

/**
 * Looks through the raw lines of a bundle, comments included, for what must not be published:
 * numbers and addresses that lead to a person, and dates nobody filled in. It is a stranger's text:
 * no pattern may take longer than the text is long.
 */
final class TextScan {
  private static final Pattern MOBILE =
      Pattern.compile("(?<![0-9.-])(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![-\\d])");
  private static final Pattern LANDLINE =
      Pattern.compile(
          "(?<![\\d-])[(（]?0\\d{2,3}[)）]?[- ]?[2-9]\\d{6,7}(?![\\d.])"
              + "|(?:电话|传真|座机|手机)(?:号码)?\\s*+[:：]?+\\s*+[2-9]\\d{6,7}(?!\\d)");
  private static final Pattern WEB =
      Pattern.compile("(?i)(?<![a-z0-9_])(?:(?:https?|ftp)://|www\\.[a-z0-9-]+\\.)");
  private static final Pattern IDENTITY =
      Pattern.compile("(?<!\\d)\\d{6}[- ]?\\d{8}[- ]?\\d{3}[0-9Xx](?![0-9A-Za-z])");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+-]@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,20}\\.[A-Za-z]{2,}");
  private static final Pattern PLACEHOLDER = Pattern.compile("[XxＸｘ×]{1,4}月[XxＸｘ×]{1,4}日");
  private static final int LAST_PLAIN = 0x7f;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private TextScan() {}

  /** Looks for personal data. */
  static void personal(String path, String content, Findings findings) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = plain(lines.get(i));
      SourceLocation where = new SourceLocation(path, i + 1);
      Matcher identity = IDENTITY.matcher(line);
      boolean found = MOBILE.matcher(line).find() || LANDLINE.matcher(line).find();
      while (!found && identity.find()) {
        found = isIdentity(identity.group().replaceAll("[- ]", ""));
      }
      if (found) {
        findings.add(Code.PERSONAL_DATA, where);
      }
      if (line.indexOf('@') >= 0 && EMAIL.matcher(line).find()) {
        findings.add(Code.EMAIL, where);
      }
      if (WEB.matcher(line).find()) {
        findings.add(Code.WEB_ADDRESS, where);
      }
    }
  }

  /**
   * Full-width figures and letters are figures and letters. Each by itself: marks on top of each
   * other, thousands of them, take a time that grows with their square.
   */
  private static String plain(String line) {
    if (line.chars().noneMatch(c -> c > LAST_PLAIN && !Character.isIdeographic(c))) {
      return line;
    }
    StringBuilder plain = new StringBuilder(line.length());
    line.codePoints()
        .forEach(
            point -> {
              if (point <= LAST_PLAIN || Character.isIdeographic(point)) {
                plain.appendCodePoint(point);
              } else {
                plain.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
              }
            });
    return plain.toString();
  }

  /** Looks for dates nobody filled in. */
  static void placeholders(String path, String content, Findings findings) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = PLACEHOLDER.matcher(lines.get(i));
      if (matcher.find()) {
        findings.add(Code.PLACEHOLDER, new SourceLocation(path, i + 1), matcher.group());
      }
    }
  }

  /**
   * Whether eighteen characters are a citizen's number: GB 11643, checked by birthday and check
   * digit.
   */
  static boolean isIdentity(String text) {
    try {
      LocalDate.of(
          Integer.parseInt(text.substring(6, 10)),
          Integer.parseInt(text.substring(10, 12)),
          Integer.parseInt(text.substring(12, 14)));
    } catch (DateTimeException e) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (text.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11) == Character.toUpperCase(text.charAt(17));
  }
}
