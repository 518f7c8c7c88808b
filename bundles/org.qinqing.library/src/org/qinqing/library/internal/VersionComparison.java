package org.qinqing.library.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.qinqing.library.Comparison;
import org.qinqing.library.Comparison.Change;
import org.qinqing.library.Comparison.Line;
import org.qinqing.library.Comparison.Row;
import org.qinqing.library.internal.VersionAlignment.Pair;
import org.qinqing.library.internal.VersionAlignment.Unit;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;

/** Puts two versions of a document side by side. */
final class VersionComparison {
  /** What the same number counts for between versions. */
  private static final double SAME_KEY = 0.05;

  /** What the same number counts for when one text is in plain words and the other official. */
  private static final double SAME_KEY_OTHER_WORDING = 0.35;

  private final Document older;
  private final Document newer;
  private final boolean sameWording;
  private final List<ComparedArticle> olders;
  private final List<ComparedArticle> newers;

  private VersionComparison(
      Document older, String olderAnchor, Document newer, String newerAnchor) {
    this.older = older;
    this.newer = newer;
    this.sameWording = older.wording() == newer.wording();
    this.olders = ComparedArticle.of(older, olderAnchor, sameWording);
    this.newers = ComparedArticle.of(newer, newerAnchor, sameWording);
  }

  /** Compares all of two documents. */
  static Comparison of(Document older, Document newer) {
    VersionComparison comparison = new VersionComparison(older, "", newer, "");
    return new Comparison(older, newer, comparison.rows(comparison.aligned()));
  }

  /**
   * Compares two provisions, or shows what became of one.
   *
   * @param olderAnchor a provision of the older document; empty for all of it
   * @param newerAnchor a provision of the newer document; empty for all of it
   * @return empty when a document has no such provision
   */
  static Optional<Comparison> of(
      Document older, String olderAnchor, Document newer, String newerAnchor) {
    VersionComparison comparison = new VersionComparison(older, olderAnchor, newer, newerAnchor);
    boolean missing =
        (!olderAnchor.isEmpty() && comparison.olders.isEmpty())
            || (!newerAnchor.isEmpty() && comparison.newers.isEmpty());
    if (missing) {
      return Optional.empty();
    }
    if (olderAnchor.isEmpty() || newerAnchor.isEmpty()) {
      // What became of one provision shows only in the whole.
      List<Row> rows =
          of(older, newer).rows().stream()
              .filter(row -> touches(row.older(), olderAnchor))
              .filter(row -> touches(row.newer(), newerAnchor))
              .toList();
      return Optional.of(new Comparison(older, newer, rows));
    }
    // Who names two provisions wants them side by side, alike or not.
    boolean two = comparison.olders.size() == 1 && comparison.newers.size() == 1;
    List<Pair> pairs = two ? List.of(new Pair(0, 0)) : comparison.aligned();
    return Optional.of(new Comparison(older, newer, comparison.rows(pairs)));
  }

  private static boolean touches(Optional<Provision> provision, String anchor) {
    return anchor.isEmpty()
        || provision
            .map(p -> p.address().anchor())
            .filter(a -> a.equals(anchor) || anchor.startsWith(a + "/"))
            .isPresent();
  }

  private List<Pair> aligned() {
    return VersionAlignment.of(
        units(olders), units(newers), known(), sameWording ? SAME_KEY : SAME_KEY_OTHER_WORDING);
  }

  private static List<Unit> units(List<ComparedArticle> articles) {
    return articles.stream().map(article -> new Unit(article.words(), article.anchor())).toList();
  }

  /** Articles that belong together by their links of continuation, or as two wordings of one. */
  private List<Pair> known() {
    Set<Pair> known = new LinkedHashSet<>();
    Map<String, Integer> places = places(olders);
    Map<String, Integer> newPlaces = places(newers);
    for (int j = 0; j < newers.size(); j++) {
      for (int i : links(newers.get(j), older, places)) {
        known.add(new Pair(i, j));
      }
    }
    // A user may have put the newer version first.
    for (int i = 0; i < olders.size(); i++) {
      for (int j : links(olders.get(i), newer, newPlaces)) {
        known.add(new Pair(i, j));
      }
    }
    if (!sameWording && older.effective().equals(newer.effective())) {
      for (int j = 0; j < newers.size(); j++) {
        String anchor = newers.get(j).anchor();
        int place = places.getOrDefault(anchor, -1);
        if (place >= 0 && olders.get(place).anchor().equals(anchor)) {
          known.add(new Pair(place, j));
        }
      }
    }
    return List.copyOf(known);
  }

  /** Which article each unit belongs to, by anchor. */
  private static Map<String, Integer> places(List<ComparedArticle> articles) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < articles.size(); i++) {
      for (Provision provision : articles.get(i).units()) {
        places.putIfAbsent(provision.address().anchor(), i);
      }
    }
    return places;
  }

  /** The articles of the other document that the links of continuation of an article point at. */
  private static Set<Integer> links(
      ComparedArticle article, Document other, Map<String, Integer> places) {
    Set<Integer> found = new LinkedHashSet<>();
    for (Provision provision : article.units()) {
      for (String anchor : linked(provision, other)) {
        nearest(anchor, places).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Anchors in the other document that a provision continues. */
  private static List<String> linked(Provision provision, Document other) {
    Address there = other.address();
    return provision.continues().stream()
        .filter(link -> link.pack().equals(there.pack()))
        .filter(link -> link.document().equals(there.document()))
        .filter(link -> link.version().isEmpty() || link.version().equals(there.version()))
        .map(Address::anchor)
        .filter(anchor -> !anchor.isEmpty())
        .toList();
  }

  /** The article of a unit, or of the nearest unit around it that is there. */
  private static Optional<Integer> nearest(String anchor, Map<String, Integer> places) {
    String at = anchor;
    while (!places.containsKey(at) && at.contains("/")) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return Optional.ofNullable(places.get(at));
  }

  private List<Row> rows(List<Pair> pairs) {
    Map<Pair, List<Line>> lines = new HashMap<>();
    for (Set<Pair> group : groups(pairs)) {
      lines.putAll(new ArticleGroup(olders, newers, group, sameWording).lines());
    }
    List<Row> rows = new ArrayList<>();
    for (Pair pair : order(places(olders.size()), places(newers.size()), pairs)) {
      if (pair.older() < 0) {
        rows.add(added(newers.get(pair.newer())));
      } else if (pair.newer() < 0) {
        rows.add(dropped(olders.get(pair.older())));
      } else {
        List<Line> of = lines.getOrDefault(pair, List.of());
        rows.add(
            new Row(
                of.stream().anyMatch(Line::changed) ? Change.CHANGED : Change.SAME,
                Optional.of(olders.get(pair.older()).head()),
                Optional.of(newers.get(pair.newer()).head()),
                of));
      }
    }
    return rows;
  }

  private static Row added(ComparedArticle article) {
    return new Row(
        Change.ADDED,
        Optional.empty(),
        Optional.of(article.head()),
        article.wording().stream().map(ArticleGroup::added).toList());
  }

  private static Row dropped(ComparedArticle article) {
    return new Row(
        Change.DROPPED,
        Optional.of(article.head()),
        Optional.empty(),
        article.wording().stream().map(ArticleGroup::dropped).toList());
  }

  private static List<Integer> places(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  /** Pairs that share an article belong to one group. */
  private static List<Set<Pair>> groups(List<Pair> pairs) {
    Map<Integer, List<Pair>> ofOlder = new HashMap<>();
    Map<Integer, List<Pair>> ofNewer = new HashMap<>();
    for (Pair pair : pairs) {
      ofOlder.computeIfAbsent(pair.older(), i -> new ArrayList<>()).add(pair);
      ofNewer.computeIfAbsent(pair.newer(), j -> new ArrayList<>()).add(pair);
    }
    List<Set<Pair>> groups = new ArrayList<>();
    Set<Pair> seen = new HashSet<>();
    for (Pair start : pairs) {
      Set<Pair> group = new LinkedHashSet<>();
      Deque<Pair> next = new ArrayDeque<>(List.of(start));
      while (!next.isEmpty()) {
        Pair pair = next.pop();
        if (seen.add(pair)) {
          group.add(pair);
          next.addAll(ofOlder.getOrDefault(pair.older(), List.of()));
          next.addAll(ofNewer.getOrDefault(pair.newer(), List.of()));
        }
      }
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  /**
   * The order in which pairs and what has no counterpart are read: that of the newer version, what
   * was dropped after what it followed.
   */
  static List<Pair> order(List<Integer> olders, List<Integer> newers, List<Pair> pairs) {
    Map<Integer, List<Pair>> ofNewer = new HashMap<>();
    Map<Integer, Pair> lastOfOlder = new HashMap<>();
    for (Pair pair : pairs) {
      ofNewer.computeIfAbsent(pair.newer(), j -> new ArrayList<>()).add(pair);
      lastOfOlder.put(pair.older(), pair);
    }
    List<Pair> first = new ArrayList<>();
    Map<Pair, List<Pair>> after = new HashMap<>();
    List<Pair> here = first;
    for (int older : olders) {
      Optional<Pair> pair = Optional.ofNullable(lastOfOlder.get(older));
      if (pair.isPresent()) {
        here = after.computeIfAbsent(pair.get(), p -> new ArrayList<>());
      } else {
        here.add(new Pair(older, -1));
      }
    }
    List<Pair> order = new ArrayList<>(first);
    for (int newer : newers) {
      for (Pair pair : ofNewer.getOrDefault(newer, List.of(new Pair(-1, newer)))) {
        order.add(pair);
        order.addAll(after.getOrDefault(pair, List.of()));
      }
    }
    return order;
  }
}
