package org.qinqing.training.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Numbers drawn from a seed and some words. The sequence is written out here (SplitMix64), so that
 * a paper drawn today is drawn again in ten years on another Java.
 */
final class Draw {
  private long state;

  private Draw(long state) {
    this.state = state;
  }

  /** A sequence of its own for each seed and each list of words. */
  static Draw of(long seed, String... words) {
    return new Draw(key(seed, words));
  }

  /** A number that tells seeds and lists of words apart. */
  static long key(long seed, String... words) {
    MessageDigest digest = sha256();
    digest.update(bytes(seed));
    for (String word : words) {
      byte[] text = word.getBytes(StandardCharsets.UTF_8);
      // The length goes first, so that ("ab", "c") is not ("a", "bc").
      digest.update(bytes(text.length));
      digest.update(text);
    }
    byte[] hash = digest.digest();
    long key = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      key = key << 8 | (hash[i] & 0xff);
    }
    return key;
  }

  /** SHA-256 over the words, in hexadecimal. */
  static String fingerprint(List<String> words) {
    MessageDigest digest = sha256();
    for (String word : words) {
      byte[] text = word.getBytes(StandardCharsets.UTF_8);
      digest.update(bytes(text.length));
      digest.update(text);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] bytes(long number) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[i] = (byte) (number >>> 8 * i);
    }
    return bytes;
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** From 0 to below the bound, each as likely as another. */
  int below(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound);
    }
    // What lies above the last full multiple of the bound is drawn again.
    long most = Long.MAX_VALUE - Long.MAX_VALUE % bound;
    long drawn;
    do {
      drawn = next() >>> 1;
    } while (drawn >= most);
    return (int) (drawn % bound);
  }

  /** The same elements in a drawn order. */
  <T> List<T> shuffled(List<T> elements) {
    List<T> order = new ArrayList<>(elements);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, below(i + 1));
    }
    return order;
  }
}
