package org.qinqing.authoring.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;

/** Made-up bundles, written as an author writes them. */
final class World {
  private static final String NATIONAL_FACTS =
      """
      topics: [{id: gift, label: 礼品礼金}, {id: banquet, label: 吃请}, {id: loan, label: 借贷}]
      facts:
        - {id: act, label: 行为, type: term, silence: open}
        - {id: status, label: 状态, type: term, silence: open, values: [{id: done, label: 已做}]}
        - {id: amount, label: 金额, type: quantity, silence: open, unit: CNY, question: 多少钱？}
      families:
        - id: accept
          label: 收受
          side: official
          acts: [{id: receive-gift, label: 收礼}, {id: dine, label: 吃请}, {id: borrow, label: 借}]
      """;

  private World() {}

  static String rule(String id, String topic, String modality, String when, String more) {
    return "  - {id: %s, topic: %s, side: official, modality: %s, when: %s, basis: [\"cn:law/art-1\"], say: 话%s}\n"
        .formatted(id, topic, modality, when, more.isEmpty() ? "" : ", " + more);
  }

  static String test(String id, String facts, String verdict) {
    return "  - {id: %s, given: {facts: {%s}}, expect: {verdict: %s}}\n"
        .formatted(id, facts, verdict);
  }

  /** A bundle with these rules and tests; each is one line of the list. */
  static Pack pack(String id, String place, String code, String rules, String tests) {
    return pack(id, place, code, rules, tests, Map.of());
  }

  static Pack pack(
      String id, String place, String code, String rules, String tests, Map<String, String> more) {
    Map<String, String> files = new TreeMap<>(more);
    boolean national = code.equals("000000");
    files.put(
        "pack.yaml",
        """
        format: 1
        id: %s
        title: %s规则包
        place: %s
        locality: "%s"
        level: %s
        version: 1.0.0
        publisher: 示例单位
        contact: 单位纪检监察组织
        maturity: draft
        review: {on: 2026-11-01, by: 示例单位, every: P1Y}
        licence: CC-BY-4.0
        requires: [%s]
        changes: [{version: 1.0.0, say: 初版}]
        """
            .formatted(
                id,
                place,
                place,
                code,
                national ? "national" : code.endsWith("0000") ? "province" : "city",
                national ? "" : "{id: cn, version: 1.0.0}"));
    if (national) {
      files.put("facts.yaml", NATIONAL_FACTS);
      files.putIfAbsent("documents/law.md", document("law", "## 第一条 总则 {#art-1}\n不收。\n"));
    }
    if (!rules.isEmpty()) {
      files.put("rules/all.yaml", "rules:\n" + rules);
    }
    if (!tests.isEmpty()) {
      files.put("tests/all.yaml", "tests:\n" + tests);
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    PackReader.Reading reading = Services.reader().read(id, bytes);
    return reading.pack().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  static String document(String title, String body) {
    return """
    ---
    title: %s
    issuer: 示例机关
    kind: normative
    effective: 2020-01-01
    source: 示例
    text: digest
    certainty: A
    ---
    %s\
    """
        .formatted(title, body);
  }

  static PackSnapshot installed(Pack... packs) {
    List<Pack> all = List.of(packs);
    return new PackSnapshot(1, all, List.of(), all.getFirst().facts());
  }
}
