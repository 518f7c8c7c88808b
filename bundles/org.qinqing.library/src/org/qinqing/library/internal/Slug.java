package org.qinqing.library.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Makes the id of an imported document: the beginning of its title in pinyin and a short hash. */
final class Slug {
  private static final int SYLLABLES = 8;
  private static final int HASH = 8;

  private Slug() {}

  /** The same title and file name always give the same id. */
  static String of(String title, String fileName) {
    List<String> parts = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : Folding.fold(title).toCharArray()) {
      if (Grams.isHan(c)) {
        flush(word, parts);
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
        if (readings != null && readings.length > 0) {
          parts.add(readings[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word.append(c);
      } else {
        flush(word, parts);
      }
    }
    flush(word, parts);
    String head =
        String.join("-", parts.stream().filter(p -> !p.isEmpty()).limit(SYLLABLES).toList());
    return (head.isEmpty() ? "doc" : head) + "-" + hash(title + "\n" + fileName);
  }

  private static void flush(StringBuilder word, List<String> parts) {
    if (!word.isEmpty()) {
      parts.add(word.toString());
      word.setLength(0);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
