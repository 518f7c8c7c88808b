package org.qinqing.library.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Makes writings of the same word equal: full width and half width, capital and small, traditional
 * and simplified characters. Folding keeps the length, so that offsets in folded text are offsets
 * in the text.
 */
final class Folding {
  private static final char[] TABLE = table();

  private Folding() {}

  /** Folds a text, one unit for one unit. */
  static String fold(String text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = TABLE[text.charAt(i)];
    }
    return new String(out);
  }

  /** Folds one unit. */
  static char fold(char c) {
    return TABLE[c];
  }

  /** Folds what a person typed; compatibility forms (㈠, ﹙) are taken apart first. */
  static String foldQuery(String text) {
    return fold(Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
  }

  private static char[] table() {
    char[] table = new char[0x10000];
    for (int c = 0; c < table.length; c++) {
      char folded = (char) c;
      if (c >= 0xFF01 && c <= 0xFF5E) {
        folded = (char) (c - 0xFEE0);
      } else if (c == 0x3000 || c == 0xA0) {
        folded = ' ';
      }
      table[c] = Character.toLowerCase(folded);
    }
    try (InputStream in = Folding.class.getResourceAsStream("traditional.txt")) {
      if (in == null) {
        throw new IllegalStateException("traditional.txt");
      }
      String pairs = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : pairs.lines().filter(l -> !l.startsWith("#")).toList()) {
        for (String pair : line.strip().split(" ", -1)) {
          if (pair.length() == 2) {
            table[pair.charAt(0)] = pair.charAt(1);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
