package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a larger corpus of a given one: statutes with the headings, numbers and lengths of given
 * ones, whose clauses come from anywhere. The same seed makes the same files.
 */
final class Growth {
  private static final Pattern ITEM = Pattern.compile("[（(][一二三四五六七八九十]+[)）]");
  private static final Pattern CLAUSE = Pattern.compile("[^。；：]+[。；：]?");

  private final List<List<Article>> statutes;
  private final List<String> clauses = new ArrayList<>();
  private final SplittableRandom random;

  /**
   * Learns the clauses of the given statutes.
   *
   * @param statutes each with at least one article
   */
  Growth(List<List<Article>> statutes, long seed) {
    this.statutes = List.copyOf(statutes);
    this.random = new SplittableRandom(seed);
    for (List<Article> statute : statutes) {
      for (Article article : statute) {
        article
            .body()
            .lines()
            .forEach(line -> clauses.addAll(clausesOf(line.substring(item(line)))));
      }
    }
  }

  /** Reads the statutes of a folder. */
  static Growth of(Path laws, long seed) throws IOException {
    List<List<Article>> statutes = new ArrayList<>();
    for (Path file : Statutes.files(laws)) {
      List<Article> articles = Statutes.read(file);
      if (!articles.isEmpty()) {
        statutes.add(articles);
      }
    }
    return new Growth(statutes, seed);
  }

  /**
   * Writes as many articles as wanted, a file a statute.
   *
   * @param folder made when missing
   */
  void write(Path folder, int articles) throws IOException {
    Files.createDirectories(folder);
    int written = 0;
    for (int number = 1; written < articles; number++) {
      List<Article> statute = next(number, articles - written);
      Files.writeString(
          folder.resolve("%06d.md".formatted(number)), String.join("\n", markdown(statute)));
      written += statute.size();
    }
  }

  /** A new statute with at most so many articles. */
  List<Article> next(int number, int most) {
    List<Article> pattern = statutes.get(random.nextInt(statutes.size()));
    String title = pattern.getFirst().title() + "（" + number + "）";
    List<Article> made = new ArrayList<>();
    for (Article article : pattern.subList(0, Math.min(most, pattern.size()))) {
      made.add(
          new Article(
              title,
              article.item(),
              article.headings(),
              String.join("\n", article.body().lines().map(this::mixed).toList())));
    }
    return made;
  }

  private String mixed(String line) {
    int text = item(line);
    StringBuilder mixed = new StringBuilder(line.substring(0, text));
    int count = clausesOf(line.substring(text)).size();
    for (int i = 0; i < count; i++) {
      mixed.append(clauses.get(random.nextInt(clauses.size())));
    }
    return mixed.toString();
  }

  /** Length of a leading （一）. */
  private static int item(String line) {
    Matcher item = ITEM.matcher(line);
    return item.lookingAt() ? item.end() : 0;
  }

  private static List<String> clausesOf(String line) {
    return CLAUSE.matcher(line).results().map(clause -> clause.group()).toList();
  }

  /** A statute as the given files are written. */
  static List<String> markdown(List<Article> statute) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + statute.getFirst().title());
    lines.add("");
    List<String> open = List.of();
    for (Article article : statute) {
      List<String> headings = article.headings();
      int same = 0;
      while (same < Math.min(open.size(), headings.size())
          && open.get(same).equals(headings.get(same))) {
        same++;
      }
      for (int level = same; level < headings.size(); level++) {
        lines.add("#".repeat(level + 2) + " " + headings.get(level));
        lines.add("");
      }
      open = headings;
      lines.add("**" + article.item() + "** " + article.body().replace("\n", "\n\n"));
      lines.add("");
    }
    return lines;
  }
}
