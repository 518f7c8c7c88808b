package org.qinqing.trust;

import java.util.Locale;
import java.util.Optional;

/** In which way keys sign, in the order in which they are proposed. */
public enum SignatureAlgorithm {
  /** GB/T 32918 with the digest SM3 (GB/T 32905), signer's id 1234567812345678 (GB/T 35276). */
  SM2,
  /** RFC 8032; the same key and content always give the same signature. */
  ED25519;

  /**
   * What a new key is made for unless somebody wants it otherwise: public offices are bound to
   * commercial cryptography (商用密码).
   */
  public static SignatureAlgorithm usual() {
    return SM2;
  }

  /** The word used in files and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #word()}. */
  public static Optional<SignatureAlgorithm> of(String word) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.word().equals(word)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
