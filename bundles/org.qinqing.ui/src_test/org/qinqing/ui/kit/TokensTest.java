package org.qinqing.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {
  private static JsonNode tokens() throws IOException {
    try (InputStream stream = TokensTest.class.getResourceAsStream("tokens.json")) {
      assertNotNull(stream);
      return JsonMapper.builder().build().readTree(stream.readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "hc"})
  void everyRoleHasAColourInEveryLookAndNoneIsLeftOver(String look) throws IOException {
    JsonNode colours = tokens().get(look);
    for (Role role : Role.values()) {
      assertTrue(colours.get(role.token).asString().matches("#[0-9A-F]{6}"), role.token);
    }
    assertEquals(Role.values().length, colours.size());
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void everyVerdictHasASignAColourAndAGround(Verdict verdict) {
    String icon = "verdict-" + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertTrue(Files.exists(Path.of("icons", icon + ".svg")), icon);
    assertNotNull(Role.of(verdict));
    assertNotNull(Role.softOf(verdict));
  }

  /**
   * WCAG contrast: text at least 7 : 1, quieter text at least 4.5 : 1, borders of controls at least
   * 3 : 1.
   */
  @ParameterizedTest
  @CsvSource({
    "TEXT,SURFACE,7",
    "TEXT,WINDOW_BACKGROUND,7",
    "TEXT_SECONDARY,SURFACE,4.5",
    "TEXT_TERTIARY,SURFACE,4.5",
    "TEXT_TERTIARY,WINDOW_BACKGROUND,4.5",
    "ON_ACCENT,ACCENT,4.5",
    "ACCENT,SURFACE,4.5",
    "RAIL_TEXT,RAIL,4.5",
    "CONTROL_BORDER,SURFACE,3",
    "VERDICT_PROHIBITED,VERDICT_PROHIBITED_SOFT,4.5",
    "VERDICT_RECUSE,VERDICT_RECUSE_SOFT,4.5",
    "VERDICT_CONDITIONAL,VERDICT_CONDITIONAL_SOFT,4.5",
    "VERDICT_PERMITTED,VERDICT_PERMITTED_SOFT,4.5",
    "VERDICT_NEEDS_INFO,VERDICT_NEEDS_INFO_SOFT,4.5",
    "VERDICT_NO_RULE,VERDICT_NO_RULE_SOFT,4.5"
  })
  void contrastIsEnoughInEveryLook(Role fore, Role back, double least) throws IOException {
    for (String look : new String[] {"light", "dark", "hc"}) {
      JsonNode colours = tokens().get(look);
      double one = luminance(colours.get(fore.token).asString());
      double other = luminance(colours.get(back.token).asString());
      double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      assertTrue(ratio >= least, look + " " + fore + " on " + back + ": " + ratio);
    }
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void everySizeOfTypeIsReadable() {
    for (Type type : Type.values()) {
      assertTrue(type.pixels >= 12, type.name());
    }
  }
}
