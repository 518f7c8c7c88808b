package org.qinqing.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Comparison;
import org.qinqing.library.Comparison.Change;
import org.qinqing.library.Comparison.Line;
import org.qinqing.library.Comparison.Piece;
import org.qinqing.library.Comparison.Row;
import org.qinqing.library.Library;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import tools.jackson.databind.JsonNode;

class DiffCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language(List.of(arguments).contains("en") ? "en" : "zh"),
            Sample.TODAY);
    return new CommandRunner(
            terminal, Map.of("diff", new DiffCommands(library())), failure -> {}, "log")
        .run(List.of(arguments));
  }

  /** A library that compares, and is asked for nothing else. */
  private Library library() {
    return (Library)
        Proxy.newProxyInstance(
            Library.class.getClassLoader(),
            new Class<?>[] {Library.class},
            (proxy, method, arguments) -> {
              assertEquals("compare", method.getName());
              asked.add(arguments[0] + " " + arguments[1]);
              return arguments[0].toString().startsWith("cn:gone")
                  ? Optional.empty()
                  : Optional.of(comparison());
            });
  }

  private static Comparison comparison() {
    Document document = Sample.snapshot().packs().getFirst().documents().getFirst();
    Optional<Provision> article = Optional.of(document.provisions().getFirst());
    Line same = new Line("", piece("照旧。", false), "", piece("照旧。", false));
    Line changed =
        new Line(
            "第一款",
            List.of(new Piece("已经", true), new Piece("影响办事", false)),
            "第二款",
            List.of(new Piece("可能", true), new Piece("影响办事", false)));
    Line added = new Line("", List.of(), "", piece("另起一段。", true));
    return new Comparison(
        document,
        document,
        List.of(
            new Row(Change.SAME, article, article, List.of(same)),
            new Row(Change.CHANGED, article, article, List.of(same, changed)),
            new Row(Change.ADDED, Optional.empty(), article, List.of(added))));
  }

  private static List<Piece> piece(String text, boolean changed) {
    return List.of(new Piece(text, changed));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void peopleReadWhatChanged() {
    assertEquals(0, run("diff", "cn:rules@2018-10-01", "cn:rules@2024-01-01/art-7"));
    assertEquals(List.of("cn:rules@2018-10-01 cn:rules@2024-01-01/art-7"), asked);
    assertEquals(
        """
        《示例规定》2024-01-01 → 《示例规定》2024-01-01
        未变 1  有改动 1  新增 1  删去 0
        有改动  第七条  收礼
            照旧。
          - 第一款  [-已经-]影响办事
          + 第二款  {+可能+}影响办事
        新增  第七条  收礼
          + {+另起一段。+}
        """,
        out());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatStayedTheSameIsShownOnDemand() {
    assertEquals(0, run("diff", "--all", "cn:rules@2018-10-01", "cn:rules@2024-01-01"));
    assertTrue(out().contains("未变  第七条  收礼\n    照旧。\n"), out());
  }

  @Test
  void jsonIsOneLineWithEveryArticle() {
    assertEquals(0, run("diff", "--json", "cn:rules@2018-10-01", "cn:rules@2024-01-01"));
    assertEquals(1, out().lines().count());
    JsonNode answer = Json.read(out());
    assertEquals("cn:rules@2024-01-01", answer.get("newer").get("address").asString());
    assertEquals("示例规定", answer.get("older").get("title").asString());
    assertEquals(1, answer.get("same").asInt());
    assertEquals(1, answer.get("added").asInt());
    assertEquals(0, answer.get("dropped").asInt());
    JsonNode row = answer.get("rows").get(1);
    assertEquals("changed", row.get("change").asString());
    assertFalse(row.get("moved").asBoolean());
    assertEquals("第七条", row.get("older").get("item").asString());
    JsonNode line = row.get("lines").get(1);
    assertTrue(line.get("changed").asBoolean());
    assertEquals("第二款", line.get("newerItem").asString());
    assertEquals("可能", line.get("newer").get(0).get("text").asString());
    assertFalse(line.get("newer").get(1).get("changed").asBoolean());
    assertFalse(answer.get("rows").get(2).has("older"));
    assertTrue(answer.get("millis").isNumber());
  }

  @Test
  void whatIsNotHereIsOne() {
    assertEquals(1, run("diff", "cn:gone@2018-10-01", "cn:rules@2024-01-01"));
    assertEquals("", out());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("cn:gone@2018-10-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff",
        "diff|cn:rules",
        "diff|cn:rules|第九十七条",
        "diff|处分条例|cn:rules",
        "diff|cn:rules@2018|cn:rules",
        "diff|cn:rules|cn:rules|cn:rules"
      })
  void wrongUseIsOneLineAndTwo(String line) {
    assertEquals(2, run(line.split("\\|")), line);
    assertEquals("", out());
    assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    assertEquals(List.of(), asked);
  }

  @Test
  void englishOnDemand() {
    assertEquals(0, run("diff", "--lang", "en", "cn:rules@2018-10-01", "cn:rules@2024-01-01"));
    assertTrue(out().contains("same 1  changed 1  added 1  dropped 0"), out());
  }
}
