package org.qinqing.pack.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;

/** Two small sound bundles (a national one and a city) which tests spoil in one place each. */
record Sample(Map<String, String> files) {

  static Sample national() {
    return new Sample(
        files(
            "cn",
            "000000",
            "national",
            "全国",
            "1.0.0",
            "",
            Map.of(
                "facts.yaml",
                """
                topics:
                  - {id: gift, label: 礼品, say: 收礼}
                facts:
                  - {id: act, label: 行为, type: term, silence: closed, presumed: none}
                  - {id: amount, label: 金额, type: quantity, silence: open, unit: CNY, question: 多少钱？, why: 有起点}
                  - {id: duty_link, label: 与公务有关, type: flag, silence: derived}
                  - {id: rank, label: 职级, type: term, silence: note, ordered: true, values: [{id: staff, label: 科员}, {id: fuchu, label: 副处}]}
                  - {id: counterpart, label: 对方, type: terms, silence: closed, presumed: unsaid, values: [{id: enterprise, label: 企业}]}
                families:
                  - {id: accept, label: 收受, side: official, acts: [{id: receive-gift, label: 收礼, phrases: [收了]}]}
                groups:
                  - {fact: counterpart, id: firm, label: 企业, values: [enterprise]}
                derive:
                  - {id: D1, when: {counterpart: {eq: firm}}, set: {duty_link: true}}
                """,
                "parameters.yaml",
                """
                parameters:
                  - id: limit
                    label: 起点
                    values: [{from: 1994-01-01, figure: 200, unit: CNY, basis: ["cn:law/art-1"]}]
                """)));
  }

  static Sample city() {
    return new Sample(
        files(
            "city",
            "440100",
            "city",
            "广州",
            "1.0.0",
            "requires: [{id: cn, version: \"1.0.0\"}]\n",
            Map.of()));
  }

  private static Map<String, String> files(
      String id,
      String locality,
      String level,
      String place,
      String version,
      String requires,
      Map<String, String> more) {
    Map<String, String> files = new LinkedHashMap<>();
    String needs = requires.isEmpty() ? "" : "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\",";
    files.put(
        "META-INF/MANIFEST.MF",
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-Name: Sample
        Bundle-SymbolicName: org.qinqing.pack.%1$s;singleton:=true
        Bundle-Version: %3$s
        Provide-Capability: qinqing.pack;id="%1$s";locality="%2$s";
         format:Version="1.0";version:Version="%3$s"
        Require-Capability: %4$s
         osgi.extender;filter:="(osgi.extender=qinqing.pack)"
        """
            .formatted(id, locality, version, needs));
    files.put(
        "pack.yaml",
        """
        format: 1
        id: %s
        title: 样例
        place: %s
        locality: "%s"
        level: %s
        version: %s
        publisher: 样例发布者
        contact: 办公室
        maturity: published
        review: {on: 2026-11-01, by: 办公室, every: P1Y}
        licence: CC-BY-4.0
        %schanges:
          - {version: 1.0.0, say: 初版}
        """
            .formatted(id, place, locality, level, version, requires));
    files.put(
        "documents/law.md",
        """
        ---
        title: 样例规定
        issuer: 样例机关
        kind: normative
        effective: 2020-01-01
        source: 样例
        text: digest
        certainty: A
        ---

        # 第一章 总则

        ## 第一条 收礼 {#art-1}
        <!-- certainty: B; errata: 投拆=投诉 -->
        整条说明。

        ```
        ## 不是标题 {#art-9}
        ```

        ### 第一条第一款 {#art-1/p-1}
        不能收礼。
        """);
    files.put(
        "rules/gift.yaml",
        """
        rules:
          - id: %1$s-gift-1
            topic: gift
            side: official
            who: [cadre]
            modality: prohibited
            when:
              all:
                - act: {in: [accept]}
                - duty_link: {eq: true}
                - not: {rank: {ge: fuchu}}
                - amount: {ge: "param:limit"}
            basis: ["%1$s:law/art-1/p-1"]
            effective: {from: 2020-01-01}
            say: 不能收
            how: [退回]
            ask: 办公室
        """
            .formatted(id));
    files.put(
        "questions/gift.yaml",
        """
        questions:
          - id: %1$s-q-1
            kind: single
            topic: gift
            side: official
            stem: 企业送来礼品，怎么办？
            options:
              - {key: A, text: 收下, right: false, verdict: PROHIBITED}
              - {key: B, text: 退回, right: true}
            explanation: 不能收
            basis: ["%1$s:law/art-1"]
            rule: %1$s-gift-1
        """
            .formatted(id));
    files.put(
        "vocabulary/words.yaml",
        """
        entries:
          - say: 送%1$s
            sense: verb
            acts: {in: receive-gift}
            flow: from-subject
            set: {counterpart: enterprise}
        """
            .formatted(id));
    files.put(
        "tests/gift.yaml",
        """
        tests:
          - id: %1$s-t-1
            given: {facts: {act: receive-gift, amount: 2000, duty_link: true}}
            expect: {verdict: PROHIBITED, rule: %1$s-gift-1, basis: ["%1$s:law/art-1/p-1"]}
        """
            .formatted(id));
    files.putAll(more);
    return files;
  }

  /** The same bundle with one piece of one file replaced. */
  Sample with(String file, String piece, String other) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    String before = changed.getOrDefault(file, "");
    if (!before.contains(piece)) {
      throw new IllegalArgumentException(file + ": " + piece);
    }
    changed.put(file, before.replace(piece, other));
    return new Sample(changed);
  }

  /** The same bundle with a file more. */
  Sample plus(String file, String content) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(file, content);
    return new Sample(changed);
  }

  /** The same bundle under another version. */
  Sample version(String version) {
    return with("pack.yaml", "version: 1.0.0\npublisher", "version: " + version + "\npublisher")
        .with(
            "META-INF/MANIFEST.MF",
            "version:Version=\"1.0.0\"",
            "version:Version=\"" + version + "\"")
        .with("META-INF/MANIFEST.MF", "Bundle-Version: 1.0.0", "Bundle-Version: " + version);
  }

  Path folder(Path parent) {
    try {
      Path folder = Files.createTempDirectory(parent, "pack");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path archive(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reading read(Path parent) {
    return new YamlPackReader().read(folder(parent));
  }

  Pack pack(Path parent) {
    Reading reading = read(parent);
    return reading.pack().orElseThrow(() -> new AssertionError(reading.findings().toString()));
  }

  static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(d -> d.code() + " " + d.location()).toList();
  }
}
