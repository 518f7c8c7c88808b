package org.qinqing.training.exchange.internal;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The text of a piece of HTML as other programs write it; formatting and pictures are left out. */
final class Html {
  private Html() {}

  static String text(String html) {
    Document document = Jsoup.parseBodyFragment(html.replaceAll("\\s*\n\\s*", " "));
    document.select("script, style").remove();
    document.select("br").after("\n");
    document.select("p, div, li, tr, h1, h2, h3, h4, h5, h6, pre").after("\n");
    return PlainText.of(document.body().wholeText().replaceAll("[ \\t]*\n\\s*", "\n"));
  }
}
