package org.qinqing.ui.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.library.Comparison;
import org.qinqing.pack.Document;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.qinqing.report.Run;
import org.qinqing.ui.kit.Words;

class DocumentReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Words WORDS = Words.beside(DocumentReport.class);
  private static final Document.Provision ONE = Texts.unit("art-1", "第一条", "目的", "为了廉洁。", "第一章 总则");
  private static final Document.Provision TWO =
      Texts.unit("art-2", "第二条", "礼品", "下列东西不收：", "第二章 分则");
  private static final Document.Provision ITEM =
      Texts.unit("art-2/i-1", "第二条第一项", "", "购物卡；", "第二章 分则");
  private static final Document.Provision PARAGRAPH =
      Texts.unit("art-2/p-2", "第二条第二款", "", "其他从严。", "第二章 分则");

  private static DocumentReport.Article article(
      Document.Provision unit, List<Document.Provision> parts) {
    return new DocumentReport.Article(unit, parts, List.of(), List.of());
  }

  private static Report report(
      Document.Wording wording,
      DocumentReport.Wording wanted,
      boolean whole,
      DocumentReport.Article... articles) {
    return DocumentReport.of(
        WORDS,
        Texts.document("云溪礼品规定", wording),
        Optional.empty(),
        List.of(articles),
        whole,
        wanted,
        DAY);
  }

  private static String said(Block block) {
    return switch (block) {
      case Block.Division it -> "#" + it.level() + " " + it.text();
      case Block.Paragraph it -> it.runs().stream().map(Run::text).collect(Collectors.joining("|"));
      case Block.Item it -> it.level() + it.label() + it.runs().getFirst().text();
      case Block.Quote it -> "> " + it.text();
      case Block.PlainWords it -> "[" + it.label() + "] " + it.runs().getFirst().text();
      case Block.Note it -> "~ " + it.text();
      case Block.Rule it -> "---";
      default -> block.toString();
    };
  }

  private static List<String> said(Report report) {
    return report.blocks().stream().map(DocumentReportTest::said).toList();
  }

  @Test
  void officialTextIsLaidOutAsItIsIssued() {
    Report report =
        report(
            Document.Wording.FULL,
            DocumentReport.Wording.OWN,
            true,
            article(ONE, List.of()),
            article(TWO, List.of(ITEM, PARAGRAPH)));
    assertEquals("云溪礼品规定", report.title());
    assertEquals("云办发〔2023〕1号", report.subtitle());
    assertEquals(List.of("云溪示例单位", "自2024年1月1日起施行"), report.meta());
    assertEquals(DAY, report.date());
    assertEquals(
        List.of("#1 第一章 总则", "第一条|　为了廉洁。", "#1 第二章 分则", "第二条|　下列东西不收：", "1（一）购物卡；", "其他从严。"),
        said(report));
  }

  @Test
  void digestSaysThatItIsOne() {
    Report report =
        report(
            Document.Wording.DIGEST,
            DocumentReport.Wording.BOTH,
            false,
            article(TWO, List.of(ITEM)));
    assertEquals("云溪礼品规定（摘录）", report.title());
    List<String> said = said(report);
    assertTrue(said.getFirst().contains("不是官方文本"), said.toString());
    assertEquals("第二条　礼品", said.get(2));
    assertTrue(said.getLast().contains("测试用的虚构文件"), said.toString());
  }

  @Test
  void officialTextComesFirstAndPlainWordsBelow() {
    Document.Provision official = Texts.unit("art-1", "第一条", "", "为加强廉洁建设，制定本规定。");
    Report report =
        report(
            Document.Wording.DIGEST,
            DocumentReport.Wording.BOTH,
            false,
            new DocumentReport.Article(ONE, List.of(), List.of(official), List.of("记得讲。")));
    List<String> said = said(report);
    assertEquals("第一条|　为加强廉洁建设，制定本规定。", said.get(1));
    assertEquals("[白话解读] 为了廉洁。", said.get(2));
    assertEquals("> 记得讲。", said.get(3));
    List<String> alone =
        said(
            report(
                Document.Wording.DIGEST,
                DocumentReport.Wording.OFFICIAL,
                false,
                new DocumentReport.Article(ONE, List.of(), List.of(official), List.of())));
    assertFalse(alone.stream().anyMatch(line -> line.contains("为了廉洁")), alone.toString());
  }

  @ParameterizedTest
  @CsvSource({"97,97", "97-99,97 98 99", "1、3,1 3", "第97至98条,97 98", "没有,''"})
  void numbersOfArticlesAreUnderstood(String typed, String numbers) {
    Set<String> wanted = numbers.isEmpty() ? Set.of() : Set.of(numbers.split(" "));
    assertEquals(wanted, DocumentExport.numbers(typed));
  }

  @Test
  void numbersThatNoDocumentHasEndSoon() {
    assertTrue(DocumentExport.numbers("1-99999999999").size() <= 100_000);
  }

  @Test
  void comparisonBecomesATableWithMarks() {
    Document older = Texts.document("云溪礼品规定", Document.Wording.FULL, ONE, TWO);
    Comparison.Row same =
        new Comparison.Row(
            Comparison.Change.SAME,
            Optional.of(ONE),
            Optional.of(ONE),
            List.of(
                new Comparison.Line(
                    "",
                    List.of(new Comparison.Piece("为了廉洁。", false)),
                    "",
                    List.of(new Comparison.Piece("为了廉洁。", false)))));
    Comparison.Row changed =
        new Comparison.Row(
            Comparison.Change.CHANGED,
            Optional.of(TWO),
            Optional.of(TWO),
            List.of(
                new Comparison.Line(
                    "第一款",
                    List.of(new Comparison.Piece("已经", true), new Comparison.Piece("影响", false)),
                    "第一款",
                    List.of(new Comparison.Piece("可能", true), new Comparison.Piece("影响", false)))));
    Comparison comparison = new Comparison(older, older, List.of(same, changed));
    Block.Table table = table(new ComparisonReport(WORDS).of(comparison, true, DAY));
    assertEquals(1, table.rows().size());
    assertEquals(
        List.of("第二条　礼品\n第一款　〔已经〕影响", "第二条　礼品\n第一款　〔可能〕影响", "改动"), table.rows().getFirst());
    assertEquals(2, table(new ComparisonReport(WORDS).of(comparison, false, DAY)).rows().size());
    Report none =
        new ComparisonReport(WORDS).of(new Comparison(older, older, List.of(same)), true, DAY);
    assertTrue(said(none).getLast().contains("没有改动"), said(none).toString());
  }

  private static Block.Table table(Report report) {
    return report.blocks().stream()
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
