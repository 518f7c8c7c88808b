package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

class LexiconSituationReaderTest {
  private static final PackSnapshot SNAPSHOT = VocabularyFiles.snapshot();
  private final SituationReader reader = new LexiconSituationReader();

  private Situation read(String text) {
    return reader.read(
        text, Optional.empty(), SNAPSHOT, Locality.NATIONAL, LocalDate.of(2026, 11, 22));
  }

  private static List<String> acts(Situation situation) {
    return situation.events().stream().map(e -> e.term("act").orElse("")).toList();
  }

  /** Share of sentences of a file whose acts are exactly the expected ones. */
  private double rate(String file) throws IOException {
    int right = 0;
    int all = 0;
    List<String> wrong = new ArrayList<>();
    for (String line : lines(file)) {
      String[] parts = line.split("\t");
      String expected = parts[1];
      List<Event> events = read(parts[0]).events();
      if (expected.startsWith("-/")) {
        expected = events.isEmpty() ? "-" : expected.substring(2).split("/act=")[0];
      }
      List<String> differences = Sentences.differences(expected, events);
      all++;
      if (differences.stream().noneMatch(d -> d.startsWith("no ") || d.startsWith("extra "))) {
        right++;
      } else {
        wrong.add(parts[0] + " " + differences);
      }
    }
    return right / (double) all;
  }

  private static List<String> lines(String file) throws IOException {
    try (var in = LexiconSituationReaderTest.class.getResourceAsStream(file)) {
      assertTrue(in != null, file);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void developmentSentencesKeepTheirRate() throws IOException {
    assertTrue(rate("sentences-development.tsv") >= 0.95);
    assertTrue(rate("sentences-development-2.tsv") >= 0.80);
  }

  /** Never tuned on; only a floor against a fall. */
  @Test
  void blindSentencesDoNotFall() throws IOException {
    assertTrue(rate("sentences-blind.tsv") >= 0.60);
  }

  @ParameterizedTest
  @CsvSource({
    "老板送我一条烟，我没收, decline-benefit",
    "供货商给我的茶叶我当场退了, return-benefit",
    "包工头塞来的红包我交给纪委了, hand-in-benefit",
  })
  void undoingChangesTheDeed(String text, String act) {
    assertEquals(List.of(act), acts(read(text)));
  }

  @Test
  void talkWithoutDeedIsNoEvent() {
    assertEquals(List.of(), read("今年企业效益不错").events());
    assertEquals(List.of(), read("").events());
    assertEquals(List.of(), read("规定不让收红包").events());
  }

  @Test
  void seizureByAnAuthorityIsNoRefusal() {
    assertEquals(List.of(), acts(read("走私的香烟被海关没收")));
  }

  @Test
  void spansPointIntoTheOriginalText() {
    String text = "老板　送我一张２０００元的购物卡";
    Event event = read(text).events().getFirst();
    Span span = event.fact("amount").orElseThrow().span().orElseThrow();
    assertEquals("２０００元", text.substring(span.from(), span.to()));
    assertEquals("receive-card", event.term("act").orElseThrow());
  }

  @Test
  void onlyStatedAndImpliedFacts() {
    for (Event event : read("服务对象请我打高尔夫，能去吗？").events()) {
      assertTrue(
          event.facts().values().stream()
              .allMatch(v -> v.source() == Source.STATED || v.source() == Source.IMPLIED));
    }
  }

  @Test
  void theFirmTellsTheSameDeedFromItsSide() {
    Situation situation =
        reader.read(
            "给科长送了一张购物卡",
            Optional.of(Side.ENTERPRISE),
            SNAPSHOT,
            Locality.NATIONAL,
            LocalDate.of(2026, 11, 22));
    assertEquals(List.of("give-card"), acts(situation));
    assertEquals(Optional.of("enterprise"), situation.events().getFirst().term("side"));
  }

  @Test
  void sameTextSameReading() {
    String text = "做绿化工程的战友把车借我开了大半年，还请我吃了顿饭。";
    assertEquals(read(text), read(text));
    assertEquals(read(text), new LexiconSituationReaderTest().read(text));
  }

  /** A word of one city must not change what is understood in another, and goes when it leaves. */
  @Test
  void aWordIsReadOnlyWhereItsBundleSpeaks() {
    Pack national = SNAPSHOT.pack("cn").orElseThrow();
    Locality city = new Locality("431100");
    Pack local =
        VocabularyFiles.pack("yunxi", city, SNAPSHOT.facts(), List.of(deed("拎竹篮", "receive-gift")));
    PackSnapshot with = new PackSnapshot(2, List.of(national, local), List.of(), SNAPSHOT.facts());
    String text = "昨天拎竹篮回家了";
    LocalDate day = LocalDate.of(2026, 11, 22);
    assertEquals(
        List.of("receive-gift"), acts(reader.read(text, Optional.empty(), with, city, day)));
    assertEquals(
        List.of(), acts(reader.read(text, Optional.empty(), with, Locality.NATIONAL, day)));
    assertEquals(
        List.of(), acts(reader.read(text, Optional.empty(), with, new Locality("440100"), day)));
    assertEquals(List.of(), acts(reader.read(text, Optional.empty(), SNAPSHOT, city, day)));
  }

  private static VocabularyEntry deed(String say, String act) {
    return new VocabularyEntry(
        say,
        List.of(),
        List.of(),
        "",
        VocabularyEntry.Sense.DEED,
        Map.of(),
        Map.of("any", act),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  /** Whichever came first: the county that used the word so, or its city that uses it otherwise. */
  @Test
  void aWordMeansWhatTheWiderPlaceSays() {
    Pack national = SNAPSHOT.pack("cn").orElseThrow();
    Locality county = new Locality("431102");
    Locality city = new Locality("431100");
    Pack small =
        VocabularyFiles.pack(
            "small", county, SNAPSHOT.facts(), List.of(deed("拎竹篮", "receive-souvenir")));
    Pack wide =
        VocabularyFiles.pack("wide", city, SNAPSHOT.facts(), List.of(deed("拎竹篮", "receive-cash")));
    String text = "昨天拎竹篮回家了";
    LocalDate day = LocalDate.of(2026, 11, 22);
    PackSnapshot before =
        new PackSnapshot(2, List.of(national, small), List.of(), SNAPSHOT.facts());
    assertEquals(
        List.of("receive-souvenir"),
        acts(reader.read(text, Optional.empty(), before, county, day)));
    PackSnapshot both =
        new PackSnapshot(3, List.of(national, small, wide), List.of(), SNAPSHOT.facts());
    assertEquals(
        List.of("receive-cash"), acts(reader.read(text, Optional.empty(), both, county, day)));
    assertEquals(
        List.of("receive-souvenir"),
        acts(reader.read(text, Optional.empty(), before, county, day)));
  }
}
