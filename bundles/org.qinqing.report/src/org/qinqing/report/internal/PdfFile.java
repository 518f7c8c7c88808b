package org.qinqing.report.internal;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.ReportFinding;

/** Makes PDF files of HTML pages. */
final class PdfFile {
  private static final String PRODUCER = "qinqing";

  /** As the tables of meanings in a PDF write them. */
  private static final String STAND_IN = meaning(FontFile.STAND_IN);

  private static final String WIDE_SPACE = meaning(FontFile.WIDE_SPACE);

  private PdfFile() {}

  static Rendered of(Report report, Layout layout, InstalledFonts installed) throws IOException {
    HtmlPage page = HtmlPage.forPdf(report, layout);
    Optional<EmbeddedFonts> made = EmbeddedFonts.of(page.characters(), installed);
    if (made.isEmpty()) {
      return new Rendered(new byte[0], OptionalInt.empty(), List.of(Findings.noFont()));
    }
    EmbeddedFonts fonts = made.get();
    addBookmarks(page);
    XRLog.setLoggerImpl(new NoLog());
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withW3cDocument(new W3CDom().fromJsoup(page.document()), "");
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.withProducer(PRODUCER);
    for (Map.Entry<Typeface, byte[]> font : fonts.files().entrySet()) {
      builder.useFont(
          () -> new ByteArrayInputStream(font.getValue()),
          font.getKey().embeddedName(),
          400,
          FontStyle.NORMAL,
          true);
    }
    try (PDDocument document = new PDDocument()) {
      builder.usePDDocument(document);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFKeepOpen();
      }
      describe(document, report);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return new Rendered(
          withWideSpaces(bytes.toByteArray(), report),
          OptionalInt.of(document.getNumberOfPages()),
          findings(fonts));
    }
  }

  /** Says in every font that the stand-in means the wide space, so that copying gives that. */
  private static byte[] withWideSpaces(byte[] pdf, Report report) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Set<COSBase> done = new HashSet<>();
      for (PDPage page : document.getPages()) {
        COSDictionary resources = page.getResources().getCOSObject();
        @Nullable COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
        if (fonts == null) {
          continue;
        }
        for (COSName name : fonts.keySet()) {
          @Nullable COSDictionary font = fonts.getCOSDictionary(name);
          @Nullable COSStream meaning = font == null ? null : font.getCOSStream(COSName.TO_UNICODE);
          if (meaning != null && done.add(meaning)) {
            String text = meaning.toTextString();
            try (OutputStream out = meaning.createOutputStream(COSName.FLATE_DECODE)) {
              out.write(text.replace(STAND_IN, WIDE_SPACE).getBytes(StandardCharsets.US_ASCII));
            }
          }
        }
      }
      document.setDocumentId(number(report));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static String meaning(int character) {
    return String.format(Locale.ROOT, "<%04X>", character);
  }

  private static long number(Report report) {
    return Objects.hash(report.title(), report.date());
  }

  private static List<ReportFinding> findings(EmbeddedFonts fonts) {
    List<ReportFinding> findings = new ArrayList<>();
    fonts
        .faces()
        .forEach(
            (typeface, face) -> {
              if (!InstalledFonts.isOwn(face, typeface)) {
                findings.add(Findings.substitute(typeface, face));
              }
            });
    if (!fonts.missing().isEmpty()) {
      findings.add(Findings.missing(fonts.missing()));
    }
    return findings;
  }

  /** The table of contents that a reader shows beside the pages. */
  private static void addBookmarks(HtmlPage page) {
    if (page.marks().isEmpty()) {
      return;
    }
    Element all = page.document().head().appendElement("bookmarks");
    List<Element> open = new ArrayList<>(List.of(all));
    List<Integer> depths = new ArrayList<>(List.of(0));
    for (HtmlPage.Mark mark : page.marks()) {
      while (depths.getLast() >= mark.depth()) {
        depths.removeLast();
        open.removeLast();
      }
      open.add(
          open.getLast()
              .appendElement("bookmark")
              .attr("name", mark.text())
              .attr("href", "#" + mark.id()));
      depths.add(mark.depth());
    }
  }

  /** No clock and no chance: the same report gives the same file. */
  private static void describe(PDDocument document, Report report) {
    PDDocumentInformation information = document.getDocumentInformation();
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    date.setTimeInMillis(report.date().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    information.setCreationDate(date);
    information.setModificationDate(date);
    information.setTitle(CleanText.line(report.title()));
    if (!report.author().isBlank()) {
      information.setAuthor(CleanText.line(report.author()));
    }
    document.setDocumentId(number(report));
  }
}
