package org.qinqing.trust.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;

/**
 * A signed file with code, wholly checked: by whom, whether that one may publish code, and every
 * jar in it. It is checked so before it is stored and again at every start.
 *
 * @param description what it says of itself
 * @param verified its signature
 * @param jars its bundles
 * @param sha256 of the file
 */
record ExtensionFile(
    ExtensionDescription description,
    Verifier.Verified verified,
    List<ExtensionJar> jars,
    String sha256) {
  private static final Pattern JAR = Pattern.compile("plugins/[A-Za-z0-9][A-Za-z0-9._-]*\\.jar");

  ExtensionFile {
    jars = List.copyOf(jars);
  }

  /**
   * Where it is checked.
   *
   * @param context asked what the program has
   * @param program version of this program
   */
  record Place(BundleContext context, Version program) {}

  /** Whether an entry of a file, besides its signature, may be there. */
  static boolean isPart(String path) {
    return path.equals(ExtensionDescription.PATH) || JAR.matcher(path).matches();
  }

  /**
   * Checks a file.
   *
   * @param name how to call it in findings
   * @throws Refusal with everything that is wrong with its bundles, or the first thing before
   */
  static ExtensionFile check(String name, byte[] bytes, Trust trust, Policy policy, Place place)
      throws Refusal, IOException {
    if (!policy.extensionsAllowed()) {
      throw new Refusal(Code.EXTENSIONS_FORBIDDEN.about(name));
    }
    Container container = Container.read(name, bytes);
    parts(name, container.entries());
    if (!Verifier.claims(container)) {
      throw new Refusal(Code.EXTENSION_UNSIGNED.about(name));
    }
    Verifier.Verified verified = new Verifier(trust).verify(name, bytes, container, policy);
    ExtensionDescription description = description(name, container.entries());
    List<Diagnostic> beyond = authority(description, verified, place);
    if (!beyond.isEmpty()) {
      throw new Refusal(beyond);
    }
    return new ExtensionFile(
        description,
        verified,
        jars(description.id(), container.entries(), place),
        Fingerprint.of(bytes).sha256());
  }

  /** What it says of itself, unchecked; for showing what is stored. */
  static Optional<ExtensionDescription> told(String name, byte[] bytes) {
    try {
      return Optional.of(description(name, Container.read(name, bytes).entries()));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  private static void parts(String name, SequencedMap<String, byte[]> entries) throws Refusal {
    List<Diagnostic> stray = new ArrayList<>();
    boolean code = false;
    for (String path : entries.keySet()) {
      boolean signature = path.equals(Statement.Content.PATH) || path.equals(Statement.Seal.PATH);
      code |= JAR.matcher(path).matches();
      if (!signature && !isPart(path)) {
        stray.add(Code.EXTENSION_STRAY.at(name, new SourceLocation(path, 0), path));
      }
    }
    if (!stray.isEmpty()) {
      throw new Refusal(stray);
    }
    if (!code) {
      throw new Refusal(Code.EXTENSION_EMPTY.about(name));
    }
  }

  private static ExtensionDescription description(String name, Map<String, byte[]> entries)
      throws Refusal {
    byte[] content = entries.get(ExtensionDescription.PATH);
    if (content == null) {
      throw new Refusal(Code.EXTENSION_DESCRIPTION.about(name, ExtensionDescription.PATH));
    }
    return ExtensionDescription.read(name, content);
  }

  private static List<Diagnostic> authority(
      ExtensionDescription said, Verifier.Verified verified, Place place) {
    List<Diagnostic> findings = new ArrayList<>();
    SourceLocation where = new SourceLocation(ExtensionDescription.PATH, 0);
    Certificate signer = verified.signer();
    String id = said.id();
    String head = verified.content().id() + " " + verified.content().version();
    if (!head.equals(id + " " + said.version())) {
      findings.add(Code.HEAD_DIFFERS.at(id, where, head, id + " " + said.version()));
    }
    if (!signer.authority().code()) {
      findings.add(Code.NO_CODE_AUTHORITY.at(id, where, signer.name()));
    }
    if (!said.publisher().equals(signer.name())) {
      findings.add(Code.OTHER_PUBLISHER_NAME.at(id, where, said.publisher(), signer.name()));
    }
    if (!signer.authority().speaksAs(said.pack())) {
      findings.add(Code.FOREIGN_ID.at(id, where, signer.name(), said.pack()));
    }
    if (!said.namedAfterItsPack()) {
      findings.add(Code.EXTENSION_NAME.at(id, where, id, said.pack()));
    }
    if (!said.program().includes(place.program())) {
      findings.add(Code.EXTENSION_PROGRAM.at(id, where, said.program(), place.program()));
    }
    return findings;
  }

  private static List<ExtensionJar> jars(
      String id, SequencedMap<String, byte[]> entries, Place place) throws Refusal {
    List<ExtensionJar> jars = new ArrayList<>();
    List<Diagnostic> findings = new ArrayList<>();
    Map<String, byte[]> sorted = new LinkedHashMap<>(new java.util.TreeMap<>(entries));
    sorted.keySet().removeIf(path -> !JAR.matcher(path).matches());
    for (Map.Entry<String, byte[]> entry : sorted.entrySet()) {
      try {
        ExtensionJar jar = ExtensionJar.read(id, entry.getKey(), entry.getValue());
        findings.addAll(jar.findings(id));
        jars.add(jar);
      } catch (Refusal refusal) {
        findings.addAll(refusal.findings());
      }
    }
    if (findings.isEmpty()) {
      findings.addAll(new ExtensionNeeds(place.context(), id, jars).findings());
    }
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return jars;
  }
}
