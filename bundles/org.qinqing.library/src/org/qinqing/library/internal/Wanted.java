package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as it was understood.
 *
 * @param grams what to look for and how much it counts (1 is a plain character or pair)
 * @param marked of these what is worth showing where it was found
 * @param cited provisions that were named
 * @param alsoSearched words that were added
 * @param suggestion the query with words that sound the same in place of some that are nowhere
 * @param phrase the words of the query without anything between them
 */
record Wanted(
    Map<String, Float> grams,
    Set<String> marked,
    Optional<Cited> cited,
    List<String> alsoSearched,
    Optional<String> suggestion,
    String phrase) {
  /**
   * Words of talk still tell a little: they count half, a pair that only touches one somewhat more.
   */
  private static final float TALK = 0.5f;

  private static final float HALF_TALK = 0.7f;
  private static final float SYNONYM = 0.35f;

  /** Pairs of characters that other words for one word may add at full weight. */
  private static final float MOST_PAIRS = 6;

  /**
   * A word that sounds like what was typed in letters counts less than one that is more frequent.
   */
  private static final float NEXT_BEST = 0.5f;

  /** A longer query says enough as it is. */
  private static final int LONGEST_CORRECTED = 24;

  private static final Pattern LETTERS = Pattern.compile("[a-z]{3,}");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(\\p{IsHan}{1,12})\\s*(?:[〔\\[(【]?\\s*\\d{4}\\s*[〕\\])】]?\\s*第?\\s*|(?<=令第?)\\s*)\\d{1,5}\\s*号");
  private static final Pattern YEAR =
      Pattern.compile(
          "[(]?(?<!\\d)((?:19|20)\\d{2}|\\d{2}(?=年|版))(?!\\d)\\s*年?\\s*(?:版|修订版?|修正|制定)?的?[)]?");
  private static final Pattern KIND =
      Pattern.compile("(?:条例|规定|办法|法|准则|意见|细则|规则|方案|解释|清单|通知|决定)》?$");

  /**
   * What was named.
   *
   * @param documents keys of the documents that may be meant; empty for any
   * @param unit the unit of them; the documents as a whole when it is empty
   */
  record Cited(List<String> documents, Optional<Unit> unit) {}

  /** A unit that was named. */
  sealed interface Unit {
    /**
     * By its place.
     *
     * @param anchor in its document
     * @param article the article of it
     */
    record Anchored(String anchor, String article) implements Unit {}

    /**
     * By the words on it.
     *
     * @param key of the label
     */
    record Labelled(String key) implements Unit {}
  }

  /** Whether nothing can be looked for. */
  boolean isEmpty() {
    return grams.isEmpty() && cited.isEmpty();
  }

  /** What a query is understood with. */
  record Knowledge(Names names, Synonyms synonyms, TalkWords talk, Supplier<Sounds> sounds) {}

  /**
   * Understands a query.
   *
   * @param correcting whether a word that is nowhere may be taken for one that sounds the same
   */
  static Wanted read(String text, Knowledge knowledge, boolean correcting) {
    Names names = knowledge.names;
    String typed = Folding.foldQuery(text);
    String folded = correcting ? corrected(typed, knowledge) : typed;
    Optional<String> suggestion = folded.equals(typed) ? Optional.empty() : Optional.of(folded);
    Reference reference = reference(folded, names);
    Wanted wanted = words(reference.words, knowledge).named(reference.cited, suggestion);
    // What was typed may have been meant after all.
    return suggestion.isEmpty() ? wanted : wanted.with(words(typed, knowledge));
  }

  private Wanted named(Optional<Cited> what, Optional<String> instead) {
    return new Wanted(grams, marked, what, alsoSearched, instead, phrase);
  }

  private Wanted with(Wanted other) {
    Map<String, Float> all = new LinkedHashMap<>(grams);
    other.grams.forEach((gram, weight) -> all.merge(gram, weight, Math::max));
    return new Wanted(all, marked, cited, alsoSearched, suggestion, phrase);
  }

  /** What was named, and the words that are left to be looked for. */
  private record Reference(Optional<Cited> cited, String words) {}

  private static Reference reference(String folded, Names names) {
    Matcher number = NUMBER.matcher(folded);
    if (number.find()) {
      // What stands before may be the issuer and other words: the longest that is known.
      for (int from = number.start(); from < number.end(1); from++) {
        String key = IndexedFields.number(folded.substring(from, number.end()));
        List<String> documents = names.numbered(key);
        if (!documents.isEmpty()) {
          String rest = folded.substring(0, from) + " " + folded.substring(number.end());
          return new Reference(Optional.of(new Cited(documents, Optional.empty())), rest);
        }
      }
    }
    Optional<ArticleReference> article = ArticleReference.in(folded);
    Optional<Cited> cited = article.flatMap(found -> resolve(found, names));
    if (cited.isPresent() && article.isPresent()) {
      ArticleReference found = article.get();
      String rest = folded.substring(0, found.from()) + " " + folded.substring(found.to());
      return new Reference(cited, rest);
    }
    for (LabelReference label : LabelReference.in(folded)) {
      if (names.labelled(label.key())) {
        List<String> documents = dated(label.before(), names).keys();
        Unit unit = new Unit.Labelled(label.key());
        return new Reference(Optional.of(new Cited(documents, Optional.of(unit))), label.before());
      }
    }
    Dated whole = dated(folded, names);
    return whole.exact && !whole.keys.isEmpty()
        ? new Reference(Optional.of(new Cited(whole.keys, Optional.empty())), folded)
        : new Reference(Optional.empty(), folded);
  }

  /**
   * Documents by a name that may say a year.
   *
   * @param keys of the versions of that year, or of all
   * @param exact whether nothing but a name was said
   */
  private record Dated(List<String> keys, boolean exact) {}

  private static Dated dated(String name, Names names) {
    String words = name;
    Optional<Integer> year = Optional.empty();
    Matcher said = YEAR.matcher(name);
    if (said.find()) {
      int number = Integer.parseInt(said.group(1));
      year = Optional.of(number < 100 ? 2000 + number : number);
      words = name.substring(0, said.start()) + name.substring(said.end());
    }
    String bare = IndexedNames.bare(words);
    List<String> keys = names.find(bare);
    boolean exact = !keys.isEmpty() && names.isName(bare);
    if (keys.isEmpty() && year.isPresent()) {
      keys = names.guess(bare);
    }
    if (year.isPresent()) {
      List<String> ofYear = names.ofYear(keys, year.get());
      if (!ofYear.isEmpty()) {
        return new Dated(ofYear, exact);
      }
    }
    return new Dated(keys, exact);
  }

  /** Puts a word that sounds the same in place of one that is in no provision. */
  private static String corrected(String folded, Knowledge knowledge) {
    if (folded.length() > LONGEST_CORRECTED || NUMBER.matcher(folded).find()) {
      return folded;
    }
    boolean[] mask = knowledge.talk.mask(folded);
    StringBuilder text = new StringBuilder(folded);
    for (int i = 0; i + 1 < text.length(); i++) {
      boolean word =
          Grams.isHan(text.charAt(i))
              && Grams.isHan(text.charAt(i + 1))
              && !mask[i]
              && !mask[i + 1]
              && !Numerals.isDigit(text.charAt(i))
              && !Numerals.isDigit(text.charAt(i + 1));
      String pair = text.substring(i, i + 2);
      if (word && !knowledge.names.seen(pair) && !knowledge.synonyms.knows(pair)) {
        Optional<String> other = knowledge.sounds.get().alike(pair);
        if (other.isPresent() && fits(text, i, other.get(), knowledge.names)) {
          text.replace(i, i + 2, other.get());
        }
      }
    }
    return text.toString();
  }

  /** Across the seam of two words pairs are often nowhere; then both neighbours would be. */
  private static boolean fits(StringBuilder text, int at, String other, Names names) {
    boolean before =
        at > 0 && Grams.isHan(text.charAt(at - 1)) && names.seen(text.substring(at - 1, at + 1));
    boolean after =
        at + 2 < text.length()
            && Grams.isHan(text.charAt(at + 2))
            && names.seen(text.substring(at + 1, at + 3));
    boolean firstChanges = text.charAt(at) != other.charAt(0);
    return firstChanges ? !before : !after;
  }

  /** The words of a folded text. */
  private static Wanted words(String words, Knowledge knowledge) {
    Map<String, Float> grams = new LinkedHashMap<>();
    boolean[] mask = knowledge.talk.mask(words);
    List<Grams.Gram> pieces = Grams.of(words);
    boolean onlyTalk = pieces.stream().allMatch(gram -> mask[gram.from()] || mask[gram.to() - 1]);
    Set<String> marked = new HashSet<>();
    for (Grams.Gram gram : pieces) {
      boolean first = !onlyTalk && mask[gram.from()];
      boolean last = !onlyTalk && mask[gram.to() - 1];
      float weight = first && last ? TALK : first || last ? HALF_TALK : 1;
      grams.merge(gram.text(), weight, Math::max);
      if (!first && !last) {
        marked.add(gram.text());
      }
    }
    Set<String> also = new LinkedHashSet<>();
    for (Synonyms.Match match : knowledge.synonyms.in(words)) {
      // A word with many others may not outweigh the rest of the query.
      int pairs = match.words().stream().mapToInt(word -> Math.max(1, word.length() - 1)).sum();
      float synonym = SYNONYM * Math.min(1, MOST_PAIRS / pairs);
      for (int i = 0; i < match.words().size(); i++) {
        String other = match.words().get(i);
        also.add(other);
        float weight = i < match.certain() ? 1 : synonym;
        for (Grams.Gram gram : Grams.of(Folding.fold(other))) {
          if (!gram.single()) {
            grams.merge(gram.text(), weight, Math::max);
            marked.add(gram.text());
          }
        }
      }
    }
    for (String letters : letters(words)) {
      if (knowledge.synonyms.spelled(letters) || knowledge.names.seen(letters)) {
        continue;
      }
      float weight = 1;
      for (String word : knowledge.sounds.get().spelled(letters)) {
        also.add(word);
        for (Grams.Gram gram : Grams.of(word)) {
          grams.merge(gram.text(), weight, Math::max);
          marked.add(gram.text());
        }
        weight *= NEXT_BEST;
      }
    }
    return new Wanted(
        grams,
        marked,
        Optional.empty(),
        new ArrayList<>(also),
        Optional.empty(),
        IndexedFields.heading(words));
  }

  private static List<String> letters(String words) {
    return LETTERS.matcher(words).results().map(MatchResult::group).distinct().toList();
  }

  private static Optional<Cited> resolve(ArticleReference citation, Names names) {
    Unit unit = new Unit.Anchored(citation.anchor(), citation.article());
    List<String> certain = dated(citation.name(), names).keys();
    if (!certain.isEmpty()) {
      return Optional.of(new Cited(certain, Optional.of(unit)));
    }
    // 两条烟 and 三条建议 are amounts; an article without 第 needs the kind of a document before it.
    boolean article =
        citation.explicit() && (citation.ordinal() || KIND.matcher(citation.name()).find());
    return article
        ? Optional.of(new Cited(names.guess(citation.name()), Optional.of(unit)))
        : Optional.empty();
  }
}
