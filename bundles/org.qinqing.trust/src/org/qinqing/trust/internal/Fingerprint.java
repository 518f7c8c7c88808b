package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * SHA-256 of a certificate or key, as people compare it: in hexadecimal, or by twelve words of two
 * characters, each for one byte. 96 bits are enough that nobody finds a second certificate with the
 * same words.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
record Fingerprint(String sha256) {
  private static final int WORDS = 12;
  private static final int GROUP = 4;

  static Fingerprint of(byte[] encoded) {
    return new Fingerprint(HexFormat.of().formatHex(Crypto.sha256(encoded)));
  }

  /** Twelve words, in groups of four. */
  String words() {
    List<String> words = list();
    byte[] bytes = HexFormat.of().parseHex(sha256);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append(i == 0 ? "" : i % GROUP == 0 ? " · " : " ").append(words.get(bytes[i] & 0xFF));
    }
    return text.toString();
  }

  /** Whether somebody means this one, by all its words or by its whole hexadecimal form. */
  boolean meant(String said) {
    String plain = said.toLowerCase(Locale.ROOT).replaceAll("[\\s·:,，、-]", "");
    return plain.equals(sha256) || plain.equals(words().replaceAll("[\\s·]", ""));
  }

  /** The 256 words, in order; no two sound alike. */
  static List<String> list() {
    try (InputStream in =
        Optional.ofNullable(Fingerprint.class.getResourceAsStream("fingerprint-words.txt"))
            .orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
