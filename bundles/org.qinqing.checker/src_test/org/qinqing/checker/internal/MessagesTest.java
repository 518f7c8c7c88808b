package org.qinqing.checker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Verdict;

class MessagesTest {
  private static final Pattern SLOT = Pattern.compile("\\{\\d}");

  private static Properties load(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndSlots() throws IOException {
    Properties chinese = load("messages.properties");
    Properties english = load("messages_en.properties");
    assertEquals(
        new TreeSet<>(chinese.stringPropertyNames()), new TreeSet<>(english.stringPropertyNames()));
    for (String key : chinese.stringPropertyNames()) {
      assertEquals(slots(chinese.getProperty(key)), slots(english.getProperty(key)), key);
      assertFalse(chinese.getProperty(key).isBlank(), key);
    }
    for (Verdict verdict : Verdict.values()) {
      assertFalse(chinese.getProperty("verdict." + verdict, "").isEmpty(), verdict.toString());
    }
  }

  private static TreeSet<String> slots(String text) {
    return SLOT.matcher(text)
        .results()
        .map(result -> result.group())
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }
}
