package org.qinqing.pocketbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.report.Format;
import org.qinqing.report.Layout;
import org.qinqing.report.ReportWriter;
import org.qinqing.report.Written;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a request sheet says, and that it stays one page. */
class RequestSheetTest {
  private static final String OPEN = "老同学现在开公司，请我吃饭，他买单";
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

  private static RequestSheet sheet(PackSnapshot snapshot, CheckResult result) {
    return RequestSheet.of(result, Optional.empty(), snapshot, Installed.DAY);
  }

  @Test
  void saysWhatIsKnownFoundAndAsked() {
    PackSnapshot snapshot = Installed.content();
    CheckResult result = Installed.judged(snapshot, OPEN, Installed.GUANGZHOU);
    assertEquals(Verdict.NEEDS_INFO, result.verdict());
    RequestSheet sheet = sheet(snapshot, result);
    CheckResult.Judgement lead = result.lead().orElseThrow();
    assertEquals(OPEN, sheet.situation());
    assertEquals("广州", sheet.place());
    assertTrue(sheet.question().getFirst().startsWith(lead.missing().getFirst().question()));
    assertTrue(sheet.question().getFirst().contains("不可以"), "" + sheet.question());
    assertEquals(lead.steps(), sheet.handling());
    assertFalse(sheet.facts().isEmpty());
    assertFalse(sheet.provisions().isEmpty());
    assertTrue(
        sheet.provisions().stream().allMatch(p -> p.citation().startsWith("《")),
        "" + sheet.provisions());
    assertTrue(RequestSheet.isDue(sheet.verdict()));
  }

  @Test
  void withoutADeedOneCanStillAsk() {
    PackSnapshot snapshot = Installed.content();
    RequestSheet sheet = sheet(snapshot, Installed.judged(snapshot, "今天天气不错", Locality.NATIONAL));
    assertEquals(Verdict.NO_RULE, sheet.verdict());
    assertEquals("单位纪检监察组织", sheet.ask());
    assertEquals(1, sheet.question().size());
    assertFalse(sheet.handling().isEmpty());
  }

  @Test
  void aVerdictThatNeedsAStepAsksForApproval() {
    PackSnapshot snapshot = Installed.content();
    CheckResult result = Installed.judged(snapshot, "单位想派我到学会兼职当理事，行吗", Locality.NATIONAL);
    assumeTrue(result.verdict() == Verdict.CONDITIONAL, "" + result.verdict());
    RequestSheet sheet = sheet(snapshot, result);
    assertTrue(sheet.question().getLast().contains("是否同意"), "" + sheet.question());
    assertEquals("没有得到答复之前先不做", sheet.handling().getLast());
    assertFalse(sheet.near());
  }

  @Test
  void theWordDocumentReadsBack() throws Exception {
    PackSnapshot snapshot = Installed.content();
    RequestSheet sheet = sheet(snapshot, Installed.judged(snapshot, OPEN, Installed.GUANGZHOU));
    Path file = folder.resolve("请示单.docx");
    Written written =
        Installed.writer().write(Papers.sheet(sheet), Layout.OFFICIAL_A4, Format.DOCX, file);
    assertTrue(written.done(), "" + written.findings());
    List<List<String>> rows = rows(file);
    assertEquals(
        List.of("事情经过", "已知事实", "找到规定", "请示问题", "拟这样办", "向谁请示", "答复", "请示人"),
        rows.stream()
            .map(List::getFirst)
            .map(label -> label.equals("相近规定") ? "找到规定" : label)
            .toList());
    assertEquals(OPEN, rows.getFirst().get(1));
    assertTrue(rows.get(2).get(1).contains("cn:"), rows.get(2).get(1));
    assertTrue(rows.get(6).get(1).contains("答复人（签字）"), "" + rows.get(6));
    String all = part(file).getDocumentElement().getTextContent();
    assertTrue(all.startsWith("请示单"), all);
    assertTrue(all.contains("不是处理决定"), all);
    assertTrue(all.contains("按广州 2026-11-22 的规定"), all);
    assertTrue(rows.get(7).get(1).contains("2026 年 11 月 22 日"), "" + rows.get(7));
  }

  private static List<List<String>> rows(Path file) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    NodeList lines = part(file).getElementsByTagName("w:tr");
    for (int i = 0; i < lines.getLength(); i++) {
      List<String> cells = new ArrayList<>();
      NodeList found = ((org.w3c.dom.Element) lines.item(i)).getElementsByTagName("w:tc");
      for (int j = 0; j < found.getLength(); j++) {
        cells.add(found.item(j).getTextContent());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static Document part(Path file) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String xml =
          new String(
              zip.getInputStream(zip.getEntry("word/document.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    }
  }

  @Test
  void whateverIsTypedItStaysOnOnePage() {
    PackSnapshot snapshot = Installed.content();
    Checker checker = Installed.checker(snapshot);
    ReportWriter writer = Installed.writer();
    String one = OPEN + "，还送了两条烟，让我在招标的事情上关照他的公司。";
    for (String text :
        List.of(
            OPEN,
            one,
            longest(one),
            longest("word "),
            longest("（"),
            longest("\u202e他请我吃饭\uD83D\uDE00长\n"))) {
      for (Locality place : List.of(Locality.NATIONAL, Installed.GUANGZHOU)) {
        RequestSheet sheet = sheet(snapshot, Installed.judged(checker, text, place));
        Written written =
            writer.write(
                Papers.sheet(sheet), Layout.OFFICIAL_A4, Format.PDF, folder.resolve("sheet.pdf"));
        assumeTrue(written.done(), "no Chinese font here: " + written.findings());
        assertEquals(1, written.pages().orElse(0), text.substring(0, 12));
      }
    }
  }

  private static String longest(String piece) {
    return piece.repeat(CheckRequest.LONGEST_TEXT / piece.length());
  }

  @Test
  void aShortenedSheetSaysSo() {
    PackSnapshot snapshot = Installed.content();
    RequestSheet sheet =
        sheet(snapshot, Installed.judged(snapshot, longest(OPEN), Locality.NATIONAL));
    String report = Papers.sheet(sheet).toString();
    assertTrue(report.contains("请另附全文"), report);
    assertTrue(report.contains("…"), report);
    assertEquals(longest(OPEN), sheet.situation());
  }
}
