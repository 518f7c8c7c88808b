package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatutesTest {
  private static final List<String> LINES =
      List.of(
          "# 样本条例",
          "",
          "## 第一章 总则",
          "",
          "**第一条** 为了举例，制定本条例。",
          "",
          "### 第一节 甲",
          "",
          "**第二条** 有下列情形之一的：",
          "",
          "（一）甲；",
          "",
          "## 第二章 附则",
          "",
          "**第二条之一** 本条例自公布之日起施行。");

  @Test
  void readsArticlesWithTheHeadingsAroundThem() {
    assertEquals(
        List.of(
            new Article("样本条例", "第一条", List.of("第一章 总则"), "为了举例，制定本条例。"),
            new Article("样本条例", "第二条", List.of("第一章 总则", "第一节 甲"), "有下列情形之一的：\n（一）甲；"),
            new Article("样本条例", "第二条之一", List.of("第二章 附则"), "本条例自公布之日起施行。")),
        Statutes.parse(LINES));
  }

  @Test
  void whatGrowthWritesIsReadAsItWas() {
    List<Article> articles = Statutes.parse(LINES);
    List<String> written =
        Growth.markdown(articles).stream().flatMap(text -> text.lines()).toList();
    assertEquals(articles, Statutes.parse(written));
  }
}
