package org.qinqing.trust.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Where the files of a site come from. Nothing that comes is believed here. */
interface SiteSource extends AutoCloseable {
  /**
   * Opens a file.
   *
   * @return empty when the site has none of that name
   * @throws Refusal when the site sends elsewhere or the file is nothing that can be read
   * @throws IOException when the site cannot be reached
   */
  Optional<InputStream> open(String name) throws IOException, Refusal;

  @Override
  void close() throws IOException;

  /** Opens a site; asks nothing of a web site yet. */
  static SiteSource of(SitePlace place) throws Refusal {
    if (place.address().isPresent()) {
      return new SiteWeb(place.text(), place.address().get());
    }
    Path path = place.path().orElseThrow();
    if (Files.isRegularFile(path)) {
      try {
        return new SiteZip(place.text(), path);
      } catch (IOException e) {
        throw failed(place.text(), e);
      }
    }
    if (!Files.isDirectory(path)) {
      throw new Refusal(
          Code.SITE_UNREACHABLE.about(place.text(), place.text(), path.getFileName()));
    }
    return new SiteFolder(place.text(), path);
  }

  /**
   * A small file as a whole.
   *
   * @param site how to call the site in findings
   * @param most how many bytes it may have
   */
  default byte[] read(String site, String name, int most) throws IOException, Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transfer(site, name, most, bytes);
    return bytes.toByteArray();
  }

  /** A file whose size and digest are known before it is looked at. */
  default byte[] read(String site, String name, int size, String sha256)
      throws IOException, Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transfer(site, name, size, sha256, bytes);
    return bytes.toByteArray();
  }

  /** The same for a large file; what is written before it fails is for the caller to remove. */
  default void transfer(String site, String name, int size, String sha256, OutputStream to)
      throws IOException, Refusal {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long came = transfer(site, name, size, new DigestOutputStream(to, digest));
      if (came != size || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
        throw new Refusal(Code.SITE_FILE_DIFFERS.about(site, name));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  /**
   * The same for a file of which nothing is known.
   *
   * <p>how many bytes came
   */
  default long transfer(String site, String name, long most, OutputStream to)
      throws IOException, Refusal {
    try (InputStream from =
        opened(site, name)
            .orElseThrow(() -> new Refusal(Code.SITE_FILE_MISSING.about(site, name)))) {
      byte[] buffer = new byte[1 << 16];
      long came = 0;
      int more = next(site, from, buffer);
      while (more >= 0) {
        came += more;
        if (came > most) {
          throw new Refusal(Code.SITE_TOO_LARGE.about(site, name, most));
        }
        to.write(buffer, 0, more);
        more = next(site, from, buffer);
      }
      return came;
    }
  }

  // A site that fails is refused; only what fails on this computer is for the caller to hear of.

  private Optional<InputStream> opened(String site, String name) throws Refusal {
    try {
      return open(name);
    } catch (IOException e) {
      throw failed(site, e);
    }
  }

  private static int next(String site, InputStream from, byte[] buffer) throws Refusal {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      throw failed(site, e);
    }
  }

  /** A site that cannot be reached. */
  static Refusal failed(String site, IOException e) {
    String message = e.getMessage();
    return new Refusal(
        Code.SITE_UNREACHABLE.about(
            site, site, message == null ? e.getClass().getSimpleName() : message));
  }
}
