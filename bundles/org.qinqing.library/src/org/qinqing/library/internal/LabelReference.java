package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a unit that is no article, by the words on it: 要点六第三项, 企业清单第1项. Documents without
 * articles call their units as they like, so the words are compared with the labels there are,
 * numbers in any writing.
 *
 * @param before what stands before the label, such as the name of the document
 * @param key the label as it is indexed
 */
record LabelReference(String before, String key) {
  private static final Pattern NUMBER =
      Pattern.compile("第?\\s*[(]?([" + Numerals.CLASS + "]+)[)]?\\s*");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final int LONGEST = 24;

  /** How a label is indexed: {@code 要点六第三项} is {@code 要点<6><3>项}. */
  static String key(String label) {
    String folded = BLANK.matcher(Folding.fold(label)).replaceAll("");
    StringBuilder key = new StringBuilder();
    Matcher number = NUMBER.matcher(folded);
    int from = 0;
    while (number.find()) {
      OptionalInt value = Numerals.parse(number.group(1));
      if (value.isPresent()) {
        key.append(folded, from, number.start()).append('<').append(value.getAsInt()).append('>');
        from = number.end();
      }
    }
    return key.append(folded.substring(from)).toString();
  }

  /** The labels a folded query may end in, the longest first; each has a number. */
  static List<LabelReference> in(String folded) {
    String text = folded.strip();
    List<LabelReference> references = new ArrayList<>();
    if (text.chars().noneMatch(c -> Numerals.isDigit((char) c))) {
      return references;
    }
    for (int from = Math.max(0, text.length() - LONGEST); from < text.length(); from++) {
      String key = key(text.substring(from));
      boolean cutsNumber = from > 0 && isDigit(text.charAt(from - 1)) && isDigit(text.charAt(from));
      if (key.indexOf('<') > 0 && !cutsNumber) {
        references.add(new LabelReference(text.substring(0, from).strip(), key));
      }
    }
    return references;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
