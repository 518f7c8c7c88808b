package org.qinqing.trust.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a site is.
 *
 * @param text as it is shown and kept: an address that ends with {@code /}, or an absolute path
 * @param address of a web site; empty for a path
 * @param path of a folder or a zip; empty for an address
 */
record SitePlace(String text, Optional<URI> address, Optional<Path> path) {
  private static final int LONGEST = 2_000;
  private static final Set<String> WEB = Set.of("http", "https");

  /**
   * Understands what somebody wrote.
   *
   * @return empty when it is no place: another scheme, a user or password, a query, a relative path
   */
  static Optional<SitePlace> of(String text) {
    String plain = text.strip();
    if (plain.isEmpty()
        || plain.length() > LONGEST
        || plain.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      if (plain.regionMatches(true, 0, "file:", 0, 5)) {
        return ofPath(Path.of(new URI(plain)));
      }
      if (plain.contains("://")) {
        return ofAddress(new URI(plain.endsWith("/") ? plain : plain + "/"));
      }
      return ofPath(Path.of(plain));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<SitePlace> ofPath(Path path) throws InvalidPathException {
    return path.isAbsolute()
        ? Optional.of(
            new SitePlace(
                path.normalize().toString(), Optional.empty(), Optional.of(path.normalize())))
        : Optional.empty();
  }

  private static Optional<SitePlace> ofAddress(URI said) throws URISyntaxException {
    URI plain = new URI(said.toASCIIString()).normalize();
    boolean usable =
        plain.getScheme() != null
            && WEB.contains(plain.getScheme().toLowerCase(Locale.ROOT))
            && plain.getHost() != null
            && plain.getRawUserInfo() == null
            && plain.getRawQuery() == null
            && plain.getRawFragment() == null;
    if (!usable) {
      return Optional.empty();
    }
    URI one =
        new URI(
            plain.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + plain.getRawAuthority().toLowerCase(Locale.ROOT)
                + plain.getRawPath());
    return Optional.of(new SitePlace(one.toString(), Optional.of(one), Optional.empty()));
  }
}
