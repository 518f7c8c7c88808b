package org.qinqing.store.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.Change;
import org.qinqing.store.Entry;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;

/** A shelf on SQLite; it holds no connection, only which rows are its own and their key. */
final class SqliteShelf implements Shelf {
  private final SqliteFile file;
  private final Tuning tuning;
  private final Optional<String> profile;
  private final long shelf;
  private final @Nullable DataKey key;
  private final SecureRandom random;
  private volatile boolean closed;

  SqliteShelf(
      SqliteFile file,
      Tuning tuning,
      Optional<String> profile,
      long shelf,
      @Nullable DataKey key,
      SecureRandom random) {
    this.file = file;
    this.tuning = tuning;
    this.profile = profile;
    this.shelf = shelf;
    this.key = key;
    this.random = random;
  }

  @Override
  public Optional<String> profile() {
    return profile;
  }

  /** Sees to it that the shelf is still there and that what it would read and write fits. */
  private void guard(Connection connection) throws SQLException, IOException {
    try (PreparedStatement statement =
            Connections.prepare(
                connection,
                "SELECT p.key FROM shelf s LEFT JOIN profile p ON p.id = s.profile WHERE s.id = ?",
                shelf);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw Findings.noProfile();
      }
      if (!Objects.equals(rows.getString(1), key == null ? null : key.id())) {
        throw Findings.locked();
      }
    }
  }

  private void live() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  @Override
  public List<Long> write(List<Change> changes) throws IOException {
    live();
    List<Change> all = List.copyOf(changes);
    if (all.isEmpty()) {
      return List.of();
    }
    return file.write(
        connection -> {
          guard(connection);
          long number =
              Connections.number(connection, "SELECT number FROM shelf WHERE id = ?", shelf);
          List<Long> numbers = new ArrayList<>();
          for (Change change : all) {
            number++;
            write(connection, change, number);
            numbers.add(number);
          }
          Connections.run(connection, "UPDATE shelf SET number = ? WHERE id = ?", number, shelf);
          return List.copyOf(numbers);
        });
  }

  private void write(Connection connection, Change change, long number)
      throws SQLException, IOException {
    switch (change) {
      case Change.Append entry ->
          Connections.run(
              connection,
              "INSERT INTO journal (shelf, number, kind, subject, at, payload)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              shelf,
              number,
              entry.kind(),
              entry.subject(),
              Micros.of(entry.at()),
              Payload.ofEntry(shelf, number, entry.kind(), entry.subject())
                  .write(entry.payload(), key, random));
      case Change.Put put -> put(connection, put, number);
      case Change.Forget forget ->
          expectOne(
              Connections.update(
                  connection,
                  "DELETE FROM state WHERE shelf = ? AND kind = ? AND key = ? AND revision = ?",
                  shelf,
                  forget.kind(),
                  forget.key(),
                  forget.revision()),
              forget.kind(),
              forget.key());
    }
  }

  private void put(Connection connection, Change.Put put, long number)
      throws SQLException, IOException {
    long now = Micros.of(tuning.clock().instant());
    byte[] payload =
        Payload.ofState(shelf, number, put.kind(), put.key()).write(put.payload(), key, random);
    int changed =
        put.revision() == Change.NEW
            ? Connections.update(
                connection,
                "INSERT INTO state (shelf, kind, key, revision, changed, payload)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                shelf,
                put.kind(),
                put.key(),
                number,
                now,
                payload)
            : Connections.update(
                connection,
                "UPDATE state SET revision = ?, changed = ?, payload = ?"
                    + " WHERE shelf = ? AND kind = ? AND key = ? AND revision = ?",
                number,
                now,
                payload,
                shelf,
                put.kind(),
                put.key(),
                put.revision());
    expectOne(changed, put.kind(), put.key());
  }

  private static void expectOne(int changed, String kind, String key) throws IOException {
    if (changed != 1) {
      throw Findings.stale(kind, key);
    }
  }

  @Override
  public List<Entry> entries(JournalQuery query) throws IOException {
    live();
    return file.read(
        connection -> {
          guard(connection);
          String direction = query.order() == JournalQuery.Order.NEWEST_FIRST ? " DESC" : " ASC";
          Selection selection = Selection.of(shelf, query);
          try (PreparedStatement statement =
              Connections.prepare(
                  connection,
                  "SELECT number, kind, subject, at, payload FROM journal WHERE "
                      + selection.where()
                      + " ORDER BY at"
                      + direction
                      + ", number"
                      + direction
                      + " LIMIT ?",
                  selection.valuesAnd(query.limit()))) {
            return entries(statement);
          }
        });
  }

  private List<Entry> entries(PreparedStatement statement) throws SQLException, IOException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(entry(rows));
      }
    }
    return entries;
  }

  private Entry entry(ResultSet rows) throws SQLException, IOException {
    long number = rows.getLong(1);
    String kind = rows.getString(2);
    String subject = rows.getString(3);
    return new Entry(
        number,
        kind,
        subject,
        Micros.time(rows.getLong(4)),
        Payload.ofEntry(shelf, number, kind, subject).read(rows.getBytes(5), key));
  }

  @Override
  public long count(JournalQuery query) throws IOException {
    live();
    return file.read(
        connection -> {
          guard(connection);
          Selection selection = Selection.of(shelf, query);
          return Connections.number(
              connection,
              "SELECT count(*) FROM (SELECT 1 FROM journal WHERE "
                  + selection.where()
                  + " LIMIT ?)",
              selection.valuesAnd(query.limit()));
        });
  }

  @Override
  public Optional<State> state(String kind, String stateKey) throws IOException {
    return states("kind = ? AND key = ?", kind, stateKey).stream().findFirst();
  }

  @Override
  public List<State> states(String kind) throws IOException {
    return states("kind = ?", kind);
  }

  private List<State> states(String where, Object... values) throws IOException {
    live();
    return file.read(
        connection -> {
          guard(connection);
          List<State> states = new ArrayList<>();
          try (PreparedStatement statement =
                  Connections.prepare(
                      connection,
                      "SELECT kind, key, revision, changed, payload FROM state WHERE shelf = "
                          + shelf
                          + " AND "
                          + where
                          + " ORDER BY kind, key",
                      values);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              states.add(state(rows));
            }
          }
          return states;
        });
  }

  private State state(ResultSet rows) throws SQLException, IOException {
    String kind = rows.getString(1);
    String name = rows.getString(2);
    long revision = rows.getLong(3);
    return new State(
        kind,
        name,
        revision,
        Micros.time(rows.getLong(4)),
        Payload.ofState(shelf, revision, kind, name).read(rows.getBytes(5), key));
  }

  @Override
  public void export(Writer out) throws IOException {
    live();
    file.read(
        connection -> {
          guard(connection);
          JsonLines lines = new JsonLines(out);
          about(connection, lines);
          try (PreparedStatement statement =
                  Connections.prepare(
                      connection,
                      "SELECT number, kind, subject, at, payload FROM journal WHERE shelf = ?"
                          + " ORDER BY number",
                      shelf);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              lines.entry(entry(rows));
            }
          }
          try (PreparedStatement statement =
                  Connections.prepare(
                      connection,
                      "SELECT kind, key, revision, changed, payload FROM state WHERE shelf = ?"
                          + " ORDER BY kind, key",
                      shelf);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              lines.state(state(rows));
            }
          }
          lines.end();
          return lines;
        });
    out.flush();
  }

  private void about(Connection connection, JsonLines lines) throws SQLException, IOException {
    try (PreparedStatement statement =
            Connections.prepare(
                connection,
                "SELECT p.name, p.made FROM profile p JOIN shelf s ON s.profile = p.id"
                    + " WHERE s.id = ?",
                shelf);
        ResultSet rows = statement.executeQuery()) {
      if (rows.next()) {
        lines.begin(rows.getString(1), Micros.time(rows.getLong(2)), tuning.clock().instant());
      } else {
        lines.begin("", Micros.time(0), tuning.clock().instant());
      }
    }
  }

  /** Writes every payload of a shelf anew, from one key to another; null stands for none. */
  static void reseal(
      Connection connection,
      long shelf,
      @Nullable DataKey before,
      @Nullable DataKey after,
      SecureRandom random)
      throws SQLException, IOException {
    reseal(connection, "journal", "number", "subject", shelf, before, after, random);
    reseal(connection, "state", "revision", "key", shelf, before, after, random);
  }

  private static void reseal(
      Connection connection,
      String table,
      String numberColumn,
      String nameColumn,
      long shelf,
      @Nullable DataKey before,
      @Nullable DataKey after,
      SecureRandom random)
      throws SQLException, IOException {
    // Row by row: payloads may be long, and a cursor does not like its rows changed beneath it.
    for (String row :
        Connections.texts(connection, "SELECT rowid FROM " + table + " WHERE shelf = ?", shelf)) {
      byte[] payload;
      try (PreparedStatement statement =
              Connections.prepare(
                  connection,
                  "SELECT "
                      + numberColumn
                      + ", kind, "
                      + nameColumn
                      + ", payload FROM "
                      + table
                      + " WHERE rowid = ?",
                  Long.parseLong(row));
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        Payload place =
            table.equals("journal")
                ? Payload.ofEntry(shelf, rows.getLong(1), rows.getString(2), rows.getString(3))
                : Payload.ofState(shelf, rows.getLong(1), rows.getString(2), rows.getString(3));
        payload = place.write(place.read(rows.getBytes(4), before), after, random);
      }
      Connections.run(
          connection,
          "UPDATE " + table + " SET payload = ? WHERE rowid = ?",
          payload,
          Long.parseLong(row));
    }
  }

  @Override
  public void close() {
    closed = true;
    DataKey held = key;
    if (held != null) {
      held.close();
    }
  }

  /**
   * The bytes of a payload: its text in UTF-8, sealed when there is a key.
   *
   * @param place what a sealed payload is bound to, so that none can stand in for another
   */
  private record Payload(String place) {
    static Payload ofEntry(long shelf, long number, String kind, String subject) {
      return new Payload("entry\n" + shelf + "\n" + number + "\n" + kind + "\n" + subject);
    }

    static Payload ofState(long shelf, long revision, String kind, String key) {
      return new Payload("state\n" + shelf + "\n" + revision + "\n" + kind + "\n" + key);
    }

    byte[] write(String text, @Nullable DataKey key, SecureRandom random) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return key == null ? bytes : key.seal(place, bytes, random);
    }

    String read(byte[] bytes, @Nullable DataKey key) throws IOException {
      try {
        return new String(key == null ? bytes : key.open(place, bytes), StandardCharsets.UTF_8);
      } catch (AEADBadTagException e) {
        throw Findings.damagedSeal(e);
      }
    }
  }

  /** A query as SQL with its values. */
  private record Selection(String where, List<Object> values) {
    static Selection of(long shelf, JournalQuery query) {
      StringBuilder where = new StringBuilder("shelf = ?");
      List<Object> values = new ArrayList<>(List.of(shelf));
      query
          .kind()
          .ifPresent(
              kind -> {
                where.append(" AND kind = ?");
                values.add(kind);
              });
      query
          .subject()
          .ifPresent(
              subject -> {
                where.append(" AND subject = ?");
                values.add(subject);
              });
      query
          .from()
          .ifPresent(
              from -> {
                where.append(" AND at >= ?");
                values.add(Micros.notBefore(from));
              });
      query
          .until()
          .ifPresent(
              until -> {
                where.append(" AND at < ?");
                values.add(Micros.notBefore(until));
              });
      return new Selection(where.toString(), values);
    }

    Object[] valuesAnd(int limit) {
      List<Object> all = new ArrayList<>(values);
      all.add(limit);
      return all.toArray();
    }
  }
}
