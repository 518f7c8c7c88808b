package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.report.Block;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Run;
import org.qinqing.report.Written;

/** Every library behind the report writer finds its classes and files in its own bundle. */
class ReportsInTheFrameworkTest {
  private static final Report REPORT =
      Report.of(
          "某某市若干办法",
          LocalDate.of(2026, 11, 22),
          List.of(
              new Block.Division(1, "第一章　总则"),
              new Block.Paragraph(List.of(Run.strong("第一条"), Run.plain("　不得收受礼品。"))),
              new Block.Table(List.of("栏"), List.of(List.of("格")), List.of(1.0))));

  @TempDir Path folder;

  @Test
  void everyFormatIsWritten() throws IOException {
    ReportWriter writer = Services.get(ReportWriter.class);
    for (Format format : Format.values()) {
      Path file = folder.resolve(writer.fileName(REPORT, format));
      Written written = writer.write(REPORT, Layout.OFFICIAL_A4, format, file);
      if (format == Format.PDF && !written.done()) {
        // A machine without any Chinese font: said, and nothing written.
        assertEquals("R-101", written.findings().getFirst().code());
        assertFalse(Files.exists(file));
        continue;
      }
      assertTrue(written.done(), format + ": " + written.findings());
      String head =
          new String(Arrays.copyOf(Files.readAllBytes(file), 5), StandardCharsets.ISO_8859_1);
      assertEquals(
          switch (format) {
            case DOCX -> "PK\u0003\u0004\u0014";
            case PDF -> "%PDF-";
            case HTML -> "<!doc";
          },
          head);
    }
  }
}
