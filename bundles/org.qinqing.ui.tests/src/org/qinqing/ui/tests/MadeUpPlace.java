package org.qinqing.ui.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A place that is nowhere, with a rule bundle of its own.
 *
 * @param id of the bundle
 * @param name of the place, in Chinese
 * @param code its division code
 * @param level as the bundle says it
 * @param office who publishes the bundle
 */
record MadeUpPlace(String id, String name, String code, String level, String office) {
  /** What its bundle is called. */
  String title() {
    return name + "规则包";
  }

  /**
   * Writes its bundle, signed by nobody.
   *
   * @param files more files of the bundle by their paths
   * @return the file
   */
  Path write(Path file, String version, Map<String, String> files) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "pack.yaml",
        """
        format: 1
        id: %s
        title: %s
        place: %s
        locality: "%s"
        level: %s
        version: %s
        publisher: %s
        contact: 单位纪检监察组织
        maturity: published
        review: {on: 2026-11-01, by: %s, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        changes:
          - {version: %s, say: 测试用}
        """
            .formatted(id, title(), name, code, level, version, office, office, version));
    all.putAll(new TreeMap<>(files));
    try (OutputStream stream = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(stream, manifest(version))) {
      for (Map.Entry<String, String> entry : all.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return file;
  }

  private Manifest manifest(String version) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-Name", id);
    main.putValue("Bundle-SymbolicName", "org.qinqing.pack." + id);
    main.putValue("Bundle-Version", version);
    main.putValue(
        "Provide-Capability",
        "qinqing.pack;id=\"%s\";locality=\"%s\";format:Version=\"1.0\";version:Version=\"%s\""
            .formatted(id, code, version));
    main.putValue(
        "Require-Capability",
        "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\","
            + "osgi.extender;filter:=\"(osgi.extender=qinqing.pack)\"");
    return manifest;
  }

  /**
   * A document of this place.
   *
   * @param kind what it regulates, which makes its title
   * @param brief its short name
   * @param articles its text below the head
   */
  String document(String kind, String brief, String articles) {
    return """
        ---
        title: %s
        shortNames: [%s]
        number: ""
        issuer: %s
        kind: normative
        effective: 2020-01-01
        source: 测试用的虚构文件
        text: digest
        certainty: A
        ---

        """
            .formatted(name + kind, brief, office)
        + articles;
  }
}
