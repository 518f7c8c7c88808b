package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.library.Notes.Quote;
import org.qinqing.library.internal.QuoteFinder.Stretch;

class QuoteFinderTest {
  private static final String MARKS = "，。；、";

  private static Optional<String> found(Quote quote, int hint, String text) {
    return new QuoteFinder(quote, hint)
        .find(PlainText.of(text))
        .map(stretch -> text.substring(stretch.from(), stretch.to()));
  }

  @ParameterizedTest
  @CsvSource({
    // what was quoted, before, after, the text now, what is found
    "礼品, 收受, 礼金, 不得收受礼品礼金, 礼品",
    "礼品、礼金, '', '', 不得收受礼品和礼金或者礼品，礼金。, '礼品，礼金'",
    "禮品礼金, '', '', 不得收受礼品礼金, 礼品礼金",
    "ＡＢ１２, '', '', 编号ab12有效, ab12",
    "礼品, 第二次收受, 等, 收受礼品的警告；第二次收受礼品等的撤职, 礼品"
  })
  void wordsThatAreThereAreFound(
      String exact, String prefix, String suffix, String text, String expected) {
    assertEquals(Optional.of(expected), found(new Quote(exact, prefix, suffix), -1, text));
  }

  @Test
  void ofSeveralTheOneWithTheSameSurroundings() {
    String text = "收受礼品的警告；再次收受礼品等的撤职";
    Stretch stretch =
        new QuoteFinder(new Quote("礼品", "再次收受", "等的撤职"), 2).find(PlainText.of(text)).orElseThrow();
    assertEquals(text.lastIndexOf("礼品"), stretch.from());
  }

  @Test
  void ofSeveralInTheSameSurroundingsTheNearest() {
    String text = "甲收受礼品的。乙收受礼品的。丙收受礼品的。";
    for (int place : new int[] {3, 10, 17}) {
      Stretch stretch =
          new QuoteFinder(new Quote("礼品", "收受", "的"), place).find(PlainText.of(text)).orElseThrow();
      assertEquals(place, stretch.from());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "五百元, 收受礼金价值超过, 的应当登记上交, 收受礼金价值超过三百元的应当登记上交, 三百元",
    "五百元, 收受礼金价值超过, 的应当登记上交, 收受礼金价值超过人民币一千元的应当登记上交, 人民币一千元",
    "情节较重的给予警告或者严重警告处分, '', '', 有前款行为，情节较重的，给予警告或者严重警告的处分。," + " '情节较重的，给予警告或者严重警告的处分'"
  })
  void whatStandsInItsPlaceNow(
      String exact, String prefix, String suffix, String text, String expected) {
    assertEquals(Optional.of(expected), found(new Quote(exact, prefix, suffix), -1, text));
  }

  @Test
  void punctuationAtTheEndsBelongsToTheQuote() {
    assertEquals(Optional.of("“礼品”。"), found(new Quote("“礼品”。", "", ""), -1, "收受“礼品”。其他"));
  }

  @Test
  void nothingLikeItIsNotFound() {
    assertEquals(
        Optional.empty(), found(new Quote("五百元", "收受礼金价值超过", "的应当登记上交"), -1, "本办法由省政府负责解释。"));
    assertEquals(Optional.empty(), found(new Quote("礼品", "", ""), -1, "本办法自公布之日起施行。"));
    assertEquals(Optional.empty(), found(new Quote("礼品", "", ""), -1, ""));
    assertEquals(Optional.empty(), found(new Quote("", "", ""), -1, "礼品"));
  }

  @Test
  void punctuationAloneIsFoundAsItIs() {
    assertEquals(Optional.of("——"), found(new Quote("——", "", ""), -1, "甲——乙"));
  }

  private static String words(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) (0x4E00 + random.nextInt(1500)));
      if (random.nextInt(9) == 0) {
        text.append(MARKS.charAt(random.nextInt(MARKS.length())));
      }
    }
    return text.toString();
  }

  private static Quote quote(String text, int from, int to) {
    return new Quote(
        text.substring(from, to),
        text.substring(Math.max(0, from - 32), from),
        text.substring(to, Math.min(text.length(), to + 32)));
  }

  @Test
  void anyStretchOfAnyTextIsFoundWhereItWas() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      String text = words(random, 40 + random.nextInt(200));
      int from = random.nextInt(text.length() - 10);
      int to = from + 1 + random.nextInt(Math.min(60, text.length() - from - 1));
      Stretch stretch =
          new QuoteFinder(quote(text, from, to), from).find(PlainText.of(text)).orElseThrow();
      String said = text.substring(from, to);
      assertEquals(said, text.substring(stretch.from(), stretch.to()), text);
      assertEquals(1, stretch.score());
      if (!PlainText.of(said).plain().isEmpty()) {
        assertEquals(from, stretch.from(), text + " / " + said);
      }
    }
  }

  @Test
  void changesElsewhereDoNotMoveTheQuote() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String text = words(random, 120);
      Quote quote = quote(text, 50, 70);
      String now = words(random, random.nextInt(80)) + text.substring(30, 95) + words(random, 30);
      assertEquals(Optional.of(quote.exact()), found(quote, 50, now));
    }
  }

  @Test
  void aFewChangesInTheQuoteAreFollowed() {
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      String text = words(random, 160);
      Quote quote = quote(text, 60, 100);
      StringBuilder changed = new StringBuilder(text);
      for (int change = 0; change < 6; change++) {
        int at = 62 + random.nextInt(34);
        switch (random.nextInt(3)) {
          case 0 -> changed.setCharAt(at, '新');
          case 1 -> changed.deleteCharAt(at);
          default -> changed.insert(at, '新');
        }
      }
      String now = changed.toString();
      Stretch stretch =
          new QuoteFinder(quote, 60).find(PlainText.of(now)).orElseThrow(AssertionError::new);
      // All beyond the changed part is as it was, so the ends are known.
      int end = now.length() - (text.length() - 100);
      assertTrue(Math.abs(stretch.from() - 60) <= 2, now + " " + stretch);
      assertTrue(Math.abs(stretch.to() - end) <= 2, now + " " + stretch);
      assertTrue(stretch.score() < 1 || now.contains(quote.exact()));
    }
  }

  @Test
  void anotherTextIsNoEvidence() {
    Random random = new Random(15);
    for (int i = 0; i < 300; i++) {
      String text = words(random, 120);
      QuoteFinder finder = new QuoteFinder(quote(text, 50, 70), 50);
      assertFalse(finder.find(PlainText.of(words(random, 150))).isPresent());
    }
  }
}
