package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.Blueprint.Row;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.MarkSheet.KindTotal;
import org.qinqing.training.exam.MarkSheet.Mark;
import org.qinqing.training.exam.Marker;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Shortage;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.practice.Item;

class SeededExamsTest {
  private static final Tick NOW = new Tick(Instant.parse("2026-03-02T01:00:00Z"), 0, "run");
  private static final List<String> TOPICS = List.of("gift", "loan", "travel");
  private static final List<String> KINDS = List.of("single", "multiple", "judge");

  private final Exams exams = new SeededExams();

  private static Item item(String id, String topic, String kind, int difficulty) {
    return new Item(
        id,
        topic,
        kind,
        difficulty,
        Set.of("cn:rules"),
        kind.equals("judge") ? List.of("A", "B") : List.of("A", "B", "C", "D"),
        "v1");
  }

  /** Ten items for each topic, kind and difficulty. */
  private static List<Item> bank() {
    List<Item> bank = new ArrayList<>();
    for (String topic : TOPICS) {
      for (String kind : KINDS) {
        for (int difficulty = 1; difficulty <= 3; difficulty++) {
          for (int i = 0; i < 10; i++) {
            bank.add(
                item(topic + "-" + kind + "-" + difficulty + "-" + i, topic, kind, difficulty));
          }
        }
      }
    }
    return bank;
  }

  private static Row row(Set<String> topics, Set<String> kinds, int count, Integer... levels) {
    return new Row(topics, kinds, Set.of(levels), count);
  }

  private static Blueprint blueprint(List<Row> rows, boolean shuffled, String... partial) {
    return new Blueprint(
        "mock",
        "模拟",
        rows,
        Map.of("single", new BigDecimal("2"), "multiple", new BigDecimal("2.5")),
        Duration.ofMinutes(60),
        Pauses.NONE,
        60,
        shuffled,
        shuffled,
        Set.of(partial));
  }

  private static final List<Row> ROWS =
      List.of(
          row(Set.of("gift"), Set.of("single"), 6, 1, 2),
          row(Set.of(), Set.of("multiple"), 5, 3),
          row(Set.of("loan", "travel"), Set.of("judge"), 4));

  private static List<String> items(Paper paper) {
    return paper.tasks().stream().map(Paper.Task::item).toList();
  }

  @Test
  void aPaperFollowsTheBlueprint() {
    List<Item> bank = bank();
    Paper paper = exams.paper(blueprint(ROWS, true), bank, 7).orElseThrow();
    assertEquals(15, paper.tasks().size());
    for (int i = 0; i < 15; i++) {
      Paper.Task task = paper.tasks().get(i);
      String[] parts = task.item().split("-", -1);
      assertEquals(i < 6 ? 0 : i < 11 ? 1 : 2, task.row());
      switch (task.row()) {
        case 0 -> {
          assertEquals("gift", parts[0]);
          assertEquals("single", task.kind());
          assertTrue(Set.of("1", "2").contains(parts[2]));
          assertEquals(new BigDecimal("2"), task.worth());
        }
        case 1 -> {
          assertEquals("multiple", task.kind());
          assertEquals("3", parts[2]);
          assertEquals(new BigDecimal("2.5"), task.worth());
        }
        default -> {
          assertNotEquals("gift", parts[0]);
          assertEquals(List.of("A", "B"), task.options());
          assertEquals(BigDecimal.ONE, task.worth());
        }
      }
      assertEquals(parts[1], task.kind());
      assertEquals(task.kind().equals("judge") ? 2 : 4, new HashSet<>(task.options()).size());
      assertEquals(Optional.of(task), paper.task(task.item()));
    }
    assertEquals(Optional.empty(), paper.task("none"));
    assertEquals(exams.fingerprint(bank), paper.bank());
  }

  @Test
  void theSameSeedGivesTheSamePaper() {
    List<Item> bank = bank();
    for (long seed = 0; seed < 50; seed++) {
      Paper paper = exams.paper(blueprint(ROWS, true), bank, seed).orElseThrow();
      List<Item> turned = new ArrayList<>(bank);
      Collections.shuffle(turned, new Random(seed));
      assertEquals(paper, exams.paper(blueprint(ROWS, true), turned, seed).orElseThrow());
    }
  }

  @Test
  void otherSeedsSpreadOverTheBank() {
    List<Item> bank = bank();
    Set<List<String>> papers = new HashSet<>();
    Map<String, Integer> times = new TreeMap<>();
    Map<String, Integer> firstOptions = new TreeMap<>();
    int runs = 600;
    for (int person = 0; person < runs; person++) {
      long seed = exams.seed(1, "person " + person);
      Paper paper = exams.paper(blueprint(ROWS, true), bank, seed).orElseThrow();
      papers.add(items(paper));
      for (Paper.Task task : paper.tasks()) {
        times.merge(task.item(), 1, Integer::sum);
        if (task.row() == 0) {
          firstOptions.merge(task.options().getFirst(), 1, Integer::sum);
        }
      }
    }
    assertEquals(runs, papers.size());
    assertEquals(20 + 30 + 60, times.size(), "every item that fits is asked some time");
    times.forEach(
        (item, count) -> {
          int expected =
              item.startsWith("gift-single")
                  ? runs * 6 / 20
                  : item.contains("multiple") ? runs * 5 / 30 : runs * 4 / 60;
          assertEquals(expected, count, expected / 2.0, item);
        });
    firstOptions.forEach((option, count) -> assertEquals(runs * 6 / 4, count, 120, option));
    assertEquals(4, firstOptions.size());
  }

  @Test
  void peopleAndExamsHaveSeedsOfTheirOwn() {
    assertEquals(exams.seed(1, "甲"), exams.seed(1, "甲"));
    assertNotEquals(exams.seed(1, "甲"), exams.seed(1, "乙"));
    assertNotEquals(exams.seed(1, "甲"), exams.seed(2, "甲"));
  }

  @Test
  void withoutShufflingItemsComeById() {
    Paper paper = exams.paper(blueprint(ROWS, false), bank(), 7).orElseThrow();
    for (int i = 1; i < paper.tasks().size(); i++) {
      Paper.Task before = paper.tasks().get(i - 1);
      Paper.Task task = paper.tasks().get(i);
      assertTrue(before.row() < task.row() || before.item().compareTo(task.item()) < 0);
    }
    for (Paper.Task task : paper.tasks()) {
      assertEquals(task.options().stream().sorted().toList(), task.options());
    }
  }

  @Test
  void whatIsToBeOrderedOrJoinedNeverComesInTheOrderOfTheBank() {
    List<String> keys = List.of("1", "2");
    List<Item> bank =
        List.of(
            new Item("o", "gift", "ordering", 2, Set.of(), keys, "v1"),
            new Item("m", "gift", "matching", 2, Set.of(), keys, "v1"),
            new Item("one", "gift", "matching", 2, Set.of(), List.of("1"), "v1"));
    for (long seed = 0; seed < 20; seed++) {
      for (boolean shuffled : new boolean[] {true, false}) {
        Paper paper =
            exams
                .paper(blueprint(List.of(row(Set.of(), Set.of(), 3)), shuffled), bank, seed)
                .orElseThrow();
        assertEquals(keys.reversed(), paper.task("o").orElseThrow().options());
        assertEquals(keys.reversed(), paper.task("m").orElseThrow().options());
        assertEquals(List.of("1"), paper.task("one").orElseThrow().options());
      }
    }
  }

  @Test
  void anythingThatChangesTheBankChangesItsFingerprint() {
    Item item = new Item("q", "gift", "single", 2, Set.of("a:b"), List.of("A", "B"), "v1");
    Set<String> seen = new HashSet<>();
    seen.add(exams.fingerprint(List.of()));
    seen.add(exams.fingerprint(List.of(item)));
    for (Item other :
        List.of(
            new Item("p", "gift", "single", 2, Set.of("a:b"), List.of("A", "B"), "v1"),
            new Item("q", "loan", "single", 2, Set.of("a:b"), List.of("A", "B"), "v1"),
            new Item("q", "gift", "judge", 2, Set.of("a:b"), List.of("A", "B"), "v1"),
            new Item("q", "gift", "single", 3, Set.of("a:b"), List.of("A", "B"), "v1"),
            new Item("q", "gift", "single", 2, Set.of("a:c"), List.of("A", "B"), "v1"),
            new Item("q", "gift", "single", 2, Set.of("a:b"), List.of("B", "A"), "v1"),
            new Item("q", "gift", "single", 2, Set.of("a:b"), List.of("A", "B"), "v2"))) {
      seen.add(exams.fingerprint(List.of(other)));
    }
    assertEquals(9, seen.size());
  }

  @Test
  void saysWhatIsShort() {
    List<Item> bank =
        List.of(
            item("a", "gift", "single", 1),
            item("b", "gift", "single", 2),
            item("c", "loan", "single", 2));
    assertEquals(
        List.of(new Shortage(1, 3, 2, 2)),
        exams.shortages(
            blueprint(
                List.of(row(Set.of("loan"), Set.of(), 1), row(Set.of("gift"), Set.of("single"), 3)),
                true),
            bank));
    List<Shortage> contested =
        exams.shortages(
            blueprint(
                List.of(row(Set.of("gift"), Set.of(), 2), row(Set.of(), Set.of("single"), 2)),
                true),
            bank);
    assertEquals(List.of(new Shortage(1, 2, 3, 1)), contested);
    assertTrue(contested.getFirst().contested());
    assertFalse(new Shortage(1, 3, 2, 2).contested());
    assertTrue(new Shortage(1, 3, 3, 2).contested());
    assertEquals(
        Optional.empty(),
        exams.paper(blueprint(List.of(row(Set.of(), Set.of(), 4)), true), bank, 1));
    // What comes first must leave the only item of the second row alone.
    Blueprint tight =
        blueprint(
            List.of(row(Set.of(), Set.of("single"), 2), row(Set.of("loan"), Set.of(), 1)), true);
    for (long seed = 0; seed < 30; seed++) {
      Paper paper = exams.paper(tight, bank, seed).orElseThrow();
      assertEquals("c", paper.tasks().get(2).item());
    }
  }

  /**
   * A bank can fill a blueprint exactly when, for each set of rows, enough items fit one of them.
   */
  @Test
  void fillsWheneverItCanBeFilled() {
    Random random = new Random(11);
    int possible = 0;
    int runs = 1500;
    for (int run = 0; run < runs; run++) {
      List<Item> bank = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        bank.add(
            item(
                "q" + i,
                TOPICS.get(random.nextInt(3)),
                KINDS.get(random.nextInt(3)),
                1 + random.nextInt(3)));
      }
      List<Row> rows = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        rows.add(
            row(
                some(random, TOPICS),
                some(random, KINDS),
                1 + random.nextInt(3),
                random.nextBoolean() ? new Integer[0] : new Integer[] {1, 3}));
      }
      Blueprint blueprint = blueprint(rows, true);
      boolean fillable = hall(rows, bank);
      possible += fillable ? 1 : 0;
      assertEquals(fillable, exams.shortages(blueprint, bank).isEmpty());
      Optional<Paper> paper = exams.paper(blueprint, bank, run);
      assertEquals(fillable, paper.isPresent());
      paper.ifPresent(
          drawn -> {
            for (int row = 0; row < rows.size(); row++) {
              int place = row;
              List<Paper.Task> tasks =
                  drawn.tasks().stream().filter(task -> task.row() == place).toList();
              assertEquals(rows.get(row).count(), tasks.size());
              for (Paper.Task task : tasks) {
                assertTrue(
                    bank.stream()
                        .anyMatch(
                            item -> item.id().equals(task.item()) && fits(rows.get(place), item)));
              }
            }
          });
    }
    assertTrue(possible > runs / 5 && possible < runs * 4 / 5, possible + " of " + runs);
  }

  private static Set<String> some(Random random, List<String> names) {
    Set<String> some = new HashSet<>();
    for (String name : names) {
      if (random.nextInt(3) == 0) {
        some.add(name);
      }
    }
    return some;
  }

  private static boolean fits(Row row, Item item) {
    return (row.topics().isEmpty() || row.topics().contains(item.topic()))
        && (row.kinds().isEmpty() || row.kinds().contains(item.kind()))
        && (row.difficulties().isEmpty() || row.difficulties().contains(item.difficulty()));
  }

  private static boolean hall(List<Row> rows, List<Item> bank) {
    for (int set = 1; set < 1 << rows.size(); set++) {
      int wanted = 0;
      Set<String> fitting = new HashSet<>();
      for (int row = 0; row < rows.size(); row++) {
        if ((set >> row & 1) == 1) {
          wanted += rows.get(row).count();
          for (Item item : bank) {
            if (fits(rows.get(row), item)) {
              fitting.add(item.id());
            }
          }
        }
      }
      if (fitting.size() < wanted) {
        return false;
      }
    }
    return true;
  }

  /** The key is A, of items with several right options A, B and D; "gone" has left the bank. */
  private static Optional<Marker.Marking> marked(String item, List<String> response) {
    if (item.equals("gone")) {
      return Optional.empty();
    }
    List<String> key = item.startsWith("m") ? List.of("A", "B", "D") : List.of("A");
    boolean right = Set.copyOf(key).equals(Set.copyOf(response));
    double share = right ? 1 : item.startsWith("o") ? 0.4 : 0;
    return Optional.of(new Marker.Marking(right, share, key, "说明 " + item));
  }

  private static Sitting handedIn(Blueprint blueprint, String... answers) {
    List<Paper.Task> tasks = new ArrayList<>();
    for (String item : List.of("s1", "s2", "s3", "m1", "m2", "m3", "o1", "gone")) {
      String kind =
          item.startsWith("m") ? "multiple" : item.startsWith("o") ? "ordering" : "single";
      tasks.add(new Paper.Task(item, 0, kind, List.of("A", "B", "C", "D"), blueprint.worth(kind)));
    }
    Sitting sitting = Sitting.begin("s", new Paper("mock", 1, "b", tasks), blueprint, NOW);
    for (String answer : answers) {
      String[] parts = answer.split(" ");
      Sitting.Turn turn = sitting.answer(parts[0], List.of(parts).subList(1, parts.length), NOW);
      assertTrue(turn.done(), answer);
      sitting = turn.sitting();
    }
    return sitting.handIn(NOW).sitting();
  }

  private static final String[] ANSWERS = {
    "s1 A", "s2 B", "m1 D A B", "m2 A D", "m3 A B C", "o1 B", "gone A"
  };

  private static BigDecimal points(String points) {
    return new BigDecimal(points);
  }

  @Test
  void marksAllOrNothingUnlessTheBlueprintSaysOtherwise() {
    Blueprint strict = blueprint(ROWS, true);
    MarkSheet sheet = exams.mark(handedIn(strict, ANSWERS), strict, SeededExamsTest::marked);
    assertEquals(
        List.of(
            Mark.RIGHT,
            Mark.WRONG,
            Mark.UNANSWERED,
            Mark.RIGHT,
            Mark.WRONG,
            Mark.WRONG,
            Mark.WRONG,
            Mark.VOID),
        sheet.lines().stream().map(MarkSheet.Line::mark).toList());
    assertEquals(
        List.of(
            new KindTotal("single", 3, 1, points("2.00"), points("6.00")),
            new KindTotal("multiple", 3, 1, points("2.50"), points("7.50")),
            new KindTotal("ordering", 1, 0, points("0.00"), points("1.00"))),
        sheet.kinds());
    assertEquals(points("4.50"), sheet.points());
    assertEquals(points("14.50"), sheet.worth());
    assertEquals(points("8.70"), sheet.needed());
    assertFalse(sheet.passed());
    MarkSheet.Line second = sheet.lines().get(1);
    assertEquals(List.of("B"), second.response());
    assertEquals(List.of("A"), second.key());
    assertEquals("说明 s2", second.explanation());
    assertEquals(List.of("A"), sheet.lines().get(2).key());
    assertEquals(List.of(), sheet.lines().get(7).key());
  }

  @Test
  void partialCreditIsSpoiltByOneWrongOption() {
    Blueprint mild = blueprint(ROWS, true, "multiple", "ordering");
    MarkSheet sheet = exams.mark(handedIn(mild, ANSWERS), mild, SeededExamsTest::marked);
    assertEquals(Mark.PARTLY, sheet.lines().get(4).mark());
    assertEquals(points("1.66"), sheet.lines().get(4).points(), "2.5 · 2/3, rounded down");
    assertEquals(Mark.WRONG, sheet.lines().get(5).mark());
    assertEquals(points("0.00"), sheet.lines().get(5).points());
    assertEquals(Mark.PARTLY, sheet.lines().get(6).mark());
    assertEquals(points("0.40"), sheet.lines().get(6).points());
    assertEquals(1, sheet.kinds().get(1).right());
    assertEquals(points("6.56"), sheet.points());
  }

  @Test
  void thePassMarkIsReachedExactly() {
    Blueprint blueprint = blueprint(ROWS, true);
    assertTrue(
        exams
            .mark(
                handedIn(blueprint, "s1 A", "s2 A", "m1 A B D", "m2 B A D"),
                blueprint,
                SeededExamsTest::marked)
            .passed());
    // 8.5 of 14.5 is less than 60 in 100; 8.70 are needed.
    MarkSheet below =
        exams.mark(
            handedIn(blueprint, "s1 A", "s2 A", "s3 A", "m1 A B D"),
            blueprint,
            SeededExamsTest::marked);
    assertEquals(points("8.50"), below.points());
    assertFalse(below.passed());
    Marker allGone = (item, response) -> Optional.empty();
    MarkSheet nothing = exams.mark(handedIn(blueprint), blueprint, allGone);
    assertEquals(points("0.00"), nothing.worth());
    assertFalse(nothing.passed());
    Blueprint half =
        new Blueprint(
            "mock",
            "半数",
            ROWS,
            Map.of(),
            Duration.ofMinutes(1),
            Pauses.NONE,
            50,
            true,
            true,
            Set.of());
    Marker single =
        (item, response) ->
            item.startsWith("s") || item.equals("m1") ? marked(item, response) : Optional.empty();
    MarkSheet even = exams.mark(handedIn(half, "s1 A", "m1 A B D"), half, single);
    assertEquals(even.needed(), even.points());
    assertTrue(even.passed());
  }

  @Test
  void marksOnlyWhatIsHandedIn() {
    Blueprint blueprint = blueprint(ROWS, true);
    Paper paper = exams.paper(blueprint, bank(), 1).orElseThrow();
    Sitting running = Sitting.begin("s", paper, blueprint, NOW);
    assertThrows(
        IllegalStateException.class, () -> exams.mark(running, blueprint, SeededExamsTest::marked));
  }

  @Test
  void refusesBlueprintsAndMarksThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> blueprint(List.of(), true));
    assertThrows(IllegalArgumentException.class, () -> row(Set.of(), Set.of(), 0));
    assertThrows(IllegalArgumentException.class, () -> with(BigDecimal.ZERO, 1, 60));
    assertThrows(IllegalArgumentException.class, () -> with(points("0.125"), 1, 60));
    assertThrows(IllegalArgumentException.class, () -> with(BigDecimal.ONE, 0, 60));
    assertThrows(IllegalArgumentException.class, () -> with(BigDecimal.ONE, 1, 101));
    assertThrows(IllegalArgumentException.class, () -> with(BigDecimal.ONE, 1, -1));
    assertEquals(points("2.250"), with(points("2.250"), 1, 100).worth("single"));
    assertEquals(0, with(points("2.25"), 1, 0).pass());
    assertThrows(
        IllegalArgumentException.class, () -> new Marker.Marking(true, 0.5, List.of(), ""));
    assertThrows(IllegalArgumentException.class, () -> new Marker.Marking(false, 1, List.of(), ""));
    assertThrows(
        IllegalArgumentException.class, () -> new Marker.Marking(false, Double.NaN, List.of(), ""));
  }

  private static Blueprint with(BigDecimal worth, int minutes, int pass) {
    return new Blueprint(
        "b",
        "b",
        ROWS,
        Map.of("single", worth),
        Duration.ofMinutes(minutes),
        Pauses.NONE,
        pass,
        true,
        true,
        Set.of());
  }
}
