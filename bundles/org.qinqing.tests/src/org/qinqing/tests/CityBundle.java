package org.qinqing.tests;

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

/** Writes the rule bundle of a made-up city, whole or with one file replaced. */
final class CityBundle {
  static final String ID = "yunxi";
  static final String CODE = "431100";
  static final String PROVISION = "yunxi:souvenirs/art-1";

  private final Map<String, String> files = new LinkedHashMap<>();
  private final String version;

  CityBundle(String version) {
    this.version = version;
    files.put(
        "pack.yaml",
        """
        format: 1
        id: yunxi
        title: 云溪规则包
        place: 云溪
        locality: "431100"
        level: city
        version: %s
        publisher: 云溪示例单位
        contact: 单位纪检监察组织
        maturity: published
        review: {on: 2026-11-01, by: 云溪示例单位, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        changes:
          - {version: %s, say: 测试用}
        """
            .formatted(version, version));
    provision("展会上发的搪瓷缸子和其他纪念品，一律不拿。");
    files.put(
        "rules/gift.yaml",
        """
        rules:
          - id: yunxi-gift-1
            topic: gift
            side: official
            who: [cadre]
            modality: prohibited
            when: {act: {eq: receive-souvenir}}
            basis: ["yunxi:souvenirs/art-1"]
            say: 云溪规定展会纪念品一律不拿。
            how: [当场放回]
        """);
    files.put(
        "questions/gift.yaml",
        """
        questions:
          - id: yunxi-q-1
            kind: judge
            topic: gift
            side: official
            stem: 云溪的干部在展会上可以带走搪瓷缸子。
            options:
              - {key: A, text: 对, right: false}
              - {key: B, text: 错, right: true}
            explanation: 本地规定一律不拿。
            basis: ["yunxi:souvenirs/art-1"]
        """);
    files.put(
        "tests/gift.yaml",
        """
        tests:
          - id: yunxi-t-1
            given: {facts: {act: receive-souvenir, object: publicity, status: done}}
            expect: {verdict: PROHIBITED, rule: yunxi-gift-1}
        """);
  }

  /** Words its one provision anew. */
  final CityBundle provision(String text) {
    return with(
        "documents/souvenirs.md",
        """
        ---
        title: 云溪展会纪念品规定
        shortNames: [纪念品规定]
        number: ""
        issuer: 云溪示例单位
        kind: normative
        effective: 2020-01-01
        source: 测试用的虚构文件
        text: digest
        certainty: A
        ---

        ## 第一条 展会纪念品 {#art-1}
        %s
        """
            .formatted(text));
  }

  final CityBundle with(String file, String text) {
    files.put(file, text);
    return this;
  }

  Path write(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-Name", "Yunxi");
    main.putValue("Bundle-SymbolicName", "org.qinqing.pack.yunxi");
    main.putValue("Bundle-Version", version);
    main.putValue(
        "Provide-Capability",
        "qinqing.pack;id=\"yunxi\";locality=\"431100\";format:Version=\"1.0\";version:Version=\""
            + version
            + "\"");
    main.putValue(
        "Require-Capability",
        "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\","
            + "osgi.extender;filter:=\"(osgi.extender=qinqing.pack)\"");
    Path file = folder.resolve("云溪 " + version + ".qinqing");
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
