package org.qinqing.classroom.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log: what was acknowledged is there, what was cut off is not, damage is said. */
class ClassLogTest {
  @TempDir Path folder;

  private List<ClassEvent> written(Path file) throws IOException {
    Play play = new Play(Agendas.full("红", "蓝"));
    play.random(new Random(7), 120, decision -> {});
    try (ClassLog log = ClassLog.create(file)) {
      for (ClassEvent event : play.events) {
        log.append(List.of(event));
      }
    }
    return play.events;
  }

  private static List<ClassEvent> read(Path file) throws IOException {
    List<ClassEvent> events = new ArrayList<>();
    ClassLog.open(file, events).close();
    return events;
  }

  @Test
  void tornAtAnyByteItHoldsAllWholeLinesAndGoesOn() throws IOException {
    Path file = folder.resolve("whole");
    List<ClassEvent> events = written(file);
    byte[] bytes = Files.readAllBytes(file);
    int last = bytes.length - 2;
    for (int lines = 0; lines < 3; last--) {
      lines += bytes[last] == '\n' ? 1 : 0;
    }
    for (int length = last; length <= bytes.length; length++) {
      Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(bytes, length));
      int whole = 0;
      for (int i = 0; i < length; i++) {
        whole += bytes[i] == '\n' ? 1 : 0;
      }
      assertEquals(events.subList(0, whole), read(torn));
      List<ClassEvent> more = new ArrayList<>();
      try (ClassLog log = ClassLog.open(torn, more)) {
        log.append(events.subList(whole, events.size()));
      }
      assertArrayEquals(bytes, Files.readAllBytes(torn));
      Files.delete(torn);
    }
  }

  @Test
  void rubbishAtTheEndIsCutOff() throws IOException {
    Path file = folder.resolve("rubbish");
    List<ClassEvent> events = written(file);
    byte[] bytes = Files.readAllBytes(file);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 4096);
    Files.write(file, longer);
    assertEquals(events, read(file));
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void aChangedByteInTheMiddleIsDamageAndNothingIsTouched() throws IOException {
    Path file = folder.resolve("damaged");
    written(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertTrue(
        assertThrows(DamagedLog.class, () -> read(file)).getMessage().startsWith("damaged:"));
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void anEmptyFileHoldsNothing() throws IOException {
    assertEquals(List.of(), read(Files.createFile(folder.resolve("empty"))));
  }

  @Test
  void aLogIsNeverOverwritten() throws IOException {
    Path file = folder.resolve("there");
    written(file);
    assertThrows(IOException.class, () -> ClassLog.create(file));
  }
}
