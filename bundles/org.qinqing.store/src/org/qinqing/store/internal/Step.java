package org.qinqing.store.internal;

import java.util.List;

/**
 * A step forward of the layout of the tables, done as a whole or not at all.
 *
 * <p>All that belongs to a person hangs on {@code profile} by {@code ON DELETE CASCADE}, and {@code
 * profile} keeps its columns {@code id} and {@code wrapped} in every version: old backups lose a
 * person by them.
 *
 * @param version the version it leads to, one higher than the step before
 * @param statements in this order
 */
record Step(int version, List<String> statements) {
  Step {
    statements = List.copyOf(statements);
  }

  /** From nothing to the present; a step that was shipped never changes. */
  static List<Step> all() {
    return List.of(
        new Step(
            1,
            List.of(
                """
                CREATE TABLE profile (
                  id TEXT PRIMARY KEY,
                  name TEXT NOT NULL,
                  folded TEXT NOT NULL UNIQUE,
                  made INTEGER NOT NULL,
                  key TEXT,
                  wrapped BLOB)
                """,
                // Numbers of shelves are never used again: what is sealed is bound to them.
                """
                CREATE TABLE shelf (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  profile TEXT UNIQUE REFERENCES profile (id) ON DELETE CASCADE,
                  number INTEGER NOT NULL)
                """,
                """
                CREATE TABLE journal (
                  shelf INTEGER NOT NULL REFERENCES shelf (id) ON DELETE CASCADE,
                  number INTEGER NOT NULL,
                  kind TEXT NOT NULL,
                  subject TEXT NOT NULL,
                  at INTEGER NOT NULL,
                  payload BLOB NOT NULL,
                  UNIQUE (shelf, number))
                """,
                "CREATE INDEX journal_at ON journal (shelf, at, number)",
                "CREATE INDEX journal_kind ON journal (shelf, kind, at, number)",
                "CREATE INDEX journal_subject ON journal (shelf, subject, at, number)",
                """
                CREATE TABLE state (
                  shelf INTEGER NOT NULL REFERENCES shelf (id) ON DELETE CASCADE,
                  kind TEXT NOT NULL,
                  key TEXT NOT NULL,
                  revision INTEGER NOT NULL,
                  changed INTEGER NOT NULL,
                  payload BLOB NOT NULL,
                  UNIQUE (shelf, kind, key))
                """,
                // Whom the backups still have to forget, wholly or as they were before a
                // passphrase.
                "CREATE TABLE forgotten (profile TEXT PRIMARY KEY)",
                """
                CREATE TABLE incident (
                  at INTEGER NOT NULL,
                  what TEXT NOT NULL,
                  file TEXT NOT NULL,
                  backup TEXT NOT NULL)
                """,
                "INSERT INTO shelf (id, profile, number) VALUES (1, NULL, 0)")));
  }
}
