package org.qinqing.library.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.VocabularyEntry;

/** Other words for the words of a query, from the vocabularies of the installed bundles. */
final class Synonyms {
  private static final int MOST_PER_WORD = 5;
  private static final int SHORTEST = 2;

  /** Fewer letters than this are an abbreviation such as VIP or PPP rather than pinyin. */
  private static final int LETTERS = 4;

  private final Map<String, Set<String>> others = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private @Nullable Map<String, Set<String>> byPinyin;

  /** Length of the longest word by its first character. */
  private final Map<Character, Integer> longest = new HashMap<>();

  /**
   * A word of the query and what it stands for.
   *
   * @param from where it begins
   * @param to where it ends
   * @param words to search as well
   * @param certain how many of the words, from the first, are what was typed (in pinyin) and count
   *     in full
   */
  record Match(int from, int to, List<String> words, int certain) {}

  Synonyms(PackSnapshot snapshot) {
    lay();
    for (Pack pack : snapshot.packs()) {
      pack.vocabulary().forEach(this::add);
    }
  }

  /** What people say, and what regulations of any field call it. */
  private void lay() {
    try (InputStream in = Synonyms.class.getResourceAsStream("lay.txt")) {
      if (in == null) {
        throw new IllegalStateException("lay.txt");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().split("\\s+", -1))
          .forEach(
              words -> {
                String folded = Folding.fold(words[0]);
                others
                    .computeIfAbsent(folded, key -> new LinkedHashSet<>())
                    .addAll(List.of(words).subList(1, words.length));
                measure(folded);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(VocabularyEntry entry) {
    List<String> shown = new ArrayList<>();
    shown.add(entry.say());
    shown.addAll(entry.also());
    // 借…车 is a pattern for reading sentences, not a word.
    shown.removeIf(word -> word.contains("…"));
    List<String> typed = new ArrayList<>(shown);
    typed.addAll(entry.wrong());
    for (String word : typed) {
      String folded = Folding.fold(word);
      if (folded.length() < SHORTEST) {
        continue;
      }
      Set<String> set = others.computeIfAbsent(folded, key -> new LinkedHashSet<>());
      shown.stream()
          .filter(other -> other.length() >= SHORTEST && !Folding.fold(other).equals(folded))
          .limit(MOST_PER_WORD)
          .forEach(set::add);
      measure(folded);
    }
    shown.stream()
        .filter(word -> word.length() >= SHORTEST)
        .forEach(word -> written.putIfAbsent(word, ""));
    if (entry.say().length() >= SHORTEST && !entry.pinyin().isBlank()) {
      written.put(entry.say(), entry.pinyin());
    }
  }

  private void measure(String word) {
    longest.merge(word.charAt(0), word.length(), Math::max);
  }

  /** Words by their pinyin; made when somebody types letters, because most never do. */
  private synchronized Map<String, Set<String>> byPinyin() {
    if (byPinyin == null) {
      Map<String, Set<String>> made = new HashMap<>();
      written.forEach(
          (word, pinyin) -> {
            String letters =
                pinyin.isBlank()
                    ? String.join("", Pinyin.syllables(word))
                    : pinyin.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            made.computeIfAbsent(letters, key -> new TreeSet<>()).add(word);
          });
      byPinyin = made;
    }
    return byPinyin;
  }

  /** Whether a pair of characters is a word of a vocabulary or within one. */
  boolean knows(String pair) {
    return others.keySet().stream().anyMatch(word -> word.contains(pair));
  }

  /** Whether letters are the pinyin of a word of a vocabulary. */
  boolean spelled(String letters) {
    return letters.length() >= LETTERS && byPinyin().containsKey(letters);
  }

  /** The known words in a folded query, longest first at each place, without overlaps. */
  List<Match> in(String folded) {
    List<Match> matches = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      Match match = longestAt(folded, at);
      if (match.to() > at) {
        matches.add(match);
      }
      at = Math.max(match.to(), at + 1);
    }
    return matches;
  }

  private Match longestAt(String folded, int at) {
    int most = longest.getOrDefault(folded.charAt(at), 0);
    for (int to = Math.min(folded.length(), at + most); to >= at + SHORTEST; to--) {
      Set<String> words = others.get(folded.substring(at, to));
      if (words != null) {
        return new Match(at, to, List.copyOf(words), 0);
      }
    }
    int end = at;
    while (end < folded.length() && folded.charAt(end) >= 'a' && folded.charAt(end) <= 'z') {
      end++;
    }
    Set<String> words = end - at >= LETTERS ? byPinyin().get(folded.substring(at, end)) : null;
    if (words == null) {
      return new Match(at, at, List.of(), 0);
    }
    Set<String> all = new LinkedHashSet<>(words);
    words.forEach(word -> all.addAll(others.getOrDefault(Folding.fold(word), Set.of())));
    return new Match(at, end, List.copyOf(all), words.size());
  }
}
