package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.internal.reading.TraitSet.Kind;

/** Rare traits and frequent ones are kept in different ways and count the same. */
class LinearModelTest {
  private static final int WIDTH = 40;
  private static final float UNIT = 0.25f;

  private static TraitSet seen(String... words) {
    TraitSet set = new TraitSet();
    for (String word : words) {
      set.add(Kind.WORDS, TraitSet.mix(TraitSet.begin(Kind.WORDS), word), 0, 2);
    }
    return set;
  }

  /** 常 has the weight -1, 2, -3, … in each column, 稀 has 100 in the last and -100 in the third. */
  private static LinearModel model() {
    List<String> columns = IntStream.range(0, WIDTH).mapToObj(i -> "c" + i).toList();
    long often = seen("常").hash(0);
    long rare = seen("稀").hash(0);
    int[] rows = often < rare ? new int[] {0, WIDTH, WIDTH + 2} : new int[] {0, 2, WIDTH + 2};
    short[] column = new short[WIDTH + 2];
    byte[] weight = new byte[WIDTH + 2];
    int at = often < rare ? 0 : 2;
    for (int i = 0; i < WIDTH; i++) {
      column[at + i] = (short) i;
      weight[at + i] = often(i);
    }
    at = often < rare ? WIDTH : 0;
    column[at] = 2;
    weight[at] = -100;
    column[at + 1] = WIDTH - 1;
    weight[at + 1] = 100;
    float[] unit = new float[WIDTH];
    Arrays.fill(unit, UNIT);
    long[] traits = {Math.min(often, rare), Math.max(often, rare)};
    return new LinearModel(columns, traits, rows, column, weight, unit);
  }

  private static byte often(int column) {
    return (byte) ((column % 2 == 0 ? -1 : 1) * (column + 1));
  }

  private static float rare(int column) {
    return column == 2 ? -100 : column == WIDTH - 1 ? 100 : 0;
  }

  @Test
  void scoresAreTheSumsForATextOfLengthOne() {
    float[] both = model().scores(seen("常", "稀", "常", "无"));
    float length = (float) (1 / Math.sqrt(2));
    for (int i = 0; i < WIDTH; i++) {
      assertEquals((often(i) + rare(i)) * (UNIT * length), both[i]);
    }
    float[] alone = model().scores(seen("稀"));
    for (int i = 0; i < WIDTH; i++) {
      assertEquals(rare(i) * UNIT, alone[i]);
    }
  }

  @Test
  void whatEachUnitAddsIsKnownForBoth() {
    LinearModel model = model();
    assertArrayEquals(new float[] {-1.5f, -1.5f, 0}, model.new View(seen("常")).shares(2, 3));
    assertArrayEquals(new float[] {-50, -50, 0}, model.new View(seen("稀")).shares(2, 3));
    assertArrayEquals(new float[] {0, 0, 0}, model.new View(seen("稀")).shares(3, 3));
  }

  @Test
  void bothAreWrittenAndRead() throws IOException {
    LinearModel model = model();
    assertEquals(2, model.traits());
    assertEquals(WIDTH + 2, model.weights());
    byte[] bytes = written(model);
    LinearModel again = LinearModel.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    assertEquals(model.weights(), again.weights());
    assertArrayEquals(model.scores(seen("常", "稀")), again.scores(seen("常", "稀")));
    assertArrayEquals(bytes, written(again));
  }

  private static byte[] written(LinearModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
