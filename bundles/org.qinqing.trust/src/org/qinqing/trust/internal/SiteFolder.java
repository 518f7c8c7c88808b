package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A site in a folder, such as a USB stick or a share. */
final class SiteFolder implements SiteSource {
  private final String site;
  private final Path folder;

  SiteFolder(String site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException, Refusal {
    Path file = folder.resolve(name);
    if (!folder.equals(file.getParent())) {
      throw new Refusal(Code.SITE_BAD_NAME.about(site, name));
    }
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      // A link could make this program read what only its user may, or wait for a pipe for ever.
      throw new Refusal(Code.SITE_BAD_NAME.about(site, name));
    }
    return Optional.of(Files.newInputStream(file));
  }

  @Override
  public void close() {
    // Nothing is held between two files.
  }
}
