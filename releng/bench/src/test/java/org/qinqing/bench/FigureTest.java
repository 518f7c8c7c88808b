package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  private static final Machine MACHINE =
      new Machine("cpu", 2, 1024, "vm", "os", List.of(), LocalDate.of(2026, 11, 22), "abc");

  @TempDir Path folder;

  @Test
  void ratioIsAboveOneWhenOursIsBetter() {
    assertEquals(4, Figure.less("t", "ms", 0.5, 1).beside("p", 2).ratio().orElseThrow());
    assertEquals(0.25, Figure.more("r", "/s", 0.5, 1).beside("p", 2).ratio().orElseThrow());
    assertTrue(Figure.less("t", "ms", 0.5, 1).ratio().isEmpty());
  }

  @Test
  void oneLineOfJson() {
    assertEquals(
        "{\"metric\":\"t\",\"ours\":0.1235,\"peer\":2,\"peerName\":\"p\",\"ratio\":16.2,"
            + "\"unit\":\"ms\",\"samples\":3}",
        Figure.less("t", "ms", 0.123456, 3).beside("p", 2).json());
  }

  @Test
  void aGoalAgainstOnePeerIsMeasuredByTheRatio() {
    Figure tenTimes = Figure.less("search.60k.natural.p50", "ms", 1, 1);
    assertTrue(goalMet(tenTimes.beside("SQLite FTS5", 10)));
    assertFalse(goalMet(tenTimes.beside("SQLite FTS5", 9)));
    assertTrue(goalMet(tenTimes.beside("Lucene BM25", 0.1)));
    assertFalse(goalMet(Figure.less("search.60k.natural.p50", "ms", 2.6, 1)));
  }

  private static boolean goalMet(Figure figure) {
    return figure.goal().orElseThrow().met(figure);
  }

  @Test
  void markdownReplacesItsOwnSectionOnly() throws IOException {
    Path file = folder.resolve("b.md");
    Files.writeString(
        file, "before\n<!-- figures: search -->\nold\n<!-- end of figures: search -->\nafter\n");
    Report report = new Report(new PrintStream(new ByteArrayOutputStream()), false);
    report.add(Figure.less("t", "ms", 1, 1).beside("p", 2));
    report.write(file, "search", MACHINE);
    String once = Files.readString(file);
    assertTrue(once.startsWith("before\n<!-- figures: search -->\n"), once);
    assertTrue(once.endsWith("\n<!-- end of figures: search -->\nafter\n"), once);
    assertTrue(once.contains("| t | 1 ms |  | p 2 ms (×2) |"), once);
    assertFalse(once.contains("old"), once);
    report.write(file, "search", MACHINE);
    assertEquals(once, Files.readString(file));
  }

  @Test
  void jsonGoesOutAtOnce() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8), true);
    report.add(Figure.less("t", "ms", 1, 1));
    assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
  }
}
