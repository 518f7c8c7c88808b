package org.qinqing.library.internal;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.jspecify.annotations.Nullable;

/**
 * BM25 without length: how much of the query a few given Lucene documents say, however much else
 * they say.
 */
final class Presence {
  private Presence() {}

  /**
   * Scores documents of one segment.
   *
   * @param documents in the segment, ascending
   * @param power of the idf; above 1 lets rare grams count more
   * @return scores in the order of the documents
   */
  static float[] score(
      LeafReaderContext leaf, String field, QueryPlan plan, int[] documents, double power)
      throws IOException {
    float[] scores = new float[documents.length];
    Terms terms = leaf.reader().terms(field);
    if (terms == null || documents.length == 0) {
      return scores;
    }
    TermsEnum lookup = terms.iterator();
    PostingsEnum postings = null;
    for (QueryPlan.Gram gram : plan.grams()) {
      TermState state = state(gram, leaf);
      if (state == null) {
        continue;
      }
      lookup.seekExact(gram.term().bytes(), state);
      postings = lookup.postings(postings, PostingsEnum.FREQS);
      double weight = gram.weight() * (power == 1 ? gram.idf() : Math.pow(gram.idf(), power));
      int at = -1;
      for (int i = 0; i < documents.length; i++) {
        if (at < documents[i]) {
          at = postings.advance(documents[i]);
        }
        if (at == documents[i]) {
          float frequency = postings.freq();
          scores[i] += (float) (weight * frequency / (frequency + Ranking.K1));
        } else if (at == PostingsEnum.NO_MORE_DOCS) {
          break;
        }
      }
    }
    return scores;
  }

  private static @Nullable TermState state(QueryPlan.Gram gram, LeafReaderContext leaf)
      throws IOException {
    var supplier = gram.states().get(leaf);
    return supplier == null ? null : supplier.get();
  }
}
