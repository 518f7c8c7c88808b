package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.qinqing.library.internal.Blocks.Block;

/** Reads a web page without what surrounds its text. */
final class HtmlFile {
  private HtmlFile() {}

  /**
   * Reads the paragraphs.
   *
   * @param meta receives the title of the page
   */
  static List<Block> read(String text, Map<String, String> meta) {
    org.jsoup.nodes.Document page = Jsoup.parse(text);
    String title = page.title().strip();
    if (!title.isEmpty()) {
      meta.putIfAbsent("page-title", title);
    }
    page.select(
            "script,style,nav,header"
                + " nav,footer,aside,form,iframe,noscript,button,select,svg,template,"
                + "[role=navigation],[hidden],.share,.bdsharebuttonbox,.breadcrumb,.nav,.footer")
        .remove();
    List<Block> blocks = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    page.body()
        .traverse(
            new NodeVisitor() {
              private int level;

              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode part) {
                  line.append(part.text());
                } else if (node instanceof Element element && breaks(element)) {
                  flush();
                  level = level(element);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element && breaks(element)) {
                  flush();
                  level = 0;
                }
              }

              private void flush() {
                blocks.add(new Block(line.toString(), level, 0));
                line.setLength(0);
              }
            });
    blocks.add(new Block(line.toString(), 0, 0));
    return blocks;
  }

  private static boolean breaks(Element element) {
    return element.isBlock()
        || element.normalName().equals("br")
        || element.normalName().equals("td");
  }

  private static int level(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))
        ? name.charAt(1) - '0'
        : 0;
  }
}
