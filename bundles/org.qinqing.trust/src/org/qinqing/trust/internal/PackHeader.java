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
    String provided = bundle.getHeaders("").get("Provide-Capability");
    if (provided == null) {
      return Optional.empty();
    }
    Matcher matcher = CAPABILITY.matcher(provided);
    return matcher.matches()
        ? Optional.of(new PackHeader(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** Whether the bundle was put there from a pack store. */
  static boolean fromStore(Bundle bundle) {
    String location = bundle.getLocation();
    return location.startsWith(PackStoreMirror.REFERENCE) && location.endsWith(PackStore.SUFFIX);
  }
}
