package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.report.Block;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;

/** Writes PDF files and reads them back. */
class PdfFileTest {
  private static final double MM = 72 / 25.4;

  @TempDir Path folder;

  @Test
  void anOfficialPageHas22LinesOf28Characters() throws IOException {
    Rendered pdf =
        PdfFile.of(Samples.plainText(3, 28 * 40), Layout.OFFICIAL_A4, Samples.fonts(folder));
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      Map<Integer, List<TextPosition>> lines = lines(document, 2);
      List<Integer> heights = new ArrayList<>(lines.keySet());
      int number = heights.removeLast();
      assertEquals(22, heights.size());
      List<TextPosition> full = lines.get(heights.get(3));
      assertEquals(28, full.size());
      assertEquals(28 * MM, full.getFirst().getXDirAdj(), 0.5);
      TextPosition last = full.getLast();
      assertEquals((28 + 156) * MM, last.getXDirAdj() + last.getWidthDirAdj(), 0.5);
      assertEquals(16, full.getFirst().getFontSizeInPt(), 0.01);
      // The base line of the first line lies within its 10.2 mm, that of the last above the edge.
      assertTrue(heights.getFirst() > 37 * MM && heights.getFirst() < 47.3 * MM, "" + heights);
      assertTrue(heights.getLast() < (37 + 225) * MM, "" + heights);
      assertTrue(number > (37 + 225 + 7) * MM && number < (37 + 225 + 14) * MM, "" + number);
    }
  }

  @Test
  void pageNumbersStandOutside() throws IOException {
    Rendered pdf =
        PdfFile.of(Samples.plainText(3, 28 * 40), Layout.OFFICIAL_A4, Samples.fonts(folder));
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      for (int page = 1; page <= 4; page++) {
        List<TextPosition> number = new ArrayList<>(lines(document, page).values()).getLast();
        assertEquals(
            "—" + page + "—",
            String.join("", number.stream().map(TextPosition::getUnicode).toList())
                .replace(" ", ""));
        float left = number.getFirst().getXDirAdj();
        float right = number.getLast().getXDirAdj() + number.getLast().getWidthDirAdj();
        if (page % 2 == 1) {
          assertEquals((210 - 26) * MM - 14, right, 1);
        } else {
          assertEquals(28 * MM + 14, left, 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyLayoutHasItsPageAndEmbedsItsFonts(Layout layout) throws IOException {
    Rendered pdf = PdfFile.of(Samples.everything(), layout, Samples.fonts(folder));
    assertEquals(List.of(), pdf.findings());
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      assertEquals(pdf.pages().orElse(0), document.getNumberOfPages());
      assertTrue(document.getNumberOfPages() >= 2);
      Set<String> fonts = new TreeSet<>();
      for (PDPage page : document.getPages()) {
        PDRectangle box = page.getMediaBox();
        boolean small = layout == Layout.BOOKLET_A6;
        assertEquals((small ? 105 : 210) * MM, box.getWidth(), 0.5);
        assertEquals((small ? 148 : 297) * MM, box.getHeight(), 0.5);
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertTrue(font.isEmbedded(), font.getName());
          assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), font.getName());
          fonts.add(font.getName().substring(7));
        }
      }
      String text = layout == Layout.OFFICIAL_A4 ? "FangSong" : "SimSun";
      assertTrue(fonts.containsAll(Set.of("FZXBSJW--GB1-0", "KaiTi", "SimHei", text)), "" + fonts);
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void allTextIsFoundAndCopied(Layout layout) throws IOException {
    Rendered pdf = PdfFile.of(Samples.everything(), layout, Samples.fonts(folder));
    String text = text(pdf);
    for (String part :
        List.of(
            "某某市政商交往办法",
            "某政办发〔2026〕1号",
            "第一章　总则",
            "一、总体要求",
            "（一）基本原则",
            "第一条　本办法所称往来",
            "不得收受礼品",
            "（一）参加会议；",
            "1.到会讲话。",
            "走访",
            "有交集不搞交换。",
            "学习材料",
            "白话",
            "可以去，礼不要收。",
            "注：文字有改动。",
            "附则。",
            "2026年11月22日")) {
      assertTrue(text.replace("\n", "").contains(part), part + " in " + text);
    }
  }

  @Test
  void headingsAreBookmarks() throws IOException {
    Rendered pdf = PdfFile.of(Samples.everything(), Layout.OFFICIAL_A4, Samples.fonts(folder));
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      PDOutlineItem chapter = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertEquals("第一章　总则", chapter.getTitle());
      assertEquals("一、总体要求", chapter.getFirstChild().getTitle());
      assertEquals("（一）基本原则", chapter.getFirstChild().getFirstChild().getTitle());
    }
  }

  @Test
  void contentsNameThePageOfEachOutermostPart() throws IOException {
    List<Block> blocks = new ArrayList<>(List.of(new Block.Contents("目")));
    for (String part : List.of("一甲", "一乙", "一丙")) {
      blocks.add(new Block.PageBreak());
      blocks.add(new Block.Division(1, part));
      blocks.add(new Block.Heading(1, "二"));
      blocks.add(Block.Paragraph.of("丁。".repeat(400)));
    }
    for (Layout layout : Layout.values()) {
      Rendered pdf = PdfFile.of(Report.of("题", Samples.DAY, blocks), layout, Samples.fonts(folder));
      assertEquals(List.of(), pdf.findings());
      try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setEndPage(1);
        String first = stripper.getText(document);
        assertFalse(first.contains("二"), first);
        for (String part : List.of("一甲", "一乙", "一丙")) {
          Matcher entry = Pattern.compile(part + "[ .]+(\\d+)").matcher(first);
          assertTrue(entry.find(), first);
          stripper = new PDFTextStripper();
          stripper.setStartPage(Integer.parseInt(entry.group(1)));
          stripper.setEndPage(stripper.getStartPage());
          assertTrue(stripper.getText(document).contains(part), layout + " " + part);
        }
      }
    }
  }

  @Test
  void aLongTableRepeatsItsHeadAndLosesNoRow() throws IOException {
    List<List<String>> rows =
        IntStream.rangeClosed(1, 120).mapToObj(i -> List.of("行" + i + "。", "走访企业")).toList();
    Report report =
        Report.of(
            "台账",
            Samples.DAY,
            List.of(new Block.Table(List.of("序号栏", "事由栏"), rows, List.of(1.0, 2.0))));
    Rendered pdf = PdfFile.of(report, Layout.PLAIN_A4, Samples.fonts(folder));
    assertTrue(pdf.pages().orElse(0) >= 3);
    String text = text(pdf);
    assertEquals(pdf.pages().orElse(0), text.split("序号栏", -1).length - 1);
    for (int i = 1; i <= 120; i++) {
      assertEquals(2, text.split("行" + i + "。", -1).length, "row " + i);
    }
  }

  @Test
  void aLongDocumentLosesNothingBetweenPages() throws IOException {
    Report report = Samples.plainText(300, 200);
    Rendered pdf = PdfFile.of(report, Layout.OFFICIAL_A4, Samples.fonts(folder));
    assertTrue(pdf.pages().orElse(0) > 100, "" + pdf.pages());
    StringBuilder expected = new StringBuilder();
    report.blocks().stream()
        .map(b -> ((Block.Paragraph) b).runs().getFirst().text())
        .forEach(expected::append);
    String text = text(pdf).replaceAll("— \\d+ —", "").replaceAll("\\s+", "");
    assertEquals(expected.toString(), text.replaceFirst("长文", ""));
  }

  @Test
  void whatPeoplePasteBreaksNothing() throws IOException {
    Rendered pdf = PdfFile.of(Samples.hostile(), Layout.PLAIN_A4, Samples.fonts(folder));
    String text = text(pdf).replace("\n", "");
    assertTrue(text.contains("题<i>目</i>&"), text);
    assertTrue(text.contains("甲<b>&amp;</b>\"'乙丙丁戊\uD83D\uDE00己庚]]>辛壬"), text);
    assertEquals(List.of("R-202"), pdf.findings().stream().map(ReportFinding::code).toList());
    assertTrue(pdf.findings().getFirst().message().contains("U+1F600"));
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    InstalledFonts fonts = Samples.fonts(folder);
    assertArrayEquals(
        PdfFile.of(Samples.everything(), Layout.BOOKLET_A6, fonts).bytes(),
        PdfFile.of(Samples.everything(), Layout.BOOKLET_A6, fonts).bytes());
  }

  @Test
  void withoutAChineseFontNothingIsMade() throws IOException {
    Rendered pdf = PdfFile.of(Samples.everything(), Layout.OFFICIAL_A4, Samples.noFonts());
    assertEquals(0, pdf.bytes().length);
    assertEquals(List.of("R-101"), pdf.findings().stream().map(ReportFinding::code).toList());
  }

  @Test
  void aSubstituteIsNamed() throws IOException {
    Path only = Samples.font(folder.resolve("only.ttf"), "SimSun");
    Rendered pdf =
        PdfFile.of(
            Samples.everything(), Layout.OFFICIAL_A4, new InstalledFonts(() -> Set.of(only)));
    assertEquals(
        List.of("R-201", "R-201", "R-201", "R-201"),
        pdf.findings().stream().map(ReportFinding::code).toList());
    assertTrue(pdf.findings().getFirst().message().contains("SimSun"));
    assertFalse(text(pdf).isBlank());
  }

  /** With one face for all, what should stand out still does: its shapes differ from the text's. */
  @Test
  void whatStandsOutIsBolderWhenThereIsOnlyOneFace() throws IOException {
    Path only = Samples.font(folder.resolve("only.ttf"), "SimHei");
    InstalledFonts fonts = new InstalledFonts(() -> Set.of(only));
    Map<Typeface, NavigableSet<Integer>> wanted = new EnumMap<>(Typeface.class);
    wanted.put(Typeface.FANGSONG, new TreeSet<>(Set.of(Samples.HAN_FIRST)));
    wanted.put(Typeface.HEI, new TreeSet<>(Set.of(Samples.HAN_FIRST)));
    EmbeddedFonts made = EmbeddedFonts.of(wanted, fonts).orElseThrow();
    assertEquals(2, contours(made.files().get(Typeface.FANGSONG)));
    assertEquals(4, contours(made.files().get(Typeface.HEI)));
  }

  private int contours(byte[] font) throws IOException {
    Path file = Files.write(folder.resolve("made.ttf"), font);
    try (OpenFace open = OpenFace.open(new Face(file, 0, "Made", "Made", true))) {
      return open.outline(open.glyph(Samples.HAN_FIRST), 1).contours().size();
    }
  }

  /** With what this machine has, PostScript outlines in collections among them. */
  @Test
  void theFontsOfThisMachineWork() throws IOException {
    InstalledFonts fonts = new InstalledFonts(InstalledFonts::filesOfThisMachine);
    Assumptions.assumeFalse(fonts.chain(Typeface.SONG).isEmpty(), "no Chinese font here");
    Rendered pdf = PdfFile.of(Samples.everything(), Layout.OFFICIAL_A4, fonts);
    assertTrue(
        pdf.findings().stream().allMatch(f -> f.severity() == ReportFinding.Severity.NOTE),
        "" + pdf.findings());
    assertTrue(text(pdf).contains("第一条　本办法所称往来"));
  }

  private static String text(Rendered pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** The characters of a page by the height of their base line from above, in points. */
  private static Map<Integer, List<TextPosition>> lines(PDDocument document, int page)
      throws IOException {
    Map<Integer, List<TextPosition>> lines = new TreeMap<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition position) {
            if (!position.getUnicode().isBlank()) {
              lines
                  .computeIfAbsent(Math.round(position.getYDirAdj()), y -> new ArrayList<>())
                  .add(position);
            }
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return lines;
  }
}
