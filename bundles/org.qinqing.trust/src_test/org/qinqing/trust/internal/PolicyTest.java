package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator's file: what he got wrong is told in his words, and locks until it is right. */
class PolicyTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve(Policy.FILE);
  }

  private List<String> wrong() {
    Refusal refusal = assertThrows(Refusal.class, () -> Policy.read("", folder));
    assertTrue(refusal.findings().stream().allMatch(f -> f.code().equals("T-180")));
    return refusal.findings().stream().map(f -> f.message()).toList();
  }

  private static String told(String key, Object... arguments) {
    return Code.text("T-180.say", Code.text("policy." + key, arguments));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("", told("empty")),
        arguments("# 还没有写\n", told("empty")),
        arguments("随便一句话", told("yaml")),
        arguments("unsigned: refuse\n", told("missing", "format")),
        arguments("format: 2\n", told("values", "format", "1")),
        arguments("format: 1\nunsigned: no\n", told("values", "unsigned", "refuse / warn")),
        arguments("format: 1\nunsinged: refuse\n", told("unknown", "unsinged")),
        arguments("format: 1\nroots: {locked: true}\n", told("missing", "roots.certificates")),
        arguments(
            "format: 1\nroots: {certificates: [], lock: true}\n", told("unknown", "roots.lock")),
        arguments(
            "format: 1\npublishers: [{name: 甲}]\n", told("missing", "publishers.0.fingerprint")),
        arguments(
            "format: 1\npublishers: [{fingerprint: 指纹}]\n",
            told("value", "publishers.0.fingerprint")),
        arguments("format: 1\nmirrors: 7\n", told("value", "mirrors")),
        arguments("format: 1\nunsigned: warn\nunsigned: refuse\n", told("line", 3)),
        arguments("format: 1\nroots:\n\tlocked: true\n", told("line", 3)),
        arguments("format: 1\nmirrors: [甲\n", told("line", 3)),
        arguments(
            "format: 1\nupdates: {automatic: true, folder: \"a\\0b\"}\n",
            told("value", "updates.folder")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldByTheNameOfTheSettingOrTheLine(String text, String expected)
      throws IOException {
    Files.writeString(file(), text);
    assertEquals(List.of(expected), wrong());
  }

  @Test
  void severalMistakesAreToldTogether() throws IOException {
    Files.writeString(file(), "unsigned: no\nextension: refuse\n");
    assertEquals(
        Set.of(
            told("missing", "format"),
            told("unknown", "extension"),
            told("values", "unsigned", "refuse / warn")),
        Set.copyOf(wrong()));
  }

  @Test
  void whatIsNoReadableTextIsToldWithoutPathsAndEnglish() throws IOException {
    Files.write(file(), "format: 1\n".getBytes(StandardCharsets.UTF_16));
    assertEquals(List.of(told("encoding")), wrong());
    Files.delete(file());
    Files.createDirectory(file());
    assertEquals(List.of(told("unreadable")), wrong());
    Files.delete(file());
    Files.createSymbolicLink(file(), folder.resolve("not-mounted.yaml"));
    assertEquals(List.of(told("unreadable")), wrong());
    Files.delete(file());
    Files.writeString(file(), "format: 1 #" + "长".repeat(400_000));
    assertEquals(List.of(told("large")), wrong());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFformat: 1\nunsigned: refuse\n",
        "format: 1\r\nunsigned: refuse\r\n",
        "---\n# 说明\nformat: 1\nunsigned: 'refuse'"
      })
  void whatEditorsAddDoesNotMatter(String text) throws Exception {
    Files.writeString(file(), text);
    assertFalse(Policy.read("", folder).unsignedAllowed());
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    String named = folder.resolve("named.yaml").toString();
    assertThrows(Refusal.class, () -> Policy.read(named, folder));
  }
}
