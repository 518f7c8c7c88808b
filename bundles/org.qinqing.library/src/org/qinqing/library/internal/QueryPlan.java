package org.qinqing.library.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The grams of a query in one field of one index: which are there, where, and how rare. */
final class QueryPlan {
  /**
   * A gram that occurs in the field.
   *
   * @param weight in the query
   * @param idf as BM25 has it
   */
  record Gram(Term term, TermStates states, float weight, float idf) {}

  private final List<Gram> grams;
  private final double most;

  private QueryPlan(List<Gram> grams, double most) {
    this.grams = grams;
    this.most = most;
  }

  static QueryPlan of(IndexSearcher searcher, String field, Map<String, Float> weights)
      throws IOException {
    CollectionStatistics statistics = searcher.collectionStatistics(field);
    if (statistics == null) {
      return new QueryPlan(List.of(), 0);
    }
    long documents = statistics.docCount();
    List<Gram> grams = new ArrayList<>(weights.size());
    double most = 0;
    for (Map.Entry<String, Float> gram : weights.entrySet()) {
      Term term = new Term(field, new BytesRef(gram.getKey()));
      TermStates states = TermStates.build(searcher, term, true);
      float idf =
          (float) Math.log(1 + (documents - states.docFreq() + 0.5) / (states.docFreq() + 0.5));
      most += gram.getValue() * idf;
      if (states.docFreq() > 0) {
        grams.add(new Gram(term, states, gram.getValue(), idf));
      }
    }
    return new QueryPlan(grams, most);
  }

  List<Gram> grams() {
    return grams;
  }

  boolean isEmpty() {
    return grams.isEmpty();
  }

  /** No text can score higher than this, grams that are nowhere included. */
  double most() {
    return most;
  }

  /**
   * The weights without single characters that so many texts have that they tell nothing, as long
   * as something longer is left to look for. They are also what takes longest to look up.
   */
  Map<String, Float> telling(Map<String, Float> weights, float leastIdf) {
    Map<String, Float> telling = new LinkedHashMap<>(weights);
    boolean pairs = false;
    for (Gram gram : grams) {
      String text = gram.term().text();
      if (text.length() > 1) {
        pairs = true;
      } else if (gram.idf() < leastIdf) {
        telling.remove(text);
      }
    }
    return pairs ? telling : weights;
  }

  /** The plan for a part of its grams. */
  QueryPlan only(Map<String, Float> weights) {
    return new QueryPlan(
        grams.stream().filter(gram -> weights.containsKey(gram.term().text())).toList(), most);
  }

  /** Any of the grams, scored by BM25. */
  Query any() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Gram gram : grams) {
      Query term = new TermQuery(gram.term(), gram.states());
      query.add(gram.weight() == 1 ? term : new BoostQuery(term, gram.weight()), Occur.SHOULD);
    }
    return query.build();
  }
}
