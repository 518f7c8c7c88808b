package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Verdict;

class JudgedTextTest {
  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  @Test
  void aLineHasSevenColumns() {
    JudgedText text =
        JudgedText.parse(
            "x-1\t他请我吃饭\tNEEDS_INFO\tcn:discipline/art-97/p-1 cn:gifts-1988\tpayer"
                + "\tlocality=guangzhou; asOf=2017-05-01\tbanquet gift missing firm");
    assertEquals("他请我吃饭", text.text());
    assertEquals(Verdict.NEEDS_INFO, text.verdict());
    assertEquals(Optional.of("payer"), text.missing());
    assertEquals("guangzhou", text.place());
    assertEquals("enterprise", text.side());
    assertEquals("banquet", text.topic());
    assertEquals(List.of("missing", "firm"), text.kinds());
    assertThrows(IllegalArgumentException.class, () -> JudgedText.parse("x-1\t话\tPERMITTED"));
  }

  @Test
  void aBasisIsHitByItselfAPartOrTheWhole() {
    JudgedText text = JudgedText.parse("x-1\t话\tPERMITTED\tcn:discipline/art-97\t-\t-\tgift plain");
    assertTrue(text.standsOn(address("cn:discipline/art-97")));
    assertTrue(text.standsOn(address("cn:discipline/art-97/p-2")));
    assertFalse(text.standsOn(address("cn:discipline/art-9")));
    assertFalse(text.standsOn(address("cn:discipline")));
    assertEquals("official", text.side());
    assertEquals("cn", text.place());
  }

  @Test
  void pairsOfRightAndAnsweredAreCounted() {
    Confusion<AnswerClass> confusion = new Confusion<>(AnswerClass.class);
    confusion.add(AnswerClass.FORBIDDEN, AnswerClass.FORBIDDEN);
    confusion.add(AnswerClass.FORBIDDEN, AnswerClass.ALLOWED);
    confusion.add(AnswerClass.of(Verdict.DISCOURAGED), AnswerClass.of(Verdict.ENCOURAGED));
    assertEquals(2, confusion.count(AnswerClass.FORBIDDEN, AnswerClass.ALLOWED));
    assertEquals(3, confusion.right(AnswerClass.FORBIDDEN));
    assertEquals(0, confusion.right(AnswerClass.ASKED));
    assertEquals(
        List.of("m.forbidden.forbidden", "m.forbidden.allowed"),
        confusion.figures("m", AnswerClass::id).stream().map(Figure::metric).toList());
    assertEquals(
        "| no | 1 | · | 2 | · | · |",
        confusion.table(one -> one == AnswerClass.FORBIDDEN ? "no" : "-").get(2));
  }
}
