package org.qinqing.ui.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Document;
import org.qinqing.ui.kit.Words;

class CitationTextTest {
  private final CitationText citation = new CitationText(Words.beside(CitationText.class));

  @Test
  void citesAsAnOfficialPaperDoes() {
    Document document = Texts.document("云溪礼品规定", Document.Wording.FULL);
    assertEquals("《云溪礼品规定》第九十七条第一款（2024年1月1日起施行）", citation.of(document, "第九十七条第一款"));
    assertEquals("《云溪礼品规定》（2024年1月1日起施行）", citation.of(document, ""));
    assertEquals(
        "《云溪礼品规定》第一条（2024年1月1日起施行）：“一律不收。”", citation.withText(document, "第一条", "一律不收。\n"));
  }

  @Test
  void saysWhenAVersionEndedAndDropsOurOwnAdditionToItsTitle() {
    Document document =
        Texts.document(
            "云溪礼品规定（2018年版）", Document.Wording.FULL, Optional.of(LocalDate.of(2025, 7, 1)));
    assertEquals("《云溪礼品规定》第一条（2024年1月1日起施行，2025年7月1日起失效）", citation.of(document, "第一条"));
  }

  @Test
  void titleInsideATitleStandsInSingleMarks() {
    Document document = Texts.document("关于落实《廉洁准则》的通知", Document.Wording.FULL);
    assertEquals("《关于落实〈廉洁准则〉的通知》第一条（2024年1月1日起施行）", citation.of(document, "第一条"));
  }

  @Test
  void plainWordsAreNotPassedOffAsTheOfficialText() {
    Document document = Texts.document("云溪礼品规定", Document.Wording.DIGEST);
    assertEquals(
        "《云溪礼品规定》第一条（2024年1月1日起施行）（以下是白话解读，不是原文）：不能收。", citation.withText(document, "第一条", "不能收。"));
  }
}
