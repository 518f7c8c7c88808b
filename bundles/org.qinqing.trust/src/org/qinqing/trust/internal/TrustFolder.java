package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user decided to trust: {@code trust/roots/<sha256>.pem} and the newest revocation list of
 * each issuer, {@code trust/revocations/<sha256 of the issuer's key>.crl}.
 */
final class TrustFolder {
  private static final String ROOT = ".pem";
  private static final String LIST = ".crl";

  /** How a file is called while it is written; left behind only by a program that was killed. */
  static final String WRITING = ".writing-";

  private final Path folder;

  /**
   * The folder.
   *
   * @param data the data folder
   */
  TrustFolder(Path data) {
    folder = data.resolve("trust");
  }

  /** The roots a user pinned; a file that is not what its name says does not count. */
  List<Certificate> roots() throws IOException {
    List<Certificate> roots = new ArrayList<>();
    for (Path file : files("roots", ROOT)) {
      try {
        Certificate root = Pem.certificates(file).getFirst();
        if (file.endsWith(root.fingerprint().sha256() + ROOT)) {
          roots.add(root);
        }
      } catch (Certificate.Unusable e) {
        continue; // damaged: what it allowed is not allowed any more
      }
    }
    return roots;
  }

  void pin(Certificate root) throws IOException {
    byte[] pem = Pem.write(List.of(new Pem.Part(Pem.CERTIFICATE, root.der())));
    write(folder.resolve("roots").resolve(root.fingerprint().sha256() + ROOT), pem);
  }

  boolean unpin(Certificate root) throws IOException {
    return Files.deleteIfExists(
        folder.resolve("roots").resolve(root.fingerprint().sha256() + ROOT));
  }

  /**
   * The list of an issuer.
   *
   * @throws Refusal when there is one that cannot be read: whom it revoked cannot be known then
   */
  Optional<RevocationList> revocations(Certificate issuer, String pack)
      throws IOException, Refusal {
    Path file = list(issuer);
    // A link that leads nowhere is a list that cannot be read, not one that is absent.
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    List<Pem.Part> parts = Pem.read(file);
    Optional<RevocationList> list =
        parts.size() == 1 ? RevocationList.of(parts.get(0).der()) : Optional.empty();
    if (list.isEmpty()) {
      throw new Refusal(Code.LIST_WRONG.about(pack, issuer.name()));
    }
    return list;
  }

  void keep(RevocationList list, Certificate issuer) throws IOException {
    write(list(issuer), Pem.write(List.of(new Pem.Part(Pem.LIST, list.der()))));
  }

  private Path list(Certificate issuer) throws IOException {
    byte[] key = issuer.holder().getSubjectPublicKeyInfo().getEncoded();
    return folder.resolve("revocations").resolve(Fingerprint.of(key).sha256() + LIST);
  }

  private List<Path> files(String name, String suffix) throws IOException {
    Path in = folder.resolve(name);
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(in, "*" + suffix)) {
      stream.forEach(files::add);
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /** Puts a file in place in one step; the old one stays when that fails. */
  static void write(Path file, byte[] content) throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    Files.createDirectories(folder);
    Path written = folder.resolve(WRITING + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
