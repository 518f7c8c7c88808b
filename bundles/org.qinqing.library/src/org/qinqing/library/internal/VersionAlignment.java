package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds which unit of a newer version is which of an older one: by what is known beforehand, then
 * by equal words, then by words much alike wherever they stand, then by words somewhat alike in the
 * same order.
 */
final class VersionAlignment {
  /** From this likeness on a unit is recognised wherever it moved. */
  private static final double SURE = 0.35;

  /** From this likeness on a unit that kept its place among the others is recognised. */
  private static final double LIKELY = 0.1;

  /** Pairs of words that stand in more units than this tell nothing. */
  private static final int COMMON = 400;

  /** From this many units on, what is rare counts more. */
  private static final int MANY = 20;

  /**
   * A unit to be aligned.
   *
   * @param words its words in the form in which they are compared
   * @param key its number in its version
   */
  record Unit(List<String> words, String key) {}

  /** A unit of the older and one of the newer version, by their places. */
  record Pair(int older, int newer) {}

  private record Candidate(int older, int newer, double score) {}

  private final List<Unit> older;
  private final List<Unit> newer;
  private final double sameKey;
  private final int[] ofOlder;
  private final int[] ofNewer;
  private final List<Candidate> candidates = new ArrayList<>();

  private VersionAlignment(List<Unit> older, List<Unit> newer, double sameKey) {
    this.older = older;
    this.newer = newer;
    this.sameKey = sameKey;
    this.ofOlder = new int[older.size()];
    this.ofNewer = new int[newer.size()];
    Arrays.fill(ofOlder, -1);
    Arrays.fill(ofNewer, -1);
  }

  /**
   * Aligns.
   *
   * @param known pairs that are not to be looked for; a unit may be in several
   * @param sameKey what the same number counts for, on the scale of likeness from 0 to 1
   * @return the known pairs, and for the units not in them at most one pair each; in the order of
   *     the newer version
   */
  static List<Pair> of(List<Unit> older, List<Unit> newer, List<Pair> known, double sameKey) {
    VersionAlignment alignment = new VersionAlignment(older, newer, sameKey);
    for (Pair pair : known) {
      alignment.match(pair.older(), pair.newer());
    }
    alignment.equalWords();
    alignment.compare();
    alignment.muchAlike();
    alignment.inOrder();
    Set<Pair> pairs = new HashSet<>(known);
    for (int i = 0; i < older.size(); i++) {
      if (alignment.ofOlder[i] >= 0) {
        pairs.add(new Pair(i, alignment.ofOlder[i]));
      }
    }
    return pairs.stream()
        .sorted(Comparator.comparingInt(Pair::newer).thenComparingInt(Pair::older))
        .toList();
  }

  /** How much of a text stands in another, by its neighbouring words, from 0 to 1. */
  static double contained(List<String> text, List<String> other) {
    Set<Long> features = features(text);
    Set<Long> others = features(other);
    long shared = features.stream().filter(others::contains).count();
    return features.isEmpty() ? 0 : (double) shared / features.size();
  }

  private void match(int i, int j) {
    ofOlder[i] = j;
    ofNewer[j] = i;
  }

  private boolean free(int i, int j) {
    return ofOlder[i] < 0 && ofNewer[j] < 0;
  }

  /** Units of the same words; where several are the same they keep their order. */
  private void equalWords() {
    Map<List<String>, List<Integer>> places = free(older, ofOlder);
    Map<List<String>, List<Integer>> newPlaces = free(newer, ofNewer);
    places.forEach(
        (words, here) -> {
          List<Integer> there = newPlaces.getOrDefault(words, List.of());
          if (here.size() == there.size()) {
            for (int i = 0; i < here.size(); i++) {
              match(here.get(i), there.get(i));
            }
          }
        });
  }

  private static Map<List<String>, List<Integer>> free(List<Unit> units, int[] matched) {
    Map<List<String>, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < units.size(); i++) {
      if (matched[i] < 0) {
        places.computeIfAbsent(units.get(i).words(), words -> new ArrayList<>()).add(i);
      }
    }
    return places;
  }

  /** Works out how alike the units are that are left. */
  private void compare() {
    List<Set<Long>> features = features(older, ofOlder);
    List<Set<Long>> newFeatures = features(newer, ofNewer);
    Map<Long, List<Integer>> places = new HashMap<>();
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 0; i < older.size(); i++) {
      for (Long feature : features.get(i)) {
        places.computeIfAbsent(feature, f -> new ArrayList<>()).add(i);
        counts.merge(feature, 1, Integer::sum);
      }
    }
    newFeatures.forEach(of -> of.forEach(feature -> counts.merge(feature, 1, Integer::sum)));
    countMatched(older, ofOlder, counts);
    countMatched(newer, ofNewer, counts);
    int all = older.size() + newer.size();
    Map<Long, Double> weights = new HashMap<>();
    counts.forEach((feature, count) -> weights.put(feature, weight(count, all)));
    double[] sums = features.stream().mapToDouble(of -> sum(of, weights)).toArray();
    Map<String, Integer> keys = new HashMap<>();
    for (int i = 0; i < older.size(); i++) {
      keys.put(older.get(i).key(), i);
    }
    double[] shared = new double[older.size()];
    for (int j = 0; j < newer.size(); j++) {
      Arrays.fill(shared, 0);
      for (Long feature : newFeatures.get(j)) {
        double weight = weights.getOrDefault(feature, 0.0);
        if (weight > 0) {
          for (int i : places.getOrDefault(feature, List.of())) {
            shared[i] += weight;
          }
        }
      }
      double sum = sum(newFeatures.get(j), weights);
      int same = keys.getOrDefault(newer.get(j).key(), -1);
      for (int i = 0; i < shared.length; i++) {
        if (shared[i] > 0) {
          double score = 2 * shared[i] / (sums[i] + sum) + (i == same ? sameKey : 0);
          if (score > LIKELY) {
            candidates.add(new Candidate(i, j, score));
          }
        }
      }
    }
  }

  /** What is said in units that are already matched too is no rarer for that. */
  private static void countMatched(List<Unit> units, int[] matched, Map<Long, Integer> counts) {
    if (counts.isEmpty()) {
      return;
    }
    for (int i = 0; i < units.size(); i++) {
      List<String> words = matched[i] < 0 ? List.of() : units.get(i).words();
      for (int k = 0; k + 1 < words.size(); k++) {
        counts.computeIfPresent(
            feature(words.get(k), words.get(k + 1)), (feature, count) -> count + 1);
      }
    }
  }

  private static double weight(int count, int all) {
    if (all < MANY) {
      return 1;
    }
    return count > COMMON || count > all ? 0 : Math.log((double) all / count);
  }

  private static double sum(Set<Long> features, Map<Long, Double> weights) {
    return features.stream().mapToDouble(feature -> weights.getOrDefault(feature, 0.0)).sum();
  }

  private static List<Set<Long>> features(List<Unit> units, int[] matched) {
    return IntStream.range(0, units.size())
        .mapToObj(i -> matched[i] < 0 ? features(units.get(i).words()) : Set.<Long>of())
        .toList();
  }

  /** Neighbouring words; a single word stands for itself. */
  private static Set<Long> features(List<String> words) {
    Set<Long> features = HashSet.newHashSet(words.size());
    if (words.size() == 1) {
      features.add((long) words.getFirst().hashCode());
    }
    for (int i = 0; i + 1 < words.size(); i++) {
      features.add(feature(words.get(i), words.get(i + 1)));
    }
    return features;
  }

  private static long feature(String word, String next) {
    return ((long) word.hashCode() << 32) ^ next.hashCode();
  }

  /** The most alike first, wherever they stand. */
  private void muchAlike() {
    candidates.stream()
        .filter(candidate -> candidate.score() >= SURE)
        .sorted(
            Comparator.comparingDouble((Candidate c) -> -c.score())
                .thenComparingInt(c -> Math.abs(c.older() - c.newer()))
                .thenComparingInt(Candidate::newer))
        .forEach(
            candidate -> {
              if (free(candidate.older(), candidate.newer())) {
                match(candidate.older(), candidate.newer());
              }
            });
  }

  /** What is left, between the units that kept their order. */
  private void inOrder() {
    int[] matched = IntStream.range(0, ofNewer.length).filter(j -> ofNewer[j] >= 0).toArray();
    int[] places = Arrays.stream(matched).map(j -> ofNewer[j]).toArray();
    int[] kept = Arrays.stream(RisingChain.longest(places)).map(k -> matched[k]).toArray();
    int[] low = new int[newer.size()];
    int[] high = new int[newer.size()];
    Arrays.fill(low, -1);
    Arrays.fill(high, older.size());
    for (int k = 0; k < kept.length; k++) {
      int next = k + 1 < kept.length ? kept[k + 1] : newer.size();
      Arrays.fill(low, kept[k], next, ofNewer[kept[k]]);
      Arrays.fill(high, k == 0 ? 0 : kept[k - 1] + 1, kept[k], ofNewer[kept[k]]);
    }
    List<Candidate> left =
        candidates.stream()
            .filter(c -> free(c.older(), c.newer()))
            .filter(c -> low[c.newer()] < c.older() && c.older() < high[c.newer()])
            .toList();
    int[] chosen =
        RisingChain.heaviest(
            left.stream().mapToInt(Candidate::newer).toArray(),
            left.stream().mapToInt(Candidate::older).toArray(),
            left.stream().mapToDouble(c -> c.score() - LIKELY).toArray());
    for (int k : chosen) {
      match(left.get(k).older(), left.get(k).newer());
    }
  }
}
