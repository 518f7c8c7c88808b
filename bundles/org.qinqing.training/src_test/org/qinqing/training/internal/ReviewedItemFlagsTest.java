package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Document;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.training.ItemFlags.Flag;
import org.qinqing.training.ItemFlags.Reason;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Today;

/** Two editions of a law and of a bundle, seen from a question that cites the law. */
class ReviewedItemFlagsTest {
  private static final LocalDate OLD = LocalDate.of(2018, 10, 1);
  private static final LocalDate NEW = LocalDate.of(2024, 1, 1);
  private static final LocalDate REVIEWED = LocalDate.of(2026, 1, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final AtomicReference<PackSnapshot> installed = new AtomicReference<>(PackSnapshot.EMPTY);
  private final PackTraining training = new PackTraining(installed::get);
  private final ReviewedItemFlags flags = new ReviewedItemFlags(training, installed::get);
  private final PackItemBank bank = new PackItemBank(training, installed::get);

  private void install(List<Document> documents, String... basis) {
    install(REVIEWED, documents, Effective.ALWAYS, basis);
  }

  private void install(
      LocalDate reviewed, List<Document> documents, Effective rule, String... basis) {
    Question question =
        new Question(
            "q",
            "cn",
            Question.Kind.JUDGE,
            "gift",
            Side.OFFICIAL,
            "情形",
            List.of(
                new Question.Option("A", "对", true, Optional.empty(), ""),
                new Question.Option("B", "错", false, Optional.empty(), "")),
            "说明",
            List.of(basis).stream().map(Stories::address).toList(),
            Optional.of("r"),
            SourceLocation.WHOLE);
    Pack pack =
        new Pack(
            "cn",
            "cn",
            "全国",
            Locality.NATIONAL,
            "national",
            "1.0.0",
            "p",
            "c",
            Pack.Maturity.PUBLISHED,
            new Pack.Review(reviewed, "p", Period.ofYears(1)),
            "CC-BY-4.0",
            List.of(),
            documents,
            List.of(rule(rule)),
            FactsModel.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of(question),
            List.of(),
            Casework.EMPTY,
            List.of());
    installed.set(new PackSnapshot(1, List.of(pack), List.of(), FactsModel.EMPTY));
  }

  private static Rule rule(Effective effective) {
    return new Rule(
        "r",
        "cn",
        "gift",
        Side.OFFICIAL,
        Set.of(),
        Set.of(),
        Modality.PROHIBITED,
        new Condition.All(List.of()),
        Optional.empty(),
        List.of(),
        List.of(Stories.address("cn:law/art-1")),
        Optional.empty(),
        List.of(),
        effective,
        "不可以",
        List.of(),
        "",
        SourceLocation.WHOLE);
  }

  private static Document law(LocalDate effective, Optional<LocalDate> repealed, String text) {
    Address whole = Stories.address("cn:law").at(effective);
    Address article = Stories.address("cn:law/art-1").at(effective);
    return new Document(
        whole,
        "办法",
        List.of(),
        "",
        "机关",
        "normative",
        Optional.empty(),
        effective,
        repealed,
        Optional.empty(),
        List.of(),
        "来源",
        Document.Wording.DIGEST,
        List.of(
            new Document.Provision(
                article,
                "第一条",
                "",
                List.of(),
                text,
                Certainty.A,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                SourceLocation.WHOLE)),
        SourceLocation.WHOLE);
  }

  private List<Flag> on(LocalDate day) {
    return flags.of(training.question("q").orElseThrow(), day);
  }

  private List<Reason> reasons(LocalDate day) {
    return on(day).stream().map(Flag::reason).toList();
  }

  @Test
  void aQuestionWhoseProvisionStandsAsReviewedIsNotFlagged() {
    install(
        List.of(law(OLD, Optional.of(NEW), "旧"), law(NEW, Optional.empty(), "新")), "cn:law/art-1");
    assertEquals(List.of(), on(TODAY));
    assertEquals(List.of(), on(NEW));
  }

  @Test
  void aChangeAfterTheReviewIsFlaggedFromItsDayOn() {
    LocalDate change = LocalDate.of(2026, 6, 1);
    install(
        List.of(law(NEW, Optional.of(change), "旧"), law(change, Optional.empty(), "新")),
        "cn:law/art-1");
    assertEquals(List.of(), on(change.minusDays(1)));
    assertEquals(List.of(Reason.CHANGED), reasons(change));
    Flag flag = on(TODAY).getFirst();
    assertEquals(Optional.of(change), flag.since());
    assertTrue(flag.words().contains("2026-06-01"), flag.words());
    assertEquals(Stories.address("cn:law/art-1"), flag.address());
  }

  @Test
  void aNewEditionWithTheSameWordsIsNoChange() {
    LocalDate change = LocalDate.of(2026, 6, 1);
    install(
        List.of(law(NEW, Optional.of(change), "同"), law(change, Optional.empty(), "同")),
        "cn:law/art-1");
    assertEquals(List.of(), on(TODAY));
  }

  @Test
  void whoLooksBackIsToldThatItReadOtherwiseThen() {
    install(
        List.of(law(OLD, Optional.of(NEW), "旧"), law(NEW, Optional.empty(), "新")), "cn:law/art-1");
    Flag flag = on(NEW.minusDays(1)).getFirst();
    assertEquals(Reason.CHANGED, flag.reason());
    assertEquals(Optional.of(NEW), flag.since());
  }

  @Test
  void repealedNotYetAndGoneAreFlagged() {
    LocalDate end = LocalDate.of(2026, 6, 1);
    install(List.of(law(OLD, Optional.of(end), "旧")), "cn:law/art-1", "cn:law/art-9");
    assertEquals(List.of(Reason.REPEALED, Reason.GONE), reasons(end));
    assertEquals(Optional.of(end), on(end).getFirst().since());
    assertEquals(List.of(Reason.NOT_YET, Reason.GONE), reasons(OLD.minusDays(1)));
    assertEquals(List.of(Reason.GONE), reasons(end.minusDays(1)));
  }

  @Test
  void aQuestionAboutACertainVersionIsNotFlaggedForBeingOfThePast() {
    List<Document> both = List.of(law(OLD, Optional.of(NEW), "旧"), law(NEW, Optional.empty(), "新"));
    install(both, "cn:law@2018-10-01/art-1");
    assertEquals(List.of(), on(TODAY));
    // At the review it was in force; now it is not.
    install(LocalDate.of(2020, 1, 1), both, Effective.ALWAYS, "cn:law@2018-10-01/art-1");
    assertEquals(List.of(Reason.REPEALED), reasons(TODAY));
  }

  @Test
  void aRuleThatDoesNotApplyIsFlagged() {
    LocalDate last = LocalDate.of(2026, 5, 31);
    install(
        REVIEWED,
        List.of(law(NEW, Optional.empty(), "新")),
        new Effective(Optional.of(NEW), Optional.of(last)),
        "cn:law/art-1");
    assertEquals(List.of(), on(last));
    assertEquals(List.of(Reason.RULE_OFF), reasons(TODAY));
    assertEquals(Optional.of(last.plusDays(1)), on(TODAY).getFirst().since());
  }

  @Test
  void theListHoldsOnlyFlaggedQuestions() {
    LocalDate end = LocalDate.of(2026, 6, 1);
    install(List.of(law(OLD, Optional.of(end), "旧")), "cn:law/art-1");
    Training.Selection all =
        new Training.Selection(
            Locality.NATIONAL, Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(List.of(), flags.all(all, end.minusDays(1)));
    assertEquals("q", flags.all(all, end).getFirst().question().id());
  }

  /** A second edition of the bundle comes: the card starts anew and says why. */
  @Test
  void anEditionThatChangesTheProvisionResetsItsCards() {
    SpacedPractice practice = new SpacedPractice(new FsrsSpacing());
    LearnerRecord record = new ShelfRecords().of(new ShelfInMemory());
    PracticePlan plan = record.settings().plan(ZoneOffset.UTC);
    Instant first = TODAY.minusDays(30).atTime(9, 0).toInstant(ZoneOffset.UTC);
    install(List.of(law(NEW, Optional.empty(), "旧")), "cn:law/art-1");
    Item before = bank.item("q", TODAY).orElseThrow();
    practice.answer(
        plan,
        before,
        bank.response(
            training.mark("q", Set.of("A")).orElseThrow(), Duration.ofSeconds(3), false, true),
        first,
        record.memories(),
        record.attempts());
    Instant soon = first.plus(Duration.ofHours(20));
    assertTrue(
        practice.today(plan, List.of(before), record.memories(), soon).entries().stream()
            .noneMatch(entry -> entry.reason() == Today.Reason.CHANGED));

    install(List.of(law(NEW, Optional.empty(), "新")), "cn:law/art-1");
    Item after = bank.item("q", TODAY).orElseThrow();
    assertFalse(before.fingerprint().equals(after.fingerprint()));
    assertEquals(List.of(after), practice.changed(List.of(after), record.memories()));
    Today today = practice.today(plan, List.of(after), record.memories(), soon);
    assertEquals(List.of(new Today.Entry(after, Today.Reason.CHANGED)), today.entries());
    practice.answer(
        plan,
        after,
        bank.response(
            training.mark("q", Set.of("A")).orElseThrow(), Duration.ofSeconds(3), false, false),
        soon,
        record.memories(),
        record.attempts());
    assertTrue(record.memories().of("q").orElseThrow().renewed());
    assertEquals(soon, record.memories().of("q").orElseThrow().first());
    assertEquals(List.of(), practice.changed(List.of(after), record.memories()));
    // Nothing is forgotten of what was answered.
    assertEquals(2, record.attempts().all().size());
  }

  /** Every reason has its sentence in both languages, and each names provision and day. */
  @Test
  void everyReasonIsSaid() throws IOException {
    Properties chinese = words("messages.properties");
    Properties english = words("messages_en.properties");
    assertEquals(chinese.keySet(), english.keySet());
    for (Reason reason : Reason.values()) {
      for (Properties words : List.of(chinese, english)) {
        String sentence = words.getProperty("flag." + reason.name());
        assertTrue(sentence != null && sentence.contains("{0}"), reason.name());
      }
    }
  }

  private static Properties words(String file) throws IOException {
    Properties words = new Properties();
    try (InputStream in = ReviewedItemFlags.class.getResourceAsStream(file)) {
      words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    }
    return words;
  }

  /** Nothing in the repository's own bundles is stale on the day of its review. */
  @Test
  void noInstalledQuestionIsFlaggedOnTheDayOfItsReview() {
    installed.set(InstalledContent.read());
    for (Pack pack : installed.get().packs()) {
      for (Question question : pack.questions()) {
        assertEquals(List.of(), flags.of(question, pack.review().on()), question.id());
      }
    }
  }
}
