package org.qinqing.trust.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * What a bundle of the framework says of itself in its capability.
 *
 * @param id of the rule bundle
 * @param locality division code
 * @param version of the rule bundle
 */
record PackHeader(String id, String locality, String version) {
  private static final Pattern CAPABILITY =
      Pattern.compile(
          "qinqing\\.pack;\\s*id=\"([a-z][a-z0-9-]*)\";\\s*locality=\"([0-9a-z]+)\";"
              + "\\s*format:Version=\"[0-9.]+\";\\s*version:Version=\"(\\d+\\.\\d+\\.\\d+)\"");

  /** The capability, empty when the bundle is no rule bundle. */
  static Optional<PackHeader> of(Bundle bundle) {
    return header(bundle, "Provide-Capability")
        .map(CAPABILITY::matcher)
        .filter(Matcher::matches)
        .map(m -> new PackHeader(m.group(1), m.group(2), m.group(3)));
  }

  /**
   * A header, untranslated; empty too when the bundle's file has vanished behind the framework's
   * back.
   */
  static Optional<String> header(Bundle bundle, String name) {
    try {
      return Optional.ofNullable(bundle.getHeaders("").get(name));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the bundle was put there from a pack store. */
  static boolean fromStore(Bundle bundle) {
    String location = bundle.getLocation();
    return location.startsWith(PackStoreMirror.REFERENCE) && location.endsWith(PackStore.SUFFIX);
  }
}
