package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.pack.Diagnostic;

class PdfFileTest {
  private static final String LONG = "　　第二条 有下列情形之一的，应当在三十日之内向所在单位的纪律检查机关书面报告，并附上有关的材料：";

  private static SourceFile.Result read(byte[] bytes) {
    return SourceFile.read("样本.pdf", List.of(), bytes, ImportCorrections.NONE);
  }

  private static List<String> texts(SourceFile.Result result) {
    assertTrue(result.document().isPresent(), result.findings().toString());
    return result.structure().blocks().stream().map(ImportStructure.Block::text).toList();
  }

  private static List<String> codes(SourceFile.Result result) {
    return result.findings().stream().map(Diagnostic::code).toList();
  }

  /** Four pages with a running head and page numbers; a paragraph goes over a page. */
  private static byte[] regulation() throws IOException {
    PdfSamples pdf = new PdfSamples();
    for (int page = 1; page <= 4; page++) {
      pdf.page().at(220, 40, "样本市人民政府公报");
      if (page == 1) {
        pdf.at(220, 90, 18, "样本管理条例");
      }
      double y = 140;
      y = pdf.paragraph(y, "　　第" + "一三五七".charAt(page - 1) + "条 短的一条。");
      pdf.paragraph(y, LONG.replace("第二", "第" + "二四六八".charAt(page - 1)));
      pdf.at(PdfSamples.LEFT, 740, "依照前条第二款第（一）项的规定处理");
      pdf.at(280, 810, "- " + page + " -");
    }
    return pdf.bytes();
  }

  @Test
  void linesBecomeParagraphsAndFurnitureGoes() throws IOException {
    SourceFile.Result result = read(regulation());
    List<String> texts = texts(result);
    assertEquals("样本管理条例", texts.getFirst());
    assertEquals("第一条 短的一条。", texts.get(1));
    assertEquals(LONG.strip(), texts.get(2));
    assertFalse(texts.toString().contains("公报"), texts.toString());
    assertFalse(texts.toString().contains("- 1"), texts.toString());
    assertEquals("样本管理条例", result.structure().title());
    List<String> anchors =
        result.structure().units().stream().map(ImportStructure.Unit::anchor).toList();
    assertTrue(
        anchors.containsAll(List.of("art-1", "art-2", "art-7", "art-8")), anchors.toString());
    assertEquals("pdf", result.structure().format());
  }

  @Test
  void aParagraphGoesOnOverThePageAndAfterAFullStopAtTheMargin() throws IOException {
    String first = "　　第一条 " + "甲".repeat(PdfSamples.WIDE - 7) + "。";
    String open = "　　第二条 " + "乙".repeat(PdfSamples.WIDE - 11) + "依照前款第";
    assertEquals(PdfSamples.WIDE, first.length());
    assertEquals(PdfSamples.WIDE, open.length());
    PdfSamples pdf = new PdfSamples().page().at(220, 90, 18, "样本管理办法");
    pdf.paragraph(140, first);
    pdf.page();
    double y = pdf.paragraph(100, "这是上一段的后半段，它没有缩进，所以还是同一个自然段的文字。");
    y = pdf.paragraph(y, open);
    y = pdf.paragraph(y, "（一）项处理。");
    y = pdf.paragraph(y, first);
    y = pdf.paragraph(y, "第三条 顶格写的一条。");
    y = pdf.paragraph(y, "　　" + "丙".repeat(PdfSamples.WIDE - 3) + "，");
    pdf.paragraph(y, "丁。");
    assertEquals(
        List.of(
            "样本管理办法",
            first.strip() + "这是上一段的后半段，它没有缩进，所以还是同一个自然段的文字。",
            open.strip() + "（一）项处理。",
            first.strip(),
            "第三条 顶格写的一条。",
            "丙".repeat(PdfSamples.WIDE - 3) + "，丁。"),
        texts(read(pdf.bytes())));
  }

  @Test
  void textThatIsSpacedOutToTheMarginHasNoBlanks() throws IOException {
    PdfSamples pdf = new PdfSamples().page().at(220, 90, 18, "样本通知");
    for (int i = 0; i < 10; i++) {
      pdf.at(PdfSamples.LEFT + i * PdfSamples.SIZE * 1.4, 140, "各单位要认真执行本通知".substring(i, i + 1));
    }
    assertEquals("各单位要认真执行本通", texts(read(pdf.bytes())).get(1));
  }

  @Test
  void columnsAreReadOneAfterTheOther() throws IOException {
    PdfSamples pdf = new PdfSamples().page();
    for (double x : new double[] {60, 320}) {
      for (int line = 0; line < 12; line++) {
        String text = (x < 100 ? "左" : "右").repeat(line % 4 == 3 ? 6 : 18);
        boolean begins = line % 4 == 0;
        pdf.at(begins ? x + 24 : x, 120 + line * 20, begins ? text.substring(2) : text);
      }
    }
    List<String> texts = texts(read(pdf.bytes()));
    assertEquals(6, texts.size(), texts.toString());
    assertEquals("左".repeat(16 + 18 + 18 + 6), texts.get(0));
    assertEquals("右".repeat(16 + 18 + 18 + 6), texts.get(5));
  }

  @Test
  void whatHasNoTextOrIsLockedIsRefusedWithAReason() throws IOException {
    assertEquals(List.of("I-110"), codes(read(new PdfSamples().page().page().bytes())));
    PdfSamples pdf = new PdfSamples().page().at(100, 100, "样本通知正文在此处可以读到");
    assertEquals(List.of("I-109"), codes(read(pdf.bytes("owner", "user"))));
    SourceFile.Result half =
        read(new PdfSamples().page().at(100, 100, "第一条 样本通知正文在此处可以读到。").page().bytes());
    assertTrue(codes(half).contains("I-205"), half.findings().toString());
    try (PDDocument many = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < 10_000; i++) {
        many.addPage(new PDPage());
      }
      many.save(out);
      assertEquals(List.of("I-113"), codes(read(out.toByteArray())));
    }
  }

  @Test
  void damagedFilesAreFindingsNeverExceptions() throws IOException {
    byte[] whole = regulation();
    for (int length = 5; length < whole.length; length += whole.length / 23) {
      SourceFile.Result cut = read(Arrays.copyOf(whole, length));
      assertTrue(cut.document().isPresent() || cut.findings().getFirst().isError(), "at " + length);
    }
    byte[] broken = whole.clone();
    for (int i = 60; i < broken.length; i += 53) {
      broken[i] ^= 0x5A;
      if (i % 10 == 0) {
        assertFalse(read(broken).document().isEmpty() && read(broken).findings().isEmpty());
      }
    }
  }

  @Test
  void aStreamThatUnpacksWithoutEndIsRefused() throws IOException {
    try (PDDocument bomb = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      PDStream stream = new PDStream(bomb);
      try (OutputStream content = stream.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] blanks = new byte[1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < 80; i++) {
          content.write(blanks);
        }
      }
      page.setContents(stream);
      bomb.addPage(page);
      bomb.save(out);
      assertTrue(out.size() < 1_000_000);
      assertEquals(List.of("I-112"), codes(read(out.toByteArray())));
    }
  }

  @Test
  void readingLeavesNoFontListInTheHomeFolder() throws IOException {
    Path list = Path.of(System.getProperty("user.home"), ".pdfbox.cache");
    boolean before = Files.exists(list);
    read(regulation());
    assertEquals(before, Files.exists(list));
  }
}
