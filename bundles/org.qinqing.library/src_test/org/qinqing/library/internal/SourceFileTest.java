package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.ImportCorrections;
import org.qinqing.pack.Diagnostic;

class SourceFileTest {
  private static final String LAW = "样本管理条例\n\n第一条 为了试验，制定本条例。\n\n第二条 𠮷姓人员的龘字也要认得。\n";

  @TempDir Path files;

  private SourceFile.Result read(String name, byte[] bytes) throws IOException {
    return SourceFile.read(Files.write(files.resolve(name), bytes), ImportCorrections.NONE);
  }

  private static List<String> codes(SourceFile.Result result) {
    return result.findings().stream().filter(Diagnostic::isError).map(Diagnostic::code).toList();
  }

  @Test
  void theContentDecidesAndNotTheName() throws IOException {
    byte[] docx = new WordSamples().plain("样本通知").plain("第一条 甲。").bytes();
    byte[] doc = new OldWordSamples().plain("样本通知").plain("第一条 甲。").bytes();
    byte[] pdf = new PdfSamples().page().at(100, 100, "第一条 样本通知的正文。").bytes();
    for (String name : List.of("a.docx", "a.doc", "a.wps", "a.pdf", "a.txt")) {
      assertEquals("docx", read(name, docx).structure().format(), name);
      assertEquals("doc", read(name, doc).structure().format(), name);
      assertEquals("pdf", read(name, pdf).structure().format(), name);
    }
    byte[] page =
        "<html><body><p>样本通知</p><p>第一条 甲。</p></body></html>".getBytes(StandardCharsets.UTF_8);
    assertEquals("html", read("网页另存.doc", page).structure().format());
    assertEquals("txt", read("a.txt", LAW.getBytes(StandardCharsets.UTF_8)).structure().format());
    assertEquals("md", read("a.md", LAW.getBytes(StandardCharsets.UTF_8)).structure().format());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void theEncodingIsFound(String charset) throws IOException {
    SourceFile.Result result = read("编码.txt", LAW.getBytes(Charset.forName(charset)));
    assertEquals("样本管理条例", result.structure().title());
    assertTrue(result.document().orElseThrow().provisions().getLast().text().startsWith("𠮷姓人员的龘"));
    assertEquals(charset.replaceFirst("^UTF-16$", "UTF-16BE"), result.structure().charset());
  }

  @ParameterizedTest
  @CsvSource({
    "x.ofd, I-106",
    "x.rtf, I-106",
    "x.odt, I-106",
    "x.exe, I-107",
    "noSuffix, I-107",
    "x.docx, I-111",
    "x.doc, I-111",
    "x.pdf, I-111"
  })
  void whatCannotBeReadIsNamedAndSaysWhatToDo(String name, String code) throws IOException {
    SourceFile.Result result = read(name, "文字".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(code), codes(result));
    Diagnostic finding = result.findings().getFirst();
    assertTrue(finding.message().contains(name), finding.message());
    assertFalse(finding.message().contains("{") || finding.mend().isBlank(), finding.message());
  }

  @Test
  void richTextUnderAnotherNameIsNamedToo() throws IOException {
    byte[] rtf = "{\\rtf1\\ansi 文字}".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("I-106"), codes(read("x.doc", rtf)));
    assertEquals(List.of("I-103"), codes(read("x.docx", new byte[0])));
    assertEquals(
        List.of("I-101"), codes(SourceFile.read(files.resolve("没有.md"), ImportCorrections.NONE)));
  }

  @Test
  void largeFilesAreRefusedBeforeTheyAreRead() throws IOException {
    assertEquals(List.of("I-105"), codes(large("a.txt", "", 20)));
    assertEquals(List.of("I-105"), codes(large("b.docx", "PK\3\4", 20)));
    assertEquals(List.of("I-105"), codes(large("c.pdf", "%PDF-1.4", 50)));
    assertEquals(List.of("I-111"), codes(large("d.pdf", "%PDF-1.4", 21)));
  }

  private SourceFile.Result large(String name, String head, int megabytes) throws IOException {
    Path file = files.resolve(name);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.setLength(megabytes * 1024L * 1024 + 1);
    }
    return SourceFile.read(file, ImportCorrections.NONE);
  }

  @Test
  void noiseOfAnyKindIsAFindingOrADocument() throws IOException {
    Random random = new Random(4);
    List<String> heads =
        List.of(
            "",
            "PK\3\4",
            "%PDF-1.7\n",
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "{\\rtf",
            "<html>",
            "\u00EF\u00BB\u00BF");
    for (int i = 0; i < 140; i++) {
      byte[] noise = new byte[random.nextInt(3000)];
      random.nextBytes(noise);
      byte[] head = heads.get(i % heads.size()).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(head, 0, noise, 0, Math.min(head.length, noise.length));
      String suffix = List.of("md", "txt", "html", "docx", "doc", "pdf").get(i % 6);
      SourceFile.Result result = read("noise." + suffix, noise);
      assertEquals(result.document().isEmpty(), !codes(result).isEmpty(), "round " + i);
    }
  }

  /** An anchor that is wanted again is told apart by the part it stands in. */
  @Test
  void theSameArticleOverAndOverIsReadAsFastAsAnother() throws IOException {
    int articles = 150_000;
    StringBuilder text = new StringBuilder("某某规定\n\n");
    for (int i = 1; i <= articles; i++) {
      text.append("第一条\n");
    }
    SourceFile.Result read =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> read("条.txt", text.toString().getBytes(StandardCharsets.UTF_8)));
    List<String> anchors =
        read.document().orElseThrow().provisions().stream()
            .map(provision -> provision.address().anchor())
            .toList();
    assertEquals(articles, anchors.size());
    assertEquals(List.of("art-1", "part-2/art-1", "part-3/art-1"), anchors.subList(0, 3));
    assertEquals("part-" + articles + "/art-1", anchors.getLast());
  }
}
