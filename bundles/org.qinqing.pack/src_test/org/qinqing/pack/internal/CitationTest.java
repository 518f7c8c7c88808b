package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.Address;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Citation.Kind;
import org.qinqing.pack.Pack;
import org.qinqing.pack.SourceLocation;

final class CitationTest {
  @TempDir Path temp;

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "cn:law/art-1, cn:law@2020-01-01/art-1, true",
    "cn:law/art-1/p-2, cn:law@2020-01-01/art-1, true",
    "cn:law/art-1, cn:law@2020-01-01/art-1/p-2, true",
    "cn:law@2020-01-01/art-1, cn:law@2020-01-01/art-1, true",
    "cn:law@2010-01-01/art-1, cn:law@2020-01-01/art-1, false",
    "cn:law@2010-01-01/art-1, cn:law/art-1, true",
    "cn:law/art-1, cn:law/art-10, false",
    "cn:law/art-1/p-1, cn:law/art-1/p-2, false",
    "cn:law/art-1, city:law/art-1, false",
    "cn:law, cn:law/art-1, false",
    "cn:law, cn:law, true",
  })
  void reachesWhatItNamesItsPartsAndWhatItIsPartOf(String from, String to, boolean expected) {
    Citation citation = new Citation(address(from), Kind.CARD, "x", "卡片", SourceLocation.WHOLE);
    assertEquals(expected, citation.reaches(address(to)));
  }

  @Test
  void everyKindOfThingIsCollected() {
    Pack cn = Sample.national().pack(temp);
    Set<Kind> kinds = Citation.of(cn).stream().map(Citation::kind).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(Kind.class), kinds);
    assertTrue(Citation.of(cn).stream().noneMatch(c -> c.location().file().isEmpty()));
  }
}
