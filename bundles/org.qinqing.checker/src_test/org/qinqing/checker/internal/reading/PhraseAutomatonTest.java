package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhraseAutomatonTest {
  private static String words(Random random, int most) {
    StringBuilder words = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      words.append("甲乙丙丁".charAt(random.nextInt(4)));
    }
    return words.toString();
  }

  @Test
  void everyPhraseIsFoundWhereverItStands() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Set<String> distinct = new LinkedHashSet<>();
      for (int i = 0; i < round; i++) {
        distinct.add(words(random, 4));
      }
      List<String> phrases = new ArrayList<>(distinct);
      PhraseAutomaton automaton = new PhraseAutomaton(phrases);
      String text = words(random, 30);
      Set<PhraseAutomaton.Hit> expected = new HashSet<>();
      for (int number = 0; number < phrases.size(); number++) {
        String phrase = phrases.get(number);
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
          expected.add(new PhraseAutomaton.Hit(number, at, at + phrase.length()));
        }
      }
      List<PhraseAutomaton.Hit> hits = automaton.hits(text);
      assertEquals(expected, new HashSet<>(hits), phrases + " in " + text);
      assertEquals(expected.size(), hits.size());
      for (int i = 1; i < hits.size(); i++) {
        assertTrue(hits.get(i - 1).to() <= hits.get(i).to());
      }
    }
  }
}
