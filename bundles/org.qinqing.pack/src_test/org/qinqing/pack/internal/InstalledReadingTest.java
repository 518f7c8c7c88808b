package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSupplement;

/** An installed bundle: what decides a verdict is read at once, the rest when it is asked for. */
class InstalledReadingTest {
  private final List<Diagnostic> told = new ArrayList<>();

  private static Map<String, byte[]> guangzhou() {
    PackFiles folder = FolderFiles.read(Path.of("..", "org.qinqing.pack.guangzhou"));
    return new HashMap<>(folder.files());
  }

  private Pack installed(Map<String, byte[]> files) {
    return PackParser.readInstalled(MemoryFiles.read("guangzhou", files), told::addAll)
        .pack()
        .orElseThrow();
  }

  @Test
  void theSameComesOutAsOfReadingAtOnce() {
    Map<String, byte[]> files = guangzhou();
    Pack whole =
        PackParser.read(MemoryFiles.read("guangzhou", files), FileShapes.CHECKED_BEFORE)
            .pack()
            .orElseThrow();
    Pack installed = installed(files);
    assertFalse(whole.questions().isEmpty());
    assertFalse(whole.tests().isEmpty());
    assertEquals(whole, installed);
    assertEquals(whole.deciding(), installed.deciding());
    assertEquals(PackSupplement.EMPTY, installed.deciding().supplement());
    assertEquals(List.of(), told);
  }

  @Test
  void theRestIsNotReadBeforeItIsAskedFor() {
    Map<String, byte[]> files = guangzhou();
    files.put("questions/broken.yaml", "questions: [".getBytes(StandardCharsets.UTF_8));
    Pack pack = installed(files);
    assertFalse(pack.rules().isEmpty());
    assertFalse(pack.documents().isEmpty());
    assertEquals(List.of(), told);
    assertEquals(List.of(), pack.questions());
    assertEquals(List.of(), pack.tests());
    assertTrue(
        told.stream().anyMatch(f -> f.location().file().equals("questions/broken.yaml")),
        told.toString());
  }

  @Test
  void aBrokenRuleIsSeenAtOnce() {
    Map<String, byte[]> files = guangzhou();
    files.put("rules/broken.yaml", "rules: [".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        Optional.empty(),
        PackParser.readInstalled(MemoryFiles.read("guangzhou", files), told::addAll).pack());
  }
}
