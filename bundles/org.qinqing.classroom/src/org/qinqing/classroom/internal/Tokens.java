package org.qinqing.classroom.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Secrets of a class. The log holds hashes of tokens, so that it gives nobody a way in. */
final class Tokens {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,64}");
  private static final int BYTES = 24;
  private static final int CODES = 1_000_000;

  private final SecureRandom random = new SecureRandom();

  /** A new one, 192 bits. */
  String token() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Six digits. */
  String code() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
  }

  /** Whether it looks like a token at all. */
  static boolean isToken(String text) {
    return FORM.matcher(text).matches();
  }

  /** What is kept of a token; tokens are random, so that no salt is needed. */
  static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }

  /** Whether two secrets are the same, in a time that does not tell how far. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
