package org.qinqing.classroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReports.Table;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class RecordReportsTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;
  private final RecordReports reports = new RecordReports(() -> PackSnapshot.EMPTY);

  /** Twenty people in two teams, one removed; every kind of round that figures tell apart. */
  private static ClassRecord record() {
    Classes built =
        new Classes(
            List.of("红队", "=cmd|'/c calc'!A1"),
            Classes.round(Mode.LECTURE),
            Classes.round(
                Mode.EVERYONE,
                Classes.question("q1", Form.SINGLE, "cn:discipline/art-97"),
                Classes.question("q2", Form.MULTIPLE, "cn:discipline/art-98"),
                Classes.question("q3", Form.SINGLE, "cn:discipline/art-97")),
            Classes.round(Mode.OPINION, Classes.question("o1", Form.OPINION)));
    built.joinAll(20).remove(20);
    built.answers("2.1.1", "AAAAAAAAAABBBBBBCCCC");
    built.answers("2.3.1", "AAAAAABBBBAABBBBCCC.");
    for (int number = 1; number <= 15; number++) {
      built.answer("2.2.1", number, number % 2 == 0 ? new String[] {"A", "B"} : new String[] {"C"});
    }
    built.answers("3.1.1", "AAAAABBBBBCCCCCCCCCA").answers("3.1.2", "CCCCCCCCCCCCCCCCCCCA");
    return built.record();
  }

  private ClassReport report() {
    return reports.of(record(), 5);
  }

  private static String text(Report report) {
    StringBuilder text = new StringBuilder(report.title());
    for (Block block : report.blocks()) {
      text.append('\n').append(block);
    }
    return text.toString();
  }

  @Test
  void theDocumentSaysWhatTheFiguresSay() {
    Report document = reports.document(report(), ZONE, LocalDate.of(2026, 11, 23));
    assertEquals("纪律教育课堂报告", document.title());
    String text = text(document);
    for (String part :
        List.of(
            "一、基本情况",
            "二、题目分析",
            "三、答错较多的条文",
            "四、两次表态对比",
            "五、成绩",
            "六、签到表",
            "2026年11月22日 9:00",
            "签到 20 人",
            "其中 1 人",
            "52.6%",
            "两次都表决的 19 人中，10 人改变了意见",
            "cn:discipline/art-97")) {
      assertTrue(text.contains(part), part + " in " + text);
    }
  }

  @Test
  void namesStandInTheAttendanceSheetAlone() throws Exception {
    Report document = reports.document(report(), ZONE, LocalDate.of(2026, 11, 23));
    int sheet = text(document).indexOf("六、签到表");
    assertFalse(text(document).substring(0, sheet).contains("学员"));
    assertTrue(text(document).substring(sheet).contains("学员20"));

    Path file = folder.resolve("r.xlsx");
    reports.workbook(report(), ZONE, file);
    List<List<List<String>>> sheets = sheets(file);
    assertTrue(sheets.getFirst().toString().contains("学员1"));
    for (List<List<String>> other : sheets.subList(1, sheets.size())) {
      assertFalse(other.toString().contains("学员"), other.toString());
    }
    reports.answers(record(), ZONE, Table.CSV, folder.resolve("a.csv"));
    assertFalse(Files.readString(folder.resolve("a.csv")).contains("学员"));
  }

  @Test
  void theWorkbookHasItsFiveSheets() throws Exception {
    Path file = folder.resolve("r.xlsx");
    Files.writeString(file, "what was there before");
    reports.workbook(report(), ZONE, file);
    assertEquals(List.of("签到表", "题目分析", "表态对比", "条文", "成绩"), names(file));
    List<List<List<String>>> sheets = sheets(file);
    assertEquals(21, sheets.get(0).size());
    // Three questions with three choices each, and the head.
    assertEquals(1 + 3 * 4, sheets.get(1).size());
    List<String> first = sheets.get(1).get(1);
    assertEquals("2.1", first.get(0));
    assertEquals("19", first.get(5));
    assertEquals(10.0 / 19, Double.parseDouble(first.get(6)), 1e-9);
    assertEquals(3, sheets.get(3).size());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing lies beside it");
    }
  }

  @Test
  void singleAnswersAreALineEach() throws Exception {
    ClassRecord record = record();
    int answers = record.turns().stream().mapToInt(turn -> turn.answers().size()).sum();
    Path csv = folder.resolve("a.csv");
    reports.answers(record, ZONE, Table.CSV, csv);
    byte[] bytes = Files.readAllBytes(csv);
    assertEquals(
        List.of((byte) 0xef, (byte) 0xbb, (byte) 0xbf), List.of(bytes[0], bytes[1], bytes[2]));
    List<String> lines = Files.readString(csv).lines().toList();
    assertEquals(1 + answers, lines.size());
    assertTrue(lines.get(1).startsWith("2,1,1,q1,1,"), lines.get(1));
    // A team's name that a spreadsheet would run is a text.
    assertTrue(Files.readString(csv).contains("'=cmd"), lines.get(1));
    assertFalse(Files.readString(csv).contains(",=cmd"));

    Path xlsx = folder.resolve("a.xlsx");
    reports.answers(record, ZONE, Table.XLSX, xlsx);
    assertEquals(1 + answers, sheets(xlsx).getFirst().size());
  }

  @Test
  void aClassOfNobodyHasAReportToo() throws IOException {
    ClassRecord empty =
        new Classes(Classes.round(Mode.EVERYONE, Classes.question("q1", Form.SINGLE))).record();
    ClassReport report = reports.of(empty, 5);
    String text = text(reports.document(report, ZONE, LocalDate.of(2026, 11, 23)));
    assertTrue(text.contains("没有人签到"), text);
    assertTrue(text.contains("没有分歧意见表决"), text);
    reports.workbook(report, ZONE, folder.resolve("r.xlsx"));
    assertTrue(Files.size(folder.resolve("r.xlsx")) > 0);
  }

  @Test
  void fileNamesAreTakenByEverySystem() {
    assertEquals("纪律教育-20261122", reports.fileName(report(), ZONE));
    ClassReport r = report();
    for (String title : List.of("a/b\\c:*?\"<>|", "...", "CON")) {
      ClassReport named =
          new ClassReport(
              r.classId(),
              title,
              r.startedAt(),
              r.endedAt(),
              5,
              0,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      assertTrue(
          reports.fileName(named, ZONE).matches("[\\p{L}\\p{N}_-]+-20261122"),
          reports.fileName(named, ZONE));
    }
  }

  @Test
  void textThatNoFileCanHoldIsCleaned() {
    assertEquals("ab\nc", Sheets.clean("a\u0000b\n\u0007c\uD800"));
    assertEquals("😀", Sheets.clean("😀"));
    assertTrue(Sheets.clean("长".repeat(40_000)).length() < 32_767);
  }

  // The workbook as XML: its reader is not among this bundle's libraries.

  private static List<String> names(Path file) throws Exception {
    NodeList sheets = part(file, "xl/workbook.xml").getElementsByTagName("sheet");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sheets.getLength(); i++) {
      names.add(sheets.item(i).getAttributes().getNamedItem("name").getNodeValue());
    }
    return names;
  }

  private static List<List<List<String>>> sheets(Path file) throws Exception {
    List<String> shared = new ArrayList<>();
    NodeList texts = part(file, "xl/sharedStrings.xml").getElementsByTagName("si");
    for (int i = 0; i < texts.getLength(); i++) {
      shared.add(texts.item(i).getTextContent());
    }
    List<List<List<String>>> sheets = new ArrayList<>();
    for (int sheet = 1; sheet <= names(file).size(); sheet++) {
      List<List<String>> lines = new ArrayList<>();
      NodeList rows =
          part(file, "xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("row");
      for (int row = 0; row < rows.getLength(); row++) {
        List<String> line = new ArrayList<>();
        NodeList cells = ((org.w3c.dom.Element) rows.item(row)).getElementsByTagName("c");
        for (int cell = 0; cell < cells.getLength(); cell++) {
          org.w3c.dom.Element element = (org.w3c.dom.Element) cells.item(cell);
          String value = element.getTextContent();
          line.add(
              element.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(value)) : value);
        }
        lines.add(line);
      }
      sheets.add(lines);
    }
    return sheets;
  }

  private static Document part(Path file, String name) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }
}
