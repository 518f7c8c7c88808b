package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;

/**
 * The file {@code people.db} and all that happens to it as a file: opened when first used, looked
 * through after an unclean end, brought to the present layout, put aside when damaged, restored.
 *
 * <p>Ordinary writing waits for SQLite's own lock and not for the writer's lock of the data folder:
 * an import may hold that one for minutes, and an answer in an exam cannot wait so long. What
 * changes the file as such needs every other process to be away ({@link Presence}).
 */
final class SqliteFile {
  /** "QQDB", so that no other program's file is taken for ours. */
  private static final int APPLICATION = 0x51514442;

  private static final String FILE = "people.db";
  private static final String LOG = "-wal";
  private static final String SHARED = "-shm";
  private static final Duration BETWEEN_BACKUPS = Duration.ofDays(1);
  private static final int IDLE_READERS = 4;
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private final Path folder;
  private final Tuning tuning;
  private final Connections connections;
  private final BackupFolder backups;

  /** Held for reading while connections are used, for writing while they come and go. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  /** In the order of asking: in a class nobody's answer may wait behind everybody else's. */
  private final ReentrantLock writing = new ReentrantLock(true);

  private @Nullable Opened opened;
  private boolean suspect;
  private boolean ended;

  /** What is done with a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  /** What happened to the file. */
  private enum What {
    /** It was damaged and put aside. */
    ASIDE,
    /** It was gone, though there are backups. */
    MISSING,
    /** A backup took its place. */
    RESTORED
  }

  /** To be told to a person; backup and file may be empty. */
  private record Incident(What what, String file, String backup) {}

  /** A file that is open in this process. */
  private static final class Opened {
    final Presence presence;
    final Connection writer;
    private final Deque<Connection> idle = new ArrayDeque<>();

    Opened(Presence presence, Connection writer) {
      this.presence = presence;
      this.writer = writer;
    }

    synchronized @Nullable Connection idle() {
      return idle.poll();
    }

    synchronized boolean keep(Connection reader) {
      return idle.size() < IDLE_READERS && idle.add(reader);
    }

    void close() throws SQLException, IOException {
      try (presence;
          writer) {
        Connection reader = idle();
        while (reader != null) {
          reader.close();
          reader = idle();
        }
      }
    }
  }

  SqliteFile(Path folder, Tuning tuning) {
    this.folder = folder;
    this.tuning = tuning;
    this.connections = new Connections(folder, tuning);
    this.backups = new BackupFolder(folder.resolve("backup"), connections, tuning);
  }

  BackupFolder backups() {
    return backups;
  }

  private Path file() {
    return folder.resolve(FILE);
  }

  private Path beside(String ending) {
    return folder.resolve(FILE + ending);
  }

  private Path asideFolder() {
    return folder.resolve("aside");
  }

  // ---- using it ----

  /** Reads what is there at one moment. */
  <T> T read(Work<T> work) throws IOException {
    return use(
        now -> {
          Connection reader = now.idle();
          if (reader == null) {
            reader = connections.reader(file());
          }
          boolean done = false;
          try {
            T answer = within(reader, "BEGIN", work);
            done = true;
            return answer;
          } finally {
            // After an error it is closed: whatever state it is in goes with it.
            if (!done || !now.keep(reader)) {
              reader.close();
            }
          }
        });
  }

  /** Changes all of it or nothing, while nobody else writes. */
  <T> T write(Work<T> work) throws IOException {
    return use(
        now -> {
          writing.lock();
          try {
            return within(now.writer, "BEGIN IMMEDIATE", work);
          } finally {
            writing.unlock();
          }
        });
  }

  /** Does something outside of transactions. */
  private <T> T aside(Work<T> work) throws IOException {
    return use(
        now -> {
          try (Connection own = connections.writer(file())) {
            return work.on(own);
          }
        });
  }

  private static <T> T within(Connection connection, String begin, Work<T> work)
      throws SQLException, IOException {
    Connections.run(connection, begin);
    boolean done = false;
    try {
      T answer = work.on(connection);
      Connections.run(connection, "COMMIT");
      done = true;
      return answer;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      Connections.run(connection, "ROLLBACK");
    } catch (SQLException e) {
      // SQLite has already done it by itself, as after a full disk; the first error is the one
      // told.
      System.getLogger(SqliteFile.class.getName()).log(System.Logger.Level.DEBUG, "rollback", e);
    }
  }

  private interface Use<T> {
    T on(Opened now) throws SQLException, IOException;
  }

  private <T> T use(Use<T> use) throws IOException {
    gate.readLock().lock();
    boolean damaged = false;
    try {
      return use.on(ready());
    } catch (SQLException e) {
      damaged = Findings.isDamage(e);
      throw Findings.of(e);
    } finally {
      gate.readLock().unlock();
      if (damaged) {
        shut(true);
      }
    }
  }

  /** Called and left with the gate held for reading. */
  private Opened ready() throws IOException, SQLException {
    while (true) {
      Opened now = opened;
      if (now != null) {
        return now;
      }
      gate.readLock().unlock();
      try {
        openOnce();
      } finally {
        gate.readLock().lock();
      }
    }
  }

  private void openOnce() throws IOException, SQLException {
    gate.writeLock().lock();
    try {
      if (ended) {
        throw new IllegalStateException("closed");
      }
      if (opened == null) {
        opened = open(null);
        suspect = false;
      }
    } finally {
      gate.writeLock().unlock();
    }
    tidy();
  }

  /** The next use opens it anew, and looks through it when it is suspect. */
  private void shut(boolean nowSuspect) throws IOException {
    gate.writeLock().lock();
    try {
      suspect |= nowSuspect;
      Opened old = opened;
      opened = null;
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      throw Findings.of(e);
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Closes it for good. */
  void close() throws IOException {
    gate.writeLock().lock();
    try {
      ended = true;
    } finally {
      gate.writeLock().unlock();
    }
    shut(false);
  }

  // ---- opening ----

  /**
   * Opens it, with the gate held for writing.
   *
   * @param replacement a backup to put in place first; null for none
   */
  private Opened open(@Nullable StoreBackup replacement) throws IOException, SQLException {
    Files.createDirectories(folder);
    connections.prepare();
    Presence presence = new Presence(folder.resolve("people.lock"));
    boolean done = false;
    try {
      arrive(presence, replacement);
      Connection writer = connections.writer(file());
      try {
        // Between two locks another process may have been alone with it.
        layout(writer);
        done = true;
        return new Opened(presence, writer);
      } finally {
        if (!done) {
          writer.close();
        }
      }
    } finally {
      if (!done) {
        presence.close();
      }
    }
  }

  private void layout(Connection connection) throws SQLException, IOException {
    long version = Connections.number(connection, "PRAGMA user_version");
    if (version > tuning.version()) {
      throw Findings.newer(version, tuning.version());
    }
    if (version < tuning.version()) {
      throw Findings.busy(null);
    }
  }

  /** Leaves the file as it has to be, and this process beside the others. */
  private void arrive(Presence presence, @Nullable StoreBackup replacement)
      throws IOException, SQLException {
    long deadline = System.nanoTime() + tuning.patience().toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    StoreBackup due = replacement;
    while (true) {
      if (presence.alone()) {
        alone(due);
        due = null;
        if (presence.beside()) {
          return;
        }
      } else if (due == null && presence.beside() && isPresent()) {
        return;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw Findings.busy(null);
      }
      pause(Math.min(pause, left));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  /** No system tells when a file lock of another process ends, hence the pauses. */
  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Findings.busy(e);
    }
  }

  /** Others have it open: whether it is there in our layout. */
  private boolean isPresent() throws IOException, SQLException {
    if (!Files.exists(file())) {
      return false;
    }
    try (Connection looker = connections.looker(file())) {
      long version = Connections.number(looker, "PRAGMA user_version");
      if (version > tuning.version()) {
        throw Findings.newer(version, tuning.version());
      }
      if (suspect && !isSound(looker)) {
        throw Findings.damaged(null);
      }
      return version == tuning.version();
    }
  }

  private void alone(@Nullable StoreBackup replacement) throws IOException, SQLException {
    Optional<Incident> incident = Optional.empty();
    if (replacement != null) {
      incident = Optional.of(replace(replacement));
    } else if (size(file()) > 0 || size(beside(LOG)) > 0) {
      if (isDamaged()) {
        Optional<StoreBackup> newest = backups.newest();
        incident =
            Optional.of(
                new Incident(
                    What.ASIDE, putAside("damaged"), newest.map(StoreBackup::file).orElse("")));
      }
    } else {
      // Empty or gone: a first start, or somebody's doing when there are backups.
      incident = backups.newest().map(backup -> new Incident(What.MISSING, "", backup.file()));
    }
    try (Connection writer = connections.writer(file())) {
      migrate(writer);
      if (incident.isPresent()) {
        Connections.run(
            writer,
            "INSERT INTO incident (at, what, file, backup) VALUES (?, ?, ?, ?)",
            tuning.clock().millis(),
            incident.get().what().name(),
            incident.get().file(),
            incident.get().backup());
      }
      backUpDaily(writer);
    }
  }

  /**
   * Whether it cannot be used. A file of a newer program is only looked at: no byte of it changes.
   *
   * @throws StoreException with {@link StoreException.Reason#NEWER}
   */
  private boolean isDamaged() throws IOException, SQLException {
    // SQLite removes the log when the last one closes the file, so a log tells of an unclean end.
    boolean unclean = size(beside(LOG)) > 0;
    if (size(file()) == 0) {
      return true;
    }
    try (Connection looker = unclean ? connections.looker(file()) : connections.onlooker(file())) {
      long version = Connections.number(looker, "PRAGMA user_version");
      boolean ours = Connections.number(looker, "PRAGMA application_id") == APPLICATION;
      if (ours && version > tuning.version()) {
        throw Findings.newer(version, tuning.version());
      }
      if (!ours) {
        // Nothing in it: the first start was interrupted before the tables were there.
        return Connections.number(looker, "SELECT count(*) FROM sqlite_master") > 0;
      }
      return version < 1 || (unclean || suspect) && !isSound(looker);
    } catch (SQLException e) {
      if (Findings.isDamage(e)) {
        return true;
      }
      throw e;
    }
  }

  private static boolean isSound(Connection connection) throws SQLException {
    try {
      return Connections.texts(connection, "PRAGMA quick_check(1)").equals(List.of("ok"));
    } catch (SQLException e) {
      if (Findings.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  private static long size(Path path) throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private void migrate(Connection writer) throws SQLException, IOException {
    int version = (int) Connections.number(writer, "PRAGMA user_version");
    if (version > 0 && version < tuning.version()) {
      backups.make(writer, version);
    }
    for (Step step : tuning.steps()) {
      if (step.version() > version) {
        within(
            writer,
            "BEGIN IMMEDIATE",
            c -> {
              for (String statement : step.statements()) {
                Connections.run(c, statement);
              }
              Connections.run(c, "PRAGMA application_id = " + APPLICATION);
              Connections.run(c, "PRAGMA user_version = " + step.version());
              return step;
            });
      }
    }
  }

  /** A damaged file is only half a misfortune when yesterday's is there. */
  private void backUpDaily(Connection writer) throws IOException, SQLException {
    Optional<StoreBackup> newest = backups.newest();
    Instant due = newest.map(StoreBackup::made).orElse(Instant.EPOCH).plus(BETWEEN_BACKUPS);
    boolean used =
        Connections.number(writer, "SELECT count(*) FROM shelf WHERE number > 0 OR id > 1") > 0;
    if (!used || tuning.clock().instant().isBefore(due)) {
      return;
    }
    try {
      backups.make(writer, tuning.version());
    } catch (SQLException e) {
      if (Findings.isDamage(e)) {
        throw e;
      }
      // A full disk, say: working on without a fresh copy is better than not at all.
      System.getLogger(SqliteFile.class.getName()).log(System.Logger.Level.WARNING, "backup", e);
    }
  }

  // ---- putting aside, restoring ----

  /** Moves the file with its log and gives its new name. */
  private String putAside(String why) throws IOException {
    Files.createDirectories(asideFolder());
    String stem =
        "people-" + TIME.format(tuning.clock().instant().atOffset(ZoneOffset.UTC)) + "-" + why;
    String name = stem + ".db";
    for (int number = 2; Files.exists(asideFolder().resolve(name)); number++) {
      name = stem + "-" + number + ".db";
    }
    // The log first: without it the file is still found here and put aside the next time.
    moveWhenThere(beside(LOG), asideFolder().resolve(name + LOG));
    moveWhenThere(file(), asideFolder().resolve(name));
    Files.deleteIfExists(beside(SHARED));
    return name;
  }

  private static void moveWhenThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The files that were put aside, by name. */
  List<String> asideFiles() throws IOException {
    if (!Files.isDirectory(asideFolder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(asideFolder())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  void restore(StoreBackup backup) throws IOException {
    List<String> gone = gone();
    gate.writeLock().lock();
    try {
      Path source = backups.path(backup);
      if (!Files.isRegularFile(source)) {
        throw Findings.failed(backup.file(), null);
      }
      check(source, backup.file());
      Opened old = opened;
      opened = null;
      if (old != null) {
        old.close();
      }
      opened = open(backup);
      suspect = false;
      for (String profile : gone) {
        remove(opened.writer, profile);
      }
    } catch (SQLException e) {
      throw Findings.of(e);
    } finally {
      gate.writeLock().unlock();
    }
    tidy();
  }

  /** Who was removed, but is perhaps still in a backup that could not be changed then. */
  private List<String> gone() {
    try {
      return read(
          c ->
              Connections.texts(
                  c,
                  "SELECT profile FROM forgotten WHERE profile NOT IN (SELECT id FROM profile)"));
    } catch (IOException e) {
      // Damaged or not to be opened, which may be why something is restored.
      return List.of();
    }
  }

  /** Removes a person, and has the backups forget them; within the caller's transaction, if any. */
  static int remove(Connection connection, String profile) throws SQLException {
    int removed = Connections.update(connection, "DELETE FROM profile WHERE id = ?", profile);
    forgetLater(connection, profile);
    return removed;
  }

  /** The backups forget a person, or what they were like before the present passphrase. */
  static void forgetLater(Connection connection, String profile) throws SQLException {
    Connections.run(connection, "INSERT OR IGNORE INTO forgotten (profile) VALUES (?)", profile);
  }

  private void check(Path source, String name) throws IOException {
    try (Connection looker = connections.onlooker(source)) {
      long version = Connections.number(looker, "PRAGMA user_version");
      if (version > tuning.version()) {
        throw Findings.newer(version, tuning.version());
      }
      if (version < 1
          || Connections.number(looker, "PRAGMA application_id") != APPLICATION
          || !isSound(looker)) {
        throw Findings.damagedBackup(name, null);
      }
    } catch (SQLException e) {
      throw Findings.damagedBackup(name, e);
    }
  }

  private Incident replace(StoreBackup backup) throws IOException {
    Path fresh = beside(".new");
    Files.copy(backups.path(backup), fresh, StandardCopyOption.REPLACE_EXISTING);
    String name = size(file()) > 0 || size(beside(LOG)) > 0 ? putAside("replaced") : "";
    Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Incident(What.RESTORED, name, backup.file());
  }

  // ---- what people should know ----

  List<StoreFinding> findings() throws IOException {
    List<Incident> incidents = read(SqliteFile::incidents);
    List<StoreBackup> there = backups.list();
    List<StoreFinding> findings = new ArrayList<>();
    for (Incident incident : incidents) {
      Optional<StoreBackup> backup =
          there.stream().filter(b -> b.file().equals(incident.backup())).findFirst();
      switch (incident.what()) {
        case ASIDE -> findings.add(Findings.aside(incident.file(), backup));
        case MISSING -> backup.map(Findings::missing).ifPresent(findings::add);
        case RESTORED ->
            findings.add(
                Findings.restored(
                    backup.map(Findings::day).orElse(incident.backup()), incident.file()));
      }
    }
    return List.copyOf(findings);
  }

  private static List<Incident> incidents(Connection connection) throws SQLException {
    List<Incident> incidents = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT what, file, backup FROM incident ORDER BY rowid");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        incidents.add(
            new Incident(What.valueOf(rows.getString(1)), rows.getString(2), rows.getString(3)));
      }
    }
    return incidents;
  }

  StoreBackup backup() throws IOException {
    return aside(own -> backups.make(own, tuning.version()));
  }

  // ---- forgetting ----

  /**
   * Takes what was removed or sealed out of the log and out of the backups. What cannot be done
   * now, because a reader or another program is at it, is tried again at the next opening.
   *
   * @return the backups in which it is still to be done
   */
  List<String> forget() throws IOException {
    return aside(
        own -> {
          Connections.run(own, "PRAGMA wal_checkpoint(TRUNCATE)");
          List<String> left = new ArrayList<>();
          for (String profile : Connections.texts(own, "SELECT profile FROM forgotten")) {
            List<String> still = forget(own, profile);
            if (still.isEmpty()) {
              Connections.run(own, "DELETE FROM forgotten WHERE profile = ?", profile);
            }
            left.addAll(still);
          }
          return left;
        });
  }

  private List<String> forget(Connection connection, String profile)
      throws SQLException, IOException {
    try (PreparedStatement statement =
            Connections.prepare(connection, "SELECT wrapped FROM profile WHERE id = ?", profile);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return backups.forget(profile, null);
      }
      byte[] wrapped = rows.getBytes(1);
      // Without a passphrase again: older copies tell no more than the file does.
      return wrapped == null ? List.of() : backups.forget(profile, wrapped);
    }
  }

  /** What an earlier process could not forget. */
  private void tidy() {
    try {
      if (read(c -> Connections.number(c, "SELECT count(*) FROM forgotten")) > 0) {
        // First a copy as things are now, for the old ones are about to lose people.
        backup();
        forget();
      }
    } catch (IOException e) {
      // It stays written down; whoever opened the file has nothing to do with it.
      System.getLogger(SqliteFile.class.getName()).log(System.Logger.Level.DEBUG, "tidy", e);
    }
  }
}
