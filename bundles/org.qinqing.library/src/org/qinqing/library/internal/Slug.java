package org.qinqing.library.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes the id of an imported document: the beginning of its title in pinyin and a short hash. */
final class Slug {
  private static final int SYLLABLES = 8;
  private static final int HASH = 8;

  private Slug() {}

  /** The same title and file name always give the same id. */
  static String of(String title, String fileName) {
    List<String> parts = Pinyin.syllables(title);
    String head = String.join("-", parts.stream().limit(SYLLABLES).toList());
    return (head.isEmpty() ? "doc" : head) + "-" + hash(title + "\n" + fileName);
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
