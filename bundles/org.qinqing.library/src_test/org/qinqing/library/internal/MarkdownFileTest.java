package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;

class MarkdownFileTest {
  private static ImportStructure read(String text) {
    return SourceFile.read(
            "样本.md", List.of(), text.getBytes(StandardCharsets.UTF_8), ImportCorrections.NONE)
        .structure();
  }

  private static List<String> lines(String text) {
    return read(text).blocks().stream().map(b -> b.line() + " " + b.text()).toList();
  }

  @Test
  void linesKeepTheirNumbersWhereverTheyStand() {
    assertEquals(
        List.of(
            "4 样本办法",
            "6 第一条 有下列情形的：",
            "8 1. 收到礼品的；",
            "9 2. 借用车辆的。",
            "11 说明在此。",
            "13 事项 | 期限",
            "15 报告 | 三日",
            "17 引文在此。",
            "20 代码也是文字"),
        lines(
            """
            ---
            author: 样本社
            ---
            # 样本办法

            **第一条** 有下列*情形*的：

            1. 收到礼品的；
            2. 借用车辆的。

            - 说明[在此](https://example.org/a)。

            | 事项 | 期限 |
            |---|---|
            | 报告 | 三日 |

            > 引文在此。

            ```
            代码也是文字
            ```
            """));
  }

  @Test
  void aLineGoesOnOnlyWhereItsSentenceDoes() {
    assertEquals(
        List.of(
            "1 样本通知",
            "2 第一条 各单位应当在三十日之内向所在单位的纪律检查机关书面报告有关的情况。",
            "4 前款的报告保存三年。",
            "5 （一）另起的一项；",
            "6 样本市人民政府",
            "7 2021年3月1日"),
        lines(
            """
            # 样本通知
            第一条 各单位应当在三十日之内向所在单位的
            纪律检查机关书面报告有关的情况。
            前款的报告保存三年。
            （一）另起的一项；
            样本市人民政府
            2021年3月1日
            """));
  }

  @Test
  void whatLooksLikeMarkdownAndIsTextStays() {
    assertEquals(
        List.of(
            "1 #样本办法".replace("#", ""),
            "3 样办发[2014]57号文件规定的3*4=12和5*6=30照旧。",
            "5 缩进四格的是自然段，不是代码。",
            "7 [注]: 本条的说明。",
            "9 一段很长的正文，下面有一条横线，但是它有一整句话那么长，所以不是标题，而是照常读成自然段，一直写到这里才算完。"),
        lines(
            """
            #样本办法

            样办发[2014]57号文件规定的3\\*4=12和5\\*6=30照旧。

                缩进四格的是自然段，不是代码。

            [注]: 本条的说明。

            一段很长的正文，下面有一条横线，但是它有一整句话那么长，所以不是标题，而是照常读成自然段，一直写到这里才算完。
            ---
            """));
  }

  @Test
  void anUnclosedMarkAndALabelWithoutArticleAreUnderstood() {
    ImportStructure structure = read("# 样本办法\n\n**** 为了试验。\n\n**一** 甲。\n\n**二** 乙。\n");
    assertEquals(
        List.of("p-1", "sec-1", "sec-2"),
        structure.units().stream().map(ImportStructure.Unit::anchor).toList());
    assertEquals(
        List.of(3, 5, 7), structure.units().stream().map(ImportStructure.Unit::line).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "[",
        "*",
        "- ",
        "1. ",
        "`",
        "<",
        "![",
        "[](",
        "_a",
        "**a*",
        "|",
        "<!--",
        "{#",
        "[a]: b\n",
        "> a\n",
        "- a\n  ",
        "a |\n-|-\n"
      })
  void textsMadeToBreakReadersAreReadInTime(String piece) {
    String text = "# 样本办法\n\n第一条 甲。\n\n" + piece.repeat(30_000) + "\n\n第二条 乙。\n";
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          List<String> anchors =
              read(text).units().stream().map(ImportStructure.Unit::anchor).toList();
          assertTrue(anchors.contains("art-2"), anchors.toString());
        });
  }
}
