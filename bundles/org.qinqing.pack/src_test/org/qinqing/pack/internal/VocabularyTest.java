package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Vocabulary;
import org.qinqing.pack.VocabularyEntry;

final class VocabularyTest {
  private static final String CITY = "440100";
  private static final String COUNTY = "440111";

  @TempDir Path temp;

  /** A bundle with these words only. */
  private Pack pack(String id, String code, String... entries) {
    Sample sample = id.equals("cn") ? Sample.national() : Sample.place(id, code);
    String text = "entries:\n  - " + String.join("\n  - ", entries) + "\n";
    return sample.plus("vocabulary/words.yaml", text).pack(temp);
  }

  private static List<String> said(List<VocabularyEntry> entries) {
    return entries.stream()
        .map(e -> e.say() + " " + e.also() + " " + e.wrong() + " " + e.set().keySet())
        .toList();
  }

  private static List<String> words(Pack... smallestFirst) {
    return said(Vocabulary.of(List.of(smallestFirst)));
  }

  @Test
  void theWidestPlaceSpeaksFirstAndSmallerOnesAdd() {
    Pack cn = pack("cn", "", "{say: 红包, sense: thing}");
    Pack city = pack("city", CITY, "{say: 利事, also: [彩封], sense: thing}");
    assertEquals(List.of("红包 [] [] []", "利事 [彩封] [] []"), words(city, cn));
  }

  @Test
  void aFormThatAWiderPlaceUnderstandsOtherwiseIsLeftOut() {
    Pack cn = pack("cn", "", "{say: 红包, also: [利是], wrong: [红抱], sense: word}");
    Pack city =
        pack(
            "city",
            CITY,
            "{say: 心意, also: [利是, 小心意], wrong: [红抱, 心义], sense: verb}",
            "{say: 利是, also: [彩封], wrong: [彩风], sense: verb}",
            "{say: 红包, wrong: [红色包], sense: verb}",
            "{say: 红 包, sense: word}");
    assertEquals(
        List.of("红包 [利是] [红抱] []", "心意 [小心意] [心义] []", "彩封 [] [彩风] []", "红 包 [] [] []"),
        words(city, cn));
  }

  @Test
  void alternativesGapsAndUnseenMarksMakeNoOtherWord() {
    Pack cn = pack("cn", "", "{say: 红包, sense: word}", "{say: 塞…包里, sense: word}");
    Pack city =
        pack(
            "city",
            CITY,
            "{say: 红包/红包封, sense: verb}",
            "{say: 红包…, sense: verb}",
            "{say: \"红\\u200b包\", sense: verb}",
            "{say: 塞…包里, sense: verb}",
            "{say: 塞/放…包里, sense: verb}");
    assertEquals(List.of("红包 [] [] []", "塞…包里 [] [] []", "塞/放…包里 [] [] []"), words(city, cn));
    assertEquals(
        List.of("红包 cn", "红包 cn", "红包 cn", "[[塞], [包里]] cn"),
        Vocabulary.redefined(city, List.of(cn)).stream()
            .map(word -> word.form() + " " + word.pack())
            .toList());
  }

  /** Whichever was installed first, the wider place counts. */
  @Test
  void theCityCountsBeforeItsCounty() {
    Pack cn = pack("cn", "", "{say: 红包, sense: thing}");
    Pack city = pack("city", CITY, "{say: 竹篮, sense: word}");
    Pack county = pack("county", COUNTY, "{say: 竹篮, sense: verb}");
    assertEquals(List.of("红包 [] [] []", "竹篮 [] [] []"), words(county, cn));
    assertEquals(
        List.of(VocabularyEntry.Sense.THING, VocabularyEntry.Sense.WORD),
        Vocabulary.of(List.of(county, city, cn)).stream().map(VocabularyEntry::sense).toList());
    assertEquals(List.of(), Vocabulary.redefined(city, List.of(county, city, cn)));
    assertEquals(1, Vocabulary.redefined(county, List.of(cn, city)).size());
  }

  /** Two bundles of one place answer side by side; neither is wider. */
  @Test
  void aNeighbourTakesNothingAway() {
    Pack cn = pack("cn", "", "{say: 红包, sense: thing}");
    Pack city = pack("city", CITY, "{say: 竹篮, sense: word}");
    Pack second = pack("second", CITY, "{say: 竹篮, sense: verb}");
    Pack elsewhere = pack("elsewhere", "330100", "{say: 竹篮, sense: thing}");
    assertEquals(3, words(city, second, cn).size());
    assertEquals(List.of(), Vocabulary.redefined(city, List.of(second, elsewhere, cn)));
  }

  /** Of two meanings that wider places give a word, either may be used. */
  @Test
  void whatAnyWiderPlaceSaysMayBeSaidAgain() {
    Pack cn = pack("cn", "", "{say: 竹篮, sense: word}", "{say: 竹篮, sense: verb}");
    Pack city = pack("city", CITY, "{say: 竹篮, also: [篮子], sense: verb}");
    assertEquals(3, words(city, cn).size());
    assertEquals(List.of(), Vocabulary.redefined(city, List.of(cn)));
  }
}
