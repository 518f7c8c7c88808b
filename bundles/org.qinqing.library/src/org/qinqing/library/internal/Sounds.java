package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Document;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.VocabularyEntry;

/**
 * What the words of the bundles sound like: finds words by their pinyin or its initials, and words
 * that sound like one that is nowhere. Reads through all texts, which are some ten thousand
 * characters; made when first needed.
 */
final class Sounds {
  /** Fewer letters than this are too little to tell a word by. */
  private static final int FEWEST_LETTERS = 5;

  private static final int FEWEST_INITIALS = 3;
  private static final int MOST_INITIALS = 8;
  private static final int MOST_WORDS = 3;

  /** A word that is only once in running text may be there by chance. */
  private static final int ENOUGH = 2;

  /** A title, heading or word of the vocabulary counts as much as this many running words. */
  private static final int NAMED = 2;

  /** Chinese characters with a gap wherever something else stood, and their syllables. */
  private final char[] characters;

  private final String[] syllables;
  private final int named;

  Sounds(PackSnapshot snapshot) {
    StringBuilder names = new StringBuilder();
    StringBuilder texts = new StringBuilder();
    for (Pack pack : snapshot.packs()) {
      for (VocabularyEntry entry : pack.vocabulary()) {
        names.append(entry.say()).append('\n');
        entry.also().forEach(word -> names.append(word).append('\n'));
      }
      for (Document document : pack.documents()) {
        names.append(document.title()).append('\n');
        document.shortNames().forEach(name -> names.append(name).append('\n'));
        for (Document.Provision provision : document.provisions()) {
          names.append(provision.heading()).append('\n');
          texts.append(provision.text()).append('\n');
        }
      }
    }
    String all = Folding.fold(names.append(texts).toString());
    named = all.length() - texts.length();
    characters = all.toCharArray();
    syllables = new String[characters.length];
    Map<Character, String> known = new HashMap<>();
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      syllables[i] = Grams.isHan(c) ? known.computeIfAbsent(c, Sounds::syllable) : "";
    }
  }

  private static String syllable(char c) {
    List<String> parts = Pinyin.syllables(String.valueOf(c));
    return parts.isEmpty() ? "" : parts.getFirst();
  }

  /**
   * Words written in letters: all their pinyin without gaps, else the first letter of each
   * character.
   *
   * @param letters a to z
   * @return the most frequent first; empty when nothing sounds like that
   */
  List<String> spelled(String letters) {
    List<String> words = letters.length() < FEWEST_LETTERS ? List.of() : best(inFull(letters), 1);
    boolean initials =
        words.isEmpty() && letters.length() >= FEWEST_INITIALS && letters.length() <= MOST_INITIALS;
    return initials ? best(byInitials(letters), 1) : words;
  }

  /**
   * A pair of characters that sounds the same.
   *
   * @param pair two Chinese characters that are in no text
   */
  Optional<String> alike(String pair) {
    String first = syllable(pair.charAt(0));
    String second = syllable(pair.charAt(1));
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i + 1 < characters.length; i++) {
      if (syllables[i].equals(first) && syllables[i + 1].equals(second)) {
        count(found, i, 2);
      }
    }
    return best(found, ENOUGH).stream().filter(word -> sharesOne(word, pair)).findFirst();
  }

  /** Whoever picks a wrong character of the same sound mostly picks one. */
  private static boolean sharesOne(String word, String pair) {
    return word.charAt(0) == pair.charAt(0) || word.charAt(1) == pair.charAt(1);
  }

  private Map<String, Integer> inFull(String letters) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < characters.length; i++) {
      int at = 0;
      int end = i;
      while (end < characters.length
          && !syllables[end].isEmpty()
          && letters.startsWith(syllables[end], at)) {
        at += syllables[end].length();
        end++;
        if (at == letters.length()) {
          count(found, i, end - i);
        }
      }
    }
    return found;
  }

  private Map<String, Integer> byInitials(String letters) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i + letters.length() <= characters.length; i++) {
      int at = 0;
      while (at < letters.length()
          && !syllables[i + at].isEmpty()
          && syllables[i + at].charAt(0) == letters.charAt(at)) {
        at++;
      }
      if (at == letters.length()) {
        count(found, i, at);
      }
    }
    return found;
  }

  private void count(Map<String, Integer> found, int from, int length) {
    found.merge(new String(characters, from, length), from < named ? NAMED : 1, Integer::sum);
  }

  private static List<String> best(Map<String, Integer> found, int least) {
    List<String> words = new ArrayList<>();
    found.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_WORDS)
        .forEach(entry -> words.add(entry.getKey()));
    return words;
  }
}
