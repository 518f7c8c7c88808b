package org.qinqing.ui.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes the rule bundle of a made-up city with one document, in one version or another. */
final class RiverBundle {
  static final String ID = "yunhe";
  private static final String CODE = "519700";

  private RiverBundle() {}

  /**
   * Writes it.
   *
   * @param articles text of the document below its head
   */
  static Path write(Path folder, String version, String articles) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "pack.yaml",
        """
        format: 1
        id: yunhe
        title: 云河规则包
        place: 云河
        locality: "%s"
        level: city
        version: %s
        publisher: 云河示例单位
        contact: 单位纪检监察组织
        maturity: published
        review: {on: 2026-11-01, by: 云河示例单位, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        changes:
          - {version: %s, say: 测试用}
        """
            .formatted(CODE, version, version));
    files.put(
        "documents/boats.md",
        """
        ---
        title: 云河游船接待规定
        shortNames: [游船规定]
        number: ""
        issuer: 云河示例单位
        kind: normative
        effective: 2020-01-01
        source: 测试用的虚构文件
        text: digest
        certainty: A
        ---

        """
            + articles);
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-Name", "Yunhe");
    main.putValue("Bundle-SymbolicName", "org.qinqing.pack.yunhe");
    main.putValue("Bundle-Version", version);
    main.putValue(
        "Provide-Capability",
        "qinqing.pack;id=\"yunhe\";locality=\""
            + CODE
            + "\";format:Version=\"1.0\";version:Version=\""
            + version
            + "\"");
    main.putValue(
        "Require-Capability",
        "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\","
            + "osgi.extender;filter:=\"(osgi.extender=qinqing.pack)\"");
    Path file = folder.resolve("云河 " + version + ".qinqing");
    try (OutputStream stream = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(stream, manifest)) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return file;
  }
}
