package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A site in a zip, made by any program, with or without its folder around the files. It can be
 * larger than memory and is read by the library: whatever an attacker hides between its headers,
 * every file that is used is of the size and digest that the signed index says.
 */
final class SiteZip implements SiteSource {
  private static final int MOST = SiteIndex.MOST + 100;

  private final ZipFile zip;
  private final String inside;

  SiteZip(String site, Path file) throws IOException, Refusal {
    try {
      zip = new ZipFile(file.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
    } catch (ZipException | IllegalArgumentException e) {
      throw new Refusal(Code.NOT_A_ZIP.about(site, site));
    }
    boolean usable = false;
    try {
      inside = inside(site);
      usable = true;
    } finally {
      if (!usable) {
        zip.close();
      }
    }
  }

  /** The folder the files lie in, with a slash, or nothing. */
  private String inside(String site) throws Refusal {
    if (zip.size() > MOST) {
      throw new Refusal(Code.SITE_TOO_LARGE.about(site, site, MOST));
    }
    Set<String> names = new HashSet<>();
    String found = "";
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (!names.add(name)) {
        throw new Refusal(Code.SITE_TWICE.about(site, name, ""));
      }
      if (name.contains("\\") || name.startsWith("/") || ("/" + name + "/").contains("/../")) {
        throw new Refusal(Code.SITE_BAD_NAME.about(site, SiteIndex.Entry.fit(name)));
      }
      if (name.endsWith("/" + SiteName.HEAD) && name.indexOf('/') == name.lastIndexOf('/')) {
        found = name.substring(0, name.length() - SiteName.HEAD.length());
      }
    }
    return names.contains(SiteName.HEAD) ? "" : found;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(inside + name));
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(zip.getInputStream(entry.get()));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
