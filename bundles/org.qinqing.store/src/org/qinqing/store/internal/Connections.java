package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens database files, all with the same settings. */
final class Connections {
  /** Where the driver puts its native library before loading it; its own place is outside. */
  private static final String NATIVE_FOLDER = "org.sqlite.tmpdir";

  private static final String NATIVE = "native";

  /** A process that died leaves its copy of the library; one that is loading is younger. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path natives;
  private final Tuning tuning;

  Connections(Path folder, Tuning tuning) {
    this.natives = folder.resolve(NATIVE);
    this.tuning = tuning;
  }

  /** Before the first connection of a process. */
  void prepare() throws IOException {
    Files.createDirectories(natives);
    // Who has set it has a reason, such as a data folder from which nothing may be run.
    if (System.getProperty(NATIVE_FOLDER) == null) {
      System.setProperty(NATIVE_FOLDER, natives.toString());
    }
    FileTime oldest = FileTime.from(tuning.clock().instant().minus(LEFT_BEHIND));
    try (Stream<Path> files = Files.list(natives)) {
      for (Path file : files.toList()) {
        removeWhenOld(file, oldest);
      }
    }
  }

  private static void removeWhenOld(Path file, FileTime oldest) {
    try {
      if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // Some systems do not let a library be deleted while a process uses it: it stays.
      System.getLogger(Connections.class.getName())
          .log(System.Logger.Level.DEBUG, "native library", e);
    }
  }

  /** For writing; the caller closes it. */
  Connection writer(Path file) throws SQLException {
    Connection opened = open(address(file), SQLiteOpenMode.READWRITE, SQLiteOpenMode.CREATE);
    return set(
        opened,
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        // What a person removes is gone from the file and not only from the tables.
        "PRAGMA secure_delete = ON");
  }

  /** For reading beside a writer; the caller closes it. */
  Connection reader(Path file) throws SQLException {
    return set(open(address(file), SQLiteOpenMode.READWRITE), "PRAGMA query_only = ON");
  }

  /** For looking at a file that must stay as it is; the caller closes it. */
  Connection looker(Path file) throws SQLException {
    return open(address(file), SQLiteOpenMode.READONLY);
  }

  /**
   * For looking at a file without a log that nobody else has open: nothing is made beside it. The
   * caller closes it.
   */
  Connection onlooker(Path file) throws SQLException {
    return open(address(file) + "?immutable=1", SQLiteOpenMode.READONLY);
  }

  /** For changing a backup, which has no log beside it; the caller closes it. */
  Connection editor(Path file) throws SQLException {
    return set(open(address(file), SQLiteOpenMode.READWRITE), "PRAGMA secure_delete = ON");
  }

  /** As a URI, for a question mark in a folder's name would be taken for settings. */
  private static String address(Path file) {
    return "jdbc:sqlite:" + file.toUri().toASCIIString();
  }

  private Connection open(String address, SQLiteOpenMode... modes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.READWRITE);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    for (SQLiteOpenMode mode : modes) {
      config.setOpenMode(mode);
    }
    config.setBusyTimeout((int) tuning.patience().toMillis());
    config.enforceForeignKeys(true);
    return set(
        config.createConnection(address),
        // No copies of contents in folders of the system, and no trust in what a file brings along.
        "PRAGMA temp_store = MEMORY",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON");
  }

  private Connection set(Connection connection, String... pragmas) throws SQLException {
    List<String> all = new ArrayList<>(List.of(pragmas));
    all.addAll(tuning.pragmas());
    try (Statement statement = connection.createStatement()) {
      for (String pragma : all) {
        statement.execute(pragma);
      }
      return connection;
    } catch (SQLException e) {
      try (connection) {
        throw e;
      }
    }
  }

  static void run(Connection connection, String sql, Object... values) throws SQLException {
    update(connection, sql, values);
  }

  /** How many rows were changed. */
  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      statement.execute();
      return statement.getUpdateCount();
    }
  }

  static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof byte[] bytes) {
          statement.setBytes(i + 1, bytes);
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      return statement;
    } catch (SQLException e) {
      try (statement) {
        throw e;
      }
    }
  }

  /** One number of one row; 0 when there is none. */
  static long number(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The first column of all rows. */
  static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
