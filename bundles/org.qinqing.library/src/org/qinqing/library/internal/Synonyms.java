package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.VocabularyEntry;

/** Other words for the words of a query, from the vocabularies of the installed bundles. */
final class Synonyms {
  private static final int MOST_PER_WORD = 5;
  private static final int SHORTEST = 2;

  private final Map<String, Set<String>> others = new HashMap<>();
  private final Map<String, Set<String>> byPinyin = new HashMap<>();
  private int longest;

  /**
   * A word of the query and what it stands for.
   *
   * @param from where it begins
   * @param to where it ends
   * @param words to search as well
   */
  record Match(int from, int to, List<String> words) {}

  Synonyms(PackSnapshot snapshot) {
    for (Pack pack : snapshot.packs()) {
      pack.vocabulary().forEach(this::add);
    }
  }

  private void add(VocabularyEntry entry) {
    List<String> shown = new ArrayList<>();
    shown.add(entry.say());
    shown.addAll(entry.also());
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
      longest = Math.max(longest, folded.length());
    }
    if (!entry.pinyin().isBlank() && entry.say().length() >= SHORTEST) {
      String letters = entry.pinyin().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
      byPinyin.computeIfAbsent(letters, key -> new LinkedHashSet<>()).add(entry.say());
    }
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
    for (int to = Math.min(folded.length(), at + longest); to >= at + SHORTEST; to--) {
      Set<String> words = others.get(folded.substring(at, to));
      if (words != null) {
        return new Match(at, to, List.copyOf(words));
      }
    }
    int end = at;
    while (end < folded.length() && folded.charAt(end) >= 'a' && folded.charAt(end) <= 'z') {
      end++;
    }
    Set<String> words = end > at ? byPinyin.get(folded.substring(at, end)) : null;
    return words == null ? new Match(at, at, List.of()) : new Match(at, end, List.copyOf(words));
  }
}
