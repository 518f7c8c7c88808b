package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Memory.Phase;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.memory.SpacingPlan;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Focus;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.practice.Mistake;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Response;
import org.qinqing.training.practice.Today;
import org.qinqing.training.practice.Today.Reason;

class SpacedPracticeTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** 09:00 in China. */
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  private static final PracticePlan PLAN = plan(5, 20, 1);

  private final Practice practice = new SpacedPractice(new FsrsSpacing());
  private final UnkeptRecord kept = new UnkeptRecord();

  private static PracticePlan plan(int fresh, int most, long seed) {
    return new PracticePlan(fresh, most, Duration.ofSeconds(60), CHINA, seed, SpacingPlan.DEFAULT);
  }

  private static Item item(String id, String topic) {
    return item(id, topic, "v1", "cn:rules");
  }

  private static Item item(String id, String topic, String fingerprint, String... documents) {
    return new Item(id, topic, "single", 2, Set.of(documents), List.of("A", "B", "C"), fingerprint);
  }

  private static List<Item> bank(int each, String... topics) {
    List<Item> bank = new ArrayList<>();
    for (String topic : topics) {
      for (int i = 0; i < each; i++) {
        bank.add(item(topic + i, topic));
      }
    }
    return bank;
  }

  private static Response answered(boolean right) {
    return new Response(right, Duration.ofSeconds(20), false, false, Set.of());
  }

  private Today today(PracticePlan plan, List<Item> bank, Instant now) {
    return practice.today(plan, bank, kept.memories(), now);
  }

  private Remembered answer(PracticePlan plan, Item item, Response response, Instant now) {
    return practice.answer(plan, item, response, now, kept.memories(), kept.attempts());
  }

  private static List<String> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  private static List<String> ids(Today today) {
    return ids(today.entries().stream().map(Today.Entry::item).toList());
  }

  private static List<String> ids(Today today, Reason reason) {
    return ids(
        today.entries().stream()
            .filter(entry -> entry.reason() == reason)
            .map(Today.Entry::item)
            .toList());
  }

  /** A memory in the long phase that is due so many days from now. */
  private void known(Item item, double stability, int reviewedDaysAgo, int dueInDays) {
    Instant reviewed = NOW.minus(Duration.ofDays(reviewedDaysAgo));
    kept.memories()
        .keep(
            new Remembered(
                item.id(),
                new Memory(
                    Phase.REVIEW, 0, stability, 5, reviewed, NOW.plus(Duration.ofDays(dueInDays))),
                reviewed,
                false,
                item.fingerprint()));
  }

  @Test
  void answersBecomeRatings() {
    assertEquals(Rating.AGAIN, rating(false, 1, false, true));
    assertEquals(Rating.AGAIN, rating(false, 999, true, false));
    assertEquals(Rating.GOOD, rating(true, 60, false, false));
    assertEquals(Rating.HARD, rating(true, 61, false, false));
    assertEquals(Rating.HARD, rating(true, 5, true, false));
    assertEquals(Rating.HARD, rating(true, 61, false, true));
    assertEquals(Rating.HARD, rating(true, 5, true, true));
    assertEquals(Rating.EASY, rating(true, 60, false, true));
  }

  private Rating rating(boolean right, int seconds, boolean hint, boolean easy) {
    return practice.rating(
        PLAN, new Response(right, Duration.ofSeconds(seconds), hint, easy, Set.of()));
  }

  @Test
  void dueComesFirstByChanceOfRecallThenNewUpToTheLimit() {
    List<Item> bank = bank(10, "gift", "loan", "travel");
    known(bank.get(0), 30, 10, -1); // gift0
    known(bank.get(10), 5, 10, -2); // loan0, likeliest to be forgotten
    known(bank.get(20), 10, 10, 0); // travel0, due later today
    known(bank.get(1), 10, 10, 1); // gift1, due tomorrow
    Today today = today(PLAN, bank, NOW);
    assertEquals(List.of("loan0", "travel0", "gift0"), ids(today).subList(0, 3));
    assertEquals(List.of("loan0", "travel0", "gift0"), ids(today, Reason.DUE));
    assertEquals(5, ids(today, Reason.FRESH).size());
    assertEquals(8, today.entries().size());
    assertEquals("2026-03-02", today.day().toString());
    assertEquals(0, today.putOff());
    assertEquals(Optional.empty(), today.next());
  }

  @Test
  void newItemsComeFromAllTopicsInTurn() {
    List<Item> bank = bank(10, "a", "b", "c");
    bank.addAll(bank(1, "d"));
    List<Item> fresh =
        today(plan(8, 20, 1), bank, NOW).entries().stream().map(Today.Entry::item).toList();
    List<Long> perTopic =
        fresh.stream()
            .collect(Collectors.groupingBy(Item::topic, Collectors.counting()))
            .values()
            .stream()
            .sorted()
            .toList();
    assertEquals(List.of(1L, 2L, 2L, 3L), perTopic);
    for (int i = 1; i < fresh.size(); i++) {
      assertNotEquals(fresh.get(i - 1).topic(), fresh.get(i).topic());
    }
  }

  @Test
  void theDayIsDrawnFromSeedAndDateNotFromTheOrderOfTheBank() {
    List<Item> bank = bank(20, "a", "b", "c");
    Today first = today(PLAN, bank, NOW);
    List<Item> turned = new ArrayList<>(bank);
    Collections.shuffle(turned, new Random(1));
    assertEquals(first, today(PLAN, turned, NOW));
    assertEquals(ids(first), ids(today(PLAN, bank, NOW.plus(Duration.ofHours(14)))));
    assertNotEquals(ids(first), ids(today(PLAN, bank, NOW.plus(Duration.ofHours(15)))));
    assertNotEquals(ids(first), ids(today(plan(5, 20, 2), bank, NOW)));
  }

  @Test
  void theLimitOfTheDayPutsOffTheBestKnown() {
    List<Item> bank = bank(6, "a");
    for (int i = 0; i < 6; i++) {
      known(bank.get(i), 10 + i, 10, -1);
    }
    Today today = today(plan(5, 4, 1), bank, NOW);
    assertEquals(List.of("a0", "a1", "a2", "a3"), ids(today));
    assertEquals(2, today.putOff());
  }

  @Test
  void changedItemsComeAfterDueOnesWithinTheLimit() {
    List<Item> bank = new ArrayList<>(bank(3, "a"));
    bank.forEach(item -> known(item, 10, 10, -1));
    for (String id : List.of("c1", "c2", "c3")) {
      known(item(id, "b"), 10, 10, 5);
      bank.add(item(id, "b", "v2"));
    }
    Today today = today(plan(5, 4, 1), bank, NOW);
    assertEquals(3, ids(today, Reason.DUE).size());
    assertEquals(List.of("c1"), ids(today, Reason.CHANGED));
    assertEquals(2, today.putOff());
    assertEquals(4, today.entries().size());
  }

  @Test
  void whatWasBegunElsewhereCountsAmongTheNewOnes() {
    List<Item> bank = bank(10, "a", "b", "c");
    Set<String> morning = new HashSet<>(ids(today(PLAN, bank, NOW)));
    bank.stream()
        .filter(item -> !morning.contains(item.id()))
        .limit(3)
        .forEach(item -> answer(PLAN, item, answered(true), NOW));
    List<String> fresh = ids(today(PLAN, bank, NOW.plusSeconds(1)), Reason.FRESH);
    assertEquals(2, fresh.size());
    assertTrue(morning.containsAll(fresh));
    assertEquals(5, ids(today(PLAN, bank, NOW.plus(Duration.ofDays(1))), Reason.FRESH).size());
  }

  @Test
  void stepsComeInTheOrderInWhichTheyAreOver() {
    List<Item> bank = bank(3, "a");
    answer(PLAN, bank.get(2), answered(false), NOW);
    answer(PLAN, bank.get(0), answered(false), NOW.plusSeconds(5));
    answer(PLAN, bank.get(1), answered(false), NOW.plusSeconds(10));
    Today soon = today(plan(0, 9, 1), bank, NOW.plusSeconds(66));
    assertEquals(List.of("a2", "a0"), ids(soon));
    assertEquals(1, soon.waiting());
    assertEquals(Optional.of(NOW.plusSeconds(70)), soon.next());
    assertEquals(List.of("a2", "a0", "a1"), ids(today(plan(0, 9, 1), bank, NOW.plusSeconds(70))));
  }

  @Test
  void whichTopicsGoFirstIsDrawnToo() {
    List<Item> bank = bank(1, "a", "b", "c", "d");
    Set<String> topics = new HashSet<>();
    Set<List<String>> unseen = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      topics.addAll(ids(today(plan(1, 9, seed), bank, NOW)));
      unseen.add(
          ids(
              practice.chosen(
                  plan(1, 9, seed),
                  bank,
                  new Focus.Topics(Set.of("a", "b", "c", "d")),
                  2,
                  kept.memories(),
                  kept.attempts(),
                  NOW)));
    }
    assertEquals(4, topics.size());
    assertTrue(unseen.size() > 6, unseen.toString());
  }

  @Test
  void aWrongAnswerComesBackTheSameDay() {
    Item item = item("q", "a");
    known(item, 10, 10, -1);
    List<Item> bank = List.of(item);
    Remembered forgotten = answer(PLAN, item, answered(false), NOW);
    assertEquals(Phase.RELEARNING, forgotten.memory().phase());
    Today soon = today(PLAN, bank, NOW.plusSeconds(60));
    assertEquals(List.of(), soon.entries());
    assertEquals(1, soon.waiting());
    assertEquals(Optional.of(NOW.plusSeconds(600)), soon.next());
    Today then = today(PLAN, bank, NOW.plusSeconds(600));
    assertEquals(List.of(new Today.Entry(item, Reason.STEP)), then.entries());
    assertEquals(0, then.waiting());
    assertEquals(Optional.empty(), then.next());
    answer(PLAN, item, answered(true), NOW.plusSeconds(700));
    assertEquals(List.of(), today(PLAN, bank, NOW.plusSeconds(800)).entries());
    assertEquals(List.of("q"), ids(today(PLAN, bank, NOW.plus(Duration.ofDays(60))), Reason.DUE));
  }

  @Test
  void stepsComeBeforeEverythingAndOnceOverTheLimit() {
    List<Item> bank = bank(3, "a", "b");
    PracticePlan one = plan(1, 1, 1);
    Item first = today(one, bank, NOW).entries().getFirst().item();
    answer(one, first, answered(false), NOW);
    Today later = today(one, bank, NOW.plusSeconds(120));
    assertEquals(List.of(new Today.Entry(first, Reason.STEP)), later.entries());
    // Left over till the next day, it takes that day's only place.
    Today next = today(one, bank, NOW.plus(Duration.ofDays(1)));
    assertEquals(List.of(new Today.Entry(first, Reason.STEP)), next.entries());
  }

  @Test
  void aChangedProvisionIsFlaggedAndTheMemoryStartsAnew() {
    Item old = item("q", "a");
    known(old, 300, 10, 290);
    Item changed = item("q", "a", "v2", "cn:rules");
    assertEquals(List.of(), practice.changed(List.of(old), kept.memories()));
    assertEquals(List.of(changed), practice.changed(List.of(changed), kept.memories()));
    assertEquals(List.of(), today(PLAN, List.of(old), NOW).entries());
    assertEquals(
        List.of(new Today.Entry(changed, Reason.CHANGED)),
        today(PLAN, List.of(changed), NOW).entries());
    Remembered anew = answer(PLAN, changed, answered(true), NOW);
    assertEquals(
        new FsrsSpacing().review(PLAN.spacing(), "q", Optional.empty(), Rating.GOOD, NOW),
        anew.memory());
    assertEquals(NOW, anew.first());
    assertTrue(anew.renewed());
    assertEquals("v2", anew.fingerprint());
    assertEquals(List.of(), practice.changed(List.of(changed), kept.memories()));
    Remembered second = answer(PLAN, changed, answered(true), NOW.plusSeconds(600));
    assertEquals(NOW, second.first());
    assertTrue(second.renewed());
    assertEquals(Phase.REVIEW, second.memory().phase());
  }

  @Test
  void anAnswerIsKeptWithWhatIsNeededToCountIt() {
    Item item = item("q", "gift", "v1", "cn:rules", "gz:notice");
    Response response = new Response(false, Duration.ofSeconds(9), false, false, Set.of(Lean.LAX));
    Remembered remembered = answer(PLAN, item, response, NOW);
    assertFalse(remembered.renewed());
    assertEquals(
        List.of(
            new Attempt(
                "q",
                "gift",
                Set.of("cn:rules", "gz:notice"),
                "v1",
                NOW,
                Duration.ofSeconds(9),
                false,
                Set.of(Lean.LAX),
                Attempt.Source.PRACTICE)),
        kept.attempts().all());
    assertEquals(Optional.of(remembered), kept.memories().of("q"));
  }

  /** What a day asks is settled in the morning: answering takes out, never brings in. */
  @Test
  void answeringOnlyTakesOut() {
    for (int run = 0; run < 60; run++) {
      Random random = new Random(run);
      UnkeptRecord shelf = new UnkeptRecord();
      List<Item> bank = bank(8, "a", "b", "c", "d");
      PracticePlan plan = plan(random.nextInt(8), 1 + random.nextInt(20), run);
      for (Item item : bank) {
        if (random.nextInt(3) > 0) {
          Instant reviewed = NOW.minus(Duration.ofDays(1 + random.nextInt(30)));
          boolean stepping = random.nextInt(4) == 0;
          shelf
              .memories()
              .keep(
                  new Remembered(
                      item.id(),
                      new Memory(
                          stepping ? Phase.LEARNING : Phase.REVIEW,
                          0,
                          1 + random.nextInt(40),
                          5,
                          reviewed,
                          stepping
                              ? reviewed.plusSeconds(60)
                              : reviewed.plus(Duration.ofDays(random.nextInt(30)))),
                      reviewed,
                      false,
                      random.nextInt(5) == 0 ? "v0" : "v1"));
        }
      }
      Set<String> morning = new HashSet<>(ids(practice.today(plan, bank, shelf.memories(), NOW)));
      Set<String> left = new HashSet<>(morning);
      Instant at = NOW;
      for (int i = 0; i < 80; i++) {
        at = at.plusSeconds(120);
        Today now = practice.today(plan, bank, shelf.memories(), at);
        for (Today.Entry entry : now.entries()) {
          assertTrue(morning.contains(entry.item().id()), "brought in");
        }
        Set<String> open = new HashSet<>(ids(now));
        for (String waiting : left) {
          assertTrue(open.contains(waiting), "dropped");
        }
        if (now.entries().isEmpty()) {
          if (now.waiting() == 0) {
            break;
          }
          continue;
        }
        Item item = now.entries().get(random.nextInt(now.entries().size())).item();
        left.remove(item.id());
        practice.answer(
            plan, item, answered(random.nextInt(4) > 0), at, shelf.memories(), shelf.attempts());
      }
      assertEquals(Set.of(), left);
    }
  }

  @Test
  void theMistakesBookForgetsWhatWasRightOnTwoDays() {
    Item a = item("a", "gift");
    Item b = item("b", "loan");
    List<Item> bank = List.of(a, b);
    answer(PLAN, a, answered(true), NOW.minusSeconds(60));
    assertEquals(List.of(), practice.mistakes(PLAN, bank, kept.attempts()));
    answer(PLAN, a, answered(false), NOW);
    answer(PLAN, b, answered(false), NOW.plusSeconds(10));
    answer(PLAN, a, answered(true), NOW.plusSeconds(20));
    answer(PLAN, a, answered(true), NOW.plusSeconds(30));
    assertEquals(
        List.of(new Mistake(b, 1, NOW.plusSeconds(10), 0), new Mistake(a, 1, NOW, 1)),
        practice.mistakes(PLAN, bank, kept.attempts()));
    // 23:59 and 00:01 in China are two days, though one in Greenwich.
    answer(PLAN, b, answered(true), Instant.parse("2026-03-02T15:59:00Z"));
    answer(PLAN, b, answered(true), Instant.parse("2026-03-02T16:01:00Z"));
    assertEquals(List.of("a"), mistaken(bank));
    answer(PLAN, a, answered(false), NOW.plus(Duration.ofDays(1)));
    answer(PLAN, a, answered(true), NOW.plus(Duration.ofDays(2)));
    assertEquals(
        List.of(new Mistake(a, 2, NOW.plus(Duration.ofDays(1)), 1)),
        practice.mistakes(PLAN, bank, kept.attempts()));
    answer(PLAN, a, answered(true), NOW.plus(Duration.ofDays(3)));
    assertEquals(List.of(), mistaken(bank));
    answer(PLAN, b, answered(false), NOW.plus(Duration.ofDays(4)));
    assertEquals(
        List.of(new Mistake(b, 1, NOW.plus(Duration.ofDays(4)), 0)),
        practice.mistakes(PLAN, bank, kept.attempts()));
    // The provision changes: what was wrong then says nothing now.
    assertEquals(List.of(), mistaken(List.of(item("b", "loan", "v2"))));
  }

  private List<String> mistaken(List<Item> bank) {
    return practice.mistakes(PLAN, bank, kept.attempts()).stream()
        .map(mistake -> mistake.item().id())
        .toList();
  }

  private List<Item> chosen(List<Item> bank, Focus focus, int count) {
    return practice.chosen(PLAN, bank, focus, count, kept.memories(), kept.attempts(), NOW);
  }

  @Test
  void practisesATopicADocumentOrTheMistakes() {
    List<Item> bank = bank(4, "gift", "loan");
    bank.add(item("x", "travel", "v1", "gz:notice", "cn:other"));
    known(bank.get(1), 50, 10, 40);
    known(bank.get(2), 5, 10, -5);
    List<Item> gifts = chosen(bank, new Focus.Topics(Set.of("gift")), 3);
    assertEquals(List.of("gift2", "gift1"), ids(gifts).subList(0, 2));
    assertEquals(List.of("gift2"), ids(chosen(bank, new Focus.Topics(Set.of("gift")), 1)));
    assertEquals(3, gifts.size());
    assertTrue(List.of("gift0", "gift3").contains(gifts.get(2).id()));
    assertEquals(
        List.of("x"), ids(chosen(bank, new Focus.Documents(Set.of("gz:notice", "no:no")), 9)));
    assertEquals(List.of(), chosen(bank, new Focus.Mistakes(), 9));
    answer(PLAN, bank.get(6), answered(false), NOW);
    assertEquals(List.of("loan2"), ids(chosen(bank, new Focus.Mistakes(), 9)));
    assertThrows(IllegalArgumentException.class, () -> chosen(bank, new Focus.Mistakes(), 0));
  }

  @Test
  void weakSpotsAndWhatWasAskedGetTheirShare() {
    List<Item> bank = bank(10, "a", "b", "c");
    assertEquals(
        "{a=3, b=2, c=1}", shares(chosen(bank, new Focus.WeakSpots(List.of("a", "b", "c")), 6)));
    assertEquals(
        "{b=6, c=2}",
        shares(chosen(bank, new Focus.Asked(List.of("c", "b", "b", "b", "none")), 8)));
    // Where a topic has no more, the others take its places.
    assertEquals(
        "{b=10, c=3}", shares(chosen(bank, new Focus.Asked(List.of("b", "b", "b", "b", "c")), 13)));
    assertEquals(List.of(), chosen(bank, new Focus.Asked(List.of("none")), 5));
  }

  private static String shares(List<Item> items) {
    return new TreeMap<>(
            items.stream()
                .map(Item::topic)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .toString();
  }

  @Test
  void refusesItemsThatCannotBe() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Item("q", "a", "single", 4, Set.of(), List.of(), "v"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Item("q", "a", "single", 1, Set.of(), List.of("A", "A"), "v"));
    assertEquals(0, plan(0, 1, 1).fresh());
    assertThrows(IllegalArgumentException.class, () -> plan(-1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Attempt(
                "q",
                "a",
                Set.of(),
                "v",
                NOW,
                Duration.ZERO,
                true,
                Set.of(Lean.LAX),
                Attempt.Source.EXAM));
  }
}
