package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.report.Block;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Writes Word documents and reads them back as any XML reader does. */
class WordFileTest {
  @Test
  void contentsAreAFieldThatNamesTheOutermostParts() throws Exception {
    Report report =
        Report.of(
            "题",
            Samples.DAY,
            List.of(
                new Block.Contents("目次"),
                new Block.Division(1, "甲"),
                new Block.Heading(1, "乙"),
                new Block.Division(1, "丙")));
    Document document = part(report, Layout.BOOKLET_A6, "word/document.xml");
    Element field = all(document, "w:fldSimple").getFirst();
    assertTrue(field.getAttribute("w:instr").contains("TOC"));
    assertEquals("甲丙", field.getTextContent());
    assertEquals(1, field.getElementsByTagName("w:br").getLength());
  }

  @Test
  void theOfficialPageIsAfterTheStandard() throws Exception {
    Document document = part(Samples.everything(), Layout.OFFICIAL_A4, "word/document.xml");
    Element size = all(document, "w:pgSz").getFirst();
    assertEquals("11906", size.getAttribute("w:w"));
    assertEquals("16838", size.getAttribute("w:h"));
    Element margins = all(document, "w:pgMar").getFirst();
    assertEquals("2098", margins.getAttribute("w:top"));
    assertEquals("1587", margins.getAttribute("w:left"));
    assertEquals("1474", margins.getAttribute("w:right"));
    assertEquals("1984", margins.getAttribute("w:bottom"));
    Element grid = all(document, "w:docGrid").getFirst();
    assertEquals("linesAndChars", grid.getAttribute("w:type"));
    int pitch = Integer.parseInt(grid.getAttribute("w:linePitch"));
    assertEquals(22, (16838 - 2098 - 1984) / pitch);
    double character = 16 + Integer.parseInt(grid.getAttribute("w:charSpace")) / 4096.0;
    assertEquals(28, (int) ((11906 - 1587 - 1474) / 20.0 / character));
    assertEquals(
        List.of("default", "even"),
        all(document, "w:footerReference").stream().map(f -> f.getAttribute("w:type")).toList());
    assertEquals(
        1,
        all(
                part(Samples.everything(), Layout.OFFICIAL_A4, "word/settings.xml"),
                "w:evenAndOddHeaders")
            .size());
    Document footer = part(Samples.everything(), Layout.OFFICIAL_A4, "word/footer1.xml");
    assertEquals("— 1 —", footer.getDocumentElement().getTextContent());
  }

  @Test
  void theFacesOfTheStandardAreNamed() throws Exception {
    Document styles = part(Samples.everything(), Layout.OFFICIAL_A4, "word/styles.xml");
    Map<String, String> faces = new LinkedHashMap<>();
    Map<String, String> sizes = new LinkedHashMap<>();
    for (Element style : all(styles, "w:style")) {
      String id = style.getAttribute("w:styleId");
      faces.put(id, ((Element) child(style, "w:rFonts")).getAttribute("w:eastAsia"));
      if (style.getElementsByTagName("w:sz").getLength() > 0) {
        sizes.put(id, ((Element) child(style, "w:sz")).getAttribute("w:val"));
      }
    }
    assertEquals("方正小标宋简体", faces.get("Title"));
    assertEquals("44", sizes.get("Title"));
    assertEquals("仿宋", faces.get("BodyText"));
    assertEquals("32", sizes.get("BodyText"));
    assertEquals("黑体", faces.get("Heading1"));
    assertEquals("楷体", faces.get("Heading2"));
    assertEquals("仿宋", faces.get("Heading3"));
    assertEquals("28", sizes.get("FooterOdd"));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyPartIsThereAndEveryNameIsKnown(Layout layout) throws Exception {
    Map<String, String> parts = parts(WordFile.of(Samples.everything(), layout));
    for (Map.Entry<String, String> part : parts.entrySet()) {
      parse(part.getValue());
    }
    for (Element override : all(parse(parts.get("[Content_Types].xml")), "Override")) {
      assertTrue(parts.containsKey(override.getAttribute("PartName").substring(1)));
    }
    Set<String> relations = new TreeSet<>();
    for (Element r : all(parse(parts.get("word/_rels/document.xml.rels")), "Relationship")) {
      assertTrue(parts.containsKey("word/" + r.getAttribute("Target")));
      relations.add(r.getAttribute("Id"));
    }
    Document document = parse(parts.get("word/document.xml"));
    for (Element footer : all(document, "w:footerReference")) {
      assertTrue(relations.contains(footer.getAttribute("r:id")));
    }
    Set<String> styles = new TreeSet<>();
    all(parse(parts.get("word/styles.xml")), "w:style")
        .forEach(s -> assertTrue(styles.add(s.getAttribute("w:styleId"))));
    List<Element> used = new ArrayList<>(all(document, "w:pStyle"));
    used.addAll(all(document, "w:rStyle"));
    used.addAll(all(parse(parts.get("word/footer1.xml")), "w:pStyle"));
    used.addAll(all(parse(parts.get("word/footer2.xml")), "w:pStyle"));
    for (Element style : used) {
      assertTrue(styles.contains(style.getAttribute("w:val")), style.getAttribute("w:val"));
    }
  }

  @Test
  void allBlocksAreWritten() throws Exception {
    Document document = part(Samples.everything(), Layout.OFFICIAL_A4, "word/document.xml");
    List<String> paragraphs =
        all(document, "w:p").stream()
            .map(Element::getTextContent)
            .filter(t -> !t.isEmpty())
            .toList();
    assertEquals(
        List.of(
            "某某市政商交往办法",
            "某政办发〔2026〕1号",
            "（2026年11月22日印发）",
            "第一章　总则",
            "一、总体要求",
            "（一）基本原则",
            "第一条　本办法所称往来，是指公务活动中的往来，不得收受礼品。",
            "（一）参加会议；",
            "1.到会讲话。",
            "序号",
            "事由",
            "1",
            "走访",
            "有交集不搞交换。",
            "学习材料",
            "白话",
            "可以去，礼不要收。",
            "注：文字有改动。",
            "附则。",
            "某某办公室",
            "2026年11月22日"),
        paragraphs);
    assertEquals(1, all(document, "w:tblHeader").size());
    assertEquals(1, all(document, "w:highlight").size());
    assertEquals(
        List.of("0", "1", "2"),
        all(document, "w:outlineLvl").stream().map(l -> l.getAttribute("w:val")).toList());
    assertEquals(
        List.of("page"),
        all(document, "w:br").stream().map(b -> b.getAttribute("w:type")).toList());
  }

  @Test
  void whatPeoplePasteBreaksNothing() throws Exception {
    Document document = part(Samples.hostile(), Layout.OFFICIAL_A4, "word/document.xml");
    String text = document.getDocumentElement().getTextContent();
    assertTrue(text.startsWith("题<i>目</i>&"), text);
    assertTrue(text.contains("甲<b>&amp;</b>\"'乙丙丁戊\uD83D\uDE00己庚]]>辛\u200D\uFE0F壬"), text);
    assertFalse(text.contains("\u202E"));
    assertEquals(3, all(document, "w:br").size());
    parse(parts(WordFile.of(Samples.hostile(), Layout.PLAIN_A4)).get("docProps/core.xml"));
  }

  @Test
  void theSameReportGivesTheSameBytesInAnyYear() throws IOException {
    assertArrayEquals(
        WordFile.of(Samples.everything(), Layout.PLAIN_A4),
        WordFile.of(Samples.everything(), Layout.PLAIN_A4));
    Report old = Report.of("旧文", java.time.LocalDate.of(1949, 10, 1), List.of());
    assertArrayEquals(WordFile.of(old, Layout.PLAIN_A4), WordFile.of(old, Layout.PLAIN_A4));
  }

  private static Document part(Report report, Layout layout, String name) throws Exception {
    return parse(parts(WordFile.of(report, layout)).get(name));
  }

  private static Map<String, String> parts(byte[] bytes) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static Document parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static org.w3c.dom.Node child(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0);
  }

  private static List<Element> all(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }
}
