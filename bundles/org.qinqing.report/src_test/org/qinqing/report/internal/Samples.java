package org.qinqing.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.qinqing.report.Run;

/** Reports, and fonts made of boxes, so that no test needs a font of the machine. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final int HAN_FIRST = 0x4E00;

  /** Han that texts of any length are made of. */
  static final int HAN_COUNT = 2000;

  private static final Map<String, String> FACES =
      Map.of(
          "fs.ttf", "FangSong",
          "kt.ttf", "KaiTi",
          "ht.ttf", "SimHei",
          "st.ttf", "SimSun",
          "bs.ttf", "FZXBSJW--GB1-0");

  private Samples() {}

  /** A folder with the five faces of official documents; each draws Latin letters and Han. */
  static InstalledFonts fonts(Path folder) {
    Set<Path> files = new TreeSet<>();
    FACES.forEach((file, name) -> files.add(font(folder.resolve(file), name)));
    return new InstalledFonts(() -> files);
  }

  static InstalledFonts noFonts() {
    return new InstalledFonts(Set::of);
  }

  /** A font whose Latin letters are boxes of half width, and whose other characters of full. */
  static Path font(Path file, String name) {
    FontFile font = new FontFile(name, 1000, 880, -120);
    for (int c = ' '; c < 0x7F; c++) {
      font.add(c, glyph(500));
    }
    for (int c = HAN_FIRST; c < HAN_FIRST + HAN_COUNT; c++) {
      font.add(c, glyph(1000));
    }
    String words = "　、。《》〔〕（），：；？！“”—…序号栏事由长文台账行走访企业题目甲乙丙丁戊己庚辛壬第一二三四" + everything();
    words
        .codePoints()
        .filter(c -> c > 0x7F && c < HAN_FIRST || c >= HAN_FIRST + HAN_COUNT)
        .forEach(c -> font.add(c, glyph(1000)));
    try {
      return Files.write(file, font.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FontFile.Glyph glyph(int width) {
    return new FontFile.Glyph(Outline.box(50, 0, width - 50, 700, 40), width);
  }

  /** Every kind of block once. */
  static Report everything() {
    List<Block> blocks =
        List.of(
            new Block.Division(1, "第一章　总则"),
            new Block.Heading(1, "一、总体要求"),
            new Block.Heading(2, "（一）基本原则"),
            new Block.Paragraph(
                List.of(
                    Run.strong("第一条"),
                    Run.plain("　本办法所称往来，是指公务活动中的往来，"),
                    Run.marked("不得收受礼品"),
                    Run.plain("。"))),
            new Block.Item("（一）", List.of(Run.plain("参加会议；")), 1),
            new Block.Item("1.", List.of(Run.plain("到会讲话。")), 2),
            new Block.Table(List.of("序号", "事由"), List.of(List.of("1", "走访")), List.of(1.0, 3.0)),
            new Block.Quote("有交集不搞交换。", "学习材料"),
            new Block.PlainWords("白话", List.of(Run.plain("可以去，礼不要收。"))),
            new Block.Note("注：文字有改动。"),
            new Block.Rule(),
            new Block.PageBreak(),
            Block.Paragraph.of("附则。"),
            new Block.Closing(List.of("某某办公室", "2026年11月22日")));
    return new Report(
        "某某市政商交往办法", "某政办发〔2026〕1号", List.of("（2026年11月22日印发）"), blocks, "某某办公室", DAY);
  }

  /** Text without any punctuation, so that every line is filled to the last character. */
  static Report plainText(int paragraphs, int characters) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < paragraphs; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < characters; k++) {
        text.appendCodePoint(HAN_FIRST + (i * 31 + k * 7) % HAN_COUNT);
      }
      blocks.add(Block.Paragraph.of(text.toString()));
    }
    return Report.of("长文", DAY, blocks);
  }

  /** What people paste: markup, control characters, turned writing, emoji, rare characters. */
  static Report hostile() {
    String text =
        "甲<b>&amp;</b>\"'乙\u0007丙\u0000\u202E丁\u202C\uFEFF戊\uD83D\uDE00己\uD800庚]]>\uFFFE辛\u200D\uFE0F壬";
    return new Report(
        "题<i>目</i>&\u0001",
        text,
        List.of(text),
        List.of(
            Block.Paragraph.of(text),
            new Block.Item(text, List.of(Run.strong(text)), 4),
            new Block.Table(List.of(text), List.of(List.of(text)), List.of(1.0)),
            new Block.Heading(4, text),
            new Block.Quote("第一行\r\n第二行\n第三行\u2028第四行", text)),
        text,
        DAY);
  }
}
