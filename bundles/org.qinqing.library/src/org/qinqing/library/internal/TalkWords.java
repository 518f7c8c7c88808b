package org.qinqing.library.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Words of talk (能不能, 怎么办) that tell nothing about what is looked for. */
final class TalkWords {
  private final List<String> longestFirst;

  TalkWords() {
    try (InputStream in = TalkWords.class.getResourceAsStream("talk.txt")) {
      if (in == null) {
        throw new IllegalStateException("talk.txt");
      }
      longestFirst =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which units of the folded text belong to words of talk. */
  boolean[] mask(String folded) {
    boolean[] mask = new boolean[folded.length()];
    for (String word : longestFirst) {
      for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        for (int i = at; i < at + word.length(); i++) {
          mask[i] = true;
        }
      }
    }
    return mask;
  }
}
