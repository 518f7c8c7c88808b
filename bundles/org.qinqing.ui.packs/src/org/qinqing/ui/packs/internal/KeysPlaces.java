package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.qinqing.data.DataFolder;

/**
 * Keeps where key, certificate and site lay the last time, in {@code signing.properties} of the
 * data folder: paths alone, never what is in the files, never a passphrase.
 */
final class KeysPlaces {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String KEY = "key";
  private static final String CERTIFICATE = "certificate";
  private static final String SITE = "site";
  private final DataFolder data;

  /**
   * Where they lay.
   *
   * @param key path of the key file, empty when none is known
   * @param certificate path of the certificate, empty when none is known
   * @param site folder that was published to, empty when none is known
   */
  record Places(String key, String certificate, String site) {}

  KeysPlaces(DataFolder data) {
    this.data = data;
  }

  DataFolder data() {
    return data;
  }

  private Path file() {
    return data.root().resolve("signing.properties");
  }

  private Properties kept() {
    Properties kept = new Properties();
    if (Files.isReadable(file())) {
      try (InputStream stream = Files.newInputStream(file())) {
        kept.load(stream);
      } catch (IOException | IllegalArgumentException e) {
        // Without them one still chooses the files by hand.
        kept.clear();
      }
    }
    return kept;
  }

  /** Reads them; not on the UI thread. */
  Places read() {
    Properties kept = kept();
    return new Places(
        kept.getProperty(KEY, ""), kept.getProperty(CERTIFICATE, ""), kept.getProperty(SITE, ""));
  }

  /**
   * Keeps them; one that is empty stays as it was. Not on the UI thread.
   *
   * @throws IOException when the data folder cannot be written, or another process writes to it
   */
  void keep(Places places) throws IOException {
    Properties kept = kept();
    Map.of(KEY, places.key, CERTIFICATE, places.certificate, SITE, places.site)
        .forEach(
            (name, place) -> {
              if (!place.isEmpty()) {
                kept.setProperty(name, place);
              }
            });
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Path written = Files.createTempFile(data.root(), "signing", ".tmp");
      try (OutputStream stream = Files.newOutputStream(written)) {
        kept.store(stream, null);
      }
      Files.move(
          written, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
