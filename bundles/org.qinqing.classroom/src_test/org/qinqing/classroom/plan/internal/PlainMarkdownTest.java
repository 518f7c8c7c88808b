package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainMarkdownTest {
  @Test
  void marksGoAndWordsStay() {
    assertEquals(
        "收礼\n\n不得收礼，见第九十七条。\n\n· 退回\n· 上交\n1. 登记",
        PlainMarkdown.of(
            "# 收礼\n\n**不得**收礼，见[第九十七条](cn:discipline/art-97)。\n\n- 退回\n* 上交\n1. 登记\n"));
    assertEquals("引文", PlainMarkdown.of("> 引文"));
    assertEquals("上\n\n下", PlainMarkdown.of("上\r\n\r\n---\r\n\r\n下"));
  }

  @Test
  void whatIsNoMarkStays() {
    for (String text :
        new String[] {
          "3 * 4 * 5", "snake_case_name", "<b>粗</b> & \"引\"", "#标签", "a ** b", "", "\\d", "[x]"
        }) {
      assertEquals(text, PlainMarkdown.of(text));
    }
    assertEquals("*不是强调* #号 \\", PlainMarkdown.of("\\*不是强调\\* \\#号 \\\\"));
  }
}
