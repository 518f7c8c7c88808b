package org.qinqing.library.internal;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * The constants of the ranking. Scores are BM25 scores (k1 1.2, b 0.9) of a question over titles,
 * headings and text; every other part is added to that.
 *
 * @param candidates how many provisions the words alone bring into the closer look, at most
 * @param leastIdf single characters less rare than this are not looked for (1.5: more than a fifth
 *     of the provisions have them)
 * @param whole weight of what the whole document says
 * @param crowd weight of how many candidates stand in the same document
 * @param said weight of the words people use about a provision
 * @param votes how many known questions are asked for their provisions
 * @param vote most that similar known questions can add to a provision
 * @param voteHalf sum of similarities (0 to 1 each) that adds half of it
 * @param nearby most that they can add to the other provisions of the same chapter, and again of
 *     the same document
 */
record Ranking(
    int candidates,
    float leastIdf,
    float whole,
    float crowd,
    float said,
    int votes,
    float vote,
    float voteHalf,
    float nearby) {
  static final float K1 = 1.2f;
  static final float B = 0.9f;

  static final Ranking DEFAULT = new Ranking(100, 1.5f, 0.2f, 0.03f, 0.2f, 20, 42f, 2f, 6f);

  /**
   * How many provisions the words alone bring into the closer look. A short query is about little,
   * and must be quick.
   *
   * @param grams in the query
   */
  int candidates(int grams) {
    return Math.min(candidates, 20 + 10 * grams);
  }

  /** How rare words and short texts count. */
  static Similarity similarity() {
    return new BM25Similarity(K1, B);
  }
}
