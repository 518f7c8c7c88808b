package org.qinqing.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * SQLite FTS5. It has no Chinese tokenizer of use, so the application hands it pairs of characters
 * with blanks between them; the texts stand in a table beside.
 */
final class FullText5 implements Peer {
  private static final List<String> PRAGMAS =
      List.of("journal_mode=OFF", "synchronous=OFF", "cache_size=-262144", "mmap_size=4294967296");

  private final Connection connection;
  private final PreparedStatement select;
  private final Match match;

  /** How the pairs of a query are joined. */
  enum Match {
    ANY(" OR "),
    ALL(" AND ");

    private final String operator;

    Match(String operator) {
      this.operator = operator;
    }
  }

  /** Opens what a {@link Writer} made. */
  FullText5(Path file, Match match) throws IOException {
    this.match = match;
    try {
      this.connection = connect(file);
      this.select =
          connection.prepareStatement(
              "SELECT a.title, a.item, a.heading, a.text, f.rank FROM"
                  + " (SELECT rowid, rank FROM grams WHERE grams MATCH ? ORDER BY rank LIMIT "
                  + LIMIT
                  + ") f JOIN article a ON a.id = f.rowid ORDER BY f.rank");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : PRAGMAS) {
        statement.execute("PRAGMA " + pragma);
      }
    }
    return connection;
  }

  /** Fills a new file in one transaction. */
  static final class Writer implements Closeable {
    private final Connection connection;
    private final PreparedStatement article;
    private final PreparedStatement grams;
    private long id;

    Writer(Path file) throws IOException {
      try {
        connection = connect(file);
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              "CREATE TABLE article(id INTEGER PRIMARY KEY, title TEXT, item TEXT,"
                  + " heading TEXT, text TEXT)");
          statement.execute("CREATE VIRTUAL TABLE grams USING fts5(pairs, content='')");
        }
        connection.setAutoCommit(false);
        article = connection.prepareStatement("INSERT INTO article VALUES(?,?,?,?,?)");
        grams = connection.prepareStatement("INSERT INTO grams(rowid, pairs) VALUES(?,?)");
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    void add(Article one) throws IOException {
      try {
        id++;
        article.setLong(1, id);
        article.setString(2, one.title());
        article.setString(3, one.item());
        article.setString(4, String.join("\n", one.headings()));
        article.setString(5, one.body());
        article.executeUpdate();
        grams.setLong(1, id);
        grams.setString(2, String.join(" ", Grams.pairs(one.searched())));
        grams.executeUpdate();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      try (connection) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("INSERT INTO grams(grams) VALUES('optimize')");
        }
        connection.commit();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  @Override
  public String name() {
    return match == Match.ANY ? "SQLite FTS5" : "SQLite FTS5 AND";
  }

  @Override
  public int answer(String text) throws IOException {
    return found(text).size();
  }

  @Override
  public List<Article.Key> ranked(String text) throws IOException {
    return found(text).stream().map(Article::key).toList();
  }

  private List<Article> found(String text) throws IOException {
    List<Article> found = new ArrayList<>();
    Set<String> pairs = new LinkedHashSet<>(Grams.pairs(text));
    if (pairs.isEmpty()) {
      return found;
    }
    List<String> phrases = new ArrayList<>();
    for (String pair : pairs) {
      // A single character is in no pair by itself, but many pairs begin with it.
      boolean single = pair.length() == 1 && Grams.isHan(pair.charAt(0));
      phrases.add('"' + pair + '"' + (single ? "*" : ""));
    }
    try {
      select.setString(1, String.join(match.operator, phrases));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Article(
                  rows.getString(1),
                  rows.getString(2),
                  List.of(rows.getString(3)),
                  rows.getString(4)));
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    try {
      select.close();
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
