package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads statutes for the peers: Markdown files with headings for parts and chapters and {@code
 * **第…条**} at the beginning of an article.
 */
final class Statutes {
  private static final Pattern HEADING = Pattern.compile("(#+)\\s*(.*)");
  private static final Pattern ARTICLE = Pattern.compile("\\*\\*([^*]+)\\*\\*\\s*(.*)");

  private Statutes() {}

  /** Takes articles one after the other. */
  interface Sink {
    void take(Article article) throws IOException;
  }

  /** The statutes of a folder in the order of their names. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** Hands over all articles of the folders without keeping them. */
  static void each(List<Path> folders, Sink sink) throws IOException {
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        for (Article article : read(file)) {
          sink.take(article);
        }
      }
    }
  }

  /** The articles of one statute, in order. */
  static List<Article> read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static List<Article> parse(List<String> lines) {
    List<Article> articles = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    List<String> body = new ArrayList<>();
    String title = "";
    String item = "";
    for (String line : lines) {
      Matcher heading = HEADING.matcher(line);
      Matcher article = ARTICLE.matcher(line);
      if (heading.matches() || article.matches()) {
        finish(articles, title, item, headings, body);
        item = "";
        body.clear();
      }
      if (heading.matches()) {
        int level = heading.group(1).length();
        if (level == 1) {
          title = title.isEmpty() ? heading.group(2).strip() : title;
        } else {
          while (!levels.isEmpty() && levels.getLast() >= level) {
            levels.removeLast();
            headings.removeLast();
          }
          levels.add(level);
          headings.add(heading.group(2).strip());
        }
      } else if (article.matches()) {
        item = article.group(1);
        body.add(article.group(2));
      } else if (!item.isEmpty() && !line.isBlank()) {
        body.add(line);
      }
    }
    finish(articles, title, item, headings, body);
    return articles;
  }

  private static void finish(
      List<Article> articles, String title, String item, List<String> headings, List<String> body) {
    if (!item.isEmpty()) {
      articles.add(new Article(title, item, headings, String.join("\n", body).strip()));
    }
  }
}
