package org.qinqing.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;

class HtmlPageTest {
  @ParameterizedTest
  @EnumSource(Layout.class)
  void thePageStandsAlone(Layout layout) {
    String html = HtmlPage.forReaders(Samples.everything(), layout).document().outerHtml();
    assertTrue(html.startsWith("<!doctype html>"), html.substring(0, 40));
    assertFalse(html.contains("@{"), "a family was not filled in");
    assertFalse(html.contains("url("), "something outside is loaded");
    Document page = Jsoup.parse(html);
    assertEquals("zh-CN", page.select("html").attr("lang"));
    assertEquals("某某市政商交往办法", page.title());
    assertEquals(0, page.select("link, script, img").size());
  }

  @Test
  void everyBlockHasItsElement() {
    Document page = read(Samples.everything());
    assertEquals("某某市政商交往办法", page.select("h1.title").text());
    assertEquals("第一章　总则", page.select("h2.division").text());
    assertEquals("一、总体要求", page.select("h3.heading").text());
    assertEquals("（一）基本原则", page.select("h4.heading").text());
    assertEquals("第一条", page.select("p.text strong").text());
    assertEquals("不得收受礼品", page.select("mark").text());
    assertEquals("（一）", page.select("p.item.i1 .label").text());
    assertEquals(2, page.select("th[scope=col]").size());
    assertEquals(List.of("width:25.00%", "width:75.00%"), page.select("col").eachAttr("style"));
    assertEquals("学习材料", page.select("blockquote .source").text());
    assertEquals("白话", page.select("div[role=note] .label").text());
    assertEquals(1, page.select("hr").size());
    assertEquals(1, page.select(".page-break").size());
    assertEquals(2, page.select(".closing p").size());
  }

  @Test
  void whatPeoplePasteStaysText() {
    Document page = read(Samples.hostile());
    assertEquals("题<i>目</i>&", page.select("h1").text());
    assertEquals(0, page.select("main b, main i").size());
    assertTrue(
        page.select("p.text")
            .text()
            .contains("甲<b>&amp;</b>\"'乙丙丁戊\uD83D\uDE00己庚]]>辛\u200D\uFE0F壬"));
    assertEquals(3, page.select("blockquote br").size());
  }

  private static Document read(Report report) {
    return Jsoup.parse(HtmlPage.forReaders(report, Layout.OFFICIAL_A4).document().outerHtml());
  }
}
