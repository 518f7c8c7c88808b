package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.report.Layout;

/** Files in a PDF are found by other programs and stand there as they are. */
class PlainPdfAttachmentsTest {
  @TempDir Path folder;

  private final PlainPdfAttachments attachments = new PlainPdfAttachments();

  private byte[] pdf() throws IOException {
    return PdfFile.of(Samples.plainText(2, 80), Layout.PLAIN_A4, Samples.fonts(folder)).bytes();
  }

  @Test
  void theFileIsFoundAndThePagesStayAsTheyWere() throws IOException {
    byte[] content = new byte[5000];
    new Random(1).nextBytes(content);
    byte[] before = pdf();
    byte[] after = attachments.attach(before, "数据.bin", "application/octet-stream", content);
    try (PDDocument document = Loader.loadPDF(after);
        PDDocument plain = Loader.loadPDF(before)) {
      Map<String, PDComplexFileSpecification> files =
          document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertEquals(Set.of("数据.bin"), files.keySet());
      PDComplexFileSpecification entry = files.get("数据.bin");
      assertEquals("数据.bin", entry.getFilename());
      assertArrayEquals(content, entry.getEmbeddedFile().toByteArray());
      assertEquals("application/octet-stream", entry.getEmbeddedFile().getSubtype());
      assertEquals(new PDFTextStripper().getText(plain), new PDFTextStripper().getText(document));
    }
  }

  @Test
  void itsBytesStandInThePdfOnceAndAsTheyAre() throws IOException {
    String content = "一段不会有第二次的话".repeat(20);
    byte[] after =
        attachments.attach(pdf(), "a.txt", "text/plain", content.getBytes(StandardCharsets.UTF_8));
    String file = new String(after, StandardCharsets.ISO_8859_1);
    String wanted =
        new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertEquals(file.indexOf(wanted), file.lastIndexOf(wanted));
    int at = file.indexOf(wanted);
    assertEquals("stream", file.substring(at - 8, at).strip().substring(0, 6));
    assertEquals("endstream", file.substring(at + wanted.length()).strip().substring(0, 9));
  }

  @Test
  void whatIsNoPdfIsRefused() {
    assertThrows(
        IOException.class, () -> attachments.attach(new byte[] {1, 2, 3}, "a", "b/c", new byte[1]));
  }
}
