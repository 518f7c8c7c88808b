package org.qinqing.classroom.plan.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash over words, the same on every computer and in every year. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 over the words, in hexadecimal. */
  static String of(List<String> words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String word : words) {
        byte[] text = word.getBytes(StandardCharsets.UTF_8);
        // The length goes first, so that ("ab", "c") is not ("a", "bc").
        digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
