package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.StoreBackup;

/**
 * Whole copies of the database: {@code people-<time in UTC>-v<version>.db}. The three newest of
 * each version are kept, so that copies of every day never push out the one from before a
 * migration.
 */
final class BackupFolder {
  private static final int KEPT = 3;
  private static final Pattern NAME = Pattern.compile("people-(\\d{8}-\\d{6})-v(\\d{1,6})\\.db");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
  private static final String UNFINISHED = ".new";

  private final Path folder;
  private final Connections connections;
  private final Tuning tuning;

  BackupFolder(Path folder, Connections connections, Tuning tuning) {
    this.folder = folder;
    this.connections = connections;
    this.tuning = tuning;
  }

  Path path(StoreBackup backup) {
    if (!NAME.matcher(backup.file()).matches()) {
      throw new IllegalArgumentException(backup.file());
    }
    return folder.resolve(backup.file());
  }

  /** The newest first. */
  List<StoreBackup> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<StoreBackup> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        read(file).ifPresent(found::add);
      }
    }
    found.sort(
        Comparator.comparing(StoreBackup::made).thenComparing(StoreBackup::version).reversed());
    return List.copyOf(found);
  }

  Optional<StoreBackup> newest() throws IOException {
    return list().stream().findFirst();
  }

  private static Optional<StoreBackup> read(Path file) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      Instant made = LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(
          new StoreBackup(name.group(), made, Integer.parseInt(name.group(2)), Files.size(file)));
    } catch (DateTimeException e) {
      // Somebody else's file.
      return Optional.empty();
    }
  }

  /** Makes one; the bytes are on the disk before it has its name. */
  StoreBackup make(Connection from, int version) throws IOException, SQLException {
    Files.createDirectories(folder);
    Path file = next(version);
    Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try {
      Connections.run(from, "VACUUM INTO ?", unfinished.toString());
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    prune();
    return read(file).orElseThrow(() -> new IOException(file.toString()));
  }

  /** Later than all others, also when two fall into one second or the clock was put back. */
  private Path next(int version) throws IOException {
    Instant now = tuning.clock().instant();
    Instant at =
        newest()
            .map(StoreBackup::made)
            .filter(made -> !made.isBefore(now.truncatedTo(ChronoUnit.SECONDS)))
            .map(made -> made.plusSeconds(1))
            .orElse(now);
    return folder.resolve(
        "people-" + TIME.format(at.atOffset(ZoneOffset.UTC)) + "-v" + version + ".db");
  }

  private void prune() throws IOException {
    Map<Integer, Integer> seen = new HashMap<>();
    for (StoreBackup backup : list()) {
      if (seen.merge(backup.version(), 1, Integer::sum) > KEPT) {
        Files.deleteIfExists(path(backup));
      }
    }
  }

  /**
   * Takes a person out of the backups.
   *
   * @param wrapped the sealed key that a person has now: copies that have the same one stay; null
   *     when the person is gone
   * @return the files in which it could not be done
   */
  List<String> forget(String profile, byte @Nullable [] wrapped) throws IOException {
    List<String> left = new ArrayList<>();
    for (StoreBackup backup : list()) {
      try (Connection connection = connections.editor(path(backup))) {
        int gone =
            wrapped == null
                ? Connections.update(connection, "DELETE FROM profile WHERE id = ?", profile)
                : Connections.update(
                    connection,
                    "DELETE FROM profile WHERE id = ? AND wrapped IS NOT ?",
                    profile,
                    wrapped);
        if (gone > 0) {
          Connections.run(connection, "VACUUM");
        }
      } catch (SQLException e) {
        left.add(backup.file());
      }
    }
    return left;
  }
}
