package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What people get wrong when they write YAML by hand, and what they are told. */
class YamlProblemTest {
  private static YamlProblem problem(String text) {
    return YamlProblem.of(YamlText.compose(text).failure().orElseThrow());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("a: 1\n\tb: 2", 2, "yaml.tab"),
        arguments("rules:\n\t- id: x", 2, "yaml.tab"),
        arguments("say: 提醒: 不能收", 1, "yaml.colon"),
        arguments("a: 1\n  b: 2", 2, "yaml.colon"),
        arguments("键：值\nb: 1", 2, "yaml.colon"),
        arguments("a: 1\nb\nc: 2", 3, "yaml.noColon"),
        arguments("a: 1\nb：2\nc: 3", 3, "yaml.noColon"),
        arguments("a: 1\nb", 2, "yaml.noColon"),
        arguments("say: >\n不能\n  收", 3, "yaml.noColon"),
        arguments("how: [退回, 上交\nsay: 不能收", 2, "yaml.bracket"),
        arguments("how: [退回", 1, "yaml.bracket"),
        arguments("when: {act: x", 1, "yaml.brace"),
        arguments("when: {act: x\nsay: 不能收", 2, "yaml.brace"),
        arguments("a:\n    - x\n  - y", 3, "yaml.indent"),
        arguments("- a\nb: 1", 2, "yaml.indent"),
        arguments("rules:\n  - id: a\n    say: x\n   how: y", 4, "yaml.indent"),
        arguments("say: \"不能收\nhow: 退回", 2, "yaml.quote"),
        arguments("say: '不能收", 1, "yaml.quote"),
        arguments("how: \"退回\" 上交", 1, "yaml.behindQuote"),
        arguments("say: - 退回", 1, "yaml.dash"),
        arguments("say: ? 退回", 1, "yaml.question"),
        arguments("say: \"C:\\新建\"", 1, "yaml.escape"),
        arguments("say: \"\\x1\"", 1, "yaml.escape"),
        arguments("say: a\u0007b", 1, "yaml.control"),
        arguments("say: a\u007fb", 1, "yaml.control"),
        arguments("say: ]", 1, "yaml.content"),
        arguments("say: ,", 1, "yaml.content"),
        arguments("say: | 不能收", 1, "yaml.block"),
        arguments("a: |2x\n  b", 1, "yaml.block"),
        arguments("a: 1\n---\nb: 2", 2, "yaml.documents"),
        arguments("a: 1\n...\nb: 2", 3, "yaml.documents"),
        arguments("say: *重要", 1, "yaml.sign"),
        arguments("say: !重要 x", 1, "yaml.sign"),
        arguments("say: &", 1, "yaml.sign"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldInPlainWordsWithItsLine(String text, int line, String key) {
    assertEquals(new YamlProblem(line, Messages.text(key)), problem(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@所有人", "%50", "`不能收`"})
  void aTextThatBeginsWithASignIsToldWithTheSign(String text) {
    assertEquals(
        new YamlProblem(1, Messages.text("yaml.start", text.substring(0, 1))),
        problem("say: " + text));
  }

  @Test
  void boundsAreToldWithTheirFigures() {
    assertEquals(Messages.text("yaml.deep", 60), problem("a: " + "[".repeat(99)).text());
    assertEquals(
        new YamlProblem(2, Messages.text("yaml.marks", 30)),
        problem("a: 1\nb: \"x" + "\\u0301".repeat(31) + "\""));
    assertEquals(
        Messages.text("yaml.many", 150_000), problem("[" + "a,".repeat(200_000) + "]").text());
  }

  @Test
  void whatHasNoWordsIsToldAsTheParserDoes() {
    assertEquals(
        new YamlProblem(1, Messages.text("yaml.other", "something new")),
        YamlProblem.of(new YamlEngineException("something new\nat x")));
  }
}
