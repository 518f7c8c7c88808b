package org.qinqing.training.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence is there in both languages, and no word can mean two things. */
final class MessagesTest {
  private static final Pattern KEY =
      Pattern.compile("\"((?:remark|error|fault|wire|xapi)\\.[A-Za-z.]+)\"");

  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties chinese = texts("messages.properties");
    Properties english = texts("messages_en.properties");
    assertEquals(chinese.keySet(), english.keySet());
    for (String key : chinese.stringPropertyNames()) {
      assertEquals(places(chinese.getProperty(key)), places(english.getProperty(key)), key);
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new HashSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(r -> places.add(r.group()));
    return places;
  }

  @Test
  void everySentenceThatIsSaidIsThere() throws IOException {
    Set<String> known = texts("messages.properties").stringPropertyNames();
    Set<String> said = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/org/qinqing/training/exchange/internal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file)).results().forEach(r -> said.add(r.group(1)));
      }
    }
    said.removeIf(key -> key.endsWith("."));
    assertTrue(said.size() > 50, said::toString);
    said.removeAll(known);
    assertEquals(Set.of(), said);
  }

  @Test
  void noWordMeansTwoThings() throws IOException {
    for (String group : List.of("kind.", "difficulty.", "verdict.", "side.", "sheet.")) {
      Set<String> seen = new HashSet<>();
      for (String key : texts("messages.properties").stringPropertyNames()) {
        if (key.startsWith(group) && !key.equals("sheet.name")) {
          for (String word : Messages.names(key)) {
            assertTrue(seen.add(word), group + word);
          }
        }
      }
    }
  }
}
