package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

class GramsTest {
  private static List<String> analysed(String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (GramAnalyzer analyzer = new GramAnalyzer();
        TokenStream tokens = analyzer.tokenStream("any", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    }
    return terms;
  }

  @Test
  void singlesAndPairsAndWords() {
    assertEquals(List.of("收", "收礼", "礼", "abc1", "吗"), Grams.singlesAndPairs("收礼ＡＢc1，吗"));
  }

  @Test
  void pairsLeaveOutSinglesThatHaveANeighbour() {
    assertEquals(List.of("收礼", "礼品", "abc", "吗"), Grams.pairs("收礼品 ABC 吗？"));
  }

  @Test
  void luceneSeesTheSame() throws IOException {
    String text = "第九十七条 收受礼品、Gift 2024年，吗".repeat(600);
    assertEquals(Grams.singlesAndPairs(text), analysed(text));
  }
}
