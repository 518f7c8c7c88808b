package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.Written;

class FileReportWriterTest {
  @TempDir Path folder;
  @TempDir Path fonts;

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileIsWrittenAndReplacedWhole(Format format) throws IOException {
    FileReportWriter writer = writer();
    Path file = folder.resolve("新建 文件夹").resolve("办法 (1)" + "." + format.extension());
    Written first = writer.write(Samples.everything(), Layout.OFFICIAL_A4, format, file);
    assertTrue(first.done(), "" + first);
    assertEquals(format == Format.PDF, first.pages().isPresent());
    byte[] bytes = Files.readAllBytes(file);
    Files.writeString(file, "old");
    assertTrue(writer.write(Samples.everything(), Layout.OFFICIAL_A4, format, file).done());
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals(List.of(file), filesIn(file.getParent()));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    assertTrue(writer.write(Samples.everything(), Layout.OFFICIAL_A4, format, stream).done());
    assertArrayEquals(bytes, stream.toByteArray());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileThatOthersMayReadIsNotMadePrivate(Format format) throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "x");
    Path file = folder.resolve("report");
    writer().write(Samples.everything(), Layout.PLAIN_A4, format, file);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
    } else {
      assertTrue(Files.isReadable(file));
    }
  }

  @Test
  void whereNothingCanBeWrittenAFindingSaysSo() throws IOException {
    // A file stands where the folder should be: refused to every user, also to root.
    Path blocked = Files.writeString(folder.resolve("blocked"), "mine");
    Written result =
        writer()
            .write(Samples.everything(), Layout.PLAIN_A4, Format.HTML, blocked.resolve("a.html"));
    assertFalse(result.done());
    assertEquals("R-102", result.findings().getLast().code());
    assertEquals("mine", Files.readString(blocked));
  }

  @Test
  void aFolderIsNeverReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("a.html"));
    Written result = writer().write(Samples.everything(), Layout.PLAIN_A4, Format.HTML, target);
    assertFalse(result.done());
    assertTrue(Files.isDirectory(target));
  }

  @Test
  void withoutAFontTheOldFileStays() throws IOException {
    Path target = Files.writeString(folder.resolve("a.pdf"), "old");
    FileReportWriter writer = new FileReportWriter(Samples.noFonts());
    Written result = writer.write(Samples.everything(), Layout.OFFICIAL_A4, Format.PDF, target);
    assertFalse(result.done());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), filesIn(folder));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    assertFalse(writer.write(Samples.everything(), Layout.OFFICIAL_A4, Format.PDF, stream).done());
    assertEquals(0, stream.size());
  }

  @Test
  void aStreamThatFailsIsTheCallersMatter() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    assertThrows(
        IOException.class,
        () -> writer().write(Samples.everything(), Layout.PLAIN_A4, Format.HTML, broken));
  }

  @ParameterizedTest
  @CsvSource({
    "处分条例,处分条例.pdf",
    "a/b\\c:d*e?f\"g<h>i|j,a b c d e f g h i j.pdf",
    "'  ..前后.. ',前后.pdf",
    "CON,_CON.pdf",
    "com1.txt,_com1.txt.pdf",
    "???,qinqing.pdf"
  })
  void everySystemTakesTheName(String title, String name) {
    Report report = Report.of(title, Samples.DAY, List.of());
    assertEquals(name, writer().fileName(report, Format.PDF));
  }

  @Test
  void aLongNameIsCutBetweenCharacters() throws IOException {
    Report report = Report.of("\uD842\uDFB7".repeat(200), Samples.DAY, List.of());
    String name = writer().fileName(report, Format.DOCX);
    assertEquals("\uD842\uDFB7".repeat(50) + ".docx", name);
    Report control = Report.of("甲\u0000\u202E乙\n丙\u200D", Samples.DAY, List.of());
    assertEquals("甲乙 丙.docx", writer().fileName(control, Format.DOCX));
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length < 255);
  }

  @Test
  void findingsSpeakBothLanguages() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.CHINA);
      assertTrue(Findings.noFont().message().contains("没有能嵌入 PDF 的中文字体"));
      Locale.setDefault(Locale.ENGLISH);
      ReportFinding finding = Findings.noFont();
      assertTrue(finding.message().startsWith("No Chinese font"));
      assertFalse(finding.mend().isEmpty());
    } finally {
      Locale.setDefault(before);
    }
  }

  private FileReportWriter writer() {
    return new FileReportWriter(Samples.fonts(fonts));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
