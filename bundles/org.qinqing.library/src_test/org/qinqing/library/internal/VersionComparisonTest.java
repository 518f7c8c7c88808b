package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Comparison;
import org.qinqing.library.Comparison.Change;
import org.qinqing.library.Comparison.Line;
import org.qinqing.library.Comparison.Piece;
import org.qinqing.library.Comparison.Row;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Document.Wording;
import org.qinqing.pack.SourceLocation;

class VersionComparisonTest {
  private static final LocalDate OLD = LocalDate.of(2018, 10, 1);
  private static final LocalDate NEW = LocalDate.of(2024, 1, 1);
  private static final String PEOPLE = "党员干部公职人员企业家属亲友上级下级";
  private static final String DEEDS = "收受赠送借用报告退还登记申报回避拒绝索取隐瞒操办";

  /** A document written down unit by unit. */
  private static final class Draft {
    private final Address base;
    private final LocalDate day;
    private final Wording wording;
    private final List<Provision> provisions = new ArrayList<>();

    Draft(String base, LocalDate day, Wording wording) {
      this.base = Address.parse(base).orElseThrow();
      this.day = day;
      this.wording = wording;
    }

    static Draft older() {
      return new Draft("cn:rules", OLD, Wording.FULL);
    }

    static Draft newer() {
      return new Draft("cn:rules", NEW, Wording.FULL);
    }

    Draft with(String anchor, String text, String... continues) {
      return headed(anchor, "", text, continues);
    }

    Draft headed(String anchor, String heading, String text, String... continues) {
      provisions.add(
          new Provision(
              new Address(base.pack(), base.document(), Optional.of(day), anchor),
              Labels.of(anchor),
              heading,
              List.of(),
              text,
              Certainty.A,
              List.of(continues).stream().map(c -> Address.parse(c).orElseThrow()).toList(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              SourceLocation.WHOLE));
      return this;
    }

    Document document() {
      return new Document(
          base.at(day),
          "样本条例",
          List.of(),
          "",
          "",
          "law",
          Optional.empty(),
          day,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "",
          wording,
          provisions,
          SourceLocation.WHOLE);
    }
  }

  private static List<String> rows(Comparison comparison) {
    return comparison.rows().stream()
        .map(row -> row.change() + " " + anchor(row.older()) + " " + anchor(row.newer()))
        .toList();
  }

  private static String anchor(Optional<Provision> provision) {
    return provision.map(p -> p.address().anchor()).orElse("-");
  }

  private static String marked(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  private static List<String> lines(Row row) {
    return row.lines().stream()
        .map(
            line ->
                line.olderLabel()
                    + ":"
                    + marked(line.older())
                    + " | "
                    + line.newerLabel()
                    + ":"
                    + marked(line.newer()))
        .toList();
  }

  @Test
  void aVersionIsTheSameAsItself() {
    Document document =
        Draft.older()
            .with("art-1", "为了规范往来，制定本条例。")
            .headed("art-2", "范围", "")
            .with("art-2/p-1", "本条例适用于下列人员：")
            .with("art-2/p-1/i-1", "公职人员；")
            .with("art-2/p-1/i-2", "企业人员。")
            .with("art-2/p-2", "其他人员参照执行。")
            .with("art-3", "")
            .with("art-4", "为了规范往来，制定本条例。")
            .document();
    Comparison comparison = VersionComparison.of(document, document);
    assertEquals(
        List.of("SAME art-1 art-1", "SAME art-2 art-2", "SAME art-3 art-3", "SAME art-4 art-4"),
        rows(comparison));
    assertEquals(
        List.of(
            "第一款:本条例适用于下列人员： | 第一款:本条例适用于下列人员：",
            "第一款第一项:公职人员； | 第一款第一项:公职人员；",
            "第一款第二项:企业人员。 | 第一款第二项:企业人员。",
            "第二款:其他人员参照执行。 | 第二款:其他人员参照执行。"),
        lines(comparison.rows().get(1)));
    assertTrue(comparison.rows().stream().noneMatch(Row::moved));
  }

  @Test
  void besideAnEmptyDocumentAllIsNewOrDropped() {
    Document some = Draft.older().with("art-1", "甲。").headed("art-2", "乙", "").document();
    Document none = Draft.newer().document();
    Comparison dropped = VersionComparison.of(some, none);
    assertEquals(List.of("DROPPED art-1 -", "DROPPED art-2 -"), rows(dropped));
    assertEquals(List.of(":[乙] | :"), lines(dropped.rows().get(1)));
    Comparison added = VersionComparison.of(none, some);
    assertEquals(List.of("ADDED - art-1", "ADDED - art-2"), rows(added));
    assertEquals(List.of(": | :[甲。]"), lines(added.rows().get(0)));
    assertEquals(List.of(), VersionComparison.of(none, none).rows());
  }

  @Test
  void anArticlePutInMovesTheNumbersAndNothingElse() {
    Document older =
        Draft.older()
            .with("art-1", "党员干部不得收受礼品、礼金，违反的给予警告处分。")
            .with("art-2", "党员干部不得借用管理对象的住房、车辆，违反的给予警告处分。")
            .with("art-3", "违反本条例第二条的，由所在单位责令退还财物。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-1", "党员干部不得收受礼品、礼金，违反的给予警告处分。")
            .with("art-2", "离职后三年内不得到原管辖地区的企业任职。")
            .with("art-3", "党员干部不得借用管理对象的住房、车辆；违反的，给予警告处分。")
            .with("art-4", "违反本条例第三条的，由所在单位责令退还财物。")
            .document();
    Comparison comparison = VersionComparison.of(older, newer);
    assertEquals(
        List.of("SAME art-1 art-1", "ADDED - art-2", "SAME art-2 art-3", "CHANGED art-3 art-4"),
        rows(comparison));
    assertTrue(comparison.rows().get(2).moved());
    assertFalse(comparison.rows().get(0).moved());
    assertFalse(comparison.rows().get(1).moved());
    assertEquals(
        List.of(":违反本条例第[二]条的，由所在单位责令退还财物。 | :违反本条例第[三]条的，由所在单位责令退还财物。"),
        lines(comparison.rows().get(3)));
  }

  @Test
  void whatWasDroppedStandsAfterWhatItFollowed() {
    Document older =
        Draft.older()
            .with("art-1", "第一件事已经没有了。")
            .with("art-2", "领导干部要报告个人去向。")
            .with("art-3", "另外那件旧事取消。")
            .with("art-4", "还有一件也取消，不再办理。")
            .with("art-5", "本条例自公布之日起施行。")
            .document();
    Document newer =
        Draft.newer().with("art-1", "领导干部要报告个人去向。").with("art-2", "本条例自公布之日起施行。").document();
    assertEquals(
        List.of(
            "DROPPED art-1 -",
            "SAME art-2 art-1",
            "DROPPED art-3 -",
            "DROPPED art-4 -",
            "SAME art-5 art-2"),
        rows(VersionComparison.of(older, newer)));
  }

  @Test
  void anArticleThatMovedFarIsFound() {
    Document older =
        Draft.older()
            .with("art-1", "企业接待公职人员用餐，按标准收取伙食费。")
            .with("art-2", "公职人员到企业调研，轻车简从，不给企业添麻烦。")
            .with("art-3", "政府部门每季度听取企业意见，并在一个月内答复。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-1", "公职人员到企业调研，轻车简从，不给企业添麻烦。")
            .with("art-2", "政府部门每季度听取企业意见，并在一个月内答复。")
            .with("art-3", "企业接待公职人员用工作餐，按标准收取伙食费。")
            .document();
    assertEquals(
        List.of("SAME art-2 art-1", "SAME art-3 art-2", "CHANGED art-1 art-3"),
        rows(VersionComparison.of(older, newer)));
  }

  @Test
  void aLittleAlikeIsNotEnoughAcrossWhatKeptItsOrder() {
    Document older =
        Draft.older()
            .with("art-1", "收受礼品礼金应当登记上交")
            .with("art-2", "违反规定兼职取酬的，责令纠正。")
            .with("art-3", "本条例由监察机关解释。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-1", "违反规定兼职取酬的，责令纠正。")
            .with("art-2", "本条例由监察机关解释。")
            .with("art-3", "收受礼品以后拒不说明情况")
            .document();
    assertEquals(
        List.of("DROPPED art-1 -", "SAME art-2 art-1", "SAME art-3 art-2", "ADDED - art-3"),
        rows(VersionComparison.of(older, newer)));
    Document inPlace =
        Draft.newer()
            .with("art-1", "收受礼品以后拒不说明情况")
            .with("art-2", "违反规定兼职取酬的，责令纠正。")
            .with("art-3", "本条例由监察机关解释。")
            .document();
    assertEquals(
        List.of("CHANGED art-1 art-1", "SAME art-2 art-2", "SAME art-3 art-3"),
        rows(VersionComparison.of(older, inPlace)));
  }

  @Test
  void whatEveryArticleSaysTellsNothing() {
    Random random = new Random(21);
    Draft older = Draft.older();
    Draft newer = Draft.newer();
    String always = "，情节较重的，给予警告或者严重警告处分；情节严重的，给予开除党籍处分。";
    List<String> wanted = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      String deed = sentence(random);
      older.with("art-" + i, deed + always);
      boolean another = i == 10;
      newer.with("art-" + i, (another ? sentence(random) : deed) + always);
      wanted.add(another ? "ADDED - art-10" : "SAME art-" + i + " art-" + i);
    }
    wanted.add(9, "DROPPED art-10 -");
    assertEquals(wanted, rows(VersionComparison.of(older.document(), newer.document())));
  }

  @Test
  void linksOfContinuationComeFirstInEitherDirection() {
    Document older =
        Draft.older()
            .with("art-1", "收受礼品、礼金、消费卡的，给予警告处分。")
            .with("art-2", "违规操办婚丧喜庆事宜的，给予警告处分。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-7", "收受礼品、礼金、消费卡的，给予警告处分。", "cn:rules@2018-10-01/art-2")
            .with("art-8", "", "cn:rules@2016-01-01/art-2", "cn:other@2018-10-01/art-2")
            .with("art-8/p-1", "说的是全然不同的另一件。", "cn:rules/art-1/p-3")
            .document();
    assertEquals(
        List.of("CHANGED art-2 art-7", "CHANGED art-1 art-8"),
        rows(VersionComparison.of(older, newer)));
    assertEquals(
        List.of("CHANGED art-8 art-1", "CHANGED art-7 art-2"),
        rows(VersionComparison.of(newer, older)));
  }

  @Test
  void mergedArticlesHaveARowEach() {
    Document older =
        Draft.older()
            .with("art-117", "不得插手工程招投标。")
            .with("art-118", "不得插手土地出让和企业改制。")
            .with("art-119", "其他规定。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-127", "", "cn:rules@2018-10-01/art-117", "cn:rules@2018-10-01/art-118")
            .with("art-127/p-1", "党员领导干部不得插手工程招投标。")
            .with("art-127/p-2", "党员领导干部不得插手土地出让和企业改制。")
            .with("art-127/p-3", "后果严重的从重处理。")
            .with("art-128", "其他规定。")
            .document();
    Comparison merged = VersionComparison.of(older, newer);
    assertEquals(
        List.of("CHANGED art-117 art-127", "CHANGED art-118 art-127", "SAME art-119 art-128"),
        rows(merged));
    assertEquals(List.of(":不得插手工程招投标。 | 第一款:[党员领导干部]不得插手工程招投标。"), lines(merged.rows().get(0)));
    assertEquals(
        List.of(":不得插手土地出让和企业改制。 | 第二款:[党员领导干部]不得插手土地出让和企业改制。", ": | 第三款:[后果严重的从重处理。]"),
        lines(merged.rows().get(1)));
    Comparison split = VersionComparison.of(newer, older);
    assertEquals(
        List.of("CHANGED art-127 art-117", "CHANGED art-127 art-118", "SAME art-128 art-119"),
        rows(split));
  }

  @Test
  void plainWordsAndOfficialTextOfOneVersionGoByNumber() {
    Document digest =
        new Draft("cn:rules", NEW, Wording.DIGEST)
            .headed("art-97", "收礼", "别人送的东西，可能影响办事的不能收。")
            .headed("art-98", "送礼", "送的一方也要处理。")
            .document();
    Document official =
        new Draft("user:rules", NEW, Wording.FULL)
            .with("art-96", "党员领导干部离职后违规从业的，给予警告。")
            .with("art-97", "")
            .with("art-97/p-1", "收受财物，可能影响公正执行公务的，给予警告。")
            .with("art-97/p-2", "收受其他明显超出正常礼尚往来的财物的，依照前款处理。")
            .with("art-98", "向从事公务的人员赠与钱款，情节较重的，给予警告。")
            .document();
    Comparison comparison = VersionComparison.of(digest, official);
    assertEquals(
        List.of("ADDED - art-96", "CHANGED art-97 art-97", "CHANGED art-98 art-98"),
        rows(comparison));
    assertEquals(2, comparison.rows().get(1).lines().size());
  }

  @Test
  void plainWordsAndAnUndatedOfficialTextGoByNumberWhereWordsAreShared() {
    Document digest =
        new Draft("cn:rules", NEW, Wording.DIGEST)
            .with("art-1", "别人送来可能影响办事的东西，不管多少都不能要，拿了就要受处理。")
            .with("art-2", "办婚礼不能收下属的钱，更不能用公家的车子和人手去帮忙张罗。")
            .document();
    Document official =
        new Draft("user:rules", OLD, Wording.FULL)
            .with("art-1", "收受可能影响公正执行公务的礼品、礼金、消费卡和有价证券、股权、其他金融产品等财物。")
            .with("art-2", "利用职权或者职务上的影响操办婚礼，借机敛财或者有其他侵犯国家、集体和人民利益行为的。")
            .document();
    assertEquals(
        List.of("CHANGED art-1 art-1", "CHANGED art-2 art-2"),
        rows(VersionComparison.of(digest, official)));
  }

  @Test
  void anItemPutInIsNewAndTheOthersStay() {
    Document older =
        Draft.older()
            .with("art-5", "有下列情形之一的，应当报告：")
            .with("art-5/i-1", "收到礼品的；")
            .with("art-5/i-2", "借用车辆的。")
            .document();
    Document newer =
        Draft.newer()
            .with("art-5", "")
            .with("art-5/p-1", "有下列情形之一的，应当报告：")
            .with("art-5/p-1/i-1", "收到礼品的；")
            .with("art-5/p-1/i-2", "配偶移居国外的；")
            .with("art-5/p-1/i-3", "借用车辆的。")
            .with("art-5/p-2", "报告采用书面形式。")
            .document();
    assertEquals(
        List.of(
            ":有下列情形之一的，应当报告： | 第一款:有下列情形之一的，应当报告：",
            "第一项:收到礼品的； | 第一款第一项:收到礼品的；",
            ": | 第一款第二项:[配偶移居国外的；]",
            "第二项:借用车辆的。 | 第一款第三项:借用车辆的。",
            ": | 第二款:[报告采用书面形式。]"),
        lines(VersionComparison.of(older, newer).rows().getFirst()));
  }

  @Test
  void aParagraphCutInTwoSaysTheSame() {
    Document older = Draft.older().with("art-1", "公职人员应当按时申报财产情况。申报不实的，由所在单位批评教育。").document();
    Document newer =
        Draft.newer()
            .with("art-1", "")
            .with("art-1/p-1", "公职人员应当按时申报财产情况。")
            .with("art-1/p-2", "申报不实的，由所在单位批评教育。")
            .document();
    Comparison cut = VersionComparison.of(older, newer);
    assertEquals(List.of("SAME art-1 art-1"), rows(cut));
    assertEquals("第一款、第二款", cut.rows().getFirst().lines().getFirst().newerLabel());
    assertEquals(List.of("SAME art-1 art-1"), rows(VersionComparison.of(newer, older)));
  }

  @Test
  void headingsCountWhereTheyDiffer() {
    Document older =
        Draft.older()
            .headed("art-1", "收礼", "不得收受礼品。")
            .headed("art-2", "借车", "不得借用车辆。")
            .headed("art-3", "宴请", "")
            .headed("art-4", "报告", "按时报告。")
            .document();
    Document newer =
        Draft.newer()
            .headed("art-1", "收受礼品", "不得收受礼品。")
            .headed("art-2", "借 车", "不得借用车辆。")
            .headed("art-3", "宴请", "")
            .headed("art-4", "", "按时报告。")
            .document();
    Comparison comparison = VersionComparison.of(older, newer);
    assertEquals(
        List.of("CHANGED art-1 art-1", "SAME art-2 art-2", "SAME art-3 art-3", "SAME art-4 art-4"),
        rows(comparison));
    assertEquals(
        List.of(":收[礼] | :收[受礼品]", ":不得收受礼品。 | :不得收受礼品。"), lines(comparison.rows().getFirst()));
    assertEquals(1, comparison.rows().get(1).lines().size());
    assertEquals(List.of(":宴请 | :宴请"), lines(comparison.rows().get(2)));
  }

  @Test
  void sectionsAndLooseUnitsAreRowsToo() {
    Document older =
        Draft.older()
            .with("p-1", "各单位：")
            .headed("sec-1", "范围", "全体人员。")
            .with("sec-1/i-1", "机关人员。")
            .with("sec-2/i-1", "先自查。")
            .with("sec-2/i-2", "后申报。")
            .with("part-2/sec-1/p-1", "附表一份。")
            .document();
    assertEquals(
        List.of(
            "SAME p-1 p-1",
            "SAME sec-1 sec-1",
            "SAME sec-2/i-1 sec-2/i-1",
            "SAME sec-2/i-2 sec-2/i-2",
            "SAME part-2/sec-1/p-1 part-2/sec-1/p-1"),
        rows(VersionComparison.of(older, older)));
  }

  @Test
  void textOfSeveralLinesIsALineEach() {
    Document older = Draft.older().with("art-1", "先申报。\n\n后公示。").document();
    Document newer = Draft.newer().with("art-1", "先申报。\n再核查。\n后公示。").document();
    assertEquals(
        List.of(":先申报。 | :先申报。", ": | :[再核查。]", ":后公示。 | :后公示。"),
        lines(VersionComparison.of(older, newer).rows().getFirst()));
  }

  @Test
  void twoProvisionsAreComparedAsNamed() {
    Document older =
        Draft.older().with("art-1", "甲事这样办。").with("art-2", "").with("art-2/p-1", "乙事。").document();
    Document newer =
        Draft.newer()
            .with("art-1", "")
            .with("art-1/p-1", "甲事这样办。")
            .with("art-1/p-2", "乙事。")
            .with("art-2", "丙事照旧。")
            .document();
    assertEquals(
        Optional.of(List.of("CHANGED art-1 art-2")),
        VersionComparison.of(older, "art-1", newer, "art-2").map(c -> rows(c)));
    assertEquals(
        Optional.of(List.of("SAME art-2/p-1 art-1/p-2")),
        VersionComparison.of(older, "art-2/p-1", newer, "art-1/p-2").map(c -> rows(c)));
    assertEquals(
        Optional.of(List.of("ADDED - art-2")),
        VersionComparison.of(older, "", newer, "art-2").map(c -> rows(c)));
    assertEquals(
        Optional.of(List.of("CHANGED art-1 art-1")),
        VersionComparison.of(older, "art-1", newer, "").map(c -> rows(c)));
    assertEquals(Optional.empty(), VersionComparison.of(older, "art-9", newer, ""));
    assertEquals(Optional.empty(), VersionComparison.of(older, "art-1", newer, "art-9"));
    assertEquals(
        Optional.of(VersionComparison.of(older, newer)),
        VersionComparison.of(older, "", newer, ""));
  }

  /** Random versions: articles edited, left out, put in and moved. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void uneditedArticlesAreFoundAndNoWordIsLost(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      List<List<String>> before = articles(random, 5 + random.nextInt(60));
      List<Integer> origins = new ArrayList<>();
      List<List<String>> now = new ArrayList<>();
      for (int i = 0; i < before.size(); i++) {
        int kind = random.nextInt(10);
        if (kind == 0) {
          now.addAll(articles(random, 1));
          origins.add(-1);
        }
        if (kind != 1) {
          now.add(kind < 5 ? edited(before.get(i), random) : before.get(i));
          origins.add(i);
        }
      }
      if (now.size() > 3) {
        Collections.rotate(now.subList(1, now.size() - 1), 1);
        Collections.rotate(origins.subList(1, origins.size() - 1), 1);
      }
      Document older = document(Draft.older(), before);
      Document newer = document(Draft.newer(), now);
      Comparison comparison = VersionComparison.of(older, newer);
      String hint = "seed " + seed + ", round " + round;
      Map<String, Row> rowOf = new HashMap<>();
      comparison
          .rows()
          .forEach(row -> row.newer().ifPresent(p -> rowOf.put(anchor(row.newer()), row)));
      for (int j = 0; j < now.size(); j++) {
        boolean unedited = origins.get(j) >= 0 && now.get(j).equals(before.get(origins.get(j)));
        if (unedited) {
          Row row = rowOf.getOrDefault("art-" + (j + 1), comparison.rows().getFirst());
          String wanted = "SAME art-" + (origins.get(j) + 1) + " art-" + (j + 1);
          assertEquals(
              wanted, row.change() + " " + anchor(row.older()) + " " + anchor(row.newer()), hint);
        }
      }
      complete(comparison, hint);
    }
  }

  /** Every article has a row and every paragraph is in exactly one, word for word. */
  private static void complete(Comparison comparison, String hint) {
    List<Row> rows = comparison.rows();
    assertEquals(texts(comparison.older()), sorted(rows, Line::older), hint);
    assertEquals(texts(comparison.newer()), sorted(rows, Line::newer), hint);
    assertEquals(
        anchors(comparison.older()),
        new TreeSet<>(
            rows.stream().map(row -> anchor(row.older())).filter(a -> !a.equals("-")).toList()),
        hint);
    List<String> newer =
        rows.stream().map(row -> anchor(row.newer())).filter(a -> !a.equals("-")).toList();
    assertEquals(
        comparison.newer().provisions().stream()
            .map(p -> p.address().anchor())
            .filter(a -> !a.contains("/"))
            .toList(),
        newer,
        hint);
    for (Row row : rows) {
      assertEquals(
          row.change() != Change.SAME,
          row.lines().stream().anyMatch(Line::changed),
          hint + ": " + row);
    }
  }

  private static List<String> texts(Document document) {
    return document.provisions().stream()
        .map(Provision::text)
        .filter(text -> !text.isEmpty())
        .sorted()
        .toList();
  }

  private static List<String> sorted(List<Row> rows, Function<Line, List<Piece>> side) {
    return rows.stream()
        .flatMap(row -> row.lines().stream())
        .map(line -> side.apply(line).stream().map(Piece::text).collect(Collectors.joining()))
        .flatMap(String::lines)
        .sorted()
        .toList();
  }

  private static Set<String> anchors(Document document) {
    return document.provisions().stream()
        .map(p -> p.address().anchor())
        .filter(a -> !a.contains("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aCodeOfTwelveHundredArticlesTakesBoundedTime() {
    Random random = new Random(3);
    List<List<String>> before = articles(random, 1260);
    List<List<String>> now =
        before.stream().map(article -> edited(article, random)).collect(Collectors.toList());
    Collections.swap(now, 100, 900);
    Document older = document(Draft.older(), before);
    Document newer = document(Draft.newer(), now);
    Comparison comparison =
        assertTimeout(Duration.ofSeconds(30), () -> VersionComparison.of(older, newer));
    long found =
        comparison.rows().stream()
            .filter(row -> row.older().isPresent() && row.newer().isPresent())
            .count();
    assertTrue(found > 1200, "found " + found);
  }

  private static Document document(Draft draft, List<List<String>> articles) {
    for (int i = 0; i < articles.size(); i++) {
      String anchor = "art-" + (i + 1);
      List<String> paragraphs = articles.get(i);
      if (paragraphs.size() == 1) {
        draft.with(anchor, paragraphs.getFirst());
      } else {
        draft.with(anchor, "");
        for (int p = 0; p < paragraphs.size(); p++) {
          draft.with(anchor + "/p-" + (p + 1), paragraphs.get(p));
        }
      }
    }
    return draft.document();
  }

  /**
   * Articles that share much of their wording, as articles do, and differ in what they are about.
   */
  private static List<List<String>> articles(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(p -> sentence(random) + "情节较重的，给予警告或者严重警告处分。")
                    .toList())
        .toList();
  }

  private static String sentence(Random random) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String pool = i % 2 == 0 ? PEOPLE : DEEDS;
      int word = random.nextInt(pool.length() / 2) * 2;
      sentence.append(pool, word, word + 2);
      sentence.append((char) (0x5000 + random.nextInt(4000)));
    }
    return sentence.append("，").toString();
  }

  private static List<String> edited(List<String> paragraphs, Random random) {
    List<String> edited = new ArrayList<>(paragraphs);
    int place = random.nextInt(edited.size());
    String text = edited.get(place);
    int cut = random.nextInt(text.length() - 4);
    edited.set(place, text.substring(0, cut) + sentence(random) + text.substring(cut + 4));
    return edited;
  }
}
