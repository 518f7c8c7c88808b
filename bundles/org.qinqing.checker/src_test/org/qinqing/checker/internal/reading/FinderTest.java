package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A finder finds what its pattern finds. */
class FinderTest {
  private static final List<String> PATTERNS =
      List.of(
          "我们|我(?!国)|咱",
          "(?<![要好])不(?!少)|没|未(?!来)",
          "(?:没有?|未|从不)(?:去|过)?$",
          "(?:给|收)[^,没]{0,3}(?:元|好处)",
          "(?<pre>不到|约)?(?<sign>[¥$])?(?<num>\\d[\\d,]*[万千]?|[一二几]+)(?<unit>元|块)?",
          "^(?:个|家)|年$",
          "[^,我]{1,2}的",
          "\\S{0,2}了",
          "才?刚",
          ",{2}");

  private static final String UNITS = "我们国咱不要好少没有未来从去过给收,元处到约¥$一二几12万千块个家年的了才刚x。";

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(UNITS.charAt(random.nextInt(UNITS.length())));
    }
    return text.toString();
  }

  @Test
  void everyMatchIsTheSame() {
    Random random = new Random(3);
    for (String regex : PATTERNS) {
      Finder finder = Finder.of(regex);
      for (int i = 0; i < 4000; i++) {
        String text = text(random);
        List<String> expected = new ArrayList<>();
        Matcher plain = Pattern.compile(regex).matcher(text);
        while (plain.find()) {
          expected.add(plain.start() + plain.group());
        }
        List<String> found = new ArrayList<>();
        Matcher matcher = finder.matcher(text);
        for (int at = 0; finder.next(matcher, text, at); at = matcher.end()) {
          found.add(matcher.start() + matcher.group());
        }
        assertEquals(expected, found, regex + " in " + text);
        assertEquals(!expected.isEmpty(), finder.in(text), regex + " in " + text);
      }
    }
  }

  @Test
  void anEmptyTextHasNothing() {
    for (String regex : PATTERNS) {
      assertFalse(Finder.of(regex).in(""));
    }
  }

  @Test
  void unitsThatAPatternDoesNotNameMayBeginItToo() {
    assertTrue(Finder.of(".礼").in("🍎收礼"));
    assertTrue(Finder.of("\\d元").in("花了5元"));
  }
}
