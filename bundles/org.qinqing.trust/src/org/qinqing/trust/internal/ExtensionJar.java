package org.qinqing.trust.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;

/**
 * One OSGi bundle of an extension. Whoever signs an extension is trusted with code; what is refused
 * here is what would reach beyond a bundle of its own: into other bundles, the framework, the
 * virtual machine or the system's libraries, or what the framework would find where no check looks.
 *
 * @param path its entry in the extension file
 * @param bytes of the jar
 * @param entries what is in it
 * @param headers of its manifest, by name in any case
 */
record ExtensionJar(
    String path, byte[] bytes, Map<String, byte[]> entries, Map<String, String> headers) {
  private static final Pattern HEADER = Pattern.compile("(?m)^([^:\\s]+)\\s*:");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){0,40}");

  /** Names and packages that belong to the program, its platform or the virtual machine. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:system\\.bundle|org\\.qinqing|org\\.eclipse|org\\.osgi|java|javax|jdk|sun|com\\.sun)"
              + "(?:\\..*)?");

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?i)(?:.*/)?(?:plugin|fragment|feature)\\.xml|META-INF/versions/.*"
              + "|(?:.*/)?p2\\.inf|(?:.*/)?\\.(?:options|api_description)"
              + "|(?:org/qinqing|java)/.*\\.class"
              + "|.*\\.(?:jar|war|ear|zip|jmod|jimage|qinqing|exe|com|msi|bat|cmd|ps1|sh|bash)");
  private static final Pattern NATIVE =
      Pattern.compile("(?i).*\\.(?:so(?:\\.[0-9.]+)?|dll|dylib|jnilib|a|lib|ocx)");
  private static final Pattern ACTING =
      Pattern.compile(
          "(?i)eclipse-.*|equinox-.*|dynamicimport-package|extensionbundle-activator|multi-release"
              + "|launcher-agent-class|premain-class|agent-class|plugin-class|bundle-updatelocation"
              + "|enable-native-access|add-opens|add-exports|import-service|subsystem-.*"
              + "|deploymentpackage-.*");

  /** Whoever provides these decides how others resolve, or speaks as a rule bundle. */
  private static final Pattern CAPABILITY =
      Pattern.compile("qinqing\\..*|osgi\\.(?:native|ee|wiring\\..*|identity|extender|content)");

  ExtensionJar {
    entries = Map.copyOf(entries);
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = java.util.Collections.unmodifiableMap(sorted);
  }

  /**
   * Reads a jar by the strict reader, so that the framework finds what was checked.
   *
   * @param extension how to call the extension in findings
   */
  static ExtensionJar read(String extension, String path, byte[] bytes) throws Refusal {
    Container container = Container.read(extension, bytes);
    byte[] manifest =
        container
            .entry(AllowList.MANIFEST)
            .orElseThrow(() -> manifest(extension, path, AllowList.MANIFEST));
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(manifest)).toString();
      once(extension, path, text);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      ManifestElement.parseBundleManifest(new ByteArrayInputStream(manifest), headers);
      return new ExtensionJar(path, bytes, container.entries(), headers);
    } catch (CharacterCodingException e) {
      throw manifest(extension, path, "UTF-8");
    } catch (IOException | BundleException e) {
      throw manifest(extension, path, String.valueOf(e.getMessage()));
    }
  }

  /** Of a header that stands there twice one reader believes the first, another the last. */
  private static void once(String extension, String path, String text) throws Refusal {
    String unfolded = text.replaceAll("\r\n?", "\n").replace("\n ", "");
    int end = unfolded.indexOf("\n\n");
    Matcher header = HEADER.matcher(end < 0 ? unfolded : unfolded.substring(0, end));
    Set<String> seen = new HashSet<>();
    while (header.find()) {
      if (!seen.add(header.group(1).toLowerCase(Locale.ROOT))) {
        throw manifest(extension, path, header.group(1));
      }
    }
  }

  private static Refusal manifest(String extension, String path, String why) {
    return new Refusal(Code.JAR_MANIFEST.at(extension, new SourceLocation(path, 0), path, why));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The elements of a header; none when it is not there. */
  List<ManifestElement> elements(String name) throws BundleException {
    ManifestElement[] elements = ManifestElement.parseHeader(name, headers.get(name));
    return elements == null ? List.of() : List.of(elements);
  }

  /** Its name, empty when there is none. */
  String symbolicName() {
    try {
      return elements(Constants.BUNDLE_SYMBOLICNAME).stream()
          .map(ManifestElement::getValue)
          .findFirst()
          .orElse("");
    } catch (BundleException e) {
      return "";
    }
  }

  String sha256() {
    return Fingerprint.of(bytes).sha256();
  }

  /** What is wrong with it by itself; empty when nothing is. */
  List<Diagnostic> findings(String extension) {
    List<Diagnostic> findings = new ArrayList<>();
    SourceLocation where = new SourceLocation(path, 0);
    try {
      identity(extension, where, findings);
      headers(extension, where, findings);
      starting(extension, where, findings);
      packages(extension, where, findings);
    } catch (BundleException | IllegalArgumentException e) {
      findings.add(Code.JAR_MANIFEST.at(extension, where, path, String.valueOf(e.getMessage())));
    }
    entries.keySet().stream()
        .sorted()
        .forEach(
            entry -> {
              if (NATIVE.matcher(entry).matches()) {
                findings.add(Code.JAR_NATIVE.at(extension, where, path, entry));
              } else if (HIDDEN.matcher(entry).matches()) {
                findings.add(Code.JAR_ENTRY.at(extension, where, path, entry));
              }
            });
    return findings;
  }

  private void identity(String extension, SourceLocation where, List<Diagnostic> findings) {
    String name = symbolicName();
    if (!header(Constants.BUNDLE_MANIFESTVERSION).filter("2"::equals).isPresent()
        || !NAME.matcher(name).matches()) {
      findings.add(Code.JAR_MANIFEST.at(extension, where, path, Constants.BUNDLE_SYMBOLICNAME));
    } else if (RESERVED.matcher(name).matches()) {
      findings.add(Code.JAR_NAME_TAKEN.at(extension, where, path, name));
    }
    Version.parseVersion(header(Constants.BUNDLE_VERSION).orElse("0"));
  }

  private void headers(String extension, SourceLocation where, List<Diagnostic> findings)
      throws BundleException {
    if (header(Constants.FRAGMENT_HOST).isPresent()) {
      String host = header(Constants.FRAGMENT_HOST).orElse("");
      findings.add(Code.JAR_FRAGMENT.at(extension, where, path, host));
    }
    if (header(Constants.BUNDLE_NATIVECODE).isPresent()) {
      findings.add(Code.JAR_NATIVE.at(extension, where, path, Constants.BUNDLE_NATIVECODE));
    }
    for (String name : headers.keySet()) {
      if (ACTING.matcher(name).matches()) {
        findings.add(Code.JAR_HEADER.at(extension, where, path, name));
      }
    }
    String classPath = header(Constants.BUNDLE_CLASSPATH).orElse(".").strip();
    if (!classPath.equals(".")) {
      findings.add(Code.JAR_CLASSPATH.at(extension, where, path, classPath));
    }
    for (ManifestElement provided : elements(Constants.PROVIDE_CAPABILITY)) {
      for (String namespace : provided.getValueComponents()) {
        if (CAPABILITY.matcher(namespace).matches()) {
          findings.add(Code.JAR_CAPABILITY.at(extension, where, path, namespace));
        }
      }
    }
    for (ManifestElement required : elements(Constants.REQUIRE_CAPABILITY)) {
      for (String namespace : required.getValueComponents()) {
        if (namespace.equals("osgi.native")) {
          findings.add(Code.JAR_NATIVE.at(extension, where, path, namespace));
        }
      }
    }
  }

  /** What it says it starts must be in it, not anywhere else on its class path. */
  private void starting(String extension, SourceLocation where, List<Diagnostic> findings)
      throws BundleException {
    Optional<String> activator = header(Constants.BUNDLE_ACTIVATOR).map(String::strip);
    if (activator.isPresent()
        && !entries.containsKey(activator.get().replace('.', '/') + ".class")) {
      findings.add(Code.JAR_STARTS.at(extension, where, path, activator.get()));
    }
    for (ManifestElement component : elements("Service-Component")) {
      String said = component.getValue();
      Pattern form = Pattern.compile(Pattern.quote(said).replace("*", "\\E[^/]*\\Q"));
      if (entries.keySet().stream().noneMatch(entry -> form.matcher(entry).matches())) {
        findings.add(Code.JAR_STARTS.at(extension, where, path, said));
      }
    }
    for (ManifestElement policy : elements(Constants.BUNDLE_ACTIVATIONPOLICY)) {
      if (!policy.getValue().equals(Constants.ACTIVATION_LAZY)) {
        findings.add(Code.JAR_STARTS.at(extension, where, path, policy.getValue()));
      }
    }
  }

  private void packages(String extension, SourceLocation where, List<Diagnostic> findings)
      throws BundleException {
    for (String exported : exports()) {
      if (RESERVED.matcher(exported).matches()) {
        findings.add(Code.JAR_PACKAGE.at(extension, where, path, exported));
      }
    }
  }

  /** The packages it offers to others. */
  List<String> exports() throws BundleException {
    List<String> names = new ArrayList<>();
    for (ManifestElement exported : elements(Constants.EXPORT_PACKAGE)) {
      names.addAll(List.of(exported.getValueComponents()));
    }
    return names;
  }
}
