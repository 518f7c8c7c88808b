package org.qinqing.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.store.Change;
import org.qinqing.store.Entry;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreException.Reason;
import org.qinqing.store.StoreFinding;

/** What is SQLite's own: the file, its versions, damage, other processes. */
@Timeout(300)
class SqliteFileTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final String SECRET = "老板中秋送了两瓶酒";
  private static final Step SECOND =
      new Step(
          2,
          List.of(
              "ALTER TABLE journal ADD COLUMN place TEXT NOT NULL DEFAULT ''",
              "UPDATE journal SET place = 'cn'"));

  @TempDir Path temp;
  private final List<SqlitePeopleStore> open = new ArrayList<>();
  private SqlitePeopleStore store;

  static Tuning quick() {
    return tuning(Clock.systemUTC(), Step.all());
  }

  private static Tuning tuning(Clock clock, List<Step> steps, String... pragmas) {
    return new Tuning(10, clock, steps, List.of(pragmas), Duration.ofMillis(300));
  }

  private static Tuning at(Instant now) {
    return tuning(Clock.fixed(now, ZoneOffset.UTC), Step.all());
  }

  private static List<Step> and(Step more) {
    List<Step> steps = new ArrayList<>(Step.all());
    steps.add(more);
    return steps;
  }

  private SqlitePeopleStore start(Tuning tuning) {
    SqlitePeopleStore started = new SqlitePeopleStore(new PlainFolder(temp), tuning);
    open.add(started);
    return started;
  }

  @BeforeEach
  void start() {
    store = start(quick());
  }

  @AfterEach
  void end() throws IOException {
    for (SqlitePeopleStore each : open) {
      each.close();
    }
  }

  private SqlitePeopleStore again(Tuning tuning) throws IOException {
    end();
    return start(tuning);
  }

  private Path folder() {
    return temp.resolve("store");
  }

  private Path file() {
    return folder().resolve("people.db");
  }

  private Path log() {
    return folder().resolve("people.db-wal");
  }

  private static char[] words(String text) {
    return text.toCharArray();
  }

  private static Reason refused(Executable work) {
    return assertThrows(StoreException.class, work).reason();
  }

  private static List<String> payloads(Shelf shelf) throws IOException {
    return shelf.entries(JournalQuery.all()).stream().map(Entry::payload).toList();
  }

  /** The files of a folder with their bytes, but for locks, which SQLite makes anew. */
  private static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.endsWith("-shm") && !name.endsWith(".lock") && !name.startsWith("native")) {
          found.put(name, Files.readAllBytes(file));
        }
      }
    }
    return found;
  }

  private static boolean contains(Path folder, String text) throws IOException {
    String searched =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return bytes(folder).values().stream()
        .anyMatch(b -> new String(b, StandardCharsets.ISO_8859_1).contains(searched));
  }

  private Connection direct() throws SQLException {
    return new Connections(folder(), quick()).writer(file());
  }

  /** Leaves the folder as a killed process does: with a log that was not yet put into the file. */
  private void leaveUnclean(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Files.write(folder().resolve(each.getKey()), each.getValue());
    }
  }

  // ---- opening late ----

  @Test
  void nothingIsTouchedBeforeTheFirstUse() throws IOException {
    assertFalse(Files.exists(folder()));
    assertEquals(List.of(), store.backups());
    assertFalse(Files.exists(folder()));
    assertEquals(List.of(), store.profiles());
    assertTrue(Files.exists(file()));
  }

  @Test
  void noDatabaseIsAwakeBeforeTheFirstUseAndItsLibraryIsInTheDataFolder() throws Exception {
    StoreChild child = StoreChild.start(temp, "once", "-Xlog:class+load");
    List<String> before = new ArrayList<>();
    String line = child.next();
    while (!"made".equals(line)) {
      before.add(line);
      line = child.next();
    }
    assertEquals(List.of(), before.stream().filter(l -> l.contains("org.sqlite.")).toList());
    assertTrue(before.stream().anyMatch(l -> l.contains("SqlitePeopleStore")));
    assertTrue(child.rest().stream().anyMatch(l -> l.contains("org.sqlite.")));
    assertEquals(0, child.end());
    // The driver takes its copies away at the end; a killed process leaves them.
    StoreChild killed = StoreChild.start(temp, "hold");
    while (!"open".equals(killed.next())) {
      // It says other things first.
    }
    try (Stream<Path> natives = Files.list(folder().resolve("native"))) {
      assertTrue(natives.anyMatch(f -> f.toString().contains("sqlitejdbc")));
    }
    killed.kill();
    again(at(Instant.now().plus(Duration.ofDays(2)))).profiles();
    try (Stream<Path> natives = Files.list(folder().resolve("native"))) {
      assertEquals(List.of(), natives.toList(), "what a dead process left is cleared away");
    }
  }

  @Test
  void settingsAreAsDesigned() throws IOException, SQLException {
    store.profiles();
    Connections connections = new Connections(folder(), quick());
    try (Connection writer = connections.writer(file());
        Connection reader = connections.reader(file())) {
      assertEquals(List.of("wal"), Connections.texts(writer, "PRAGMA journal_mode"));
      assertEquals(1, Connections.number(writer, "PRAGMA synchronous"), "NORMAL");
      assertEquals(1, Connections.number(writer, "PRAGMA foreign_keys"));
      assertEquals(1, Connections.number(writer, "PRAGMA secure_delete"));
      assertEquals(300, Connections.number(writer, "PRAGMA busy_timeout"));
      assertEquals(2, Connections.number(writer, "PRAGMA temp_store"), "MEMORY");
      assertThrows(SQLException.class, () -> Connections.run(reader, "DELETE FROM profile"));
    }
  }

  @Test
  void queriesGoByAnIndex() throws IOException, SQLException {
    store.profiles();
    try (Connection writer = direct()) {
      for (String where : List.of("", " AND kind = 'a'", " AND subject = 'a'")) {
        String plan = plan(writer, where);
        assertTrue(plan.contains("USING INDEX") || plan.contains("USING COVERING INDEX"), plan);
        assertFalse(plan.contains("TEMP B-TREE"), plan);
      }
    }
  }

  private static String plan(Connection connection, String where) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement =
            Connections.prepare(
                connection,
                "EXPLAIN QUERY PLAN SELECT payload FROM journal WHERE shelf = 1"
                    + where
                    + " ORDER BY at, number");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
    }
    return plan.toString();
  }

  // ---- other processes ----

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    long kept = 0;
    for (int round = 0; round < 3; round++) {
      StoreChild child = StoreChild.start(temp, "answer");
      assertEquals("made", child.next());
      int said = 0;
      while (said < 60) {
        said = Integer.parseInt(child.next());
      }
      child.kill();
      // It went on until it was dead.
      for (String line : child.rest()) {
        if (line.matches("\\d+")) {
          said = Math.max(said, Integer.parseInt(line));
        }
      }
      assertTrue(Files.size(log()) > 0, "an unclean end");
      SqlitePeopleStore after = start(quick());
      Shelf shelf = after.common();
      int batches = Integer.parseInt(shelf.state("count", "batches").orElseThrow().payload());
      assertTrue(batches >= said, "kept " + batches + ", said " + said);
      assertTrue(batches <= said + 1, "at most the one that was not said any more");
      kept += batches;
      assertEquals(2 * kept, shelf.count(JournalQuery.all()), "whole batches only");
      assertEquals(kept, shelf.count(JournalQuery.all().about("b")));
      assertEquals(List.of(), after.findings());
      after.close();
    }
  }

  @Test
  void twoProcessesWriteWithoutLosingOrDoubling() throws Exception {
    store = again(new Tuning(10, Clock.systemUTC(), Step.all(), List.of(), Duration.ofSeconds(30)));
    Shelf shelf = store.common();
    shelf.put("count", "all", Change.NEW, "0");
    StoreChild child = StoreChild.start(temp, "count");
    assertEquals("made", child.next());
    child.go();
    assertEquals("counting", child.next());
    // Neither may be told that the other is busy: each waits for its turn.
    StoreChild.count(shelf, StoreChild.TIMES);
    assertEquals(List.of("done"), child.rest());
    assertEquals(0, child.end());
    assertEquals("" + 2 * StoreChild.TIMES, shelf.state("count", "all").orElseThrow().payload());
  }

  @Test
  void readersDoNotWaitForAWriter() throws Exception {
    Shelf shelf = store.common();
    shelf.append("a", "", NOON, "1");
    try (Connection writer = direct()) {
      Connections.run(writer, "BEGIN IMMEDIATE");
      Connections.run(writer, "DELETE FROM journal");
      assertEquals(List.of("1"), payloads(shelf), "the last moment that was kept");
      assertEquals(Reason.BUSY, refused(() -> shelf.append("a", "", NOON, "2")));
      Connections.run(writer, "ROLLBACK");
    }
    shelf.append("a", "", NOON, "2");
    assertEquals(List.of("1", "2"), payloads(shelf));
  }

  @Test
  void aWriterIsTheOnlyOneFromItsFirstLookOn() throws IOException {
    store.profiles();
    store.close();
    SqliteFile own = new SqliteFile(folder(), quick());
    try {
      own.write(
          c -> {
            assertEquals(0, Connections.number(c, "SELECT number FROM shelf"));
            try (Connection other = direct()) {
              // Else it could change what this one has looked at and builds upon.
              assertThrows(
                  SQLException.class, () -> Connections.run(other, "UPDATE shelf SET number = 7"));
            }
            return Connections.update(c, "UPDATE shelf SET number = 1");
          });
    } finally {
      own.close();
    }
  }

  @Test
  void nothingIsRestoredUnderAnotherProcess() throws Exception {
    store.common().append("a", "", NOON, "1");
    StoreBackup backup = store.backup();
    StoreChild child = StoreChild.start(temp, "hold");
    assertEquals("made", child.next());
    assertEquals("open", child.next());
    assertEquals(Reason.BUSY, refused(() -> store.restore(backup)));
    assertEquals(2, store.common().count(JournalQuery.all()), "as it was, and still usable");
    child.go();
    assertEquals("done", child.next());
    assertEquals(0, child.end());
    store.restore(backup);
    assertEquals(1, store.common().count(JournalQuery.all()));
  }

  @Test
  void processesThatStartTogetherAllComeIn() throws Exception {
    List<StoreChild> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(StoreChild.start(temp, "hold"));
    }
    for (StoreChild child : children) {
      assertEquals("made", child.next());
      assertEquals("open", child.next());
    }
    assertEquals(3, store.common().count(JournalQuery.all()));
    for (StoreChild child : children) {
      child.go();
      assertEquals(List.of("done"), child.rest());
      assertEquals(0, child.end());
    }
    assertEquals(List.of(), store.findings());
  }

  @Test
  void manyOpenAtOnce() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Long>> made = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        made.add(
            pool.submit(
                () -> {
                  start.await();
                  return store.common().append("a", "", NOON, "1");
                }));
      }
      start.countDown();
      List<Long> numbers = new ArrayList<>();
      for (Future<Long> each : made) {
        numbers.add(each.get());
      }
      assertEquals(8, numbers.stream().distinct().count());
    }
  }

  // ---- versions ----

  @Test
  void anOlderLayoutIsBroughtForwardAfterACopy() throws IOException, SQLException {
    Profile profile = store.make("某");
    store.open(profile.id()).append("answer", "q1", NOON, "\"" + SECRET + "\"");
    store = again(tuning(Clock.systemUTC(), and(SECOND)));
    assertEquals(List.of(profile), store.profiles());
    assertEquals(List.of("\"" + SECRET + "\""), payloads(store.open(profile.id())));
    try (Connection look = direct()) {
      assertEquals(2, Connections.number(look, "PRAGMA user_version"));
      assertEquals(List.of("cn"), Connections.texts(look, "SELECT place FROM journal"));
    }
    StoreBackup copy =
        store.backups().stream().filter(b -> b.version() == 1).findFirst().orElseThrow();
    store.open(profile.id()).append("answer", "q2", NOON, "2");
    store.restore(copy);
    assertEquals(1, payloads(store.open(profile.id())).size(), "an old copy is brought forward");
    try (Connection look = direct()) {
      assertEquals(2, Connections.number(look, "PRAGMA user_version"));
    }
    store.open(profile.id()).append("answer", "q3", NOON, "3");
  }

  @Test
  void aStepThatFailsLeavesWhatWasThere() throws IOException {
    store.common().append("a", "", NOON, "1");
    Step failing =
        new Step(2, List.of("DELETE FROM journal", "CREATE TABLE extra (a)", "NO SUCH THING"));
    SqlitePeopleStore broken = again(tuning(Clock.systemUTC(), and(failing)));
    assertEquals(Reason.FAILED, refused(broken::profiles));
    assertEquals("D-101", broken.findings().getFirst().code());
    store = again(quick());
    assertEquals(List.of("1"), payloads(store.common()));
    assertTrue(store.backups().size() >= 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileOfANewerProgramIsRefusedAndNoByteChanges(boolean unclean) throws IOException {
    SqlitePeopleStore newer = again(tuning(Clock.systemUTC(), and(SECOND)));
    newer.common().append("a", "", NOON, "1");
    Map<String, byte[]> running = bytes(folder());
    newer.close();
    if (unclean) {
      leaveUnclean(running);
      assertTrue(Files.size(log()) > 0);
    }
    Map<String, byte[]> before = bytes(folder());
    store = start(quick());
    assertEquals(Reason.NEWER, refused(store::profiles));
    assertEquals(Reason.NEWER, refused(() -> store.common().append("a", "", NOON, "2")));
    assertEquals(List.of("D-104"), store.findings().stream().map(StoreFinding::code).toList());
    store.close();
    Map<String, byte[]> after = bytes(folder());
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, content) -> assertArrayEquals(content, after.get(name), name));
    newer = start(tuning(Clock.systemUTC(), and(SECOND)));
    assertEquals(List.of("1"), payloads(newer.common()));
  }

  @Test
  void threeCopiesOfEachVersionAreKept() throws IOException {
    store.common().append("a", "", NOON, "1");
    for (int day = 0; day < 6; day++) {
      store = again(at(NOON.plus(Duration.ofDays(day))));
      store.profiles();
      again(at(NOON.plus(Duration.ofDays(day)).plusSeconds(60))).profiles();
    }
    assertEquals(
        List.of(
            NOON.plus(Duration.ofDays(5)),
            NOON.plus(Duration.ofDays(4)),
            NOON.plus(Duration.ofDays(3))),
        start(quick()).backups().stream().map(StoreBackup::made).toList(),
        "one a day, the three newest");
  }

  // ---- damage ----

  private interface Harm {
    void on(byte[] file);
  }

  private void harmed(Harm harm) throws IOException {
    store.common().append("a", "", NOON, "\"" + "x".repeat(20_000) + "\"");
    store.backup();
    store.common().append("a", "", NOON.plusSeconds(1), "2");
    Map<String, byte[]> running = bytes(folder());
    end();
    // As after a kill: only then it is looked through.
    byte[] whole = Files.readAllBytes(file());
    leaveUnclean(running);
    Files.write(file(), whole);
    byte[] bad = whole.clone();
    harm.on(bad);
    Files.write(file(), bad);
    Files.write(log(), new byte[32]);
    store = start(quick());
    assertEquals(0, store.common().count(JournalQuery.all()), "empty, but at work");
    StoreFinding said = store.findings().getFirst();
    assertEquals("D-301", said.code());
    assertEquals(StoreFinding.Severity.ERROR, said.severity());
    Path aside;
    try (Stream<Path> files = Files.list(folder().resolve("aside"))) {
      aside = files.filter(f -> f.toString().endsWith(".db")).findFirst().orElseThrow();
    }
    assertTrue(said.message().contains(aside.getFileName().toString()));
    assertArrayEquals(bad, Files.readAllBytes(aside), "put aside as it was");
    store.common().append("a", "", NOON.plusSeconds(2), "3");
    store.restore(said.offer().orElseThrow());
    assertEquals(1, store.common().count(JournalQuery.all()));
    assertEquals(List.of("D-303"), store.findings().stream().map(StoreFinding::code).toList());
    try (Stream<Path> files = Files.list(folder().resolve("aside"))) {
      assertEquals(2, files.filter(f -> f.toString().endsWith(".db")).count(), "nothing deleted");
    }
  }

  @Test
  void aFileOfZerosIsPutAside() throws IOException {
    harmed(file -> Arrays.fill(file, (byte) 0));
  }

  @Test
  void aBrokenHeadIsPutAside() throws IOException {
    harmed(file -> Arrays.fill(file, 0, 64, (byte) 0x41));
  }

  @Test
  void brokenTablesAreFoundAfterAnUncleanEnd() throws IOException {
    harmed(file -> Arrays.fill(file, 4096, file.length, (byte) 0x41));
  }

  @Test
  void noiseInTheTablesIsFoundAfterAnUncleanEnd() throws IOException {
    harmed(
        file -> {
          byte[] noise = new byte[file.length - 4096];
          new Random(4).nextBytes(noise);
          System.arraycopy(noise, 0, file, 4096, noise.length);
        });
  }

  @Test
  void aFileCutOffIsPutAside() throws IOException {
    store.common().append("a", "", NOON, "\"" + "x".repeat(20_000) + "\"");
    end();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2 / 4096 * 4096));
    Files.write(log(), new byte[32]);
    store = start(quick());
    store.profiles();
    assertEquals(List.of("D-301"), store.findings().stream().map(StoreFinding::code).toList());
    assertTrue(store.findings().getFirst().offer().isEmpty(), "there was no backup");
  }

  @Test
  void damageMetWhileWorkingIsFoundAtTheNextUse() throws IOException {
    store.common().append("a", "", NOON, "1");
    store.backup();
    end();
    byte[] bad = Files.readAllBytes(file());
    // A clean end, so nobody looks through it; the tables of profiles are whole.
    Arrays.fill(bad, 4096 * 2, bad.length, (byte) 0x41);
    Files.write(file(), bad);
    store = start(at(Instant.now()));
    Reason first = refused(() -> store.common().entries(JournalQuery.all()));
    assertEquals(Reason.DAMAGED, first);
    assertEquals(List.of(), payloads(store.common()));
    assertEquals("D-301", store.findings().getFirst().code());
    store.restore(store.findings().getFirst().offer().orElseThrow());
    assertEquals(List.of("1"), payloads(store.common()));
  }

  @Test
  void anotherProgramsFileIsPutAside() throws IOException, SQLException {
    Files.createDirectories(folder());
    try (Connection other = direct()) {
      Connections.run(other, "CREATE TABLE theirs (a)");
    }
    assertEquals(List.of(), store.profiles());
    assertEquals("D-301", store.findings().getFirst().code());
  }

  @Test
  void anInterruptedFirstStartIsGoneOnWith() throws IOException, SQLException {
    Files.createDirectories(folder());
    try (Connection only = direct()) {
      assertEquals(0, Connections.number(only, "PRAGMA user_version"));
    }
    assertEquals(List.of(), store.profiles());
    assertEquals(List.of(), store.findings());
  }

  @Test
  void aFileThatIsGoneIsOfferedFromTheBackup() throws IOException {
    store.common().append("a", "", NOON, "1");
    StoreBackup backup = store.backup();
    end();
    Files.delete(file());
    store = start(quick());
    StoreFinding said = store.findings().getFirst();
    assertEquals("D-302", said.code());
    assertEquals(backup, said.offer().orElseThrow());
    store.restore(backup);
    assertEquals(List.of("1"), payloads(store.common()));
  }

  @Test
  void aDamagedBackupIsRefusedAndNothingChanges() throws IOException {
    store.common().append("a", "", NOON, "1");
    StoreBackup backup = store.backup();
    Path copy = folder().resolve("backup").resolve(backup.file());
    byte[] bad = Files.readAllBytes(copy);
    Arrays.fill(bad, 4096, bad.length, (byte) 0x41);
    Files.write(copy, bad);
    assertEquals(Reason.DAMAGED, refused(() -> store.restore(backup)));
    Files.write(copy, new byte[0]);
    assertEquals(Reason.DAMAGED, refused(() -> store.restore(backup)));
    Files.delete(copy);
    assertEquals(Reason.FAILED, refused(() -> store.restore(backup)));
    assertThrows(
        IllegalArgumentException.class,
        () -> store.restore(new StoreBackup("../people.db", NOON, 1, 1)));
    assertEquals(List.of("1"), payloads(store.common()));
    assertEquals(List.of(), store.findings());
  }

  // ---- a full disk ----

  @Test
  void aFullDiskKeepsWhatWasAndGoesOnWhenThereIsRoom() throws IOException {
    store = again(tuning(Clock.systemUTC(), Step.all(), "PRAGMA max_page_count = 60"));
    Shelf shelf = store.common();
    int kept = 0;
    Reason reason = null;
    while (reason == null && kept < 1000) {
      try {
        shelf.write(
            List.of(
                new Change.Append("a", "", NOON, "" + kept),
                new Change.Append("b", "", NOON, "\"" + "x".repeat(5000) + "\"")));
        kept++;
      } catch (StoreException e) {
        reason = e.reason();
        assertEquals("D-102", e.finding().code());
      }
    }
    assertEquals(Reason.FULL, reason);
    assertEquals(2L * kept, shelf.count(JournalQuery.all()));
    store = again(quick());
    assertEquals(2L * kept, store.common().count(JournalQuery.all()));
    store.common().append("a", "", NOON, "1");
    assertEquals(List.of(), store.findings());
  }

  // ---- what can be read by others ----

  @Test
  void whoIsRemovedIsInNoFile() throws IOException {
    Profile profile = store.make(SECRET);
    Shelf shelf = store.open(profile.id());
    for (int i = 0; i < 50; i++) {
      shelf.append("answer", SECRET, NOON, "\"" + (SECRET + i).repeat(i + 1) + "\"");
    }
    shelf.put("card", "q", Change.NEW, "\"" + SECRET + "\"");
    store.backup();
    assertTrue(contains(folder(), SECRET), "the search finds what is there");
    assertEquals(List.of(), store.remove(profile.id()));
    assertFalse(contains(folder(), SECRET));
    store.close();
    assertFalse(contains(folder(), SECRET));
  }

  @Test
  void aPassphraseLeavesNothingReadable() throws IOException {
    Profile profile = store.make("某");
    Shelf shelf = store.open(profile.id());
    for (int i = 0; i < 20; i++) {
      shelf.append("answer", "q", NOON, "\"" + (SECRET + i).repeat(10 * i + 1) + "\"");
    }
    shelf.put("card", "q", Change.NEW, "\"" + SECRET + "\"");
    store.backup();
    assertTrue(contains(folder(), SECRET));
    store.lock(profile.id(), words("清风明月两袖"));
    assertFalse(contains(folder(), SECRET));
    store.open(profile.id(), words("清风明月两袖")).append("a", "q", NOON, "\"" + SECRET + "\"");
    store.close();
    assertFalse(contains(folder(), SECRET));
    store = start(quick());
    assertEquals(1, store.backups().size() - 1, "an old copy without the person, and a fresh one");
    store.restore(store.backups().getFirst());
    assertEquals(20, payloads(store.open(profile.id(), words("清风明月两袖"))).size());
  }

  @Test
  void whatASleepingBackupStillHoldsIsToldAndTriedAgain() throws IOException {
    Profile profile = store.make(SECRET);
    StoreBackup backup = store.backup();
    Path copy = folder().resolve("backup").resolve(backup.file());
    byte[] good = Files.readAllBytes(copy);
    Files.write(copy, new byte[] {1, 2, 3});
    assertEquals(
        List.of("D-305"), store.remove(profile.id()).stream().map(StoreFinding::code).toList());
    Files.write(copy, good);
    assertTrue(contains(folder(), SECRET));
    store = again(quick());
    store.profiles();
    assertFalse(contains(folder(), SECRET));
  }

  @Test
  void nobodyComesBackFromABackupThatCouldNotBeChanged() throws IOException {
    Profile gone = store.make("走的人");
    StoreBackup backup = store.backup();
    Path copy = folder().resolve("backup").resolve(backup.file());
    byte[] good = Files.readAllBytes(copy);
    Files.write(copy, new byte[] {1, 2, 3});
    assertEquals(1, store.remove(gone.id()).size());
    Files.write(copy, good);
    store.restore(backup);
    assertEquals(List.of(), store.profiles());
    assertFalse(contains(folder().resolve("backup"), "走的人"));
  }

  @Test
  void aSealedPayloadCannotStandInForAnother() throws IOException, SQLException {
    Profile profile = store.make("某");
    store.lock(profile.id(), words("清风明月两袖"));
    Shelf shelf = store.open(profile.id(), words("清风明月两袖"));
    shelf.append("answer", "q1", NOON, "\"对\"");
    shelf.append("answer", "q2", NOON, "\"错\"");
    assertEquals(2, payloads(shelf).size());
    try (Connection writer = direct()) {
      Connections.run(
          writer,
          "UPDATE journal SET payload = (SELECT payload FROM journal WHERE subject = 'q1')"
              + " WHERE subject = 'q2'");
    }
    assertEquals(Reason.DAMAGED, refused(() -> payloads(shelf)));
    assertEquals(1, shelf.entries(JournalQuery.all().about("q1")).size(), "the other is readable");
    try (Connection writer = direct()) {
      Connections.run(writer, "UPDATE journal SET payload = x'00'");
    }
    assertEquals(Reason.DAMAGED, refused(() -> payloads(shelf)));
  }

  @Test
  void theUsualStoreTakesAsManyRoundsAsTheVault() throws IOException, SQLException {
    assertEquals(FileVault.ROUNDS, Tuning.usual().rounds());
    SqlitePeopleStore usual = new SqlitePeopleStore(new PlainFolder(temp));
    open.add(usual);
    Profile profile = usual.make("某");
    usual.lock(profile.id(), words("清风明月两袖"));
    try (Connection look = direct()) {
      // The rounds stand at byte 10 of the sealed key, as in the vault's file.
      assertEquals(
          List.of(String.format("%08X", FileVault.ROUNDS)),
          Connections.texts(look, "SELECT hex(substr(wrapped, 11, 4)) FROM profile"));
    }
    assertEquals(List.of(), payloads(usual.open(profile.id(), words("清风明月两袖"))));
  }

  @Test
  void afterTheEndNothingIsOpenedAgain() throws IOException {
    Shelf shelf = store.common();
    shelf.append("a", "", NOON, "1");
    store.close();
    assertThrows(IllegalStateException.class, store::profiles);
    assertThrows(IllegalStateException.class, () -> shelf.entries(JournalQuery.all()));
    assertFalse(Files.exists(log()), "a clean end leaves no log");
  }
}
