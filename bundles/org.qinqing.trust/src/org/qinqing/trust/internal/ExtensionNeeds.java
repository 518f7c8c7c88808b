package org.qinqing.trust.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;

/**
 * Whether the bundles of an extension fit into this program, asked of the framework without giving
 * it anything: names and packages are free, and each need has somebody who provides it. Whether all
 * of it fits together only the framework itself can tell, at the next start.
 */
final class ExtensionNeeds {
  private static final Pattern ENVIRONMENT = Pattern.compile("JavaSE-(\\d+(?:\\.\\d+)?)");

  private final BundleContext context;
  private final String extension;
  private final List<ExtensionJar> jars;

  ExtensionNeeds(BundleContext context, String extension, List<ExtensionJar> jars) {
    this.context = context;
    this.extension = extension;
    this.jars = List.copyOf(jars);
  }

  /**
   * A need.
   *
   * @param filter of the OSGi kind
   */
  private record Need(String namespace, String filter) implements Requirement {
    @Override
    public String getNamespace() {
      return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
      return filter.isEmpty() ? Map.of() : Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
    }

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of();
    }

    @Override
    @SuppressWarnings("NullAway") // it belongs to nothing that the framework has
    public Resource getResource() {
      return null;
    }
  }

  /** What does not fit; empty when all does. */
  List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>();
    for (ExtensionJar jar : jars) {
      SourceLocation where = new SourceLocation(jar.path(), 0);
      try {
        names(jar, where, findings);
        for (String exported : jar.exports()) {
          Need there = packageNeed(exported, "");
          if (provided(there)) {
            findings.add(Code.JAR_PACKAGE.at(extension, where, jar.path(), exported));
          }
        }
        for (Need need : needs(jar)) {
          if (!provided(need) && !amongThemselves(need)) {
            findings.add(
                Code.JAR_NEEDS.at(
                    extension, where, jar.path(), need.namespace() + " " + need.filter()));
          }
        }
      } catch (BundleException | IllegalArgumentException e) {
        findings.add(
            Code.JAR_MANIFEST.at(extension, where, jar.path(), String.valueOf(e.getMessage())));
      }
    }
    return findings;
  }

  private void names(ExtensionJar jar, SourceLocation where, List<Diagnostic> findings) {
    String name = jar.symbolicName();
    boolean twice = jars.stream().filter(each -> each.symbolicName().equals(name)).count() > 1;
    boolean taken = false;
    for (Bundle bundle : context.getBundles()) {
      taken |= name.equals(bundle.getSymbolicName()) && !ExtensionMirror.placed(bundle);
    }
    if (twice || taken) {
      findings.add(Code.JAR_NAME_TAKEN.at(extension, where, jar.path(), name));
    }
  }

  // --- what it needs -----------------------------------------------------------------------------

  private static Need packageNeed(String name, String range) {
    return new Need(
        PackageNamespace.PACKAGE_NAMESPACE,
        filter(
            PackageNamespace.PACKAGE_NAMESPACE,
            name,
            PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE,
            range));
  }

  private static String filter(String key, String value, String versionKey, String range) {
    String named = "(" + key + "=" + value + ")";
    return range.isEmpty()
        ? named
        : "(&" + named + VersionRange.valueOf(range).toFilterString(versionKey) + ")";
  }

  private static List<Need> needs(ExtensionJar jar) throws BundleException {
    List<Need> needs = new ArrayList<>();
    for (ManifestElement imported : jar.elements(Constants.IMPORT_PACKAGE)) {
      if (!optional(imported)) {
        String range = attribute(imported, Constants.VERSION_ATTRIBUTE);
        for (String name : imported.getValueComponents()) {
          needs.add(packageNeed(name, range));
        }
      }
    }
    for (ManifestElement required : jar.elements(Constants.REQUIRE_BUNDLE)) {
      if (!optional(required)) {
        String range = attribute(required, Constants.BUNDLE_VERSION_ATTRIBUTE);
        String key = BundleNamespace.BUNDLE_NAMESPACE;
        String versions = BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE;
        needs.add(new Need(key, filter(key, required.getValue(), versions, range)));
      }
    }
    for (ManifestElement required : jar.elements(Constants.REQUIRE_CAPABILITY)) {
      boolean atResolve =
          Optional.ofNullable(required.getDirective(Constants.EFFECTIVE_DIRECTIVE))
              .orElse(Namespace.EFFECTIVE_RESOLVE)
              .equals(Namespace.EFFECTIVE_RESOLVE);
      if (!optional(required) && atResolve) {
        String filter =
            Optional.ofNullable(required.getDirective(Constants.FILTER_DIRECTIVE)).orElse("");
        checked(filter);
        for (String namespace : required.getValueComponents()) {
          needs.add(new Need(namespace, filter));
        }
      }
    }
    environment(jar).ifPresent(needs::add);
    return needs;
  }

  @SuppressWarnings("deprecation") // bundles still name it so
  private static Optional<Need> environment(ExtensionJar jar) {
    Matcher newest =
        ENVIRONMENT.matcher(jar.header(Constants.BUNDLE_REQUIREDEXECUTIONENVIRONMENT).orElse(""));
    return newest.matches()
        ? Optional.of(
            new Need(
                ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
                "(&(osgi.ee=JavaSE)(version=" + newest.group(1) + "))"))
        : Optional.empty();
  }

  private static boolean optional(ManifestElement element) {
    return Constants.RESOLUTION_OPTIONAL.equals(
        element.getDirective(Constants.RESOLUTION_DIRECTIVE));
  }

  private static String attribute(ManifestElement element, String name) {
    return Optional.ofNullable(element.getAttribute(name)).orElse("");
  }

  private static void checked(String filter) {
    try {
      if (!filter.isEmpty()) {
        FrameworkUtil.createFilter(filter);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  // --- who provides it ---------------------------------------------------------------------------

  /** By the program itself: other extensions come and go, and none may stand on them. */
  private boolean provided(Need need) {
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    FrameworkWiring wiring = framework == null ? null : framework.adapt(FrameworkWiring.class);
    if (wiring == null) {
      return false;
    }
    for (BundleCapability capability : wiring.findProviders(need)) {
      if (!ExtensionMirror.placed(capability.getRevision().getBundle())) {
        return true;
      }
    }
    return false;
  }

  private boolean amongThemselves(Need need) throws BundleException {
    for (ExtensionJar jar : jars) {
      Map<String, Object> bundle = new HashMap<>();
      bundle.put(BundleNamespace.BUNDLE_NAMESPACE, jar.symbolicName());
      bundle.put(
          BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE,
          Version.parseVersion(jar.header(Constants.BUNDLE_VERSION).orElse("0")));
      if (fits(need, BundleNamespace.BUNDLE_NAMESPACE, bundle)) {
        return true;
      }
      for (ManifestElement exported : jar.elements(Constants.EXPORT_PACKAGE)) {
        for (String name : exported.getValueComponents()) {
          Map<String, Object> offered = new HashMap<>();
          offered.put(PackageNamespace.PACKAGE_NAMESPACE, name);
          offered.put(
              PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE,
              Version.parseVersion(attribute(exported, Constants.VERSION_ATTRIBUTE)));
          if (fits(need, PackageNamespace.PACKAGE_NAMESPACE, offered)) {
            return true;
          }
        }
      }
      for (ManifestElement offered : jar.elements(Constants.PROVIDE_CAPABILITY)) {
        Map<String, Object> attributes = new HashMap<>();
        Optional.ofNullable(offered.getKeys())
            .ifPresent(
                keys ->
                    keys.asIterator()
                        .forEachRemaining(k -> attributes.put(k, offered.getAttribute(k))));
        for (String namespace : offered.getValueComponents()) {
          if (fits(need, namespace, attributes)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean fits(Need need, String namespace, Map<String, Object> attributes) {
    try {
      return need.namespace().equals(namespace)
          && (need.filter().isEmpty()
              || FrameworkUtil.createFilter(need.filter()).matches(attributes));
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }
}
