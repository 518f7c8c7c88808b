package org.qinqing.pocketbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.report.Block;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.Written;

/** Prints the booklet of a city and reads it back. */
class BookletTest {
  private static final double MM = 72 / 25.4;
  private final Locale before = Locale.getDefault();
  @TempDir Path folder;

  @BeforeEach
  void chinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asItWas() {
    Locale.setDefault(before);
  }

  private static String text(PDDocument document, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\\h・]+", "");
  }

  @Test
  void everyTopicIsInTheBookletAndEveryPageIsSmall() throws IOException {
    PackSnapshot snapshot = Installed.content();
    Map<String, Standing> standings =
        Standing.of(Installed.checker(snapshot), snapshot, Installed.GUANGZHOU, Installed.DAY);
    Pocketbook book =
        Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.OFFICIAL, Installed.DAY, standings);
    LocalCard card =
        new LocalCard("2026-11-02-1", "gift", "展会纪念杯", "能不能留", "登记后可以留用。", "机关纪委", Installed.DAY);
    Path file = folder.resolve("口袋书.pdf");
    Written written =
        Installed.writer()
            .write(
                Papers.booklet(book, snapshot, List.of(card), Installed.DAY),
                Layout.BOOKLET_A6,
                Format.PDF,
                file);
    assumeTrue(written.done(), "no Chinese font here: " + written.findings());
    assertTrue(
        written.findings().stream()
            .allMatch(finding -> finding.severity() == ReportFinding.Severity.NOTE),
        "no glyph is missing: " + written.findings());
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      int pages = document.getNumberOfPages();
      assertEquals(written.pages().orElse(0), pages);
      for (PDPage page : document.getPages()) {
        assertEquals(105 * MM, page.getMediaBox().getWidth(), 0.5);
        assertEquals(148 * MM, page.getMediaBox().getHeight(), 0.5);
        for (COSName name : page.getResources().getFontNames()) {
          assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
        }
      }
      String cover = text(document, 1, 1);
      for (String part : List.of("亲清口袋书", "广州", "2026-11-22", "1.0.0")) {
        assertTrue(cover.contains(part), part + " in " + cover);
      }
      String contents = text(document, 2, 2);
      String all = bare(text(document, 3, pages));
      for (Pocketbook.Topic topic : book.topics()) {
        Matcher entry =
            Pattern.compile(Pattern.quote(topic.label()) + "[ .]+(\\d+)").matcher(contents);
        assertTrue(entry.find(), topic.label() + " in " + contents);
        int page = Integer.parseInt(entry.group(1));
        String there = text(document, page, page);
        assertTrue(there.lines().anyMatch(topic.label()::equals), page + ": " + there);
        assertTrue(
            there.lines().map(String::strip).anyMatch(Integer.toString(page)::equals), there);
        for (List<Pocketbook.Line> lines :
            List.of(
                topic.may().lines(),
                topic.procedure().lines(),
                topic.mayNot().lines(),
                topic.how())) {
          for (Pocketbook.Line line : lines) {
            // A line may be broken by the number of a page.
            String beginning =
                bare(line.text()).substring(0, Math.min(8, bare(line.text()).length()));
            assertTrue(all.contains(beginning), beginning);
          }
        }
      }
      assertTrue(all.contains("〔广州〕拿个人发票让企业报销"), "a local line is marked");
      assertTrue(all.contains("广州和全国相比"), "local differences are counted");
      for (String part : List.of("本机答复", "展会纪念杯", "登记后可以留用。", "机关纪委2026-11-22答复")) {
        assertTrue(all.contains(part), part);
      }
      assertFalse(all.contains("\uFFFD"));
    }
  }

  @Test
  void aReplyWithoutATopicHasAChapterOfItsOwn() {
    PackSnapshot snapshot = Installed.content();
    Pocketbook book = Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.OFFICIAL, Installed.DAY);
    LocalCard card = new LocalCard("", "", "旧电脑", "", "交回。", "", Installed.DAY);
    List<Block> blocks = Papers.booklet(book, snapshot, List.of(card), Installed.DAY).blocks();
    int chapter = blocks.indexOf(new Block.Division(1, "本机答复"));
    assertTrue(chapter > 0);
    assertEquals("旧电脑", ((Block.PlainWords) blocks.get(chapter + 1)).label());
  }

  @Test
  void theSameBookIsTheSameReport() {
    PackSnapshot snapshot = Installed.content();
    Pocketbook one = Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.ENTERPRISE, Installed.DAY);
    Pocketbook other = Pocketbook.of(snapshot, Installed.GUANGZHOU, Side.ENTERPRISE, Installed.DAY);
    assertEquals(
        Papers.booklet(one, snapshot, List.of(), Installed.DAY),
        Papers.booklet(other, snapshot, List.of(), Installed.DAY));
  }
}
