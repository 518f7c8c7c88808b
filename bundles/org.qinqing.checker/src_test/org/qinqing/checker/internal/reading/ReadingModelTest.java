package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadingModelTest {
  private static byte[] written(ReadingModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }

  private static ReadingModel read(byte[] bytes) throws IOException {
    return ReadingModel.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    ReadingModel model = SmallModel.learn();
    ReadingModel again = read(written(model));
    assertEquals("small", again.fingerprint());
    assertEquals(model.groups(), again.groups());
    assertEquals(model.deeds().columns(), again.deeds().columns());
    assertEquals(model.facts().columns(), again.facts().columns());
    assertEquals(model.deeds().weights(), again.deeds().weights());
    assertTrue(again.deeds().weights() > 0 && again.facts().weights() > 0);
    for (Example example : SmallModel.examples()) {
      TraitSet seen = SmallModel.traits().of(SmallModel.heard(example.text()));
      assertArrayEquals(model.deeds().scores(seen), again.deeds().scores(seen));
      assertArrayEquals(model.facts().scores(seen), again.facts().scores(seen));
    }
  }

  @Test
  void theSameExamplesMakeTheSameBytes() throws IOException {
    assertArrayEquals(written(SmallModel.learn()), written(SmallModel.learn()));
  }

  @Test
  void aFileThatEndsTooSoonIsRefused() throws IOException {
    byte[] whole = written(SmallModel.learn());
    // The last bytes are the checksum of the compression, which nobody needs to read.
    for (int length = 0; length < whole.length - 64; length += 97) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> read(part), length + " bytes");
    }
  }

  @Test
  void somethingElseIsRefused() {
    assertThrows(IOException.class, () -> read(new byte[0]));
    assertThrows(IOException.class, () -> read(new byte[1000]));
    assertThrows(
        IOException.class, () -> read("收礼的模型".repeat(99).getBytes(StandardCharsets.UTF_8)));
  }
}
