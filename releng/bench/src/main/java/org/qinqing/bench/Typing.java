package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * What people type, in three ways. Fixed seeds: the same corpus gives the same queries.
 *
 * @param questions whole questions
 * @param keywords terms of two to four characters
 * @param prefixes what stands in the field while a question is typed, character by character
 */
record Typing(List<String> questions, List<String> keywords, List<String> prefixes) {
  private static final long SEED = 1;
  private static final int KEYWORDS = 1000;
  private static final int TYPED = 200;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;
  private static final Pattern NUMBER = Pattern.compile("^第[零〇一二三四五六七八九十百千]+[编章节分]+\\s*");

  Typing {
    questions = List.copyOf(questions);
    keywords = List.copyOf(keywords);
    prefixes = List.copyOf(prefixes);
  }

  /** The given questions of a corpus, and what comes of them and of its headings. */
  static Typing of(Path corpus) throws IOException {
    List<String> questions = GivenQuestion.read(corpus).stream().map(GivenQuestion::text).toList();
    Set<String> headings = new LinkedHashSet<>();
    Statutes.each(
        List.of(corpus.resolve("laws")),
        article -> {
          headings.add(article.title());
          headings.addAll(article.headings());
        });
    return new Typing(questions, keywords(List.copyOf(headings)), prefixes(questions));
  }

  static List<String> keywords(List<String> headings) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> bare =
        headings.stream()
            .map(heading -> NUMBER.matcher(heading).replaceFirst(""))
            .filter(heading -> heading.length() >= SHORTEST)
            .filter(heading -> heading.chars().allMatch(c -> Grams.isHan((char) c)))
            .toList();
    List<String> keywords = new ArrayList<>();
    while (keywords.size() < KEYWORDS && !bare.isEmpty()) {
      String heading = bare.get(random.nextInt(bare.size()));
      int length = Math.min(heading.length(), random.nextInt(SHORTEST, LONGEST + 1));
      int from = random.nextInt(heading.length() - length + 1);
      keywords.add(heading.substring(from, from + length));
    }
    return keywords;
  }

  private static List<String> prefixes(List<String> questions) {
    List<String> shuffled = new ArrayList<>(questions);
    Collections.shuffle(shuffled, new Random(SEED));
    List<String> prefixes = new ArrayList<>();
    for (String question : shuffled.subList(0, Math.min(TYPED, shuffled.size()))) {
      for (int end = 1; end <= question.length(); end++) {
        prefixes.add(question.substring(0, end));
      }
    }
    return prefixes;
  }

  /** At most so many, evenly spread. */
  static List<String> some(List<String> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * all.size() / most)));
    }
    return some;
  }
}
