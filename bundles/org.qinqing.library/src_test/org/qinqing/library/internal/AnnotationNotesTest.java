package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.library.internal.NoteSamples.DINNERS;
import static org.qinqing.library.internal.NoteSamples.GIFTS;
import static org.qinqing.library.internal.NoteSamples.LOANS;
import static org.qinqing.library.internal.NoteSamples.V1;
import static org.qinqing.library.internal.NoteSamples.V2;
import static org.qinqing.library.internal.NoteSamples.address;
import static org.qinqing.library.internal.NoteSamples.article;
import static org.qinqing.library.internal.NoteSamples.continuing;
import static org.qinqing.library.internal.NoteSamples.document;
import static org.qinqing.library.internal.NoteSamples.pack;
import static org.qinqing.library.internal.NoteSamples.repealed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.data.DataFolder.BusyException;
import org.qinqing.library.Notes;
import org.qinqing.library.Notes.Kind;
import org.qinqing.library.Notes.Mark;
import org.qinqing.library.Notes.Placed;
import org.qinqing.library.Notes.Quote;
import org.qinqing.library.Notes.Standing;
import org.qinqing.library.Notes.TakenIn;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnnotationNotesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Address OLD_GIFTS = address("cn:code@2018-10-01/art-88");
  private static final Quote MONEY = new Quote("礼金", "", "");

  @TempDir Path data;
  private final Samples.Registry registry = new Samples.Registry();
  private final NoteSamples.Hand clock = new NoteSamples.Hand();
  private NoteSamples.Fake library;
  private Notes notes;

  @BeforeEach
  void start() {
    registry.install(pack("cn", first()));
    library = new NoteSamples.Fake(registry, data);
    notes = another(1);
  }

  /** As another process sees it. */
  private Notes another(int series) {
    return new AnnotationNotes(
        new Samples.Folder(data, false), library, registry, clock, NoteSamples.ids(series));
  }

  private static Document first() {
    return document(
        "cn:code",
        V1,
        article("cn:code", V1, "art-88", GIFTS),
        article("cn:code", V1, "art-90", LOANS),
        article("cn:code", V1, "art-92", ""),
        article("cn:code", V1, "art-92/p-1", DINNERS),
        article("cn:code", V1, "art-92/p-2", "情节严重的，给予撤职处分。"));
  }

  private Mark note(Address target, Optional<Quote> quote, String words) throws IOException {
    clock.forward(Duration.ofSeconds(1));
    return notes.add(Kind.NOTE, target, quote, words);
  }

  private Placed only() throws IOException {
    assertEquals(1, notes.all().size());
    return notes.all().getFirst();
  }

  private static String said(Placed placed, String text) {
    return placed.from() < 0 ? "" : text.substring(placed.from(), placed.to());
  }

  private Path file(Mark mark) {
    return data.resolve("notes").resolve(mark.id() + ".json");
  }

  @Test
  void aNoteIsKeptAndShownWhereItWasPut() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "过节尤其要注意");
    assertEquals(Kind.NOTE, mark.kind());
    assertEquals("过节尤其要注意", mark.words());
    assertEquals(clock.instant(), mark.created());
    Placed placed = only();
    assertEquals(Standing.KEPT, placed.standing());
    assertEquals(Optional.of(OLD_GIFTS), placed.now());
    assertEquals("礼金", said(placed, GIFTS));
    assertEquals(GIFTS, placed.before());
    assertEquals(List.of(placed), notes.on(OLD_GIFTS));
    assertEquals(List.of(placed), notes.on(address("cn:code/art-88")));
    assertEquals(List.of(placed), notes.on(address("cn:code")));
    assertEquals(List.of(), notes.on(address("cn:code/art-90")));
    assertEquals(List.of(), notes.on(address("cn:nothing/art-88")));
    assertEquals(List.of(placed), another(2).all());
  }

  @Test
  void theFileIsAWebAnnotation() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "过节尤其要注意");
    JsonNode tree = JSON.readTree(Files.readAllBytes(file(mark)));
    assertEquals("http://www.w3.org/ns/anno.jsonld", tree.at("/@context/0").stringValue());
    assertEquals("urn:uuid:" + mark.id(), tree.at("/id").stringValue());
    assertEquals("Annotation", tree.at("/type").stringValue());
    assertEquals("commenting", tree.at("/motivation").stringValue());
    assertEquals("TextualBody", tree.at("/body/type").stringValue());
    assertEquals("过节尤其要注意", tree.at("/body/value").stringValue());
    assertEquals(OLD_GIFTS.toString(), tree.at("/target/source").stringValue());
    assertEquals("TextQuoteSelector", tree.at("/target/selector/0/type").stringValue());
    assertEquals("礼金", tree.at("/target/selector/0/exact").stringValue());
    int at = GIFTS.indexOf("礼金");
    assertEquals(GIFTS.substring(0, at), tree.at("/target/selector/0/prefix").stringValue());
    assertEquals(
        GIFTS.substring(at + 2, Math.min(GIFTS.length(), at + 34)),
        tree.at("/target/selector/0/suffix").stringValue());
    assertEquals(at, tree.at("/target/selector/1/start").intValue());
    assertEquals(at + 2, tree.at("/target/selector/1/end").intValue());
    assertEquals(PlainText.of(GIFTS).hash(), tree.at("/target/qinqing:sha256").stringValue());
    assertEquals(GIFTS, tree.at("/target/qinqing:text").stringValue());
    Mark favourite = notes.add(Kind.FAVOURITE, OLD_GIFTS, Optional.empty(), "");
    Mark highlight = notes.add(Kind.HIGHLIGHT, OLD_GIFTS, Optional.of(MONEY), "");
    assertEquals(
        "bookmarking",
        JSON.readTree(Files.readAllBytes(file(favourite))).at("/motivation").stringValue());
    assertEquals(
        "highlighting",
        JSON.readTree(Files.readAllBytes(file(highlight))).at("/motivation").stringValue());
    assertEquals(
        Set.of(Kind.NOTE, Kind.FAVOURITE, Kind.HIGHLIGHT),
        new HashSet<>(another(2).all().stream().map(one -> one.mark().kind()).toList()));
  }

  @Test
  void whatCannotBeMarkedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> note(OLD_GIFTS, Optional.empty(), " "));
    assertThrows(
        IllegalArgumentException.class,
        () -> note(OLD_GIFTS, Optional.of(new Quote("没有的话", "", "")), "话"));
    assertThrows(
        IllegalArgumentException.class,
        () -> note(OLD_GIFTS, Optional.of(new Quote("", "", "")), "话"));
    for (String nowhere :
        List.of("cn:code/art-1", "cn:none/art-88", "cn:code@2020-01-01/art-88", "user:x/art-1")) {
      assertThrows(
          IllegalArgumentException.class, () -> note(address(nowhere), Optional.empty(), "话"));
    }
    assertFalse(Files.exists(data.resolve("notes")));
  }

  @Test
  void withoutAVersionTheOneInForceIsMeant() throws IOException {
    assertEquals(OLD_GIFTS, note(address("cn:code/art-88"), Optional.empty(), "话").target());
  }

  @Test
  void aQuoteInAnArticleIsPutOnThePartItStandsIn() throws IOException {
    Mark mark = note(address("cn:code/art-92"), Optional.of(new Quote("撤职", "", "")), "话");
    assertEquals(address("cn:code@2018-10-01/art-92/p-2"), mark.target());
    assertEquals(new Quote("撤职", "情节严重的，给予", "处分。"), mark.quote().orElseThrow());
    assertEquals(1, notes.on(address("cn:code/art-92")).size());
    assertEquals(0, notes.on(address("cn:code/art-92/p-1")).size());
  }

  @Test
  void ofTwoSameStretchesTheOneInTheGivenSurroundingsIsMeant() throws IOException {
    Mark mark = note(address("cn:code/art-90"), Optional.of(new Quote("的", "情节较重", "")), "话");
    assertEquals(LOANS.indexOf("重的") + 1, only().from());
    assertTrue(mark.quote().orElseThrow().prefix().endsWith("情节较重"));
  }

  @Test
  void marksComeByTheirPlaceInTheText() throws IOException {
    List<String> wanted = new ArrayList<>();
    note(address("cn:code/art-92/p-2"), Optional.empty(), "6");
    note(address("cn:code/art-90"), Optional.of(new Quote("车辆", "", "")), "5");
    note(address("cn:code/art-90"), Optional.of(new Quote("钱款", "", "")), "4");
    note(address("cn:code/art-90"), Optional.empty(), "3");
    note(address("cn:code/art-88"), Optional.empty(), "2");
    note(address("cn:code"), Optional.empty(), "1");
    for (Placed placed : notes.on(address("cn:code"))) {
      wanted.add(placed.mark().words());
    }
    assertEquals(List.of("1", "2", "3", "4", "5", "6"), wanted);
    assertEquals(
        List.of("1", "2", "3", "4", "5", "6"),
        notes.all().stream().map(placed -> placed.mark().words()).toList());
  }

  @Test
  void wordsCanBeChanged() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "旧");
    clock.forward(Duration.ofHours(1));
    Mark changed = notes.change(mark.id(), "新").orElseThrow();
    assertEquals("新", changed.words());
    assertEquals(mark.created(), changed.created());
    assertEquals(clock.instant(), changed.changed());
    assertEquals(changed, another(2).all().getFirst().mark());
    assertThrows(IllegalArgumentException.class, () -> notes.change(mark.id(), ""));
    assertEquals(Optional.empty(), notes.change("00000000-0000-4000-8000-00000000ffff", "新"));
    assertEquals(Optional.empty(), notes.change("../../x", "新"));
  }

  @Test
  void aMarkCanBeRemoved() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.empty(), "话");
    assertTrue(notes.remove(mark.id()));
    assertFalse(notes.remove(mark.id()));
    assertFalse(notes.remove("../changes"));
    assertEquals(List.of(), notes.all());
    assertEquals(List.of(), another(2).all());
  }

  // What becomes of marks after an update.

  @Test
  void punctuationAndVariantsChangeNothing() throws IOException {
    note(OLD_GIFTS, Optional.of(new Quote("礼品、礼金", "", "")), "话");
    String now = GIFTS.replace("、", "，").replace("礼品", "禮品").replace("。", "");
    registry.install(pack("cn", document("cn:code", V1, article("cn:code", V1, "art-88", now))));
    assertEquals(Standing.KEPT, only().standing());
    assertEquals("禮品，礼金", said(only(), now));
  }

  @Test
  void changedTextAtTheSamePlaceIsMoved() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    note(OLD_GIFTS, Optional.empty(), "全条");
    String now = "任何时候都" + GIFTS.replace("和有价证券", "、电子红包和有价证券");
    registry.install(pack("cn", document("cn:code", V1, article("cn:code", V1, "art-88", now))));
    for (Placed placed : notes.all()) {
      assertEquals(Standing.MOVED, placed.standing());
      assertEquals(Optional.of(OLD_GIFTS), placed.now());
      assertEquals(GIFTS, placed.before());
      assertEquals(placed.mark().quote().isPresent() ? "礼金" : "", said(placed, now));
    }
  }

  @Test
  void aProvisionPutInOtherWordsIsStillTheSameInTheSameVersion() throws IOException {
    note(OLD_GIFTS, Optional.empty(), "话");
    String now = "影响公正办事的礼品礼金都不能收，消费卡也一样，别的值钱东西和金融产品同样不行。";
    registry.install(
        pack(
            "cn",
            document(
                "cn:code",
                V1,
                article("cn:code", V1, "art-88", now),
                article("cn:code", V1, "art-90", LOANS))));
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(OLD_GIFTS), only().now());
  }

  private void installSecond(Provision... provisions) {
    registry.install(
        pack(
            "cn",
            repealed(first(), V2, "cn:code@2024-01-01"),
            document("cn:code", V2, provisions)));
  }

  @Test
  void aNewVersionTakesTheMarkAlongAndTheOldOneStillShowsIt() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "话");
    String now = GIFTS.replace("、礼金", "和礼金");
    installSecond(
        article("cn:code", V2, "art-88", DINNERS),
        continuing("cn:code", V2, "art-97", now, OLD_GIFTS.toString()));
    Address there = address("cn:code@2024-01-01/art-97");
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(there), only().now());
    assertEquals("礼金", said(only(), now));
    assertEquals(List.of(only()), notes.on(address("cn:code/art-97")));
    Placed old = notes.on(OLD_GIFTS).getFirst();
    assertEquals(Standing.KEPT, old.standing());
    assertEquals(Optional.of(OLD_GIFTS), old.now());
    assertEquals("礼金", said(old, GIFTS));
    assertEquals(mark, old.mark());
    assertEquals(List.of(), notes.on(address("cn:code/art-88")));
  }

  @Test
  void aLinkIsFollowedOverAVersionThatIsNotHere() throws IOException {
    note(OLD_GIFTS, Optional.empty(), "话");
    LocalDate v3 = LocalDate.of(2025, 6, 1);
    registry.install(
        pack(
            "cn",
            repealed(first(), V2, ""),
            document(
                "cn:code",
                v3,
                continuing(
                    "cn:code",
                    v3,
                    "art-5",
                    "全新的写法。",
                    "cn:code@2024-01-01/art-97",
                    OLD_GIFTS.toString()))));
    assertEquals(Optional.of(address("cn:code@2025-06-01/art-5")), only().now());
    assertEquals(Standing.MOVED, only().standing());
  }

  @Test
  void aMarkOnAParagraphFollowsTheLinkOfItsArticle() throws IOException {
    note(address("cn:code/art-92/p-1"), Optional.of(new Quote("宴请", "", "")), "话");
    installSecond(
        continuing("cn:code", V2, "art-100", "", "cn:code@2018-10-01/art-92"),
        article("cn:code", V2, "art-100/p-1", "先说别的：" + GIFTS),
        article("cn:code", V2, "art-100/p-2", DINNERS));
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-100/p-2")), only().now());
    assertEquals("宴请", said(only(), DINNERS));
  }

  @Test
  void aLinkHoldsWhenTheWordsAreGone() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    installSecond(continuing("cn:code", V2, "art-97", "全新的写法。", OLD_GIFTS.toString()));
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-97")), only().now());
    assertEquals(-1, only().from());
    assertEquals(-1, only().to());
  }

  @Test
  void withoutALinkTheTextTellsWhereItWentNotTheNumber() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    String now = "党员" + GIFTS.replace("有价证券、", "");
    installSecond(
        article("cn:code", V2, "art-88", LOANS),
        article("cn:code", V2, "art-97", now),
        article("cn:code", V2, "art-98", DINNERS));
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-97")), only().now());
    assertEquals("礼金", said(only(), now));
  }

  @Test
  void theLinkOfTheArticleHoldsWhenTheParagraphIsGone() throws IOException {
    note(address("cn:code/art-92/p-1"), Optional.empty(), "话");
    installSecond(
        continuing("cn:code", V2, "art-100", "全新的写法。", "cn:code@2018-10-01/art-92"),
        article("cn:code", V2, "art-101", "本条例由中央纪律检查委员会负责解释。"));
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-100")), only().now());
  }

  @Test
  void wordsThatWentAnotherWayThanTheirArticleAreFollowed() throws IOException {
    Quote quote = new Quote("接受、提供可能影响公正执行公务的宴请或者旅游、健身、娱乐等活动安排", "", "");
    note(address("cn:code/art-92/p-1"), Optional.of(quote), "话");
    installSecond(
        continuing("cn:code", V2, "art-100", "全新的写法。", "cn:code@2018-10-01/art-92"),
        article("cn:code", V2, "art-107", "另外，" + DINNERS));
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-107")), only().now());
    assertEquals(quote.exact(), said(only(), "另外，" + DINNERS));
  }

  /** Half its words are others now: only among many that are less alike that is enough. */
  @Test
  void aProvisionHalfRewrittenIsFoundAmongMany() throws IOException {
    note(OLD_GIFTS, Optional.empty(), "话");
    String half = "不得收受可能影响公正执行公务的礼品、礼金、消费卡，" + "也不许以讲课费、课题费、咨询费名义变相收钱物，违者按情节轻重给以党内处理。";
    double alike = Bigrams.of(PlainText.of(GIFTS)).similarity(Bigrams.of(PlainText.of(half)));
    assertTrue(alike > 0.40 && alike < 0.55, "the sample is " + alike);
    List<Provision> few = new ArrayList<>();
    few.add(article("cn:code", V2, "art-1", half));
    registry.install(pack("cn", document("cn:code", V2, few.toArray(new Provision[0]))));
    assertEquals(Standing.ORPHANED, only().standing());
    for (int i = 2; i < 13; i++) {
      few.add(article("cn:code", V2, "art-" + i, "本条例第" + i + "款另行规定。"));
    }
    registry.install(pack("cn", document("cn:code", V2, few.toArray(new Provision[0]))));
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-1")), only().now());
    few.add(article("cn:code", V2, "art-20", "其次" + half));
    registry.install(pack("cn", document("cn:code", V2, few.toArray(new Provision[0]))));
    assertEquals(Standing.ORPHANED, only().standing());
  }

  @Test
  void whatSaysThatItReplacedADocumentTakesTheMark() throws IOException {
    note(address("cn:code/art-90"), Optional.empty(), "话");
    registry.install(
        pack(
            "cn",
            repealed(first(), V2, ""),
            repealed(
                NoteSamples.replacing(
                    document("cn:middle", V2, article("cn:middle", V2, "art-1", GIFTS)), "cn:code"),
                LocalDate.of(2025, 1, 1),
                ""),
            NoteSamples.replacing(
                document("cn:rules", V2, article("cn:rules", V2, "art-7", "严禁" + LOANS)),
                "cn:middle@2024-01-01")));
    assertEquals(Optional.of(address("cn:rules@2024-01-01/art-7")), only().now());
  }

  @Test
  void nothingLikeItInTheNewVersionLeavesItOnTheOld() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    installSecond(article("cn:code", V2, "art-88", "本条例由中央纪律检查委员会负责解释。"));
    assertEquals(Standing.KEPT, only().standing());
    assertEquals(Optional.of(OLD_GIFTS), only().now());
    assertEquals(List.of(), notes.on(address("cn:code/art-88")));
  }

  @Test
  void aMarkOnHistoryStaysThere() throws IOException {
    installSecond(continuing("cn:code", V2, "art-97", GIFTS, OLD_GIFTS.toString()));
    note(OLD_GIFTS, Optional.of(MONEY), "当年的规定");
    assertEquals(Standing.KEPT, only().standing());
    assertEquals(Optional.of(OLD_GIFTS), only().now());
    assertEquals(List.of(), notes.on(address("cn:code/art-97")));
    assertEquals(Standing.KEPT, another(2).all().getFirst().standing());
  }

  @Test
  void aVersionThatComesIntoForceTakesTheMarkAlongOnThatDay() throws IOException {
    LocalDate tomorrow = LocalDate.of(2026, 11, 23);
    registry.install(
        pack(
            "cn",
            repealed(first(), tomorrow, ""),
            document(
                "cn:code",
                tomorrow,
                continuing("cn:code", tomorrow, "art-97", GIFTS, OLD_GIFTS.toString()))));
    note(OLD_GIFTS, Optional.empty(), "话");
    assertEquals(Standing.KEPT, only().standing());
    clock.forward(Duration.ofDays(1));
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(address("cn:code@2026-11-23/art-97")), only().now());
  }

  @Test
  void aVersionThatIsGoneIsFoundInTheOneThatIsHere() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    registry.install(
        pack(
            "cn",
            document(
                "cn:code", V2, continuing("cn:code", V2, "art-97", GIFTS, OLD_GIFTS.toString()))));
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(address("cn:code@2024-01-01/art-97")), only().now());
    assertEquals(List.of(), notes.on(OLD_GIFTS));
  }

  @Test
  void aDocumentThatReplacedItTakesTheMark() throws IOException {
    note(address("cn:code/art-90"), Optional.of(new Quote("车辆", "", "")), "话");
    note(address("cn:code"), Optional.empty(), "全文");
    registry.install(
        pack(
            "cn",
            repealed(first(), V2, "cn:rules"),
            document(
                "cn:rules",
                V2,
                article("cn:rules", V2, "art-3", GIFTS),
                article("cn:rules", V2, "art-7", "严禁" + LOANS))));
    for (Placed placed : notes.all()) {
      boolean whole = placed.mark().target().anchor().isEmpty();
      assertEquals(Standing.MOVED, placed.standing());
      assertEquals(
          Optional.of(address("cn:rules@2024-01-01" + (whole ? "" : "/art-7"))), placed.now());
    }
  }

  @Test
  void whatIsGoneIsOrphanedAndStillListed() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "话");
    registry.install();
    Placed placed = only();
    assertEquals(Standing.ORPHANED, placed.standing());
    assertEquals(Optional.empty(), placed.now());
    assertEquals(-1, placed.from());
    assertEquals(GIFTS, placed.before());
    assertEquals(mark, placed.mark());
    assertEquals(Optional.of("条例cn:code第八十八条"), notes.origin(mark.id()));
    assertEquals(List.of(), notes.on(OLD_GIFTS));
    registry.install(pack("cn", first()));
    assertEquals(Standing.KEPT, only().standing());
  }

  @Test
  void anUnrelatedTextAtTheSamePlaceIsNoContinuation() throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "话");
    registry.install(
        pack("cn", document("cn:code", V1, article("cn:code", V1, "art-88", "本条例由中央纪委负责解释。"))));
    assertEquals(Standing.ORPHANED, only().standing());
  }

  @Test
  void settlingKeepsItWhereItMoved() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.of(MONEY), "话");
    String now = "党员" + GIFTS.replace("、礼金", "和礼金");
    installSecond(continuing("cn:code", V2, "art-97", now, OLD_GIFTS.toString()));
    Mark settled = notes.settle(mark.id()).orElseThrow();
    assertEquals(mark.id(), settled.id());
    assertEquals(address("cn:code@2024-01-01/art-97"), settled.target());
    assertEquals("礼金", settled.quote().orElseThrow().exact());
    assertTrue(settled.quote().orElseThrow().prefix().endsWith("礼品和"));
    assertEquals(Standing.KEPT, only().standing());
    assertEquals(now, only().before());
    assertEquals(List.of(), notes.on(OLD_GIFTS));
    assertEquals(only(), another(2).all().getFirst());
    JsonNode was = JSON.readTree(Files.readAllBytes(file(mark))).at("/target/qinqing:was");
    assertEquals(OLD_GIFTS.toString(), was.at("/0/source").stringValue());
    assertEquals(GIFTS, was.at("/0/qinqing:text").stringValue());
    assertEquals(Optional.of(settled), notes.settle(mark.id()));
    LocalDate v3 = LocalDate.of(2025, 1, 1);
    registry.install(pack("cn", document("cn:code", v3, article("cn:code", v3, "art-1", now))));
    notes.settle(mark.id());
    JsonNode all = JSON.readTree(Files.readAllBytes(file(mark))).at("/target/qinqing:was");
    assertEquals(2, all.size());
    assertEquals(was.get(0), all.get(0));
    registry.install();
    assertEquals(Optional.empty(), notes.settle(mark.id()));
    assertEquals(Optional.empty(), notes.settle("none"));
  }

  // The user's own files.

  private static Document own(String id, String title, Provision... provisions) {
    return Samples.document("user:" + id, V1, Optional.empty(), title, List.of(), provisions);
  }

  @Test
  void anImportThatIsMadeAgainKeepsItsMarks() throws IOException {
    library.take(own("law", "管理条例", article("user:law", V1, "art-2", LOANS)));
    note(address("user:law@2018-10-01/art-2"), Optional.of(new Quote("车辆", "", "")), "话");
    library.take(own("law", "管理条例", article("user:law", V1, "art-2", LOANS)));
    assertEquals(Standing.KEPT, only().standing());
    library.take(
        own(
            "law",
            "管理条例",
            article("user:law", V1, "art-1", GIFTS),
            article("user:law", V1, "art-3/p-1", "其次，" + LOANS)));
    assertEquals(Standing.MOVED, only().standing());
    assertEquals(Optional.of(address("user:law@2018-10-01/art-3/p-1")), only().now());
    library.drop("law");
    assertEquals(Standing.ORPHANED, only().standing());
    library.take(own("other", "别的条例", article("user:other", V1, "art-2", DINNERS)));
    assertEquals(Standing.ORPHANED, only().standing());
    library.take(own("law-2", "管理条例", article("user:law-2", V1, "art-9", LOANS)));
    assertEquals(Optional.of(address("user:law-2@2018-10-01/art-9")), only().now());
  }

  // How they are kept.

  @Test
  void whatAnotherProcessWritesIsSeen() throws IOException {
    Notes other = another(2);
    assertEquals(List.of(), other.all());
    Mark mark = note(OLD_GIFTS, Optional.empty(), "甲");
    assertEquals("甲", other.all().getFirst().mark().words());
    other.change(mark.id(), "乙");
    assertEquals("乙", only().mark().words());
    other.add(Kind.NOTE, OLD_GIFTS, Optional.empty(), "丙");
    assertEquals(2, notes.all().size());
    assertTrue(other.remove(mark.id()));
    assertEquals("丙", only().mark().words());
  }

  @Test
  void whileAnotherProcessWritesNothingIsChanged() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.empty(), "甲");
    Notes busy =
        new AnnotationNotes(
            new Samples.Folder(data, true), library, registry, clock, NoteSamples.ids(3));
    assertThrows(BusyException.class, () -> busy.change(mark.id(), "乙"));
    assertThrows(BusyException.class, () -> busy.remove(mark.id()));
    assertThrows(BusyException.class, () -> busy.add(Kind.NOTE, OLD_GIFTS, Optional.empty(), "丙"));
    assertEquals("甲", busy.all().getFirst().mark().words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"type\": \"Annotation\"}",
        "{\"type\": \"Annotation\", \"id\": \"urn:uuid:00000001-0000-4000-8000-000000000001\","
            + " \"target\": \"https://example.org/page\"}",
        "{\"type\": \"Annotation\", \"id\": \"urn:uuid:00000001-0000-4000-8000-00000000000f\","
            + " \"target\": \"cn:code/art-88\"}"
      })
  void aDamagedFileIsNamedAndLeftWhereItIs(String content) throws IOException {
    Mark damaged = note(OLD_GIFTS, Optional.empty(), "甲");
    Mark sound = note(OLD_GIFTS, Optional.empty(), "乙");
    Files.writeString(file(damaged), content);
    Notes later = another(2);
    assertEquals(List.of(sound), later.all().stream().map(Placed::mark).toList());
    List<Diagnostic> findings = later.findings();
    assertEquals(1, findings.size());
    assertEquals("N-301", findings.getFirst().code());
    assertEquals(damaged.id() + ".json", findings.getFirst().location().file());
    assertEquals(Optional.empty(), later.change(damaged.id(), "丙"));
    assertFalse(later.remove(damaged.id()));
    assertEquals(content, Files.readString(file(damaged)));
    assertEquals(List.of(), notes.findings().stream().filter(Diagnostic::isError).skip(1).toList());
  }

  @Test
  void aWriteThatWasCutOffLeavesWhatWasThere() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.empty(), "甲");
    Files.writeString(file(mark).resolveSibling(mark.id() + ".json.new"), "{\"type\": \"Anno");
    Notes later = another(2);
    assertEquals(List.of(mark), later.all().stream().map(Placed::mark).toList());
    assertEquals(List.of(), later.findings());
    assertEquals("乙", later.change(mark.id(), "乙").orElseThrow().words());
    assertEquals("乙", only().mark().words());
  }

  @Test
  void nothingIsPlacedAgainAsLongAsNothingChanged() throws IOException {
    library.take(own("law", "管理条例", article("user:law", V1, "art-2", LOANS)));
    note(address("user:law@2018-10-01/art-2"), Optional.empty(), "甲");
    List<Placed> before = notes.all();
    int shows = library.shows();
    for (int i = 0; i < 20; i++) {
      assertSame(before, notes.all());
      assertEquals(before, notes.on(address("user:law")));
    }
    assertEquals(shows, library.shows());
    note(OLD_GIFTS, Optional.empty(), "乙");
    assertEquals(2, notes.all().size());
    assertEquals(shows, library.shows());
    registry.install(pack("cn", first()));
    assertEquals(2, notes.all().size());
    assertTrue(library.shows() > shows);
  }

  // Out and in.

  private byte[] exported(Notes from) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    from.export(out);
    return out.toByteArray();
  }

  private Notes elsewhere(Path folder) {
    return new AnnotationNotes(
        new Samples.Folder(folder, false), library, registry, clock, NoteSamples.ids(9));
  }

  @Test
  void theWayOutAndInLosesNothing(@TempDir Path folder) throws IOException {
    note(OLD_GIFTS, Optional.of(MONEY), "“引号”、\n换行、🙂 和 \u0000 空字符");
    notes.add(Kind.HIGHLIGHT, address("cn:code/art-92"), Optional.of(new Quote("宴请", "", "")), "");
    notes.add(Kind.FAVOURITE, address("cn:code"), Optional.empty(), "");
    Mark moved = note(address("cn:code/art-90"), Optional.empty(), "话");
    installSecond(continuing("cn:code", V2, "art-99", "另说。" + LOANS, "cn:code@2018-10-01/art-90"));
    notes.settle(moved.id());
    byte[] bytes = exported(notes);
    Notes elsewhere = elsewhere(folder);
    TakenIn taken = elsewhere.takeIn(bytes);
    assertEquals(4, taken.added());
    assertEquals(List.of(), taken.findings());
    assertEquals(notes.all(), elsewhere.all());
    JsonNode there = JSON.readTree(exported(elsewhere)).at("/first/items");
    assertEquals(JSON.readTree(bytes).at("/first/items"), there);
    assertEquals(new TakenIn(0, List.of()), elsewhere.takeIn(bytes));
  }

  @Test
  void theExportIsACollection() throws IOException {
    note(OLD_GIFTS, Optional.empty(), "甲");
    note(OLD_GIFTS, Optional.empty(), "乙");
    JsonNode tree = JSON.readTree(exported(notes));
    assertEquals("AnnotationCollection", tree.at("/type").stringValue());
    assertEquals(2, tree.at("/total").intValue());
    assertEquals("AnnotationPage", tree.at("/first/type").stringValue());
    assertEquals(2, tree.at("/first/items").size());
    assertEquals("甲", tree.at("/first/items/0/body/value").stringValue());
  }

  @Test
  void anEmptyExportCanBeTakenIn(@TempDir Path folder) throws IOException {
    assertEquals(new TakenIn(0, List.of()), elsewhere(folder).takeIn(exported(notes)));
  }

  @Test
  void whatIsThereIsLeftAsItIs() throws IOException {
    Mark mark = note(OLD_GIFTS, Optional.empty(), "甲");
    byte[] before = exported(notes);
    notes.change(mark.id(), "乙");
    assertEquals(0, notes.takeIn(before).added());
    assertEquals("乙", only().mark().words());
  }

  private TakenIn takeIn(String json) throws IOException {
    return notes.takeIn(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void annotationsOfOthersBecomeMarks() throws IOException {
    String foreign =
        """
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
          {"id": "https://example.org/anno/1", "type": "Annotation",
           "creator": {"name": "某人"},
           "body": [{"type": "TextualBody", "value": "一"}, {"type": "TextualBody", "value": "二"},
                    "https://example.org/picture"],
           "target": {"source": "cn:code/art-88",
             "selector": {"type": "TextPositionSelector", "start": 0, "end": 3,
               "refinedBy": {"type": "TextQuoteSelector", "exact": "礼金"}}}},
          {"type": "Annotation", "motivation": "oa:bookmarking", "target": "cn:code/art-90"},
          {"type": ["Annotation"], "bodyValue": "话", "created": "2020-02-03T04:05:06Z",
           "target": {"source": "cn:gone@2001-01-01/art-3",
             "selector": {"type": "TextQuoteSelector", "exact": "早先的话"}}}]}
        """;
    TakenIn taken = takeIn(foreign);
    assertEquals(3, taken.added());
    assertEquals(List.of(), taken.findings());
    Placed first =
        notes.all().stream()
            .filter(one -> one.mark().words().equals("一\n二"))
            .findFirst()
            .orElseThrow();
    assertEquals(Standing.KEPT, first.standing());
    assertEquals("礼金", said(first, GIFTS));
    assertEquals(OLD_GIFTS, first.mark().target());
    Placed favourite = notes.on(address("cn:code/art-90")).getFirst();
    assertEquals(Kind.FAVOURITE, favourite.mark().kind());
    Placed gone = notes.all().getLast();
    assertEquals(Standing.ORPHANED, gone.standing());
    assertEquals("早先的话", gone.before());
    assertEquals("2020-02-03T04:05:06Z", gone.mark().created().toString());
    assertEquals(0, takeIn(foreign).added());
    notes.change(first.mark().id(), "三");
    String out = new String(exported(notes), StandardCharsets.UTF_8);
    for (String kept :
        List.of("某人", "https://example.org/anno/1", "https://example.org/picture", "三")) {
      assertTrue(out.contains(kept), kept);
    }
  }

  @Test
  void severalTargetsBecomeSeveralMarks() throws IOException {
    String foreign =
        """
        {"id": "urn:x:1", "type": "Annotation", "bodyValue": "话",
         "target": ["cn:code/art-88", "cn:code/art-90", "https://example.org/"]}
        """;
    TakenIn taken = takeIn(foreign);
    assertEquals(2, taken.added());
    assertEquals(List.of("N-202"), taken.findings().stream().map(Diagnostic::code).toList());
    assertEquals(0, takeIn(foreign).added());
  }

  @Test
  void whatCannotBeTakenInIsSaid() throws IOException {
    TakenIn taken =
        takeIn(
            """
            {"type": "AnnotationCollection", "first": {"items": [
               {"type": "Annotation", "target": "https://example.org/page"},
               {"type": "Annotation"}, 7, {"target": "cn:code/art-88"}],
             "next": "https://example.org/page2"}}
            """);
    assertEquals(0, taken.added());
    assertEquals(
        List.of("N-202", "N-203", "N-203", "N-203", "N-204"),
        taken.findings().stream().map(Diagnostic::code).sorted().toList());
    for (String nothing : List.of("", "no json", "{}", "7", "\"Annotation\"", "{\"a\": [1]}")) {
      assertEquals(
          List.of("N-201"), takeIn(nothing).findings().stream().map(Diagnostic::code).toList());
    }
    assertFalse(Files.exists(data.resolve("notes")));
  }

  @Test
  void anIdThatIsAPathHarmsNobody() throws IOException {
    takeIn(
        """
        [{"id": "urn:uuid:../../../evil", "type": "Annotation", "target": "cn:code/art-88"},
         {"id": "../evil", "type": "Annotation", "target": "cn:code/art-88"}]
        """);
    try (var files = Files.walk(data)) {
      assertTrue(
          files
              .filter(Files::isRegularFile)
              .allMatch(file -> file.getParent().equals(data.resolve("notes"))));
    }
    assertEquals(2, notes.all().size());
  }

  // Whatever happens to the bundles.

  @Test
  void noMarkIsEverLost() throws IOException {
    Random random = new Random(21);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder sentence = new StringBuilder();
      for (int c = 0; c < 30; c++) {
        sentence.append((char) (0x4E00 + random.nextInt(900)));
      }
      sentences.add(sentence.append('。').toString());
    }
    LocalDate day = V1;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(sentences.get(i) + sentences.get(i + 20));
    }
    registry.install(pack("cn", version(day, texts)));
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String text = texts.get(i);
      int from = random.nextInt(text.length() - 20);
      Quote quote = new Quote(text.substring(from, from + 1 + random.nextInt(19)), "", "");
      marks.add(
          note(
              address("cn:code/art-" + (i + 1)),
              random.nextInt(3) == 0 ? Optional.empty() : Optional.of(quote),
              "话" + i));
    }
    for (int round = 0; round < 12; round++) {
      List<String> now = new ArrayList<>(texts);
      java.util.Collections.shuffle(now, random);
      now.replaceAll(
          text -> random.nextInt(4) == 0 ? text + sentences.get(40 + random.nextInt(20)) : text);
      now.removeIf(text -> random.nextInt(9) == 0);
      LocalDate next = day.plusDays(round + 1);
      List<Document> documents = new ArrayList<>(List.of(version(next, now)));
      if (random.nextBoolean()) {
        documents.addFirst(repealed(version(day, texts), next, ""));
      }
      registry.install(pack("cn", documents.toArray(new Document[0])));
      assertEquals(
          new HashSet<>(marks), new HashSet<>(notes.all().stream().map(Placed::mark).toList()));
      for (Placed placed : notes.all()) {
        String here = placed.now().map(at -> text(documents, at)).orElse("");
        String was = placed.before();
        if (here.startsWith(was)) {
          // The text is there, whole: then so is the quote.
          placed.mark().quote().ifPresent(quote -> assertEquals(quote.exact(), said(placed, here)));
        }
        boolean there = now.stream().anyMatch(text -> text.startsWith(was));
        assertEquals(there || documents.size() > 1, placed.now().isPresent(), was);
        if (there) {
          assertTrue(here.startsWith(was), was + " / " + here);
        }
      }
    }
  }

  private static Document version(LocalDate day, List<String> texts) {
    List<Provision> provisions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      provisions.add(article("cn:code", day, "art-" + (i + 1), texts.get(i)));
    }
    return document("cn:code", day, provisions.toArray(new Provision[0]));
  }

  private static String text(List<Document> documents, Address at) {
    return documents.stream()
        .flatMap(document -> document.provisions().stream())
        .filter(provision -> provision.address().equals(at))
        .map(Provision::text)
        .findFirst()
        .orElseThrow();
  }
}
