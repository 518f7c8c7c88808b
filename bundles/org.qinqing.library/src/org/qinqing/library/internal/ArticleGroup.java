package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.qinqing.library.Comparison.Line;
import org.qinqing.library.internal.ComparedArticle.Part;
import org.qinqing.library.internal.VersionAlignment.Pair;
import org.qinqing.library.internal.VersionAlignment.Unit;

/**
 * Articles that belong together, mostly one of each version: more where articles were merged or one
 * was split. Finds their lines.
 */
final class ArticleGroup {
  /** What the same number counts for within an article. */
  private static final double SAME_KEY = 0.15;

  /** How much of a paragraph must stand in another for it to have been cut off from there. */
  private static final double CUT_OFF = 0.7;

  /** How often paragraphs that were cut are put together, at most. */
  private static final int PASSES = 4;

  private final List<ComparedArticle> olderArticles;
  private final List<ComparedArticle> newerArticles;
  private final Set<Pair> pairs;
  private final boolean sameWording;
  private List<Part> olders = new ArrayList<>();
  private List<Part> newers = new ArrayList<>();

  /**
   * Takes a group.
   *
   * @param pairs the articles of the group by their places, connected with one another
   * @param sameWording whether both versions are in plain words, or both official
   */
  ArticleGroup(
      List<ComparedArticle> olderArticles,
      List<ComparedArticle> newerArticles,
      Set<Pair> pairs,
      boolean sameWording) {
    this.olderArticles = olderArticles;
    this.newerArticles = newerArticles;
    this.pairs = pairs;
    this.sameWording = sameWording;
    for (int i : new TreeSet<>(pairs.stream().map(Pair::older).toList())) {
      olders.addAll(olderArticles.get(i).parts());
    }
    for (int j : new TreeSet<>(pairs.stream().map(Pair::newer).toList())) {
      newers.addAll(newerArticles.get(j).parts());
    }
  }

  /** The line of a part that is new. */
  static Line added(Part part) {
    return new Line("", List.of(), part.label(), TextDifference.whole(part.words(), true));
  }

  /** The line of a part that was dropped. */
  static Line dropped(Part part) {
    return new Line(part.label(), TextDifference.whole(part.words(), true), "", List.of());
  }

  private static Line both(Part part, Part other) {
    TextDifference difference = TextDifference.of(part.words(), other.words());
    return new Line(
        part.label(), difference.olderPieces(), other.label(), difference.newerPieces());
  }

  private static List<Integer> places(List<Part> parts) {
    return IntStream.range(0, parts.size()).boxed().toList();
  }

  /** The lines of each pair of articles; every part stands in exactly one of them. */
  Map<Pair, List<Line>> lines() {
    List<Pair> aligned = align();
    for (int pass = 0; pass < PASSES && sameWording; pass++) {
      int before = olders.size() + newers.size();
      newers = joined(newers, olders, matches(aligned, Pair::newer, Pair::older));
      if (olders.size() + newers.size() == before) {
        olders = joined(olders, newers, matches(aligned, Pair::older, Pair::newer));
      }
      if (olders.size() + newers.size() == before) {
        break;
      }
      aligned = align();
    }
    Map<Integer, Pair> rowOfOlder = rows(aligned, olders, Pair::older);
    Map<Integer, Pair> rowOfNewer = rows(aligned, newers, Pair::newer);
    Map<Pair, List<Line>> lines = new HashMap<>();
    for (Pair row : pairs) {
      List<Line> of = new ArrayList<>();
      headings(row).ifPresent(of::add);
      List<Integer> before =
          places(olders).stream().filter(i -> row.equals(rowOfOlder.get(i))).toList();
      List<Integer> now =
          places(newers).stream().filter(j -> row.equals(rowOfNewer.get(j))).toList();
      List<Pair> inside = aligned.stream().filter(p -> articles(p).equals(row)).toList();
      VersionComparison.order(before, now, inside).forEach(line -> of.add(line(line)));
      lines.put(row, of);
    }
    return lines;
  }

  private List<Pair> align() {
    if (olders.size() == 1 && newers.size() == 1) {
      return List.of(new Pair(0, 0));
    }
    List<Pair> aligned = VersionAlignment.of(units(olders), units(newers), List.of(), SAME_KEY);
    return aligned.stream().filter(pair -> pairs.contains(articles(pair))).toList();
  }

  private static List<Unit> units(List<Part> parts) {
    return parts.stream().map(part -> new Unit(part.words().norms(), part.key())).toList();
  }

  private Pair articles(Pair line) {
    return new Pair(olders.get(line.older()).article(), newers.get(line.newer()).article());
  }

  private static Map<Integer, Integer> matches(
      List<Pair> aligned, ToIntFunction<Pair> side, ToIntFunction<Pair> other) {
    Map<Integer, Integer> places = new HashMap<>();
    aligned.forEach(pair -> places.put(side.applyAsInt(pair), other.applyAsInt(pair)));
    return places;
  }

  /**
   * A paragraph that was cut in two becomes one again: one without a counterpart, whose words stand
   * in the counterpart of its neighbour, joins that neighbour.
   */
  private static List<Part> joined(
      List<Part> parts, List<Part> others, Map<Integer, Integer> matches) {
    List<Part> result = new ArrayList<>();
    int i = 0;
    while (i < parts.size()) {
      Part part = parts.get(i);
      i++;
      if (i < parts.size() && matches.containsKey(i - 1) != matches.containsKey(i)) {
        Part next = parts.get(i);
        Part alone = matches.containsKey(i) ? part : next;
        int place = matches.getOrDefault(i - 1, matches.getOrDefault(i, 0));
        List<String> other = others.get(place).words().norms();
        boolean cut =
            part.article() == next.article()
                && VersionAlignment.contained(alone.words().norms(), other) >= CUT_OFF;
        if (cut) {
          part = part.with(next);
          i++;
        }
      }
      result.add(part);
    }
    return result;
  }

  /** Which row each part belongs to; one without a counterpart goes with the part before it. */
  private Map<Integer, Pair> rows(List<Pair> aligned, List<Part> parts, ToIntFunction<Pair> side) {
    Map<Integer, Pair> known = new HashMap<>();
    aligned.forEach(pair -> known.put(side.applyAsInt(pair), articles(pair)));
    Map<Integer, Pair> rows = new HashMap<>();
    Map<Integer, Pair> lastOfArticle = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      int article = parts.get(i).article();
      Pair row =
          Optional.ofNullable(known.get(i))
              .or(() -> Optional.ofNullable(lastOfArticle.get(article)))
              .orElseGet(() -> firstRow(article, side));
      rows.put(i, row);
      lastOfArticle.put(article, row);
    }
    return rows;
  }

  private Pair firstRow(int article, ToIntFunction<Pair> side) {
    return pairs.stream()
        .filter(pair -> side.applyAsInt(pair) == article)
        .min(Comparator.comparingInt(Pair::newer).thenComparingInt(Pair::older))
        .orElseThrow();
  }

  /** The headings, where they differ or are all there is. */
  private Optional<Line> headings(Pair row) {
    Optional<Part> before = olderArticles.get(row.older()).heading();
    Optional<Part> now = newerArticles.get(row.newer()).heading();
    boolean bare = olders.isEmpty() && newers.isEmpty();
    if (before.isPresent() && now.isPresent()) {
      boolean differ = !before.get().words().norms().equals(now.get().words().norms());
      return bare || (sameWording && differ)
          ? Optional.of(both(before.get(), now.get()))
          : Optional.empty();
    }
    return bare
        ? before.map(ArticleGroup::dropped).or(() -> now.map(ArticleGroup::added))
        : Optional.empty();
  }

  private Line line(Pair pair) {
    if (pair.older() < 0) {
      return added(newers.get(pair.newer()));
    }
    return pair.newer() < 0
        ? dropped(olders.get(pair.older()))
        : both(olders.get(pair.older()), newers.get(pair.newer()));
  }
}
