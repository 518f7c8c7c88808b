package org.qinqing.library.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/**
 * Finds provisions by words: the best by BM25 and those that similar known questions name, then
 * ranked again by what their document and chapter say about the question.
 */
final class RankedSearch {
  private final Ranking ranking;

  RankedSearch(Ranking ranking) {
    this.ranking = ranking;
  }

  /** A provision on its way to the result. */
  private static final class Candidate {
    final int doc;
    int root;
    long chapter;
    float score;

    Candidate(int doc, float score) {
      this.doc = doc;
      this.score = score;
    }
  }

  /**
   * Ranks provisions.
   *
   * @param grams grams of the query and how much each counts
   * @param filters what a provision must match
   * @param least look at so many at least
   * @return as many as there are, or as were looked at; in the order they have in the index
   */
  List<ScoreDoc> search(
      IndexSearcher searcher, Map<String, Float> grams, List<Query> filters, int least)
      throws IOException {
    QueryPlan every = QueryPlan.of(searcher, IndexedFields.ALL, grams);
    Map<String, Float> weights = every.telling(grams, ranking.leastIdf());
    QueryPlan all = every.only(weights);
    int most = Math.max(least, ranking.candidates(grams.size()));
    List<Candidate> candidates = new ArrayList<>(most + ranking.votes());
    if (!all.isEmpty()) {
      for (ScoreDoc hit : FixedOrder.best(searcher, filtered(all.any(), filters), most)) {
        candidates.add(new Candidate(hit.doc, hit.score));
      }
    }
    QueryPlan ask = QueryPlan.of(searcher, IndexedFields.ASK, weights);
    Map<Integer, Double> votes = ask.isEmpty() ? Map.of() : votes(searcher, ask);
    if (!votes.isEmpty()) {
      addVoted(searcher, orNone(all, filters), votes, candidates);
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    candidates.sort(Comparator.comparingInt(candidate -> candidate.doc));
    locate(searcher, candidates);
    whole(searcher, weights, candidates);
    if (!votes.isEmpty()) {
      said(searcher, weights, candidates);
      voted(searcher, votes, candidates);
    }
    crowd(candidates);
    return candidates.stream()
        .map(candidate -> new ScoreDoc(candidate.doc, candidate.score))
        .toList();
  }

  private static Query filtered(Query words, List<Query> filters) {
    if (filters.isEmpty()) {
      return words;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, Occur.MUST);
    filters.forEach(filter -> query.add(filter, Occur.FILTER));
    return query.build();
  }

  /** Any provision that the filters let through; with words of the query it scores. */
  private static Query orNone(QueryPlan words, List<Query> filters) {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder().add(new BoostQuery(MatchAllDocsQuery.INSTANCE, 0), Occur.MUST);
    if (!words.isEmpty()) {
      query.add(words.any(), Occur.SHOULD);
    }
    filters.forEach(filter -> query.add(filter, Occur.FILTER));
    return query.build();
  }

  /** How similar the known questions of each provision are, summed; only the most similar count. */
  private Map<Integer, Double> votes(IndexSearcher searcher, QueryPlan ask) throws IOException {
    Map<Integer, Double> votes = new HashMap<>();
    for (ScoreDoc hit : FixedOrder.best(searcher, ask.any(), ranking.votes())) {
      LeafReaderContext leaf = leaf(searcher, hit.doc);
      int doc = hit.doc - (int) value(leaf, IndexedFields.ASKED, hit.doc - leaf.docBase);
      votes.merge(doc, hit.score / ask.most(), Double::sum);
    }
    return votes;
  }

  private static void addVoted(
      IndexSearcher searcher, Query query, Map<Integer, Double> votes, List<Candidate> candidates)
      throws IOException {
    Set<Integer> missing = new TreeSet<>(votes.keySet());
    candidates.forEach(candidate -> missing.remove(candidate.doc));
    if (missing.isEmpty()) {
      return;
    }
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    LeafReaderContext leaf = null;
    Scorer scorer = null;
    for (int doc : missing) {
      LeafReaderContext in = leaf(searcher, doc);
      if (in != leaf) {
        leaf = in;
        scorer = weight.scorer(in);
      }
      if (scorer == null) {
        continue;
      }
      int target = doc - in.docBase;
      int at = scorer.docID();
      if (at < target) {
        at = scorer.iterator().advance(target);
      }
      if (at == target) {
        candidates.add(new Candidate(doc, scorer.score()));
      }
    }
  }

  private static void locate(IndexSearcher searcher, List<Candidate> candidates)
      throws IOException {
    LeafReaderContext leaf = null;
    NumericDocValues root = null;
    NumericDocValues chapter = null;
    for (Candidate candidate : candidates) {
      if (leaf == null || candidate.doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = leaf(searcher, candidate.doc);
        root = leaf.reader().getNumericDocValues(IndexedFields.ROOT);
        chapter = leaf.reader().getNumericDocValues(IndexedFields.CHAPTER);
      }
      int doc = candidate.doc - leaf.docBase;
      candidate.root =
          candidate.doc + (root != null && root.advanceExact(doc) ? (int) root.longValue() : 0);
      candidate.chapter =
          ((long) candidate.root << 32)
              | (chapter != null && chapter.advanceExact(doc) ? chapter.longValue() : 0);
    }
  }

  /** Adds what the whole document of a provision says about the question. */
  private void whole(IndexSearcher searcher, Map<String, Float> weights, List<Candidate> candidates)
      throws IOException {
    QueryPlan plan = QueryPlan.of(searcher, IndexedFields.WHOLE, weights);
    int[] roots = candidates.stream().mapToInt(candidate -> candidate.root).distinct().toArray();
    Arrays.sort(roots);
    float[] scores = presence(searcher, IndexedFields.WHOLE, plan, roots, 1.5);
    for (Candidate candidate : candidates) {
      candidate.score += ranking.whole() * scores[Arrays.binarySearch(roots, candidate.root)];
    }
  }

  private void said(IndexSearcher searcher, Map<String, Float> weights, List<Candidate> candidates)
      throws IOException {
    QueryPlan plan = QueryPlan.of(searcher, IndexedFields.SAID, weights);
    int[] docs = candidates.stream().mapToInt(candidate -> candidate.doc).toArray();
    float[] scores = presence(searcher, IndexedFields.SAID, plan, docs, 1);
    for (int i = 0; i < docs.length; i++) {
      candidates.get(i).score += ranking.said() * scores[i];
    }
  }

  private static float[] presence(
      IndexSearcher searcher, String field, QueryPlan plan, int[] docs, double power)
      throws IOException {
    float[] scores = new float[docs.length];
    int from = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      int to = from;
      int end = leaf.docBase + leaf.reader().maxDoc();
      while (to < docs.length && docs[to] < end) {
        to++;
      }
      if (to > from) {
        int[] inside = new int[to - from];
        for (int i = from; i < to; i++) {
          inside[i - from] = docs[i] - leaf.docBase;
        }
        System.arraycopy(
            Presence.score(leaf, field, plan, inside, power), 0, scores, from, to - from);
      }
      from = to;
    }
    return scores;
  }

  /** Adds the votes of known questions, for their provisions and, much less, around these. */
  private void voted(IndexSearcher searcher, Map<Integer, Double> votes, List<Candidate> candidates)
      throws IOException {
    Map<Long, Double> chapters = new HashMap<>();
    Map<Integer, Double> documents = new HashMap<>();
    List<Candidate> named =
        new ArrayList<>(
            votes.keySet().stream().sorted().map(doc -> new Candidate(doc, 0)).toList());
    locate(searcher, named);
    for (Candidate candidate : named) {
      double vote = votes.getOrDefault(candidate.doc, 0.0);
      chapters.merge(candidate.chapter, vote, Double::sum);
      documents.merge(candidate.root, vote, Double::sum);
    }
    for (Candidate candidate : candidates) {
      candidate.score +=
          (float)
              (ranking.vote() * share(votes.getOrDefault(candidate.doc, 0.0), ranking.voteHalf())
                  + ranking.nearby() * share(chapters.getOrDefault(candidate.chapter, 0.0), 1)
                  + ranking.nearby() * share(documents.getOrDefault(candidate.root, 0.0), 1));
    }
  }

  private static double share(double sum, double half) {
    return sum / (half + sum);
  }

  /** Many candidates in one document speak for all of them. */
  private void crowd(List<Candidate> candidates) {
    float best = 0;
    for (Candidate candidate : candidates) {
      best = Math.max(best, candidate.score);
    }
    if (best <= 0) {
      return;
    }
    Map<Integer, Float> crowds = new HashMap<>();
    for (Candidate candidate : candidates) {
      crowds.merge(candidate.root, candidate.score / best, Float::sum);
    }
    for (Candidate candidate : candidates) {
      candidate.score +=
          (float) (ranking.crowd() * best * Math.log1p(crowds.getOrDefault(candidate.root, 0f)));
    }
  }

  private static long value(LeafReaderContext leaf, String field, int doc) throws IOException {
    NumericDocValues values = leaf.reader().getNumericDocValues(field);
    return values != null && values.advanceExact(doc) ? values.longValue() : 0;
  }

  private static LeafReaderContext leaf(IndexSearcher searcher, int doc) {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }
}
