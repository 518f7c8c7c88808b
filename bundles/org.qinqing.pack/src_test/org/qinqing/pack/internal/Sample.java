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

  private static final String SCENES =
      """
      scenes:
        - id: %1$s-s-1
          topic: gift
          side: official
          title: 一盒月饼
          start: s1
          steps:
            - id: s1
              text: 老板放下一盒月饼就走。
              choices:
                - {key: A, text: 当面退回, to: s2, verdict: PERMITTED, gains: [returned]}
                - {key: B, text: 先留下, to: s3, note: 留下就要想办法, verdict: PROHIBITED}
            - id: s2
              text: 他又打来电话。
              choices:
                - {key: A, text: 说清楚并登记, to: e1, needs: [returned]}
                - {key: B, text: 不再理会, to: e2, leans: strict}
            - id: s3
              text: 盒底有一张卡。
              choices:
                - {key: A, text: 上交, to: e2}
                - {key: B, text: 收好, to: e3}
            - {id: e1, text: 事情清楚, ending: good}
            - {id: e2, text: 还差登记, ending: mixed}
            - {id: e3, text: 受了查处, ending: bad}
          debrief: 退要退得有记录。
          basis: ["%1$s:law/art-1"]
          rules: [%1$s-gift-1]
      """;

  private static final String CASEWORK =
      """
      cards:
        - id: %1$s-c-1
          kind: pocket
          title: 月饼
          topic: gift
          side: official
          say: 节日里有人送东西
          can: [当面退回]
          cannot: [收下]
          how: [登记]
          basis: ["%1$s:law/art-1"]
          rules: [%1$s-gift-1]
      checklists:
        - id: %1$s-l-1
          kind: self-check
          title: 自查
          say: 想一想
          declared: 1
          items: [{id: a1, head: 礼品, text: 有没有收过, how: 退回, basis: ["%1$s:law/art-1"]}]
          outcome: 有就报告
          basis: ["%1$s:law/art-1"]
      forms:
        - id: %1$s-f-1
          kind: declaration
          title: 申报表
          say: 每年填一次
          sections:
            - id: family
              title: 亲属
              repeat: true
              fields:
                - {id: name, label: 姓名, type: text, required: true, basis: ["%1$s:law/art-1"]}
                - {id: kin, label: 关系, type: choice, options: [配偶, 子女]}
                - {id: held, label: 举办日, type: date}
                - {id: filed, label: 报备日, type: date, before: held, hint: 在举办之前}
          pledge: 以上属实
          anonymous: false
          keep: 存档
          basis: ["%1$s:law/art-1"]
      routings:
        - id: %1$s-r-1
          title: 谁签字
          form: %1$s-f-1
          scope:
            - {id: in-1, when: {rank: {ge: fuchu}}, in: true, certainty: explicit, say: 处级以上, basis: ["%1$s:law/art-1"]}
          signers:
            - {id: s-1, when: {party_secretary: {eq: true}}, signer: 上级分管领导, certainty: explicit, say: 书记, basis: ["%1$s:law/art-1"]}
            - {id: s-2, when: {team_member: {eq: true}}, signer: 党委（党组）书记, certainty: explicit, say: 班子, basis: ["%1$s:law/art-1"]}
            - {id: s-3, when: {team_member: {eq: false}}, signer: 分管领导, certainty: explicit, say: 其他, basis: ["%1$s:law/art-1"]}
          routes:
            - {id: r-1, when: {rank: {ge: staff}}, chain: [本级纪委], fileAlso: [上级纪委], certainty: explicit, say: 报, basis: ["%1$s:law/art-1"]}
          basis: ["%1$s:law/art-1"]
      plans:
        - id: %1$s-p-1
          title: 一年的安排
          say: 先申报后公示
          year: 2026
          steps:
            - id: declare
              title: 申报
              say: 填表
              due: {on: 2026-03-02}
              forms: [%1$s-f-1]
              basis: ["%1$s:law/art-1"]
            - id: publish
              title: 公示
              say: 贴出来
              after: [declare]
              lasts: {count: 3, unit: working-day}
              due: {on: 2026-03-09}
              basis: ["%1$s:law/art-1"]
            - id: mend
              title: 纠改
              say: 主动改
              due: {within: {count: 3, unit: month}, from: publish}
              basis: ["%1$s:law/art-1"]
            - {id: teach, title: 宣传, say: 一直做, throughout: true, basis: ["%1$s:law/art-1"]}
          basis: ["%1$s:law/art-1"]
      ladders:
        - id: %1$s-x-1
          title: 怎么处理
          say: 照原文
          rungs: [{id: r1, when: 没有影响, then: 提醒, basis: ["%1$s:law/art-1"]}]
          basis: ["%1$s:law/art-1"]
      samplings:
        - id: %1$s-m-1
          title: 抽查
          say: 抽一部分
          percent: limit
          population: 申报的人
          targeted: [信访]
          basis: ["%1$s:law/art-1"]
      """;

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
                calendar:
                  - year: 2026
                    rest: [2026-01-01/2026-01-03, 2026-05-01]
                    work: [2026-01-04]
                    source: 样例通知
                    certainty: M
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

  /** A bundle for a county or another city, with ids of its own. */
  static Sample place(String id, String code) {
    return new Sample(
        files(
            id,
            code,
            code.endsWith("00") ? "city" : "county",
            "样" + code,
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
    files.put("questions/scenes.yaml", SCENES.formatted(id));
    files.put("cases/work.yaml", CASEWORK.formatted(id));
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
