package org.qinqing.checker.internal.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everyday words by classes of the same effect (塞给、硬放下; 中华、软云): what lets the learned part of the
 * reader understand a word that no example sentence has. It is a help for reading only: a class of
 * words decides nothing, and its words are shown nowhere.
 */
final class Thesaurus {
  static final String RESOURCE = "thesaurus.txt";

  /** A word at its place; {@code classes} are the numbers of its classes. */
  record Word(int[] classes, int from, int to) {}

  private final PhraseAutomaton automaton;
  private final int[][] classesOf;
  private final List<String> names;

  private Thesaurus(Map<String, Set<Integer>> words, List<String> names) {
    List<String> phrases = List.copyOf(words.keySet());
    this.automaton = new PhraseAutomaton(phrases);
    this.names = List.copyOf(names);
    this.classesOf =
        phrases.stream()
            .map(phrase -> words.getOrDefault(phrase, Set.of()))
            .map(set -> set.stream().mapToInt(Integer::intValue).sorted().toArray())
            .toArray(int[][]::new);
  }

  /** The one that comes with the reader. */
  static Thesaurus load() {
    try (InputStream in = Thesaurus.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of a class, a tab, and its words with blanks between them; {@code #} begins a remark. */
  static Thesaurus read(InputStream in) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    // In the order of the file, so that the automaton is the same in every process.
    Map<String, Set<Integer>> words = new java.util.LinkedHashMap<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int tab = line.indexOf('\t');
      if (line.startsWith("#") || tab < 0) {
        continue;
      }
      int number =
          numbers.computeIfAbsent(
              line.substring(0, tab),
              name -> {
                names.add(name);
                return names.size() - 1;
              });
      for (String word : line.substring(tab + 1).split(" ")) {
        String normal = NormalizedText.of(word).text();
        if (!normal.isEmpty()) {
          words.computeIfAbsent(normal, key -> new LinkedHashSet<>()).add(number);
        }
      }
    }
    return new Thesaurus(words, names);
  }

  /** The name of a class, such as {@code thing.liquor}. */
  String name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }

  /** The words of a text from left to right, the longest at each place, without overlaps. */
  List<Word> find(String text) {
    int[] longest = new int[text.length()];
    int[] phrase = new int[text.length()];
    for (PhraseAutomaton.Hit hit : automaton.hits(text)) {
      int length = hit.to() - hit.from();
      if (length > longest[hit.from()]) {
        longest[hit.from()] = length;
        phrase[hit.from()] = hit.phrase();
      }
    }
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (longest[at] == 0) {
        at++;
      } else {
        words.add(new Word(classesOf[phrase[at]], at, at + longest[at]));
        at += longest[at];
      }
    }
    return words;
  }
}
