package org.qinqing.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.qinqing.report.Block;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.Run;

/**
 * Makes Word documents (WordprocessingML, ISO/IEC 29500 transitional). Written without an office
 * library: grid, footers and East Asian faces would have to be said element by element there too.
 */
final class WordFile {
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final int DEEPEST_OUTLINE = 8;

  /** The dates that a zip file can hold. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1980, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2107, 12, 31);

  private final Report report;
  private final Layout layout;
  private final WordSheet sheet;
  private final XmlOut out = new XmlOut("w:document", "xmlns:w", MAIN, "xmlns:r", RELATIONS);
  private int division;

  private WordFile(Report report, Layout layout) {
    this.report = report;
    this.layout = layout;
    this.sheet = WordSheet.of(layout);
  }

  static byte[] of(Report report, Layout layout) throws IOException {
    WordFile file = new WordFile(report, layout);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", contentTypes());
    parts.put("_rels/.rels", packageRelations());
    parts.put("docProps/core.xml", file.properties());
    parts.put("word/document.xml", file.document());
    parts.put("word/_rels/document.xml.rels", documentRelations());
    parts.put("word/styles.xml", WordStyles.of(file.sheet, layout));
    parts.put("word/settings.xml", file.settings());
    parts.put("word/fontTable.xml", fontTable());
    parts.put("word/footer1.xml", file.footer(true));
    parts.put("word/footer2.xml", file.footer(false));
    return zip(parts, report.date());
  }

  private String document() {
    out.open("w:body");
    text("Title", report.title());
    if (!report.subtitle().isBlank()) {
      text("Subtitle", report.subtitle());
    }
    report.meta().stream().filter(m -> !m.isBlank()).forEach(m -> text("Meta", m));
    text(layout == Layout.OFFICIAL_A4 ? "BodyText" : "Gap", "");
    report.blocks().forEach(this::add);
    section();
    return out.done();
  }

  private void add(Block block) {
    switch (block) {
      case Block.Division d -> {
        division = d.level();
        heading("Division" + d.level(), d.level(), d.text());
      }
      case Block.Heading h -> heading("Heading" + h.level(), division + h.level(), h.text());
      case Block.Paragraph p -> paragraph("BodyText", "", p.runs());
      case Block.Item i -> paragraph("Item" + i.level(), i.label(), i.runs());
      case Block.Table t -> table(t);
      case Block.Quote q -> {
        text("Quote", q.text());
        if (!q.source().isBlank()) {
          text("QuoteSource", q.source());
        }
      }
      case Block.PlainWords w -> {
        if (!w.label().isBlank()) {
          paragraph("PlainWords", "", List.of(Run.strong(w.label())));
        }
        paragraph("PlainWords", "", w.runs());
      }
      case Block.Note n -> text("Note", n.text());
      case Block.Closing c -> {
        for (int i = 0; i < c.lines().size(); i++) {
          text(i == 0 ? "ClosingFirst" : "Closing", c.lines().get(i));
        }
      }
      case Block.Contents c -> contents(c);
      case Block.PageBreak ignored -> {
        begin("BodyText");
        out.open("w:r").empty("w:br", "w:type", "page").close().close();
      }
      case Block.Rule ignored -> {
        begin("Rule");
        out.close();
      }
    }
  }

  /**
   * A field that the word processor fills with the numbers of pages when it is asked to; until then
   * the headings stand there without them.
   */
  private void contents(Block.Contents contents) {
    paragraph("BodyText", "", List.of(Run.strong(contents.title())));
    boolean divided = report.blocks().stream().anyMatch(Block.Division.class::isInstance);
    begin("BodyText");
    out.open("w:fldSimple", "w:instr", " TOC \\o \"1-1\" \\h \\z \\u ");
    List<String> entries =
        report.blocks().stream()
            .filter(
                block ->
                    divided
                        ? block instanceof Block.Division d && d.level() == 1
                        : block instanceof Block.Heading h && h.level() == 1)
            .map(
                block ->
                    block instanceof Block.Division d ? d.text() : ((Block.Heading) block).text())
            .toList();
    run(Run.plain(String.join("\n", entries)));
    out.close().close();
  }

  private void begin(String style) {
    out.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close();
  }

  private void heading(String style, int depth, String text) {
    out.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style);
    String level = Integer.toString(Math.min(DEEPEST_OUTLINE, depth - 1));
    out.empty("w:outlineLvl", "w:val", level).close();
    run(Run.plain(text));
    out.close();
  }

  private void text(String style, String text) {
    paragraph(style, "", List.of(Run.plain(text)));
  }

  private void paragraph(String style, String label, List<Run> runs) {
    begin(style);
    if (!label.isEmpty()) {
      run(Run.plain(label));
    }
    runs.forEach(this::run);
    out.close();
  }

  private void run(Run run) {
    String text = CleanText.of(run.text());
    if (text.isEmpty()) {
      return;
    }
    out.open("w:r").open("w:rPr");
    if (run.look() == Run.Look.STRONG) {
      out.empty("w:rStyle", "w:val", "Strong");
    }
    // Quotation marks and dashes are Chinese ones.
    out.empty("w:rFonts", "w:hint", "eastAsia");
    if (run.look() == Run.Look.MARKED) {
      out.empty("w:highlight", "w:val", "yellow");
    }
    out.close();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        out.empty("w:br");
      }
      if (!lines[i].isEmpty()) {
        out.text("w:t", lines[i], "xml:space", "preserve");
      }
    }
    out.close();
  }

  private void table(Block.Table table) {
    double all = table.widths().stream().mapToDouble(Double::doubleValue).sum();
    List<String> widths =
        table.widths().stream()
            .map(w -> Long.toString(Math.round(sheet.textWidth() * w / all)))
            .toList();
    out.open("w:tbl").open("w:tblPr").empty("w:tblW", "w:w", "5000", "w:type", "pct");
    out.open("w:tblBorders");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      out.empty("w:" + side, "w:val", "single", "w:sz", "6", "w:space", "0", "w:color", "000000");
    }
    out.close().empty("w:tblLayout", "w:type", "fixed").open("w:tblCellMar");
    for (String side : List.of("top", "left", "bottom", "right")) {
      out.empty("w:" + side, "w:w", "80", "w:type", "dxa");
    }
    out.close().close().open("w:tblGrid");
    widths.forEach(w -> out.empty("w:gridCol", "w:w", w));
    out.close();
    if (!table.head().isEmpty()) {
      row(widths, table.head(), true);
    }
    table.rows().forEach(cells -> row(widths, cells, false));
    out.close();
    // Without a paragraph between them two tables would become one.
    begin("Gap");
    out.close();
  }

  private void row(List<String> widths, List<String> cells, boolean head) {
    out.open("w:tr").open("w:trPr").empty("w:cantSplit");
    if (head) {
      out.empty("w:tblHeader");
    }
    out.close();
    for (int i = 0; i < cells.size(); i++) {
      out.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", widths.get(i), "w:type", "dxa");
      out.empty("w:vAlign", "w:val", "center").close();
      text(head ? "TableHead" : "TableText", cells.get(i));
      out.close();
    }
    out.close();
  }

  private void section() {
    out.open("w:sectPr");
    out.empty("w:footerReference", "w:type", "default", "r:id", "rId4");
    if (layout == Layout.OFFICIAL_A4) {
      out.empty("w:footerReference", "w:type", "even", "r:id", "rId5");
    }
    out.empty("w:pgSz", "w:w", number(sheet.width()), "w:h", number(sheet.height()));
    out.empty(
        "w:pgMar",
        "w:top",
        number(sheet.top()),
        "w:right",
        number(sheet.right()),
        "w:bottom",
        number(sheet.bottom()),
        "w:left",
        number(sheet.left()),
        "w:header",
        number(sheet.footer()),
        "w:footer",
        number(sheet.footer()),
        "w:gutter",
        "0");
    sheet
        .grid()
        .ifPresent(
            grid ->
                out.empty(
                    "w:docGrid",
                    "w:type",
                    "linesAndChars",
                    "w:linePitch",
                    number(WordSheet.pitch(sheet, grid)),
                    "w:charSpace",
                    number(WordSheet.spacing(sheet, grid))));
    out.close();
  }

  private String footer(boolean odd) {
    XmlOut footer = new XmlOut("w:ftr", "xmlns:w", MAIN);
    boolean official = layout == Layout.OFFICIAL_A4;
    String style = official ? odd ? "FooterOdd" : "FooterEven" : "FooterCentre";
    footer.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close();
    if (official) {
      words(footer, "— ");
    }
    field(footer, "PAGE", "1");
    if (official) {
      words(footer, " —");
    } else if (layout == Layout.PLAIN_A4) {
      words(footer, " / ");
      field(footer, "NUMPAGES", "1");
    }
    return footer.done();
  }

  private static void words(XmlOut out, String text) {
    out.open("w:r").open("w:rPr").empty("w:rFonts", "w:hint", "eastAsia").close();
    out.text("w:t", text, "xml:space", "preserve").close();
  }

  private static void field(XmlOut out, String name, String shown) {
    out.open("w:fldSimple", "w:instr", " " + name + " ").open("w:r").text("w:t", shown);
    out.close().close();
  }

  private String settings() {
    XmlOut settings = new XmlOut("w:settings", "xmlns:w", MAIN);
    settings.empty("w:defaultTabStop", "w:val", "420");
    if (layout == Layout.OFFICIAL_A4) {
      settings.empty("w:evenAndOddHeaders");
    }
    settings.empty("w:characterSpacingControl", "w:val", "doNotCompress");
    settings.open("w:compat");
    settings.empty(
        "w:compatSetting",
        "w:name",
        "compatibilityMode",
        "w:uri",
        "http://schemas.microsoft.com/office/word",
        "w:val",
        "15");
    settings.close();
    settings.empty("w:themeFontLang", "w:val", "en-US", "w:eastAsia", "zh-CN");
    return settings.done();
  }

  private String properties() {
    XmlOut properties =
        new XmlOut(
            "cp:coreProperties",
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc",
            "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms",
            "http://purl.org/dc/terms/",
            "xmlns:xsi",
            "http://www.w3.org/2001/XMLSchema-instance");
    properties.text("dc:title", CleanText.line(report.title()));
    properties.text("dc:creator", CleanText.line(report.author()));
    String date = report.date() + "T00:00:00Z";
    properties.text("dcterms:created", date, "xsi:type", "dcterms:W3CDTF");
    properties.text("dcterms:modified", date, "xsi:type", "dcterms:W3CDTF");
    return properties.done();
  }

  /** For machines without a face: which other one comes near. */
  private static String fontTable() {
    XmlOut fonts = new XmlOut("w:fonts", "xmlns:w", MAIN);
    for (Typeface typeface : Typeface.values()) {
      fonts.open("w:font", "w:name", typeface.wordName());
      fonts.empty("w:altName", "w:val", typeface.wordSubstitute());
      fonts.empty("w:charset", "w:val", "86");
      fonts.empty("w:family", "w:val", "auto");
      fonts.empty("w:pitch", "w:val", "default");
      fonts.close();
    }
    return fonts.done();
  }

  private static String contentTypes() {
    XmlOut types =
        new XmlOut(
            "Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    types.empty(
        "Default",
        "Extension",
        "rels",
        "ContentType",
        "application/vnd.openxmlformats-package.relationships+xml");
    types.empty("Default", "Extension", "xml", "ContentType", "application/xml");
    types.empty(
        "Override",
        "PartName",
        "/docProps/core.xml",
        "ContentType",
        "application/vnd.openxmlformats-package.core-properties+xml");
    part(types, "document", "document.main");
    part(types, "styles", "styles");
    part(types, "settings", "settings");
    part(types, "fontTable", "fontTable");
    part(types, "footer1", "footer");
    part(types, "footer2", "footer");
    return types.done();
  }

  private static void part(XmlOut types, String name, String kind) {
    types.empty(
        "Override", "PartName", "/word/" + name + ".xml", "ContentType", TYPE + kind + "+xml");
  }

  private static String packageRelations() {
    XmlOut relations = new XmlOut("Relationships", "xmlns", PACKAGE);
    relation(relations, "rId1", RELATIONS + "/officeDocument", "word/document.xml");
    relation(
        relations,
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml");
    return relations.done();
  }

  private static String documentRelations() {
    XmlOut relations = new XmlOut("Relationships", "xmlns", PACKAGE);
    relation(relations, "rId1", RELATIONS + "/styles", "styles.xml");
    relation(relations, "rId2", RELATIONS + "/settings", "settings.xml");
    relation(relations, "rId3", RELATIONS + "/fontTable", "fontTable.xml");
    relation(relations, "rId4", RELATIONS + "/footer", "footer1.xml");
    relation(relations, "rId5", RELATIONS + "/footer", "footer2.xml");
    return relations.done();
  }

  private static void relation(XmlOut relations, String id, String type, String target) {
    relations.empty("Relationship", "Id", id, "Type", type, "Target", target);
  }

  private static String number(int value) {
    return Integer.toString(value);
  }

  private static byte[] zip(Map<String, String> parts, LocalDate date) throws IOException {
    LocalDate day = date.isBefore(FIRST_DAY) ? FIRST_DAY : date.isAfter(LAST_DAY) ? LAST_DAY : date;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(day.atStartOfDay());
        zip.putNextEntry(entry);
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
