package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.qinqing.trust.Extensions;

/**
 * The extensions a user installed: {@code extensions/<id>/<version>/<sha256>.qinqing-extension}. It
 * is the truth as the pack store is; the name of a file says what it must contain, so a file is
 * never overwritten but by what it should have been. Of an id the newest version counts, whatever
 * lies beside it.
 */
final class ExtensionStore {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern FILE =
      Pattern.compile("[0-9a-f]{64}" + Pattern.quote(Extensions.SUFFIX));
  private static final String INCOMING = ".incoming-";
  private static final String REMOVED = ".removed-";
  private static final Pattern LEFT = Pattern.compile("\\.(?:incoming|removed)-.*");
  private static final String HUNG = "hung";

  private final Path root;

  /**
   * A store.
   *
   * @param data the data folder
   */
  ExtensionStore(Path data) {
    root = data.toAbsolutePath().normalize().resolve("extensions");
  }

  /** An extension in the store. */
  record Stored(String id, String version, String sha256, Path file) {
    Version osgiVersion() {
      return Version.parseVersion(version);
    }

    /** Whether the file still is what it was when it was stored. */
    boolean whole() throws IOException {
      return Fingerprint.of(Files.readAllBytes(file)).sha256().equals(sha256);
    }
  }

  /**
   * The newest version of each, by id; an older one beside it was left by an interrupted update.
   *
   * @throws IOException when that cannot be found out; it must not look like an empty store
   */
  List<Stored> newest() throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Path id : children(root, ID)) {
      newest(String.valueOf(id.getFileName())).ifPresent(all::add);
    }
    return all;
  }

  /** The one of an id that counts. */
  Optional<Stored> newest(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty(); // a name somebody typed leads nowhere else
    }
    return versions(id).stream()
        .max(Comparator.comparing(Stored::osgiVersion).thenComparing(Stored::sha256));
  }

  private List<Stored> versions(String id) throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Path version : children(root.resolve(id), VERSION)) {
      for (Path file : children(version, FILE)) {
        String name = String.valueOf(file.getFileName());
        all.add(
            new Stored(
                id,
                String.valueOf(version.getFileName()),
                name.substring(0, name.length() - Extensions.SUFFIX.length()),
                file));
      }
    }
    return all;
  }

  private static List<Path> children(Path folder, Pattern names) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(
            folder, path -> names.matcher(String.valueOf(path.getFileName())).matches())) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return children; // that is no store, or none yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  /**
   * Whether a stored extension is not to be started, because it did not finish starting.
   *
   * @throws IOException when that cannot be found out
   */
  boolean hung(Stored stored) throws IOException {
    try {
      Files.readAttributes(hungMark(stored.file()), BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Marks one that did not finish starting. It needs no lock: one file comes into being, and who
   * replaces or removes that version takes it along.
   */
  void markHung(Stored stored) throws IOException {
    if (!hung(stored)) {
      Files.createFile(hungMark(stored.file()));
    }
  }

  private static Path hungMark(Path file) {
    return file.resolveSibling(HUNG);
  }

  // --- writing; whoever does holds the lock of the data folder -----------------------------------

  /**
   * Clears away what an earlier writer left: half of a copy, and versions that do not count. What
   * cannot be (a file still open elsewhere) hides nothing and waits for the next one.
   */
  void tidy() {
    try {
      for (Path left : children(root, LEFT)) {
        clear(left);
      }
      for (Path id : children(root, ID)) {
        Optional<String> counts = newest(String.valueOf(id.getFileName())).map(Stored::version);
        for (Path version : children(id, VERSION)) {
          if (counts.isEmpty()) {
            deleteIfEmpty(version);
          } else if (!counts.get().equals(String.valueOf(version.getFileName()))) {
            aside(version);
          }
        }
        deleteIfEmpty(id);
      }
    } catch (IOException e) {
      return;
    }
  }

  /** Copies a file into the store's own folder, so that it cannot change while it is checked. */
  Path take(Path file) throws IOException {
    Path copy = Files.createDirectories(root).resolve(INCOMING + UUID.randomUUID());
    try {
      Files.copy(file, copy);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (IOException e) {
      leave(copy);
      throw e;
    }
    return copy;
  }

  /** Takes back what was taken and is not wanted; else the next writer does. */
  void leave(Path taken) {
    clear(taken);
  }

  /**
   * Makes a file that was checked an extension of the store, in one step; then its older versions
   * go. It takes the place of a damaged file that should have been the same.
   *
   * @param sha256 of the bytes that were checked; should the file be another by now, its name will
   *     not fit and it never runs
   * @throws IOException when the disk refuses; the one that counted before still does
   */
  Stored keep(Path taken, String sha256, String id, String version) throws IOException {
    Path folder = root.resolve(id).resolve(version);
    Path file = folder.resolve(sha256 + Extensions.SUFFIX);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(hungMark(file));
      Files.move(taken, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      tidy();
      throw e;
    }
    // The new one's name is on the disk before an older one goes.
    sync(folder);
    sync(root.resolve(id));
    sync(root);
    tidy();
    return new Stored(id, version, sha256, file);
  }

  /**
   * Lets one that did not finish starting be started again.
   *
   * @return whether it was not to be started
   */
  boolean tryAgain(Stored stored) throws IOException {
    return Files.deleteIfExists(hungMark(stored.file()));
  }

  /** Removes an extension: first out of sight in one step, then from the disk. */
  void remove(String id) throws IOException {
    Path aside = root.resolve(REMOVED + UUID.randomUUID());
    Files.move(root.resolve(id), aside, StandardCopyOption.ATOMIC_MOVE);
    sync(root);
    clear(aside);
  }

  private void aside(Path folder) {
    Path aside = root.resolve(REMOVED + UUID.randomUUID());
    try {
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // it does not count where it is either
    }
    clear(aside);
  }

  private static void clear(Path left) {
    try (Stream<Path> below = Files.walk(left)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      return; // gone already, or still open elsewhere: out of sight, and the next writer clears it
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return; // then it stays
    }
  }

  /** Makes the new name durable where the system allows to; elsewhere a move is durable enough. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
