package org.qinqing.authoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.authoring.PackDraft.Kind;
import org.qinqing.authoring.PackDraft.Part;

/** Laws of editing, over all parts of the bundles that stand beside this one. */
class RealDraftTest {
  private static final List<String> TEXTS =
      List.of(
          "一句话",
          "带: 冒号的话",
          "有 #号",
          "true",
          "2026",
          "'单引号' 和 \"双引号\"",
          "- 横线开头",
          "{花括号}",
          "两行\n第二行",
          "  前面有空格",
          "反斜杠 \\ 和制表\t符",
          "@开头",
          "𠮷野家");
  private static final List<String> LISTS =
      List.of("一步", "一步\n两步", "cn:discipline/art-97", "有, 逗号\n有 #号\n[方括号", "yes: no\n2026");

  private static TextDraft open(String pack) throws IOException {
    assumeTrue(Services.present(pack), "no content to read");
    return TextDraft.open(Services.folder(pack), Services.none());
  }

  private static void assertSameFiles(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (path, bytes) -> {
          if (!Arrays.equals(bytes, found.get(path))) {
            assertEquals(string(expected, path), string(found, path), path);
          }
        });
  }

  private static String string(Map<String, byte[]> files, String path) {
    return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou"})
  void writingWhatIsThereChangesNoByte(String pack) throws IOException {
    TextDraft draft = open(pack);
    List<Part> parts = draft.parts();
    assertTrue(parts.size() > 50, () -> "parts: " + parts.size());
    for (Part part : parts) {
      assertFalse(part.id().isEmpty(), part::toString);
      assertFalse(part.title().isEmpty(), part::toString);
      assertEquals(part, draft.replace(part, draft.source(part)));
      assertEquals(part, draft.change(part, draft.values(part)));
    }
    assertFalse(draft.changed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou"})
  void everyPartIsFoundOnceAndWhole(String pack) throws IOException {
    TextDraft draft = open(pack);
    for (Part part : draft.parts()) {
      String source = draft.source(part);
      Map<String, String> values = PartText.of(PartShape.of(part.kind()), source).values();
      assertEquals(part.id(), values.get("id"));
      assertTrue(YamlNodes.of(source).isPresent(), source);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou"})
  void aChangeTouchesItsKeyOnly(String pack) throws IOException {
    TextDraft draft = open(pack);
    Map<String, byte[]> before = draft.contents();
    Random random = new Random(20261122);
    List<Part> parts = draft.parts();
    for (int i = 0; i < 150; i++) {
      Part part = parts.get(random.nextInt(parts.size()));
      PartShape shape = PartShape.of(part.kind());
      String key = shape.keys().get(1 + random.nextInt(shape.keys().size() - 1));
      String value = value(shape, key, random);
      Map<String, String> old = draft.values(part);
      String oldSource = draft.source(part);

      Part changed = draft.change(part, Map.of(key, value));

      Map<String, String> now = new TreeMap<>(draft.values(changed));
      assertEquals(value, now.getOrDefault(key, ""), () -> part + " " + key);
      Map<String, String> others = new TreeMap<>(old);
      others.remove(key);
      now.remove(key);
      assertEquals(others, now, () -> part + " " + key + "=" + value);
      assertEquals(
          Outline.of(part.kind(), string(draft.contents(), part.file())).slots().stream()
              .map(slot -> slot.line() + " " + slot.id() + " " + slot.title())
              .toList(),
          draft.parts().stream()
              .filter(other -> other.file().equals(part.file()))
              .map(other -> other.line() + " " + other.id() + " " + other.title())
              .toList());
      assertOnlyKeyDiffers(key, oldSource, draft.source(changed));
      assertRestIsSame(before, draft.contents(), part, changed);
      draft.undo();
      assertSameFiles(before, draft.contents());
      draft.redo();
      assertEquals(now.size() + (value.isEmpty() ? 0 : 1), draft.values(changed).size());
      draft.undo();
    }
    assertFalse(draft.changed());
  }

  private static String value(PartShape shape, String key, Random random) {
    if (random.nextInt(8) == 0) {
      return "";
    }
    if (shape.lists().contains(key)) {
      return LISTS.get(random.nextInt(LISTS.size()));
    }
    if (shape.records().contains(key)) {
      return "{key: A, text: 甲, right: true}\n{key: B, text: \"乙: 丙\", right: false}";
    }
    if (shape.mappings().contains(key)) {
      return random.nextBoolean()
          ? "all:\n  - act: {in: [receive-gift]} # 说明\n  - not: {tie: {eq: parent}}"
          : "{act: {eq: receive-gift}}";
    }
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** What differs in the old source lies between a key and the next one. */
  private static void assertOnlyKeyDiffers(String key, String old, String now) {
    List<String> a = old.lines().toList();
    List<String> b = now.lines().toList();
    int head = 0;
    while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<String> keys =
        a.subList(head, a.size() - tail).stream()
            .filter(line -> line.matches("[a-zA-Z]+:.*"))
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList();
    assertTrue(
        keys.isEmpty() || keys.equals(List.of(key)), () -> key + " touched " + keys + "\n" + now);
  }

  /** Outside the part nothing moved, in its file and in the others. */
  private static void assertRestIsSame(
      Map<String, byte[]> before, Map<String, byte[]> now, Part old, Part part) {
    Map<String, byte[]> rest = new TreeMap<>(before);
    rest.remove(old.file());
    Map<String, byte[]> restNow = new TreeMap<>(now);
    restNow.remove(part.file());
    assertSameFiles(rest, restNow);
    assertEquals(without(string(before, old.file()), old), without(string(now, part.file()), part));
  }

  private static String without(String text, Part part) {
    Outline.Slot slot =
        Outline.of(part.kind(), text).slots().stream()
            .filter(s -> s.line() == part.line())
            .findFirst()
            .orElseThrow();
    return text.substring(0, slot.from()) + "<>" + text.substring(slot.to());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou"})
  void anySequenceOfStepsIsTakenBackExactly(String pack) throws IOException {
    TextDraft draft = open(pack);
    Random random = new Random(7);
    List<Map<String, byte[]>> states = new ArrayList<>(List.of(draft.contents()));
    for (int i = 0; i < 80; i++) {
      List<Part> parts = draft.parts();
      Part part = parts.get(random.nextInt(parts.size()));
      switch (random.nextInt(5)) {
        case 0 -> draft.remove(part);
        case 1 -> draft.add(part.kind(), "zz-" + i, "t" + random.nextInt(3));
        case 2 -> draft.replace(part, mangled(draft.source(part), random));
        case 3 -> draft.replace(part, draft.source(part) + "\n# 补充 " + i);
        default -> draft.change(part, Map.of("say", "第 " + i + " 句: 话"));
      }
      Map<String, byte[]> now = draft.contents();
      if (!same(now, states.get(states.size() - 1))) {
        states.add(now);
      }
    }
    assertTrue(states.size() > 50);
    for (int i = states.size() - 2; i >= 0; i--) {
      draft.undo();
      assertSameFiles(states.get(i), draft.contents());
    }
    assertFalse(draft.changed());
    draft.undo();
    for (int i = 1; i < states.size(); i++) {
      draft.redo();
      assertSameFiles(states.get(i), draft.contents());
    }
    draft.redo();
    assertSameFiles(states.get(states.size() - 1), draft.contents());
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
  }

  /** A source in which somebody is typing. */
  private static String mangled(String source, Random random) {
    int at = random.nextInt(source.length() + 1);
    List<String> typed =
        List.of("\"", "[", "{", ": ", "\n", "\n\n- ", "'", "\t", "#", "}", "|", "");
    String piece = typed.get(random.nextInt(typed.size()));
    int cut = Math.min(source.length(), at + random.nextInt(4));
    return source.substring(0, at) + piece + source.substring(cut);
  }

  /** However broken one part is, the others stay where they are, and so does all their text. */
  @ParameterizedTest
  @ValueSource(strings = {"cn", "guangzhou"})
  void typingInOnePartLeavesTheOthers(String pack) throws IOException {
    TextDraft draft = open(pack);
    Map<String, byte[]> before = draft.contents();
    Random random = new Random(11);
    List<Part> parts = draft.parts();
    for (int i = 0; i < 150; i++) {
      Part part = parts.get(random.nextInt(parts.size()));
      int index = parts.indexOf(part);
      String typed = mangled(draft.source(part), random);
      Part now = draft.replace(part, typed);
      assertEquals(trimmed(typed), trimmed(draft.source(now)));
      List<Part> after = draft.parts();
      assertEquals(parts.size(), after.size(), () -> part + "\n" + typed);
      for (int other = 0; other < parts.size(); other++) {
        if (other != index) {
          assertEquals(parts.get(other).id(), after.get(other).id());
        }
      }
      draft.values(now);
      // typing goes on, and what was broken becomes whole again
      draft.replace(now, draft.source(now) + "\nx: y");
      draft.undo();
      draft.undo();
      assertSameFiles(before, draft.contents());
    }
  }

  private static List<String> trimmed(String source) {
    return source.strip().lines().map(line -> line.isBlank() ? "" : line).toList();
  }

  @Test
  void aKeystrokeIsQuick() throws IOException {
    TextDraft draft = open("cn");
    Part part =
        draft.parts().stream()
            .filter(p -> p.kind() == Kind.RULE && p.file().endsWith("enterprise_side.yaml"))
            .findFirst()
            .orElseThrow();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 40; i++) {
      long start = System.nanoTime();
      part = draft.change(part, Map.of("say", "第 " + i + " 次"));
      int size = draft.parts().size();
      best = Math.min(best, System.nanoTime() - start);
      assertTrue(size > 0);
    }
    long quickest = best / 1_000_000;
    assertTrue(quickest < 50, () -> quickest + " ms");
  }
}
