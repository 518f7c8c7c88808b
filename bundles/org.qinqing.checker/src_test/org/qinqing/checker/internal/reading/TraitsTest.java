package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.internal.reading.TraitSet.Kind;
import org.qinqing.pack.FactContent;

class TraitsTest {
  private static final String TEXT = "老板拿来一盒茶叶,我当场谢绝了。";

  private static final Deeds DEEDS = new Deeds(SmallModel.FACTS);

  private final Traits traits = SmallModel.traits();

  private static Event read(String fact, String value) {
    return new Event(
        Map.of(
            fact, new FactValue(FactContent.Terms.of(value), Source.STATED, Optional.empty(), "")));
  }

  private static List<Long> hashes(TraitSet set) {
    List<Long> hashes = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      hashes.add(set.hash(i));
    }
    return hashes;
  }

  @Test
  void theSameTextHasTheSameTraits() {
    assertEquals(
        hashes(traits.of(SmallModel.heard(TEXT))),
        hashes(SmallModel.traits().of(SmallModel.heard(TEXT))));
    assertNotEquals(
        new HashSet<>(hashes(traits.of(SmallModel.heard(TEXT)))),
        new HashSet<>(hashes(traits.of(SmallModel.heard("老板拿来一盒茶叶,我当场收下了。")))));
  }

  /** What a sum means is the grammar's business; as words 500 and 8000 are the same. */
  @Test
  void numbersAreMasked() throws IOException {
    Traits wordsOnly = new Traits(Thesaurus.read(InputStream.nullInputStream()));
    assertEquals(
        new HashSet<>(hashes(wordsOnly.of(SmallModel.heard("买茶叶花了500块")))),
        new HashSet<>(hashes(wordsOnly.of(SmallModel.heard("买茶叶花了8000块")))));
    assertNotEquals(
        new HashSet<>(hashes(wordsOnly.of(SmallModel.heard("买茶叶花了500块")))),
        new HashSet<>(hashes(wordsOnly.of(SmallModel.heard("买茶叶花了很多块")))));
  }

  @Test
  void everySpanLiesWithinTheText() {
    for (String text : List.of(TEXT, "去。", "我", ",", "12", "🍎送来了，收", "")) {
      Heard heard = SmallModel.heard(text);
      TraitSet set = traits.of(heard);
      int units = heard.normal().text().length();
      boolean some = false;
      for (int i = 0; i < set.size(); i++) {
        assertTrue(
            set.from(i) == -1 || (set.from(i) >= 0 && set.from(i) < set.to(i)),
            text + " " + set.from(i) + "–" + set.to(i));
        assertTrue(set.to(i) <= units, text + " " + set.to(i));
        assertTrue(set.scale(i) > 0, text);
        some |= set.from(i) >= 0;
      }
      assertEquals(units > 0, some, text);
    }
  }

  @Test
  void whatTheGrammarReadIsATrait() {
    Set<Long> nothing = new HashSet<>(hashes(traits.of(SmallModel.heard(TEXT))));
    Set<Long> gift =
        new HashSet<>(hashes(traits.of(SmallModel.heard(TEXT, read("act", "take-gift")))));
    Set<Long> meal =
        new HashSet<>(hashes(traits.of(SmallModel.heard(TEXT, read("act", "eat-out")))));
    assertNotEquals(nothing, gift);
    assertNotEquals(gift, meal);
    gift.removeAll(nothing);
    meal.removeAll(nothing);
    assertFalse(gift.isEmpty());
    assertNotEquals(gift, meal);
  }

  @Test
  void aDeedHasTraitsThatTheTextHasNot() {
    Heard heard = SmallModel.heard(TEXT, read("act", "take-gift"));
    TraitSet whole = traits.of(heard);
    List<Long> before = hashes(whole);
    TraitSet gift = traits.ofDeed(DEEDS.of("take-gift"), heard);
    TraitSet meal = traits.ofDeed(DEEDS.of("eat-out"), heard);
    assertTrue(Collections.disjoint(before, hashes(gift)));
    assertFalse(gift.size() == 0);
    assertNotEquals(hashes(gift), hashes(meal));
    TraitSet both = whole.and(gift);
    assertEquals(before, hashes(whole));
    assertEquals(before, hashes(both).subList(0, before.size()));
    assertEquals(hashes(gift), hashes(both).subList(before.size(), both.size()));
  }

  @Test
  void whatWasSeenBeforeIsKnownByItsFirstPlace() {
    TraitSet set = new TraitSet();
    for (String word : List.of("茶", "酒", "茶", "烟", "酒", "茶")) {
      set.add(Kind.WORDS, word);
    }
    assertArrayEquals(new int[] {0, 1, 0, 3, 1, 0}, set.firsts());
    set.add(Kind.WORDS, "烟");
    assertArrayEquals(new int[] {0, 1, 0, 3, 1, 0, 3}, set.firsts());
    assertArrayEquals(new int[0], new TraitSet().firsts());
  }

  @Test
  void kindsAndWordsMakeDifferentHashes() {
    TraitSet set = new TraitSet();
    set.add(Kind.WORDS, "茶");
    set.add(Kind.KNOWN, "茶");
    set.add(Kind.WORDS, "酒");
    set.add(Kind.WORDS, "茶酒");
    set.add(Kind.WORDS, "酒茶");
    assertEquals(5, new HashSet<>(hashes(set)).size());
    // Room grows as needed.
    for (int i = 0; i < 1000; i++) {
      set.add(Kind.WORDS, "词" + i);
    }
    assertEquals(1005, set.size());
    assertEquals(1005, new HashSet<>(hashes(set)).size());
  }
}
