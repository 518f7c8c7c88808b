package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThesaurusTest {
  private static Thesaurus of(String... lines) throws IOException {
    return Thesaurus.read(
        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> words(Thesaurus thesaurus, String text) {
    return thesaurus.find(text).stream()
        .map(
            word ->
                text.substring(word.from(), word.to())
                    + Arrays.stream(word.classes()).mapToObj(thesaurus::name).toList())
        .toList();
  }

  @Test
  void wordsAreFoundByTheirClassFromLeftToRight() throws IOException {
    Thesaurus thesaurus = of("thing.liquor\t茅台 五粮液", "verb.take\t收下 拿了");
    assertEquals(2, thesaurus.size());
    assertEquals(List.of("茅台[thing.liquor]", "收下[verb.take]"), words(thesaurus, "两瓶茅台我收下了"));
    assertEquals(List.of(), thesaurus.find("今天开会"));
    assertEquals(List.of(), thesaurus.find(""));
  }

  @Test
  void theLongestWordOfAPlaceWinsAndNoneOverlap() throws IOException {
    Thesaurus thesaurus = of("a\t购物 购物卡", "b\t卡里 卡");
    assertEquals(List.of("购物卡[a]"), words(thesaurus, "购物卡里"));
    assertEquals(List.of("购物[a]", "卡[b]"), words(thesaurus, "购物的卡"));
  }

  @Test
  void aWordMayBelongToSeveralClassesAndAClassToSeveralLines() throws IOException {
    Thesaurus thesaurus = of("# remark\t茅台", "a\t茅台", "b\t茅台 中华", "a\t中华", "no tab", "");
    assertEquals(2, thesaurus.size());
    assertEquals(List.of("茅台[a, b]", "中华[a, b]"), words(thesaurus, "茅台中华"));
  }

  @Test
  void wordsAreWrittenAsTextsAreNormalized() throws IOException {
    Thesaurus thesaurus = of("a\tＫＴＶ 100块");
    assertEquals(List.of("ktv[a]"), words(thesaurus, "去ktv"));
    assertEquals(List.of("100块[a]"), words(thesaurus, "100块"));
  }

  @Test
  void theOneThatComesWithTheReaderHoldsTogether() {
    Thesaurus thesaurus = Thesaurus.load();
    assertTrue(thesaurus.size() > 50, thesaurus.size() + " classes");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < thesaurus.size(); i++) {
      assertTrue(names.add(thesaurus.name(i)), thesaurus.name(i));
      assertTrue(thesaurus.name(i).matches("[a-z0-9-]+(\\.[a-z0-9-]+)*"), thesaurus.name(i));
    }
    String text = "老板塞给我两条中华和一箱茅台,我当场退回去了,后来又在饭店碰到他";
    List<Thesaurus.Word> found = thesaurus.find(text);
    assertTrue(found.size() >= 3, found.toString());
    int end = 0;
    for (Thesaurus.Word word : found) {
      assertTrue(word.from() >= end && word.to() > word.from() && word.to() <= text.length());
      assertTrue(word.classes().length > 0);
      end = word.to();
    }
    assertEquals(words(thesaurus, text), words(Thesaurus.load(), text));
  }
}
