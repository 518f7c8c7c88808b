package org.qinqing.trust.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qinqing.pack.CanonicalZip;

/** Small bundles: the country, a province and places in it; tests change one file or line each. */
record SampleBundle(Map<String, String> files) {
  static SampleBundle country() {
    return made("cn", "000000", "national", "1.0.0", "样例中央", "样例全国机关")
        .with(
            "facts.yaml",
            """
            topics:
              - {id: gift, label: 礼品, say: 收礼}
            facts:
              - {id: act, label: 行为, type: term, silence: closed, presumed: none}
              - {id: object, label: 东西, type: terms, silence: closed, presumed: unsaid, values: [{id: cash, label: 现金}, {id: tea, label: 茶叶}]}
            families:
              - {id: accept, label: 收受, side: official, acts: [{id: receive-gift, label: 收礼, phrases: [收了]}]}
            """)
        .with(
            "parameters.yaml",
            """
            parameters:
              - id: limit
                label: 起点
                values: [{from: 1994-01-01, figure: 200, unit: CNY, basis: ["cn:law/art-1"]}]
            calendar:
              - year: 2026
                rest: [2026-01-01/2026-01-03, 2026-05-01]
                work: [2026-01-04]
                source: 样例通知
                certainty: M
            """)
        .with(
            "vocabulary/words.yaml",
            """
            entries:
              - {say: 红包, also: [利是], sense: thing, set: {object: cash}}
            """);
  }

  static SampleBundle of(String id, String code, String level, String version, String publisher) {
    return made(id, code, level, version, publisher, publisher);
  }

  static SampleBundle city() {
    return of("gz", "440100", "city", "1.0.0", World.CITY);
  }

  static SampleBundle made(
      String id, String code, String level, String version, String publisher, String issuer) {
    Map<String, String> files = new LinkedHashMap<>();
    boolean stands = !id.equals("cn");
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
            .formatted(
                id,
                code,
                version,
                stands ? "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\"," : ""));
    files.put(
        "pack.yaml",
        """
        format: 1
        id: %s
        title: 样例
        place: 地方%s
        locality: "%s"
        level: %s
        version: %s
        publisher: %s
        contact: 办公室
        maturity: published
        review: {on: 2026-11-01, by: 办公室, every: P1Y}
        licence: CC-BY-4.0
        %schanges:
          - {version: %s, say: 样例}
        """
            .formatted(
                id,
                id,
                code,
                level,
                version,
                publisher,
                stands ? "requires: [{id: cn, version: \"1.0.0\"}]\n" : "",
                version));
    files.put(
        "documents/law.md",
        """
        ---
        title: 样例规定
        issuer: %s
        kind: normative
        effective: 2020-01-01
        source: 样例
        text: digest
        certainty: A
        ---

        ## 第一条 收礼 {#art-1}
        不能收礼。

        ## 第二条 例外 {#art-2}
        各地可以放宽。
        """
            .formatted(issuer));
    files.put(
        "rules/gift.yaml",
        """
        rules:
          - id: %1$s-gift-1
            topic: gift
            side: official
            modality: prohibited
            when: {act: {eq: receive-gift}}
            basis: ["%1$s:law/art-1"]
            say: 一律不收
        """
            .formatted(id));
    return new SampleBundle(files);
  }

  SampleBundle with(String path, String content) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(path, content);
    return new SampleBundle(changed);
  }

  SampleBundle change(String path, String from, String to) {
    String before = files.getOrDefault(path, "");
    if (!before.contains(from)) {
      throw new AssertionError(path + " has no " + from);
    }
    return with(path, before.replace(from, to));
  }

  /** The bytes of the files, in the order of a built file. */
  Map<String, byte[]> bytes() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  /** The built, unsigned file. */
  byte[] built() {
    return CanonicalZip.of(bytes(), CanonicalZip.PACK_FIRST);
  }
}
