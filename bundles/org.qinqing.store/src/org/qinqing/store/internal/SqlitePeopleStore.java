package org.qinqing.store.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;
import org.qinqing.store.VaultException;

/** The store in {@code <data>/store/people.db}, with SQLite. */
@Component(service = PeopleStore.class)
public final class SqlitePeopleStore implements PeopleStore {
  private static final String FOLDER = "store";
  private static final long COMMON = 1;

  private final SqliteFile file;
  private final Tuning tuning;
  private final SecureRandom random = new SecureRandom();

  /** Touches no file yet, and wakes no database. */
  @Activate
  public SqlitePeopleStore(@Reference DataFolder data) {
    this(data, Tuning.usual());
  }

  /** For tests. */
  SqlitePeopleStore(DataFolder data, Tuning tuning) {
    this.file = new SqliteFile(data.root().resolve(FOLDER), tuning);
    this.tuning = tuning;
  }

  /** Closes the file; shelves that are still open cannot be used any more. */
  @Deactivate
  public void close() throws IOException {
    file.close();
  }

  /** A profile with what opens it; key and wrapped are null without a passphrase. */
  private record Row(Profile profile, long shelf, @Nullable String key, byte @Nullable [] wrapped) {
    boolean isAs(Row other) {
      return Arrays.equals(wrapped, other.wrapped);
    }
  }

  private static List<Row> rows(Connection connection, String where, Object... values)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement =
            Connections.prepare(
                connection,
                "SELECT p.id, p.name, p.made, p.key, p.wrapped, s.id FROM profile p"
                    + " JOIN shelf s ON s.profile = p.id "
                    + where
                    + " ORDER BY s.id",
                values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String key = rows.getString(4);
        found.add(
            new Row(
                new Profile(
                    rows.getString(1),
                    rows.getString(2),
                    Micros.time(rows.getLong(3)),
                    key != null),
                rows.getLong(6),
                key,
                rows.getBytes(5)));
      }
    }
    return found;
  }

  private static Row row(Connection connection, String id) throws SQLException, IOException {
    List<Row> found = rows(connection, "WHERE p.id = ?", id);
    if (found.isEmpty()) {
      throw Findings.noProfile();
    }
    return found.getFirst();
  }

  @Override
  public List<Profile> profiles() throws IOException {
    return file.read(connection -> rows(connection, "").stream().map(Row::profile).toList());
  }

  @Override
  public Profile make(String name) throws IOException {
    String kept = ProfileNames.kept(name);
    String id = UUID.randomUUID().toString();
    return file.write(
        connection -> {
          expectFree(connection, kept, id);
          Connections.run(
              connection,
              "INSERT INTO profile (id, name, folded, made) VALUES (?, ?, ?, ?)",
              id,
              kept,
              ProfileNames.folded(kept),
              Micros.of(tuning.clock().instant()));
          Connections.run(connection, "INSERT INTO shelf (profile, number) VALUES (?, 0)", id);
          return row(connection, id).profile();
        });
  }

  private static void expectFree(Connection connection, String name, String id)
      throws SQLException, IOException {
    List<String> others =
        Connections.texts(
            connection,
            "SELECT name FROM profile WHERE folded = ? AND id <> ?",
            ProfileNames.folded(name),
            id);
    if (!others.isEmpty()) {
      throw Findings.taken(others.getFirst());
    }
  }

  @Override
  public Profile rename(String id, String name) throws IOException {
    String kept = ProfileNames.kept(name);
    return file.write(
        connection -> {
          row(connection, id);
          expectFree(connection, kept, id);
          Connections.run(
              connection,
              "UPDATE profile SET name = ?, folded = ? WHERE id = ?",
              kept,
              ProfileNames.folded(kept),
              id);
          return row(connection, id).profile();
        });
  }

  @Override
  public List<StoreFinding> remove(String id) throws IOException {
    int gone =
        file.write(
            connection ->
                rows(connection, "WHERE p.id = ?", id).isEmpty()
                    ? 0
                    : SqliteFile.remove(connection, id));
    return gone == 0 ? List.of() : forget();
  }

  /** The change is made and kept by now: what goes wrong here is told and tried again later. */
  private List<StoreFinding> forget() {
    List<StoreFinding> findings = new ArrayList<>();
    try {
      file.forget().stream().distinct().map(Findings::leftBackup).forEach(findings::add);
      file.asideFiles().stream().map(Findings::left).forEach(findings::add);
    } catch (StoreException e) {
      findings.add(e.finding());
    } catch (IOException e) {
      findings.add(Findings.failed(String.valueOf(e.getMessage()), e).finding());
    }
    return List.copyOf(findings);
  }

  /** A copy that has the new passphrase, before the older ones lose the person. */
  private void backUpAndForget() {
    try {
      file.backup();
    } catch (IOException e) {
      // Without a fresh copy the old ones are the only ones: they stay until the next opening.
      System.getLogger(SqlitePeopleStore.class.getName())
          .log(System.Logger.Level.WARNING, "backup", e);
      return;
    }
    forget();
  }

  @Override
  public Profile lock(String id, char[] passphrase) throws IOException {
    expectSome(passphrase);
    try (DataKey key = DataKey.fresh(random)) {
      byte[] wrapped = key.wrap(passphrase, tuning.rounds(), random);
      Profile locked =
          file.write(
              connection -> {
                Row row = row(connection, id);
                if (row.key() != null) {
                  throw Findings.locked();
                }
                SqliteShelf.reseal(connection, row.shelf(), null, key, random);
                return keep(connection, row, key.id(), wrapped);
              });
      backUpAndForget();
      return locked;
    }
  }

  private static Profile keep(
      Connection connection, Row row, @Nullable String key, byte @Nullable [] wrapped)
      throws SQLException, IOException {
    String id = row.profile().id();
    if (key == null || wrapped == null) {
      Connections.run(connection, "UPDATE profile SET key = NULL, wrapped = NULL WHERE id = ?", id);
    } else {
      Connections.run(
          connection, "UPDATE profile SET key = ?, wrapped = ? WHERE id = ?", key, wrapped, id);
      SqliteFile.forgetLater(connection, id);
    }
    return row(connection, id).profile();
  }

  private static void expectSome(char[] passphrase) {
    if (passphrase.length == 0) {
      throw new IllegalArgumentException("empty passphrase");
    }
  }

  /** The key of a profile that has one. */
  private static DataKey key(Row row, char[] passphrase) throws IOException {
    if (row.key() == null || row.wrapped() == null) {
      throw Findings.notLocked();
    }
    try {
      return DataKey.unwrap(row.key(), row.wrapped(), passphrase);
    } catch (VaultException e) {
      throw Findings.of(e);
    }
  }

  /** What it was when the key was derived, for that takes time; another may have been faster. */
  private static Row unchanged(Connection connection, Row before) throws SQLException, IOException {
    Row now = row(connection, before.profile().id());
    if (!now.isAs(before)) {
      throw Findings.locked();
    }
    return now;
  }

  @Override
  public Profile unlock(String id, char[] passphrase) throws IOException {
    Row before = file.read(connection -> row(connection, id));
    try (DataKey key = key(before, passphrase)) {
      return file.write(
          connection -> {
            Row row = unchanged(connection, before);
            SqliteShelf.reseal(connection, row.shelf(), key, null, random);
            return keep(connection, row, null, null);
          });
    }
  }

  @Override
  public void changePassphrase(String id, char[] old, char[] fresh) throws IOException {
    expectSome(fresh);
    Row before = file.read(connection -> row(connection, id));
    try (DataKey key = key(before, old)) {
      byte[] wrapped = key.wrap(fresh, tuning.rounds(), random);
      file.write(connection -> keep(connection, unchanged(connection, before), key.id(), wrapped));
    }
    backUpAndForget();
  }

  @Override
  public Shelf open(String id) throws IOException {
    Row row = file.read(connection -> row(connection, id));
    if (row.key() != null) {
      throw Findings.locked();
    }
    return shelf(Optional.of(id), row.shelf(), null);
  }

  @Override
  public Shelf open(String id, char[] passphrase) throws IOException {
    Row row = file.read(connection -> row(connection, id));
    return shelf(Optional.of(id), row.shelf(), row.key() == null ? null : key(row, passphrase));
  }

  @Override
  public Shelf common() throws IOException {
    return shelf(Optional.empty(), COMMON, null);
  }

  private Shelf shelf(Optional<String> profile, long number, @Nullable DataKey key) {
    return new SqliteShelf(file, tuning, profile, number, key, random);
  }

  @Override
  public List<StoreFinding> findings() {
    try {
      return file.findings();
    } catch (StoreException e) {
      return List.of(e.finding());
    } catch (IOException e) {
      return List.of(Findings.failed(String.valueOf(e.getMessage()), e).finding());
    }
  }

  @Override
  public void settle() throws IOException {
    file.write(connection -> Connections.update(connection, "DELETE FROM incident"));
  }

  @Override
  public List<StoreBackup> backups() throws IOException {
    return file.backups().list();
  }

  @Override
  public StoreBackup backup() throws IOException {
    return file.backup();
  }

  @Override
  public void restore(StoreBackup backup) throws IOException {
    file.restore(backup);
  }
}
