package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;

/** What is learned from the lines of {@link SmallModel}, on sentences that are not among them. */
class LearnedReadingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final ReadingModel MODEL = SmallModel.learn();

  private static LearnedReading reading(FactsModel facts) {
    return new LearnedReading(MODEL, SmallModel.traits(), facts, LearnedReading.USUAL);
  }

  private static List<Event> read(Heard heard, Optional<Side> side) {
    return reading(SmallModel.FACTS).understand(heard, SmallModel::heard, side, DAY).events();
  }

  private static Event one(String text) {
    List<Event> events = read(SmallModel.heard(text), Optional.empty());
    assertEquals(1, events.size(), text + " " + events);
    return events.getFirst();
  }

  private static String act(Event event) {
    return event.term("act").orElse("?");
  }

  private static FactValue stated(String value, int from, int to) {
    return new FactValue(
        FactContent.Terms.of(value), Source.STATED, Optional.of(new Span(from, to)), "");
  }

  @Test
  void aNewSentenceIsReadByWhatItsWordsHaveInCommonWithOthers() {
    assertEquals("take-gift", act(one("老板送来一盒茶叶,我收了")));
    assertEquals("eat-out", act(one("老板请吃烤鸭,我去吃了")));
    assertEquals("decline-it", act(one("邻居送来一箱苹果,我谢绝了")));
    assertEquals(List.of(), read(SmallModel.heard("这天气怎么样"), Optional.empty()));
  }

  @Test
  void factsAreReadWithTheDeed() {
    Event gift = one("归我管的老板拿来一箱葡萄,我收了");
    assertEquals(Optional.of("enterprise"), gift.term("counterpart"));
    assertEquals(Optional.of("true"), gift.term("under_jurisdiction"));
    assertEquals(Optional.of("done"), gift.term("status"));
    Event other = one("邻居拿来一箱葡萄,我收了");
    assertEquals(Optional.of("resident"), other.term("counterpart"));
    assertEquals(Optional.empty(), other.fact("under_jurisdiction"));
  }

  @Test
  void aFirmsPersonIsHeardAsOne() {
    Event event = one("我们公司给科长送一箱茶叶");
    assertEquals("give-gift", act(event));
    assertEquals(Optional.of("enterprise"), event.term("side"));
    assertTrue(
        event.fact("side").map(FactValue::source).filter(Source.IMPLIED::equals).isPresent());
    assertEquals(Optional.empty(), one("老板送来一盒茶叶,我收了").fact("side"));
  }

  @Test
  void whoIsKnownToTellItCanOnlyTellHisSide() {
    Heard gift = SmallModel.heard("老板送来一盒茶叶,我收了");
    read(gift, Optional.of(Side.ENTERPRISE))
        .forEach(event -> assertFalse(act(event).equals("take-gift"), event.toString()));
    Heard given = SmallModel.heard("我们公司给科长送一箱茶叶");
    read(given, Optional.of(Side.OFFICIAL))
        .forEach(event -> assertFalse(act(event).equals("give-gift"), event.toString()));
  }

  /** Blanks vanish before reading; spans are those of the text as it was typed. */
  @Test
  void everySpanPointsIntoTheTextAsTyped() {
    String text = "归 我 管 的老板 拿来一箱葡萄， 我收了";
    Event event = one(text);
    event
        .facts()
        .forEach(
            (fact, value) -> {
              Span span = value.span().orElseThrow(() -> new AssertionError(fact));
              assertTrue(
                  span.from() >= 0 && span.from() < span.to() && span.to() <= text.length(),
                  fact + " " + span);
            });
    Span managed = event.fact("under_jurisdiction").flatMap(FactValue::span).orElseThrow();
    assertTrue(managed.from() < text.indexOf("拿来"), text.substring(managed.from(), managed.to()));
  }

  @Test
  void aDeedThatOnlyTheGrammarKnowsIsKept() {
    String text = "老板送来一盒茶叶,我收了,坐船没买票";
    Event ferry = new Event(Map.of("act", stated("ride-ferry", 13, 15)));
    List<String> acts =
        read(SmallModel.heard(text, ferry), Optional.empty()).stream()
            .map(LearnedReadingTest::act)
            .toList();
    assertTrue(acts.contains("take-gift"), acts.toString());
    assertTrue(acts.contains("ride-ferry"), acts.toString());
  }

  @Test
  void sumsAreTheGrammars() {
    String text = "老板送来一盒茶叶值3000元,我收了";
    FactValue sum = one(text).fact("amount").orElseThrow(() -> new AssertionError("no amount"));
    assertEquals("3000", sum.content().toString());
    Span span = sum.span().orElseThrow();
    assertTrue(text.substring(span.from(), span.to()).startsWith("3000"));
    Event read =
        new Event(
            Map.of(
                "act",
                stated("take-gift", 2, 4),
                "amount",
                new FactValue(
                    FactContent.Quantity.exactly(new java.math.BigDecimal(50), "CNY"),
                    Source.STATED,
                    Optional.of(new Span(7, 8)),
                    "")));
    List<Event> events = read(SmallModel.heard(text, read), Optional.empty());
    assertEquals("50", events.getFirst().fact("amount").orElseThrow().content().toString());
    assertEquals(
        Optional.of(new Span(2, 4)), events.getFirst().fact("act").flatMap(FactValue::span));
  }

  @Test
  void aStepThatTheGrammarHeardAsDoneDoesNotStandInWordsThatDenyIt() {
    assertEquals(Optional.of("true"), reported("老板请吃午饭,我报备了才去吃"));
    assertEquals(Optional.of("true"), reported("老板请吃午饭,我向领导报备了,他没意见"));
    assertEquals(Optional.of("true"), reported("没别的事,老板请吃午饭,我报备了才去吃"));
    assertEquals(Optional.empty(), reported("老板请吃午饭,我没给单位报备就去吃了"));
    assertEquals(Optional.empty(), reported("老板请吃午饭,报备没有我也去吃了"));
  }

  /** Whether the meal was reported, when the grammar hears 报备 as done. */
  private static Optional<String> reported(String text) {
    int at = text.indexOf("报备");
    Event heard =
        new Event(Map.of("act", stated("eat-out", 0, 5), "reported", stated("true", at, at + 2)));
    List<Event> events = read(SmallModel.heard(text, heard), Optional.empty());
    assertEquals("eat-out", act(events.getFirst()), text);
    return events.getFirst().term("reported");
  }

  @Test
  void whatThePersonDoesNotKnowIsNotSupposed() {
    assertEquals(Optional.of("true"), one("归我管的老板拿来一箱葡萄,我收了").term("under_jurisdiction"));
    String unsure = "是不是归我管我也说不上来,老板拿来一箱葡萄,我收了";
    Event heard =
        new Event(
            Map.of("act", stated("take-gift", 15, 17), "under_jurisdiction", stated("true", 3, 6)));
    Event read = read(SmallModel.heard(unsure, heard), Optional.empty()).getFirst();
    assertEquals("take-gift", act(read));
    assertEquals(Optional.empty(), read.term("under_jurisdiction"));
  }

  @Test
  void aPlainWordOfTheGrammarIsEnoughForAConcealment() {
    String text = "年底填表,妻子开店我没有如实写";
    assertEquals("report-matter", act(one(text)));
    Event heard = new Event(Map.of("act", stated("conceal-matter", 10, 15)));
    assertEquals(
        List.of("report-matter", "conceal-matter"),
        read(SmallModel.heard(text, heard), Optional.empty()).stream()
            .map(LearnedReadingTest::act)
            .toList());
  }

  @Test
  void aFactThatNoExampleTaughtIsTheGrammars() {
    String text = "老板送来一盒茶叶,我收了";
    Event heard =
        new Event(Map.of("act", stated("take-gift", 2, 4), "season", stated("spring", 0, 2)));
    Event read = read(SmallModel.heard(text, heard), Optional.empty()).getFirst();
    assertEquals(Optional.of("spring"), read.term("season"));
    assertEquals(Optional.of("enterprise"), read.term("counterpart"));
  }

  @Test
  void whatIsPaidForMayHaveBeenGivenFirst() {
    String text = "老板卖的梨,我照价付了钱";
    assertEquals("buy-openly", act(one(text)));
    Event gift = new Event(Map.of("act", stated("take-gift", 0, 5)));
    Event refusal = new Event(Map.of("act", stated("decline-it", 0, 5)));
    FactValue either =
        read(SmallModel.heard(text, gift), Optional.empty()).getFirst().facts().get("act");
    assertEquals(
        new FactContent.Terms(java.util.Set.of("buy-openly", "take-gift")), either.content());
    assertEquals(
        "buy-openly", act(read(SmallModel.heard(text, refusal), Optional.empty()).getFirst()));
  }

  @Test
  void aModelOfOtherDeedsDoesNotApply() {
    assertTrue(reading(SmallModel.FACTS).applies());
    assertFalse(reading(FactsModel.EMPTY).applies());
  }

  @Test
  void aReadingThatIsChosenIsReadOnce() {
    Understanding understood =
        reading(SmallModel.FACTS)
            .understand(SmallModel.heard("老板送来一盒茶叶,我收了"), SmallModel::heard, Optional.empty(), DAY);
    List<Understanding.Candidate> candidates = understood.candidates();
    assertSame(understood.events().getFirst(), candidates.getFirst().event().orElseThrow());
    for (int i = 1; i < candidates.size(); i++) {
      assertTrue(candidates.get(i - 1).share() >= candidates.get(i).share());
    }
  }
}
