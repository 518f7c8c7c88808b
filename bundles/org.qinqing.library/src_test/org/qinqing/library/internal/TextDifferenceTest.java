package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Comparison.Piece;

class TextDifferenceTest {
  private static final String ALPHABET = "的是在不了有和人这中大为上个国我以要他时来用们生到作地于出就";

  private static TextDifference of(String older, String newer) {
    return TextDifference.of(ComparedWords.of(older), ComparedWords.of(newer));
  }

  /** Writes the pieces with the changed ones in brackets. */
  private static String marked(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  private static List<String> unchanged(List<Piece> pieces) {
    List<String> words = new ArrayList<>();
    pieces.stream()
        .filter(piece -> !piece.changed())
        .forEach(piece -> words.addAll(ComparedWords.of(piece.text()).norms()));
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "依照本条例第九十七条处理|依照本条例第九十八条处理" + "|依照本条例第[九十七]条处理|依照本条例第[九十八]条处理",
        "处三年以下有期徒刑|处五年以下有期徒刑|处[三]年以下有期徒刑|处[五]年以下有期徒刑",
        "依照第97条第3款|依照第98条第4款|依照第[97]条第[3]款|依照第[98]条第[4]款",
        "收受礼品、礼金|收受礼品、消费卡、礼金|收受礼品、礼金|收受礼品、[消费卡]、礼金",
        "依照《公务员法》给予处分|依照《公务员处分法》给予处分" + "|依照[《公务员法》]给予处分|依照[《公务员处分法》]给予处分",
        "影响公正执行公务|可能影响公正执行公务|影响公正执行公务|[可能]影响公正执行公务",
        "他应当报告。应当说明。|他应当报告。应当回避。应当说明。" + "|他应当报告。应当说明。|他应当报告。[应当回避]。应当说明。",
        "按规定申报（含配偶）|按规定申报|按规定申报[（含配偶）]|按规定申报",
        "收受礼品、旅游、宴请|收受礼金、旅游、招待|收受礼[品]、旅游、[宴请]|收受礼[金]、旅游、[招待]",
        "给予记过处分|给予撤职处理|给予[记过处分]|给予[撤职处理]"
      })
  void changesAreReadable(String older, String newer, String wantedOlder, String wantedNewer) {
    TextDifference difference = of(older, newer);
    assertEquals(wantedOlder, marked(difference.olderPieces()));
    assertEquals(wantedNewer, marked(difference.newerPieces()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "应当报告、说明情况|应当报告,说明情况。",
        "应当 报告|应当报告",
        "领导干部|領導幹部",
        "价值２００元|价值200元",
        "价值二十万元|价值20万元",
        "二〇二四年一月一日起|2024年1月1日起",
        "“重要”的事|「重要」的事",
        "依照《监察法》处理|依照监察法处理",
        "分别为10，200元|分别为10、200元",
        "GB/T 9704|gb/t9704"
      })
  void whatMakesNoDifferenceIsNotMarked(String older, String newer) {
    TextDifference difference = of(older, newer);
    assertEquals(List.of(new Piece(older, false)), difference.olderPieces());
    assertEquals(List.of(new Piece(newer, false)), difference.newerPieces());
  }

  @Test
  void aSideWithoutTextHasNoPieces() {
    assertEquals(List.of(), of("", "新增").olderPieces());
    assertEquals(List.of(new Piece("新增", true)), of("", "新增").newerPieces());
    assertEquals(List.of(), of("", "").newerPieces());
  }

  @Test
  void bracketsWithoutPartnersCutNothing() {
    assertEquals("《甲[乙]丙丁戊己", marked(of("《甲乙丙丁戊己", "《甲丙丁戊己").olderPieces()));
    assertEquals("甲》[乙]丙丁戊己》", marked(of("甲》乙丙丁戊己》", "甲》丙丁戊己》").olderPieces()));
  }

  /** Random texts with numbers, titles, marks, rare characters, and random edits of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void piecesAreTheTextAndWhatIsUnchangedIsTheSameOnBothSides(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<String> parts = parts(random, random.nextInt(120));
      String older = String.join("", parts);
      String newer = String.join("", edited(parts, random));
      TextDifference difference = of(older, newer);
      String hint = "seed " + seed + ", round " + round + ": " + older + " | " + newer;
      assertEquals(older, text(difference.olderPieces()), hint);
      assertEquals(newer, text(difference.newerPieces()), hint);
      assertEquals(unchanged(difference.olderPieces()), unchanged(difference.newerPieces()), hint);
      for (List<Piece> pieces : List.of(difference.olderPieces(), difference.newerPieces())) {
        wellMade(pieces, hint);
      }
    }
  }

  private static void wellMade(List<Piece> pieces, String hint) {
    int at = 0;
    String whole = text(pieces);
    ComparedWords words = ComparedWords.of(whole);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      assertTrue(!piece.text().isEmpty(), hint);
      assertTrue(i == 0 || piece.changed() != pieces.get(i - 1).changed(), hint);
      assertTrue(!piece.changed() || !ComparedWords.of(piece.text()).isEmpty(), hint);
      at += piece.text().length();
      int cut = at;
      for (int word = 0; word < words.size(); word++) {
        ComparedWords.Range span = words.span(word);
        assertTrue(cut <= span.from() || cut >= span.to(), "cut in a word: " + hint);
      }
      for (int title = 0; title < words.titles().size(); title++) {
        ComparedWords.Range span = words.titleSpan(title);
        assertTrue(cut <= span.from() || cut >= span.to(), "cut in a title: " + hint);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void marksSpacesAndVariantsAloneAreNeverMarked(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<String> parts = parts(random, 1 + random.nextInt(80));
      StringBuilder newer = new StringBuilder();
      for (String part : parts) {
        newer.append(part.replace("国", "國").replace("时", "時").replace("，", "； "));
        newer.append(random.nextInt(4) == 0 ? "、" : "").append(random.nextInt(6) == 0 ? " " : "");
      }
      TextDifference difference = of(String.join("", parts), newer.toString());
      assertTrue(difference.olderPieces().stream().noneMatch(Piece::changed), newer.toString());
      assertTrue(difference.newerPieces().stream().noneMatch(Piece::changed), newer.toString());
    }
  }

  static Stream<List<String>> longTexts() {
    Random random = new Random(5);
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    StringBuilder few = new StringBuilder();
    StringBuilder fewToo = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      one.append((char) (0x4E00 + random.nextInt(3000)));
      other.append((char) (0x4E00 + random.nextInt(3000)));
      few.append("的是在不".charAt(random.nextInt(4)));
      fewToo.append("的是在不".charAt(random.nextInt(4)));
    }
    String edited = one.toString().replaceAll("([\\x{4E00}-\\x{4F00}])", "改$1动");
    return Stream.of(
        List.of(one.toString(), other.toString()),
        List.of(few.toString(), fewToo.toString()),
        List.of(one.toString(), edited),
        List.of("甲乙".repeat(10_000), "乙甲丙".repeat(6_666)),
        List.of("《".repeat(10_000) + "》".repeat(10_000), "甲".repeat(20_000)),
        List.of("《甲》".repeat(6_000), "《乙》丙".repeat(5_000)));
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void longTextsTakeBoundedTime(List<String> texts) {
    TextDifference difference =
        assertTimeout(Duration.ofSeconds(20), () -> of(texts.getFirst(), texts.getLast()));
    assertEquals(texts.getFirst(), text(difference.olderPieces()));
    assertEquals(texts.getLast(), text(difference.newerPieces()));
  }

  @Test
  void inALongTextSmallEditsAreFoundOneByOne() {
    Random random = new Random(9);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append((char) (0x5000 + random.nextInt(3000)));
    }
    StringBuilder newer = new StringBuilder(text);
    for (int at = 1000; at < 20_000; at += 1000) {
      newer.setCharAt(at, '改');
    }
    TextDifference difference = of(text.toString(), newer.toString());
    assertEquals(19, difference.newerPieces().stream().filter(Piece::changed).count());
    assertTrue(
        difference.newerPieces().stream()
            .filter(Piece::changed)
            .allMatch(piece -> piece.text().equals("改")));
  }

  private static List<String> parts(Random random, int count) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(part(random));
    }
    return parts;
  }

  private static String part(Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> "，";
      case 1 -> "。";
      case 2 -> "第" + Numerals.chinese(1 + random.nextInt(300)) + "条";
      case 3 -> (1 + random.nextInt(9000)) + "元";
      case 4 -> "《" + characters(random, 1 + random.nextInt(5)) + "》";
      case 5 -> "（" + characters(random, 1 + random.nextInt(3)) + "）";
      case 6 -> "VIP" + characters(random, 1);
      case 7 -> "𠀀";
      default -> characters(random, 1 + random.nextInt(3));
    };
  }

  private static String characters(Random random, int count) {
    return random
        .ints(count, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static List<String> edited(List<String> parts, Random random) {
    List<String> edited = new ArrayList<>();
    int rate = 1 + random.nextInt(10);
    for (String part : parts) {
      switch (random.nextInt(3 * rate)) {
        case 0 -> edited.add(part(random));
        case 1 -> {
          edited.add(part);
          edited.add(part(random));
        }
        case 2 -> {
          // Left out.
        }
        default -> edited.add(part);
      }
    }
    return edited;
  }
}
