package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class FindingTextsTest {
  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(Code.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  void everyCodeIsWordedInBothLanguagesAndExplained() throws IOException {
    Properties chinese = texts("messages.properties");
    assertEquals(chinese.keySet(), texts("messages_en.properties").keySet());
    String guide = Files.readString(Path.of("../../docs/pack-findings.md"));
    for (Code code : Code.values()) {
      assertTrue(chinese.containsKey(code.id() + ".say"), code::id);
      assertTrue(guide.contains("| " + code.id() + " |"), code::id);
    }
  }
}
