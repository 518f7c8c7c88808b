package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.pack.Diagnostic;

class WordFileTest {
  private static final String LISTS =
      "<w:abstractNum w:abstractNumId=\"0\">"
          + WordSamples.level(0, "chineseCountingThousand", "第%1条", "<w:suff w:val=\"space\"/>")
          + WordSamples.level(1, "chineseCounting", "（%2）", "<w:suff w:val=\"nothing\"/>")
          + WordSamples.level(2, "decimal", "%3.", "")
          + "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
          + WordSamples.level(0, "bullet", "●", "")
          + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
          + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
          + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
          + "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
  private static final String STYLES =
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name"
          + " w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name"
          + " w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/></w:style><w:style w:type=\"paragraph\""
          + " w:styleId=\"c\"><w:name w:val=\"My Chapter\"/><w:basedOn"
          + " w:val=\"1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"art\"><w:name"
          + " w:val=\"Article\"/><w:pPr><w:numPr><w:numId"
          + " w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\""
          + " w:styleId=\"t1\"><w:name w:val=\"toc 1\"/></w:style>";

  @TempDir Path files;

  private static WordSamples sample() {
    return new WordSamples()
        .related("styles", "styles", STYLES)
        .related("numbering", "numbering", LISTS);
  }

  private static SourceFile.Result read(byte[] bytes) {
    return SourceFile.read("样本.docx", List.of(), bytes, ImportCorrections.NONE);
  }

  private static List<String> texts(SourceFile.Result result) {
    assertTrue(result.document().isPresent(), result.findings().toString());
    return result.structure().blocks().stream().map(ImportStructure.Block::text).toList();
  }

  private static List<String> codes(SourceFile.Result result) {
    return result.findings().stream().map(Diagnostic::code).toList();
  }

  @Test
  void automaticNumbersBecomeText() throws IOException {
    SourceFile.Result result =
        read(
            sample()
                .plain("样本管理条例")
                .styled("<w:pStyle w:val=\"c\"/>", "第一章 总则")
                .styled("<w:pStyle w:val=\"art\"/>", "为了试验，制定本条例。")
                .numbered(1, 0, "有下列情形之一的，应当报告：")
                .numbered(1, 1, "收到礼品的；")
                .numbered(1, 2, "现金；")
                .numbered(1, 2, "证券。")
                .numbered(1, 1, "借用车辆的。")
                .numbered(2, 0, "一点说明。")
                .numbered(1, 0, "又一条。")
                .numbered(1, 1, "从头数起。")
                .styled(
                    "<w:pStyle w:val=\"art\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
                    "没有编号的一款。")
                .numbered(3, 0, "从第五条起。")
                .bytes());
    assertEquals(
        List.of(
            "样本管理条例",
            "第一章 总则",
            "第一条 为了试验，制定本条例。",
            "第二条 有下列情形之一的，应当报告：",
            "（一）收到礼品的；",
            "1. 现金；",
            "2. 证券。",
            "（二）借用车辆的。",
            "一点说明。",
            "第三条 又一条。",
            "（一）从头数起。",
            "没有编号的一款。",
            "第五条 从第五条起。"),
        texts(result));
    List<String> anchors =
        result.structure().units().stream().map(ImportStructure.Unit::anchor).toList();
    assertTrue(anchors.contains("art-2/p-1/i-1/i-2"), anchors.toString());
    assertEquals(
        List.of("第一章 总则"), result.document().orElseThrow().provisions().getFirst().headingPath());
    assertEquals("docx", result.structure().format());
  }

  @Test
  void trackedChangesAreAcceptedAndHiddenTextIsNotRead() throws IOException {
    SourceFile.Result result =
        read(
            sample()
                .plain("样本通知")
                .body(
                    "<w:p>"
                        + WordSamples.run("保存")
                        + "<w:del><w:r><w:delText>二</w:delText></w:r></w:del><w:ins>"
                        + WordSamples.run("三")
                        + "</w:ins>"
                        + WordSamples.run("年。")
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>")
                .body(
                    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
                        + WordSamples.run("前半句，")
                        + "</w:p><w:p>"
                        + WordSamples.run("后半句。")
                        + "</w:p>")
                .body(
                    "<w:p><w:moveFrom>"
                        + WordSamples.run("原处。")
                        + "</w:moveFrom><w:moveTo>"
                        + WordSamples.run("新处。")
                        + "</w:moveTo></w:p>")
                .body(
                    "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId"
                        + " w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
                        + WordSamples.run("原来有编号。")
                        + "</w:p>")
                .bytes());
    assertEquals(List.of("样本通知", "保存三年。", "前半句，后半句。", "新处。", "原来有编号。"), texts(result));
    assertTrue(codes(result).contains("I-206"));
  }

  @Test
  void tablesTextBoxesNotesAndFieldsAreReadAndContentsAreNot() throws IOException {
    String cell = "<w:tc><w:p>%s</w:p></w:tc>";
    String box =
        "<wps:txbx><w:txbxContent><w:p>"
            + WordSamples.run("框中文字。")
            + "</w:p></w:txbxContent></wps:txbx>";
    SourceFile.Result result =
        read(
            sample()
                .related(
                    "footnotes",
                    "footnotes",
                    "<w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r>"
                        + WordSamples.run("指市级机关。")
                        + "</w:p></w:footnote>")
                .plain("样本方案")
                .styled("<w:pStyle w:val=\"t1\"/>", "一、范围 1")
                .body(
                    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC"
                        + " \\o</w:instrText></w:r><w:r><w:fldChar"
                        + " w:fldCharType=\"separate\"/></w:r>"
                        + WordSamples.run("二、目录行 2")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
                .body(
                    "<w:p>"
                        + WordSamples.run("机关")
                        + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>"
                        + WordSamples.run("应当报告，共")
                        + "<w:r><w:fldChar"
                        + " w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SUM</w:instrText></w:r><w:r><w:fldChar"
                        + " w:fldCharType=\"separate\"/></w:r>"
                        + WordSamples.run("3")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                        + WordSamples.run("项。")
                        + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">"
                        + box
                        + "</mc:Choice><mc:Fallback>"
                        + box
                        + "</mc:Fallback></mc:AlternateContent></w:r></w:p>")
                .body(
                    "<w:tbl><w:tr>"
                        + cell.formatted(WordSamples.run("序号"))
                        + cell.formatted(WordSamples.run("事项"))
                        + "</w:tr><w:tr>"
                        + cell.formatted(WordSamples.run("1"))
                        + cell.formatted(WordSamples.run("礼品"))
                        + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                        + cell.formatted(WordSamples.run("删掉的行"))
                        + "</w:tr><w:tr>"
                        + cell.formatted(WordSamples.run("一、整格的标题"))
                        + "</w:tr></w:tbl>")
                .body(
                    "<w:p><w:r><a:p><a:t>图中字</a:t></a:p></w:r>"
                        + WordSamples.run("上行")
                        + "<w:r><w:br/></w:r>"
                        + WordSamples.run("下行。")
                        + "</w:p>")
                .bytes());
    assertEquals(
        List.of(
            "样本方案",
            "机关[1]应当报告，共3项。",
            "框中文字。",
            "序号 | 事项",
            "1 | 礼品",
            "一、整格的标题",
            "上行",
            "下行。",
            Messages.text("import.notes"),
            "[1] 指市级机关。"),
        texts(result));
  }

  @Test
  void theTitleStandsBelowTheMastheadAndAboveTheFirstHeading() throws IOException {
    SourceFile.Result result =
        read(
            sample()
                .plain("特急")
                .plain("样本市人民政府文件")
                .plain("样政发〔2021〕8号")
                .plain("样本市人民政府关于印发样本办法的通知")
                .styled("<w:pStyle w:val=\"1\"/>", "第一章 总则")
                .plain("第一条 甲。")
                .bytes());
    assertEquals("样本市人民政府关于印发样本办法的通知", result.structure().title());
    assertEquals("样政发〔2021〕8号", result.structure().number());
    assertEquals("第一条", result.structure().units().getLast().label());
  }

  @Test
  void strangeFilesAreFindingsNeverExceptions() throws IOException {
    byte[] whole = sample().plain("样本通知").plain("正文。").bytes();
    for (int length = 4; length < whole.length; length += 61) {
      SourceFile.Result cut = read(Arrays.copyOf(whole, length));
      assertTrue(codes(cut).equals(List.of("I-111")) || length < 9, "at " + length);
    }
    byte[] broken = whole.clone();
    for (int i = 40; i < broken.length; i += 37) {
      broken[i] ^= 0x5A;
      read(broken);
    }
    assertEquals(
        List.of("I-111"), codes(read("PK\3\4 no zip at all".getBytes(StandardCharsets.UTF_8))));
    assertEquals(List.of("I-111"), codes(read(WordSamples.zip(Map.of("a.txt", new byte[3])))));
    assertEquals(List.of("I-106"), codes(read(WordSamples.zip(Map.of("OFD.xml", new byte[3])))));
    assertEquals(
        List.of("I-106"),
        codes(
            read(
                WordSamples.zip(
                    Map.of(
                        "mimetype",
                        "application/vnd.oasis.opendocument.text"
                            .getBytes(StandardCharsets.US_ASCII))))));
    assertEquals(List.of("I-103"), codes(read(sample().bytes())));
  }

  @Test
  void noEntityOfAnotherFileIsRead() throws IOException {
    Path secret = Files.writeString(files.resolve("secret.txt"), "秘密内容");
    String type =
        "<!DOCTYPE w [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\"><!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    for (String entity : List.of("&x;", "&b;")) {
      String document = WordSamples.document("<w:p>" + WordSamples.run("第一条 " + entity) + "</w:p>");
      byte[] bytes =
          WordSamples.zip(
              Map.of(
                  "word/document.xml",
                  document.replace("?>", "?>" + type).getBytes(StandardCharsets.UTF_8)));
      SourceFile.Result result = read(bytes);
      assertEquals(List.of("I-111"), codes(result));
      assertFalse(result.toString().contains("秘密"));
    }
  }

  @Test
  void whatUnpacksWithoutEndIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      String head = WordSamples.document("").replace("</w:body></w:document>", "");
      zip.write(head.getBytes(StandardCharsets.UTF_8));
      byte[] much = "<w:p/>".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1000; i++) {
        zip.write(much);
      }
      zip.closeEntry();
    }
    assertTrue(out.size() < 1_000_000);
    assertEquals(List.of("I-112"), codes(read(out.toByteArray())));
  }
}
