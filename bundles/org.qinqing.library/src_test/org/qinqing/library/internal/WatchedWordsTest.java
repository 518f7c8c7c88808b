package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.library.Library.Found;
import org.qinqing.library.Library.Hit;
import org.qinqing.library.Library.Level;
import org.qinqing.library.Library.Snippet;
import org.qinqing.library.Library.Status;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;

class WatchedWordsTest {
  private final TalkWords talk = new TalkWords();

  private static Hit hit(double score, String text) {
    return new Hit(
        NoteSamples.address("cn:code@2024-01-01/art-1"),
        "纪律条例",
        "第九十七条",
        "",
        text,
        Document.Wording.FULL,
        Level.PARTY,
        Locality.NATIONAL,
        true,
        Status.IN_FORCE,
        score,
        new Snippet(text, false, false, List.of()));
  }

  private List<String> answers(String query, List<String> added, Hit... hits) {
    Found found = new Found(hits.length, false, List.of(hits), added, Optional.empty(), Map.of());
    return new WatchedWords(query, talk).answers(found).stream().map(Hit::text).toList();
  }

  @ParameterizedTest
  @CsvSource({
    // what is watched, a provision, whether it answers
    "低空经济, 支持低空经济发展。, true",
    "低空经济, 促进民营经济发展。, false",
    "借用企业车辆, 借用管理服务对象的车辆。, true",
    "借用企业车辆, 近亲属利用影响力收钱。, false",
    "借用企业车辆, 收企业的礼品礼金。, false",
    "能不能收购物卡, 收受购物卡的给予处分。, true",
    "配偶移居国外要不要报告, 配偶移居境外应当报告。, true",
    "礼, 收受礼品。, true",
    "礼, 收受现金。, false",
    "GDP, 不得以gdp论英雄。, true",
    "移居境外, 移居境外和移居國外。, true",
    "纪律条例, 随便什么。, true"
  })
  void aHitAnswersWhenItHasTheWords(String query, String text, boolean answers) {
    assertEquals(answers ? List.of(text) : List.of(), answers(query, List.of(), hit(1, text)));
  }

  @Test
  void aWordThatWasAddedCounts() {
    Hit hit = hit(1, "收下礼品、礼金、消费卡。");
    assertEquals(List.of(), answers("老板送的购物卡", List.of(), hit));
    assertEquals(List.of(hit.text()), answers("老板送的购物卡", List.of("消费卡"), hit));
  }

  @Test
  void whatWasMeantCounts() {
    Hit hit = hit(1, "裸官应当报告。");
    assertEquals(List.of(), answers("luoguan", List.of(), hit));
    Found found = new Found(1, false, List.of(hit), List.of(), Optional.of("裸官"), Map.of());
    assertEquals(List.of(hit), new WatchedWords("luoguan", talk).answers(found));
  }

  @Test
  void aHitAsGoodAsOneWithTheWordsAnswersToo() {
    assertEquals(
        List.of("低空经济", "无人机试点"),
        answers("低空经济", List.of(), hit(10, "低空经济"), hit(8.5, "无人机试点"), hit(7, "民营经济")));
  }

  @Test
  void whatIsNamedAnswersByItsRank() {
    assertEquals(List.of("甲"), answers("处分规定97条", List.of(), hit(1003, "甲"), hit(4, "处分规定")));
  }

  @Test
  void aQueryOfTalkAloneIsLeftToTheEngine() {
    List<String> all = new ArrayList<>(answers("怎么办", List.of(), hit(4, "甲"), hit(1, "乙")));
    assertEquals(List.of("甲"), all);
    assertEquals(List.of(), answers("怎么办", List.of()));
  }
}
