package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.qinqing.library.Library.Mark;

class GramsTest {
  @Test
  void charactersPairsAndWords() {
    assertEquals(
        List.of("购", "购物", "物", "物卡", "卡", "200", "元", "vip"),
        Grams.of("购物卡200元,vip").stream().map(Grams.Gram::text).toList());
  }

  @Test
  void analyzerGivesTheSamePiecesWithOffsets() throws IOException {
    List<String> terms = new ArrayList<>();
    try (GramAnalyzer analyzer = new GramAnalyzer()) {
      for (int round = 0; round < 2; round++) {
        terms.clear();
        try (TokenStream stream = analyzer.tokenStream("f", "購物，ＶＩＰ")) {
          CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
          OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
          stream.reset();
          while (stream.incrementToken()) {
            terms.add(term + "@" + offset.startOffset() + "-" + offset.endOffset());
          }
          stream.end();
          assertEquals(6, offset.endOffset());
        }
      }
    }
    assertEquals(List.of("购@0-1", "购物@0-2", "物@1-2", "vip@3-6"), terms);
  }

  @Test
  void foldingKeepsTheLength() {
    String text = "《條例》　ＡＢ１２（一）𠮷ß";
    assertEquals(text.length(), Folding.fold(text).length());
    assertEquals("条例 ab12(一)", Folding.fold("條例　ＡＢ１２（一）"));
  }

  @Test
  void wordsOfTalkAreMasked() {
    boolean[] mask = new TalkWords().mask("能不能收卡");
    assertArrayEquals(new boolean[] {true, true, true, false, false}, mask);
  }

  @Test
  void marksJoinNeighbours() {
    assertEquals(
        List.of(new Mark(2, 5)),
        Marks.in("收受购物卡的", java.util.Map.of("购物", 1f, "物卡", 1f, "卡", 0.5f)));
  }
}
