package org.qinqing.ui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;
import org.qinqing.ui.Workplace;

/**
 * Keeps place, role and look in {@code settings.properties} of the data folder. The day is always
 * today again.
 */
final class Settings {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final DataFolder data;

  Settings(DataFolder data) {
    this.data = data;
  }

  private Path file() {
    return data.root().resolve("settings.properties");
  }

  void load(Workplace workplace) {
    if (!Files.isReadable(file())) {
      return;
    }
    Properties kept = new Properties();
    try (InputStream stream = Files.newInputStream(file())) {
      kept.load(stream);
    } catch (IOException | IllegalArgumentException e) {
      // Unreadable settings are no reason not to start; the usual ones apply and replace them at
      // the next change.
      return;
    }
    Locality.of(kept.getProperty("place", "")).ifPresent(workplace::place);
    if (kept.getProperty("side", "").equals("enterprise")) {
      workplace.side(Side.ENTERPRISE);
    }
    workplace.theme(kept.getProperty("theme", "light"));
  }

  /**
   * Writes them.
   *
   * @throws IOException when the folder cannot be written, or another process writes to it
   */
  void save(Workplace workplace) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("place", workplace.place().code());
    kept.setProperty("side", workplace.side().name().toLowerCase(Locale.ROOT));
    kept.setProperty("theme", workplace.theme());
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Path written = Files.createTempFile(data.root(), "settings", ".tmp");
      try (OutputStream stream = Files.newOutputStream(written)) {
        kept.store(stream, null);
      }
      Files.move(
          written, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
