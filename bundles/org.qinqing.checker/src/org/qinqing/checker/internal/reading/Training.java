package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns weights from examples: softmax regression with AdaGrad steps. The same examples give the
 * same weights on every machine: the order is drawn with a fixed seed, and everything that runs at
 * the same time is independent of each other.
 */
final class Training {
  private static final int EPOCHS = 12;
  private static final long SEED = 7;
  private static final float RATE = 0.3f;
  private static final float DECAY = 1e-6f;
  private static final float START = 1e-3f;

  /** Steps smaller than this move nothing and are saved. */
  private static final float IDLE = 1e-4f;

  /**
   * Weights smaller than this are dropped: they fill three quarters of the room and decide nothing.
   */
  private static final float LEAST = 0.3f;

  /** A trait seen in fewer examples teaches nothing that holds elsewhere. */
  private static final int RARE = 3;

  /**
   * What is to be learned of one thing seen.
   *
   * @param seen its traits
   * @param classes the classes that are right, at least one
   */
  record Lesson(TraitSet seen, List<String> classes) {}

  /** Traits known by number, and every lesson by the numbers of its traits. */
  static final class Notebook {
    private final long[] traits;
    private final int[][] numbers;
    private final float[][] values;

    Notebook(List<TraitSet> sets) {
      Map<Long, Integer> counts = new HashMap<>();
      for (TraitSet set : sets) {
        long[] distinct = distinct(set);
        for (long hash : distinct) {
          counts.merge(hash, 1, Integer::sum);
        }
      }
      traits =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() >= RARE)
              .mapToLong(Map.Entry::getKey)
              .sorted()
              .toArray();
      numbers = new int[sets.size()][];
      values = new float[sets.size()][];
      for (int i = 0; i < sets.size(); i++) {
        enter(i, sets.get(i));
      }
    }

    private static long[] distinct(TraitSet set) {
      return IntStream.range(0, set.size()).mapToLong(set::hash).sorted().distinct().toArray();
    }

    private void enter(int at, TraitSet set) {
      Map<Integer, Float> known = new TreeMap<>();
      double norm = 0;
      for (int i = 0; i < set.size(); i++) {
        int number = Arrays.binarySearch(traits, set.hash(i));
        if (number >= 0 && known.putIfAbsent(number, set.scale(i)) == null) {
          norm += (double) set.scale(i) * set.scale(i);
        }
      }
      float length = (float) (1 / Math.sqrt(Math.max(norm, 1e-9)));
      numbers[at] = known.keySet().stream().mapToInt(Integer::intValue).toArray();
      values[at] = new float[numbers[at].length];
      int i = 0;
      for (float scale : known.values()) {
        values[at][i++] = scale * length;
      }
    }

    int size() {
      return numbers.length;
    }
  }

  /** Weights while they are being learned: by trait, then by class. */
  record Weights(List<String> classes, float[][] of) {}

  private Training() {}

  /** Learns to tell classes apart; {@code right} holds the right classes of each lesson. */
  static Weights learn(Notebook notebook, List<String> classes, int[][] right) {
    int width = classes.size();
    float[][] weights = new float[notebook.traits.length][];
    float[][] squares = new float[notebook.traits.length][];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < right.length; i++) {
      if (right[i].length > 0) {
        order.add(i);
      }
    }
    Random random = new Random(SEED);
    float[] scores = new float[width];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      for (int lesson : order) {
        int[] seen = notebook.numbers[lesson];
        float[] values = notebook.values[lesson];
        score(weights, seen, values, scores);
        softmax(scores);
        for (int wanted : right[lesson]) {
          scores[wanted] -= 1f / right[lesson].length;
        }
        for (int i = 0; i < seen.length; i++) {
          if (weights[seen[i]] == null) {
            weights[seen[i]] = new float[width];
            squares[seen[i]] = new float[width];
          }
          step(weights[seen[i]], squares[seen[i]], scores, values[i]);
        }
      }
    }
    return new Weights(classes, weights);
  }

  private static void step(float[] weights, float[] squares, float[] errors, float value) {
    for (int k = 0; k < weights.length; k++) {
      float slope = errors[k] * value;
      if (slope > -IDLE && slope < IDLE) {
        continue;
      }
      slope += DECAY * weights[k];
      squares[k] += slope * slope;
      weights[k] -= RATE * slope / (float) Math.sqrt(squares[k] + START);
    }
  }

  private static void score(float[][] weights, int[] seen, float[] values, float[] scores) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < seen.length; i++) {
      float[] of = weights[seen[i]];
      if (of != null) {
        for (int k = 0; k < scores.length; k++) {
          scores[k] += values[i] * of[k];
        }
      }
    }
  }

  /** Turns scores into shares that add up to one. */
  static void softmax(float[] scores) {
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    float sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) StrictMath.exp(scores[i] - most);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }

  /** Puts what was learned side by side, small weights dropped, the others in steps of 1/127. */
  static LinearModel pack(Notebook notebook, List<Weights> learned) {
    List<String> columns = new ArrayList<>();
    learned.forEach(one -> columns.addAll(one.classes()));
    float[] unit = new float[columns.size()];
    int begin = 0;
    for (Weights one : learned) {
      for (float[] row : one.of()) {
        for (int k = 0; row != null && k < row.length; k++) {
          unit[begin + k] = Math.max(unit[begin + k], Math.abs(row[k]) / 127f);
        }
      }
      begin += one.classes().size();
    }
    List<Long> traits = new ArrayList<>();
    List<Integer> rows = new ArrayList<>(List.of(0));
    Cells cells = new Cells();
    for (int trait = 0; trait < notebook.traits.length; trait++) {
      int before = cells.size;
      begin = 0;
      for (Weights one : learned) {
        float[] row = one.of()[trait];
        for (int k = 0; row != null && k < row.length; k++) {
          int steps = Math.abs(row[k]) >= LEAST ? Math.round(row[k] / unit[begin + k]) : 0;
          if (steps != 0) {
            cells.add(begin + k, steps);
          }
        }
        begin += one.classes().size();
      }
      if (cells.size > before) {
        traits.add(notebook.traits[trait]);
        rows.add(cells.size);
      }
    }
    return new LinearModel(
        columns,
        traits.stream().mapToLong(Long::longValue).toArray(),
        rows.stream().mapToInt(Integer::intValue).toArray(),
        Arrays.copyOf(cells.column, cells.size),
        Arrays.copyOf(cells.weight, cells.size),
        unit);
  }

  private static final class Cells {
    private short[] column = new short[1 << 16];
    private byte[] weight = new byte[1 << 16];
    private int size;

    void add(int at, int value) {
      if (size == column.length) {
        column = Arrays.copyOf(column, size * 2);
        weight = Arrays.copyOf(weight, size * 2);
      }
      column[size] = (short) at;
      weight[size] = (byte) value;
      size++;
    }
  }
}
