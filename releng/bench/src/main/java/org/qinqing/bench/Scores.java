package org.qinqing.bench;

import java.io.IOException;
import java.util.List;

/** How well questions were answered, one value a question. */
final class Scores {
  private static final long SEED = 20261122;

  /** Found among the first five, 0 to 1. */
  private final double[] recall5;

  /** Found among the first ten, 0 to 1. */
  private final double[] recall10;

  /** One over the place of the first right one among ten. */
  private final double[] reciprocalRank;

  /** No question asked yet. */
  Scores(int questions) {
    this.recall5 = new double[questions];
    this.recall10 = new double[questions];
    this.reciprocalRank = new double[questions];
  }

  /** Asks the i-th question. */
  void ask(Peer peer, List<GivenQuestion> questions, int i) throws IOException {
    GivenQuestion question = questions.get(i);
    List<Article.Key> ranked = peer.ranked(question.text());
    recall5[i] = Metrics.recall(ranked, question.relevant(), 5);
    recall10[i] = Metrics.recall(ranked, question.relevant(), Peer.LIMIT);
    reciprocalRank[i] = Metrics.reciprocalRank(ranked, question.relevant(), Peer.LIMIT);
  }

  /** Asks all questions. */
  static Scores of(Peer peer, List<GivenQuestion> questions) throws IOException {
    Scores scores = new Scores(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      scores.ask(peer, questions, i);
    }
    return scores;
  }

  /** The three means; the names end in {@code recall5}, {@code recall10} and {@code mrr10}. */
  List<Figure> figures(String prefix) {
    return List.of(
        figure(prefix + ".recall5", recall5),
        figure(prefix + ".recall10", recall10),
        figure(prefix + ".mrr10", reciprocalRank));
  }

  private static Figure figure(String metric, double[] values) {
    return Figure.mean(metric, Estimate.of(values, SEED), values.length);
  }
}
