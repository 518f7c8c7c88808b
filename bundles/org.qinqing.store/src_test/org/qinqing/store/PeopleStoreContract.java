package org.qinqing.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.store.StoreException.Reason;

/** What every store does, whatever database is underneath; its tests inherit these. */
public abstract class PeopleStoreContract {
  private static final String PASS = "清风明月两袖";
  private static final String OTHER = "新的口令八个字";
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.000001Z");

  /** The store under test; the same until {@link #reopen}, empty at first. */
  protected abstract PeopleStore store() throws IOException;

  /** Ends the store and starts another on the same data. */
  protected abstract PeopleStore reopen() throws IOException;

  private static char[] words(String text) {
    return text.toCharArray();
  }

  private static Reason refused(Executable work) {
    StoreException refused = assertThrows(StoreException.class, work);
    assertFalse(refused.finding().message().isBlank());
    return refused.reason();
  }

  private static List<String> payloads(Shelf shelf) throws IOException {
    return shelf.entries(JournalQuery.all()).stream().map(Entry::payload).toList();
  }

  // ---- profiles ----

  @Test
  void peopleComeAreRenamedAndGo() throws IOException {
    assertEquals(List.of(), store().profiles());
    Profile wang = store().make("  王小明 ");
    Profile li = store().make("李 华");
    assertEquals("王小明", wang.name());
    assertFalse(wang.locked());
    assertEquals(List.of(wang, li), store().profiles());
    Profile renamed = store().rename(wang.id(), "王晓明");
    assertEquals(new Profile(wang.id(), "王晓明", wang.made(), false), renamed);
    assertEquals(List.of(renamed, li), reopen().profiles());
    assertEquals(List.of(), store().remove(li.id()));
    assertEquals(List.of(), store().remove("nobody"));
    assertEquals(List.of(renamed), reopen().profiles());
  }

  static Stream<String> badNames() {
    return Stream.of(
        "",
        "  \t ",
        "一\n二",
        "一\u0000二",
        "一\u200b二",
        "一\u202e二",
        "一\u2028二",
        "\ud83d",
        "字".repeat(41));
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void namesThatCannotBeShownAreRefused(String name) throws IOException {
    assertEquals(Reason.NAME, refused(() -> store().make(name)));
    Profile there = store().make("某");
    assertEquals(Reason.NAME, refused(() -> store().rename(there.id(), name)));
    assertEquals(List.of(there), store().profiles());
  }

  @ParameterizedTest
  @ValueSource(strings = {"O'Brien\"; DROP TABLE profile;--", "😀小王", "%_*?", "a\\b", "字字"})
  void namesOfAllKindsComeBack(String name) throws IOException {
    Profile made = store().make(name);
    assertEquals(name, made.name());
    assertEquals(List.of(made), reopen().profiles());
  }

  @Test
  void namesThatLookAlikeAreTaken() throws IOException {
    Profile first = store().make("Wang é");
    assertEquals(Reason.NAME_TAKEN, refused(() -> store().make("ＷＡＮＧ e\u0301")));
    Profile second = store().make("Wang e");
    assertEquals(Reason.NAME_TAKEN, refused(() -> store().rename(second.id(), "wang É")));
    assertEquals("WANG É", store().rename(first.id(), "WANG É").name());
    store().remove(first.id());
    assertNotEquals(first.id(), store().make("Wang é").id());
  }

  @Test
  void whoIsNotThereIsNamed() throws IOException {
    assertEquals(Reason.NO_PROFILE, refused(() -> store().open("nobody")));
    assertEquals(Reason.NO_PROFILE, refused(() -> store().open("nobody", words(PASS))));
    assertEquals(Reason.NO_PROFILE, refused(() -> store().rename("nobody", "某")));
    assertEquals(Reason.NO_PROFILE, refused(() -> store().lock("nobody", words(PASS))));
    assertEquals(Reason.NO_PROFILE, refused(() -> store().unlock("nobody", words(PASS))));
    assertEquals(
        Reason.NO_PROFILE,
        refused(() -> store().changePassphrase("nobody", words(PASS), words(OTHER))));
  }

  @Test
  void removingTakesAllOfThePersonAndNothingElse() throws IOException {
    Profile gone = store().make("走的人");
    Profile stays = store().make("留的人");
    Shelf shelf = store().open(gone.id());
    for (Shelf each : List.of(shelf, store().open(stays.id()), store().common())) {
      each.append("answer", "q1", NOON, "1");
      each.put("card", "q1", Change.NEW, "{}");
    }
    store().remove(gone.id());
    assertEquals(Reason.NO_PROFILE, refused(() -> shelf.entries(JournalQuery.all())));
    assertEquals(Reason.NO_PROFILE, refused(() -> shelf.append("answer", "q1", NOON, "2")));
    assertEquals(Reason.NO_PROFILE, refused(() -> shelf.states("card")));
    assertEquals(Reason.NO_PROFILE, refused(() -> shelf.export(new StringWriter())));
    Profile again = store().make("走的人");
    assertEquals(List.of(), payloads(store().open(again.id())));
    assertEquals(List.of("1"), payloads(store().open(stays.id())));
    assertEquals(1, store().common().states("card").size());
  }

  // ---- journal ----

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void journalIsAsAListWouldBe(boolean locked) throws IOException {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      Profile profile = store().make("人" + seed);
      if (locked) {
        store().lock(profile.id(), words(PASS));
      }
      Shelf shelf = store().open(profile.id(), words(PASS));
      List<Entry> model = new ArrayList<>();
      for (int round = 0; round < 12; round++) {
        List<Change> batch = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          batch.add(
              new Change.Append(
                  "k" + random.nextInt(3),
                  random.nextInt(5) == 0 ? "" : "cn:doc/art-" + random.nextInt(4),
                  time(random),
                  "{\"n\":" + random.nextInt() + "}"));
        }
        List<Long> numbers = shelf.write(batch);
        for (int i = 0; i < batch.size(); i++) {
          Change.Append a = (Change.Append) batch.get(i);
          model.add(new Entry(numbers.get(i), a.kind(), a.subject(), a.at(), a.payload()));
        }
        if (random.nextInt(5) == 0) {
          shelf = reopen().open(profile.id(), words(PASS));
        }
        for (int i = 0; i < 5; i++) {
          JournalQuery query = query(random);
          List<Entry> expected = answer(model, query);
          assertEquals(expected, shelf.entries(query), seed + ": " + query);
          assertEquals(expected.size(), shelf.count(query), seed + ": " + query);
        }
      }
      for (int i = 1; i < model.size(); i++) {
        assertTrue(model.get(i - 1).number() < model.get(i).number());
      }
    }
  }

  private static Instant time(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Instant.EPOCH.minusNanos(1);
      case 1 -> Instant.parse("-200000-01-01T00:00:00Z");
      case 2 -> Instant.parse("+200000-01-01T00:00:00.123456789Z");
      default -> NOON.plusNanos(random.nextInt(20) * 500L);
    };
  }

  private static JournalQuery query(Random random) {
    JournalQuery query = JournalQuery.all();
    if (random.nextBoolean()) {
      query = query.ofKind("k" + random.nextInt(4));
    }
    if (random.nextBoolean()) {
      query = query.about(random.nextInt(3) == 0 ? "" : "cn:doc/art-" + random.nextInt(5));
    }
    if (random.nextInt(3) == 0) {
      query = query.from(time(random));
    }
    if (random.nextInt(3) == 0) {
      query = query.until(time(random));
    }
    if (random.nextBoolean()) {
      query = query.newestFirst();
    }
    return random.nextBoolean() ? query.limit(1 + random.nextInt(6)) : query;
  }

  private static List<Entry> answer(List<Entry> model, JournalQuery query) {
    Comparator<Entry> order = Comparator.comparing(Entry::at).thenComparing(Entry::number);
    return model.stream()
        .filter(e -> query.kind().isEmpty() || query.kind().get().equals(e.kind()))
        .filter(e -> query.subject().isEmpty() || query.subject().get().equals(e.subject()))
        .filter(e -> query.from().isEmpty() || !e.at().isBefore(query.from().get()))
        .filter(e -> query.until().isEmpty() || e.at().isBefore(query.until().get()))
        .sorted(query.order() == JournalQuery.Order.NEWEST_FIRST ? order.reversed() : order)
        .limit(query.limit())
        .toList();
  }

  // ---- states ----

  @Test
  void anOldRevisionIsRefusedAndNothingLost() throws IOException {
    Shelf one = store().common();
    Shelf two = store().common();
    assertEquals(Optional.empty(), one.state("exam", "7"));
    long first = one.put("exam", "7", Change.NEW, "\"一\"");
    assertEquals(Reason.STALE, refused(() -> two.put("exam", "7", Change.NEW, "\"二\"")));
    long second = two.put("exam", "7", first, "\"二\"");
    assertTrue(second > first);
    assertEquals(Reason.STALE, refused(() -> one.put("exam", "7", first, "\"三\"")));
    State there = one.state("exam", "7").orElseThrow();
    assertEquals("\"二\"", there.payload());
    assertEquals(second, there.revision());
    Change old = new Change.Forget("exam", "7", first);
    assertEquals(Reason.STALE, refused(() -> one.write(List.of(old))));
    one.write(List.of(new Change.Forget("exam", "7", second)));
    assertEquals(Optional.empty(), two.state("exam", "7"));
    assertEquals(Reason.STALE, refused(() -> two.put("exam", "7", second, "\"四\"")));
    long third = two.put("exam", "7", Change.NEW, "\"五\"");
    assertTrue(third > second, "a revision is never used again");
    assertEquals(third, reopen().common().state("exam", "7").orElseThrow().revision());
  }

  @Test
  void statesOfAKindComeByKey() throws IOException {
    Shelf shelf = store().common();
    shelf.put("card", "b", Change.NEW, "2");
    shelf.put("card", "a", Change.NEW, "1");
    shelf.put("cards", "a", Change.NEW, "3");
    shelf.put("card", "A%_'", Change.NEW, "0");
    assertEquals(
        List.of("0", "1", "2"), shelf.states("card").stream().map(State::payload).toList());
    assertEquals("0", shelf.state("card", "A%_'").orElseThrow().payload());
    assertEquals(List.of(), shelf.states("none"));
  }

  @Test
  void aBatchIsDoneWhollyOrNotAtAll() throws IOException {
    Shelf shelf = store().common();
    long seen = shelf.put("exam", "1", Change.NEW, "0");
    List<Long> numbers =
        shelf.write(
            List.of(
                new Change.Append("answer", "q", NOON, "1"),
                new Change.Put("exam", "1", seen, "1"),
                new Change.Put("exam", "2", Change.NEW, "1")));
    assertEquals(List.of(seen + 1, seen + 2, seen + 3), numbers);
    assertEquals(
        Reason.STALE,
        refused(
            () ->
                shelf.write(
                    List.of(
                        new Change.Append("answer", "q", NOON, "2"),
                        new Change.Put("exam", "2", numbers.get(2), "2"),
                        new Change.Put("exam", "1", seen, "2")))));
    assertEquals(List.of("1"), payloads(shelf));
    assertEquals(List.of("1", "1"), shelf.states("exam").stream().map(State::payload).toList());
    assertEquals(List.of(), shelf.write(List.of()));
  }

  @Test
  void manyThreadsLoseAndDoubleNothing() throws Exception {
    Shelf shelf = store().common();
    shelf.put("count", "all", Change.NEW, "0");
    int threads = 6;
    int each = 40;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Integer>> work =
          IntStream.range(0, threads)
              .<Callable<Integer>>mapToObj(t -> () -> countUp(shelf, each))
              .toList();
      for (Future<Integer> done : pool.invokeAll(work)) {
        assertEquals(each, done.get());
      }
    }
    int all = threads * each;
    assertEquals("" + all, shelf.state("count", "all").orElseThrow().payload());
    List<Integer> seen = payloads(shelf).stream().map(Integer::valueOf).sorted().toList();
    assertEquals(IntStream.rangeClosed(1, all).boxed().toList(), seen);
  }

  private static int countUp(Shelf shelf, int times) throws IOException {
    int done = 0;
    while (done < times) {
      State now = shelf.state("count", "all").orElseThrow();
      String next = "" + (Integer.parseInt(now.payload()) + 1);
      try {
        shelf.write(
            List.of(
                new Change.Put("count", "all", now.revision(), next),
                new Change.Append("counted", "", NOON, next)));
        done++;
      } catch (StoreException e) {
        assertEquals(Reason.STALE, e.reason());
      }
    }
    return done;
  }

  // ---- texts ----

  static Stream<String> payloads() {
    return Stream.of(
        "null",
        " { \"a\" : [ 1.50e+3 , -0 ] }\r\n\t",
        "\"'); DROP TABLE journal; -- \\\" %s {0}\"",
        "\"\\u0000\\ud83d \u2028 \u202e 😀 \ufeff \uffff\"",
        "\"" + "长".repeat(1_000_000) + "\"",
        "[" + "9".repeat(900) + "]");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void payloadsComeBackCharacterByCharacter(String payload) throws IOException {
    Profile profile = store().make("某");
    Shelf plain = store().open(profile.id());
    plain.append("a", "b", NOON, payload);
    plain.put("c", "d", Change.NEW, payload);
    assertEquals(List.of(payload), payloads(plain));
    store().lock(profile.id(), words(PASS));
    Shelf sealed = reopen().open(profile.id(), words(PASS));
    assertEquals(List.of(payload), payloads(sealed));
    assertEquals(payload, sealed.state("c", "d").orElseThrow().payload());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "1 2", "{}{}", "text", "'a'", "\"a\u0000b\"", "\"\ud83d\"", "[1,]"})
  void whatIsNoJsonIsRefused(String payload) {
    assertThrows(IllegalArgumentException.class, () -> new Change.Append("a", "b", NOON, payload));
    assertThrows(IllegalArgumentException.class, () -> new Change.Put("a", "b", 0, payload));
  }

  @Test
  void kindsSubjectsAndKeysAreBounded() throws IOException {
    for (String bad : List.of("a\u0000", "a\nb", "\ude00", "长".repeat(501))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Change.Append(bad, "s", NOON, "1"), bad);
      assertThrows(
          IllegalArgumentException.class, () -> new Change.Append("k", bad, NOON, "1"), bad);
      assertThrows(IllegalArgumentException.class, () -> new Change.Put("k", bad, 0, "1"), bad);
      assertThrows(IllegalArgumentException.class, () -> new Change.Forget("k", bad, 0), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> new Change.Append("", "s", NOON, "1"));
    assertThrows(IllegalArgumentException.class, () -> new Change.Put("k", "", 0, "1"));
    assertThrows(
        IllegalArgumentException.class, () -> new Change.Append("k", "s", Instant.MAX, "1"));
    String odd = "'\"%_\\😀 \u202e".repeat(40);
    store().common().append("k'\"", odd, NOON, "1");
    assertEquals(
        odd,
        store().common().entries(JournalQuery.all().about(odd).ofKind("k'\"")).get(0).subject());
  }

  // ---- passphrases ----

  @Test
  void aPassphraseSealsChangesAndComesOffWithNothingLost() throws IOException {
    Profile profile = store().make("某");
    Shelf plain = store().open(profile.id());
    plain.append("answer", "q1", NOON, "\"早\"");
    plain.put("card", "q1", Change.NEW, "\"旧\"");
    assertTrue(store().lock(profile.id(), words(PASS)).locked());
    assertEquals(Reason.LOCKED, refused(() -> payloads(plain)), "opened before the passphrase");
    assertEquals(Reason.LOCKED, refused(() -> plain.append("answer", "q1", NOON, "1")));
    assertEquals(Reason.LOCKED, refused(() -> store().open(profile.id())));
    assertEquals(Reason.LOCKED, refused(() -> store().lock(profile.id(), words(OTHER))));
    assertEquals(Reason.WRONG_PASSPHRASE, refused(() -> store().open(profile.id(), words(OTHER))));

    Shelf sealed = reopen().open(profile.id(), words(PASS));
    sealed.append("answer", "q2", NOON.plusSeconds(1), "\"晚\"");
    assertEquals(
        Reason.WRONG_PASSPHRASE,
        refused(() -> store().changePassphrase(profile.id(), words(OTHER), words("x"))));
    store().changePassphrase(profile.id(), words(PASS), words(OTHER));
    assertEquals(List.of("\"早\"", "\"晚\""), payloads(sealed), "what is open stays open");
    assertEquals(Reason.WRONG_PASSPHRASE, refused(() -> reopen().open(profile.id(), words(PASS))));
    Shelf again = store().open(profile.id(), words(OTHER));
    assertEquals(List.of("\"早\"", "\"晚\""), payloads(again));
    assertEquals("\"旧\"", again.state("card", "q1").orElseThrow().payload());

    assertEquals(Reason.WRONG_PASSPHRASE, refused(() -> store().unlock(profile.id(), words(PASS))));
    assertFalse(store().unlock(profile.id(), words(OTHER)).locked());
    assertEquals(Reason.LOCKED, refused(() -> payloads(again)));
    assertEquals(List.of("\"早\"", "\"晚\""), payloads(store().open(profile.id())));
    assertEquals(List.of("\"早\"", "\"晚\""), payloads(store().open(profile.id(), words(PASS))));
    assertEquals(Reason.NOT_LOCKED, refused(() -> store().unlock(profile.id(), words(PASS))));
    assertEquals(
        Reason.NOT_LOCKED,
        refused(() -> store().changePassphrase(profile.id(), words(PASS), words(OTHER))));
    assertThrows(IllegalArgumentException.class, () -> store().lock(profile.id(), new char[0]));
  }

  @Test
  void aForgottenPassphraseDoesNotKeepAPersonForEver() throws IOException {
    Profile profile = store().make("某");
    store().lock(profile.id(), words(PASS));
    store().rename(profile.id(), "别的名字");
    assertEquals(List.of(), store().remove(profile.id()));
    assertEquals(List.of(), store().profiles());
  }

  @Test
  void aClosedShelfIsClosed() throws IOException {
    Profile profile = store().make("某");
    store().lock(profile.id(), words(PASS));
    Shelf shelf = store().open(profile.id(), words(PASS));
    assertEquals(Optional.of(profile.id()), shelf.profile());
    assertEquals(Optional.empty(), store().common().profile());
    shelf.close();
    shelf.close();
    assertThrows(IllegalStateException.class, () -> shelf.append("a", "b", NOON, "1"));
    assertThrows(IllegalStateException.class, () -> shelf.entries(JournalQuery.all()));
    assertThrows(IllegalStateException.class, () -> shelf.count(JournalQuery.all()));
    assertThrows(IllegalStateException.class, () -> shelf.states("a"));
    assertThrows(IllegalStateException.class, () -> shelf.export(new StringWriter()));
  }

  // ---- export, backups ----

  @Test
  void aPersonTakesEverythingAsJsonLines() throws IOException {
    Profile profile = store().make("引号\"王");
    store().lock(profile.id(), words(PASS));
    Shelf shelf = store().open(profile.id(), words(PASS));
    shelf.append("answer", "q\"1", NOON, "{\r\n\"a\": \"\\n😀\"}");
    shelf.append("answer", "", NOON.minusSeconds(60), "2");
    shelf.put("card", "q1", Change.NEW, "[3]");
    store().common().append("other", "", NOON, "\"not theirs\"");
    StringWriter out = new StringWriter();
    shelf.export(out);
    List<String> lines = out.toString().lines().toList();
    assertEquals(5, lines.size(), out::toString);
    assertTrue(
        lines.get(0).startsWith("{\"format\":\"qinqing-shelf\",\"version\":1,\"exported\":\"20"));
    assertTrue(lines.get(0).contains(",\"name\":\"引号\\\"王\",\"made\":\"" + profile.made()));
    assertEquals(
        "{\"entry\":1,\"kind\":\"answer\",\"subject\":\"q\\\"1\","
            + "\"at\":\"2026-11-22T04:00:00.000001Z\",\"payload\":{  \"a\": \"\\n😀\"}}",
        lines.get(1));
    assertEquals(
        "{\"entry\":2,\"kind\":\"answer\",\"subject\":\"\","
            + "\"at\":\"2026-11-22T03:59:00.000001Z\",\"payload\":2}",
        lines.get(2));
    State card = shelf.state("card", "q1").orElseThrow();
    assertEquals(
        "{\"state\":3,\"kind\":\"card\",\"key\":\"q1\",\"changed\":\""
            + card.changed()
            + "\",\"payload\":[3]}",
        lines.get(3));
    assertEquals("{\"entries\":2,\"states\":1}", lines.get(4));
  }

  @Test
  void aBackupBringsBackWhatWas() throws IOException {
    assertEquals(List.of(), store().backups());
    Profile profile = store().make("某");
    Shelf shelf = store().open(profile.id());
    shelf.append("answer", "q1", NOON, "1");
    StoreBackup backup = store().backup();
    assertEquals(List.of(backup), store().backups());
    shelf.append("answer", "q1", NOON, "2");
    Profile late = store().make("晚来的");
    store().restore(backup);
    assertEquals(List.of("1"), payloads(shelf), "shelves that are open read what is there now");
    assertEquals(List.of(profile), store().profiles());
    assertEquals(Reason.NO_PROFILE, refused(() -> store().open(late.id())));
    assertEquals(
        List.of(StoreFinding.Severity.NOTE),
        store().findings().stream().map(StoreFinding::severity).toList());
    assertEquals(1, reopen().findings().size(), "said until somebody has read it");
    store().settle();
    assertEquals(List.of(), store().findings());
  }

  @Test
  void nobodyComesBackFromABackupWhoWasRemoved() throws IOException {
    Profile gone = store().make("走的人");
    Profile stays = store().make("留的人");
    store().open(stays.id()).append("answer", "q1", NOON, "1");
    StoreBackup backup = store().backup();
    assertEquals(List.of(), store().remove(gone.id()));
    store().restore(backup);
    assertEquals(List.of(stays), store().profiles());
    assertEquals(List.of("1"), payloads(store().open(stays.id())));
  }
}
