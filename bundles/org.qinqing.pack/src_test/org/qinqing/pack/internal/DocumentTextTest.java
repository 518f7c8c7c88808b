package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Document.Provision;

/** Headings, remarks and marks of a document, however they are spaced. */
class DocumentTextTest {
  private static final String FRONT =
      """
      ---
      title: 另一规定
      issuer: 样例机关
      kind: normative
      effective: 2020-01-01
      source: 样例
      text: digest
      certainty: A
      ---

      """;

  @TempDir Path temp;

  private static Sample document(String body) {
    return Sample.city().plus("documents/other.md", FRONT + body + "\n不能收礼。\n");
  }

  private Provision only(String body) {
    return document(body).pack(temp).documents().stream()
        .filter(d -> d.title().equals("另一规定"))
        .findFirst()
        .orElseThrow()
        .provisions()
        .getFirst();
  }

  private List<String> codes(String body) {
    return Sample.codes(document(body).read(temp).findings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        "## 第九条 收礼 {#art-9}|第九条|收礼",
        "#   第九条   收礼   {#art-9}   |第九条|收礼",
        "###### 第九条 收礼{#art-9}|第九条|收礼",
        "## 第九条之二　收 礼 {#art-9}|第九条之二|收 礼",
        "## 第九条第二款第三项 {#art-9}|第九条第二款第三项|",
        "## 附件 收礼 {#art-9}|附件|收礼",
        "## 第九条 {见附件} 收礼 {#art-9}|第九条|{见附件} 收礼",
        "## 第九条 {#art-8} 收礼 {#art-9}|第九条|{#art-8} 收礼",
        "## 第九条 # 收礼 {#art-9}|第九条|# 收礼",
      })
  void aHeadingHoldsLabelTitleAndAnchor(String heading, String label, String title) {
    Provision provision = only(heading);
    assertEquals("art-9", provision.address().anchor());
    assertEquals(label, provision.label());
    assertEquals(title == null ? "" : title, provision.heading());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "## 第九条 {#art-9} 收礼 | P-124 documents/other.md:12",
        "##第九条 {#art-9} | P-124 documents/other.md:11",
        "## 第九条 {#art-9}} | P-124 documents/other.md:12",
        "## 第九条 {#} | P-121 documents/other.md:11",
        "## 第九条 {#art-9{#art-9} | P-121 documents/other.md:11",
        "####### 第九条 {#art-9} | P-124 documents/other.md:11",
      })
  void whatIsNoAnchorIsNone(String heading, String finding) {
    assertEquals(List.of(finding), codes(heading).stream().distinct().limit(1).toList());
  }

  @Test
  void aRemarkIsSpacedAsOneLikes() {
    for (String remark :
        List.of(
            "<!-- certainty: B -->",
            "<!--certainty:B-->",
            "  <!--   certainty  :  B   -->  ",
            "<!-- declared: 1; certainty: B -->")) {
      assertEquals("B", only("## 第九条 {#art-9}\n" + remark).certainty().name(), remark);
    }
    assertEquals(
        List.of("P-123 documents/other.md:13"), codes("## 第九条 {#art-9}\n\n<!-- certainty: B -->"));
  }

  @Test
  void moreMarksThanAnyWritingNeedsAreRefused() {
    String most = "\u0301".repeat(Marks.MOST);
    assertEquals(List.of(), codes("## 第九条 {#art-9}\na" + most + "b" + most));
    for (String more : List.of("\u0301", "\u0316", "\u20dd", "\uD834\uDD67")) {
      assertEquals(
          List.of("P-131 documents/other.md:12"),
          codes("## 第九条 {#art-9}\na" + most + more).stream().limit(1).toList());
    }
  }
}
