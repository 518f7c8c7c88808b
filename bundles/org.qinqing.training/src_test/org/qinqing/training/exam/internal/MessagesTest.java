package org.qinqing.training.exam.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.qinqing.training.exam.internal.messages",
        "org.qinqing.training.certificate.internal.messages"
      })
  void bothLanguagesSayTheSameThings(String base) {
    ResourceBundle chinese = bundle(base, Locale.ROOT);
    ResourceBundle english = bundle(base, Locale.ENGLISH);
    assertEquals(new TreeSet<>(chinese.keySet()), new TreeSet<>(english.keySet()));
    for (String key : chinese.keySet()) {
      assertEquals(places(chinese.getString(key)), places(english.getString(key)), key);
    }
  }

  private static ResourceBundle bundle(String base, Locale locale) {
    return ResourceBundle.getBundle(
        base,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static TreeSet<Integer> places(String text) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < 9; i++) {
      if (text.contains("{" + i + "}")) {
        places.add(i);
      }
    }
    return places;
  }

  @Test
  void argumentsStandAsTheyAre() {
    assertEquals("“{a}”里的“1,000”不是题型。题型有：x。", Messages.text("file.kind", "{a}", "1,000", "x"));
  }
}
