package org.qinqing.bench;

import java.util.List;

/**
 * One article (条) of the corpus.
 *
 * @param title of its statute
 * @param item its label, such as 第五十四条
 * @param headings of the parts and chapters around it, outermost first
 * @param body its text, a line a paragraph
 */
record Article(String title, String item, List<String> headings, String body) {
  Article {
    headings = List.copyOf(headings);
  }

  /** What a question is judged by. Some articles of one statute share it; each counts as right. */
  record Key(String title, String item) {}

  Key key() {
    return new Key(title, item);
  }

  /** What is searched: title, heading path and body. */
  String searched() {
    return title + "\n" + String.join("\n", headings) + "\n" + body;
  }
}
