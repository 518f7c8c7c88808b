package org.qinqing.checker.internal.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights of traits for several columns (deeds, or values of facts), small enough to travel with
 * the program. Immutable.
 */
final class LinearModel {
  private final List<String> columns;
  private final long[] traits;
  private final int[] rows;
  private final short[] column;
  private final byte[] weight;
  private final float[] unit;

  /** Places of the traits by hash, for a look-up without searching; 0 stands for none. */
  private final int[] places;

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
    this.traits = traits;
    this.rows = rows;
    this.column = column;
    this.weight = weight;
    this.unit = unit;
    this.places = new int[Integer.highestOneBit(Math.max(1, traits.length)) * 4];
    for (int i = 0; i < traits.length; i++) {
      int at = (int) traits[i] & (places.length - 1);
      while (places[at] != 0) {
        at = (at + 1) & (places.length - 1);
      }
      places[at] = i + 1;
    }
  }

  private int place(long trait) {
    int at = (int) trait & (places.length - 1);
    while (places[at] != 0) {
      if (traits[places[at] - 1] == trait) {
        return places[at] - 1;
      }
      at = (at + 1) & (places.length - 1);
    }
    return -1;
  }

  List<String> columns() {
    return columns;
  }

  int traits() {
    return traits.length;
  }

  int weights() {
    return weight.length;
  }

  /**
   * The score of every column: the sum over the traits, each seen once, for a text of length one.
   */
  float[] scores(TraitSet seen) {
    float[] scores = new float[columns.size()];
    double norm = 0;
    boolean[] counted = new boolean[traits.length];
    for (int i = 0; i < seen.size(); i++) {
      int trait = place(seen.hash(i));
      if (trait < 0 || counted[trait]) {
        continue;
      }
      counted[trait] = true;
      float scale = seen.scale(i);
      norm += (double) scale * scale;
      for (int at = rows[trait]; at < rows[trait + 1]; at++) {
        scores[column[at]] += scale * weight[at];
      }
    }
    float length = (float) (1 / Math.sqrt(Math.max(norm, 1e-9)));
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= unit[i] * length;
    }
    return scores;
  }

  /** Which part of the traits was ever learned from, from 0 to 1. */
  float familiar(TraitSet seen) {
    int known = 0;
    for (int i = 0; i < seen.size(); i++) {
      known += place(seen.hash(i)) >= 0 ? 1 : 0;
    }
    return seen.size() == 0 ? 0 : (float) known / seen.size();
  }

  /** What each unit of the text adds to a column; traits without a place count for none. */
  float[] shares(TraitSet seen, int wanted, int units) {
    float[] shares = new float[units];
    for (int i = 0; i < seen.size(); i++) {
      int begin = seen.from(i);
      int end = Math.min(units, seen.to(i));
      int trait = begin < 0 || begin >= end ? -1 : place(seen.hash(i));
      if (trait < 0) {
        continue;
      }
      for (int at = rows[trait]; at < rows[trait + 1]; at++) {
        if (column[at] == wanted) {
          float each = seen.scale(i) * weight[at] / (end - begin);
          for (int unitAt = begin; unitAt < end; unitAt++) {
            shares[unitAt] += each;
          }
        }
      }
    }
    return shares;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      out.writeUTF(columns.get(i));
      out.writeFloat(unit[i]);
    }
    out.writeInt(traits.length);
    for (int i = 0; i < traits.length; i++) {
      out.writeLong(traits[i]);
      out.writeShort(rows[i + 1] - rows[i]);
    }
    for (short one : column) {
      out.writeShort(one);
    }
    out.write(weight);
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
