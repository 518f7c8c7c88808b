package org.qinqing.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;

/** What the framework holds: the bundles of the program and those mirrored from the store. */
final class InstalledPacks {
  private static final String INSTALL = "osgi.install.area";
  private static final String MANIFEST_FOLDER = "META-INF/";

  private final BundleContext context;
  private final PackReader reader;

  InstalledPacks(BundleContext context, PackReader reader) {
    this.context = context;
    this.reader = reader;
  }

  /** A rule bundle of the framework. */
  record Held(Bundle bundle, PackHeader header) {
    boolean builtIn() {
      return !PackHeader.fromStore(bundle);
    }

    Version version() {
      return Version.parseVersion(header.version());
    }
  }

  /** All rule bundles, ordered by id and version. */
  List<Held> all() {
    return List.of(context.getBundles()).stream()
        .flatMap(bundle -> PackHeader.of(bundle).map(header -> new Held(bundle, header)).stream())
        .sorted(
            Comparator.comparing((Held held) -> held.header().id()).thenComparing(Held::version))
        .toList();
  }

  List<Held> all(String id) {
    return all().stream().filter(held -> held.header().id().equals(id)).toList();
  }

  /** The newest version of a bundle that came with the program, if one did. */
  Optional<Held> builtIn(String id) {
    return all(id).stream().filter(Held::builtIn).max(Comparator.comparing(Held::version));
  }

  /** What the version in use needs. */
  Needs needs(String id) {
    return all(id).stream()
        .max(Comparator.comparing(Held::version))
        .flatMap(held -> PackHeader.header(held.bundle(), Needs.HEADER))
        .map(Needs::of)
        .orElse(Needs.NONE);
  }

  /** A bundle that came with the program, read whether it is in use or not. */
  Optional<Pack> read(Held held) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try {
      Enumeration<URL> entries = held.bundle().findEntries("/", "*", true);
      for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
        String path = entry.getPath().substring(1);
        if (!path.endsWith("/") && !path.startsWith(MANIFEST_FOLDER)) {
          try (InputStream in = entry.openStream()) {
            files.put(path, in.readAllBytes());
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // its file has vanished behind the framework's back
    }
    return reader.read(held.header().id(), files).pack();
  }

  /** A stored bundle, read whether it is in use or not; empty when it is damaged. */
  Optional<Pack> read(PackStore.Stored stored) {
    try {
      byte[] bytes = Files.readAllBytes(stored.file());
      if (!Fingerprint.of(bytes).sha256().equals(stored.sha256())) {
        return Optional.empty();
      }
      Container container = Container.read(stored.id(), bytes);
      return reader.read(stored.id(), Verifier.bundle(container)).pack();
    } catch (IOException | Refusal e) {
      return Optional.empty();
    }
  }

  /** The size of the file of a bundle in bytes, 0 when it has none of its own. */
  long size(Bundle bundle) {
    String location = bundle.getLocation();
    if (!location.startsWith(PackStoreMirror.REFERENCE)) {
      return 0;
    }
    try {
      // The program's own are named relative to where it is installed.
      URI install = URI.create(Optional.ofNullable(context.getProperty(INSTALL)).orElse("file:/"));
      URI file = URI.create(location.substring(PackStoreMirror.REFERENCE.length()));
      Path path = Path.of(install.resolve(file));
      return Files.isRegularFile(path) ? Files.size(path) : 0;
    } catch (IOException | RuntimeException e) {
      return 0; // only told
    }
  }
}
