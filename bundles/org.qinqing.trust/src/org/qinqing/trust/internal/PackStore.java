package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qinqing.pack.Locality;

/**
 * The bundles a user installed: {@code packs/<id>/<version>/<sha256>.qinqing}. It is the truth (law
 * 12); a file is never overwritten, and its name says what it must contain.
 */
final class PackStore {
  /** Suffix of a stored bundle. */
  static final String SUFFIX = ".qinqing";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}\\.qinqing");
  private static final String INCOMING = ".incoming-";
  private static final String REMOVED = ".removed-";
  private static final String PLACE = "place";
  private static final String REVOKED = "revoked";

  private final Path root;

  /**
   * A store.
   *
   * @param root its folder; need not exist
   */
  PackStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** A bundle in the store. */
  record Stored(String id, String version, String sha256, Path file) {
    /** Whether the file still is what it was when it was stored. */
    boolean whole() {
      try {
        return digest(file).equals(sha256);
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Everything that is stored, ordered by id and version; empty when there is no store yet. */
  List<Stored> list() throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Path id : children(root, ID)) {
      for (Path version : children(id, VERSION)) {
        for (Path file : children(version, FILE)) {
          String name = String.valueOf(file.getFileName());
          all.add(
              new Stored(
                  String.valueOf(id.getFileName()),
                  String.valueOf(version.getFileName()),
                  name.substring(0, name.length() - SUFFIX.length()),
                  file));
        }
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

  /**
   * Copies a file into the store's own folder, not yet as a bundle, so that it cannot change while
   * it is checked.
   */
  Path take(Path file) throws IOException {
    Files.createDirectories(root);
    for (Path left : children(root, Pattern.compile("\\.(?:incoming|removed)-.*"))) {
      delete(left);
    }
    Path copy = root.resolve(INCOMING + UUID.randomUUID() + SUFFIX);
    Files.copy(file, copy);
    force(copy);
    return copy;
  }

  /** The same for a bundle that came inside another file; what was taken before stays. */
  Path take(byte[] content) throws IOException {
    Path copy = Files.createDirectories(root).resolve(INCOMING + UUID.randomUUID() + SUFFIX);
    Files.write(copy, content);
    force(copy);
    return copy;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Makes a file that was taken a bundle of the store, in one step. The place it speaks for is
   * written beside it: when the file is damaged one day, it cannot be asked any more for whom it
   * spoke.
   */
  Stored keep(Path taken, String id, String version, Locality place) throws IOException {
    return keep(taken, digest(taken), id, version, place);
  }

  /**
   * The same for a file that was checked.
   *
   * @param sha256 of the bytes that were checked; should the file be another by now, its name will
   *     not fit and it is never given to the framework
   */
  Stored keep(Path taken, String sha256, String id, String version, Locality place)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve(id).resolve(version));
    Path file = folder.resolve(sha256 + SUFFIX);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path written = folder.resolve(INCOMING + PLACE);
    Files.writeString(written, place.code());
    Files.move(written, root.resolve(id).resolve(PLACE), StandardCopyOption.REPLACE_EXISTING);
    Files.move(taken, file, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    return new Stored(id, version, sha256, file);
  }

  /** The place a stored bundle spoke for when it was installed; empty when that is not known. */
  Optional<Locality> place(String id) {
    try {
      return Locality.of(Files.readString(root.resolve(id).resolve(PLACE)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Marks a stored bundle whose signer's key turned out to be in wrong hands. */
  void revoke(Stored stored) throws IOException {
    Path mark = stored.file().resolveSibling(REVOKED);
    if (Files.notExists(mark)) {
      Files.createFile(mark);
    }
  }

  /** Whether a stored bundle was marked so. */
  boolean revoked(Stored stored) {
    return Files.exists(stored.file().resolveSibling(REVOKED));
  }

  /** Takes back a bundle that was just kept. */
  void drop(Stored stored) throws IOException {
    Files.deleteIfExists(stored.file());
    Path version = stored.file().getParent();
    if (version != null && children(version, FILE).isEmpty()) {
      delete(version);
    }
  }

  /** Removes all versions of a bundle: first out of sight in one step, then from the disk. */
  void remove(String id) throws IOException {
    Path aside = root.resolve(REMOVED + UUID.randomUUID());
    Files.move(root.resolve(id), aside, StandardCopyOption.ATOMIC_MOVE);
    sync(root);
    try {
      delete(aside);
    } catch (IOException e) {
      // A file still open elsewhere: what is left is out of sight, and the next install clears it
      // away.
      return;
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
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

  /** SHA-256 of a file in lower-case hexadecimal. */
  static String digest(Path file) throws IOException {
    try (InputStream plain = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(plain, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
