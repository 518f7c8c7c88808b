package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackSnapshot;

class OwnQueryTest {
  private static boolean answers(String found, String wanted) {
    OwnQuery query = new OwnQuery("q", "layman", "x", Optional.empty(), List.of(address(wanted)));
    return query.answeredBy(address(found), PackSnapshot.EMPTY, Ours.DAY);
  }

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "cn:d@2024-01-01/art-97, cn:d@2024-01-01/art-97, true",
    "cn:d@2024-01-01/art-97/p-1, cn:d@2024-01-01/art-97, true",
    "cn:d@2024-01-01/art-97, cn:d@2024-01-01/art-97/p-2, true",
    "cn:d@2024-01-01/art-97/p-1, cn:d@2024-01-01/art-97/p-2, false",
    "cn:d@2024-01-01/art-388, cn:d@2024-01-01/art-38, false",
    "cn:d@2024-01-01/art-388.1, cn:d@2024-01-01/art-388, false",
    "cn:d@2018-10-01/art-97, cn:d@2024-01-01/art-97, false",
    "cn:e@2024-01-01/art-97, cn:d@2024-01-01/art-97, false",
    "cn:d@2024-01-01, cn:d@2024-01-01/art-97, false"
  })
  void rightWhenItIsThePlaceOrLiesInItOrContainsIt(String found, String wanted, boolean right) {
    assertEquals(right, answers(found, wanted));
  }

  @ParameterizedTest
  @CsvSource({"第五十四条, 第五十四条", "第五十四条第二款, 第五十四条", "第二百八十条之一第三款, 第二百八十条之一", "一, 一", "附件第二条, 附件第二条"})
  void anArticleIsNamedByItsNumber(String item, String article) {
    assertEquals(article, Ours.article(item));
  }

  @Test
  void withoutAVersionTheOneInForceIsMeant() {
    // Nothing is installed, so no version is in force and none can be right.
    assertEquals(false, answers("cn:d@2024-01-01/art-97", "cn:d/art-97"));
  }
}
