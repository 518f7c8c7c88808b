package org.qinqing.trust.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * What a bundle of the framework says of itself in its capability.
 *
 * @param id of the rule bundle
 * @param locality division code
 * @param version of the rule bundle
 */
record PackHeader(String id, String locality, String version) {
  private static final String CAPABILITY = "qinqing.pack";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * The capability, empty when the bundle is no rule bundle. As the framework remembers it: to ask
   * for the headers would open the file of every bundle.
   */
  static Optional<PackHeader> of(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> said =
        revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
    if (said.size() != 1) {
      return Optional.empty();
    }
    Map<String, Object> values = said.getFirst().getAttributes();
    return values.get("id") instanceof String id
            && ID.matcher(id).matches()
            && values.get("locality") instanceof String locality
            && values.get("version") instanceof Version version
            && version.getQualifier().isEmpty()
        ? Optional.of(new PackHeader(id, locality, version.toString()))
        : Optional.empty();
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
