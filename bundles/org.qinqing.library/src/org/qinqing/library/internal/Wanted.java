package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A query as it was understood.
 *
 * @param grams what to look for and how much it counts (1 is a plain pair of characters)
 * @param cited provisions that were named
 * @param alsoSearched words that were added
 */
record Wanted(Map<String, Float> grams, Optional<Cited> cited, List<String> alsoSearched) {
  private static final float SINGLE = 0.5f;
  private static final float TALK = 0.05f;
  private static final float SYNONYM = 0.35f;

  private static final Pattern KIND =
      Pattern.compile("(?:条例|规定|办法|法|准则|意见|细则|规则|方案|解释|清单|通知|决定)》?$");

  /**
   * A provision that was named.
   *
   * @param documents keys of the documents that may be meant; empty for any
   * @param anchor in these documents
   * @param article the article of it
   */
  record Cited(List<String> documents, String anchor, String article) {}

  /** Whether nothing can be looked for. */
  boolean isEmpty() {
    return grams.isEmpty() && cited.isEmpty();
  }

  /** Understands a query. */
  static Wanted read(String text, DocumentNames names, Synonyms synonyms, TalkWords talk) {
    String folded = Folding.foldQuery(text);
    Optional<ArticleReference> citation = ArticleReference.in(folded);
    Optional<Cited> cited = citation.flatMap(found -> resolve(found, names));
    String words = folded;
    if (cited.isPresent() && citation.isPresent()) {
      ArticleReference found = citation.get();
      words = folded.substring(0, found.from()) + " " + folded.substring(found.to());
    }
    Map<String, Float> grams = new LinkedHashMap<>();
    boolean[] mask = talk.mask(words);
    List<Grams.Gram> pieces = Grams.of(words);
    boolean onlyTalk = pieces.stream().allMatch(gram -> mask[gram.from()] || mask[gram.to() - 1]);
    for (Grams.Gram gram : pieces) {
      boolean talking = !onlyTalk && (mask[gram.from()] || mask[gram.to() - 1]);
      if (talking && gram.single()) {
        continue;
      }
      float weight = gram.single() ? SINGLE : 1;
      grams.merge(gram.text(), talking ? TALK : weight, Math::max);
    }
    Set<String> also = new LinkedHashSet<>();
    for (Synonyms.Match match : synonyms.in(words)) {
      for (int i = 0; i < match.words().size(); i++) {
        String other = match.words().get(i);
        also.add(other);
        float weight = i < match.certain() ? 1 : SYNONYM;
        for (Grams.Gram gram : Grams.of(Folding.fold(other))) {
          if (!gram.single()) {
            grams.merge(gram.text(), weight, Math::max);
          }
        }
      }
    }
    return new Wanted(grams, cited, new ArrayList<>(also));
  }

  private static Optional<Cited> resolve(ArticleReference citation, DocumentNames names) {
    List<String> certain = names.find(citation.name());
    if (!certain.isEmpty()) {
      return Optional.of(new Cited(certain, citation.anchor(), citation.article()));
    }
    // 两条烟 and 三条建议 are amounts; an article without 第 needs the kind of a document before it.
    boolean article =
        citation.explicit() && (citation.ordinal() || KIND.matcher(citation.name()).find());
    return article
        ? Optional.of(
            new Cited(names.guess(citation.name()), citation.anchor(), citation.article()))
        : Optional.empty();
  }
}
