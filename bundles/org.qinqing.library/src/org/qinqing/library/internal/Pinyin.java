package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Chinese in Latin letters, without tones; of several readings the usual one. */
final class Pinyin {
  private Pinyin() {}

  /**
   * One syllable a character, words of letters and digits as they are, everything else left out.
   */
  static List<String> syllables(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : Folding.fold(text).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word.append(c);
        continue;
      }
      flush(word, parts);
      if (Grams.isHan(c)) {
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
        if (readings != null && readings.length > 0) {
          parts.add(readings[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }
      }
    }
    flush(word, parts);
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static void flush(StringBuilder word, List<String> parts) {
    if (!word.isEmpty()) {
      parts.add(word.toString());
      word.setLength(0);
    }
  }
}
