package org.qinqing.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Something that finds articles: ours, or one that it is compared with. */
interface Peer extends Closeable {
  /** Most answers that are asked for. */
  int LIMIT = 10;

  /** What it is called in the tables. */
  String name();

  /**
   * Answers as a program would want it, texts included.
   *
   * @return number of answers, so that nothing can be left out as unused
   */
  int answer(String text) throws IOException;

  /** The articles found, best first, at most {@link #LIMIT}. */
  List<Article.Key> ranked(String text) throws IOException;

  @Override
  default void close() throws IOException {}
}
