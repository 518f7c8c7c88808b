package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Library.Mark;

class GramsTest {
  @Test
  void charactersPairsAndWords() {
    assertEquals(
        List.of("购", "购物", "物", "物卡", "卡", "200", "元", "vip"),
        Grams.of("购物卡200元,vip").stream().map(Grams.Gram::text).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"購物，ＶＩＰ", "", "a", "卡", "卡卡", "第12条abc款", "𠮷野家2号", "　\n"})
  void theIndexHoldsTheSamePieces(String text) throws IOException {
    List<String> terms = new ArrayList<>();
    GramCounts counts = new GramCounts();
    GramStream stream = new GramStream();
    for (int round = 0; round < 2; round++) {
      terms.clear();
      counts.clear();
      stream.clear().add(text).add("又");
      stream.countInto(counts);
      terms.addAll(read(stream));
    }
    List<String> wanted = new ArrayList<>();
    Grams.of(Folding.fold(text)).forEach(gram -> wanted.add(gram.text()));
    wanted.add("又");
    assertEquals(wanted, terms);
    List<String> counted = read(new CountedStream(counts));
    assertEquals(wanted.stream().distinct().sorted().toList(), counted.stream().sorted().toList());
  }

  private static List<String> read(TokenStream stream) throws IOException {
    List<String> terms = new ArrayList<>();
    CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
    stream.reset();
    while (stream.incrementToken()) {
      terms.add(term.toString());
    }
    stream.end();
    return terms;
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
    assertEquals(List.of(new Mark(2, 5)), Marks.in("收受购物卡的", Set.of("购物", "物卡", "卡")));
  }
}
