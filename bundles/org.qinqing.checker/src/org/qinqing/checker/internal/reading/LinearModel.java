package org.qinqing.checker.internal.reading;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of traits for several columns (deeds, or values of facts), small enough to travel with
 * the program. Immutable.
 */
final class LinearModel {
  private static final int NONE = -1;

  /** No place for weights of a rare trait ends there. */
  private static final long FREQUENT = 0xffffffffL;

  /** A trait is frequent when it has weights for at least one column of so many. */
  private static final int SHARE = 8;

  private final List<String> columns;
  private final float[] unit;

  /**
   * The weights of rare traits, those of a trait side by side: the column in the upper bits, the
   * weight in the lowest eight. Together, so that both come with one access to memory.
   */
  private final int[] cells;

  /**
   * The weights of frequent traits, for each trait one for every column: most sums are over these,
   * and whole rows of bytes are added to floats many at a time by the processor (a row in the time
   * of a dozen cells).
   */
  private final byte[] dense;

  /**
   * The traits by hash, two numbers each: the hash, and where its weights are. In the upper half of
   * that stands where they begin, plus one, in the lower half where they end, or {@link #FREQUENT};
   * both are 0 at a free place. Side by side, because much of the time goes into waiting for
   * memory.
   */
  private final long[] table;

  private final int traits;
  private final int weights;

  /**
   * Weights made ready.
   *
   * @param columns names
   * @param traits hashes, ascending
   * @param rows where the weights of each trait begin; one more than there are traits
   * @param column the column of each weight
   * @param weight each weight, in units of its column
   * @param unit the unit of each column
   */
  LinearModel(
      List<String> columns,
      long[] traits,
      int[] rows,
      short[] column,
      byte[] weight,
      float[] unit) {
    this.columns = List.copyOf(columns);
    this.unit = unit;
    this.traits = traits.length;
    this.weights = weight.length;
    this.table = new long[Integer.highestOneBit(Math.max(1, traits.length)) * 4];
    int width = columns.size();
    int rare = 0;
    int frequent = 0;
    for (int i = 0; i < traits.length; i++) {
      int length = rows[i + 1] - rows[i];
      boolean many = length * SHARE >= width;
      rare += many ? 0 : length;
      frequent += many ? 1 : 0;
    }
    this.cells = new int[rare];
    this.dense = new byte[frequent * width];
    int cell = 0;
    int row = 0;
    for (int i = 0; i < traits.length; i++) {
      int at = begin(traits[i]);
      while (table[at + 1] != 0) {
        at = next(at);
      }
      table[at] = traits[i];
      if ((rows[i + 1] - rows[i]) * SHARE >= width) {
        table[at + 1] = (row + 1L) << Integer.SIZE | FREQUENT;
        for (int from = rows[i]; from < rows[i + 1]; from++) {
          dense[row + column[from]] = weight[from];
        }
        row += width;
      } else {
        int first = cell;
        for (int from = rows[i]; from < rows[i + 1]; from++) {
          cells[cell++] = column[from] << Byte.SIZE | (weight[from] & 0xff);
        }
        table[at + 1] = (first + 1L) << Integer.SIZE | cell;
      }
    }
  }

  private int begin(long trait) {
    return ((int) trait << 1) & (table.length - 1);
  }

  private int next(int at) {
    return (at + 2) & (table.length - 1);
  }

  /** Where a trait stands in the table. */
  private int place(long trait) {
    int at = begin(trait);
    while (table[at + 1] != 0) {
      if (table[at] == trait) {
        return at;
      }
      at = next(at);
    }
    return NONE;
  }

  private int first(int place) {
    return (int) (table[place + 1] >>> Integer.SIZE) - 1;
  }

  private int end(int place) {
    return (int) table[place + 1];
  }

  private boolean frequent(int place) {
    return end(place) == (int) FREQUENT;
  }

  private static int column(int cell) {
    return cell >>> Byte.SIZE;
  }

  private static byte weight(int cell) {
    return (byte) cell;
  }

  List<String> columns() {
    return columns;
  }

  int traits() {
    return traits;
  }

  int weights() {
    return weights;
  }

  /**
   * The score of every column: the sum over the traits, each seen once, for a text of length one.
   */
  float[] scores(TraitSet seen) {
    return new View(seen).scores();
  }

  /**
   * A text as this model sees it: its traits are looked up once. The text must not get more traits
   * any more. Not safe for several threads.
   */
  final class View {
    private final TraitSet seen;
    private final int[] places;
    private final Sums sums = new Sums();

    View(TraitSet seen) {
      this.seen = seen;
      this.places = new int[seen.size()];
      int[] firsts = seen.firsts();
      for (int i = 0; i < places.length; i++) {
        boolean first = firsts[i] == i;
        places[i] = first ? place(seen.hash(i)) : places[firsts[i]];
      }
      // Looked up first and added up then: so the processor waits for several at a time.
      for (int i = 0; i < places.length; i++) {
        if (firsts[i] == i && places[i] != NONE) {
          sums.add(places[i], seen.scale(i));
        }
      }
    }

    /** Which part of the traits was ever learned from, from 0 to 1. */
    float familiar() {
      int known = 0;
      for (int place : places) {
        known += place == NONE ? 0 : 1;
      }
      return places.length == 0 ? 0 : (float) known / places.length;
    }

    /** See {@link LinearModel#scores}. */
    float[] scores() {
      return sums.scores();
    }

    /** The scores of the text with these traits too, none of which it has itself. */
    float[] scores(TraitSet more) {
      Sums both = new Sums(sums);
      int[] firsts = more.firsts();
      for (int i = 0; i < more.size(); i++) {
        int place = firsts[i] == i ? place(more.hash(i)) : NONE;
        if (place != NONE) {
          both.add(place, more.scale(i));
        }
      }
      return both.scores();
    }

    /** What each unit of the text adds to a column; traits without a place count for none. */
    float[] shares(int wanted, int units) {
      float[] shares = new float[units];
      for (int i = 0; i < places.length; i++) {
        int begin = seen.from(i);
        int end = Math.min(units, seen.to(i));
        if (places[i] == NONE || begin < 0 || begin >= end) {
          continue;
        }
        int weight = weight(places[i], wanted);
        if (weight != 0) {
          float each = seen.scale(i) * weight / (end - begin);
          for (int unitAt = begin; unitAt < end; unitAt++) {
            shares[unitAt] += each;
          }
        }
      }
      return shares;
    }
  }

  private int weight(int place, int wanted) {
    if (frequent(place)) {
      return dense[first(place) + wanted];
    }
    int end = end(place);
    for (int at = first(place); at < end; at++) {
      if (column(cells[at]) == wanted) {
        return weight(cells[at]);
      }
    }
    return 0;
  }

  /**
   * Weights of traits being added up. Weights are whole numbers and scales whole numbers of halves,
   * so the sums are exact in whatever order they are made.
   */
  private final class Sums {
    private final float[] of;
    private double norm;

    Sums() {
      of = new float[columns.size()];
    }

    Sums(Sums other) {
      of = other.of.clone();
      norm = other.norm;
    }

    void add(int place, float scale) {
      // In locals: only over what cannot change meanwhile a loop is made into wide operations.
      float[] of = this.of;
      byte[] dense = LinearModel.this.dense;
      int[] cells = LinearModel.this.cells;
      norm += (double) scale * scale;
      int first = first(place);
      if (frequent(place)) {
        for (int i = 0; i < of.length; i++) {
          of[i] += scale * dense[first + i];
        }
      } else {
        int end = end(place);
        for (int at = first; at < end; at++) {
          of[column(cells[at])] += scale * weight(cells[at]);
        }
      }
    }

    float[] scores() {
      float length = (float) (1 / Math.sqrt(Math.max(norm, 1e-9)));
      float[] scores = new float[of.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = of[i] * (unit[i] * length);
      }
      return scores;
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      out.writeUTF(columns.get(i));
      out.writeFloat(unit[i]);
    }
    int[] places = places();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream inColumns = new DataOutputStream(bytes);
    ByteArrayOutputStream weights = new ByteArrayOutputStream();
    out.writeInt(places.length);
    for (int place : places) {
      out.writeLong(table[place]);
      int before = weights.size();
      for (int i = 0; i < columns.size(); i++) {
        int weight = weight(place, i);
        if (weight != 0) {
          inColumns.writeShort(i);
          weights.write(weight);
        }
      }
      out.writeShort(weights.size() - before);
    }
    bytes.writeTo(out);
    weights.writeTo(out);
  }

  /** The places of all traits, by hash ascending. */
  private int[] places() {
    return IntStream.range(0, table.length / 2)
        .map(i -> 2 * i)
        .filter(at -> table[at + 1] != 0)
        .boxed()
        .sorted(Comparator.comparingLong(at -> table[at]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static LinearModel read(DataInputStream in) throws IOException {
    int width = in.readInt();
    List<String> columns = new ArrayList<>();
    float[] unit = new float[width];
    for (int i = 0; i < width; i++) {
      columns.add(in.readUTF());
      unit[i] = in.readFloat();
    }
    int height = in.readInt();
    long[] traits = new long[height];
    int[] rows = new int[height + 1];
    for (int i = 0; i < height; i++) {
      traits[i] = in.readLong();
      rows[i + 1] = rows[i] + in.readUnsignedShort();
    }
    short[] column = new short[rows[height]];
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readShort();
    }
    byte[] weight = new byte[column.length];
    in.readFully(weight);
    return new LinearModel(columns, traits, rows, column, weight, unit);
  }
}
