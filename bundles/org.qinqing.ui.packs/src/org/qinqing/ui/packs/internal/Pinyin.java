package org.qinqing.ui.packs.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Finds Chinese names by the letters somebody types who does not switch to Chinese input. */
final class Pinyin {
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");

  private Pinyin() {}

  /**
   * Whether a part of a name can be typed so: each character by its syllable or its first letter,
   * the last one as far as it has been typed. Every reading counts, because many characters are
   * read another way in the names of places.
   *
   * @param typed small letters without tones, {@code v} or {@code u} for ü; gaps and apostrophes
   *     are skipped
   */
  static boolean finds(String name, String typed) {
    String letters = typed.replaceAll("[ '’]", "");
    if (!LETTERS.matcher(letters).matches()) {
      return false;
    }
    List<List<String>> readings = name.chars().mapToObj(c -> readings((char) c)).toList();
    for (int first = 0; first < readings.size(); first++) {
      if (finds(readings.subList(first, readings.size()), letters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean finds(List<List<String>> readings, String letters) {
    if (letters.isEmpty()) {
      return true;
    }
    if (readings.isEmpty()) {
      return false;
    }
    List<List<String>> next = readings.subList(1, readings.size());
    for (String syllable : readings.getFirst()) {
      boolean whole = letters.startsWith(syllable);
      boolean first = letters.charAt(0) == syllable.charAt(0);
      if (syllable.startsWith(letters)
          || whole && finds(next, letters.substring(syllable.length()))
          || first && finds(next, letters.substring(1))) {
        return true;
      }
    }
    return false;
  }

  /** Without tones; empty for what is no Chinese character. */
  private static List<String> readings(char c) {
    String[] known = PinyinHelper.toHanyuPinyinStringArray(c);
    return known == null
        ? List.of()
        : Arrays.stream(known)
            .map(reading -> reading.toLowerCase(Locale.ROOT))
            .flatMap(reading -> Stream.of(reading, reading.replace("u:", "v")))
            .map(reading -> NO_LETTERS.matcher(reading).replaceAll(""))
            .filter(reading -> !reading.isEmpty())
            .distinct()
            .toList();
  }
}
