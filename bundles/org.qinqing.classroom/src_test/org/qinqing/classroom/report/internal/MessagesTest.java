package org.qinqing.classroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every sentence is there in both languages, with the same places for arguments. */
class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            assertNotNullAnd(Messages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  private static <T> T assertNotNullAnd(T thing) {
    assertNotNull(thing);
    return thing;
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(place -> places.add(place.group()));
    return places;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties chinese = texts("messages.properties");
    Properties english = texts("messages_en.properties");
    assertEquals(chinese.keySet(), english.keySet());
    for (String key : chinese.stringPropertyNames()) {
      assertEquals(places(chinese.getProperty(key)), places(english.getProperty(key)), key);
      // A single quote would swallow the places behind it.
      assertFalse(english.getProperty(key).contains("'"), key);
      assertFalse(chinese.getProperty(key).contains("'"), key);
    }
  }
}
