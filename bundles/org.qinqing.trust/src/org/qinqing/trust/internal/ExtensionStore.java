package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
 * is the truth as the pack store is; a file is never overwritten, and its name says what it must
 * contain.
 */
final class ExtensionStore {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern FILE =
      Pattern.compile("[0-9a-f]{64}" + Pattern.quote(Extensions.SUFFIX));
  private static final String INCOMING = ".incoming-";
  private static final String REMOVED = ".removed-";

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

  boolean exists() {
    return Files.isDirectory(root);
  }

  /**
   * The newest version of each, by id; an older one beside it was left by an interrupted update.
   */
  List<Stored> newest() throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Path id : children(root, ID)) {
      versions(String.valueOf(id.getFileName())).stream()
          .max(Comparator.comparing(Stored::osgiVersion).thenComparing(Stored::sha256))
          .ifPresent(all::add);
    }
    return all;
  }

  /** The one of an id that counts. */
  Optional<Stored> newest(String id) throws IOException {
    return newest().stream().filter(stored -> stored.id().equals(id)).findFirst();
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
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(
            folder, path -> names.matcher(String.valueOf(path.getFileName())).matches())) {
      stream.forEach(children::add);
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  /** Copies a file into the store's own folder, so that it cannot change while it is checked. */
  Path take(Path file) throws IOException {
    Files.createDirectories(root);
    for (Path left : children(root, Pattern.compile("\\.(?:incoming|removed)-.*"))) {
      delete(left);
    }
    Path copy = root.resolve(INCOMING + UUID.randomUUID());
    Files.copy(file, copy);
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return copy;
  }

  /**
   * Makes a file that was checked an extension of the store, in one step; then its older versions
   * go.
   *
   * @param sha256 of the bytes that were checked; should the file be another by now, its name will
   *     not fit and it never runs
   */
  Stored keep(Path taken, String sha256, String id, String version) throws IOException {
    List<Stored> before = versions(id);
    Path folder = Files.createDirectories(root.resolve(id).resolve(version));
    Path file = folder.resolve(sha256 + Extensions.SUFFIX);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.move(taken, file, StandardCopyOption.ATOMIC_MOVE);
    for (Stored old : before) {
      aside(Optional.ofNullable(old.file().getParent()).orElseThrow());
    }
    return new Stored(id, version, sha256, file);
  }

  /** Removes an extension: first out of sight in one step, then from the disk. */
  void remove(String id) throws IOException {
    Path aside = root.resolve(REMOVED + UUID.randomUUID());
    Files.move(root.resolve(id), aside, StandardCopyOption.ATOMIC_MOVE);
    clear(aside);
  }

  /** A folder that is left over hides nothing: the newest counts, whatever lies beside it. */
  private void aside(Path folder) {
    Path aside = root.resolve(REMOVED + UUID.randomUUID());
    try {
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // the next install or removal takes it along
    }
    clear(aside);
  }

  private static void clear(Path aside) {
    try {
      delete(aside);
    } catch (IOException e) {
      return; // still open elsewhere: out of sight, and the next install clears it away
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
